/** One line is spread: the form, equal parts without a script, and two who spread it at once. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { formatEuros, formatShare } from '#kernel/money.ts'
import { found, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { signInPath } from '#modules/people/index.ts'
import { spreadLine } from '../../commands.ts'
import { spreadWords } from '../../messages/spread/words.ts'
import { type SpreadForm, SpreadLinePage } from '../../pages/spread/line.tsx'
import { budgetEditPath, lineSpreadPath, spreadPath } from '../../paths.ts'
import { type Key, keysOf, type Line, lineById, linesOf, type Share, type Standing, sharesOf, standing } from '../../queries.ts'
import type { PlanRow } from '../../rules.ts'
import { requestOf } from '../sheet/at.ts'
import { rowsAt, searched, stopped } from './at.ts'
import { filledForm, formOf, spreadingOf, typedSpread } from './form.ts'

interface LineAt {
  line: Line
  at: Standing
}

/** The line of the address with its version, for who sees all of it; a removed one is spread over nothing. */
async function lineAt(c: Ctx): Promise<LineAt> {
  const { house, actor } = c.var
  const line = found(await lineById(house.reader, Number(c.req.param('id'))))
  const at = found(await standing(house.reader, actor, line.version_id, line.year))
  found(at.version.sight === 'all' && !line.removed ? at : null)
  return { line, at }
}

interface Shown {
  form: SpreadForm
  words?: string
  errors?: FormError[]
  stored?: string | null
  status?: 200 | 409 | 422
}

async function page(c: Ctx, { line, at }: LineAt, rows: PlanRow[], shown: Shown): Promise<Response> {
  const { reader } = c.var.house
  const [keys, next, viewing] = await Promise.all([keysOf(reader, at.version.id), nextLine(c, line), viewingOf(c)])
  const { form, words = '', errors = [], stored = null, status = 200 } = shown
  const said = new Set([...form.ticked, ...form.shares.keys(), ...form.amounts.keys()])
  const shownRows = searched(rows, words, said)
  const view = { viewing, at, lines: [line], rows, shownRows, words, keys, form, errors, stored, next: next !== null }
  return sendPage(c, <SpreadLinePage view={view} />, status)
}

/** The first line of the version after this one that is spread nowhere. */
async function nextLine(c: Ctx, line: Line): Promise<number | null> {
  const lines = (await linesOf(c.var.house.reader, line.version_id)).filter(({ id, spread }) => id === line.id || spread === 'none')
  const here = lines.findIndex(({ id }) => id === line.id)
  const next = [...lines.slice(here + 1), ...lines.slice(0, Math.max(0, here))].find(({ id }) => id !== line.id)
  return next?.id ?? null
}

const sharesAt = async (c: Ctx, line: Line): Promise<Share[]> =>
  (await sharesOf(c.var.house.reader, line.version_id, line.year)).filter(({ lineId }) => lineId === line.id)

/** How a line is spread, in words. */
function toldSpread(lang: Lang, line: Line, shares: readonly Share[], rows: readonly PlanRow[], keys: readonly Key[]): string {
  const say = spreadWords(lang)
  if (line.spread === 'none') return say.toldNone
  if (line.spread === 'key') return say.toldKey(keys.find(({ id }) => id === line.key_id)?.name ?? '')
  const codes = new Map(rows.map(({ id, code }) => [id, code]))
  return shares
    .map(
      ({ itemId, shareBp, amountCents }) =>
        `${codes.get(itemId) ?? '–'} ${shareBp === null ? formatEuros(lang, amountCents) : formatShare(lang, shareBp)}`,
    )
    .join(', ')
}

async function showForm(c: Ctx): Promise<Response> {
  if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
  const placed = await lineAt(c)
  const stop = stopped(c, placed.at)
  if (stop) return stop
  const rows = await rowsAt(c, placed.at)
  if (rows === null) return c.redirect(budgetEditPath(placed.at.version.budget.id), 303)
  const form = formOf(c.var.lang, placed.line, await sharesAt(c, placed.line))
  return page(c, placed, rows, { form, words: c.req.query('words') ?? '' })
}

async function refused(c: Ctx, rows: PlanRow[], form: SpreadForm, errors: FormError[], refusal: Refusal): Promise<Response> {
  const placed = await lineAt(c)
  if (refusal.status !== 409) return page(c, placed, rows, { form, errors, status: 422 })
  const keys = await keysOf(c.var.house.reader, placed.at.version.id)
  const stored = toldSpread(c.var.lang, placed.line, await sharesAt(c, placed.line), rows, keys)
  return page(c, placed, rows, { form: { ...form, revision: String(placed.line.revision) }, errors, stored, status: 409 })
}

async function save(c: Ctx): Promise<Response> {
  const { actor, house, lang } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  const placed = await lineAt(c)
  const stop = stopped(c, placed.at)
  if (stop) return stop
  const { line, at } = placed
  const rows = (await rowsAt(c, at)) ?? []
  const typed = await typedForm(c)
  const form = typedSpread(typed)
  const fill = typedOne(typed, 'fill')
  if (fill === 'even' || fill === 'rest') {
    const filled = filledForm(lang, form, fill, line.amount_cents)
    // A form that is not finished yet: browsers with scripts show an answer to a POST only when it redirects or is no success.
    const errors = filled ? [] : [{ field: 'spread', text: spreadWords(lang).tickFirst }]
    return page(c, placed, rows, { form: filled ?? form, errors, status: 422 })
  }
  return attempt(
    c,
    async () => {
      const next = typedOne(typed, 'next') === '' ? null : await nextLine(c, line)
      const input = { revision: Number(form.revision) || 0, spread: spreadingOf(form) }
      await change(house, (tx) => spreadLine(tx, actor, line.id, input), requestOf(c))
      const path = next === null ? spreadPath(at.version.id, at.years.length > 1 ? line.year : null) : lineSpreadPath(next)
      return redirectWith(c, path, { text: spreadWords(lang).saved(line.label) })
    },
    (errors, refusal) => refused(c, rows, form, errors, refusal),
  )
}

export function spreadLineRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-lines/:id{[0-9]{1,15}}/actions', showForm)
  app.post('/budget-lines/:id{[0-9]{1,15}}/actions', save)
  return app
}
