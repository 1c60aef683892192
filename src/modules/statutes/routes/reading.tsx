/** The addresses of reading statutes: those in force, one version, its bytes, two compared. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { canonicalJson } from '#kernel/fingerprint.ts'
import { panelsOf } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { attachment } from '#kernel/upload.ts'
import { StatutesComparisonPage } from '../pages/comparison.tsx'
import { StatutesPage } from '../pages/statutes.tsx'
import { StatutesVersionPage } from '../pages/version.tsx'
import { bodyNames, type Statutes, statutesInForce, statutesVersion, statutesVersions } from '../queries.ts'
import { mayRecordDecision, mayWriteStatutes } from '../rules/rights.ts'
import { trialRoutes } from './trial.tsx'

const TAGS = ['statutes_version', 'decision', 'body', 'organisation', 'network']

const networkId = async ({ var: { house } }: Ctx): Promise<number> => (await house.network())?.id ?? -1

async function readingOf(c: Ctx) {
  const { house, actor } = c.var
  const network = await networkId(c)
  const [versions, inForce, names] = await Promise.all([
    statutesVersions(house.reader, actor, network),
    statutesInForce(house.reader, network, house.clock.today()),
    bodyNames(house.reader, network),
  ])
  const rights = { write: mayWriteStatutes(actor, network), record: mayRecordDecision(actor, network) }
  return { versions, inForce, names, rights, viewing: await viewingOf(c, [{ kind: 'network', id: network }]) }
}

async function versionOf(c: Ctx, number: string | undefined): Promise<Statutes> {
  const known = number !== undefined && /^\d{1,9}$/.test(number)
  return found(known ? await statutesVersion(c.var.house.reader, c.var.actor, await networkId(c), Number(number)) : null)
}

/** Exactly the bytes that the fingerprint is of (RFC 8785). */
async function file(c: Ctx): Promise<Response> {
  const version = await versionOf(c, (c.req.param('file') ?? '').replace(/\.json$/, ''))
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', attachment(`statuts-version-${version.number}.json`))
  return c.body(canonicalJson(version.text), 200, { 'content-type': 'application/json' })
}

async function comparison(c: Ctx) {
  const { from, to } = c.req.query()
  const { versions, names, viewing } = await readingOf(c)
  return (
    <StatutesComparisonPage
      viewing={viewing}
      names={names}
      versions={versions}
      from={from ? await versionOf(c, from) : null}
      to={to ? await versionOf(c, to) : null}
    />
  )
}

export function readingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/statutes', (c) => sendKeptPage(c, TAGS, async () => <StatutesPage {...(await readingOf(c))} />))
  app.get('/statutes/comparison', (c) => sendKeptPage(c, TAGS, () => comparison(c)))
  app.get('/statutes/:file{[0-9]{1,9}\\.json}', file)
  app.get('/statutes/:number{[0-9]{1,9}}', (c) =>
    sendKeptPage(c, TAGS, async () => {
      const version = await versionOf(c, c.req.param('number'))
      const reading = await readingOf(c)
      const panels = await panelsOf(c.var.house, reading.viewing, { kind: 'statutes_version', id: version.id })
      return <StatutesVersionPage {...reading} version={version} panels={panels} />
    }),
  )
  return app.route('/', trialRoutes())
}
