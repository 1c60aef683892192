/** Statutes on a real database: drafted, edited by one at a time, proposed as a frozen text, brought into force by a decision alone. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { addDays } from '#kernel/dates.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { actorOf, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { adoptByDecision, adoptStatutes, draftStatutes, editStatutes, proposeStatutes, SILENT, withdrawStatutes } from './commands.ts'
import { statutesById, statutesInForce, statutesVersion, statutesVersions } from './queries.ts'
import type { StatutesText } from './tables.ts'

const { house } = await testHouse()
const today = house.clock.today()
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const actors = new Map<Role, Actor>()
const as = (role: Role): Actor => actors.get(role)!
let network = 0

before(async () => {
  network = (await run((tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))).organisationId
  for (const role of ['president', 'secretary', 'treasurer', 'staff', 'representative'] as const) {
    const personId = await run((tx) => addPerson(tx, SHELL, { name: role }))
    await run((tx) => giveMandate(tx, SHELL, { personId, role, organisationId: network, startsOn: '2015-01-01' }))
    actors.set(role, (await actorOf(house.reader, personId, null, today))!)
  }
})

const TEXT: StatutesText = {
  ...SILENT,
  articles: [{ number: '12', title: { fr: 'Décisions', en: null }, text: { fr: 'À la majorité des voix.', en: null } }],
  bodies: [
    {
      body: 'ca',
      voters: 'seats',
      notice: { days: 15, article: '12' },
      second: null,
      quorum: null,
      proxies: null,
      casting: null,
      remote: null,
      decisions: [
        {
          code: 'ordinary',
          name: { fr: 'Décision ordinaire', en: null },
          threshold: 'simple',
          base: 'votes_cast',
          blanksCount: false,
          abstentionsCount: false,
          eachCollege: false,
          quorum: null,
          noticeDays: null,
          article: '12',
        },
      ],
    },
  ],
}
const draft = (text: StatutesText = TEXT) =>
  run((tx) => draftStatutes(tx, as('secretary'), { organisationId: network, title: 'Statuts', text }))
const proposed = async () => {
  const id = await draft()
  await run((tx) => proposeStatutes(tx, as('secretary'), id))
  return id
}

async function refused(work: Promise<unknown>, code: string, status = 422): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof Refusal, String(error))
    assert.deepEqual([error.objections[0]?.code, error.status], [code, status])
    return true
  })
}

test('the secretary and the permanents write; nobody else does, and a draft is read by them and the board', async () => {
  const id = await draft()
  const { number } = (await statutesById(house.reader, id))!
  for (const role of ['president', 'treasurer', 'representative'] as const)
    await refused(
      run((tx) => draftStatutes(tx, as(role), { organisationId: network, title: 'x' })),
      'kernel.not_yours',
      403,
    )
  const seen = async (actor: Actor | null) => (await statutesVersion(house.reader, actor, network, number)) !== null
  assert.deepEqual(await Promise.all([as('staff'), as('treasurer'), as('representative'), null].map(seen)), [true, true, false, false])
  assert.equal(
    (await statutesVersions(house.reader, null, network)).some((each) => each.id === id),
    false,
  )
  await refused(
    run((tx) => editStatutes(tx, as('representative'), id, 1, { title: 'y' })),
    'kernel.not_found',
    404,
  )
})

test('an edit tells which parts it touched; of two who edit at once the second is told', async () => {
  const id = await draft()
  const renewal = { body: 'ca', termYears: 3, parts: 3, article: '12' }
  assert.deepEqual(await run((tx) => editStatutes(tx, as('staff'), id, 1, { title: 'Statuts 2017', text: { renewal } })), [
    'renewal',
    'facts',
  ])
  await refused(
    run((tx) => editStatutes(tx, as('secretary'), id, 1, { title: 'Autre' })),
    'statutes.touched_since',
    409,
  )
  assert.deepEqual(await run((tx) => editStatutes(tx, as('staff'), id, 2, { text: { renewal } })), [], 'nothing changed, nothing written')
  const [entry] = await journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind: 'statutes_version', id }, limit: 1 })
  assert.deepEqual(entry?.payload, { parts: ['renewal', 'facts'] })
})

test('what is proposed is whole and frozen; what is withdrawn may be mended', async () => {
  const half = await draft({ ...TEXT, articles: [] })
  await refused(
    run((tx) => proposeStatutes(tx, as('secretary'), half)),
    'statutes.article_unknown',
  )
  const id = await proposed()
  await refused(
    run((tx) => editStatutes(tx, as('secretary'), id, 1, { title: 'Autre' })),
    'statutes.frozen',
  )
  const { sha256 } = (await statutesById(house.reader, id))!
  assert.match(sha256!, /^[0-9a-f]{64}$/)
  await run((tx) => withdrawStatutes(tx, as('secretary'), id))
  assert.equal((await statutesById(house.reader, id))?.sha256, null)
  assert.equal(await run((tx) => proposeStatutes(tx, as('secretary'), id)), sha256, 'the same text has the same fingerprint')
})

test('a past decision is recorded by president or secretary; its day has passed, and it holds from its day to the next one’s', async () => {
  const [first, second] = [await proposed(), await proposed()]
  const decision = { body: { fr: 'Assemblée générale', en: null }, decidedOn: '2013-06-01', reference: null, source: null }
  const input = { inForceFrom: '2013-07-01', decision }
  await refused(
    run((tx) => adoptStatutes(tx, as('staff'), first, input)),
    'kernel.not_yours',
    403,
  )
  const cases: [Partial<typeof input>, string][] = [
    [{ inForceFrom: '2013' }, 'statutes.day_missing'],
    [{ inForceFrom: '2013-05-31' }, 'statutes.in_force_before_decision'],
    [{ decision: { ...decision, decidedOn: addDays(today, 1) } }, 'statutes.decided_after_today'],
    [{ decision: { body: null, decidedOn: null, reference: null, source: null } as never }, 'statutes.nothing_known_of_decision'],
  ]
  for (const [facts, code] of cases)
    await refused(
      run((tx) => adoptStatutes(tx, as('president'), first, { ...input, ...facts })),
      code,
    )
  await run((tx) => adoptStatutes(tx, as('president'), first, input))
  await refused(
    run((tx) => adoptStatutes(tx, as('president'), second, input)),
    'statutes.day_before_other',
  )
  await run((tx) => adoptStatutes(tx, as('secretary'), second, { ...input, inForceFrom: '2016-10-13' }))
  const inForce = async (day: string) => (await statutesInForce(house.reader, network, day))?.id ?? null
  assert.deepEqual(await Promise.all(['2013-06-30', '2013-07-01', '2016-10-12', '2016-10-13'].map(inForce)), [null, first, first, second])
  assert.equal((await statutesById(house.reader, first))?.inForceUntil, '2016-10-12')
})

test('an assembly’s decision brings exactly the text that was decided on into force', async () => {
  const id = await proposed()
  const { sha256 } = (await statutesById(house.reader, id))!
  const decision = { body: { fr: 'Assemblée générale', en: null }, decidedOn: today, reference: 'R1', source: '/meetings/1' }
  await refused(
    run((tx) => adoptByDecision(tx, as('president'), id, { sha256: '0'.repeat(64), decision })),
    'statutes.touched_since',
  )
  await run((tx) => adoptByDecision(tx, as('president'), id, { sha256, decision }))
  assert.equal((await statutesInForce(house.reader, network, today))?.id, id)
  await refused(
    run((tx) => adoptByDecision(tx, as('president'), id, { sha256, decision })),
    'statutes.frozen',
  )
})
