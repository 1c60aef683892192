/** The addresses of proxies: all that were given, taken back, given again. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { restoreProxy, revokeProxy } from '../commands.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { ProxiesPage } from '../pages/proxies.tsx'
import { PROXY_FILTERS, type ProxyFilter, type ProxyListView } from '../pages/proxies-list.tsx'
import { proxiesPath, proxyRestorationPath } from '../paths.ts'
import { type Meeting, proxiesOfVoters, proxyList, proxyOf, proxyTerms, resolutionsOf, rulesOfMeeting, votersFor } from '../queries.ts'
import { mayHoldDesk, mayReadProxies, objectionToProxies } from '../rules.ts'
import { asSignedIn, meetingAt, requestOf } from './asked.ts'
import { proxyFormRoutes } from './proxies-form.ts'
import { givingRoutes } from './proxies-giving.tsx'

/** The whole list, for those who may see it. */
async function listFor(c: Ctx, actor: Actor, at: Meeting): Promise<ProxyListView | null> {
  if (!mayReadProxies(actor, at)) return null
  const { reader, clock } = c.var.house
  const asked = PROXY_FILTERS.find((filter) => filter === c.req.query('show'))
  const page = Number(c.req.query('page') ?? 1)
  return {
    all: await proxyList(reader, at, clock.now()),
    filter: asked ?? ('all' satisfies ProxyFilter),
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
    mayEnter: mayHoldDesk(actor, at),
  }
}

async function proxiesPage(c: Ctx, actor: Actor, status: 200 | 409 | 422 | 429 = 200, errors: { text: string }[] = []): Promise<Response> {
  const { reader, clock } = c.var.house
  const at = await meetingAt(c, actor)
  const voters = actor.personId === null ? [] : await votersFor(reader, at.id, actor.personId, clock.today())
  const rules = await rulesOfMeeting(reader, at)
  const [terms, mine, resolutions, list] = await Promise.all([
    proxyTerms(reader, at, rules),
    proxiesOfVoters(reader, at, voters, clock.now()),
    resolutionsOf(reader, at.id),
    listFor(c, actor, at),
  ])
  const objected = objectionToProxies(at.state)
  return sendPage(
    c,
    <ProxiesPage
      viewing={await viewingOf(c, [{ kind: 'meeting', id: at.id }])}
      meeting={at}
      terms={terms}
      statutes={rules?.statutes ?? null}
      resolutions={resolutions.filter(({ withdrawnAt }) => withdrawnAt === null)}
      mine={mine}
      list={list}
      over={objected && sayObjection(c.var.house, c.var.lang, objected)}
      errors={errors}
    />,
    status,
  )
}

/** Taken back with the way to give it again; given again with nothing more to say. */
async function touch(c: Ctx, actor: Actor, back: boolean): Promise<Response> {
  const { house, lang } = c.var
  const say = proxiesWords(lang)
  const input = { meetingId: Number(c.req.param('id')), proxyId: Number(c.req.param('proxy')) }
  return attempt(
    c,
    async () => {
      if (back) await change(house, (tx) => revokeProxy(tx, actor, input), requestOf(c))
      else await change(house, (tx) => restoreProxy(tx, actor, input), requestOf(c))
      const giver = (await proxyOf(house.reader, input.meetingId, input.proxyId))?.giverName ?? ''
      return redirectWith(
        c,
        proxiesPath(input.meetingId),
        back ? { text: say.revoked(giver), undoPath: proxyRestorationPath(input.meetingId, input.proxyId) } : { text: say.restored(giver) },
      )
    },
    (errors, { status }) => proxiesPage(c, actor, status as 409 | 422 | 429, errors),
  )
}

const OF = '/meetings/:id{[0-9]{1,9}}/proxies'

export function proxiesRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    OF,
    asSignedIn((c, actor) => proxiesPage(c, actor)),
  )
  app.post(
    `${OF}/:proxy{[0-9]{1,9}}/revocation`,
    asSignedIn((c, actor) => touch(c, actor, true)),
  )
  app.post(
    `${OF}/:proxy{[0-9]{1,9}}/restoration`,
    asSignedIn((c, actor) => touch(c, actor, false)),
  )
  app.route('/', givingRoutes())
  app.route('/', proxyFormRoutes())
  return app
}
