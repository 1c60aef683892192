/** How the lines of a version are spread: by which shares or key. Whoever calls has looked whether the reader sees lines at all. */
import type { Reader } from '#kernel/database.ts'
import type { Weighted } from '../../rules/spread/spread.ts'
import type { Basis, KeyKind } from '../../tables.ts'

export interface Key {
  id: number
  versionId: number
  name: string
  kind: KeyKind
  /** By what it cuts, in words: « heures de travail ». */
  criterion: string
  rateBp: number | null
  basis: Basis | null
  revision: number
  /** Of a flat rate each weight is 1: the action is named. */
  weights: Weighted[]
}

const keyRows = (reader: Reader) => reader.selectFrom('budget_key').selectAll()
type KeyRow = Awaited<ReturnType<ReturnType<typeof keyRows>['executeTakeFirstOrThrow']>>

async function withWeights(reader: Reader, rows: KeyRow[]): Promise<Key[]> {
  if (rows.length === 0) return []
  const weights = await reader
    .selectFrom('budget_key_weight')
    .selectAll()
    .where(
      'key_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('item_id')
    .execute()
  const byKey = Map.groupBy(weights, ({ key_id }) => key_id)
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    name: row.name,
    kind: row.kind,
    criterion: row.criterion,
    rateBp: row.rate_bp,
    basis: row.basis,
    revision: row.revision,
    weights: (byKey.get(row.id) ?? []).map(({ item_id, weight }) => ({ itemId: item_id, weight })),
  }))
}

/** The keys of a version, as they were made. */
export const keysOf = async (reader: Reader, versionId: number): Promise<Key[]> =>
  withWeights(reader, await keyRows(reader).where('version_id', '=', versionId).orderBy('id').execute())

export async function keyById(reader: Reader, id: number): Promise<Key | null> {
  const [key] = await withWeights(reader, await keyRows(reader).where('id', '=', id).execute())
  return key ?? null
}
