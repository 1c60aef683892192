/** What a decision sets off, through the house: a plan is adopted and frozen, statutes come into force, in the instant of the closing or not at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sayObjection } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { closePlan, planBySlug, publishPlan, undoDeed } from '#modules/plan/index.ts'
import { proposeStatutes, statutesById } from '#modules/statutes/index.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { planWith } from '../../../../test/support/plans.ts'
import { voteById } from '../queries.ts'
import type { BallotChoice } from '../tables.ts'
import { annulVote, closeVote, openVote, refuseWhileVoting } from './votes.ts'

const g = await gathering()
const { house, meetingId } = g
const chair = await g.actor('Solène Varenquier')
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const [voter, ...others] = await g.roll()
for (const { id } of [voter!, ...others]) await g.comes(id)

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
/** A vote on a subject, with one ballot in it. */
async function voted(choice: BallotChoice, subject: { kind: string; id: number; sha256: string }, decision = 'ordinary') {
  const { id: resolutionId } = await g.resolution(++number, decision, subject)
  const voteId = await run((tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic', subjectSha256: subject.sha256 }))
  const ballot = { choice, cast_at: house.clock.now(), cast_by: null, channel: 'form' as const, receipt: 'r' }
  await house.db
    .insertInto('ballot_cast')
    .values({ vote_id: voteId, voter_id: voter!.id, ...ballot })
    .execute()
  return { voteId, resolutionId }
}
const close = (voteId: number) => run((tx) => closeVote(tx, chair, { voteId }))

/** A published plan with the version that an assembly can decide on. */
async function publishedPlan() {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: { P: { A: {}, B: {} } } })
  await run((tx) => publishPlan(tx, chair, slug))
  const { id, sha256 } = await house.db
    .selectFrom('plan_version')
    .select(['id', 'sha256'])
    .where('plan_id', '=', planId)
    .executeTakeFirstOrThrow()
  return { planId, slug, subject: { kind: 'plan_version', id, sha256 } }
}
const adoption = async () =>
  (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 5 })).find(({ deed }) => deed === 'plan.adopted')!
const today = house.clock.today()

test('an adopted resolution adopts its plan in the same instant: state, decision, frozen text, thread of every item', async () => {
  const { planId, slug, subject } = await publishedPlan()
  const { voteId } = await voted('for', subject)
  assert.equal(await close(voteId), 'adopted')
  const plan = (await planBySlug(house.reader, null, slug))!
  assert.equal(plan.state, 'adopted')
  const { decision, sha256, cause } = await house.db
    .selectFrom('plan_version')
    .select(['decision', 'sha256', 'cause'])
    .where('plan_id', '=', planId)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual([cause, sha256], ['adopted', subject.sha256])
  assert.deepEqual(
    { ...decision!, body: decision!.body?.fr },
    {
      body: 'Assemblée générale',
      decidedOn: today,
      reference: `Résolution ${number} (exemple)`,
      source: 'Procès-verbal de la séance du 14 mars 2017 (exemple)',
    },
  )
  const entry = await adoption()
  const items = await house.db.selectFrom('plan_item').select('id').where('plan_id', '=', planId).execute()
  for (const { id } of items) assert.ok(entry.subjects.some((each) => each.kind === 'item' && each.id === id))
  assert.equal(entry.public, true)
  assert.match(await refusal(run((tx) => undoDeed(tx, chair, entry.id))), /ne .*annul/)
  assert.equal((await planBySlug(house.reader, null, slug))!.state, 'adopted', 'no button takes back what an assembly decided')
  await run((tx) => closePlan(tx, chair, slug))
})

test('a text that has changed since stops the closing: nothing is closed, nothing is adopted; the chair may annul', async () => {
  const { planId, slug, subject } = await publishedPlan()
  const { voteId } = await voted('for', subject)
  await house.db.updateTable('plan_item').set({ title_fr: 'Autre chose' }).where('plan_id', '=', planId).where('code', '=', 'A').execute()
  assert.equal(
    (await refusal(close(voteId))).replace(/[\u202f\u00a0]/g, ' '),
    'Le texte du plan a changé depuis sa version 1, sur laquelle on a voté : remettez-le comme il était, ou annulez ce vote.',
  )
  assert.equal((await voteById(house.reader, voteId))!.state, 'open')
  assert.equal((await planBySlug(house.reader, null, slug))!.state, 'published')
  await house.db.updateTable('plan_plan').set({ state: 'draft' }).where('id', '=', planId).execute()
  assert.match(await refusal(close(voteId)), /^Le texte sur lequel on a voté a été retiré/)
  await run((tx) => annulVote(tx, chair, { voteId, reason: 'Le texte a changé' }))
})

test('a text that is not the one that was convened on is not put to the vote', async () => {
  const { subject } = await publishedPlan()
  const { id: resolutionId } = await g.resolution(++number, 'ordinary', subject)
  const opening = { meetingId, resolutionId, method: 'electronic' as const, subjectSha256: 'f'.repeat(64) }
  assert.match(await refusal(run((tx) => openVote(tx, chair, opening))), /n’est plus celui de la convocation/)
})

test('a resolution that is rejected, or level, changes nothing; and what an adopted one changed is not annulled', async () => {
  const { slug, subject } = await publishedPlan()
  const { voteId: against } = await voted('against', subject)
  assert.equal(await close(against), 'rejected')
  assert.equal((await planBySlug(house.reader, null, slug))!.state, 'published')
  const { voteId } = await voted('for', subject)
  await close(voteId)
  assert.match(await refusal(run((tx) => annulVote(tx, chair, { voteId, reason: 'Erreur' }))), /est entré en vigueur/)
})

test('adopted statutes come into force on the day of the decision', async () => {
  const draft = await house.db.selectFrom('statutes_version').select('id').where('state', '=', 'draft').executeTakeFirstOrThrow()
  const secretary = await g.actor('Gildas Pontarec')
  const sha256 = await run((tx) => proposeStatutes(tx, secretary, draft.id))
  const { voteId } = await voted('for', { kind: 'statutes_version', id: draft.id, sha256 }, 'extraordinary')
  assert.equal(await close(voteId), 'adopted')
  const statutes = (await statutesById(house.reader, draft.id))!
  assert.deepEqual([statutes.state, statutes.inForceFrom], ['adopted', today])
  assert.equal((await voteById(house.reader, voteId))!.rules.statutesId !== draft.id, true, 'the vote itself went by the old ones')
})

test('a session is not closed over a vote that nobody has counted', async () => {
  const { id: resolutionId } = await g.resolution(++number)
  const voteId = await run((tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
  assert.match(
    await refusal(run((tx) => refuseWhileVoting(tx, meetingId))),
    new RegExp(`^Le vote de la résolution ${number} n’est pas clos`),
  )
  await run((tx) => annulVote(tx, chair, { voteId, reason: 'Levée de séance' }))
  assert.equal(await refusal(run((tx) => refuseWhileVoting(tx, meetingId))), 'ok')
})
