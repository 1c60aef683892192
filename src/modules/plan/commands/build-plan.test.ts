/** A new plan and the edit of a plan's own facts, on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SHELL } from '#kernel/values/actor.ts'
import { addOrganisation } from '#modules/people/index.ts'
import { building } from '../../../../test/support/building.ts'
import { planOwnFacts } from '../queries/build-plan.ts'
import { LEVEL_PRESETS } from '../rules/build-plan.ts'
import type { PlanOwnFacts } from '../tables/build.ts'
import { createPlan, editPlanFacts, shownFacts } from './build-plan.ts'
import { undoDeed } from './undo.ts'

const { house, acting, paule, yann, plan, run, latest, refused, network } = await building()

const FACTS: PlanOwnFacts = {
  title_fr: 'Agir ensemble 2030',
  title_en: null,
  lead_fr: null,
  lead_en: null,
  kind: 'strategic',
  level_names: LEVEL_PRESETS.pillars!,
  period_from: '2026-01-01',
  period_to: '2030-12-31',
  predecessor_id: null,
  predecessor_text: null,
}
const create = (facts: Partial<PlanOwnFacts> = {}, ownerId: number | null = network, by = paule) =>
  run((tx) => createPlan(tx, by, { ownerId, facts: { ...FACTS, ...facts } }))
const shownOf = async (planId: number) => shownFacts(await planOwnFacts(house.reader, planId))

test('a plan begins as a draft of the organisation for which one writes, at an address of its own', async () => {
  const { planId, slug } = await create()
  assert.equal(slug, 'agir-ensemble-2030')
  assert.equal((await create()).slug, 'agir-ensemble-2030-2', 'the address is free')
  assert.equal((await create({ title_fr: 'New' })).slug, 'new-2', 'an address that is a page’s is not given')
  const row = await house.reader.selectFrom('plan_plan').selectAll().where('id', '=', planId).executeTakeFirstOrThrow()
  assert.deepEqual([row.state, row.owner_id, row.example, row.revises_id], ['draft', network, false, null])
  assert.deepEqual(await planOwnFacts(house.reader, planId), FACTS)
  const entry = await latest()
  assert.deepEqual([entry.deed, entry.public, entry.organisationId], ['plan.created', false, network])
})

test('for others’ organisations, without a title, with impossible levels or periods none is begun', async () => {
  const region = await run((tx) => addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: network }))
  const creating =
    (facts: Partial<PlanOwnFacts>, ownerId: number | null = network, by = paule) =>
    (tx: Parameters<typeof createPlan>[0]) =>
      createPlan(tx, by, { ownerId, facts: { ...FACTS, ...facts } })
  await refused(creating({}, region), 403, 'kernel.not_yours')
  await refused(creating({}, network, await acting('Rose', 'president')), 403, 'kernel.not_yours')
  await refused(creating({}, null), 422, 'plan.owner_missing')
  await refused(creating({ title_fr: null }), 422, 'plan.title_missing')
  await refused(creating({ level_names: { fr: ['Action'], en: [] } }), 422, 'plan.level_names_count')
  await refused(creating({ period_to: '2025-12-31' }), 422, 'plan.ends_before_start')
  await refused(creating({ predecessor_id: 999_999 }), 422, 'plan.unknown_choice')
})

test('its facts are edited field by field, told, and undone', async () => {
  const { planId, slug } = await create()
  const before = await planOwnFacts(house.reader, planId)
  const facts = { title_fr: 'Agir ensemble', period_to: '2031-12-31' }
  const shown = await shownOf(planId)
  const entryId = await run((tx) => editPlanFacts(tx, paule, { slug, shown, facts }))
  assert.deepEqual(await planOwnFacts(house.reader, planId), { ...before, ...facts })
  const { deed, payload } = await latest()
  assert.deepEqual(
    [deed, (payload as { changes: { field: string }[] }).changes.map(({ field }) => field)],
    ['plan.edited', ['title_fr', 'period_to']],
  )
  assert.equal(await run((tx) => editPlanFacts(tx, paule, { slug, shown, facts })), null, 'nothing to do')
  await refused((tx) => undoDeed(tx, yann, entryId!), 403, 'plan.not_your_deed')
  await run((tx) => undoDeed(tx, paule, entryId!))
  assert.deepEqual(await planOwnFacts(house.reader, planId), before)
  await refused((tx) => undoDeed(tx, paule, entryId!), 409, 'plan.touched_since')
})

test('of two edits at once the second is told, and nothing of it is written', async () => {
  const { planId, slug } = await create()
  const shown = await shownOf(planId)
  await run((tx) => editPlanFacts(tx, yann, { slug, shown, facts: { lead_fr: 'De Yann' } }))
  await refused((tx) => editPlanFacts(tx, paule, { slug, shown, facts: { lead_fr: 'De Paule' } }), 409, 'plan.facts_edited_meanwhile')
  assert.equal((await planOwnFacts(house.reader, planId)).lead_fr, 'De Yann')
})

test('levels cannot be taken from below items; an adopted text keeps its facts, a closed plan all of them (R39)', async () => {
  const draft = await plan('P1(S1.1(A1.1.1))')
  const editing = (of: { slug: string }, shown: string, facts: Partial<PlanOwnFacts>) => (tx: Parameters<typeof editPlanFacts>[0]) =>
    editPlanFacts(tx, paule, { slug: of.slug, shown, facts })
  await refused(editing(draft, await shownOf(draft.planId), { level_names: LEVEL_PRESETS.axes! }), 422, 'plan.items_stand_deeper')
  const adopted = await plan('P1', 'adopted')
  for (const facts of [{ title_fr: 'Autre' }, { lead_fr: 'Autre' }, { period_to: '2030-01-01' }, { level_names: LEVEL_PRESETS.deep! }])
    await refused(editing(adopted, await shownOf(adopted.planId), facts), 422, 'plan.adopted_text_frozen')
  await run(editing(adopted, await shownOf(adopted.planId), { predecessor_id: draft.planId }))
  const closed = await plan('P1', 'closed')
  await refused(editing(closed, await shownOf(closed.planId), { predecessor_id: draft.planId }), 422, 'plan.closed_plan_frozen')
  await refused(editing(draft, await shownOf(draft.planId), { predecessor_id: adopted.planId }), 422, 'plan.predecessor_circle')
})
