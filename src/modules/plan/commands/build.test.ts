/** Building a tree, on a real database: adding, moving, coding; what is refused, what is journalled, and two who build at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { building } from '../../../../test/support/building.ts'
import { lastTreeDeed } from '../queries/build.ts'
import type { TreePlace } from '../rules/build.ts'
import { outlineLines } from '../rules/build-outline.ts'
import { addItem, addItems } from './build.ts'
import { giveCode, renumberPlan, shownNumbering } from './build-codes.ts'
import { moveItem } from './build-move.ts'
import { removeItem } from './build-removal.ts'

const { house, acting, paule, yann, plan, tree, rowsOf, run, latest, refused, network } = await building()
const SKETCH = 'P1(S1.1(A1.1.1 A1.1.2) S1.2) P2(S2.1)'
const title = (fr: string) => ({ fr, en: null })
const at = (how: TreePlace['how'], id: number): TreePlace => ({ how, id })
const move = (itemId: number, place: TreePlace, { seen = null as number | null, renumber = true, by = paule } = {}) =>
  run((tx) => moveItem(tx, by, { itemId, place, seen, renumber }))
const seenOf = async (planId: number) => (await lastTreeDeed(house.reader, planId))?.id ?? 0
const write = (id: number, text_fr: string) => house.db.updateTable('plan_item').set({ text_fr }).where('id', '=', id).execute()
const textOf = async (id: number) =>
  (await house.reader.selectFrom('plan_item').select('text_fr').where('id', '=', id).executeTakeFirstOrThrow()).text_fr

test('an item is added where it is wished, with the code of the plan’s own scheme, and the journal tells it', async () => {
  const { planId, slug, id } = await plan(SKETCH)
  const add = (place: TreePlace, renumber = false) =>
    run((tx) => addItem(tx, paule, { slug, place, title: title('Neuf'), code: null, renumber }))
  assert.equal((await add(at('in', id('S1.1')))).code, 'A1.1.3')
  const entry = await latest()
  assert.deepEqual([entry.deed, entry.personId, entry.organisationId, entry.public], ['plan.item_added', paule.personId, network, false])
  assert.deepEqual(
    entry.subjects.map(({ kind }) => kind),
    ['item', 'plan'],
  )
  assert.equal((await add(at('after', id('P1')))).code, 'P3', 'without renumbering nobody else’s code changes')
  assert.equal(await tree(planId), 'P1(S1.1(A1.1.1 A1.1.2 A1.1.3) S1.2) P3 P2(S2.1)')
  assert.equal((await add(at('before', id('S1.1')), true)).code, 'S1.1', 'renumbered, it has the code of its place')
  assert.equal(await tree(planId), 'P1(S1.1 S1.2(A1.2.1 A1.2.2 A1.2.3) S1.3) P3 P2(S2.1)')
})

test('an empty plan begins with 1, and a first code by hand gives the scheme', async () => {
  const { planId, slug } = await plan('')
  await run((tx) => addItem(tx, paule, { slug, place: at('in', 0), title: title('Un'), code: null }))
  assert.equal(await tree(planId), '1')
  const other = await plan('')
  const { itemId } = await run((tx) => addItem(tx, paule, { slug: other.slug, place: at('in', 0), title: title('Un'), code: 'A' }))
  await run((tx) => addItem(tx, paule, { slug: other.slug, place: at('in', itemId), title: title('Deux'), code: null }))
  await run((tx) => addItem(tx, paule, { slug: other.slug, place: at('in', 0), title: title('Trois'), code: null }))
  assert.equal(await tree(other.planId), 'A(A1) B')
})

test('several lines become a branch in a statement per level', async () => {
  const { planId, slug, id } = await plan('1(1.1) 2')
  const lines = outlineLines('Un\n  Deux\n  Trois\nQuatre\n  Cinq')
  const { ids } = await run((tx) => addItems(tx, paule, { slug, place: at('after', id('1.1')), lines, lang: 'fr' }))
  assert.equal(await tree(planId), '1(1.1 1.2(1.2.1 1.2.2) 1.3(1.3.1)) 2')
  const { deed, subjects, payload } = await latest()
  assert.deepEqual([deed, (payload as { count: number }).count], ['plan.items_added', 5])
  assert.deepEqual(subjects, [{ kind: 'plan', id: planId }, ...ids.map((item) => ({ kind: 'item', id: item }))])
  await run((tx) =>
    addItems(tx, paule, { slug, place: at('before', id('1')), lines: outlineLines('Avant\n  Dessous'), lang: 'fr', renumber: true }),
  )
  assert.equal(await tree(planId), '1(1.1) 2(2.1 2.2(2.2.1 2.2.2) 2.3(2.3.1)) 3')
  const deep = outlineLines('Un\n  Deux\n    Trois')
  await refused((tx) => addItems(tx, paule, { slug, place: at('in', id('1')), lines: deep, lang: 'fr' }), 422, 'plan.line_too_deep')
})

test('a branch moves with all below it, codes and references with it, as one deed', async () => {
  const { planId, id } = await plan(SKETCH)
  await write(id('S2.1'), 'Voir #S1.1 et #A1.1.2, pas #Z9.')
  await move(id('S1.1'), at('in', id('P2')))
  assert.equal(await tree(planId), 'P1(S1.1) P2(S2.1 S2.2(A2.2.1 A2.2.2))')
  assert.equal(await textOf(id('S2.1')), 'Voir #S2.2 et #A2.2.2, pas #Z9.')
  const { deed, subjects } = await latest()
  const touched = ['S1.1', 'A1.1.1', 'A1.1.2', 'S1.2', 'S2.1'].map((code) => id(code))
  assert.deepEqual([deed, subjects[0], subjects[1]], ['plan.item_moved', { kind: 'item', id: id('S1.1') }, { kind: 'plan', id: planId }])
  assert.deepEqual(new Set(subjects.slice(2).map((each) => each.id)), new Set(touched.filter((each) => each !== id('S1.1'))))
  const revisions = new Map((await rowsOf(planId)).map((row) => [row.id, row.revision]))
  assert.deepEqual([revisions.get(id('S2.1')), revisions.get(id('S1.1'))], [2, 1], 'who edits the text meanwhile is told')
})

test('without renumbering codes stay; where it already stands nothing is written', async () => {
  const { planId, id } = await plan(SKETCH)
  await move(id('S1.1'), at('in', id('P2')), { renumber: false })
  assert.equal(await tree(planId), 'P1(S1.2) P2(S2.1 S1.1(A1.1.1 A1.1.2))')
  const before = (await latest()).id
  const { entryId } = await move(id('S1.1'), at('after', id('S2.1')))
  assert.equal(entryId, null)
  assert.equal((await latest()).id, before)
})

test('what cannot be is refused, and nothing is half written', async () => {
  const { planId, slug, id } = await plan(SKETCH)
  const other = await plan('Q1')
  const moving =
    (itemId: number, place: TreePlace, by = paule) =>
    (tx: Parameters<typeof moveItem>[0]) =>
      moveItem(tx, by, { itemId, place, seen: null, renumber: true })
  await refused(moving(id('P1'), at('in', id('S1.2'))), 422, 'plan.move_under_itself')
  await refused(moving(id('P1'), at('in', id('P2'))), 422, 'plan.branch_too_deep')
  await refused(moving(id('S1.1'), at('in', other.id('Q1'))), 409, 'plan.place_gone')
  await refused(moving(id('S1.1'), at('before', 999_999)), 409, 'plan.place_gone')
  await refused(moving(id('S1.1'), at('in', 0), await acting('Rose', 'board_member')), 403, 'kernel.not_yours')
  await refused(moving(id('S1.1'), at('in', 0), { ...paule, mandates: [] }), 404, 'kernel.not_found')
  const adding =
    (place: TreePlace, code: string | null, words = 'Neuf') =>
    (tx: Parameters<typeof addItem>[0]) =>
      addItem(tx, paule, { slug, place, title: title(words), code })
  await refused(adding(at('in', id('A1.1.1')), null), 422, 'plan.branch_too_deep')
  await refused(adding(at('in', 0), 'S1.1'), 422, 'plan.code_taken')
  await refused(adding(at('in', 0), 'A B'), 422, 'plan.code_malformed')
  await refused(adding(at('in', 0), null, ''), 422, 'plan.title_missing')
  assert.equal(await tree(planId), SKETCH)
})

test('the tree of an adopted or closed text stands (R39)', async () => {
  for (const [state, code] of [
    ['adopted', 'plan.adopted_text_frozen'],
    ['closed', 'plan.closed_plan_frozen'],
  ] as const) {
    const { slug, id } = await plan(SKETCH, state)
    await refused((tx) => addItem(tx, paule, { slug, place: at('in', 0), title: title('Neuf'), code: null }), 422, code)
    await refused((tx) => moveItem(tx, paule, { itemId: id('P2'), place: at('before', id('P1')), seen: null, renumber: true }), 422, code)
    await refused((tx) => removeItem(tx, paule, { itemId: id('P2'), seen: null }), 422, code)
    await refused((tx) => giveCode(tx, paule, { itemId: id('P2'), code: 'X', shown: 'P2', below: true }), 422, code)
    await refused((tx) => renumberPlan(tx, paule, { slug, scheme: 'place', shown: '' }), 422, code)
  }
})

test('what somebody else moved or removed since the page was shown is told by name; one’s own moves are no surprise', async () => {
  const { planId, id } = await plan(SKETCH)
  const seen = await seenOf(planId)
  await move(id('S1.1'), at('in', id('P2')), { by: yann, renumber: false })
  const late =
    (itemId: number, place: TreePlace, by = paule) =>
    (tx: Parameters<typeof moveItem>[0]) =>
      moveItem(tx, by, { itemId, place, seen, renumber: false })
  const { objections } = await refused(late(id('S1.1'), at('in', 0)), 409, 'plan.moved_meanwhile')
  assert.deepEqual(objections[0]!.facts, { who: 'Yann Tadec', code: 'S1.1', title: title('Titre S1.1'), deed: 'moved' })
  await refused(late(id('S1.2'), at('before', id('S1.1'))), 409, 'plan.moved_meanwhile')
  await run(late(id('S1.2'), at('in', id('S2.1'))))
  await run(late(id('S1.1'), at('in', 0), yann))
  await run((tx) => removeItem(tx, yann, { itemId: id('P1'), seen: null }))
  const gone = await refused(late(id('P1'), at('in', 0)), 409, 'plan.moved_meanwhile')
  assert.deepEqual((gone.objections[0]!.facts as { deed: string }).deed, 'removed')
})

test('two who put each other’s branch under their own at the same instant never make a circle', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { planId, id } = await plan('A B')
    const seen = await seenOf(planId)
    const both = await Promise.allSettled([
      move(id('A'), at('in', id('B')), { seen, renumber: false }),
      move(id('B'), at('in', id('A')), { seen, renumber: false, by: yann }),
    ])
    const outcome = both
      .map(({ status }) => status)
      .sort()
      .join()
    assert.equal(outcome, 'fulfilled,rejected', 'one is first, the other is told')
    assert.match(await tree(planId), /^(A\(B\)|B\(A\))$/)
    const same = await plan('A(A1) B(B1) C')
    await Promise.allSettled([
      move(same.id('A'), at('after', same.id('C')), { renumber: true }),
      move(same.id('A'), at('after', same.id('B')), { renumber: true, by: yann }),
      run((tx) =>
        addItem(tx, yann, { slug: same.slug, place: at('before', same.id('A')), title: title('Neuf'), code: null, renumber: true }),
      ),
      run((tx) => removeItem(tx, paule, { itemId: same.id('B'), seen: null })),
    ])
    await tree(same.planId)
  }
})

test('random moves on the real tables leave a whole tree, codes unique, however they are renumbered', async () => {
  const { planId, id } = await plan('P1(S1.1(A1.1.1 A1.1.2) S1.2) P2(S2.1(A2.1.1)) P3')
  const codes = ['P1', 'S1.1', 'A1.1.1', 'A1.1.2', 'S1.2', 'P2', 'S2.1', 'A2.1.1', 'P3']
  const choice = fc.record({
    item: fc.constantFrom(...codes),
    anchor: fc.constantFrom(...codes),
    how: fc.constantFrom('before', 'after', 'in'),
    renumber: fc.boolean(),
  })
  let moves = 0
  for (const { item, anchor, how, renumber } of fc.sample(choice, 60)) {
    await move(id(item), at(how as TreePlace['how'], id(anchor)), { renumber }).then(
      () => {
        moves += 1
      },
      (error: Error) => assert.match(error.message, /move_under_itself|branch_too_deep/),
    )
    await tree(planId)
  }
  assert.equal((await rowsOf(planId)).length, codes.length)
  assert.ok(moves > 15, `the tree really moved: ${moves}`)
})

test('codes are changed by hand, below as well if wished, and the whole plan as its preview showed', async () => {
  const { planId, slug, id } = await plan('1(1.1(1.1.1)) 2')
  await write(id('2'), 'Voir #1.1.1.')
  const give = (code: string, shown: string, below: boolean) => (tx: Parameters<typeof giveCode>[0]) =>
    giveCode(tx, paule, { itemId: id('1'), code, shown, below })
  await run(give('7', '1', true))
  assert.equal(await tree(planId), '7(7.1(7.1.1)) 2')
  assert.equal(await textOf(id('2')), 'Voir #7.1.1.')
  await refused(give('8', '1', true), 409, 'plan.code_changed_meanwhile')
  await refused(give('2', '7', true), 422, 'plan.code_taken')
  await run(give('X', '7', false))
  assert.equal(await tree(planId), 'X(7.1(7.1.1)) 2')
  const codes = new Map([
    [id('1'), '1'],
    [id('1.1'), '1.1'],
    [id('1.1.1'), '1.1.1'],
  ])
  await refused(
    (tx) => renumberPlan(tx, paule, { slug, scheme: 'place', shown: 'something else' }),
    409,
    'plan.numbering_changed_meanwhile',
  )
  await run((tx) => renumberPlan(tx, paule, { slug, scheme: 'place', shown: shownNumbering(codes) }))
  assert.equal(await tree(planId), '1(1.1(1.1.1)) 2')
  assert.equal(await run((tx) => renumberPlan(tx, paule, { slug, scheme: 'place', shown: '' })), null)
})
