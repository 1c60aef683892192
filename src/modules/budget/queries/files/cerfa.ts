/** What the CERFA table of a grant is counted from: a version's lines of one year with their parts, and every grant that they name. */
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type CerfaGrantTold, type CerfaLine, type CerfaTable, cerfaTable, standingOf } from '../../rules/files/cerfa.ts'
import { type Grant, grantById, grantsOf } from '../grants/grants.ts'
import { linesOf, sharesOf } from '../lines.ts'
import { type Standing, standing } from '../standing.ts'

export interface Cerfa {
  at: Standing
  year: number
  grant: Grant
  table: CerfaTable
  grants: ReadonlyMap<number, CerfaGrantTold>
  /** The codes of its actions; none: it may pay for all. */
  codes: string[]
}

const toldGrant = (grant: Grant): CerfaGrantTold => ({
  id: grant.id,
  title: grant.title,
  funder: grant.funder.name,
  funderKind: grant.funder.kind,
  standing: standingOf(grant),
  askedCents: grant.asked_cents,
  proposedCents: grant.proposed_cents,
  awardedCents: grant.awarded_cents,
})

export async function cerfaLines(reader: Reader, versionId: number, year: number): Promise<CerfaLine[]> {
  const shares = Map.groupBy(await sharesOf(reader, versionId, year), ({ lineId }) => lineId)
  return (await linesOf(reader, versionId, year)).map((line) => ({
    id: line.id,
    side: line.side,
    account: line.account,
    amountCents: line.amount_cents,
    byKey: line.spread === 'key',
    grantId: line.grant_id,
    shares: (shares.get(line.id) ?? []).map(({ itemId, amountCents }) => ({ itemId, cents: amountCents })),
  }))
}

/** The table of a grant, counted from one year of a version of the same organisation; null: one of them does not exist for this reader. */
export async function cerfaOf(
  reader: Reader,
  actor: Actor | null,
  asked: { grantId: number; versionId: number; year: number },
): Promise<Cerfa | null> {
  const owned = await grantById(reader, actor, asked.grantId)
  const at = owned && (await standing(reader, actor, asked.versionId, asked.year))
  if (!owned || !at || at.version.sight !== 'all' || at.version.budget.owner.organisationId !== owned.organisationId) return null
  const grant = owned
  const year = at.years.includes(asked.year) ? asked.year : at.years[0]!
  const all = await grantsOf(reader, grant.organisationId)
  const ids = grant.all_items ? [] : grant.itemIds
  const codes = ids.length === 0 ? [] : await reader.selectFrom('plan_item').select('code').where('id', 'in', ids).orderBy('code').execute()
  return {
    at,
    year,
    grant,
    table: cerfaTable(await cerfaLines(reader, asked.versionId, year), {
      id: grant.id,
      whole: grant.all_items,
      itemIds: new Set(grant.itemIds),
    }),
    grants: new Map(all.map((each) => [each.id, toldGrant(each)])),
    codes: codes.map(({ code }) => code),
  }
}
