/** The composition of the house: the capabilities, what they share, and the order in which a request meets them. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { buildDemonstration } from '#demo/demonstration.ts'
import { serveAsset } from '#kernel/assets.ts'
import { clockWith, demoClock } from '#kernel/clock.ts'
import { type Connection, isAccident, migrate, openDatabase } from '#kernel/database.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { errorsOf } from '#kernel/form.ts'
import { sameOriginOnly, securityHeaders } from '#kernel/guard.ts'
import type { House } from '#kernel/house.ts'
import { openJobs } from '#kernel/jobs.ts'
import { openKept } from '#kernel/kept.ts'
import { databaseAnswers, openLive } from '#kernel/live.ts'
import { mailJob } from '#kernel/mail.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isSecure, sendPage, viewingOf } from '#kernel/reply.ts'
import { secret } from '#kernel/secrets.ts'
import { openSessions } from '#kernel/session.ts'
import { openTypst } from '#kernel/typst.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { isLang, type Lang } from '#kernel/values/lang.ts'
import { ErrorPage, capability as home } from '#modules/home/index.ts'
import { actorOf, networkFacts, capability as people, setUpLink } from '#modules/people/index.ts'
import { capability as plan } from '#modules/plan/index.ts'

/** Every capability of the house, in the order of the map. */
export const CAPABILITIES = [people, plan, home]

const DEFAULT_TIME_ZONE = 'Europe/Paris'

export interface HouseOptions {
  connection: Connection
  dataDir: string
  demo: boolean
  /** The wall clock of the demonstration's first start, `2017-03-14T14:00`. */
  demoDay: string
  baseUrl: string
  smtpUrl: string | null
  sessionSecret: string | null
  log(line: string): void
}

/** Opens the house: migrates, loads the demonstration where there is nothing yet, starts the jobs. `background: false` leaves jobs and live pages out (shell, tests). */
export async function openHouse(options: HouseOptions, background = true) {
  const { db, pool, close } = openDatabase(options.connection, options.log)
  await migrate(db)
  const timeZone = (await networkFacts(db))?.timeZone ?? DEFAULT_TIME_ZONE
  const signingKey = secret(options.dataDir, 'session', options.sessionSecret)
  const typst = openTypst()
  const house: House = {
    db,
    reader: db,
    clock: options.demo ? await demoClock(db, options.demoDay, timeZone) : clockWith(0, timeZone),
    capabilities: CAPABILITIES,
    jobs: openJobs(pool, options.log),
    kept: openKept(),
    live: openLive(signingKey),
    typeset: typst.typeset,
    sessions: openSessions({
      db,
      secret: signingKey,
      baseUrl: options.baseUrl,
      secure: options.baseUrl.startsWith('https:'),
      log: options.log,
    }),
    demo: options.demo,
    baseUrl: options.baseUrl,
    smtpUrl: options.smtpUrl,
    signingKey,
    network: () => house.kept.part('network', ['organisation', 'network'], () => networkFacts(db)),
    log: options.log,
  }
  await house.jobs.start(house, [mailJob], background)
  if (options.demo) await buildDemonstration(house)
  if (background) house.live.listen(house, options.connection)
  const network = await house.network()
  if (network) house.clock.timeZone = network.timeZone
  return {
    house,
    fetch: buildApp(house).fetch,
    welcome: network ? [] : await setUpLink(house),
    async close() {
      typst.close()
      await house.live.close()
      await house.jobs.stop()
      await close()
    },
  }
}

/** All routes of the house over one set of guards. */
export function buildApp(house: House): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    c.set('house', house)
    c.set('actor', null)
    c.set('sessionId', null)
    c.set('lang', chosenLang(c))
    c.set('moment', house.live.moment())
    await next()
  })
  app.use(securityHeaders)
  app.get('/assets/:file', serveAsset)
  app.get('/healthz', async (c) =>
    (await databaseAnswers(house)) ? c.json({ status: 'ok', day: house.clock.today() }) : c.json({ status: 'unavailable' }, 503),
  )
  app.get('/live', (c) => house.live.open(c.req.queries('topics') ?? []))
  app.use(sameOriginOnly)
  app.use(async (c, next) => {
    const session = await house.sessions.read(c.req.raw)
    const actor = session ? await keptActor(house, session.personId, session.actingMandateId) : null
    c.set('actor', actor)
    c.set('sessionId', actor && session ? session.sessionId : null)
    await next()
  })
  for (const capability of house.capabilities) if (capability.routes) app.route('/', capability.routes(house))
  app.notFound((c) => errorReply(c, 404, []))
  app.onError((error, c) => answerError(error, c as Ctx))
  return app
}

/** Who acts, with the mandates of the day: kept until a deed touches persons, mandates or what they are held for, and never over midnight. */
function keptActor(house: House, personId: number, mandateId: number | null): Promise<Actor | null> {
  const today = house.clock.today()
  const tags = [`person:${personId}`, 'mandate', 'organisation', 'body', 'network']
  return house.kept.part(`actor ${personId} ${mandateId} ${today}`, tags, () => actorOf(house.reader, personId, mandateId, today))
}

/** The language asked for by link (and remembered), else the remembered one, else the browser's, else French. */
function chosenLang(c: Ctx): Lang {
  const asked = c.req.query('lang')
  if (isLang(asked)) {
    setCookie(c, 'lang', asked, { path: '/', sameSite: 'Lax', httpOnly: true, secure: isSecure(c.var.house), maxAge: 31_536_000 })
    return asked
  }
  const remembered = getCookie(c, 'lang')
  if (isLang(remembered)) return remembered
  const browser = (c.req.header('accept-language') ?? '')
    .slice(0, 200)
    .split(',')
    .map((each) => each.trim().slice(0, 2))
    .find(isLang)
  return browser ?? 'fr'
}

/** The three kinds of trouble, never mixed: a refusal is said, an accident is 503, a bug is 500 with a reference number. */
function answerError(error: Error, c: Ctx): Promise<Response> {
  if (error instanceof Refusal) return errorReply(c, error.status, error.status === 404 ? [] : errorsOf(c, error).map((each) => each.text))
  const { house } = c.var
  const reference = randomUUID().slice(0, 8)
  house.log(`${reference} ${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`)
  return errorReply(c, isAccident(error) ? 503 : 500, [], reference)
}

async function errorReply(
  c: Ctx,
  status: 403 | 404 | 409 | 422 | 429 | 500 | 503,
  sentences: string[],
  reference?: string,
): Promise<Response> {
  try {
    return sendPage(
      c,
      <ErrorPage viewing={await viewingOf(c)} status={status} sentences={sentences} reference={reference ?? null} />,
      status,
    )
  } catch (error) {
    c.var.house.log(`The error page failed: ${(error as Error).stack}`)
    return c.text(c.var.lang === 'fr' ? 'Le service revient dans un instant.' : 'The service will be back in a moment.', 503)
  }
}
