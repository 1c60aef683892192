/** Several lines of a version get the same spreading. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { signInPath } from '#modules/people/index.ts'
import { spreadLines } from '../../commands.ts'
import { spreadWords } from '../../messages/spread/words.ts'
import { type SpreadForm, SpreadLinePage } from '../../pages/spread/line.tsx'
import { budgetEditPath, lineSpreadPath, spreadPath } from '../../paths.ts'
import { keysOf, type Line, linesOf, type Standing } from '../../queries.ts'
import type { PlanRow } from '../../rules.ts'
import { standingAt } from '../at.ts'
import { requestOf } from '../sheet/at.ts'
import { rowsAt, searched, stopped } from './at.ts'
import { filledForm, NOTHING_SAID, spreadingOf, typedSpread } from './form.ts'

/** A line with its revision as it was seen: `17.3`. */
const seenLines = (asked: readonly string[]): { id: number; revision: number }[] =>
  asked.flatMap((each) => {
    const [, id, revision] = /^(\d{1,15})\.(\d{1,9})$/.exec(each) ?? []
    return id && revision ? [{ id: Number(id), revision: Number(revision) }] : []
  })

interface Chosen {
  at: Standing
  lines: Line[]
  rows: PlanRow[]
}

/** The chosen lines as they stand; too few of them, or no plan to spread them over: where to go instead. */
async function chosenAt(c: Ctx, asked: readonly string[]): Promise<Chosen | Response> {
  if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
  const at = await standingAt(c, 'all')
  const stop = stopped(c, at)
  if (stop) return stop
  const ids = new Set(seenLines(asked).map(({ id }) => id))
  const lines = (await linesOf(c.var.house.reader, at.version.id)).filter(({ id }) => ids.has(id))
  const [line] = lines
  if (!line) return redirectWith(c, `${spreadPath(at.version.id, at.year)}#nowhere`, { text: spreadWords(c.var.lang).selectNone })
  const rows = await rowsAt(c, at)
  if (rows === null) return c.redirect(budgetEditPath(at.version.budget.id), 303)
  return lines.length === 1 ? c.redirect(lineSpreadPath(line.id), 303) : { at, lines, rows }
}

async function page(
  c: Ctx,
  { at, lines, rows }: Chosen,
  form: SpreadForm,
  { words = '', errors = [], status = 200 }: { words?: string; errors?: FormError[]; status?: 200 | 409 | 422 } = {},
): Promise<Response> {
  const keys = await keysOf(c.var.house.reader, at.version.id)
  const shownRows = searched(rows, words, new Set([...form.ticked, ...form.shares.keys()]))
  const view = { viewing: await viewingOf(c), at, lines, rows, shownRows, words, keys, form, errors, stored: null, next: false }
  return sendPage(c, <SpreadLinePage view={view} />, status)
}

async function save(c: Ctx): Promise<Response> {
  const { house, actor, lang } = c.var
  const typed = await typedForm(c)
  const asked = typed.line ?? []
  const chosen = await chosenAt(c, asked)
  if (chosen instanceof Response || !actor) return chosen as Response
  const form = typedSpread(typed)
  const fill = typedOne(typed, 'fill')
  if (fill === 'even' || fill === 'rest') {
    const filled = filledForm(lang, { ...form, answer: 'shares' }, fill, 0)
    const errors = filled ? [] : [{ field: 'spread', text: spreadWords(lang).tickFirst }]
    return page(c, chosen, filled ?? form, { errors, status: 422 })
  }
  return attempt(
    c,
    async () => {
      const input = { lines: seenLines(asked), spread: spreadingOf(form) }
      await change(house, (tx) => spreadLines(tx, actor, chosen.at.version.id, input), requestOf(c))
      return redirectWith(c, spreadPath(chosen.at.version.id), { text: spreadWords(lang).savedSeveral(chosen.lines.length) })
    },
    (errors, { status }) => page(c, chosen, form, { errors, status: status === 409 ? 409 : 422 }),
  )
}

export function spreadSeveralRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const path = '/budget-versions/:id{[0-9]{1,15}}/spreading'
  app.get(path, async (c) => {
    const chosen = await chosenAt(c, c.req.queries('line') ?? [])
    return chosen instanceof Response ? chosen : page(c, chosen, NOTHING_SAID, { words: c.req.query('words') ?? '' })
  })
  app.post(path, save)
  return app
}
