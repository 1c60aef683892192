/** The cost of an action, summed up the plan's tree: a strategy and a pillar cost what is below them, to the cent. */

/** What an action costs and who has promised to pay, in cents. In-kind contributions stand apart from both. */
export interface Cost {
  costCents: number
  /** Of the cost: what lines say of this action itself. The rest comes by a key. */
  directCents: number
  fundedCents: number
  inKindCents: number
}

export const NO_COST: Cost = { costCents: 0, directCents: 0, fundedCents: 0, inKindCents: 0 }

export const addCosts = (one: Cost, other: Cost): Cost => ({
  costCents: one.costCents + other.costCents,
  directCents: one.directCents + other.directCents,
  fundedCents: one.fundedCents + other.fundedCents,
  inKindCents: one.inKindCents + other.inKindCents,
})

export const indirectOf = ({ costCents, directCents }: Cost): number => costCents - directCents
/** What nobody pays for yet. */
export const missingOf = ({ costCents, fundedCents }: Cost): number => Math.max(0, costCents - fundedCents)
/** What is promised beyond the cost (R27). */
export const beyondOf = ({ costCents, fundedCents }: Cost): number => Math.max(0, fundedCents - costCents)

export interface SummedUp {
  /** Of every item of the tree, with all that is below it. */
  byItem: Map<number, Cost>
  /** Of the whole tree. */
  total: Cost
  /** On items that are not in the tree (any more). */
  strayed: Cost
}

/** `items`: of one plan, in any order. */
export function sumUp(items: readonly { id: number; parent_id: number | null }[], costs: ReadonlyMap<number, Cost>): SummedUp {
  const above = new Map(items.map(({ id, parent_id }) => [id, parent_id]))
  const byItem = new Map<number, Cost>(items.map(({ id }) => [id, NO_COST]))
  let total = NO_COST
  let strayed = NO_COST
  for (const [itemId, cost] of costs) {
    if (!above.has(itemId)) {
      strayed = addCosts(strayed, cost)
      continue
    }
    total = addCosts(total, cost)
    for (let id: number | null = itemId; id !== null; id = above.get(id) ?? null) byItem.set(id, addCosts(byItem.get(id) ?? NO_COST, cost))
  }
  return { byItem, total, strayed }
}
