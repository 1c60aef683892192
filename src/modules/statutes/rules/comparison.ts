/** Two versions of statutes side by side: which rules were added, dropped, changed. */

/** A rule by its key, as it is told. */
export interface Told {
  key: string
  text: string
  article: string | null
}

export interface RuleChange<Rule extends Told> {
  fate: 'changed' | 'added' | 'dropped'
  before: Rule | null
  after: Rule | null
}

export interface Compared<Rule extends Told> {
  changes: RuleChange<Rule>[]
  unchanged: number
}

/** In the order of the later version; what was dropped stands after the rule that it stood behind. */
export function compareRules<Rule extends Told>(before: readonly Rule[], after: readonly Rule[]): Compared<Rule> {
  const [old, young] = [new Map(before.map((rule) => [rule.key, rule])), new Map(after.map((rule) => [rule.key, rule]))]
  const order = after.map(({ key }) => key)
  for (const [place, { key }] of before.entries()) {
    if (young.has(key)) continue
    const behind = place === 0 ? -1 : order.indexOf(before[place - 1]!.key)
    order.splice(behind + 1, 0, key)
  }
  const changes: RuleChange<Rule>[] = []
  for (const key of order) {
    const [was, is] = [old.get(key) ?? null, young.get(key) ?? null]
    if (was && is && was.text === is.text && was.article === is.article) continue
    changes.push({ fate: was && is ? 'changed' : is ? 'added' : 'dropped', before: was, after: is })
  }
  return { changes, unchanged: order.length - changes.length }
}
