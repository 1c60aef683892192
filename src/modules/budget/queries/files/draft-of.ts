/** A version's lines and keys as a file tells them: named, without ids of the house. Whoever calls has looked whether the reader sees lines at all. */
import type { Reader } from '#kernel/database.ts'
import type { DraftGrant, DraftKey, DraftSpread } from '../../rules/files/import-draft.ts'
import type { ImportKnown, StandingLine } from '../../rules/files/import-outcome.ts'
import type { Version } from '../budgets.ts'
import { grantsOnFile } from '../grants-on-file.ts'
import { type Line, linesOf, type Share, sharesOf } from '../lines.ts'
import { actionCodes } from '../spread/actions.ts'

/** As a file tells it, and what it is in the house. */
export interface StoredDraft {
  lines: StandingLine[]
  keys: (DraftKey & { id: number })[]
}

const codesOf = async (reader: Reader, ids: number[]): Promise<Map<number, string>> => {
  if (ids.length === 0) return new Map()
  const rows = await reader.selectFrom('plan_item').select(['id', 'code']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, code }) => [id, code]))
}

const keysOf = async (reader: Reader, versionId: number) => {
  const keys = await reader.selectFrom('budget_key').selectAll().where('version_id', '=', versionId).orderBy('name').orderBy('id').execute()
  const weights = await reader
    .selectFrom('budget_key_weight as w')
    .innerJoin('budget_key as k', 'k.id', 'w.key_id')
    .select(['w.key_id', 'w.item_id', 'w.weight'])
    .where('k.version_id', '=', versionId)
    .execute()
  return { keys, weights }
}

/** Two grants of one funder with one title are told apart by their reference. */
const grantOf = ({ grant }: Line, references: ReadonlyMap<number, string | null>): DraftGrant | null =>
  grant && { funder: grant.funder, title: grant.title, reference: references.get(grant.id) ?? null }

const byCode = (one: { code: string }, other: { code: string }) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0)

function spreadOf(
  line: Line,
  shares: readonly Share[],
  codes: ReadonlyMap<number, string>,
  keyNames: ReadonlyMap<number, string>,
): DraftSpread {
  if (line.spread === 'key') return { kind: 'key', name: keyNames.get(line.key_id!) ?? '' }
  if (line.spread === 'none' || shares.length === 0) return { kind: 'none' }
  const code = ({ itemId }: Share) => codes.get(itemId) ?? String(itemId)
  return line.spread === 'shares'
    ? { kind: 'shares', parts: shares.map((share) => ({ code: code(share), shareBp: share.shareBp ?? 0 })).sort(byCode) }
    : { kind: 'amounts', parts: shares.map((share) => ({ code: code(share), amountCents: share.amountCents })).sort(byCode) }
}

const referencesOf = async (reader: Reader, lines: readonly Line[]): Promise<Map<number, string | null>> => {
  const ids = [...new Set(lines.flatMap(({ grant_id }) => (grant_id === null ? [] : [grant_id])))]
  if (ids.length === 0) return new Map()
  const rows = await reader.selectFrom('budget_grant').select(['id', 'reference']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

/** Lines in the order of the sheet, keys by name; `year`: of one year, null: of all. */
export async function draftOf(reader: Reader, versionId: number, year: number | null): Promise<StoredDraft> {
  const lines = await linesOf(reader, versionId, year)
  const shares = Map.groupBy(await sharesOf(reader, versionId, year), ({ lineId }) => lineId)
  const { keys, weights } = await keysOf(reader, versionId)
  const items = [...[...shares.values()].flat().map(({ itemId }) => itemId), ...weights.map(({ item_id }) => item_id)]
  const codes = await codesOf(reader, [...new Set(items)])
  const keyNames = new Map(keys.map(({ id, name }) => [id, name]))
  const references = await referencesOf(reader, lines)
  return {
    lines: lines.map((line, place) => ({
      id: line.id,
      grantId: line.grant_id,
      line: place + 2,
      year: line.year,
      account: line.account,
      label: line.label,
      quantityThousandths: line.quantity_thousandths,
      unitCents: line.unit_cents,
      amountCents: line.amount_cents,
      note: line.note,
      cashMonth: line.cash_month,
      grant: grantOf(line, references),
      recipient: line.recipient,
      transfer: line.transfer,
      spread: spreadOf(line, shares.get(line.id) ?? [], codes, keyNames),
      example: line.example,
    })),
    keys: keys.map(({ id, name, kind, criterion, rate_bp, basis }) => ({
      id,
      name,
      kind,
      criterion,
      rateBp: rate_bp,
      basis,
      parts: weights
        .filter(({ key_id }) => key_id === id)
        .map(({ item_id, weight }) => ({ code: codes.get(item_id) ?? String(item_id), weight: kind === 'flat' ? 1 : weight }))
        .sort(byCode),
    })),
  }
}

/** All that a file may speak of, for its outcome. */
export async function importKnown(reader: Reader, { id, budget }: Version): Promise<ImportKnown> {
  const draft = await draftOf(reader, id, null)
  const onFile = await grantsOnFile(reader, budget.owner.organisationId)
  const named = await reader
    .selectFrom('budget_grant as g')
    .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .select(['g.id', 'f.name', 'g.reference'])
    .where('g.organisation_id', '=', budget.owner.organisationId)
    .execute()
  const funders = new Map(named.map((grant) => [grant.id, grant]))
  const codes = await actionCodes(reader, budget.plan?.id ?? null)
  return {
    budget,
    ...draft,
    grants: [...onFile.values()].map((grant) => ({
      ...grant,
      funder: funders.get(grant.id)?.name ?? '',
      reference: funders.get(grant.id)?.reference ?? null,
    })),
    actions: codes && new Map([...codes].map(([itemId, code]) => [code, itemId])),
  }
}
