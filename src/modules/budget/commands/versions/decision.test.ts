/** A budget voted through the house: by an assembly in the instant of the closing or not at all, or elsewhere and recorded. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closeVote, openVote } from '#modules/ballot/commands/votes.ts'
import { BALANCED, budgeting, TREASURER } from '../../../../../test/support/budgets.ts'
import { gatheringIn } from '../../../../../test/support/meetings.ts'
import { outcome } from '../../../../../test/support/plans.ts'
import { versionById } from '../../queries.ts'
import { addLines, editLine } from '../sheet/lines.ts'
import { spreadLine } from '../spread/spread.ts'
import { recordDecision, voteByDecision } from './decision.ts'
import { draftVersion, proposeVersion, withdrawVersion } from './versions.ts'

const trial = await budgeting({ lines: [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))] })
const { house, does, versionId, actions, lineIds } = trial
const held = await gatheringIn(trial)
const chair = await held.actor('Solène Varenquier')
const [voter, ...others] = await held.roll()
for (const { id } of [voter!, ...others]) await held.comes(id)
await does(TREASURER, (tx, actor) =>
  spreadLine(tx, actor, lineIds[0]!, { revision: 1, spread: { kind: 'shares', parts: [{ itemId: actions[0]!.id, shareBp: 10_000 }] } }),
)

const version = async (id: number) => (await versionById(house.reader, chair, id))!
const states = async (...ids: number[]) => Promise.all(ids.map(async (id) => (await version(id)).state))
const propose = (id: number) => does(TREASURER, (tx, actor) => proposeVersion(tx, actor, id))
const today = house.clock.today()

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.objections.map((each) => sayObjection(house, 'fr', each)).join(' ')
  }
}

let number = 0
/** A vote of the assembly on this version, with one ballot for it. */
async function openedOn(id: number, sha256: string) {
  const subject = { kind: 'budget_version', id, sha256 }
  const { id: resolutionId } = await held.resolution(++number, 'ordinary', subject)
  const { meetingId } = held
  const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic', subjectSha256: sha256 }))
  const ballot = { choice: 'for' as const, cast_at: house.clock.now(), cast_by: null, channel: 'form' as const, receipt: 'r' }
  await house.db
    .insertInto('ballot_cast')
    .values({ vote_id: voteId, voter_id: voter!.id, ...ballot })
    .execute()
  return () => change(house, (tx) => closeVote(tx, chair, { voteId }))
}
const told = async () =>
  (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 10 })).find(({ deed }) => deed === 'budget.voted')!

test('an adopted resolution puts the budget in force in the same instant, with who decided and on the thread of what it pays', async () => {
  const sha256 = await propose(versionId)
  const close = await openedOn(versionId, sha256)
  assert.equal(await close(), 'adopted')
  const { state, decision, decidedOn } = await version(versionId)
  assert.deepEqual([state, decidedOn, decision?.body?.fr], ['voted', today, 'Assemblée générale'])
  assert.match(decision!.reference!, /^Résolution 1/)
  const entry = await told()
  assert.equal(entry.public, true)
  for (const kind of ['budget_version', 'budget', 'plan', 'organisation']) assert.ok(entry.subjects.some((each) => each.kind === kind))
  assert.deepEqual(
    entry.subjects.flatMap(({ kind, id }) => (kind === 'item' ? [id] : [])),
    [actions[0]!.id],
  )
  const again = does(TREASURER, (tx, actor) => withdrawVersion(tx, actor, versionId))
  assert.equal(await outcome(again), '422 budget.already_voted')
})

test('an amended budget takes the place of the one in force when it is voted', async () => {
  const next = await does(TREASURER, (tx, actor) => draftVersion(tx, actor, versionId))
  const close = await openedOn(next, await propose(next))
  assert.deepEqual(await states(versionId, next), ['voted', 'proposed'])
  await close()
  assert.deepEqual(await states(versionId, next), ['amended', 'voted'])
  assert.deepEqual((await told()).payload, { ...(await told()).payload, number: 2, amends: 1, amountCents: 2_000_000 })
})

