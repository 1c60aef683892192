/** Giving a proxy, taking it back, giving it again (R06-R08). */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import {
  type Meeting,
  type MeetingProxy,
  meeting,
  type ProxyTerms,
  proxyOf,
  proxyTerms,
  proxyVoter,
  resolutionsOf,
  rulesOfMeeting,
  standings,
  voterOf,
  votersFor,
} from '../queries.ts'
import {
  mayHoldDesk,
  NOTHING,
  objectionToBlank,
  objectionToGiver,
  objectionToHolder,
  objectionToInstructions,
  objectionToProxies,
  objectionToSignature,
  type ProxyVoter,
} from '../rules.ts'
import type { ProxyChannel } from '../tables.ts'
import { aboutMeeting } from './held.ts'
import { noteQuorum } from './quorum.ts'

export interface ProxyInput {
  meetingId: number
  giverId: number
  /** null: blank. */
  holderId: number | null
  /** Resolution id → `for`, `against`, `abstention`; what is not said is free. */
  instructions: Record<string, string>
  channel: ProxyChannel
  /** The name on the paper. */
  signedBy?: string | null
}

/** Two who name the last place of one holder at once wait for each other here; always in the order of the ids, so that nobody waits in a ring. */
const lock = (tx: Writer, meetingId: number, voterIds: (number | null)[]) =>
  tx
    .selectFrom('assembly_voter')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where(
      'id',
      'in',
      voterIds.filter((id) => id !== null),
    )
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

const isCasterFor = async (tx: Writer, actor: Actor, meetingId: number, voterId: number): Promise<boolean> =>
  actor.personId !== null && (await votersFor(tx, meetingId, actor.personId, todayOf(tx))).some(({ id }) => id === voterId)

/** Whether the statutes let this giver name this holder, with what the holder carries at this moment. */
async function refuseHolder(tx: Writer, meetingId: number, { limits, chairId }: ProxyTerms, giver: ProxyVoter, holderId: number | null) {
  const carrierId = holderId ?? chairId
  const carrier = carrierId === null ? null : proxyVoter(found(await voterOf(tx, meetingId, carrierId)))
  const known = carrierId === null ? null : await standings(tx, meetingId, [carrierId], { exceptGiver: giver.id, chairId })
  const standing = (carrierId === null ? null : known?.get(carrierId)) ?? NOTHING
  if (holderId === null) refuse(objectionToBlank(limits, giver, carrier, standing))
  else refuse(objectionToHolder(limits, giver, found(carrier), standing))
}

/** A vote that is open keeps its electorate; the meeting's quorum moves. */
const measure = async (tx: Writer, actor: Actor, at: Meeting): Promise<void> => {
  if (at.state === 'open') await noteQuorum(tx, actor, at, 'proxy')
}

const revokeStanding = (tx: Writer, giverId: number, at: Date) =>
  tx
    .updateTable('assembly_proxy')
    .set({ revoked_at: at })
    .where('giver_id', '=', giverId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()

/**
 * Gives a proxy: online by whoever casts for the giver, on paper by the desk. The giver's former one is revoked in the same change. Refused by every
 * cap of the statutes, with its article; they are looked at again when it is used. `replacedId`: the former one.
 */
export async function giveProxy(tx: Writer, actor: Actor, input: ProxyInput): Promise<{ id: number; replacedId: number | null }> {
  const { meetingId, giverId, holderId, instructions, channel, signedBy = null } = input
  const at = found(await meeting(tx, actor, meetingId, todayOf(tx)))
  const own = channel === 'online'
  if (own ? !(await isCasterFor(tx, actor, meetingId, giverId)) : !mayHoldDesk(actor, at)) throw notYours()
  refuse(objectionToProxies(at.state))
  const terms = await proxyTerms(tx, at, await rulesOfMeeting(tx, at))
  if (!terms) throw new Refusal(objection('assembly.proxy_body_unknown', {}))
  await lock(tx, meetingId, [giverId, holderId, terms.chairId])
  const facts = found(await voterOf(tx, meetingId, giverId))
  const giver = proxyVoter(facts)
  refuse(objectionToGiver(terms.limits, giver, own))
  await refuseHolder(tx, meetingId, terms, giver, holderId)
  const open = (await resolutionsOf(tx, meetingId)).filter(({ withdrawnAt }) => withdrawnAt === null)
  refuse(
    objectionToInstructions(
      instructions,
      open.map(({ id }) => id),
    ),
  )
  refuse(objectionToSignature(channel, signedBy))
  const moment = nowOf(tx)
  const replaced = await revokeStanding(tx, giverId, moment)
  const { id } = await tx
    .insertInto('assembly_proxy')
    .values({
      meeting_id: meetingId,
      giver_id: giverId,
      holder_id: holderId,
      given_at: moment,
      channel,
      by_person_id: actor.personId,
      instructions: JSON.stringify(instructions),
      signed_by: signedBy?.trim() || null,
      example: at.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'proxy.given', { ...aboutMeeting(at, facts.organisationId), payload: { channel, blank: holderId === null } })
  await measure(tx, actor, at)
  return { id, replacedId: replaced?.id ?? null }
}

/** The proxy as far as this actor may touch it: whoever casts for the giver, and the desk. */
async function proxyToTouch(tx: Writer, actor: Actor, input: { meetingId: number; proxyId: number }): Promise<[Meeting, MeetingProxy]> {
  const at = found(await meeting(tx, actor, input.meetingId, todayOf(tx)))
  const proxy = await proxyOf(tx, at.id, input.proxyId)
  const mine = proxy !== null && (await isCasterFor(tx, actor, at.id, proxy.giverId))
  if (!mine && !mayHoldDesk(actor, at)) throw notYours()
  return [at, found(proxy)]
}

/** Takes a proxy back: whoever casts for the giver, or the desk. */
export async function revokeProxy(tx: Writer, actor: Actor, input: { meetingId: number; proxyId: number }): Promise<void> {
  const [at, { id, giverId }] = await proxyToTouch(tx, actor, input)
  refuse(objectionToProxies(at.state))
  await lock(tx, at.id, [giverId])
  const proxy = found(await proxyOf(tx, at.id, id))
  if (proxy.revokedAt !== null) refuse(objection('assembly.proxy_revoked_already', {}))
  await revokeStanding(tx, giverId, nowOf(tx))
  const { organisationId } = found(await voterOf(tx, at.id, giverId))
  await record(tx, actor, 'proxy.revoked', { ...aboutMeeting(at, organisationId), payload: {} })
  await measure(tx, actor, at)
}

/** Gives a proxy that was taken back or replaced once more, as it was; every cap is looked at again. */
export async function restoreProxy(tx: Writer, actor: Actor, input: { meetingId: number; proxyId: number }) {
  const [at, proxy] = await proxyToTouch(tx, actor, input)
  const open = new Set((await resolutionsOf(tx, at.id)).filter(({ withdrawnAt }) => withdrawnAt === null).map(({ id }) => String(id)))
  const paper = proxy.channel === 'paper' && mayHoldDesk(actor, at)
  return giveProxy(tx, actor, {
    meetingId: at.id,
    giverId: proxy.giverId,
    holderId: proxy.holderId,
    instructions: Object.fromEntries(Object.entries(proxy.instructions).filter(([id]) => open.has(id))),
    channel: paper ? 'paper' : 'online',
    signedBy: paper ? proxy.signedBy : null,
  })
}
