/** What a file of lines would change of a version as it stands: nothing is written, and the same rules stop the command. */
import { nameKey } from '#kernel/values/name-key.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { LineDraft } from '../../tables/lines.ts'
import type { KeyKind } from '../../tables.ts'
import { sideOf } from '../accounts.ts'
import { type GrantOnFile, objectionsToLine } from '../lines.ts'
import { objectionsToSpreading, type Spreading } from '../spread/objections.ts'
import type { BudgetDraft, DraftGrant, DraftKey, DraftLine, DraftSpread, LineColumn } from './import-draft.ts'
import type { FileFinding } from './import-objections.ts'
import { objectionsToSpread } from './import-spread.ts'

export interface KnownGrant extends GrantOnFile {
  funder: string
  reference: string | null
}

export interface StandingLine extends DraftLine {
  id: number
  grantId: number | null
}

/** What stands in the house that the file may speak of. */
export interface ImportKnown {
  budget: { yearFrom: number; yearTo: number }
  lines: readonly StandingLine[]
  keys: readonly (DraftKey & { id: number })[]
  grants: readonly KnownGrant[]
  /** The plan's actions by their codes; null: the budget has no plan. */
  actions: ReadonlyMap<string, number> | null
}

export type ImportState = 'added' | 'changed' | 'unchanged' | 'refused'

export interface LineOutcome {
  line: DraftLine
  state: ImportState
  objections: Objection[]
  /** The line that it is about, where one stands. */
  standing: StandingLine | null
  facts: LineDraft
  /** A key that the file brings has a number below nought: its place, from -1. */
  spread: Spreading
}

export interface ImportOutcome {
  lines: LineOutcome[]
  /** Those of the file's years that it does not hold: gone, where it takes their place. */
  missing: StandingLine[]
  /** Keys that are made. */
  keys: DraftKey[]
  years: number[]
  notes: FileFinding[]
}

type Resolved<Value> = Value | Objection
const isObjection = (value: unknown): value is Objection =>
  typeof value === 'object' && value !== null && 'facts' in value && 'code' in value

function grantOf({ funder, title, reference }: DraftGrant, grants: readonly KnownGrant[]): Resolved<number> {
  const same = (said: string | null, known: string | null) => said === null || nameKey(said) === nameKey(known ?? '')
  const by = (whole: string | null, ref: string | null) =>
    grants.filter((grant) => same(funder, grant.funder) && same(whole, grant.title) && (ref === null || same(ref, grant.reference)))
  const bracketed = title !== null && reference !== null ? `${title} [${reference}]` : null
  const found = [by(title, reference), bracketed === null ? [] : by(bracketed, null)].find((each) => each.length > 0) ?? []
  const text = [funder, title].filter((each) => each !== null).join(' · ')
  if (found.length === 0) return objection('budget.file_no_such_grant', { text }, 'grant_id')
  return found.length === 1 ? found[0]!.id : objection('budget.file_several_grants', { text }, 'grant_id')
}

interface NamedKey {
  id: number
  name: string
  kind: KeyKind
}

function spreadingOf(spread: DraftSpread, actions: ImportKnown['actions'], keys: readonly NamedKey[]): Resolved<Spreading> {
  if (spread.kind === 'none') return spread
  if (spread.kind === 'key') {
    const key = keys.find(({ name }) => nameKey(name) === nameKey(spread.name))
    return key ? { kind: 'key', keyId: key.id } : objection('budget.file_no_such_key', { name: spread.name }, 'spread')
  }
  if (actions === null) return objection('budget.no_plan', {}, 'spread')
  const codes: string[] = spread.parts.map(({ code }) => code)
  const unknown = codes.find((code) => !actions.has(code))
  if (unknown !== undefined) return objection('budget.file_no_such_action', { code: unknown }, 'spread')
  return spread.kind === 'shares'
    ? { kind: 'shares', parts: spread.parts.map(({ code, shareBp }) => ({ itemId: actions.get(code)!, shareBp })) }
    : { kind: 'amounts', parts: spread.parts.map(({ code, amountCents }) => ({ itemId: actions.get(code)!, amountCents })) }
}

/** What is asked of each line again, made once. */
interface World {
  known: ImportKnown
  keys: readonly NamedKey[]
  keysById: ReadonlyMap<number, NamedKey>
  grantsById: ReadonlyMap<number, KnownGrant>
  actionIds: ReadonlySet<number> | null
}

type ResolvedLine = Omit<LineOutcome, 'state' | 'standing'>

const worldOf = (known: ImportKnown, keys: readonly NamedKey[]): World => ({
  known,
  keys,
  keysById: new Map(keys.map((key) => [key.id, key])),
  grantsById: new Map(known.grants.map((each) => [each.id, each])),
  actionIds: known.actions && new Set(known.actions.values()),
})

/** A line with what it names found in the house, and everything against it. `keptGrant`: that of the line that stands, which the file does not speak of. */
function resolve(line: DraftLine, world: World, keptGrant?: number | null): ResolvedLine {
  const { known, keys, keysById, grantsById, actionIds } = world
  const grant = keptGrant !== undefined ? keptGrant : line.grant === null ? null : grantOf(line.grant, known.grants)
  const spread = spreadingOf(line.spread, known.actions, keys)
  const facts: LineDraft = {
    year: line.year,
    account: line.account,
    label: line.label.trim(),
    quantity_thousandths: line.quantityThousandths,
    unit_cents: line.unitCents,
    amount_cents: line.amountCents,
    note: line.note,
    cash_month: line.cashMonth,
    grant_id: isObjection(grant) ? null : grant,
    recipient: line.recipient,
    transfer: line.recipient === null ? null : line.transfer,
    example: line.example,
  }
  const against = { side: sideOf(line.account) ?? 'charge', account: line.account, amountCents: line.amountCents } as const
  const written = objectionsToSpread(line.spread, line.amountCents)
  const spreading = isObjection(spread)
    ? [spread]
    : written.length > 0
      ? written
      : objectionsToSpreading(spread, against, actionIds, keysById)
  return {
    line,
    facts,
    spread: isObjection(spread) ? { kind: 'none' } : spread,
    // Without its grant a transfer would be refused for want of one: the grant itself is what is wrong.
    objections: [...(isObjection(grant) ? [grant] : objectionsToLine(facts, known.budget, grantsById)), ...spreading],
  }
}

