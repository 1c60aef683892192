/** The views of a plan on a real database: their filters and orders say what the rules say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { randomPlan } from '../../../../test/support/random-plan.ts'
import { groupSizes, planBySlug, planItems, viewChoices, viewItems } from '../queries.ts'
import { type ActionFilter, branchOf, GROUPS, isLate, nest, passes, SORTS, type Viewed, type ViewFilter } from '../rules.ts'
import { STATUSES } from '../tables.ts'

const { house } = await testHouse()
const { reader } = house
const today = house.clock.today()
const { slug, member } = await randomPlan(house, [2, 3, 7])
const plan = (await planBySlug(reader, null, slug))!
const all = await planItems(reader, null, [plan.id], today)
const tree = nest(all)
const last = all.filter(({ level }) => level === plan.lastLevel)
const inOrder = tree.flatMap((root) => branchOf(root)).map(({ id }) => id)
const choices = await viewChoices(reader, null, plan, today, (owner) => JSON.stringify(owner))
const whole: Viewed = { filter: {}, sort: 'plan', down: false, group: null, all: false }
const shown = (viewed: Partial<Viewed>, actor: Actor | null = null, page = { limit: 1000, offset: 0 }) =>
  viewItems(reader, actor, plan, { ...whole, ...viewed }, { lang: 'fr', today, owners: choices.owners, ...page })
const ids = async (viewed: Partial<Viewed>) => (await shown(viewed)).items.map(({ id }) => id)

const filter = fc.record(
  {
    status: fc.constantFrom(...STATUSES),
    region: fc.constantFrom('BRE', 'RE', 'COR'),
    owner: fc.constantFrom('none', ...choices.owners.keys()),
    missing: fc.constantFrom('any' as const, 'owner' as const, 'date' as const, 'expected_result' as const),
  },
  { requiredKeys: [] },
)

test('the filters of the views leave what the filters of the plan’s page leave', async () => {
  await fc.assert(
    fc.asyncProperty(filter, async (asked: ActionFilter) => {
      const expected = inOrder.filter((id) => last.some((each) => each.id === id && passes(each, asked)))
      assert.deepEqual(await ids({ filter: asked }), expected)
      assert.equal((await shown({ filter: asked }, null, { limit: 1, offset: 0 })).matched, expected.length)
    }),
    { numRuns: 60 },
  )
  assert.equal((await shown({})).total, last.length)
})

test('late, words, a part of the plan and a scope filter too', async () => {
  const found = async (asked: ViewFilter) => new Set(await ids({ filter: asked }))
  const expected = (of: (each: (typeof last)[number]) => boolean) => new Set(last.filter(of).map(({ id }) => id))
  assert.deepEqual(
    await found({ due: 'late' }),
    expected((each) => isLate(each, today)),
  )
  assert.deepEqual(
    await found({ words: 'GUIDE ecrire' }),
    expected(({ title }) => title.fr === 'Écrire un guide'),
  )
  assert.deepEqual(
    await found({ words: '100 %' }),
    expected(({ title }) => title.fr!.includes('100 %')),
  )
  for (const nothing of ['_', '\\', "' or true --", '1.1.9']) assert.deepEqual(await found({ words: nothing }), new Set(), nothing)
  const [first] = tree
  assert.deepEqual(
    await found({ part: first!.id }),
    new Set(
      branchOf(first!)
        .filter(({ level }) => level === 3)
        .map(({ id }) => id),
    ),
  )
  assert.deepEqual(await found({ part: first!.children[1]!.id }), new Set(first!.children[1]!.children.map(({ id }) => id)))
  assert.deepEqual(
    await found({ scope: 'none' }),
    expected(({ scope }) => scope === null),
  )
  const year = today.slice(0, 4)
  assert.deepEqual(
    await found({ due: 'year' }),
    expected(({ ends_on }) => ends_on?.slice(0, 4) === year),
  )
})

test('every order is a permutation of the same rows, and pages come one after the other', async () => {
  const known = new Set(last.map(({ id }) => id))
  for (const sort of SORTS)
    for (const down of [false, true])
      for (const group of [null, ...GROUPS]) {
        const ordered = await ids({ sort, down, group })
        assert.equal(ordered.length, known.size, `${sort} ${down} ${group}`)
        assert.deepEqual(new Set(ordered), known)
        const pages = [0, 20, 40].map((offset) => shown({ sort, down, group }, null, { limit: 20, offset }))
        assert.deepEqual(
          (await Promise.all(pages)).flatMap((page) => page.items.map(({ id }) => id)),
          ordered,
        )
      }
})

test('dates stand in order, and what has none comes last, up or down', async () => {
  for (const down of [false, true]) {
    const due = (await shown({ sort: 'due', down })).items.map(({ ends_on }) => ends_on)
    const known = due.filter((day) => day !== null)
    assert.deepEqual(
      due.slice(known.length),
      due.slice(known.length).map(() => null),
    )
    assert.deepEqual(known, down ? known.toSorted().reverse() : known.toSorted())
  }
  const titles = (await shown({ sort: 'title' })).items.map(({ title }) => title.fr)
  assert.deepEqual([...new Set(titles)], ['Écrire un guide', 'Former', 'Réunir la commission', 'Tenir 100 % du budget'])
})

test('groups hold all rows, each in one, and say how many', async () => {
  for (const group of GROUPS) {
    const { items: rows } = await shown({ group })
    const counted = new Map([...Map.groupBy(rows, (row) => row.group)].map(([key, of]) => [key, of.length]))
    assert.deepEqual(await groupSizes(reader, plan, { ...whole, group }, today), counted, group)
  }
})

test('all items can be shown, and what speaks of facts is then asked of actions alone', async () => {
  assert.deepEqual(await ids({ all: true }), inOrder)
  assert.deepEqual(await ids({ all: true, filter: { status: 'planned' } }), await ids({ filter: { status: 'planned' } }))
  assert.ok((await ids({ all: true, filter: { words: 'partie' } })).length > 0)
})

test('a stranger is told offices and not names', async () => {
  const owners = async (actor: Actor | null) => (await shown({ sort: 'owner' }, actor)).items.map(({ owner }) => owner)
  const named = (list: Awaited<ReturnType<typeof owners>>) => JSON.stringify(list).includes('Paule Aa')
  assert.deepEqual([named(await owners(null)), named(await owners(member))], [false, true])
  assert.ok(![...choices.owners.values()].some((owner) => 'name' in owner && owner.name === 'Paule Aa'))
})
