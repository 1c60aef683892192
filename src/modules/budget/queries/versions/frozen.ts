/** The exact text of a version that is decided on: of a frozen one as it was frozen, of a draft as it would be frozen now (R39). */
import type { Reader } from '#kernel/database.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { regionShares } from '../../rules/regions/regions.ts'
import type { Totals } from '../../rules/totals.ts'
import {
  FORMAT,
  FORMAT_VERSION,
  type FrozenAction,
  type FrozenBudget,
  type FrozenKey,
  type FrozenLine,
  type FrozenRegions,
  frozenWords,
  without,
} from '../../rules/versions/frozen.ts'
import { type Line, linesOf, type Share, sharesOf } from '../lines.ts'
import { regionKeyOf, regionsByIds } from '../regions/regions.ts'
import { type Key, keysOf } from '../spread/spread.ts'
import { totalsByYear } from '../standing.ts'

export interface VersionText {
  /** RFC 8785 JSON: the bytes that the fingerprint is of. */
  text: string
  sha256: string
}

/** Null: there is no such version. Whoever calls has looked whether the reader sees all of it. */
export async function frozenText(reader: Reader, versionId: number): Promise<VersionText | null> {
  const row = await reader
    .selectFrom('budget_version')
    .select(['frozen', 'sha256', 'given_up'])
    .where('id', '=', versionId)
    .executeTakeFirst()
  if (!row) return null
  if (row.frozen !== null && row.sha256 !== null) return { text: row.frozen, sha256: row.sha256 }
  return textNow(reader, versionId)
}

/** As it would be frozen now. */
export async function textNow(reader: Reader, versionId: number): Promise<VersionText> {
  const text = canonicalJson(await frozenBudget(reader, versionId))
  return { text, sha256: sha256(text) }
}

const factsOf = (reader: Reader, versionId: number) =>
  reader
    .selectFrom('budget_version as v')
    .innerJoin('budget_budget as b', 'b.id', 'v.budget_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .leftJoin('plan_plan as p', 'p.id', 'b.plan_id')
    .select(['b.title_fr', 'b.title_en', 'b.year_from', 'b.year_to', 'b.target_share_bp', 'b.target_source', 'v.example', 'o.name'])
    .select(['p.slug', 'p.title_fr as plan_fr', 'p.title_en as plan_en'])
    .where('v.id', '=', versionId)
    .executeTakeFirstOrThrow()

const words = (fr: string | null, en: string | null): Localized => ({ fr, en })

async function frozenBudget(reader: Reader, versionId: number): Promise<FrozenBudget> {
  const [facts, byYear, lines, shares, keys] = await Promise.all([
    factsOf(reader, versionId),
    totalsByYear(reader, versionId),
    linesOf(reader, versionId),
    sharesOf(reader, versionId),
    keysOf(reader, versionId),
  ])
  const actionOf = await actionsNamed(reader, shares, keys)
  const regions = await frozenRegions(reader, versionId, byYear)
  const years = [...byYear].toSorted(([one], [other]) => one - other)
  return without({
    format: FORMAT,
    version: FORMAT_VERSION,
    organisation: facts.name,
    plan: facts.slug === null ? undefined : { code: facts.slug, title: frozenWords(words(facts.plan_fr, facts.plan_en)) },
    title: frozenWords(words(facts.title_fr, facts.title_en)),
    yearFrom: facts.year_from,
    yearTo: facts.year_to,
    target: facts.target_share_bp === null ? undefined : without({ shareBp: facts.target_share_bp, source: facts.target_source }),
    example: facts.example ? true : undefined,
    totals: years.map(([year, { lines: _, ...totals }]) => ({ year, ...totals })),
    lines: frozenLines(lines, shares, keys, actionOf),
    keys: keys.map((key) => frozenKey(key, actionOf)),
    regions,
  }) as FrozenBudget
}

type NamesAction = (itemId: number) => FrozenAction

/** Actions as they are called on the day of the freezing. */
async function actionsNamed(reader: Reader, shares: Share[], keys: Key[]): Promise<NamesAction> {
  const ids = new Set([...shares, ...keys.flatMap(({ weights }) => weights)].map(({ itemId }) => itemId))
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code', 'title_fr', 'title_en'])
    .where('id', 'in', ids.size > 0 ? [...ids] : [-1])
    .execute()
  const named = new Map(rows.map(({ id, code, title_fr, title_en }) => [id, { code, title: frozenWords(words(title_fr, title_en)) }]))
  return (itemId) => named.get(itemId)!
}

/** By code, and never by the database's numbers: a copy freezes to the same text. */
const byCode = <Named extends { action: FrozenAction }>(list: Named[]): Named[] =>
  list.toSorted(({ action: one }, { action: other }) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))

function frozenLines(lines: Line[], shares: Share[], keys: Key[], actionOf: NamesAction): FrozenLine[] {
  const byLine = Map.groupBy(shares, ({ lineId }) => lineId)
  const keyNames = new Map(keys.map(({ id, name }) => [id, name]))
  return lines.map((line) =>
    without({
      year: line.year,
      side: line.side,
      account: line.account,
      label: line.label,
      quantityThousandths: line.quantity_thousandths,
      unitCents: line.unit_cents,
      amountCents: line.amount_cents,
      note: line.note,
      cashMonth: line.cash_month,
      grant: line.grant && { funder: line.grant.funder, title: line.grant.title },
      recipient: line.recipient,
      transfer: line.transfer,
      spread: line.spread,
      key: line.key_id === null ? null : keyNames.get(line.key_id),
      shares: byCode(
        (byLine.get(line.id) ?? []).map(({ itemId, shareBp, amountCents }) => without({ action: actionOf(itemId), shareBp, amountCents })),
      ),
    }),
  ) as FrozenLine[]
}

const frozenKey = ({ name, kind, criterion, rateBp, basis, weights }: Key, actionOf: NamesAction): FrozenKey =>
  without({
    name,
    kind,
    criterion,
    rateBp,
    basis,
    weights: byCode(weights.map(({ itemId, weight }) => ({ action: actionOf(itemId), weight }))),
  }) as FrozenKey

/** The key of the regions with what it gives to each; nothing where nobody has set one. */
async function frozenRegions(reader: Reader, versionId: number, byYear: ReadonlyMap<number, Totals>): Promise<FrozenRegions | undefined> {
  const key = await regionKeyOf(reader, versionId)
  if (!key) return undefined
  const ids = Object.keys(key.figures).map(Number)
  const regions = await regionsByIds(reader, ids)
  const years = [...byYear].toSorted(([one], [other]) => one - other)
  const given = years.map(([year, { regionsCents }]) => ({ year, shares: regionShares(regionsCents, key.terms, key.figures, ids) }))
  return {
    terms: key.terms,
    figuresYear: key.figuresYear,
    regions: regions.map(({ id, name }) => ({
      name,
      figures: key.figures[String(id)] ?? {},
      shares: given.map(({ year, shares }) => ({ year, amountCents: shares.get(id) ?? 0 })),
    })),
  }
}
