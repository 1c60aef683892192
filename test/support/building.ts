/** Plans that are being built, for tests on a real database: a plan from a sketch, its tree as a sketch, and what must be true of it. */
import assert from 'node:assert/strict'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { addPerson, setUpNetwork } from '#modules/people/index.ts'
import { type ItemDraft, importPlan, type PlanDraft } from '#modules/plan/index.ts'
import { treeOf } from '../../src/modules/plan/rules/build.ts'
import { testHouse } from './house.ts'
import { assertWhole } from './trees.ts'

type PlanState = PlanDraft['state']

/** `P1(S1.1 S1.2(A1.2.1))`: codes with their children in brackets; titles are « Titre » and the code. */
function itemsOf(sketch: string): ItemDraft[] {
  const roots: ItemDraft[] = []
  const open: ItemDraft[][] = [roots]
  for (const sign of sketch.match(/[()]|[^\s()]+/g) ?? []) {
    if (sign === '(') open.push(open.at(-1)!.at(-1)!.children)
    else if (sign === ')') open.pop()
    else open.at(-1)!.push({ code: sign, line: null, title: { fr: `Titre ${sign}`, en: null }, children: [] })
  }
  return roots
}

type Tested = Awaited<ReturnType<typeof testHouse>>

/** A plan as it is sketched, with the ids of its items by code. */
const planter = ({ house }: Tested) => {
  let made = 0
  return async (sketch: string, state: PlanState = 'draft', levels = ['Pilier', 'Stratégie', 'Action']) => {
    made += 1
    const draft: PlanDraft = {
      ...{ slug: `essai-${made}`, title: { fr: `Essai ${made}`, en: null }, kind: 'strategic', levelNames: { fr: levels, en: [] } },
      ...{ period: { from: null, to: null }, owner: null, predecessor: null, notes: [], milestones: [], decision: null },
      ...{ state, example: false, items: itemsOf(sketch) },
    }
    const { planId, slug } = await change(house, (tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
    const rows = await house.reader.selectFrom('plan_item').select(['id', 'code']).where('plan_id', '=', planId).execute()
    const ids = new Map(rows.map(({ id, code }) => [code, id]))
    const id = (code: string): number => {
      const found = ids.get(code)
      assert.ok(found, `The sketch has no ${code}.`)
      return found
    }
    return { planId, slug, id }
  }
}

const rowsReader =
  ({ house }: Tested) =>
  (planId: number) =>
    house.reader
      .selectFrom('plan_item')
      .selectAll()
      .where('plan_id', '=', planId)
      .where('removed', '=', false)
      .orderBy('position')
      .execute()

/** The tree as a sketch, once it was seen to be whole: levels, positions, codes, no circle. */
const sketcher = (rowsOf: ReturnType<typeof rowsReader>) => async (planId: number) => {
  const tree = treeOf(await rowsOf(planId))
  assertWhole(tree, new Set(tree.byId.keys()), `plan ${planId}`)
  const below = (parentId: number | null): string =>
    tree
      .below(parentId)
      .map(({ id, code }) => (tree.below(id).length > 0 ? `${code}(${below(id)})` : code))
      .join(' ')
  return below(null)
}

/** A house of its own with a network, two of its staff, and the means to sketch plans. */
export async function building() {
  const tested = await testHouse()
  const { house } = tested
  const { organisationId: network } = await change(house, (tx) =>
    setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
  )
  const acting = async (name: string, ...roles: Role[]): Promise<Actor> => {
    const personId = await change(house, (tx) => addPerson(tx, SHELL, { name }))
    const of = { organisationId: network, organisationName: 'Réseau d’essai', bodyId: null, bodyName: null }
    const mandates = roles.map((role, id) => ({ id, role, ...of }))
    return { personId, name, lang: 'fr', example: true, mandates, acting: mandates[0] ?? null }
  }
  const run = <Result>(work: (tx: Writer) => Promise<Result>): Promise<Result> => change(house, work)
  const latest = async () => (await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 1 }))[0]!
  /** The work is refused with this status and code, and leaves no trace. */
  const refused = async (work: (tx: Writer) => Promise<unknown>, status: number, code: string): Promise<Refusal> => {
    const before = (await latest()).id
    const error = await run(work).then(
      () => assert.fail(`not refused: ${code}`),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof Refusal, String(error))
    assert.deepEqual([error.status, error.objections[0]?.code], [status, code])
    assert.equal((await latest()).id, before, 'nothing was journalled')
    return error
  }
  const rowsOf = rowsReader(tested)
  const [paule, yann] = [await acting('Paule Brec', 'staff'), await acting('Yann Tadec', 'staff')]
  return { ...tested, network, acting, paule, yann, plan: planter(tested), tree: sketcher(rowsOf), rowsOf, run, latest, refused }
}
