/** The key of a version: tried by its address, where nothing is stored, and saved. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  errorsOf,
  type FormError,
  optionalCents,
  optionalShare,
  optionalWhole,
  parseForm,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { notYours, Refusal } from '#kernel/refusal.ts'
import { renderPart } from '#kernel/render.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { setRegionKey } from '../../commands.ts'
import { regionsWords } from '../../messages/regions/words.ts'
import { type KeyView, Outcome, RegionKeyPage, SHARES_FRAME, TERMS } from '../../pages/regions/region-key.tsx'
import { typedTerms } from '../../pages/regions/told.tsx'
import { regionsPath } from '../../paths.ts'
import { figureYears, regionKeyOf, regionsFigures, unknownOf } from '../../queries/regions/regions.ts'
import { figuresYearOf, heldAgainst, triedSharing } from '../../queries/regions/sharing.ts'
import type { Standing } from '../../queries.ts'
import { EQUAL, objectionsToTerms } from '../../rules/regions/regions.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import type { RegionTerm } from '../../tables/regions.ts'
import { standingAt, watchedOf } from '../at.ts'

const PATH = '/budget-versions/:id{[0-9]{1,15}}/region-key'

export function regionKeyRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(PATH, async (c) => {
    const at = await standingAt(c, 'groups')
    if (at.version.sight !== 'all') {
      if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
      throw notYours()
    }
    const view = await keyView(c, at, askedOf(c))
    if (c.req.header('turbo-frame') === SHARES_FRAME) return sendFrame(c, at, view)
    return sendPage(c, <RegionKeyPage viewing={await viewingOf(c, watchedOf(at))} at={at} view={view} />)
  })
  app.post(PATH, saveKey)
  return app
}

/** The answer to the frame alone: what comes out of the formula. */
function sendFrame(c: Ctx, at: Standing, view: KeyView): Response {
  c.header('cache-control', 'private, no-cache')
  return c.html(renderPart(<Outcome lang={c.var.lang} at={at} view={view} />))
}

/** What the address says, as a form would; null: it says nothing of a formula. */
function askedOf(c: Ctx): Typed | null {
  const names = [...TERMS, 'figures']
  const typed = Object.fromEntries(names.flatMap((name) => (c.req.query(name) === undefined ? [] : [[name, [c.req.query(name)!]]])))
  return TERMS.some((name) => name in typed) ? typed : null
}

const year = optionalWhole(1900, 2200)
const SCHEMA = z.object({
  fixed: optionalCents(),
  equal: optionalShare(),
  members: optionalShare(),
  employees: optionalShare(),
  staff: optionalShare(),
  volunteers: optionalShare(),
  figures: year,
})

/** The formula that stands in the fields; refused where one is no number. */
function formulaIn(typed: Typed): { terms: RegionTerm[]; figuresYear: number | null } {
  const { figures, ...given } = parseForm(SCHEMA, typed)
  const terms = TERMS.flatMap((by): RegionTerm[] => {
    const value = given[by]
    if (value === null || value === 0) return []
    return [by === 'fixed' ? { by, amountCents: value } : { by, shareBp: value }]
  })
  return { terms, figuresYear: figures }
}

/** What is seen: of the address, else the key that is stored, or that of the version it is held against, or equal parts. */
async function keyView(c: Ctx, at: Standing, typed: Typed | null): Promise<KeyView> {
  const { house, actor, lang } = c.var
  const { version } = at
  const { reader } = house
  const stored = await regionKeyOf(reader, version.id)
  const start = stored ?? (typed ? null : await keyBefore(c, at))
  const usual = start?.figuresYear ?? (await figuresYearOf(reader, version))
  const tried = typed ? read(c, typed) : { terms: start?.terms ?? [...EQUAL], figuresYear: usual, errors: [] }
  const figuresYear = tried.figuresYear ?? usual
  const live = await regionsFigures(reader, version.budget.owner.networkId, figuresYear)
  const errors =
    tried.terms === null
      ? tried.errors
      : [
          ...objectionsToTerms({ terms: tried.terms, figuresYear }),
          ...unknownOf(tried.terms, live).map((by) => objection('budget.region_figure_unknown', { by, year: figuresYear }, by)),
        ].map((each): FormError => ({ ...(each.field ? { field: each.field } : {}), text: sayObjection(house, lang, each) }))
  const counts = tried.terms !== null && objectionsToTerms({ terms: tried.terms, figuresYear }).length === 0
  const edit = mayEditBudget(actor, version.budget.owner)
  return {
    typed: typed
      ? Object.fromEntries(Object.keys(typed).map((name) => [name, typedOne(typed, name)]))
      : typedTerms(lang, tried.terms ?? []),
    errors,
    terms: counts ? tried.terms : null,
    figuresYear,
    sharing: counts ? await triedSharing(reader, actor, at, { terms: tried.terms!, figuresYear }, stored) : null,
    stored,
    live,
    years: [...new Set([figuresYear, ...(await figureYears(reader))])].sort((one, other) => other - one),
    may: { keep: edit && version.state === 'draft' && !version.givenUp, edit },
    conflict: false,
  }
}

/** What the version that this one is held against shared by. */
async function keyBefore(c: Ctx, { version }: Standing) {
  const held = await heldAgainst(c.var.house.reader, c.var.actor, version)
  return held ? regionKeyOf(c.var.house.reader, held.version.id) : null
}

function read(c: Ctx, typed: Typed): { terms: RegionTerm[] | null; figuresYear: number | null; errors: FormError[] } {
  try {
    return { ...formulaIn(typed), errors: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { terms: null, figuresYear: null, errors: errorsOf(c, error) }
  }
}

async function saveKey(c: Ctx): Promise<Response> {
  const { house, actor, lang } = c.var
  const at = await standingAt(c, 'groups')
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  if (!mayEditBudget(actor, at.version.budget.owner)) throw notYours()
  const typed = await typedForm(c)
  const revision = Number(typedOne(typed, 'revision')) || 0
  return attempt(
    c,
    async () => {
      const { terms, figuresYear } = formulaIn(typed)
      const figures = figuresYear ?? (await figuresYearOf(house.reader, at.version))
      await change(
        house,
        (tx) => setRegionKey(tx, actor, at.version.id, { terms, figuresYear: figures, revision }),
        c.req.header('x-turbo-request-id') ?? null,
      )
      return redirectWith(c, regionsPath(at.version.id, at.years.length > 1 ? at.year : null), { text: regionsWords(lang).kept })
    },
    async (errors, { status }) => {
      const view = await keyView(c, at, typed)
      const shown = { ...view, errors, conflict: status === 409 }
      // Seen again, it may be saved over the other one: the revision is the one that stands now.
      return sendPage(c, <RegionKeyPage viewing={await viewingOf(c)} at={at} view={shown} />, status === 409 ? 409 : 422)
    },
  )
}
