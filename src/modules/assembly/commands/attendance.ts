/** Arrivals and departures, timed; who casts for an organisation; the quorum measured after each (R04, R13). */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { type Arrivable, type Meeting, rulesOfMeeting, voicesOf, voterOf, votersFor, withMandated } from '../queries.ts'
import {
  isSlip,
  mayHoldDesk,
  objectionToArrival,
  objectionToAttendance,
  objectionToBinding,
  objectionToCaster,
  objectionToMode,
} from '../rules.ts'
import type { Mode, QuorumCause, SignInChannel } from '../tables.ts'
import { aboutMeeting, heldMeeting } from './held.ts'
import { noteQuorum } from './quorum.ts'

export interface SignIn {
  meetingId: number
  voterId: number
  /** Who signs, and casts from then on; null, at the desk alone: somebody is there, and nobody is bound. */
  personId: number | null
  mode: Mode
  channel: SignInChannel
}

/** The day where the meeting takes place. */
const todayAt = (tx: Writer, { timeZone }: Meeting): string => dayIn(timeZone, nowOf(tx))

async function lockedVoter(tx: Writer, at: Meeting, voterId: number): Promise<Arrivable> {
  await tx.selectFrom('assembly_voter').select('id').where('id', '=', voterId).forNoKeyUpdate().execute()
  const [voter] = await withMandated(tx, [found(await voterOf(tx, at.id, voterId))], todayAt(tx, at))
  return found(voter)
}

/** The meeting, and the organisation that came or went. Whoever holds a seat is not named. */
const about = (at: Meeting, { organisationId }: Arrivable) => aboutMeeting(at, organisationId)

/** The desk signs anybody in; on a telephone one signs oneself in. */
function assertMaySign(actor: Actor, at: Meeting, channel: SignInChannel, personId: number | null): void {
  if (channel === 'desk' ? !mayHoldDesk(actor, at) : personId === null || personId !== actor.personId) throw notYours()
}

/** Casts for the voter from now on. */
const bind = (tx: Writer, voterId: number, personId: number) =>
  tx
    .updateTable('assembly_voter')
    .set({ caster_id: personId, bound_at: nowOf(tx) })
    .where('id', '=', voterId)
    .execute()

/** Signs one voter in, without measuring the quorum. */
async function arrive(tx: Writer, actor: Actor, at: Meeting, voter: Arrivable, { personId, mode, channel }: SignIn): Promise<void> {
  const now = nowOf(tx)
  refuse(objectionToArrival(voter, at.timeZone), voter.presence ? 409 : 422)
  if (personId !== null) refuse(objectionToCaster(voter, personId, voter.mandated))
  if (personId !== null && channel !== 'desk') refuse(objectionToBinding(voter, personId))
  const { name } = voter
  await refusingTaken(
    { assembly_presence_one: objection('assembly.attendance_twice', { name, since: now.toISOString(), timeZone: at.timeZone }) },
    () =>
      tx
        .insertInto('assembly_presence')
        .values({ voter_id: voter.id, from_at: now, mode, channel, by_person_id: actor.personId })
        .execute(),
  )
  if (personId !== null && voter.casterId !== personId) await bind(tx, voter.id, personId)
  await record(tx, actor, 'attendance.signed_in', { ...about(at, voter), payload: { mode, channel } })
  // Somebody else came back for it: the desk has changed who casts.
  if (personId !== null && voter.casterId !== null && voter.casterId !== personId)
    await record(tx, actor, 'attendance.caster_changed', { ...about(at, voter), payload: {} })
}

const measure = async (tx: Writer, actor: Actor, at: Meeting, cause: QuorumCause): Promise<void> => {
  if (at.state === 'open') await noteQuorum(tx, actor, at, cause)
}

async function assertMode(tx: Writer, at: Meeting, mode: Mode): Promise<void> {
  if (mode === 'remote') refuse(objectionToMode(mode, (await rulesOfMeeting(tx, at))?.body?.remote ?? null))
}

/**
 * Signs a voter in, with the person who casts for it: the first one binds the organisation for the meeting. On its day, or while it is open.
 * 409: already there; 422: left out, no voting mandate today, from afar without a clause, another day.
 */
export async function signIn(tx: Writer, actor: Actor, input: SignIn): Promise<void> {
  const at = await heldMeeting(tx, input.meetingId, actor)
  assertMaySign(actor, at, input.channel, input.personId)
  refuse(objectionToAttendance(at, todayAt(tx, at)))
  await assertMode(tx, at, input.mode)
  await arrive(tx, actor, at, await lockedVoter(tx, at, input.voterId), input)
  await measure(tx, actor, at, 'arrival')
}

export interface SignInAll extends Omit<SignIn, 'voterId' | 'personId'> {
  personId: number
  /** The one that was asked for, which must be possible; null: whichever are. */
  voterId: number | null
}

/** Whether this person may be signed in for it without asking anybody. */
const isFree = (voter: Arrivable, personId: number, at: Meeting): boolean =>
  !objectionToArrival(voter, at.timeZone) && !objectionToBinding(voter, personId) && !objectionToCaster(voter, personId, voter.mandated)

