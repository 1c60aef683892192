/** The address that the code of the room and the remote link lead to: one signs in oneself, by a button alone. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import { dayIn } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, type RefusalStatus } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { modeOfToken, signInAll, signOutAll } from '../commands.ts'
import { hereWords } from '../messages.ts'
import { HerePage, type HereVoter, NobodyHerePage } from '../pages/here.tsx'
import { signInHerePath } from '../paths.ts'
import { type Meeting, meeting, rulesOfMeeting, voicesOf } from '../queries.ts'
import { objectionToArrival, objectionToAttendance, objectionToBinding, objectionToMode } from '../rules.ts'
import type { Mode } from '../tables.ts'
import { asSignedIn, numberIn, requestOf } from './asked.ts'

interface Asked {
  id: number
  mode: Mode
  action: string
}

/** A token that the house did not sign for this meeting leads nowhere. */
function askedOf(c: Ctx): Asked {
  const [id, token] = [numberIn(c, 'id'), c.req.param('token') ?? '']
  return { id, mode: found(modeOfToken(c.var.house.signingKey, id, token)), action: signInHerePath(id, token) }
}

/** Everyone for whom he or she could sign in, each with the reason where it cannot be. */
async function voicesHere({ var: { house, lang } }: Ctx, actor: Actor, at: Meeting, today: string): Promise<HereVoter[]> {
  if (actor.personId === null) return []
  const { personId } = actor
  return (await voicesOf(house.reader, at.id, personId, today)).map((voter) => {
    const present = voter.presence && voter.casterId === personId
    const why = present ? null : (objectionToBinding(voter, personId) ?? objectionToArrival(voter, at.timeZone))
    return { ...voter, objection: why && sayObjection(house, lang, why) }
  })
}

async function herePage(
  c: Ctx,
  actor: Actor,
  asked: Asked,
  errors: FormError[] = [],
  status: 200 | RefusalStatus = 200,
): Promise<Response> {
  const { house, lang } = c.var
  const { reader, clock } = house
  const at = await meeting(reader, actor, asked.id, clock.today())
  if (!at) return sendPage(c, <NobodyHerePage viewing={await viewingOf(c)} />)
  const today = dayIn(at.timeZone, clock.now())
  const rules = asked.mode === 'remote' ? await rulesOfMeeting(reader, at) : null
  const why = objectionToAttendance(at, today) ?? objectionToMode(asked.mode, rules?.body?.remote ?? null)
  const view = {
    meeting: at,
    action: asked.action,
    mode: asked.mode,
    voters: await voicesHere(c, actor, at, today),
    objection: why && sayObjection(house, lang, why),
    errors,
  }
  return sendPage(c, <HerePage viewing={await viewingOf(c, [{ kind: 'meeting', id: at.id }])} view={view} />, status)
}

/** One deed for all for whom he or she casts. */
async function comeOrGo(c: Ctx, actor: Actor): Promise<Response> {
  const asked = askedOf(c)
  const typed = await typedForm(c)
  const say = hereWords(c.var.lang)
  const { id, mode, action } = asked
  const leaving = typedOne(typed, 'deed') === 'departure'
  return attempt(
    c,
    async () => {
      const input = {
        meetingId: id,
        voterId: null,
        personId: actor.personId ?? 0,
        mode,
        channel: mode === 'remote' ? 'link' : 'phone',
      } as const
      await change(
        c.var.house,
        async (tx) => void (await (leaving ? signOutAll(tx, actor, id) : signInAll(tx, actor, input))),
        requestOf(c),
      )
      return redirectWith(c, action, { text: leaving ? say.goodbye : say.welcome })
    },
    (errors, refusal) => herePage(c, actor, asked, errors, refusal.status),
  )
}

export const hereRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/meetings/:id/here/:token', async (c) => {
      const asked = askedOf(c)
      return asSignedIn((_, actor) => herePage(c, actor, asked))(c)
    })
    .post('/meetings/:id/here/:token', asSignedIn(comeOrGo))
