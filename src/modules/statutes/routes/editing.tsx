/** The addresses of editing statutes: one part at a time, rows added and taken away without a script, two who write at once. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import { addDays } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { found, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { editStatutes } from '../commands.ts'
import { bodyRulesWords, editingWords } from '../messages/editing.ts'
import { BodyEdit } from '../pages/edit-body.tsx'
import type { EditView } from '../pages/edit-parts.tsx'
import { ArticlesEdit, CollegesEdit, FactsEdit, RenewalEdit, RollEdit } from '../pages/edit-small.tsx'
import { statutesEditPath } from '../paths.ts'
import { organisationsByKind } from '../queries/editing.ts'
import type { Statutes } from '../queries.ts'
import type { Fields } from '../rules/forms.ts'
import { objectionToEditing } from '../rules/text.ts'
import { asSignedIn, bodiesKnown, partsShown, requestOf, versionAt, versionToWrite } from './editing-asked.ts'
import { deedRoutes } from './editing-deeds.tsx'
import { bodyOf, editOf, isPart, rowsChanged, storedFields, storedPart, withoutBody } from './editing-parts.ts'

/** Examples about delays speak of a meeting some weeks from now. */
const MEETING_IN_DAYS = 45

type Status = 200 | 409 | 422 | 429

interface Again {
  fields?: Fields
  errors?: FormError[]
  status?: Status
}

const seenOf = (statutes: Statutes, part: string): string => sha256(canonicalJson(storedPart(statutes, part)))

async function page(c: Ctx, part: string, again: Again = {}): Promise<Response> {
  const { reader, clock } = c.var.house
  const statutes = await versionAt(c)
  const [bodies, counts] = await Promise.all([bodiesKnown(c, statutes), organisationsByKind(reader, clock.today())])
  const view: EditView = {
    viewing: await viewingOf(c),
    statutes,
    part,
    fields: again.fields ?? storedFields(statutes, part),
    errors: again.errors ?? [],
    seen: seenOf(statutes, part),
    conflict: again.status === 409,
    parts: partsShown(c, statutes, bodies, part),
    bodies,
    counts,
    meeting: addDays(clock.today(), MEETING_IN_DAYS),
  }
  return sendPage(c, formOf(part, view), again.status ?? 200)
}

function formOf(part: string, view: EditView) {
  if (part === 'articles') return <ArticlesEdit view={view} />
  if (part === 'roll') return <RollEdit view={view} />
  if (part === 'colleges') return <CollegesEdit view={view} />
  if (part === 'renewal') return <RenewalEdit view={view} />
  return part === 'facts' ? <FactsEdit view={view} /> : <BodyEdit view={view} />
}

/** The part in the address: one of ours, and for a body one that the network has or the statutes speak of. */
async function partAt(c: Ctx, statutes: Statutes): Promise<string> {
  const part = c.req.param('part') ?? ''
  if (!isPart(part)) found(null)
  const code = bodyOf(part)
  const spoken = code === null || statutes.text.bodies.some(({ body }) => body === code)
  if (!spoken && !(await bodiesKnown(c, statutes)).some((each) => each.code === code)) found(null)
  return part
}

async function save(c: Ctx, actor: Actor): Promise<Response> {
  const statutes = await versionToWrite(c, actor)
  refuse(objectionToEditing(statutes.state))
  const part = await partAt(c, statutes)
  const say = editingWords(c.var.lang)
  const typed = await typedForm(c)
  const { add: _add, remove, seen: _seen, ...fields } = typed
  const body = bodyOf(part)
  return attempt(
    c,
    async () => {
      const rows = rowsChanged(part, typed)
      // A form that is not finished yet: browsers with scripts show an answer to a POST only when it redirects or is no success.
      if (rows) return page(c, part, { fields: rows, status: 422 })
      if (typedOne(typed, 'seen') !== seenOf(statutes, part)) throw new Refusal(objection('statutes.touched_since', {}), 409)
      const silenced = remove?.[0] === 'body' && body !== null
      const edit = silenced ? withoutBody(statutes, body) : editOf(statutes, part, fields)
      const parts = await change(c.var.house, (tx) => editStatutes(tx, actor, statutes.id, statutes.revision, edit), requestOf(c))
      const text = silenced ? bodyRulesWords(c.var.lang).bodyRemoved : parts.length > 0 ? say.saved : say.unchanged
      return redirectWith(c, statutesEditPath(statutes.number, part), { text })
    },
    (errors, refusal) => page(c, part, { fields, errors, status: refusal.status as Status }),
  )
}

const EDIT = '/statutes/:number{[0-9]{1,9}}/edit/:part'

export function editingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    EDIT,
    asSignedIn(async (c, actor) => {
      const statutes = await versionToWrite(c, actor)
      refuse(objectionToEditing(statutes.state))
      return page(c, await partAt(c, statutes))
    }),
  )
  app.post(EDIT, asSignedIn(save))
  app.route('/', deedRoutes())
  return app
}
