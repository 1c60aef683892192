/** The key by which the regions' part is shared is set, with the figures that it is counted with. */
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { formatEuros } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { figuresOf, regionKeyOf, regionsFigures, unknownOf } from '../../queries/regions/regions.ts'
import { totalsByYear } from '../../queries/standing.ts'
import { fixedCents, type KeyFacts, objectionsToTerms } from '../../rules/regions/regions.ts'
import type { RegionTerm } from '../../tables/regions.ts'
import { subjectsOf, touch, writableVersion } from '../writable.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.key_touched_since': Record<never, never>
  }
}

export interface RegionKeyInput extends KeyFacts {
  /** Of the key that the form showed; null or 0: there was none. */
  revision: number | null
}

const both = (cents: number) => ({ fr: formatEuros('fr', cents), en: formatEuros('en', cents) })

/** Terms that give nothing are left out. */
const counting = (terms: readonly RegionTerm[]): RegionTerm[] =>
  terms.filter((term) => (term.by === 'fixed' ? term.amountCents > 0 : term.shareBp > 0))

/**
 * Sets the key of a draft; the figures of that year are kept with it, so that the shares stay what they were when others tell theirs later. Refused:
 * weights that are not 100 % in sum, a figure that nobody told, fixed parts beyond what a year gives the regions.
 */
export async function setRegionKey(tx: Writer, actor: Actor, versionId: number, input: RegionKeyInput): Promise<void> {
  const version = await writableVersion(tx, versionId, actor)
  const stored = await regionKeyOf(tx, versionId)
  if ((stored?.revision ?? 0) !== (input.revision ?? 0)) refuse(objection('budget.key_touched_since', {}), 409)
  const facts = { terms: counting(input.terms), figuresYear: input.figuresYear }
  refuse(objectionsToTerms(facts))
  const rows = await regionsFigures(tx, version.budget.owner.networkId, facts.figuresYear)
  if (rows.length === 0) refuse(objection('budget.no_regions', {}))
  const fixed = fixedCents(facts.terms) * rows.length
  const years = [...(await totalsByYear(tx, versionId)).values()].filter(({ regionsCents }) => regionsCents > 0)
  const short = years.find(({ regionsCents }) => regionsCents < fixed)
  refuse([
    ...unknownOf(facts.terms, rows).map((by) => objection('budget.region_figure_unknown', { by, year: facts.figuresYear }, by)),
    ...(short && fixed > 0
      ? [objection('budget.region_fixed_beyond', { fixed: both(fixed), total: both(short.regionsCents), regions: rows.length }, 'fixed')]
      : []),
  ])
  const kept = { terms: JSON.stringify(facts.terms), figures: JSON.stringify(figuresOf(rows)), figures_year: facts.figuresYear }
  if (stored)
    await tx
      .updateTable('budget_region_key')
      .set({ ...kept, revision: stored.revision + 1 })
      .where('version_id', '=', versionId)
      .execute()
  else
    await tx
      .insertInto('budget_region_key')
      .values({ version_id: versionId, ...kept })
      .execute()
  await touch(tx, versionId)
  await record(tx, actor, 'budget.region_key_set', {
    organisationId: version.budget.owner.organisationId,
    public: false,
    subjects: subjectsOf(version),
    payload: { terms: facts.terms, figuresYear: facts.figuresYear },
  })
}
