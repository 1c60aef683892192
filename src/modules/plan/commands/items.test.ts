/** The edit of an item, on a real database: who may, what stands against it, what it writes. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { change } from '#kernel/change.ts'
import { addDays } from '#kernel/dates.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { actorOf, addBody, addOrganisation, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { emptyDraft } from '../rules.ts'
import type { ItemDraft, ItemFacts, PlanState } from '../tables.ts'
import { importPlan } from './import.ts'
import { editItem } from './items.ts'

const { house } = await testHouse()
const today = house.clock.today()
const ids: Record<string, number> = {}

/** Somebody with mandates of the day for the network, or for `of`. */
const acting = (roles: Role[], { personId = 9_000, of = ids.network!, bodyId = null as number | null } = {}): Actor => {
  const mandates = roles.map((role, id) => ({ id, role, organisationId: of, organisationName: '', bodyId, bodyName: null }))
  return { personId, name: 'Camille Exemple', lang: 'fr', example: true, mandates, acting: mandates[0] ?? null }
}
const staff = () => acting(['staff'])

before(async () => {
  const run = <Id>(work: Parameters<typeof change<Id>>[1]) => change(house, work)
  const made = await run((tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }))
  ids.network = made.organisationId
  ids.region = await run((tx) => addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: ids.network }))
  ids.body = await run((tx) => addBody(tx, SHELL, { organisationId: ids.network!, code: 'osr', name: { fr: 'Commission', en: null } }))
  ids.olga = await run((tx) => addPerson(tx, SHELL, { name: 'Olga' }))
  ids.former = await run((tx) => addPerson(tx, SHELL, { name: 'Fanny' }))
  const ended = {
    personId: ids.former,
    role: 'staff' as const,
    organisationId: ids.network,
    startsOn: '2015-01-01',
    endsOn: addDays(today, -1),
  }
  await run((tx) => giveMandate(tx, SHELL, ended))
})

const action = (code: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Action ${code}`, en: null },
  children: [],
  ...facts,
})
let made = 0
/** A plan of the network in a state: pillar P with action A of nobody, O of Olga, B of the body, R of the region. Item ids by code. */
async function plan(state: PlanState = 'published'): Promise<Record<string, number>> {
  made += 1
  const items = [action('A'), action('O', { owner: 'Olga' }), action('B', { owner: 'Commission' }), action('R', { owner: 'Bretagne' })]
  const draft = emptyDraft({
    slug: `essai-${made}`,
    title: { fr: 'Essai', en: null },
    levelNames: { fr: ['Pilier', 'Action'], en: [] },
    state,
    items: [{ ...action('P'), children: items }],
  })
  const { planId } = await change(house, (tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
  const rows = await house.reader.selectFrom('plan_item').select(['id', 'code']).where('plan_id', '=', planId).execute()
  return { ...Object.fromEntries(rows.map(({ code, id }) => [code, id])), plan: planId }
}
const edit = (actor: Actor, itemId: number, facts: Partial<ItemFacts>, revision = 1) =>
  change(house, (tx) => editItem(tx, actor, { itemId, revision, facts }))
const rowOf = (id: number) => house.reader.selectFrom('plan_item').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const entriesOf = (id: number) => journalEntries(house.reader, { scope: { kind: 'all' }, subject: { kind: 'item', id }, limit: 20 })

/** What became of an attempt: `ok`, or the status and codes of its refusal. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.status} ${error.objections.map(({ code, field }) => (field ? `${code}@${field}` : code)).join(' ')}`
  }
}

test('an edit writes the row, counts itself, and leaves one entry with what changed from what to what', async () => {
  const { A, plan: planId } = (await plan()) as { A: number; plan: number }
  const entryId = await edit(staff(), A, { ends_on: '2018-12-31', partners: ['INRS'], status: 'planned' })
  const row = await rowOf(A)
  assert.deepEqual([row.ends_on, row.partners, row.revision], ['2018-12-31', ['INRS'], 2])
  const [entry, imported] = await entriesOf(A)
  assert.deepEqual(
    { ...entry, at: null },
    {
      ...{ id: entryId, at: null, deed: 'plan.item_edited', personId: 9_000, mandateId: 0, organisationId: ids.network, public: true },
      payload: {
        revision: 2,
        changes: [
          { field: 'status', from: null, to: 'planned' },
          { field: 'ends_on', from: null, to: '2018-12-31' },
          { field: 'partners', from: [], to: ['INRS'] },
        ],
      },
      subjects: [
        { kind: 'item', id: A },
        { kind: 'plan', id: planId },
      ],
    },
  )
  assert.equal(imported?.deed, 'plan.imported')
})

