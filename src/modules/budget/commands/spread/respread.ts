/** After an amount changed: what of a line falls to each action is cut anew, so that parts always sum to the whole (R18). */
import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import type { Share } from '../../queries/lines.ts'
import { type Key, keysOf } from '../../queries/spread/spread.ts'
import { type Cut, cutFlat, cutLine, fitAmounts, isInBasis } from '../../rules/spread/spread.ts'
import type { Side, Spread } from '../../tables.ts'

interface SpreadLine {
  id: number
  year: number
  side: Side
  account: string
  amount_cents: number
  spread: Spread
  key_id: number | null
}

type Parts = { itemId: number; shareBp: number | null; amountCents: number }[]

const plainly = (cuts: readonly Cut[]): Parts => cuts.filter(({ amountCents }) => amountCents > 0).map((cut) => ({ ...cut, shareBp: null }))

/** What is said of the line itself: shares, amounts, or a key of weights. */
function partsOf(line: SpreadLine, stored: readonly Share[], key: Key | undefined): Parts {
  if (line.spread === 'shares') {
    const shares = new Map(stored.map(({ itemId, shareBp }) => [itemId, shareBp ?? 0]))
    const cuts = cutLine(
      line.amount_cents,
      [...shares].map(([itemId, weight]) => ({ itemId, weight })),
    )
    return cuts.map((cut) => ({ ...cut, shareBp: shares.get(cut.itemId)! }))
  }
  if (line.spread === 'amounts')
    return fitAmounts(line.amount_cents, stored).map(({ itemId, amountCents }) => ({ itemId, amountCents, shareBp: null }))
  return line.spread === 'key' && key ? plainly(cutLine(line.amount_cents, key.weights)) : []
}

/** Flat rates year by year: their lines follow the direct costs of all others. */
function flatParts(flat: readonly Key[], lines: readonly SpreadLine[], directly: (lineId: number) => Parts): Map<number, Parts> {
  const parts = new Map<number, Parts>()
  for (const key of flat) {
    const named = new Set(key.weights.map(({ itemId }) => itemId))
    const mine = Map.groupBy(
      lines.filter(({ key_id }) => key_id === key.id),
      ({ year }) => year,
    )
    for (const [year, held] of mine) {
      const bases = new Map<number, number>()
      for (const line of lines) {
        if (line.year !== year || line.spread === 'key' || !isInBasis(key.basis!, line)) continue
        for (const { itemId, amountCents } of directly(line.id))
          if (named.has(itemId)) bases.set(itemId, (bases.get(itemId) ?? 0) + amountCents)
      }
      const cut = cutFlat(
        key.rateBp!,
        [...bases].map(([itemId, amountCents]) => ({ itemId, amountCents })),
        held.map(({ id, amount_cents }) => ({ id, amountCents: amount_cents })),
      )
      for (const [lineId, cuts] of cut.lines) parts.set(lineId, plainly(cuts))
    }
  }
  return parts
}

const same = (stored: readonly Share[], parts: Parts): boolean =>
  stored.length === parts.length &&
  // Both stand in the order of the actions.
  parts.every((part, place) => {
    const share = stored[place]!
    return share.itemId === part.itemId && share.shareBp === part.shareBp && share.amountCents === part.amountCents
  })

/** Writes the parts of these lines in the place of what stood there. */
export async function writeShares(tx: Writer, parts: ReadonlyMap<number, Parts>): Promise<void> {
  if (parts.size === 0) return
  await tx
    .deleteFrom('budget_share')
    .where('line_id', 'in', [...parts.keys()])
    .execute()
  const rows = [...parts].flatMap(([line_id, cuts]) =>
    cuts.map(({ itemId, shareBp, amountCents }) => ({ line_id, item_id: itemId, share_bp: shareBp, amount_cents: amountCents })),
  )
  if (rows.length === 0) return
  await sql`insert into budget_share (line_id, item_id, share_bp, amount_cents)
    select line_id, item_id, share_bp, amount_cents
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d (line_id bigint, item_id bigint, share_bp integer, amount_cents bigint)`.execute(
    tx,
  )
}

/** Of the version, those that are cut: the lines that are asked for, and all others too where a flat rate follows them. */
async function linesFor(tx: Writer, versionId: number, lineIds: readonly number[] | null): Promise<SpreadLine[]> {
  return tx
    .selectFrom('budget_line')
    .select(['id', 'year', 'side', 'account', 'amount_cents', 'spread', 'key_id'])
    .where('version_id', '=', versionId)
    .where('removed', '=', false)
    .$if(lineIds !== null, (query) => query.where('id', 'in', [...lineIds!]))
    .execute()
}

async function sharesFor(tx: Writer, lines: readonly SpreadLine[]): Promise<Map<number, Share[]>> {
  if (lines.length === 0) return new Map()
  const ids = lines.map(({ id }) => id)
  const rows = await tx
    .selectFrom('budget_share')
    .select(['line_id', 'item_id', 'share_bp', 'amount_cents'])
    .where('line_id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('line_id')
    .orderBy('item_id')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ lineId: row.line_id, itemId: row.item_id, shareBp: row.share_bp, amountCents: row.amount_cents })),
    ({ lineId }) => lineId,
  )
}

/**
 * Cuts the shares of these lines of a version anew, or of all of them (null): what is spread by shares or by a key follows its amount. Lines that follow a flat
 * rate are always cut anew: they depend on the direct costs of all others (R28).
 */
export async function respread(tx: Writer, versionId: number, lineIds: readonly number[] | null): Promise<void> {
  const keys = await keysOf(tx, versionId)
  const flat = keys.filter(({ kind }) => kind === 'flat')
  const all = lineIds === null || flat.length > 0
  if (!all && lineIds.length === 0) return
  const lines = await linesFor(tx, versionId, all ? null : lineIds)
  const asked = lineIds === null ? null : new Set(lineIds)
  const flatIds = new Set(flat.map(({ id }) => id))
  const isFlat = ({ key_id }: SpreadLine) => key_id !== null && flatIds.has(key_id)
  // Of the others, what follows a key of weights is not looked at: it is no direct cost.
  const isCut = (line: SpreadLine) => asked?.has(line.id) ?? true
  const stored = await sharesFor(
    tx,
    lines.filter((line) => isCut(line) || isFlat(line) || line.spread !== 'key'),
  )
  const storedOf = (lineId: number) => stored.get(lineId) ?? []
  const byId = new Map(keys.map((key) => [key.id, key]))
  const cut = new Map<number, Parts>()
  for (const line of lines) {
    if (isFlat(line) || !isCut(line)) continue
    cut.set(line.id, partsOf(line, storedOf(line.id), line.key_id === null ? undefined : byId.get(line.key_id)))
  }
  for (const [lineId, parts] of flatParts(flat, lines, (id) => cut.get(id) ?? storedOf(id))) cut.set(lineId, parts)
  await writeShares(tx, new Map([...cut].filter(([lineId, parts]) => !same(storedOf(lineId), parts))))
}
