/** The addresses of the desk: looking up, signing in and out, who casts, the code of the room. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import { dayIn } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, type RefusalStatus, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { said } from '#kernel/values/typography.ts'
import { changeCaster, hereToken, signInAll, signOut } from '../commands.ts'
import { deskWords } from '../messages.ts'
import { CodePage, DeskPage } from '../pages/desk.tsx'
import type { DeskVoter } from '../pages/desk-row.tsx'
import { deskPath, signInHerePath } from '../paths.ts'
import {
  collegeCounts,
  freeVoices,
  lastArrivals,
  type Meeting,
  type MeetingVoter,
  proxyNames,
  quorumSeen,
  rulesOfMeeting,
  voterOf,
  votersLookedUp,
  votersNamed,
  withMandated,
} from '../queries.ts'
import { isSlip, objectionToAttendance } from '../rules.ts'
import { atDesk, numberIn, requestOf } from './asked.ts'

/** More answers than this are no answer at a desk. */
const MOST_FOUND = 10
const MOST_LAST = 5

type Names = (college: string | null) => string | null

/** Voters with what the desk sees beside each: four queries, however many there are. */
async function deskVoters({ var: { house } }: Ctx, at: Meeting, voters: MeetingVoter[], names: Names): Promise<DeskVoter[]> {
  const { reader } = house
  const today = dayIn(at.timeZone, house.clock.now())
  const known = await withMandated(reader, voters, today)
  const persons = [...new Set(known.flatMap(({ mandated }) => mandated.map(({ personId }) => personId)))]
  const [proxies, voices] = await Promise.all([
    proxyNames(
      reader,
      at.id,
      known.map(({ id }) => id),
    ),
    freeVoices(reader, at.id, persons, today),
  ])
  return known.map((voter) => {
    const given = proxies.find(({ giverId }) => giverId === voter.id)
    const others = voices.filter(({ voterId }) => voterId !== voter.id)
    return {
      ...voter,
      collegeName: names(voter.college),
      carries: proxies.filter(({ holderId }) => holderId === voter.id).map(({ giver }) => giver),
      gave: given?.holder,
      also: new Map(
        voter.mandated.map(({ personId }) => [personId, others.filter((each) => each.personId === personId).map(({ name }) => name)]),
      ),
    }
  })
}

interface Again {
  typed?: string
  errors?: FormError[]
  status?: 200 | RefusalStatus
}

async function deskPage(c: Ctx, at: Meeting, { typed = c.req.query('q') ?? '', errors = [], status = 200 }: Again = {}): Promise<Response> {
  const { house, lang } = c.var
  const { reader } = house
  const now = house.clock.now()
  const today = dayIn(at.timeZone, now)
  const viewing = await viewingOf(c, [{ kind: 'meeting', id: at.id }])
  const looked = typed.trim().slice(0, 200)
  const [rules, quorum, counts, found, last] = await Promise.all([
    rulesOfMeeting(reader, at),
    quorumSeen(reader, at, now),
    collegeCounts(reader, at.id),
    looked === '' ? [] : votersLookedUp(reader, at.id, looked, today, MOST_FOUND),
    looked === '' ? lastArrivals(reader, at.id, MOST_LAST) : [],
  ])
  const colleges = new Map(rules?.statutes.text.colleges.map(({ code, name }) => [code, said(lang, name)]))
  const names: Names = (college) => (college === null ? null : (colleges.get(college) ?? college))
  const closed = objectionToAttendance(at, today)
  const view = {
    meeting: at,
    quorum,
    counts: counts.map((count) => ({ ...count, name: names(count.college) })),
    typed: looked,
    found: await deskVoters(c, at, found.slice(0, MOST_FOUND), names),
    more: found.length > MOST_FOUND,
    last: await deskVoters(c, at, last, names),
    undoable: new Set(last.filter(({ presence }) => presence && isSlip(presence.fromAt, now)).map(({ id }) => id)),
    objection: closed && sayObjection(house, lang, closed),
    errors,
  }
  return sendPage(c, <DeskPage viewing={viewing} view={view} />, status)
}

/** A deed at the desk: done, then back to the empty field; refused, the same answers again with the reason. */
const deed = (work: (c: Ctx, actor: Actor, at: Meeting, voter: MeetingVoter, typed: Typed) => Promise<string>) =>
  atDesk(async (c, actor, at) => {
    const voter = found(await voterOf(c.var.house.reader, at.id, numberIn(c, 'voter')))
    const typed = await typedForm(c)
    return attempt(
      c,
      async () => redirectWith(c, deskPath(at.id), { text: await work(c, actor, at, voter, typed) }),
      (errors, refusal) => deskPage(c, at, { typed: typedOne(typed, 'q'), errors, status: refusal.status }),
    )
  })

/** Whoever was chosen; 0 for somebody who is not in the list: the rule says why that cannot be. */
function personIn(typed: Typed, name: string): number {
  const text = typedOne(typed, 'person')
  if (!/^\d{1,15}$/.test(text)) refuse(objection('assembly.attendance_not_chosen', { name }))
  return Number(text)
}

async function arrive(c: Ctx, actor: Actor, at: Meeting, voter: MeetingVoter, typed: Typed): Promise<string> {
  const { house, lang } = c.var
  const input = { meetingId: at.id, voterId: voter.id, personId: personIn(typed, voter.name), mode: 'room', channel: 'desk' } as const
  const ids = await change(house, (tx) => signInAll(tx, actor, input), requestOf(c))
  const names = (await votersNamed(house.reader, at.id, ids)).map(({ name }) => name)
  return deskWords(lang).signedIn(new Intl.ListFormat(lang, { type: 'conjunction' }).format(names))
}

async function leave(c: Ctx, actor: Actor, at: Meeting, voter: MeetingVoter, typed: Typed): Promise<string> {
  const say = deskWords(c.var.lang)
  const slip = typedOne(typed, 'slip') !== ''
  await change(c.var.house, (tx) => signOut(tx, actor, { meetingId: at.id, voterId: voter.id, slip }), requestOf(c))
  return slip ? say.undone(voter.name) : say.signedOut(voter.name)
}

async function recast(c: Ctx, actor: Actor, at: Meeting, voter: MeetingVoter, typed: Typed): Promise<string> {
  const { house, lang } = c.var
  const input = { meetingId: at.id, voterId: voter.id, personId: personIn(typed, voter.name) }
  await change(house, (tx) => changeCaster(tx, actor, input), requestOf(c))
  const now = await voterOf(house.reader, at.id, voter.id)
  return deskWords(lang).casterChanged(now?.casterName ?? '', voter.name)
}

async function codePage(c: Ctx, at: Meeting): Promise<Response> {
  const { house } = c.var
  const address = (mode: 'room' | 'remote') => new URL(signInHerePath(at.id, hereToken(house.signingKey, at.id, mode)), house.baseUrl).href
  const rules = await rulesOfMeeting(house.reader, at)
  const view = { meeting: at, room: address('room'), remote: rules?.body?.remote?.allowed ? address('remote') : null }
  return sendPage(c, <CodePage viewing={await viewingOf(c)} view={view} />)
}

export const deskRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get(
      '/meetings/:id/desk',
      atDesk((c, _actor, at) => deskPage(c, at)),
    )
    .get(
      '/meetings/:id/desk/code',
      atDesk((c, _actor, at) => codePage(c, at)),
    )
    .post('/meetings/:id/voters/:voter/presence', deed(arrive))
    .post('/meetings/:id/voters/:voter/departure', deed(leave))
    .post('/meetings/:id/voters/:voter/caster', deed(recast))
