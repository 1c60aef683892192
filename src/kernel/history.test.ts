/** Histories: the same entries, told to each reader as far as he or she may know. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { actorOf, addPerson, giveMandate, organisationPath, personPath, roleName, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../test/support/house.ts'
import type { Subject } from './capability.ts'
import { change, record } from './change.ts'
import { addDays, dayIn } from './dates.ts'
import { history, historyPage, journalScope } from './history.ts'
import { type Actor, type Role, SHELL } from './values/actor.ts'

const { house } = await testHouse()
const today = house.clock.today()
const ids: Record<string, number> = {}
const actor = async (name: string): Promise<Actor> => (await actorOf(house.reader, ids[name]!, null, today))!

const person = async (name: string, role: Role | null, endsOn: string | null = null) => {
  ids[name] = await change(house, (tx) => addPerson(tx, SHELL, { name }))
  if (role === null) return
  const mandate = { personId: ids[name], role, organisationId: ids.network!, startsOn: '2015-01-01', endsOn }
  await change(house, (tx) => giveMandate(tx, SHELL, mandate))
}
const edited = (who: Actor, subjects: Subject[], open = true) =>
  change(house, (tx) =>
    record(tx, who, 'organisation.edited', { organisationId: ids.network!, public: open, subjects, payload: { fields: ['town'] } }),
  )
const toldTo = async (reader: Actor | null, lang: 'fr' | 'en' = 'fr', limit = 1) =>
  history(house, reader, lang, { scope: { kind: 'all' }, limit })

before(async () => {
  const made = await change(house, (tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))
  ids.network = made.organisationId
  await person('Paule Staff', 'staff')
  await person('Sam Secrétaire', 'secretary')
  await person('Rita Représente', 'representative')
  await person('Fanny Finie', 'staff', addDays(today, -1))
  await person('Zoé Sans', null)
})
const network = () => [{ kind: 'organisation', id: ids.network! }]

test('who is signed in reads names and offices; a stranger reads the office, and the name of the board alone', async () => {
  const [staff, secretary] = (['staff', 'secretary'] as const).map((role) => `${roleName('fr', role)}, Réseau d’essai`)
  const cases: [string, string, string][] = [
    ['Paule Staff', `Paule Staff, ${staff}`, staff!],
    ['Sam Secrétaire', `Sam Secrétaire, ${secretary}`, `Sam Secrétaire, ${secretary}`],
  ]
  for (const [name, signedIn, stranger] of cases) {
    await edited(await actor(name), network())
    const [known] = await toldTo(await actor('Rita Représente'))
    const [unknown] = await toldTo(null)
    assert.deepEqual([known!.who, unknown!.who], [signedIn, stranger])
    assert.equal(known!.whoPath, personPath(ids[name]!))
    assert.equal(unknown!.whoPath === null, !stranger.includes(name))
  }
})

test('somebody without an office is a person of the network to strangers, never the command line', async () => {
  for (const name of ['Zoé Sans', 'Fanny Finie']) {
    await edited(await actor(name), network())
    assert.equal((await toldTo(await actor('Paule Staff')))[0]!.who, name)
    const [fr, en] = [(await toldTo(null))[0]!.who, (await toldTo(null, 'en'))[0]!.who]
    assert.deepEqual([fr, en], ['Une personne du réseau', 'A person of the network'])
  }
})

test('what the shell did is told so, in both languages', async () => {
  await edited(SHELL, network())
  assert.equal((await toldTo(null))[0]!.who, 'Ligne de commande')
  assert.equal((await toldTo(null, 'en'))[0]!.who, 'Command line')
})

test('a deed is told by its sentence, its sign, its day in the network’s zone, and the thing that it was done on', async () => {
  const id = await edited(SHELL, network())
  const [entry] = await toldTo(null)
  assert.deepEqual(
    { ...entry, at: null },
    {
      id,
      at: null,
      day: dayIn('Europe/Paris', entry!.at),
      deed: 'organisation.edited',
      glyph: 'edit',
      tone: 'ink',
      sentence: 'a modifié la ville',
      who: 'Ligne de commande',
      whoPath: null,
      byPersonId: null,
      subject: { title: 'Réseau d’essai', path: organisationPath(ids.network!) },
      example: false,
    },
  )
  assert.equal((await toldTo(null, 'en'))[0]!.sentence, 'edited the town')
})

test('what one may not see is not there, and the page goes on behind it', async () => {
  const before = await edited(SHELL, network())
  const hidden = await edited(SHELL, [{ kind: 'person', id: ids['Zoé Sans']! }, ...network()])
  await edited(SHELL, [{ kind: 'organisation', id: 999_999 }])
  const idsFor = async (reader: Actor | null) => (await toldTo(reader, 'fr', 3)).map(({ id }) => id)
  assert.deepEqual(await idsFor(null), [before], 'the person does not exist for strangers, the organisation for nobody')
  assert.deepEqual(await idsFor(await actor('Rita Représente')), [hidden, before])
  const page = await historyPage(house, null, 'fr', { scope: { kind: 'all' }, limit: 2 })
  assert.deepEqual([page.entries, page.next], [[], hidden])
  const next = await historyPage(house, null, 'fr', { scope: { kind: 'all' }, limit: 1, before: page.next! })
  assert.deepEqual(
    next.entries.map(({ id }) => id),
    [before],
  )
})

test('an entry about nothing is told without a thing', async () => {
  await edited(SHELL, [])
  assert.equal((await toldTo(null))[0]!.subject, null)
})

test('example people and things mark what is told of them', async () => {
  const id = await change(house, (tx) => addPerson(tx, SHELL, { name: 'Élise Exemple', example: true }))
  await change(house, (tx) =>
    record(tx, { ...SHELL, personId: id }, 'organisation.edited', {
      organisationId: null,
      public: true,
      subjects: network(),
      payload: { fields: [] },
    }),
  )
  assert.equal((await toldTo(await actor('Paule Staff')))[0]!.example, true)
})

test('the journal’s scope follows from the mandates of the day', async () => {
  const region = 77
  const holding = (...mandates: [Role, number][]): Actor => ({
    ...SHELL,
    personId: 1,
    mandates: mandates.map(([role, organisationId], id) => ({
      id,
      role,
      organisationId,
      organisationName: '',
      bodyId: null,
      bodyName: null,
    })),
  })
  const all = { kind: 'all' }
  const cases: [Actor | null, number | null, object][] = [
    [null, ids.network!, { kind: 'public' }],
    [holding(['staff', ids.network!]), ids.network!, all],
    [holding(['national_director', ids.network!]), ids.network!, all],
    [holding(['board_member', ids.network!]), ids.network!, all],
    [holding(['treasurer', ids.network!]), ids.network!, all],
    [holding(['representative', ids.network!]), ids.network!, { kind: 'organisations', ids: [ids.network!] }],
    [holding(['staff', region], ['treasurer', region]), ids.network!, { kind: 'organisations', ids: [region] }],
    [holding(), ids.network!, { kind: 'organisations', ids: [] }],
    [holding(['staff', region]), null, { kind: 'organisations', ids: [region] }],
  ]
  for (const [reader, networkId, scope] of cases) assert.deepEqual(journalScope(reader, networkId), scope, JSON.stringify(reader?.mandates))
})
