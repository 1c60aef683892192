/**
 * A network has members who hold a mandate and never came in. Lucie, of its permanent staff, prepares the invitations of one region in one go:
 * she adds a word, reads the mail again and sends it; the page counts by itself what leaves. The mail server refuses one address: Lucie finds it
 * waiting on her front page, mends it and sends it again. Anne opens her link on a telephone: she reads who invites her and for whom she speaks,
 * enters by the one button, and chooses for which of her two organisations she acts; her link is over afterwards, and she is offered a new one. She
 * adds a colleague. Léon has no address: Lucie prints his letter; he types its code, gives his address, and confirms it by a code.
 */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import { outbox } from '#kernel/mail.ts'
import { type Role, SHELL } from '#kernel/values/actor.ts'
import { addOrganisation, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { printLetters } from '../../src/modules/people/commands/letters.ts'
import { checkPage } from '../support/browser.ts'
import { opened, pathOf, servedHouse, shows, watches } from '../support/served.ts'
import { smtpServer } from '../support/smtp.ts'

const smtp = await smtpServer()
const { house, visitor } = await servedHouse({ demo: false, smtpUrl: smtp.url })

const ids = await change(house, async (tx) => {
  const person = { name: 'Lucie Marendon', email: 'lucie@reseau.example', lang: 'fr' as const, role: 'staff' as const }
  const { organisationId: network, personId: lucie } = await setUpNetwork(tx, SHELL, {
    name: 'Réseau des ateliers',
    timeZone: 'Europe/Paris',
    person,
  })
  const bretagne = await addOrganisation(tx, SHELL, { kind: 'regional', name: 'Ateliers de Bretagne', parentId: network, region: 'BRE' })
  const member = (name: string, parentId: number) => addOrganisation(tx, SHELL, { kind: 'member', name, parentId })
  const [jardins, atelier, far] = [
    await member('Les Jardins du Lac', bretagne),
    await member('Atelier du Port', bretagne),
    await member('Ailleurs', network),
  ]
  const somebody = async (name: string, email: string | null, ...organisations: number[]) => {
    const personId = await addPerson(tx, SHELL, { name, email, phone: '02 98 00 00 00' })
    for (const organisationId of organisations)
      await giveMandate(tx, SHELL, { personId, role: 'representative' as Role, organisationId, startsOn: '2016-01-01' })
    return personId
  }
  await somebody('Anne Keraval', 'anne@reseau.example', jardins, atelier)
  const bruno = await somebody('Bruno Tissot', 'nobody@reseau.example', atelier)
  await somebody('Léon Guivarch', null, jardins)
  await somebody('Une Autre', 'autre@reseau.example', far)
  return { lucie: lucie!, bretagne, jardins, bruno }
})

const enter = async (page: Page, personId: number) => {
  await page.goto(`/invitations/${await house.sessions.links.make('sign_in', personId)}`)
  await page.getByRole('button', { name: /^Entrer en tant que/ }).click()
  await shows(page, /^Bonjour/)
}
const mailTo = async (recipient: string) => (await outbox(house.reader, 50)).find((mail) => mail.recipient === recipient)?.text ?? ''
const linkIn = (text: string) => /\/invitations\/[\w-]{43}/.exec(text)?.[0] ?? ''
const count = (page: Page, state: string) => page.locator('.spread tr').filter({ hasText: state }).getByRole('cell').textContent()

const lucie = await visitor()
const anne = await visitor({ width: 360 })
const leon = await visitor({ width: 360 })
let batch = ''

test('Lucie prepares the invitations of a region, and reads the mail again before anything leaves', async () => {
  await enter(lucie, ids.lucie)
  await checkPage(lucie, 'invitations-welcome')
  await lucie.goto('/invitations')
  await checkPage(lucie, 'invitations-none')
  await lucie.getByRole('link', { name: 'Préparer des invitations' }).click()
  await lucie.getByLabel('Région').selectOption('Ateliers de Bretagne')
  await shows(lucie, 'Préparer 3 invitations')
  assert.equal(await lucie.getByText('Une Autre').count(), 0)
  await checkPage(lucie, 'invitations-new')
  await lucie.getByLabel('Un mot de votre part').fill('Chers collègues,\n\nl’assemblée est le 12 juin.')
  await lucie.getByRole('button', { name: 'Préparer 3 invitations' }).click()
  await lucie.waitForURL(/\/invitations\/batches\//)
  batch = pathOf(lucie)
  await shows(lucie, 'l’assemblée est le 12 juin.')
  await checkPage(lucie, 'invitations-prepared')
  assert.equal(smtp.received.length, 0)
})

test('they leave, one is refused by the server, and the page counts by itself', async () => {
  await watches(lucie, batch)
  await lucie.getByRole('button', { name: 'Envoyer 2 courriels' }).click()
  await lucie.locator('.spread').getByText('adresse refusée').waitFor()
  await lucie.locator('.spread').getByText('envoyée').waitFor()
  assert.deepEqual(
    [await count(lucie, 'adresse refusée'), await count(lucie, 'envoyée'), await count(lucie, 'lettre à imprimer')],
    ['1', '1', '1'],
  )
  assert.deepEqual(
    smtp.received.map(({ to }) => to),
    [['anne@reseau.example']],
  )
  await checkPage(lucie, 'invitations-sent')
})

test('the refused address waits for Lucie; mended, it is sent again with one click', async () => {
  await lucie.goto('/')
  await lucie.getByRole('link', { name: '1 adresse refusée' }).click()
  await shows(lucie, 'Bruno Tissot')
  await lucie.getByRole('link', { name: 'Appeler le 02 98 00 00 00' }).waitFor()
  await lucie.getByRole('link', { name: 'Corriger l’adresse' }).click()
  await lucie.getByLabel('Adresse électronique').fill('bruno@reseau.example')
  await lucie.getByRole('button', { name: 'Enregistrer' }).click()
  await lucie.waitForURL(/\/persons\/\d+$/)
  await watches(lucie, batch)
  await lucie.getByRole('button', { name: 'À l’adresse corrigée' }).click()
  await shows(lucie, '1 invitation repart avec un nouveau lien.')
  await lucie.locator('.spread').getByText('adresse refusée').waitFor({ state: 'detached' })
  await lucie
    .locator('.spread tr')
    .filter({ hasText: /envoyée\s*2/ })
    .waitFor()
})

test('Anne enters from her telephone by one button, and acts for the one or the other of her organisations', async () => {
  const link = linkIn(await mailTo('anne@reseau.example'))
  await anne.goto(link)
  await shows(anne, /Lucie Marendon, pour Réseau des ateliers/)
  await checkPage(anne, 'invitations-invited')
  await anne.goto(link)
  await lucie.locator('.spread').getByText('ouverte').waitFor()
  await anne.getByRole('button', { name: 'Entrer en tant que Anne Keraval' }).click()
  await shows(anne, 'Bienvenue Anne Keraval')
  await checkPage(anne, 'invitations-inside')
  await lucie.locator('.spread').getByText('acceptée').waitFor()
  await anne.getByRole('link', { name: 'Mes mandats' }).click()
  for (const name of ['Atelier du Port', 'Les Jardins du Lac']) {
    await anne.getByLabel(new RegExp(name)).check()
    await anne.getByRole('button', { name: 'Agir pour ce mandat' }).click()
    await shows(anne, new RegExp(`Vous agissez maintenant pour.*${name}`))
  }
})

test('her link is over; whoever has it gets a new one at her own address', async () => {
  const link = linkIn(await mailTo('anne@reseau.example'))
  const stranger = await visitor({ width: 360 })
  assert.equal(await opened(stranger, link), 404)
  await checkPage(stranger, 'invitations-over')
  await stranger.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
  await shows(stranger, 'Si ce lien était le vôtre')
  const fresh = linkIn(await mailTo('anne@reseau.example'))
  assert.notEqual(fresh, link)
  assert.equal(await opened(stranger, fresh), 200)
  assert.equal(await opened(stranger, `/invitations/${'a'.repeat(43)}`), 404)
  await stranger.getByRole('button', { name: 'Recevoir un nouveau lien' }).click()
  await shows(stranger, 'Si ce lien était le vôtre')
})

test('Anne adds a colleague, who speaks for the same organisation', async () => {
  await anne.goto('/invitations')
  await anne.getByRole('link', { name: /Les Jardins du Lac/ }).click()
  await checkPage(anne, 'invitations-colleague')
  await anne.getByLabel('Prénom et nom').fill('Zoé Neuve')
  await anne.getByLabel('Adresse électronique').fill('zoe')
  await anne.getByRole('button', { name: 'Ajouter et inviter' }).click()
  await anne.getByRole('alert').getByText('n’est pas une adresse électronique').waitFor()
  assert.equal(await anne.getByLabel('Prénom et nom').inputValue(), 'Zoé Neuve')
  await anne.getByLabel('Adresse électronique').fill('zoe@reseau.example')
  await anne.getByRole('button', { name: 'Ajouter et inviter' }).click()
  await shows(anne, 'Un courriel part à zoe@reseau.example.')
  await anne.goto('/invitations')
  await anne.getByRole('link', { name: /Collègues invités/ }).click()
  await shows(anne, 'Zoé Neuve')
  await checkPage(anne, 'invitations-colleagues')
  assert.equal(await opened(anne, batch), 404, 'the region’s batch is none of hers')
})

test('Léon comes in by the code of a letter, and his address becomes his once a code proves it', async () => {
  await lucie.goto(batch)
  const downloading = lucie.waitForEvent('download')
  await lucie.getByRole('button', { name: 'Imprimer 1 lettre (PDF)' }).click()
  assert.equal(
    readFileSync(await (await downloading).path())
      .subarray(0, 5)
      .toString(),
    '%PDF-',
  )
  // What the paper says is read from the printing itself: only a hash of it is kept.
  const [letter] = await change(house, (tx) =>
    printLetters(tx, SHELL, Number(batch.split('/').at(-1)), { which: 'all', key: house.signingKey }),
  )
  await leon.goto('/invitation')
  await checkPage(leon, 'invitations-code')
  await leon.getByLabel('Votre code').fill('ABCD-EFGH-JK')
  await leon.getByRole('button', { name: 'Continuer' }).click()
  await leon.getByRole('alert').getByText('Ce code n’est pas le bon').waitFor()
  await leon.getByLabel('Votre code').fill(letter!.code.toLowerCase())
  await leon.getByRole('button', { name: 'Continuer' }).click()
  await shows(leon, 'Bonjour Léon Guivarch')
  assert.equal(pathOf(leon), '/invitation')
  await leon.getByLabel('Votre adresse électronique').fill('leon@reseau.example')
  await checkPage(leon, 'invitations-letter')
  await leon.getByRole('button', { name: 'Entrer en tant que Léon Guivarch' }).click()
  await leon.getByLabel('Code à six chiffres').waitFor()
  await checkPage(leon, 'invitations-email')
  await leon.getByLabel('Code à six chiffres').fill(/^\s+(\d{6})$/m.exec(await mailTo('leon@reseau.example'))![1]!)
  await leon.getByRole('button', { name: 'Confirmer' }).click()
  await shows(leon, 'Votre adresse est confirmée')
  const { email } = await house.reader
    .selectFrom('people_person')
    .select('email')
    .where('name', '=', 'Léon Guivarch')
    .executeTakeFirstOrThrow()
  assert.equal(email, 'leon@reseau.example')
})