/** The line as it would stand: what the file has no place for stays. A product stays with its amount alone. */
function filled(line: DraftLine, stands: StandingLine, says: readonly LineColumn[]): DraftLine {
  const kept = <Fact extends keyof DraftLine>(fact: Fact, ...columns: LineColumn[]): Partial<DraftLine> =>
    columns.some((column) => says.includes(column)) ? {} : { [fact]: stands[fact] }
  const same = line.amountCents === stands.amountCents
  return {
    ...line,
    ...(same ? { ...kept('quantityThousandths', 'quantity', 'unit'), ...kept('unitCents', 'quantity', 'unit') } : {}),
    ...kept('note', 'note'),
    ...kept('cashMonth', 'month'),
    ...kept('grant', 'funder', 'grant'),
    ...kept('recipient', 'recipient'),
    ...kept('transfer', 'transfer'),
    ...kept('spread', 'spread'),
  }
}

const sorted = (spread: DraftSpread): DraftSpread =>
  spread.kind === 'shares' || spread.kind === 'amounts'
    ? ({ ...spread, parts: spread.parts.toSorted((one, other) => (one.code < other.code ? -1 : 1)) } as DraftSpread)
    : spread

const isSame = ({ line, facts }: Pick<LineOutcome, 'line' | 'facts'>, stands: StandingLine): boolean =>
  facts.label === stands.label &&
  facts.quantity_thousandths === stands.quantityThousandths &&
  facts.unit_cents === stands.unitCents &&
  facts.amount_cents === stands.amountCents &&
  facts.note === stands.note &&
  facts.cash_month === stands.cashMonth &&
  facts.grant_id === stands.grantId &&
  facts.recipient === stands.recipient &&
  facts.transfer === stands.transfer &&
  JSON.stringify(sorted(line.spread)) === JSON.stringify(sorted(stands.spread))

const placeKey = ({ year, account, label }: { year: number; account: string; label: string }) => `${year} ${account} ${nameKey(label)}`

/** Of lines alike, those that say the same are the same; the others follow in their order. */
function matched(
  lines: readonly DraftLine[],
  standing: readonly StandingLine[],
  as: (line: DraftLine, stands: StandingLine) => ResolvedLine,
): Map<number, StandingLine> {
  const free = Map.groupBy(standing, placeKey)
  const found = new Map<number, StandingLine>()
  const take = (place: number, which: (stands: StandingLine) => boolean) => {
    const all = free.get(placeKey(lines[place]!)) ?? []
    const at = all.findIndex(which)
    if (at >= 0) found.set(place, all.splice(at, 1)[0]!)
  }
  for (const place of lines.keys()) take(place, (stands) => isSame(as(lines[place]!, stands), stands))
  for (const place of lines.keys()) if (!found.has(place)) take(place, () => true)
  return found
}

const keyNote = (key: DraftKey, stands: DraftKey): FileFinding[] => {
  const facts = ({ kind, criterion, rateBp, basis, parts }: DraftKey) =>
    JSON.stringify([kind, criterion, rateBp, basis, parts.toSorted((one, other) => (one.code < other.code ? -1 : 1))])
  return facts(key) === facts(stands) ? [] : [{ line: null, objection: objection('budget.file_note_key_stays', { name: stands.name }) }]
}

/** What becomes of each line of the file, and which lines of its years it does not hold. */
export function importOutcome(draft: BudgetDraft, known: ImportKnown): ImportOutcome {
  const stands = (name: string) => known.keys.find((key) => nameKey(key.name) === nameKey(name))
  const fresh = draft.keys.filter(({ name }) => !stands(name))
  const keys = [...known.keys, ...fresh.map((key, place) => ({ ...key, id: -1 - place }))]
  const world = worldOf(known, keys)
  const { says } = draft
  const as = (line: DraftLine, stands: StandingLine): ResolvedLine =>
    says
      ? resolve(filled(line, stands, says), world, says.includes('grant') || says.includes('funder') ? undefined : stands.grantId)
      : resolve(line, world)
  const found = matched(draft.lines, known.lines, as)
  const years = [...new Set(draft.lines.map(({ year }) => year))].sort()
  const taken = new Set([...found.values()].map(({ id }) => id))
  return {
    lines: draft.lines.map((line, place) => {
      const standing = found.get(place) ?? null
      const each = standing ? as(line, standing) : resolve(line, world)
      const same = standing !== null && isSame(each, standing)
      // What stands already stays, even where its paper has gone since.
      const state = same ? 'unchanged' : each.objections.length > 0 ? 'refused' : standing ? 'changed' : 'added'
      return { ...each, state, standing }
    }),
    missing: known.lines.filter(({ id, year }) => years.includes(year) && !taken.has(id)),
    keys: fresh,
    years,
    notes: draft.keys.flatMap((key) => {
      const there = stands(key.name)
      return there ? keyNote(key, there) : []
    }),
  }
}
