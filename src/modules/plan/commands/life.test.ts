/** A plan's life, on a real database: who may move it on, from which state to which, and who hears of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { addDays } from '#kernel/dates.ts'
import { history } from '#kernel/history.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, ROLES, type Role, SHELL } from '#kernel/values/actor.ts'
import { addBody, addOrganisation, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { planBySlug } from '../queries.ts'
import { type DecisionDraft, type ItemDraft, type PlanState, STATES } from '../tables.ts'
import { importPlan } from './import.ts'
import { adoptPlan, closePlan, type PastDecision, publishPlan, withdrawPlan } from './life.ts'

const { house } = await testHouse()
const today = house.clock.today()
const [network, region, body] = await change(house, async (tx) => {
  const { organisationId } = await setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null })
  const bretagne = await addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: organisationId })
  return [
    organisationId,
    bretagne,
    await addBody(tx, SHELL, { organisationId, code: 'ag', name: { fr: 'Assemblée générale', en: 'General meeting' } }),
  ]
})

const acting = (role: Role, of = network): Actor => {
  const mandate = { id: 40, role, organisationId: of, organisationName: '', bodyId: null, bodyName: null }
  return { personId: 1, name: '', lang: 'fr', example: true, mandates: [mandate], acting: mandate }
}
const president = () => acting('president')
const UNKNOWN: PastDecision = { bodyId: null, bodyText: null, decidedOn: null, reference: null, source: null }

let made = 0
/** A plan of the network, or of `owner`, with three items. */
async function plan(state: PlanState, owner: string | null = null, decision: DecisionDraft | null = null) {
  made += 1
  const item = (code: string, children: ItemDraft[] = []): ItemDraft => ({ code, line: null, title: { fr: code, en: null }, children })
  const draft = {
    ...{
      slug: `essai-${made}`,
      title: { fr: 'Essai', en: null },
      kind: 'strategic' as const,
      levelNames: { fr: ['Pilier', 'Action'], en: [] },
    },
    ...{ period: { from: null, to: null }, owner, predecessor: null, notes: [], milestones: [], decision, state, example: false },
    items: [item('P', [item('A'), item('B')])],
  }
  return change(house, (tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
}

type Step = 'publish' | 'withdraw' | 'adopt' | 'close'
const COMMANDS: Record<Step, (tx: Writer, actor: Actor, slug: string) => Promise<number>> = {
  publish: publishPlan,
  withdraw: withdrawPlan,
  adopt: (tx, actor, slug) => adoptPlan(tx, actor, { slug, decision: { ...UNKNOWN, decidedOn: '2015' } }),
  close: closePlan,
}
const STEPS = Object.keys(COMMANDS) as Step[]
const move = (step: Step, actor: Actor, slug: string) => change(house, (tx) => COMMANDS[step](tx, actor, slug))
const latest = async () => (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 1 }))[0]!
const stateOf = async (id: number) =>
  (await house.reader.selectFrom('plan_plan').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.status} ${error.objections.map(({ code, field }) => (field ? `${code}@${field}` : code)).join(' ')}`
  }
}

test('each step leads from its states to one other, and is refused from the rest in words', async () => {
  const leads: Record<Step, Partial<Record<PlanState, PlanState>>> = {
    publish: { draft: 'published' },
    withdraw: { published: 'draft' },
    adopt: { draft: 'adopted', published: 'adopted' },
    close: { adopted: 'closed' },
  }
  const says: Record<Step, string> = {
    publish: 'plan.already_public',
    withdraw: 'plan.not_published',
    adopt: 'plan.already_adopted',
    close: 'plan.not_adopted',
  }
  for (const step of STEPS)
    for (const from of STATES) {
      const { planId, slug } = await plan(from)
      const to = leads[step][from]
      assert.equal(await outcome(move(step, president(), slug)), to ? 'ok' : `422 ${says[step]}`, `${step} ${from}`)
      assert.equal(await stateOf(planId), to ?? from)
    }
})

test('president, secretary and directors of the owner move a plan on; nobody else, and not the network a region’s', async () => {
  const movers: readonly Role[] = ['president', 'secretary', 'national_director', 'regional_director']
  const { slug, planId } = await plan('published')
  for (const role of ROLES) {
    const expected = movers.includes(role) ? 'ok' : '403 kernel.not_yours'
    assert.equal(await outcome(move('withdraw', acting(role), slug)), expected, role)
    if ((await stateOf(planId)) === 'draft') await move('publish', president(), slug)
  }
  const own = await plan('published', 'Bretagne')
  for (const step of STEPS) assert.equal(await outcome(move(step, president(), own.slug)), '403 kernel.not_yours', step)
  for (const step of STEPS) assert.equal(await outcome(move(step, SHELL, own.slug)), '403 kernel.not_yours', step)
  assert.equal(await outcome(move('withdraw', acting('regional_director', region), own.slug)), 'ok')
  assert.equal((await latest()).organisationId, region)
})

test('a draft that one may not read does not exist for any step', async () => {
  const { slug } = await plan('draft', 'Bretagne')
  for (const step of STEPS) {
    assert.equal(await outcome(move(step, president(), slug)), '404 kernel.not_found', step)
    assert.equal(await outcome(move(step, acting('board_member', region), slug)), '403 kernel.not_yours', step)
    assert.equal(await outcome(move(step, president(), 'no-such-plan')), '404 kernel.not_found', step)
  }
})

test('a deed on a plan names the plan first and then every item; all but a withdrawal are public', async () => {
  const cases: [Step, PlanState, string, boolean][] = [
    ['publish', 'draft', 'plan.published', true],
    ['withdraw', 'published', 'plan.withdrawn', false],
    ['adopt', 'published', 'plan.adopted', true],
    ['close', 'adopted', 'plan.closed', true],
  ]
  for (const [step, state, deed, open] of cases) {
    const { slug, planId } = await plan(state)
    const items = await house.reader.selectFrom('plan_item').select('id').where('plan_id', '=', planId).orderBy('id').execute()
    const id = await move(step, president(), slug)
    const entry = await latest()
    assert.deepEqual(
      [entry.id, entry.deed, entry.personId, entry.mandateId, entry.organisationId, entry.public],
      [id, deed, 1, 40, network, open],
    )
    assert.deepEqual(entry.subjects, [{ kind: 'plan', id: planId }, ...items.map((item) => ({ kind: 'item', id: item.id }))])
  }
})

test('a withdrawn plan is gone for strangers, with everything that was told of it', async () => {
  const { slug, planId } = await plan('published')
  const told = async () =>
    (await history(house, null, 'fr', { scope: { kind: 'public' }, subject: { kind: 'plan', id: planId }, limit: 9 })).length
  assert.deepEqual([(await planBySlug(house.reader, null, slug))?.id, await told()], [planId, 1])
  await move('withdraw', president(), slug)
  assert.deepEqual([await planBySlug(house.reader, null, slug), await told()], [null, 0])
  assert.equal((await planBySlug(house.reader, acting('treasurer'), slug))?.id, planId)
})

const adopt = (slug: string, decision: Partial<PastDecision>) =>
  change(house, (tx) => adoptPlan(tx, president(), { slug, decision: { ...UNKNOWN, ...decision } }))

test('a past decision is kept as far as it is known, and told so (R39)', async () => {
  const cases: [Partial<PastDecision>, object][] = [
    [
      { bodyId: body, decidedOn: '2015-09-17' },
      { body: { fr: 'Assemblée générale', en: 'General meeting' }, decidedOn: '2015-09-17' },
    ],
    [
      { bodyText: 'Congrès de 1999', decidedOn: '1999' },
      { body: { fr: 'Congrès de 1999', en: null }, decidedOn: '1999' },
    ],
    [{ decidedOn: today.slice(0, 7) }, { decidedOn: today.slice(0, 7) }],
    [{ reference: 'résolution 4' }, { reference: 'résolution 4' }],
    [{ source: 'chantierecole.org' }, { source: 'chantierecole.org' }],
  ]
  for (const [decision, told] of cases) {
    const { slug, planId } = await plan('published')
    await adopt(slug, decision)
    assert.deepEqual((await latest()).payload, {
      from: 'published',
      body: null,
      decidedOn: null,
      reference: null,
      source: null,
      version: 2,
      ...told,
    })
    const kept = await house.reader.selectFrom('plan_decision').selectAll().where('plan_id', '=', planId).executeTakeFirstOrThrow()
    const { bodyId, bodyText, decidedOn, reference, source } = { ...UNKNOWN, ...decision }
    assert.deepEqual(kept, { plan_id: planId, body_id: bodyId, body_text: bodyText, decided_on: decidedOn, reference, source })
  }
})

test('what adopts a plan takes the place of a decision that its file told of', async () => {
  const { slug, planId } = await plan('published', null, { body: null, on: '2014', reference: null, source: 'plan.json' })
  await adopt(slug, { decidedOn: '2015-09-17' })
  assert.deepEqual((await planBySlug(house.reader, null, slug))?.decision, {
    body: null,
    bodyId: null,
    decidedOn: '2015-09-17',
    reference: null,
    source: null,
  })
  assert.equal(await stateOf(planId), 'adopted')
})

test('a decision of which nothing is known, one that is still to come, and a body that is not there adopt nothing', async () => {
  const tomorrow = addDays(today, 1)
  const nextYear = String(Number(today.slice(0, 4)) + 1)
  const cases: [Partial<PastDecision>, string][] = [
    [{}, '422 plan.nothing_known_of_decision@decided_on'],
    [{ decidedOn: tomorrow }, '422 plan.decided_after_today@decided_on'],
    [{ decidedOn: nextYear, source: 'x' }, '422 plan.decided_after_today@decided_on'],
    [{ bodyId: 999_999 }, '422 plan.unknown_choice@body'],
  ]
  const { slug, planId } = await plan('published')
  const before = (await latest()).id
  for (const [decision, expected] of cases) assert.equal(await outcome(adopt(slug, decision)), expected)
  assert.deepEqual([await stateOf(planId), (await latest()).id], ['published', before])
  const decided = await house.reader.selectFrom('plan_decision').select('plan_id').where('plan_id', '=', planId).execute()
  assert.deepEqual(decided, [])
})

test('of two who move a plan on at once, one does, and the other is told how it stands', async () => {
  const { slug } = await plan('draft')
  const outcomes = await Promise.all([outcome(move('publish', president(), slug)), outcome(move('publish', acting('secretary'), slug))])
  assert.deepEqual(outcomes.toSorted(), ['422 plan.already_public', 'ok'])
})
