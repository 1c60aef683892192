/** Whom the names of a file mean: exactly one bearer is linked, else the name is kept as text, to be linked by hand. */
import type { Bearer } from '../queries/standing.ts'
import type { Linked } from '../rules/imports.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'

/** Every name that a draft holds. */
export function namesIn(draft: PlanDraft, items: ItemDraft[]): string[] {
  const names = [draft.owner, draft.decision?.body, ...items.flatMap((item) => [item.owner, item.carriedTo])]
  return [...new Set(names.filter((name) => typeof name === 'string' && name !== ''))] as string[]
}

export type Meaning = (name: string, kinds: readonly Bearer['kind'][]) => Bearer | null

/** A name counts before a code; of bodies of one name the plan's own organisation's, else the network's; then whoever alone is there on the day. */
export function meaningOf(bearers: Bearer[], responsibleId: number, networkId: number | null): Meaning {
  const byName = Map.groupBy(bearers, (bearer) => bearer.wanted)
  return (name, kinds) => {
    const all = (byName.get(name) ?? []).filter((bearer) => kinds.includes(bearer.kind))
    const named = all.filter((bearer) => !bearer.byCode)
    let found = named.length > 0 ? named : all
    for (const nearest of [responsibleId, networkId]) {
      const near = found.filter((bearer) => bearer.kind === 'body' && bearer.organisationId === nearest)
      if (near.length > 0) found = [...near, ...found.filter((bearer) => bearer.kind !== 'body')]
    }
    const there = found.filter((bearer) => bearer.there)
    return (found.length === 1 ? found[0] : there.length === 1 ? there[0] : null) ?? null
  }
}

/** A name that nobody alone bears here: shown « à relier ». Without an item, it is the plan's own owner. */
export interface Unlinked {
  fact: 'owner' | 'carriedTo' | 'serves'
  item: ItemDraft | null
  place: number[]
  text: string
}

/** The columns that an item's names become. What the draft does not speak of is left out. */
export function linksOf(item: ItemDraft, meaning: Meaning): { linked: Linked; unlinked: ('owner' | 'carriedTo')[] } {
  const unlinked: ('owner' | 'carriedTo')[] = []
  const linked: Linked = {}
  if (item.owner !== undefined) {
    const owner = item.owner ? meaning(item.owner, ['person', 'body', 'organisation']) : null
    linked.owner_person_id = owner?.kind === 'person' ? owner.id : null
    linked.owner_body_id = owner?.kind === 'body' ? owner.id : null
    linked.owner_organisation_id = owner?.kind === 'organisation' ? owner.id : null
    linked.owner_text = owner ? null : item.owner || null
    if (linked.owner_text) unlinked.push('owner')
  }
  if (item.carriedTo !== undefined) {
    const to = item.carriedTo ? meaning(item.carriedTo, ['body', 'organisation']) : null
    linked.carried_to_body_id = to?.kind === 'body' ? to.id : null
    linked.carried_to_organisation_id = to?.kind === 'organisation' ? to.id : null
    linked.carried_to_text = to ? null : item.carriedTo || null
    if (linked.carried_to_text) unlinked.push('carriedTo')
  }
  return { linked, unlinked }
}
