/** Editing the network, its logo, its colour and its legal texts, on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peopledHouse } from '../../../../test/support/people.ts'
import { JPEG, PNG, pngSized } from '../../../../test/support/pictures.ts'
import { legalFacts, networkSettings } from '../queries/network.ts'
import { networkFacts, networkLogo } from '../queries.ts'
import { NO_TEXTS } from '../rules/texts.ts'
import { editNetwork, editTexts, type NetworkEdit } from './network.ts'

const { house, id, acting, entries, refused, as } = await peopledHouse()
const sam = await acting('sam')

/** What the form would send of what is stored now. */
async function now(): Promise<NetworkEdit> {
  const { logo: _logo, ...settings } = (await networkSettings(house.reader))!
  return settings
}
const edit = async (changes: Partial<NetworkEdit>, who = sam) => {
  const input = { ...(await now()), ...changes }
  return as(who, (tx, actor) => editNetwork(tx, actor, input))
}

test('only those who keep the network edit it', async () => {
  await refused(edit({ name: 'Autre' }, await acting('rita')), 'kernel.not_yours', 403)
  await refused(edit({ name: 'Autre' }, await acting('paule')), 'kernel.not_yours', 403)
})

test('each field that changed is told in the journal, and the facts of every page follow', async () => {
  const wished = { name: 'Réseau renommé', town: 'Brest', site: 'https://reseau.example', contactEmail: 'contact@reseau.example' }
  assert.deepEqual(await edit(wished), ['name', 'town', 'site', 'contact_email'])
  assert.deepEqual(await edit({ timeZone: 'Indian/Reunion', accent: '#1F4E8C', english: false }), ['time_zone', 'accent', 'english'])
  const [entry] = await entries()
  assert.deepEqual([entry?.deed, entry?.payload], ['network.edited', { fields: ['time_zone', 'accent', 'english'] }])
  const facts = await house.network()
  assert.deepEqual(
    [facts?.name, facts?.timeZone, facts?.accentPath, facts?.english],
    ['Réseau renommé', 'Indian/Reunion', '/accent.css?v=1f4e8c', false],
  )
  assert.equal(house.clock.timeZone, 'Indian/Reunion', 'the clock keeps the new midnight')
  assert.deepEqual(await edit({}), [], 'what did not change leaves no deed')
})

test('the house’s own green is no colour of the network’s', async () => {
  await edit({ accent: '#0b625c' })
  assert.equal((await networkFacts(house.reader))?.accentPath, null)
})

const REFUSED: [string, Partial<NetworkEdit>, string][] = [
  ['no name', { name: '  ' }, 'people.name_missing'],
  ['a time zone that is none', { timeZone: 'Mars/Phobos' }, 'people.time_zone_unknown'],
  ['a colour that is none', { accent: 'red;}body{display:none' }, 'people.accent_no_colour'],
  ['a pale colour', { accent: '#ffee88' }, 'people.accent_too_pale'],
  ['a site that is none', { site: 'javascript:alert(1)' }, 'people.site_no_address'],
  ['English at first sight without English', { english: false, lang: 'en' }, 'people.lang_off'],
  ['a drawing', { logo: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>') }, 'people.logo_not_picture'],
  ['a script', { logo: new TextEncoder().encode('#!/bin/sh\nrm -rf /') }, 'people.logo_not_picture'],
  ['a picture that is cut off', { logo: PNG.subarray(0, 40) }, 'people.logo_broken'],
  ['a script that begins like a picture', { logo: Buffer.concat([JPEG.subarray(0, 4), Buffer.from('<script>')]) }, 'people.logo_broken'],
  ['a heavy picture', { logo: Buffer.concat([PNG, Buffer.alloc(1_048_576)]) }, 'people.logo_too_large'],
]
for (const [name, changes, code] of REFUSED) test(`refused: ${name}`, () => refused(edit(changes), code))

test('a logo keeps its bytes and its shape, and goes when it is taken away', async () => {
  const wide = pngSized(300, 60)
  assert.deepEqual(await edit({ logo: wide }), ['logo'])
  const logo = (await networkLogo(house.reader))!
  assert.deepEqual([Buffer.from(logo.bytes).equals(wide), logo.type], [true, 'image/png'])
  assert.deepEqual((await networkFacts(house.reader))?.logoSize, { width: 300, height: 60 })
  assert.deepEqual(await edit({ logo: wide }), [], 'the same picture again is no change')
  assert.deepEqual(await edit({ logo: JPEG }), ['logo'])
  assert.equal((await networkLogo(house.reader))?.type, 'image/jpeg')
  assert.deepEqual(await edit({ logo: null }), ['logo'])
  assert.equal(await networkLogo(house.reader), null)
  assert.deepEqual(await edit({ logo: null }), [], 'there is nothing left to take away')
})

test('of two who edit at once, the second is told', async () => {
  const before = await now()
  await edit({ town: 'Quimper' })
  await refused(
    as(sam, (tx, who) => editNetwork(tx, who, { ...before, town: 'Lorient' })),
    'people.settings_moved',
    409,
  )
  assert.equal((await now()).town, 'Quimper')
})

test('legal texts are edited by the same people, with the same care', async () => {
  const revision = async () => (await legalFacts(house.reader))!.revision
  const texts = { ...NO_TEXTS, director: 'La présidente', address: '1 rue du Port' }
  await refused(
    as(await acting('rita'), async (tx, who) => editTexts(tx, who, { texts, example: false, revision: await revision() })),
    'kernel.not_yours',
    403,
  )
  const fields = await as(sam, async (tx, who) => editTexts(tx, who, { texts, example: false, revision: 1 }))
  assert.deepEqual(fields, ['address', 'director'])
  await refused(
    as(sam, (tx, who) => editTexts(tx, who, { texts: NO_TEXTS, example: false, revision: 1 })),
    'people.settings_moved',
    409,
  )
  await refused(
    as(sam, (tx, who) => editTexts(tx, who, { texts: { ...texts, conformity: 'full' }, example: false, revision: 2 })),
    'people.conformity_without_audit',
  )
  const facts = (await legalFacts(house.reader))!
  assert.deepEqual([facts.texts.director, facts.texts.conformity, facts.networkId], ['La présidente', 'none', id('network')])
})
