/** A plan adopted by an assembly of the house: on the version that was decided on, to the letter, whatever the mandates of whoever closes the vote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { addBody, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { acting, outcome, planWith } from '../../../../test/support/plans.ts'
import { planBySlug } from '../queries.ts'
import { adoptByDecision, closePlan, publishPlan, withdrawPlan } from './life.ts'
import { beginRevision } from './revision.ts'

const { house } = await testHouse()
const { db } = house
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const { organisationId: network } = await run((tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)
const body = { fr: 'Assemblée générale', en: 'General meeting' }
const bodyId = await run((tx) => addBody(tx, SHELL, { organisationId: network, code: 'ag', name: body }))
const president = acting(network, 'president')
/** Chairs the session without any office in the network. */
const chair = acting(network, 'representative', 9_002)
const decidedOn = house.clock.today()

const lastVersion = (planId: number) =>
  db.selectFrom('plan_version').selectAll().where('plan_id', '=', planId).orderBy('number', 'desc').executeTakeFirstOrThrow()
const decide = (versionId: number, sha256: string | null) =>
  run((tx) =>
    adoptByDecision(tx, chair, versionId, { sha256, body, bodyId, decidedOn, reference: 'Résolution 4', source: 'Procès-verbal' }),
  )
async function published() {
  const made = await planWith(house, { state: 'draft', tree: { P: { A: {}, B: {} } } })
  await run((tx) => publishPlan(tx, president, made.slug))
  return { ...made, version: await lastVersion(made.planId) }
}

test('it becomes adopted with who decided, when, by which resolution, and the text that was decided on is frozen', async () => {
  const { planId, slug, version } = await published()
  await decide(version.id, version.sha256)
  const plan = (await planBySlug(house.reader, null, slug))!
  assert.equal(plan.state, 'adopted')
  assert.deepEqual(plan.decision && { ...plan.decision, body: plan.decision.body?.fr }, {
    body: body.fr,
    bodyId,
    decidedOn,
    reference: 'Résolution 4',
    source: 'Procès-verbal',
  })
  const frozen = await lastVersion(planId)
  assert.deepEqual([frozen.cause, frozen.sha256, frozen.text], ['adopted', version.sha256, version.text])
  assert.equal(await outcome(decide(version.id, version.sha256)), '422 plan.already_adopted')
})

test('a text that is no longer the one that was decided on, withdrawn or closed is not adopted', async () => {
  const { planId, slug, version } = await published()
  assert.equal(await outcome(decide(version.id, 'f'.repeat(64))), '422 plan.decided_text_changed')
  const { title_fr } = await db
    .selectFrom('plan_item')
    .select('title_fr')
    .where('plan_id', '=', planId)
    .where('code', '=', 'A')
    .executeTakeFirstOrThrow()
  const rename = (title: string | null) =>
    db.updateTable('plan_item').set({ title_fr: title }).where('plan_id', '=', planId).where('code', '=', 'A').execute()
  await rename('Autre')
  assert.equal(await outcome(decide(version.id, version.sha256)), '422 plan.decided_text_changed')
  await rename(title_fr)
  await run((tx) => withdrawPlan(tx, president, slug))
  assert.equal(await outcome(decide(version.id, version.sha256)), '422 plan.decided_text_withdrawn')
  await run((tx) => publishPlan(tx, president, slug))
  assert.equal(await outcome(decide(version.id, version.sha256)), 'ok', 'the same text, published again, is the text that was decided on')
  await run((tx) => closePlan(tx, president, slug))
  assert.equal(await outcome(decide(version.id, version.sha256)), '422 plan.already_adopted')
  assert.equal(await outcome(decide(999_999, null)), '404 kernel.not_found')
})

test('a next text becomes the text of its plan by the decision of an assembly', async () => {
  const { slug, version, planId } = await published()
  await decide(version.id, version.sha256)
  const next = await run((tx) => beginRevision(tx, acting(network, 'staff'), slug))
  await db.updateTable('plan_item').set({ title_fr: 'Mieux dit' }).where('plan_id', '=', next.planId).where('code', '=', 'A').execute()
  await run((tx) => publishPlan(tx, president, next.slug))
  const offered = await lastVersion(next.planId)
  await decide(offered.id, offered.sha256)
  const item = await db
    .selectFrom('plan_item')
    .select('title_fr')
    .where('plan_id', '=', planId)
    .where('code', '=', 'A')
    .where('removed', '=', false)
    .executeTakeFirstOrThrow()
  assert.equal(item.title_fr, 'Mieux dit')
  assert.deepEqual([(await lastVersion(planId)).sha256, (await planBySlug(house.reader, null, slug))!.state], [offered.sha256, 'adopted'])
})