test('a text that was withdrawn or changed since stops the closing: nothing is voted and nothing is closed', async () => {
  const inForce = 2
  const next = await does(TREASURER, (tx, actor) => draftVersion(tx, actor, versionId))
  const sha256 = await propose(next)
  const close = await openedOn(next, sha256)
  await does(TREASURER, (tx, actor) => withdrawVersion(tx, actor, next))
  assert.match(await refusal(close()), /^La version 3, sur laquelle on a voté, a été retirée/)
  const line = await house.db
    .selectFrom('budget_line')
    .select(['id', 'revision'])
    .where('version_id', '=', next)
    .where('label', '=', 'Déplacements')
    .where('year', '=', 2018)
    .executeTakeFirstOrThrow()
  const rename = (label: string, revision: number) =>
    does(TREASURER, (tx, actor) => editLine(tx, actor, line.id, { revision, facts: { label } }))
  await rename('Voyages', line.revision)
  assert.notEqual(await propose(next), sha256)
  assert.match(await refusal(close()), /n’est plus celui sur lequel on a voté/)
  assert.deepEqual(await states(next), ['proposed'])
  await does(TREASURER, (tx, actor) => withdrawVersion(tx, actor, next))
  await rename('Déplacements', line.revision + 1)
  assert.equal(await propose(next), sha256, 'the same text, proposed again, is the text that was decided on')
  await close()
  assert.deepEqual([await states(next), (await told()).payload], [['voted'], { ...(await told()).payload, amends: inForce }])
})

test('a vote taken elsewhere is recorded by the president or the secretary, as far as it is known', async () => {
  const next = await does(TREASURER, (tx, actor) => draftVersion(tx, actor, versionId))
  const nothing = { bodyId: null, bodyText: null, decidedOn: null, reference: null, source: null }
  const recording = (facts: Partial<typeof nothing | Record<string, unknown>>, name = 'Gildas Pontarec') =>
    outcome(does(name, (tx, actor) => recordDecision(tx, actor, next, { ...nothing, ...facts })))
  assert.equal(await recording({ decidedOn: '2017' }), '422 budget.not_proposed')
  await propose(next)
  assert.equal(await recording({}, TREASURER), '403 kernel.not_yours')
  assert.equal(await recording({}), '422 budget.nothing_known_of_decision@decided_on')
  assert.equal(await recording({ decidedOn: '2030-01-01' }), '422 budget.decided_after_today@decided_on')
  assert.equal(await recording({ bodyId: 999_999 }), '422 budget.unknown_body@body')
  assert.equal(await recording({ bodyText: 'Bureau', decidedOn: '2017-02' }), 'ok')
  const { state, decidedOn, decision } = await version(next)
  assert.deepEqual([state, decidedOn, decision?.decidedOn, decision?.body], ['voted', null, '2017-02', { fr: 'Bureau', en: null }])
  assert.equal(await recording({ decidedOn: '2017' }), '422 budget.already_voted')
})

test('a budget of which nothing is shown is voted without telling strangers', async () => {
  await house.db.updateTable('budget_budget').set({ shown: 'nothing' }).where('id', '=', trial.budgetId).execute()
  const next = await does(TREASURER, (tx, actor) => draftVersion(tx, actor, versionId))
  await does(TREASURER, (tx, actor) => addLines(tx, actor, next, []))
  const sha256 = await propose(next)
  const decision = { sha256, body: { fr: 'AG', en: null }, decidedOn: today, reference: 'R', source: 'S' }
  assert.equal(
    await outcome(change(house, (tx) => voteByDecision(tx, chair, next, { ...decision, sha256: 'f'.repeat(64) }))),
    '422 budget.decided_text_changed',
  )
  await change(house, (tx) => voteByDecision(tx, chair, next, decision))
  assert.equal((await told()).public, false)
})
