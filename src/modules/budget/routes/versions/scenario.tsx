/** A scenario is made from a version: its form and what it leads to, the two side by side. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, optionalText, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { readShare } from '#kernel/money.ts'
import { found, notYours, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { makeScenario } from '../../commands.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { choicesOf, PLACES, type ScenarioForm, ScenarioPage } from '../../pages/versions/scenario.tsx'
import { givingUpPath, versionComparisonPath } from '../../paths.ts'
import { linesOf, type Standing } from '../../queries.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import type { Assumption } from '../../tables/versions.ts'
import { standingAt, watchedOf } from '../at.ts'

const MOST_NAME = 120
const MOST_NOTE = 2_000
const SCHEMA = z.object({ name: optionalText(MOST_NAME), note: optionalText(MOST_NOTE) })
const NOTHING_TYPED = { name: '', note: '', grants: [], accounts: [], percents: [] }

export function scenarioRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/scenarios', async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    return scenarioPage(c, await writableAt(c), NOTHING_TYPED, [])
  })
  app.post('/budget-versions/:id{[0-9]{1,15}}/scenarios', make)
  return app
}

async function writableAt(c: Ctx): Promise<Standing> {
  const at = await standingAt(c)
  if (!mayEditBudget(c.var.actor, at.version.budget.owner)) throw notYours()
  return at
}

async function scenarioPage(c: Ctx, at: Standing, typed: ScenarioForm['typed'], errors: FormError[]): Promise<Response> {
  const form = { ...choicesOf(await linesOf(c.var.house.reader, at.version.id)), typed, errors }
  return sendPage(c, <ScenarioPage viewing={await viewingOf(c, watchedOf(at))} at={at} form={form} />, errors.length > 0 ? 422 : 200)
}

/** Basis points of `−10`, `+5 %`, `12,5`; null: not a percentage. */
export function readSignedShare(typed: string): number | null {
  const text = typed.trim().replace(/^[\u2212\u2013]/, '-')
  const points = readShare(text.replace(/^[-+]\s*/, ''))
  return points === null ? null : text.startsWith('-') ? -points : points
}

/** Of the rows in which an account is chosen; the field of a refusal names the row that it stands in. */
function percentsIn(typed: Typed): { place: number; assumption: Extract<Assumption, { kind: 'percent' }> }[] {
  return PLACES.flatMap((place) => {
    const [account, percent] = [typedOne(typed, `account_${place}`), typedOne(typed, `percent_${place}`)]
    if (account === '' && percent.trim() === '') return []
    if (account === '') throw new Refusal(objection('kernel.required', {}, `account_${place}`))
    const percentBp = readSignedShare(percent)
    if (percentBp === null) throw new Refusal(objection('budget.percent_wrong', {}, `percent_${place}`))
    return [{ place, assumption: { kind: 'percent' as const, account, percentBp } }]
  })
}

/** The command counts the percentages that were said; the form has rows, maybe empty ones between. */
const inRows = (errors: FormError[], places: readonly number[]): FormError[] =>
  errors.map((error) => {
    const [, name, place] = /^(account|percent)_(\d)$/.exec(error.field ?? '') ?? []
    return name ? { ...error, field: `${name}_${places[Number(place)] ?? place}` } : error
  })

async function make(c: Ctx): Promise<Response> {
  const at = await writableAt(c)
  const typed = await typedForm(c)
  const grants = [...new Set(typed.grants ?? [])].filter((id) => /^\d{1,15}$/.test(id))
  let places: number[] = []
  return attempt(
    c,
    async () => {
      const { name, note } = parseForm(SCHEMA, typed)
      const percents = percentsIn(typed)
      places = percents.map(({ place }) => place)
      const refused = grants.map((id) => ({ kind: 'grant_refused' as const, grantId: Number(id) }))
      const assumptions = [...refused, ...percents.map(({ assumption }) => assumption)]
      const id = await change(
        c.var.house,
        (tx) => makeScenario(tx, found(c.var.actor), at.version.id, { name: name ?? '', note, assumptions }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, versionComparisonPath(at.version.budget.id, [at.version.id, id]), {
        text: versionsWords(c.var.lang).scenarioFlash,
        undoPath: givingUpPath(id),
      })
    },
    (errors) => {
      const again = {
        name: typedOne(typed, 'name'),
        note: typedOne(typed, 'note'),
        grants,
        accounts: PLACES.map((place) => typedOne(typed, `account_${place}`)),
        percents: PLACES.map((place) => typedOne(typed, `percent_${place}`)),
      }
      return scenarioPage(c, at, again, places.length > 0 ? inRows(errors, places) : errors)
    },
  )
}
