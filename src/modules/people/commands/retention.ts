/** How long what is kept: chosen by those who keep the network, and cleared when the time is over. */
import { nowOf, record } from '#kernel/change.ts'
import { clearLinks, clearMails } from '#kernel/clearing.ts'
import type { Writer } from '#kernel/database.ts'
import { notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { daysBefore, lengths, overInvitations } from '../queries/retention.ts'
import { networkIdOf } from '../queries.ts'
import { CHANGEABLE, type Cleared, type Kept, objectionToLength, RETENTION } from '../rules/retention.ts'
import { mayEditNetwork, mayKeepPeople } from '../rules/rights.ts'

/** Lengthens or shortens what may be chosen: president, secretary, national director. Returns the kinds that changed. */
export async function changeRetention(tx: Writer, actor: Actor, wished: Partial<Record<Kept, number>>): Promise<Kept[]> {
  await tx.selectFrom('people_network').select('organisation_id').forUpdate().execute()
  const networkId = await networkIdOf(tx)
  if (!mayEditNetwork(actor, networkId)) throw notYours()
  const given = CHANGEABLE.flatMap((kind) => (wished[kind] === undefined ? [] : [{ kind, length: wished[kind] }]))
  refuse(given.flatMap(({ kind, length }) => objectionToLength(kind, length) ?? []))
  const now = await lengths(tx)
  const changed = given.filter(({ kind, length }) => length !== now[kind])
  if (changed.length === 0) return []
  const kinds = changed.map(({ kind }) => kind)
  await tx.deleteFrom('people_retention').where('kind', 'in', kinds).execute()
  const others = changed.filter(({ kind, length }) => length !== RETENTION[kind].length)
  if (others.length > 0) await tx.insertInto('people_retention').values(others).execute()
  await record(tx, actor, 'retention.changed', {
    organisationId: networkId,
    public: true,
    subjects: [{ kind: 'organisation', id: networkId }],
    payload: { kinds },
  })
  return kinds
}

/** Clears what is over of one kind: every night by itself, or at once by those who keep the network or its people. Returns how many. */
export async function clearKept(tx: Writer, actor: Actor, kind: Cleared): Promise<number> {
  const networkId = await networkIdOf(tx)
  if (!mayEditNetwork(actor, networkId) && !mayKeepPeople(actor, networkId)) throw notYours()
  const chosen = await lengths(tx)
  const count = kind === 'mails' ? await clearMails(tx, daysBefore(nowOf(tx), chosen.mails)) : await clearOverLinks(tx, chosen.links)
  if (count === 0) return 0
  await record(tx, actor, 'data.cleared', {
    organisationId: networkId,
    public: false,
    subjects: [{ kind: 'organisation', id: networkId }],
    payload: { kind, count },
  })
  return count
}

/** What expires does so in real time, in the demonstration too. */
async function clearOverLinks(tx: Writer, days: number): Promise<number> {
  const before = daysBefore(new Date(), days)
  const links = await clearLinks(tx, before)
  const invitations = await tx.deleteFrom('people_invitation as i').where(overInvitations(before)).executeTakeFirst()
  return links + Number(invitations.numDeletedRows)
}
