/** Versions of a plan: the list, one frozen version, and the next text of an adopted plan. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { panelsOf } from '#kernel/house.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { renderPart } from '#kernel/render.ts'
import { redirectWith, sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { beginRevision } from '../commands.ts'
import { versionWords } from '../messages/versions.ts'
import { VersionBody, VersionPage, VersionsPage } from '../pages.tsx'
import { planPath } from '../paths.ts'
import { actionsOfVersions, openRevision, type Plan, planBySlug, type VersionText, versionText } from '../queries.ts'
import { mayWrite } from '../rules.ts'
import { versionBecome } from './become.ts'
import { versionsBeside } from './plan-versions.ts'

export function versionRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:slug{[a-z0-9-]+}/versions', (c) => sendTagged(c, (tags) => versionsPage(c, c.req.param('slug'), tags)))
  app.get('/plans/:slug{[a-z0-9-]+}/versions/:number{[0-9]{1,9}}', (c) =>
    sendTagged(c, (tags) => versionPage(c, c.req.param('slug'), Number(c.req.param('number')), tags)),
  )
  app.post('/plans/:slug{[a-z0-9-]+}/revision', (c) => begin(c, c.req.param('slug')))
  return app
}

/** A kept page whose tags are known once it is rendered. */
function sendTagged(c: Ctx, render: (tags: string[]) => ReturnType<Parameters<typeof sendKeptPage>[2]>): Promise<Response> {
  const tags: string[] = []
  return sendKeptPage(
    c,
    () => tags,
    () => render(tags),
  )
}

async function versionsPage(c: Ctx, slug: string, tags: string[]) {
  const { house, actor } = c.var
  const plan = found(await planBySlug(house.reader, actor, slug))
  const beside = await versionsBeside(c, plan)
  tags.push(...beside.tags)
  const actions = await house.kept.part(`version sizes ${plan.id}`, [`plan:${plan.id}`], () => actionsOfVersions(house.reader, plan.id))
  return (
    <VersionsPage
      viewing={await viewingOf(c, [{ kind: 'plan', id: plan.id }])}
      plan={plan}
      versions={beside.versions.map((version) => ({ ...version, actions: actions[version.id] ?? 0 }))}
      shown={beside.shown}
      working={beside.working}
      became={await versionBecome(c, slug)}
    />
  )
}

/** A frozen text is rendered once in each language: no deed ever changes it. */
const keptBody = ({ var: { house, lang } }: Ctx, version: VersionText): Promise<string> =>
  house.kept.part(`version body ${version.id} ${lang}`, [], async () => renderPart(<VersionBody lang={lang} version={version} />))

async function versionPage(c: Ctx, slug: string, number: number, tags: string[]) {
  const { house, actor } = c.var
  const plan: Plan = found(await planBySlug(house.reader, actor, slug))
  const version = found(await versionText(house.reader, plan.id, number))
  const beside = await versionsBeside(c, plan)
  tags.push(...beside.tags, `plan_version:${version.id}`, 'decision')
  const viewing = await viewingOf(c, [{ kind: 'plan', id: plan.id }])
  return (
    <VersionPage
      viewing={viewing}
      plan={plan}
      version={version}
      shown={beside.shown}
      others={beside.versions.filter(({ id }) => id !== version.id)}
      bodyHtml={await keptBody(c, version)}
      panels={await panelsOf(house, viewing, { kind: 'plan_version', id: version.id })}
      baseUrl={house.baseUrl}
    />
  )
}

/** Begins the next text of an adopted plan, or leads to the one that has begun. */
async function begin(c: Ctx, slug: string): Promise<Response> {
  const { house, lang } = c.var
  const say = versionWords(lang)
  const plan = found(await planBySlug(house.reader, c.var.actor, slug))
  if (!mayWrite(c.var.actor, plan)) throw notYours()
  const { seen } = await openRevision(house.reader, c.var.actor, plan.id)
  if (seen) return redirectWith(c, planPath(seen.slug), { text: say.begunBefore })
  const next = await change(house, (tx) => beginRevision(tx, found(c.var.actor), slug), c.req.header('x-turbo-request-id') ?? null)
  return redirectWith(c, planPath(next.slug), { text: say.begun })
}