test('edits of a draft are nobody’s business yet, those of every other plan are public', async () => {
  for (const [state, open] of [
    ['draft', false],
    ['published', true],
    ['adopted', true],
  ] as const) {
    const { A } = await plan(state)
    await edit(staff(), A!, { progress: 10 })
    assert.equal((await entriesOf(A!))[0]?.public, open, state)
  }
})

test('where nothing differs nothing is written, whatever the revision and whoever asks', async () => {
  const { A } = await plan()
  await edit(staff(), A!, { status: 'done' })
  const before = [await rowOf(A!), (await entriesOf(A!)).length]
  for (const facts of [{}, { status: 'done' as const }, { progress: 40 }, { partners: [] }, { regions: ['BRE'] }, { stopped_reason: 'x' }])
    assert.equal(await edit(staff(), A!, facts, 1), null, JSON.stringify(facts))
  assert.equal(await edit(acting([]), A!, { status: 'done' }), null)
  assert.deepEqual([await rowOf(A!), (await entriesOf(A!)).length], before)
})

test('the staff edit all, who carries an action its news, the others nothing', async () => {
  const former = (await actorOf(house.reader, ids.former!, null, today))!
  const olga = acting([], { personId: ids.olga! })
  const [no, part] = ['403 kernel.not_yours', '403 plan.field_not_yours@ends_on']
  const cases: [string, Actor, string, string, string][] = [
    ['staff', staff(), 'A', 'ok', 'ok'],
    ['director', acting(['national_director']), 'A', 'ok', 'ok'],
    ['president', acting(['president']), 'A', no, no],
    ['secretary', acting(['secretary', 'board_member']), 'A', no, no],
    ['representative', acting(['representative']), 'A', no, no],
    ['staff of a region', acting(['staff'], { of: ids.region! }), 'A', no, no],
    ['nobody', acting([]), 'A', no, no],
    ['the shell', SHELL, 'A', no, no],
    ['ended mandate', former, 'A', no, no],
    ['the owner', olga, 'O', 'ok', part],
    ['the owner, of another action', olga, 'B', no, no],
    ['another person', acting([], { personId: ids.former! }), 'O', no, no],
    ['who sits in the body', acting(['representative'], { bodyId: ids.body! }), 'B', 'ok', part],
    ['who sits in another body', acting(['representative'], { bodyId: ids.body! + 1 }), 'B', no, no],
    ['who speaks for the organisation', acting(['representative'], { of: ids.region! }), 'R', 'ok', part],
    ['who carries and is of the staff', { ...staff(), personId: ids.olga! }, 'O', 'ok', 'ok'],
  ]
  for (const [who, actor, code, news, facts] of cases) {
    const item = (await plan())[code]!
    assert.equal(await outcome(edit(actor, item, { status: 'stopped', stopped_reason: 'Sans objet' })), news, `news by ${who}`)
    const { revision } = await rowOf(item)
    assert.equal(await outcome(edit(actor, item, { ends_on: '2018-01-01' }, revision)), facts, `facts by ${who}`)
  }
})

test('a draft does not exist for who may not read it, not even for who carries its action', async () => {
  const { O } = await plan('draft')
  assert.equal(await outcome(edit(acting([], { personId: ids.olga! }), O!, { progress: 10 })), '404 kernel.not_found')
  assert.equal(await outcome(edit(acting(['representative']), O!, { progress: 10 })), '404 kernel.not_found')
  assert.equal(await outcome(edit(staff(), 999_999, { progress: 10 })), '404 kernel.not_found')
  assert.equal(await outcome(edit(acting(['treasurer']), O!, { progress: 10 })), '403 kernel.not_yours', 'the board reads it')
  assert.equal(await outcome(edit(staff(), O!, { progress: 10 })), 'ok')
})

