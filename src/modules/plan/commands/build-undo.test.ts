/** Taking out, bringing back, and undoing what was built, on a real database. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { building } from '../../../../test/support/building.ts'
import type { TreePlace } from '../rules/build.ts'
import { outlineLines } from '../rules/build-outline.ts'
import { addItem, addItems } from './build.ts'
import { giveCode } from './build-codes.ts'
import { moveItem } from './build-move.ts'
import { removeItem, restoreItem } from './build-removal.ts'
import { editItem } from './items.ts'
import { publishPlan } from './life.ts'
import { undoDeed } from './undo.ts'

const { house, acting, paule, yann, plan, tree, run, latest, refused } = await building()
const SKETCH = 'P1(S1.1(A1.1.1 A1.1.2) S1.2) P2(S2.1)'
const title = (fr: string) => ({ fr, en: null })
const at = (how: TreePlace['how'], id: number): TreePlace => ({ how, id })
const undo = (entryId: number, by: Actor = paule) => run((tx) => undoDeed(tx, by, entryId))
const remove = (itemId: number, by = paule) => run((tx) => removeItem(tx, by, { itemId, seen: null }))
const restore = (itemId: number, by = paule) => run((tx) => restoreItem(tx, by, itemId))
const add = (slug: string, place: TreePlace, code: string | null = null) =>
  run((tx) => addItem(tx, paule, { slug, place, title: title('Neuf'), code, renumber: code === null }))
const move = (itemId: number, place: TreePlace) => run((tx) => moveItem(tx, paule, { itemId, place, seen: null, renumber: true }))
const write = (id: number, text_fr: string) => house.db.updateTable('plan_item').set({ text_fr }).where('id', '=', id).execute()
const textOf = async (id: number) =>
  (await house.reader.selectFrom('plan_item').select('text_fr').where('id', '=', id).executeTakeFirstOrThrow()).text_fr
const editTitle = async (itemId: number, words: string, by = paule) => {
  const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', itemId).executeTakeFirstOrThrow()
  await run((tx) => editItem(tx, by, { itemId, revision, facts: { title_fr: words } }))
}

test('a branch goes out with all below it and comes back as it was', async () => {
  const { planId, id } = await plan(SKETCH)
  const { count } = await remove(id('S1.1'))
  assert.equal(count, 3)
  assert.equal(await tree(planId), 'P1(S1.2) P2(S2.1)')
  const { deed, subjects } = await latest()
  assert.deepEqual([deed, subjects[0]], ['plan.item_removed', { kind: 'item', id: id('S1.1') }])
  assert.deepEqual(
    subjects.slice(2).map((each) => each.id),
    [id('A1.1.1'), id('A1.1.2')],
    'the threads of those that went with it tell it',
  )
  const back = await restore(id('S1.1'))
  assert.deepEqual([back.count, back.codes], [3, []])
  assert.equal(await tree(planId), SKETCH)
})

test('what was taken out before stays out; below a removed item nothing comes back alone', async () => {
  const { planId, id } = await plan(SKETCH)
  await remove(id('A1.1.2'))
  await remove(id('P1'))
  await refused((tx) => restoreItem(tx, paule, id('A1.1.2')), 422, 'plan.parent_is_removed')
  await refused((tx) => restoreItem(tx, paule, id('P2')), 409, 'plan.item_is_there')
  await restore(id('P1'))
  assert.equal(await tree(planId), 'P1(S1.1(A1.1.1) S1.2) P2(S2.1)')
  await restore(id('A1.1.2'))
  assert.equal(await tree(planId), SKETCH)
})

test('a code that was taken meanwhile is said, and the branch gets free ones, its own references with it', async () => {
  const { planId, slug, id } = await plan(SKETCH)
  await write(id('A1.1.1'), 'Voir #A1.1.2 et #S1.1.')
  await remove(id('S1.1'))
  await add(slug, at('in', id('P1')), 'S1.1')
  const back = await restore(id('S1.1'))
  assert.deepEqual(
    back.codes.map(({ from, to }) => `${from} ${to}`),
    ['S1.1 S1.3', 'A1.1.1 A1.3.1', 'A1.1.2 A1.3.2'],
  )
  assert.equal(await tree(planId), 'P1(S1.3(A1.3.1 A1.3.2) S1.2 S1.1) P2(S2.1)')
  assert.equal(await textOf(id('A1.1.1')), 'Voir #A1.3.2 et #S1.3.')
})

test('a branch comes back to its parent wherever it is by now, if it fits there', async () => {
  const { planId, id } = await plan(SKETCH)
  await remove(id('A1.1.1'))
  await move(id('S1.1'), at('in', id('P2')))
  await restore(id('A1.1.1'))
  assert.equal(await tree(planId), 'P1(S1.1) P2(S2.1 S2.2(A1.1.1 A2.2.1))')
  const deep = await plan('P1 P2(S2.1(A2.1.1))', 'draft')
  await remove(deep.id('A2.1.1'))
  await remove(deep.id('S2.1'))
  await move(deep.id('P2'), at('in', deep.id('P1')))
  await restore(deep.id('S2.1'))
  await refused((tx) => restoreItem(tx, paule, deep.id('P1')), 409, 'plan.item_is_there')
  assert.equal(await tree(deep.planId), 'P1(P1.1(S2.1))')
  await refused((tx) => restoreItem(tx, paule, deep.id('A2.1.1')), 422, 'plan.branch_too_deep')
})

test('a capability that holds on to an item stops its removal, and nothing is removed', async () => {
  const { planId, id } = await plan(SKETCH)
  const holding = {
    ...house,
    capabilities: [
      ...house.capabilities,
      {
        name: 'budget',
        reactions: {
          'plan.item_removed': async () => {
            throw new Refusal(objection('plan.unknown_choice', {}))
          },
        },
      },
    ],
  }
  await assert.rejects(
    change(holding, (tx) => removeItem(tx, paule, { itemId: id('P1'), seen: null })),
    Refusal,
  )
  assert.equal(await tree(planId), SKETCH)
})

test('each deed is undone to the tree that was, codes and references with it', async () => {
  const { planId, slug, id } = await plan(SKETCH)
  const text = 'Voir #S1.1, #A1.1.2 et #Z9.'
  await write(id('S2.1'), text)
  const deeds: [string, () => Promise<unknown>][] = [
    ['P1(S1.1(A1.1.1 A1.1.2) S1.2 S1.3) P2(S2.1)', () => add(slug, at('in', id('P1')))],
    ['P1(S1.1 S1.2(A1.2.1 A1.2.2) S1.3) P2(S2.1)', () => add(slug, at('before', id('S1.1')))],
    [
      'P1 P2 P3(S3.1(A3.1.1 A3.1.2) S3.2) P4(S4.1)',
      () =>
        run((tx) =>
          addItems(tx, paule, { slug, place: at('before', id('P1')), lines: outlineLines('Un\nDeux'), lang: 'fr', renumber: true }),
        ),
    ],
    ['P1(S1.1) P2(S2.1 S2.2(A2.2.1 A2.2.2))', () => move(id('S1.1'), at('in', id('P2')))],
    ['P1(S1.1) P2(S2.1(A2.1.1 A2.1.2) S2.2)', () => move(id('S1.1'), at('before', id('S2.1')))],
    ['P2(S2.1)', () => remove(id('P1'))],
    [
      'X(S1.1(A1.1.1 A1.1.2) S1.2) P2(S2.1)',
      () => run((tx) => giveCode(tx, paule, { itemId: id('P1'), code: 'X', shown: 'P1', below: false })),
    ],
  ]
  for (const [expected, work] of deeds) {
    await work()
    assert.equal(await tree(planId), expected)
    await undo((await latest()).id)
    assert.equal(await tree(planId), SKETCH, `undone: ${expected}`)
    assert.equal(await textOf(id('S2.1')), text, `undone: ${expected}`)
    assert.equal((await latest()).deed, 'plan.build_undone')
  }
  await refused((tx) => undoDeed(tx, paule, 0), 404, 'kernel.not_found')
  const undone = (await latest()).id
  await refused((tx) => undoDeed(tx, paule, undone), 422, 'plan.cannot_be_undone')
})

test('a restoration is undone too', async () => {
  const { planId, id } = await plan(SKETCH)
  await remove(id('P1'))
  await restore(id('P1'))
  await undo((await latest()).id)
  assert.equal(await tree(planId), 'P2(S2.1)')
  await restore(id('P1'))
  assert.equal(await tree(planId), SKETCH)
})

test('a renumbering is undone around texts that were edited since: exact words where nobody wrote, references elsewhere', async () => {
  const { planId, id } = await plan('1(1.1) 2')
  await write(id('2'), 'Voir #1 et #9.')
  await write(id('1.1'), 'Rien.')
  await run((tx) => giveCode(tx, paule, { itemId: id('1'), code: '9', shown: '1', below: false }))
  assert.equal(await textOf(id('2')), 'Voir #9 et #9.')
  const { id: entry } = await latest()
  await write(id('1.1'), 'Désormais #9.')
  await undo(entry)
  assert.equal(await tree(planId), '1(1.1) 2')
  assert.deepEqual([await textOf(id('2')), await textOf(id('1.1'))], ['Voir #1 et #9.', 'Désormais #1.'])
})

test('only one’s own, only while what it touched stands as it left it', async () => {
  const { planId, slug, id } = await plan(SKETCH)
  await move(id('S1.2'), at('in', id('P2')))
  const moved = (await latest()).id
  await refused((tx) => undoDeed(tx, yann, moved), 403, 'plan.not_your_deed')
  await refused((tx) => undoDeed(tx, { ...paule, mandates: [] }, moved), 404, 'kernel.not_found')
  await editTitle(id('P1'), 'Un autre titre', yann)
  await undo(moved)
  const { itemId } = await add(slug, at('in', id('S1.2')))
  const added = (await latest()).id
  await editTitle(itemId, 'Quelqu’un y tient', yann)
  await refused((tx) => undoDeed(tx, paule, added), 409, 'plan.touched_since')
  await add(slug, at('in', id('P2')))
  const parent = await latest()
  await run((tx) => addItem(tx, yann, { slug, place: at('in', parent.subjects[0]!.id), title: title('Dessous'), code: null }))
  await refused((tx) => undoDeed(tx, paule, parent.id), 409, 'plan.touched_since')
  await run((tx) => giveCode(tx, paule, { itemId: id('P1'), code: 'Y', shown: 'P1', below: false }))
  const coded = (await latest()).id
  await run((tx) => giveCode(tx, yann, { itemId: id('P2'), code: 'P1', shown: 'P2', below: false }))
  await refused((tx) => undoDeed(tx, paule, coded), 409, 'plan.touched_since')
  await tree(planId)
})

test('once the text is adopted nothing of its building is undone', async () => {
  const { slug, id, planId } = await plan(SKETCH)
  await move(id('P2'), at('before', id('P1')))
  const moved = (await latest()).id
  const diane = await acting('Diane Roch', 'national_director')
  await run((tx) => publishPlan(tx, diane, slug))
  await refused((tx) => undoDeed(tx, paule, moved), 409, 'plan.touched_since')
  await house.db.updateTable('plan_plan').set({ state: 'adopted' }).where('id', '=', planId).execute()
  await refused((tx) => undoDeed(tx, paule, moved), 422, 'plan.adopted_text_frozen')
})
