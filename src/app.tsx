/** The composition of the house: the capabilities, what they share, and the order in which a request meets them. */
import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { buildDemonstration } from '#demo/demonstration.ts'
import { serveAsset } from '#kernel/assets.ts'
import { resumeAfterRestoration } from '#kernel/backup/resume.ts'
import { beganAsDemonstration, clockWith, demoClock } from '#kernel/clock.ts'
import { type Connection, isAccident, migrate, openDatabase } from '#kernel/database.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { errorsOf } from '#kernel/form.ts'
import { sameOriginOnly, securityHeaders } from '#kernel/guard.ts'
import type { House } from '#kernel/house.ts'
import { openJobs } from '#kernel/jobs.ts'
import { openKept } from '#kernel/kept.ts'
import { databaseAnswers, openLive } from '#kernel/live.ts'
import { mailJobs } from '#kernel/mail.ts'
import { Refusal } from '#kernel/refusal.ts'
import { isSecure, sendPage, viewingOf } from '#kernel/reply.ts'
import { secret } from '#kernel/secrets.ts'
import { openSessions } from '#kernel/session.ts'
import { openTicker } from '#kernel/ticker.ts'
import { openTypst } from '#kernel/typst.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { isLang, type Lang } from '#kernel/values/lang.ts'
import type { NetworkFacts } from '#kernel/viewing.ts'
import { capability as assembly } from '#modules/assembly/index.ts'
import { capability as ballot } from '#modules/ballot/index.ts'
import { capability as budget } from '#modules/budget/index.ts'
import { ErrorPage, capability as home } from '#modules/home/index.ts'
import { capability as minutes } from '#modules/minutes/index.ts'
import { actorOf, networkFacts, capability as people, setUpLink } from '#modules/people/index.ts'
import { capability as plan } from '#modules/plan/index.ts'
import { capability as statutes } from '#modules/statutes/index.ts'

/** Every capability of the house, in the order of the map. */
export const CAPABILITIES = [people, statutes, assembly, ballot, minutes, plan, budget, home]

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
  const there = await networkFacts(db)
  const timeZone = there?.timeZone ?? DEFAULT_TIME_ZONE
  // The demonstration lets anyone in under any name and adds its own plans: never into a network that was set up or brought back without it.
  const demo = options.demo && (there === null || (await beganAsDemonstration(db)))
  if (demo !== options.demo)
    options.log(
      'Cette base porte un vrai réseau : sans démonstration (DEMO=0). / This database holds a real network: no demonstration (DEMO=0).',
    )
  const signingKey = secret(options.dataDir, 'session', options.sessionSecret)
  const typst = openTypst()
  const house: House = {
    db,
    reader: db,
    clock: demo ? await demoClock(db, options.demoDay, timeZone) : clockWith(0, timeZone),
    capabilities: CAPABILITIES,
    jobs: openJobs(pool, options.log),
    kept: openKept(),
    live: openLive(signingKey),
    ticker: openTicker((subjects) => house.live.ticked(house, subjects)),
    typeset: typst.typeset,
    sessions: openSessions({
      db,
      secret: signingKey,
      baseUrl: options.baseUrl,
      secure: options.baseUrl.startsWith('https:'),
      log: options.log,
    }),
    demo,
    baseUrl: options.baseUrl,
    smtpUrl: options.smtpUrl,
    signingKey,
    network: () => house.kept.part('network', ['organisation', 'network'], () => networkNow(house)),
    log: options.log,
  }
  await house.jobs.start(house, mailJobs, background)
  await resumeAfterRestoration(house)
  if (demo) await buildDemonstration(house)
  if (background) house.live.listen(house, options.connection)
  const network = await house.network()
  if (network) house.clock.timeZone = network.timeZone
  return {
    house,
    fetch: buildApp(house).fetch,
    welcome: network ? [] : await setUpLink(house),
    async close() {
      typst.close()
      house.ticker.close()
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
    c.set('lang', chosenLang(c, null))
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
    // While the database is away, the error page has a language too.
    const network = await house.network().catch(() => null)
    c.set('lang', chosenLang(c, network))
    rememberLang(c, network)
    const session = await house.sessions.read(c.req.raw)
    const actor = session ? await keptActor(house, session.personId, session.actingMandateId) : null
    // The kept actor is everybody's who acts so; the session is this one's.
    c.set('actor', actor && session ? { ...actor, sessionId: session.sessionId } : null)
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

/** The network's facts. Another process may have changed the time zone: whoever reads them anew keeps its midnight from then on. */
async function networkNow(house: House): Promise<NetworkFacts | null> {
  const facts = await networkFacts(house.reader)
  if (facts) house.clock.timeZone = facts.timeZone
  return facts
}

/** The language asked for by link, else the remembered one, else the browser's, else the network's. A network may have French alone. */
function chosenLang(c: Ctx, network: NetworkFacts | null): Lang {
  if (network && !network.english) return 'fr'
  const asked = c.req.query('lang')
  if (isLang(asked)) return asked
  const remembered = getCookie(c, 'lang')
  if (isLang(remembered)) return remembered
  const browser = (c.req.header('accept-language') ?? '')
    .slice(0, 200)
    .split(',')
    .map((each) => each.trim().slice(0, 2))
    .find(isLang)
  return browser ?? network?.lang ?? 'fr'
}

function rememberLang(c: Ctx, network: NetworkFacts | null): void {
  const asked = c.req.query('lang')
  if (network?.english === false || !isLang(asked)) return
  setCookie(c, 'lang', asked, { path: '/', sameSite: 'Lax', httpOnly: true, secure: isSecure(c.var.house), maxAge: 31_536_000 })
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
