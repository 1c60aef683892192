/** Funders and grants by words; only those of organisations whose grants this reader may read. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { matches, rankOf } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { mayReadDraftBudget } from '../../rules/rights.ts'
import type { FunderKind } from '../../tables.ts'
import { ownersById } from '../names.ts'

export interface FoundFunder {
  id: number
  name: string
  kind: FunderKind
  example: boolean
}

export interface FoundGrant {
  id: number
  title: string
  funder: string
  example: boolean
}

const funderVector = sql`search_vector(concat_ws(' ', f.name, f.european_fund), null)`
/** References are written with signs (`CPO-2016/114`): each of their parts is a word. */
const grantVector = sql`search_vector(concat_ws(' ', g.title, regexp_replace(g.reference, '[^[:alnum:]]+', ' ', 'g'), f.name), null)`

/** At most `limit` of each, the best first. */
export async function grantsFound(
  reader: Reader,
  actor: Actor | null,
  words: string[],
  limit: number,
): Promise<{ funders: FoundFunder[]; grants: FoundGrant[] }> {
  const held = [...new Set((actor?.mandates ?? []).map(({ organisationId }) => organisationId))]
  const owners = await ownersById(reader, held)
  const mine = held.filter((id) => {
    const owner = owners.get(id)
    return owner !== undefined && mayReadDraftBudget(actor, owner)
  })
  if (mine.length === 0) return { funders: [], grants: [] }
  const funders = await reader
    .selectFrom('budget_funder as f')
    .select(['f.id', 'f.name', 'f.kind', 'f.example'])
    .where('f.organisation_id', 'in', mine)
    .where('f.removed', '=', false)
    .where(matches(funderVector, words))
    .orderBy(rankOf(funderVector, words), 'desc')
    .orderBy('f.id')
    .limit(limit)
    .execute()
  const grants = await reader
    .selectFrom('budget_grant as g')
    .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .select(['g.id', 'g.title', 'f.name as funder', 'g.example'])
    .where('g.organisation_id', 'in', mine)
    .where('g.removed', '=', false)
    .where(matches(grantVector, words))
    .orderBy(rankOf(grantVector, words), 'desc')
    .orderBy('g.period_from', 'desc')
    .orderBy('g.id')
    .limit(limit)
    .execute()
  return { funders, grants }
}
