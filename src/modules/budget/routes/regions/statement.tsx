/** The statement of account of a recipient, as a page and as a panel on the organisation's own. */
import { Hono } from 'hono'
import type { Panel } from '#kernel/capability.ts'
import type { Env } from '#kernel/env.ts'
import { found } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { signInPath } from '#modules/people/index.ts'
import { StatementPage, StatementPanel } from '../../pages/regions/statement.tsx'
import { statementOf } from '../../queries/regions/statement.ts'

export function statementRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/organisations/:id{[0-9]{1,15}}/statement', async (c) => {
    const { house, actor } = c.var
    if (!actor) return c.redirect(signInPath(c.req.path), 303)
    const view = found(await statementOf(house.reader, actor, Number(c.req.param('id'))))
    const watched = view.agreements.map(({ id }) => ({ kind: 'agreement', id }))
    const viewing = await viewingOf(c, [{ kind: 'organisation', id: view.recipient.id }, ...watched])
    return sendPage(c, <StatementPage viewing={viewing} view={view} />)
  })
  return app
}

/** What it is promised, for who may read its statement; nothing where nobody promised anything. */
export const statementPanel: Panel = async (house, { actor, lang }, id) => {
  const view = actor ? await statementOf(house.reader, actor, id) : null
  return view && view.agreements.length > 0 ? <StatementPanel lang={lang} view={view} /> : null
}
