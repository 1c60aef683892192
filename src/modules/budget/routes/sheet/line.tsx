/** One line: its form, saved from the form or from a cell of the sheet; two edits at once; taken out and put back. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { editLine, removeLine, restoreLine } from '../../commands.ts'
import { moneyText, moneyValue, productText } from '../../pages/sheet/cells.tsx'
import { fieldLabels, LineEditPage, type LineForm, shownValue } from '../../pages/sheet/line-edit.tsx'
import { lineEditPath, sheetPath } from '../../paths.ts'
import { grantChoices, keyNames, type Line, lineById, type Standing, standing } from '../../queries.ts'
import { mayEditBudget } from '../../rules.ts'
import { watchedOf } from '../at.ts'
import { answerScript, byScript, mayWrite, requestOf, said } from './at.ts'
import { baseIn, type LineTyped, lineInput, mergeLine, ownTyped, typedOf } from './line-form.ts'

export function lineRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-lines/:id{[0-9]{1,15}}/edit', showLine)
  app.get('/budget-lines/:id{[0-9]{1,15}}', async (c) => {
    const { line, at } = await lineAt(c)
    return c.redirect(mayWrite(c.var.actor, at) ? lineEditPath(line.id) : backTo(line), 303)
  })
  app.post('/budget-lines/:id{[0-9]{1,15}}', (c) => (byScript(c) ? saveCell(c) : saveLine(c)))
  app.post('/budget-lines/:id{[0-9]{1,15}}/removal', takeOut)
  app.post('/budget-lines/:id{[0-9]{1,15}}/restoration', async (c) => {
    const actor = found(c.var.actor)
    const { line } = await lineAt(c)
    const entryId = await change(c.var.house, (tx) => restoreLine(tx, actor, line.id), requestOf(c))
    return redirectWith(c, backTo(line), said(c, 'restored', entryId))
  })
  return app
}

const backTo = (line: Pick<Line, 'id' | 'version_id' | 'year'>): string => `${sheetPath(line.version_id, line.year)}#line-${line.id}`

/** The line of the address with the version that it stands in, as its reader may see it: who may not read lines is told of none. */
async function lineAt(c: Ctx): Promise<{ line: Line & { removed: boolean }; at: Standing }> {
  const { house, actor } = c.var
  const line = found(await lineById(house.reader, Number(c.req.param('id'))))
  const at = found(await standing(house.reader, actor, line.version_id, line.year))
  found(at.version.sight === 'all' ? at : null)
  return { line, at }
}

async function showLine(c: Ctx): Promise<Response> {
  const { actor, lang } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  const { line, at } = await lineAt(c)
  if (!mayEditBudget(actor, at.version.budget.owner)) throw notYours()
  if (!mayWrite(actor, at)) return c.redirect(backTo(line), 303)
  const typed = typedOf(lang, line)
  return linePage(c, line, at, { typed, base: typed, errors: [], conflict: null })
}

async function linePage(
  c: Ctx,
  line: Line & { removed: boolean },
  at: Standing,
  form: Omit<LineForm, 'side' | 'grants'>,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { reader } = c.var.house
  const { version } = at
  const [keys, grants] = [await keyNames(reader, version.id), await grantChoices(reader, version.budget.owner.organisationId)]
  const facts = { at, line, keys, year: line.year, form: { ...form, side: line.side, grants } }
  return sendPage(c, <LineEditPage viewing={await viewingOf(c, watchedOf(at))} {...facts} />, status)
}

/** A form that was opened on a line of another version, or of which somebody changed the number: a line never moves. */
function refuseElsewhere(typed: Typed, line: Line): void {
  const version = typedOne(typed, 'version')
  if (version !== '' && Number(version) !== line.version_id) refuse(objection('budget.line_elsewhere', {}))
}

const revisionIn = (typed: Typed): number => Number(typedOne(typed, 'revision')) || 0

async function saveLine(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const actor = found(c.var.actor)
  const { line, at } = await lineAt(c)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      refuseElsewhere(typed, line)
      const edit = { revision: revisionIn(typed), facts: lineInput(typed) }
      const entryId = await change(house, (tx) => editLine(tx, actor, line.id, edit), requestOf(c))
      return redirectWith(c, backTo(line), said(c, 'saved', entryId))
    },
    async (errors, refusal) => {
      const stored = found(await lineById(house.reader, line.id))
      const base = baseIn(typed)
      const mine = { ...typedOf(lang, line), ...ownTyped(typed) }
      if (refusal.status === 409 && !stored.removed) return conflictPage(c, stored, at, mine, base, errors)
      // What was typed was typed on this revision: a newer one must still be told.
      const shown = { ...stored, revision: revisionIn(typed) }
      return linePage(c, shown, at, { typed: mine, base: base ?? typedOf(lang, line), errors, conflict: null }, 422)
    },
  )
}

/** Both edits: what is stored beside what was typed, and the form with what was typed in it. */
async function conflictPage(
  c: Ctx,
  stored: Line & { removed: boolean },
  at: Standing,
  mine: LineTyped,
  base: LineTyped | null,
  errors: FormError[],
): Promise<Response> {
  const { lang } = c.var
  const theirs = typedOf(lang, stored)
  const { typed, differing, taken } = mergeLine(base, theirs, mine)
  const labels = fieldLabels(lang, stored.side)
  const grants = await grantChoices(c.var.house.reader, at.version.budget.owner.organisationId)
  const form = { side: stored.side, typed, base: theirs, errors, grants, conflict: null }
  const fields = differing.map((name) => ({
    label: labels[name],
    theirs: shownValue(lang, form, name, theirs[name]),
    mine: shownValue(lang, form, name, mine[name]),
  }))
  const conflict = { fields, taken: taken.map((name) => labels[name]) }
  return linePage(c, stored, at, { typed, base: theirs, errors, conflict }, 409)
}

async function takeOut(c: Ctx): Promise<Response> {
  const actor = found(c.var.actor)
  const { line } = await lineAt(c)
  const typed = await typedForm(c)
  const work = () => change(c.var.house, (tx) => removeLine(tx, actor, line.id, revisionIn(typed)), requestOf(c))
  if (byScript(c)) return answerScript(c, async () => ({ entry: await work() }))
  return attempt(
    c,
    async () => redirectWith(c, sheetPath(line.version_id, line.year), said(c, 'removed', await work())),
    async (errors) => redirectWith(c, lineEditPath(line.id), { text: errors.map(({ text }) => text).join(' ') }),
  )
}

/** The cells of a line as the island shows them. */
const cellsOf = (c: Ctx, line: Line) => ({
  id: line.id,
  revision: line.revision,
  account: line.account,
  label: line.label,
  product: productText(c.var.lang, line),
  money: moneyText(c.var.lang, line),
  choice: moneyValue(line),
  note: line.note ?? '',
  amount: line.amount_cents,
  counts: line.recipient,
})

async function saveCell(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  if (!actor) return c.json({ signIn: signInPath('/budgets') }, 403)
  const { line } = await lineAt(c)
  const typed = await typedForm(c)
  const stored = async () => {
    const now = found(await lineById(house.reader, line.id))
    return now.removed ? null : cellsOf(c, now)
  }
  return answerScript(
    c,
    async () => {
      refuseElsewhere(typed, line)
      const edit = { revision: revisionIn(typed), facts: lineInput(typed) }
      const entry = await change(house, (tx) => editLine(tx, actor, line.id, edit), requestOf(c))
      return { entry, line: await stored() }
    },
    stored,
  )
}
