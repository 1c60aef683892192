/** The address of the printable form of a proxy: filled in for whoever asks, empty for the desk. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { found, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { NO_NETWORK } from '#kernel/viewing.ts'
import { PROXY_FORM_TEMPLATE, type ProxyParty, proxyFormData } from '../documents/proxy-form.ts'
import { type Meeting, proxiesOfVoters, resolutionsOf, type VoterProxies, votersFor, votersNamed } from '../queries.ts'
import { mayHoldDesk } from '../rules.ts'
import { asSignedIn, meetingAt } from './asked.ts'

const EMPTY: ProxyParty = { voterId: null, seat: '', by: '' }

/** For whom the form is filled in: the voter that is asked for, else the first of whoever asks. null: an empty one. */
async function giverOf(c: Ctx, actor: Actor, at: Meeting): Promise<(VoterProxies & { own: boolean }) | null> {
  const { reader, clock } = c.var.house
  const mine = actor.personId === null ? [] : await votersFor(reader, at.id, actor.personId, clock.today())
  const asked = c.req.query('voter')
  if (asked === undefined) {
    const first = mine[0]
    return first ? { ...found((await proxiesOfVoters(reader, at, [first], clock.now()))[0]), own: true } : null
  }
  const voter = found((await votersNamed(reader, at.id, [/^\d{1,9}$/.test(asked) ? Number(asked) : -1]))[0])
  const own = mine.some(({ id }) => id === voter.id)
  if (!own && !mayHoldDesk(actor, at)) throw notYours()
  return { ...found((await proxiesOfVoters(reader, at, [voter], clock.now()))[0]), own }
}

async function form(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const at = await meetingAt(c, actor)
  // A draft has no voters yet.
  if (at.state === 'draft') found(null)
  const [of, resolutions, network] = await Promise.all([giverOf(c, actor, at), resolutionsOf(house.reader, at.id), house.network()])
  const standing = of?.own ? of.standing : null
  const data = proxyFormData({
    lang,
    meeting: at,
    network: network ?? NO_NETWORK,
    baseUrl: house.baseUrl,
    giver: of ? { voterId: of.voter.id, seat: of.voter.name, by: of.own ? actor.name : '' } : EMPTY,
    holder: standing?.holderName ? { ...EMPTY, seat: standing.holderName } : EMPTY,
    resolutions: resolutions.filter(({ withdrawnAt }) => withdrawnAt === null),
    instructions: standing?.instructions ?? {},
  })
  const pdf = await house.typeset(PROXY_FORM_TEMPLATE, data)
  c.header('cache-control', 'private, no-cache')
  c.header('content-disposition', `inline; filename="${lang === 'fr' ? 'pouvoir' : 'proxy'}-${at.id}.pdf"`)
  return c.body(pdf as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf' })
}

export function proxyFormRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/meetings/:id{[0-9]{1,9}}/proxy-form.pdf', asSignedIn(form))
  return app
}