/** Why none of these can be signed in: the reason of the first. */
function whyNone(voters: Arrivable[], personId: number, at: Meeting): Objection {
  const [first] = voters
  const reason = first && (objectionToArrival(first, at.timeZone) ?? objectionToBinding(first, personId))
  return reason ?? objection('assembly.attendance_nobody', {})
}

/**
 * Signs a person in for all for whom he or she casts, in one go, and measures the quorum once: two organisations are two votes. Returns the ids of
 * the voters. What `signIn` refuses, this refuses.
 */
export async function signInAll(tx: Writer, actor: Actor, input: SignInAll): Promise<number[]> {
  const { personId, voterId, mode, channel } = input
  const at = await heldMeeting(tx, input.meetingId, actor)
  assertMaySign(actor, at, channel, personId)
  const today = todayAt(tx, at)
  refuse(objectionToAttendance(at, today))
  await assertMode(tx, at, mode)
  const asked = voterId === null ? null : await lockedVoter(tx, at, voterId)
  const others = (await voicesOf(tx, at.id, personId, today)).filter(({ id }) => id !== voterId)
  await tx
    .selectFrom('assembly_voter')
    .select('id')
    .where('id', 'in', [-1, ...others.map(({ id }) => id)])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const known = await withMandated(tx, others, today)
  const arriving = [...(asked ? [asked] : []), ...known.filter((voter) => isFree(voter, personId, at))]
  if (arriving.length === 0) throw new Refusal(whyNone(known, personId, at), known.some(({ presence }) => presence) ? 409 : 422)
  for (const voter of arriving) await arrive(tx, actor, at, voter, { ...input, voterId: voter.id })
  await measure(tx, actor, at, 'arrival')
  return arriving.map(({ id }) => id)
}

/** Notes a departure. `slip`: an arrival undone at once; then nobody came and went, and nobody is bound by it. */
async function leave(tx: Writer, actor: Actor, at: Meeting, voter: Arrivable, slip: boolean): Promise<void> {
  const { presence, name } = voter
  if (!presence) throw new Refusal(objection('assembly.attendance_absent', { name }), 409)
  const now = nowOf(tx)
  if (slip && isSlip(presence.fromAt, now)) {
    await tx.deleteFrom('assembly_presence').where('id', '=', presence.id).execute()
    await tx
      .updateTable('assembly_voter')
      .set({ caster_id: null, bound_at: null })
      .where('id', '=', voter.id)
      .where('organisation_id', 'is not', null)
      .where('bound_at', '>=', presence.fromAt)
      .execute()
  } else await tx.updateTable('assembly_presence').set({ to_at: now }).where('id', '=', presence.id).execute()
  await record(tx, actor, 'attendance.signed_out', { ...about(at, voter), payload: {} })
}

export interface SignOut {
  meetingId: number
  voterId: number
  /** The arrival was a mistake: within a minute of it nothing stays of it. */
  slip?: boolean
}

/** Notes that a voter left: by the desk, or by whoever casts for it. 409: not there. */
export async function signOut(tx: Writer, actor: Actor, { meetingId, voterId, slip = false }: SignOut): Promise<void> {
  const at = await heldMeeting(tx, meetingId, actor)
  const voter = await lockedVoter(tx, at, voterId)
  if (!mayHoldDesk(actor, at) && (actor.personId === null || voter.casterId !== actor.personId)) throw notYours()
  refuse(objectionToAttendance(at, todayAt(tx, at)))
  await leave(tx, actor, at, voter, slip && mayHoldDesk(actor, at))
  await measure(tx, actor, at, 'departure')
}

/** Whoever casts leaves, for all at once. Returns how many left. */
export async function signOutAll(tx: Writer, actor: Actor, meetingId: number): Promise<number> {
  const at = await heldMeeting(tx, meetingId, actor)
  const today = todayAt(tx, at)
  refuse(objectionToAttendance(at, today))
  const all = actor.personId === null ? [] : await votersFor(tx, at.id, actor.personId, today)
  const there = (await withMandated(tx, all, today)).filter(({ presence, casterId }) => presence && casterId === actor.personId)
  if (there.length === 0) throw new Refusal(objection('assembly.attendance_nobody', {}), 409)
  for (const voter of there) await leave(tx, actor, at, voter, false)
  await measure(tx, actor, at, 'departure')
  return there.length
}

export interface ChangeCaster {
  meetingId: number
  voterId: number
  personId: number
}

/** The desk changes who casts for an organisation in this meeting, to somebody with a voting mandate of it today. */
export async function changeCaster(tx: Writer, actor: Actor, { meetingId, voterId, personId }: ChangeCaster): Promise<void> {
  const at = await heldMeeting(tx, meetingId, actor)
  if (!mayHoldDesk(actor, at)) throw notYours()
  refuse(objectionToAttendance(at, todayAt(tx, at)))
  const voter = await lockedVoter(tx, at, voterId)
  if (voter.excluded !== null) refuse(objectionToArrival(voter, at.timeZone))
  refuse(objectionToCaster(voter, personId, voter.mandated))
  if (voter.casterId === personId) return
  await bind(tx, voter.id, personId)
  await record(tx, actor, 'attendance.caster_changed', { ...about(at, voter), payload: {} })
}