test('what stands against an edit is said with its field, and nothing is written', async () => {
  const none = 999_999
  const cases: [PlanState, 'A' | 'P', Partial<ItemFacts> | ((id: number) => Partial<ItemFacts>), string][] = [
    ['published', 'A', { starts_on: '2018-02-01', ends_on: '2018-01-31' }, '422 plan.ends_before_start@ends_on'],
    ['published', 'A', { status: 'stopped' }, '422 plan.stopped_without_reason@stopped_reason'],
    ['published', 'A', { title_fr: null }, '422 plan.title_missing@title_fr'],
    ['published', 'A', (id) => ({ carried_over_to_id: id }), '422 plan.carried_over_to_itself@carried_over_to'],
    ['adopted', 'A', { title_fr: 'Autre' }, '422 plan.adopted_text_frozen@title_fr'],
    ['adopted', 'A', { text_en: 'Other', ends_on: '2018-01-01' }, '422 plan.adopted_text_frozen@text_en'],
    ['closed', 'A', { progress: 10 }, '422 plan.closed_plan_frozen'],
    ['published', 'P', { progress: 10 }, '403 plan.field_not_yours@progress'],
    ['published', 'A', { status: 'stopped', title_fr: '' }, '422 plan.title_missing@title_fr plan.stopped_without_reason@stopped_reason'],
    ['published', 'A', { owner_person_id: none }, '422 plan.unknown_choice'],
    ['published', 'A', { owner_body_id: none }, '422 plan.unknown_choice'],
    ['published', 'A', { owner_organisation_id: none }, '422 plan.unknown_choice'],
    ['published', 'A', { carried_to_body_id: none }, '422 plan.unknown_choice'],
    ['published', 'A', { carried_over_to_id: none }, '422 plan.unknown_choice'],
  ]
  for (const [state, code, facts, expected] of cases) {
    const item = (await plan(state))[code]!
    const before = [await rowOf(item), (await entriesOf(item)).length]
    assert.equal(await outcome(edit(staff(), item, typeof facts === 'function' ? facts(item) : facts)), expected)
    assert.deepEqual([await rowOf(item), (await entriesOf(item)).length], before, expected)
  }
})

test('what follows from an edit is part of it', async () => {
  const { A } = await plan()
  const after = async (facts: Partial<ItemFacts>, revision: number) => {
    await edit(staff(), A!, facts, revision)
    const { progress, stopped_reason, regions } = await rowOf(A!)
    return [progress, stopped_reason, regions]
  }
  assert.deepEqual(await after({ status: 'done', progress: 30 }, 1), [100, null, []])
  assert.deepEqual(await after({ status: 'stopped', progress: 30, stopped_reason: 'Sans objet' }, 2), [30, 'Sans objet', []])
  assert.deepEqual(await after({ status: 'in_progress', scope: 'regions', regions: ['BRE', 'NOR'] }, 3), [30, null, ['BRE', 'NOR']])
  assert.deepEqual(await after({ scope: 'national' }, 4), [30, null, []])
})

test('who saves after somebody else is told, and nothing is lost', async () => {
  const { A } = await plan()
  await edit(staff(), A!, { progress: 10 })
  assert.equal(await outcome(edit(staff(), A!, { progress: 20 })), '409 plan.edited_meanwhile')
  assert.equal(await outcome(edit(staff(), A!, { progress: 20 }, 3)), '409 plan.edited_meanwhile')
  assert.deepEqual([(await rowOf(A!)).progress, (await rowOf(A!)).revision], [10, 2])
  assert.equal(await outcome(edit(staff(), A!, { progress: 20 }, 2)), 'ok')
})

test('of many who save at the same instant, one is first and the others are told', async () => {
  const { A } = await plan()
  const outcomes = await Promise.all([10, 20, 30, 40, 50].map((progress) => outcome(edit(staff(), A!, { progress }))))
  assert.deepEqual(outcomes.toSorted(), [
    '409 plan.edited_meanwhile',
    '409 plan.edited_meanwhile',
    '409 plan.edited_meanwhile',
    '409 plan.edited_meanwhile',
    'ok',
  ])
  assert.deepEqual([(await rowOf(A!)).revision, (await entriesOf(A!)).length], [2, 2])
})
