/** What one recipient was promised, paid and has acknowledged, as far as the reader may know. */
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { mayAcknowledge, mayReadDraftBudget } from '../../rules/rights.ts'
import { ownersById } from '../names.ts'
import { type Agreement, agreementsWith } from './agreements.ts'

export interface Statement {
  recipient: { id: number; name: string; example: boolean }
  /** By budget, the latest years first. */
  agreements: Agreement[]
  may: { acknowledge: boolean }
}

/** Its own people read all of it, whoever keeps or reads a budget what that budget promised; null: it does not exist for anybody else. */
export async function statementOf(reader: Reader, actor: Actor, recipientId: number): Promise<Statement | null> {
  const recipient = await reader
    .selectFrom('people_organisation')
    .select(['id', 'name', 'example'])
    .where('id', '=', recipientId)
    .where('kind', '!=', 'network')
    .executeTakeFirst()
  if (!recipient) return null
  const agreements = await agreementsWith(reader, actor, recipientId)
  const own = mayAcknowledge(actor, recipientId)
  if (!own && agreements.length === 0 && !(await keepsNetwork(reader, actor, recipientId))) return null
  return {
    recipient,
    agreements: agreements.toSorted((one, other) => other.budget.yearFrom - one.budget.yearFrom || other.budget.id - one.budget.id),
    may: { acknowledge: own },
  }
}

/** Those who keep the network's budget may look at the empty statement of whoever could be promised something. */
async function keepsNetwork(reader: Reader, actor: Actor, recipientId: number): Promise<boolean> {
  const of = (await ownersById(reader, [recipientId])).get(recipientId)
  const network = of ? (await ownersById(reader, [of.networkId])).get(of.networkId) : undefined
  return network !== undefined && mayReadDraftBudget(actor, network)
}
