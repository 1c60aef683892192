/** The address of an organisation's fees and figures, year by year. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { dayIn } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, field, optionalWhole, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { recordYear } from '../commands.ts'
import { yearWords } from '../messages/keeping-fees.ts'
import { YEAR_FIELDS, type YearField } from '../pages/years.tsx'
import { YearsPage } from '../pages.tsx'
import { organisationYearsPath } from '../paths.ts'
import { type YearSaid, yearsSaid } from '../queries/keeping-fees.ts'
import { networkIdOf, organisation } from '../queries.ts'
import { shownColumns, shownOf } from '../rules/keeping.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { objectionToYear } from '../rules.ts'
import type { YearNoted } from '../tables/keeping.ts'
import { FEE_STATES, FIGURE_KINDS } from '../tables.ts'
import { asSignedIn, idOf, requestOf, type Status, typedFields } from './keeping-forms.ts'

const MOST = 999_999_999

const SCHEMA = z.object({
  year: field<number>((text) => {
    if (text === '') return objection('kernel.required', {}) as never
    const year = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
    if (Number.isNaN(year)) return objection('kernel.not_a_number', { text }) as never
    return (objectionToYear(year) as never) ?? year
  }),
  fee: field((text) =>
    text === '' ? null : (FEE_STATES.find((state) => state === text) ?? (objection('kernel.not_a_choice', { text }) as never)),
  ),
  employees: optionalWhole(0, MOST),
  staff: optionalWhole(0, MOST),
  volunteers: optionalWhole(0, MOST),
})

const fieldsOf = (said: YearSaid | undefined, year: number): Record<YearField, string> => {
  const figures = Object.fromEntries(FIGURE_KINDS.map((kind) => [kind, String(said?.figures[kind] ?? '')]))
  return { year: String(year), fee: said?.fee ?? '', ...figures } as Record<YearField, string>
}

/** Only what was changed in the form is said anew: what another noted meanwhile stays. */
function notedOf(typed: Typed): YearNoted {
  const { year, fee, ...figures } = parseForm(SCHEMA, typed)
  const shown = shownColumns(YEAR_FIELDS, typedOne(typed, 'shown'))
  const base = shown && String(shown.year) === String(year) ? shown : null
  const changed = (name: YearField, value: string | number | null) =>
    base === null ? value !== null : String(base[name] ?? '') !== String(value ?? '')
  const kinds = FIGURE_KINDS.filter((kind) => changed(kind, figures[kind]))
  return {
    year,
    ...(changed('fee', fee) ? { fee } : {}),
    figures: Object.fromEntries(kinds.map((kind) => [kind, figures[kind]])),
  }
}

interface Again {
  typed?: Record<YearField, string>
  shown?: string
  errors?: FormError[]
  status?: Status
}

async function page(c: Ctx, actor: Actor, { typed, shown, errors = [], status = 200 }: Again = {}): Promise<Response> {
  const { reader, clock } = c.var.house
  const id = idOf(c)
  const facts = found(await organisation(reader, id))
  const years = found(await yearsSaid(reader, actor, id))
  const asked = Number(c.req.query('year'))
  const year = Number.isInteger(asked) && objectionToYear(asked) === null ? asked : Number(clock.today().slice(0, 4))
  const fresh = fieldsOf(
    years.find((each) => each.year === year),
    year,
  )
  const may = mayKeepPeople(actor, await networkIdOf(reader))
  const form = may ? { typed: typed ?? fresh, shown: shown ?? shownOf(YEAR_FIELDS, fresh), errors } : null
  const view = { viewing: await viewingOf(c), organisation: facts, years, form }
  return sendPage(c, <YearsPage view={view} dayOf={(at) => dayIn(clock.timeZone, at)} />, status)
}

async function note(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const { id } = found(await organisation(house.reader, idOf(c)))
  found(await yearsSaid(house.reader, actor, id))
  if (!mayKeepPeople(actor, await networkIdOf(house.reader))) throw notYours()
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const noted = notedOf(typed)
      const changed = await change(house, (tx) => recordYear(tx, actor, id, noted), requestOf(c))
      const say = yearWords(lang)
      return redirectWith(c, organisationYearsPath(id), { text: changed ? say.saved(noted.year) : say.unchanged })
    },
    (errors, refusal) =>
      page(c, actor, {
        typed: typedFields(YEAR_FIELDS, typed),
        shown: typedOne(typed, 'shown'),
        errors,
        status: refusal.status as Status,
      }),
  )
}

export function yearKeeping(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/organisations/:id/years',
    asSignedIn((c, actor) => page(c, actor)),
  )
  app.post('/organisations/:id/years', asSignedIn(note))
  return app
}
