/** What can be read of plans, by strangers and by each who is signed in, on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { addBody, addOrganisation, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../test/support/house.ts'
import { importPlan } from './commands.ts'
import {
  itemCoded,
  itemNames,
  itemWithPlace,
  ownActions,
  ownedActions,
  planById,
  planBySlug,
  planInForce,
  planItems,
  planNames,
  plans,
} from './queries.ts'
import { isLate } from './rules.ts'
import type { ItemDraft, PlanDraft } from './tables.ts'

const { house } = await testHouse()
const { reader } = house
const today = house.clock.today()
const year = today.slice(0, 4)
const SINCE = '2015-01-01'
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)

const network = (await run((tx) => setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null })))
  .organisationId
const region = await run((tx) => addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: network }))
const body = await run((tx) => addBody(tx, SHELL, { organisationId: network, code: 'osr', name: { fr: 'Commission', en: 'Committee' } }))
const person = async (name: string, role: Role | null, of = network) => {
  const personId = await run((tx) => addPerson(tx, SHELL, { name }))
  if (role) await run((tx) => giveMandate(tx, SHELL, { personId, role, organisationId: of, startsOn: SINCE }))
  return personId
}
const [paule, sam, rita, zoe] = [
  await person('Paule', 'staff'),
  await person('Sam', 'secretary'),
  await person('Rita', 'representative', region),
  await person('Zoé', null),
]

const acting = (personId: number | null, ...seats: { role: Role; of?: number; bodyId?: number }[]): Actor => {
  const mandates = seats.map(({ role, of = network, bodyId = null as number | null }, id) => ({
    id,
    role,
    organisationId: of,
    organisationName: '',
    bodyId,
    bodyName: null,
  }))
  return { personId, name: '', lang: 'fr', example: false, mandates, acting: mandates[0] ?? null }
}
const staff = acting(paule, { role: 'staff' })
const member = acting(zoe)

const item = (code: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Titre ${code}`, en: null },
  children: [],
  ...facts,
})
const plan = (slug: string, facts: Partial<PlanDraft>): Promise<{ planId: number }> => {
  const draft: PlanDraft = {
    ...{ slug, title: { fr: slug, en: null }, kind: 'strategic', levelNames: { fr: ['Pilier', 'Stratégie', 'Action'], en: [] } },
    ...{ period: { from: `${year}-01-01`, to: `${year}-12-31` }, owner: null, predecessor: null, notes: [], milestones: [] },
    ...{ decision: null, state: 'adopted', example: false, items: [] },
    ...facts,
  }
  return run((tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
}

await plan('cap', {
  period: { from: '2010-01-01', to: '2012-12-31' },
  state: 'closed',
  items: [item('D1', { carriedOverTo: 'essai#1.1.2' })],
})
const { planId } = await plan('essai', {
  predecessor: 'cap',
  items: [
    item('1', {
      children: [
        item('1.1', {
          children: [
            item('1.1.1', { owner: 'Paule', status: 'planned', endsOn: '2030-05-01', carriedTo: 'Bretagne' }),
            item('1.1.2', { owner: 'Sam', status: 'in_progress', endsOn: '2030-04-01', carriedTo: 'Committee' }),
            item('1.1.3', { owner: 'Zoé' }),
            item('1.1.4', { owner: 'Commission', status: 'done' }),
            item('1.1.5', { owner: 'Bretagne', status: 'planned', carriedTo: 'Le ministère' }),
            item('1.1.6', { owner: 'Personne de connu', status: 'planned' }),
          ],
        }),
        item('1.2'),
      ],
    }),
    item('2'),
  ],
})
const inDraft = item('S', { children: [item('S1', { owner: 'Zoé', status: 'planned' })] })
await plan('suite', { state: 'draft', levelNames: { fr: ['Pilier', 'Action'], en: [] }, items: [inDraft] })
const idOf = async (slug: string, code: string) => (await itemCoded(reader, staff, code, slug))!
await run((tx) =>
  tx
    .updateTable('plan_item')
    .set({ carried_over_to_id: tx.selectFrom('plan_item').select('id').where('code', '=', 'S1') })
    .where('code', '=', '1.1.5')
    .execute(),
)

const placed = async (code: string, actor: Actor | null = null) => (await itemWithPlace(reader, actor, await idOf('essai', code), today))!
const codes = (items: { code: string }[]) => items.map(({ code }) => code)

test('strangers know who carries an action by the office, and by name only the board', async () => {
  const cases: [string, object | null, object | null][] = [
    ['1.1.1', { kind: 'person', id: paule, name: null, erased: false, role: 'staff', example: false }, { name: 'Paule' }],
    ['1.1.2', { kind: 'person', id: sam, name: 'Sam', erased: false, role: 'secretary', example: false }, {}],
    ['1.1.3', { kind: 'person', id: zoe, name: null, erased: false, role: null, example: false }, { name: 'Zoé' }],
    ['1.1.4', { kind: 'body', id: body, name: { fr: 'Commission', en: 'Committee' }, example: false }, {}],
    ['1.1.5', { kind: 'organisation', id: region, name: { fr: 'Bretagne', en: null }, example: false }, {}],
    ['1.1.6', { kind: 'text', name: 'Personne de connu' }, {}],
    ['1.2', null, null],
  ]
  for (const [code, stranger, more] of cases) {
    assert.deepEqual((await placed(code)).item.owner, stranger, code)
    assert.deepEqual((await placed(code, member)).item.owner, stranger && { ...stranger, ...more }, code)
    const listed = (await planItems(reader, null, [planId], today)).find((each) => each.code === code)
    assert.deepEqual(listed?.owner, stranger, `${code} in the list`)
  }
})

test('a seat that has ended gives the name back its privacy', async () => {
  const later = `${Number(year) + 1}-06-01`
  await run((tx) => tx.updateTable('people_mandate').set({ ends_on: today }).where('person_id', '=', sam).execute())
  const ownerOn = async (day: string) => (await itemWithPlace(reader, null, await idOf('essai', '1.1.2'), day))!.item.owner
  assert.deepEqual(await ownerOn(today), { kind: 'person', id: sam, name: 'Sam', erased: false, role: 'secretary', example: false })
  assert.deepEqual(await ownerOn(later), { kind: 'person', id: sam, name: null, erased: false, role: null, example: false })
})

test('an item stands in its place: who is above, beside and below', async () => {
  const one = await placed('1')
  assert.deepEqual([codes(one.ancestors), one.before, one.after?.code, codes(one.children)], [[], null, '2', ['1.1', '1.2']])
  const middle = await placed('1.1')
  assert.deepEqual([codes(middle.ancestors), middle.before, middle.after?.code, middle.children.length], [['1'], null, '1.2', 6])
  const action = await placed('1.1.2')
  assert.deepEqual([codes(action.ancestors), action.before?.code, action.after?.code], [['1', '1.1'], '1.1.1', '1.1.3'])
  assert.deepEqual([action.children, action.plan.slug, action.plan.lastLevel], [[], 'essai', 3])
  assert.equal((await placed('1.1.6')).after, null)
  assert.deepEqual((await placed('1.1')).ancestors, [{ id: one.item.id, code: '1', title: { fr: 'Titre 1', en: null } }])
})

test('where an action was carried is told as far as the other end may be seen', async () => {
  assert.deepEqual((await placed('1.1.1')).carriedTo, { kind: 'organisation', id: region, name: { fr: 'Bretagne', en: null } })
  assert.deepEqual((await placed('1.1.2')).carriedTo, { kind: 'body', id: body, name: { fr: 'Commission', en: 'Committee' } })
  assert.deepEqual((await placed('1.1.5')).carriedTo, { kind: 'text', name: 'Le ministère' })
  assert.equal((await placed('1.1.3')).carriedTo, null)
  assert.deepEqual(
    (await placed('1.1.2')).carriedOverFrom.map(({ code, planSlug }) => `${planSlug}#${code}`),
    ['cap#D1'],
  )
  const old = await itemWithPlace(reader, null, await idOf('cap', 'D1'), today)
  assert.equal(old?.carriedOverTo?.code, '1.1.2')
  assert.equal((await placed('1.1.5')).carriedOverTo, null, 'the draft does not exist for strangers')
  assert.equal((await placed('1.1.5', staff)).carriedOverTo?.planSlug, 'suite')
})

test('a draft and its items exist for the staff and board of its owner alone, however they are asked for', async () => {
  const draft = (await planBySlug(reader, staff, 'suite'))!
  const s1 = await idOf('suite', 'S1')
  const asked = async (actor: Actor | null) => [
    (await plans(reader, actor)).map(({ slug }) => slug).includes('suite'),
    (await planBySlug(reader, actor, 'suite')) !== null,
    (await planById(reader, actor, draft.id)) !== null,
    (await itemWithPlace(reader, actor, s1, today)) !== null,
    (await itemCoded(reader, actor, 'suite#S1', 'essai')) !== null,
    (await itemNames(reader, actor, [s1])).size === 1,
    (await planNames(reader, actor, [draft.id])).size === 1,
    codes(await ownedActions(reader, actor, { kind: 'person', id: zoe }, today)).includes('S1'),
  ]
  const no = Array(8).fill(false)
  for (const actor of [null, member, acting(rita, { role: 'representative' }), acting(9, { role: 'staff', of: region }), SHELL])
    assert.deepEqual(await asked(actor), no, JSON.stringify(actor?.mandates))
  for (const actor of [staff, acting(sam, { role: 'treasurer' })])
    assert.deepEqual(
      await asked(actor),
      no.map(() => true),
    )
})

test('a code is found within its plan or across plans, as people type it', async () => {
  const target = await idOf('essai', '1.1.2')
  for (const typed of ['1.1.2', ' 1.1.2 ', 'essai#1.1.2', ' essai # 1.1.2'])
    assert.equal(await itemCoded(reader, null, typed, 'essai'), target, typed)
  for (const typed of ['1.1.99', 'essai#', '#', '', 'nothing#1', "' or 1=1 --"])
    assert.equal(await itemCoded(reader, null, typed, 'essai'), null, typed)
  assert.equal(await itemCoded(reader, null, '1.1.2', 'cap'), null)
})

test('names are given for what is there, and for nothing else', async () => {
  const a = await idOf('essai', '1.1.1')
  assert.deepEqual(
    [...(await itemNames(reader, null, [a, 999_999]))],
    [[a, { title: { fr: 'Titre 1.1.1', en: null }, path: `/items/${a}`, example: false }]],
  )
  assert.deepEqual(
    [...(await planNames(reader, null, [planId, 999_999]))],
    [[planId, { title: { fr: 'essai', en: null }, path: '/plans/essai', example: false }]],
  )
  assert.equal((await planBySlug(reader, null, 'essai'))?.predecessor?.slug, 'cap')
})

test('one’s own actions: one’s own, one’s bodies’, and the organisations’ that one works or answers for', async () => {
  const own = async (actor: Actor) => codes(await ownActions(reader, actor, today))
  assert.deepEqual(await own(acting(paule)), ['1.1.1'])
  assert.deepEqual(await own(acting(zoe)), ['1.1.3'], 'without a status an action is still to be done; a draft is not carried out yet')
  assert.deepEqual(await own(acting(9, { role: 'representative', bodyId: body })), [], 'what is done is no longer expected')
  assert.deepEqual(await own(acting(9, { role: 'staff', of: region })), ['1.1.5'])
  assert.deepEqual(await own(acting(9, { role: 'board_member', of: region })), ['1.1.5'])
  assert.deepEqual(await own(acting(9, { role: 'representative', of: region })), [])
  assert.deepEqual(await own(SHELL), [])
  assert.deepEqual(await own(acting(sam, { role: 'staff', of: region })), ['1.1.2', '1.1.5'], 'what ends first comes first')
})

test('an action without a status is late like one that is planned', () => {
  assert.equal(isLate({ status: null, ends_on: '2017-03-13' }, '2017-03-14'), true)
})

test('the plan in force: adopted, of today, of this organisation; the strategic one before the annual', async () => {
  const inForce = async (of: number, day = today) => {
    const found = await planInForce(reader, null, of, day)
    return found && [found.plan.slug, ...found.overlap.map(({ slug }) => slug)]
  }
  assert.deepEqual(await inForce(network), ['essai'])
  assert.equal(await inForce(region), null)
  assert.equal(await inForce(network, '2011-06-01'), null, 'a closed plan is in force no more')
  await plan('annuel', { kind: 'annual' })
  await plan('bretagne', { kind: 'annual', owner: 'Bretagne' })
  await plan('projet', { state: 'published' })
  assert.deepEqual([await inForce(network), await inForce(region)], [['essai'], ['bretagne']])
  await plan('neuf', { decision: { body: null, on: year, reference: null, source: null } })
  assert.deepEqual(await inForce(network), ['neuf', 'essai'])
})
