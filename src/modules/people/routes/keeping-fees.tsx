/** The addresses of the membership fees of a year: read, noted for many members at once, undone. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { dayIn, formatMoment } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, field, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { notYours } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { searchedWords } from '#kernel/searching.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { recordFees, undoFees } from '../commands.ts'
import { feesWords } from '../messages/keeping-fees.ts'
import type { FeeAsked, FeesView } from '../pages/fees.tsx'
import { FeesPage } from '../pages.tsx'
import { feesPath, feesUndoPath } from '../paths.ts'
import { feesOfYear, lastFees, type MemberFee, yearsOfFees } from '../queries/keeping-fees.ts'
import { networkIdOf } from '../queries.ts'
import { mayKeepPeople, mayReadAllFigures } from '../rules/rights.ts'
import { isRegion, objectionToYear } from '../rules.ts'
import { FEE_STATES, type FeeState } from '../tables.ts'
import { asSignedIn, idOf, requestOf, type Status } from './keeping-forms.ts'

/** For those who read the fees of all members; they are nowhere for others. */
const asReader = (work: (c: Ctx, actor: Actor) => Promise<Response>) =>
  asSignedIn(async (c, actor) => {
    if (!mayReadAllFigures(actor, await networkIdOf(c.var.house.reader))) throw notYours()
    return work(c, actor)
  })

type Asked = FeesView['asked']

const STATES = [...FEE_STATES, 'none'] as const

function askedOf(c: Ctx): Asked {
  const region = c.req.query('region') ?? ''
  return {
    state: STATES.find((state) => state === c.req.query('state')) ?? '',
    region: isRegion(region) ? region : '',
    words: (c.req.query('words') ?? '').trim().slice(0, 100),
    all: c.req.query('tick') === 'all',
  }
}

const hrefWith =
  (year: number, asked: Asked): FeesView['href'] =>
  ({ year: other = year, ...changed }) => {
    const { state, region, words, all } = { ...asked, ...changed }
    const query = Object.entries({ year: String(other), state, region, words, tick: all ? 'all' : '' }).filter(([, value]) => value !== '')
    return `${feesPath()}?${new URLSearchParams(query)}`
  }

/** This year where none is asked for. */
function yearOf(c: Ctx, typed?: Typed): number {
  const asked = Number((typed && typedOne(typed, 'year')) || c.req.query('year') || Number.NaN)
  return objectionToYear(asked) === null ? asked : Number(c.var.house.clock.today().slice(0, 4))
}

function isShown(fee: MemberFee, { state, region, words }: Asked): boolean {
  const names = searchedWords(`${fee.name} ${fee.town ?? ''}`)
  return (
    (state === '' || (fee.state ?? 'none') === state) &&
    (region === '' || fee.region === region) &&
    searchedWords(words).every((word) => names.some((name) => name.startsWith(word)))
  )
}

/** The years around today, and those of which something is said. */
async function yearsAround(c: Ctx, year: number): Promise<number[]> {
  const now = Number(c.var.house.clock.today().slice(0, 4))
  return [...new Set([now + 1, now, year, ...(await yearsOfFees(c.var.house.reader))])].sort((one, other) => other - one)
}

interface Again {
  ticked?: ReadonlySet<number>
  errors?: FormError[]
  status?: Status
}

async function page(c: Ctx, actor: Actor, year: number, again: Again = {}): Promise<Response> {
  const { reader, clock } = c.var.house
  const asked = askedOf(c)
  const may = mayKeepPeople(actor, await networkIdOf(reader))
  const [fees, years, last] = await Promise.all([
    feesOfYear(reader, year),
    yearsAround(c, year),
    may ? lastFees(reader, actor, year) : null,
  ])
  const shown = fees.filter((fee) => isShown(fee, asked))
  const ticked = again.ticked ?? new Set(asked.all ? shown.map(({ id }) => id) : [])
  const view: FeesView = {
    viewing: await viewingOf(c),
    year,
    years,
    asked,
    fees,
    shown,
    ticked: may ? ticked : null,
    errors: again.errors ?? [],
    last: last && { ...last, when: formatMoment(c.var.lang, last.at, clock.timeZone) },
    dayOf: (at) => dayIn(clock.timeZone, at),
    href: hrefWith(year, asked),
  }
  return sendPage(c, <FeesPage view={view} />, again.status ?? 200)
}

const SCHEMA = z.object({
  state: field<Exclude<FeeAsked, ''>>(
    (text) => STATES.find((state) => state === text) ?? (objection('kernel.not_a_choice', { text }) as never),
  ),
})

const idsTyped = (typed: Typed): number[] => (typed.organisation ?? []).filter((text) => /^\d{1,15}$/.test(text)).map(Number)

async function mark(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  if (!mayKeepPeople(actor, await networkIdOf(house.reader))) throw notYours()
  const say = feesWords(lang)
  const typed = await typedForm(c)
  const year = yearOf(c, typed)
  return attempt(
    c,
    async () => {
      const { state: chosen } = parseForm(SCHEMA, typed)
      const state: FeeState | null = chosen === 'none' ? null : chosen
      const uncalled = typedOne(typed, 'all') === 'uncalled'
      const waiting = uncalled ? (await feesOfYear(house.reader, year)).filter((fee) => fee.member && fee.state === null) : []
      const organisationIds = uncalled ? waiting.map(({ id }) => id) : idsTyped(typed)
      const done = await change(house, (tx) => recordFees(tx, actor, { year, state, organisationIds }), requestOf(c))
      const back = hrefWith(year, { ...askedOf(c), all: false })({})
      if (done === null) return redirectWith(c, back, { text: say.unchanged })
      return redirectWith(c, back, { text: say.done(done.count, year, say.states[chosen]), undoPath: feesUndoPath(done.entryId) })
    },
    (errors, refusal) => page(c, actor, year, { ticked: new Set(idsTyped(typed)), errors, status: refusal.status as Status }),
  )
}

export function feeKeeping(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/fees',
    asReader((c, actor) => page(c, actor, yearOf(c))),
  )
  app.post('/fees', asReader(mark))
  app.post(
    '/fees/deeds/:id/undo',
    asReader(async (c, actor) => {
      const year = await change(c.var.house, (tx) => undoFees(tx, actor, idOf(c)), requestOf(c))
      return redirectWith(c, feesPath(year), { text: feesWords(c.var.lang).undone })
    }),
  )
  return app
}
