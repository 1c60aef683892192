/** Between a funder's or a grant's facts and the fields of its form, both ways; and what two people saved at once. */
import { z } from 'zod'
import { parseDay } from '#kernel/dates.ts'
import {
  centsIn,
  choice,
  field,
  optionalCents,
  optionalDay,
  optionalShare,
  optionalText,
  parseForm,
  requiredText,
  type Typed,
  typedOne,
} from '#kernel/form.ts'
import { formatShare, typedEuros } from '#kernel/money.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { nameWords } from '../../messages/names.ts'
import type { Funder, Grant } from '../../queries.ts'
import { type FunderFacts, type GrantYear, yearsBetween } from '../../rules.ts'
import { type GrantFacts, STEPS } from '../../tables/grants.ts'
import { FUNDER_KINDS } from '../../tables.ts'

/** A day that must be there. */
export const requiredDay = () =>
  field<string>((text) => {
    if (text === '') return objection('kernel.required', {}) as never
    return parseDay(text) ?? (objection('kernel.not_a_day', { text }) as never)
  })

const FUNDER = z.object({
  name: requiredText(200),
  kind: choice(FUNDER_KINDS),
  european_fund: optionalText(60),
  note: optionalText(2000),
})

export const funderInput = (typed: Typed): FunderFacts => parseForm(FUNDER, typed)

export const funderTyped = (funder: FunderFacts): Record<string, string> => ({
  name: funder.name,
  kind: funder.kind,
  european_fund: funder.european_fund ?? '',
  note: funder.note ?? '',
})

const GRANT = z.object({
  title: requiredText(200),
  period_from: requiredDay(),
  period_to: requiredDay(),
  reference: optionalText(120),
  rate_cap: optionalShare(),
  conditions: optionalText(4000),
  asked_on: optionalDay(),
  asked_amount: optionalCents(),
  proposed_on: optionalDay(),
  proposed_amount: optionalCents(),
  awarded_on: optionalDay(),
  awarded_amount: optionalCents(),
  refused_on: optionalDay(),
  justified_on: optionalDay(),
  justified_amount: optionalCents(),
  eligible: choice(['all', 'chosen']),
})

/** A cent sum per year; a field that says nothing is no year. */
function yearsIn(typed: Typed): GrantYear[] {
  const wrong: Objection[] = []
  const years = Object.keys(typed).flatMap((name) => {
    const year = /^year_(\d{4})$/.exec(name)?.[1]
    const text = typedOne(typed, name).trim()
    if (!year || text === '') return []
    const cents = centsIn(text)
    if (typeof cents === 'number') return [{ year: Number(year), amountCents: cents }]
    wrong.push({ ...cents, field: name })
    return []
  })
  if (wrong.length > 0) throw new Refusal(wrong)
  return years.sort((one, other) => one.year - other.year)
}

export interface GrantTyped {
  facts: GrantFacts
  years: GrantYear[]
  itemIds: number[]
}

/** What a grant's form says. Throws a Refusal with a sentence per field. */
export function grantInput(typed: Typed): GrantTyped {
  const parsed = parseForm(GRANT, typed)
  return {
    facts: {
      title: parsed.title,
      reference: parsed.reference,
      period_from: parsed.period_from,
      period_to: parsed.period_to,
      rate_cap_bp: parsed.rate_cap,
      conditions: parsed.conditions,
      all_items: parsed.eligible === 'all',
      asked_cents: parsed.asked_amount,
      asked_on: parsed.asked_on,
      proposed_cents: parsed.proposed_amount,
      proposed_on: parsed.proposed_on,
      awarded_cents: parsed.awarded_amount,
      awarded_on: parsed.awarded_on,
      refused_on: parsed.refused_on,
      justified_cents: parsed.justified_amount,
      justified_on: parsed.justified_on,
    },
    years: yearsIn(typed),
    itemIds: (typed.items ?? []).filter((id) => /^\d{1,15}$/.test(id)).map(Number),
  }
}

/** The fields as the form shows a stored grant. */
export function grantTyped(lang: Lang, grant: Grant): Record<string, string> {
  const euros = (cents: number | null) => (cents === null ? '' : typedEuros(lang, cents))
  return {
    title: grant.title,
    reference: grant.reference ?? '',
    period_from: grant.period_from,
    period_to: grant.period_to,
    rate_cap: grant.rate_cap_bp === null ? '' : formatShare(lang, grant.rate_cap_bp).replace(/[\s\u00a0\u202f%]/g, ''),
    conditions: grant.conditions ?? '',
    eligible: grant.all_items ? 'all' : 'chosen',
    refused_on: grant.refused_on ?? '',
    asked_on: grant.asked_on ?? '',
    asked_amount: euros(grant.asked_cents),
    proposed_on: grant.proposed_on ?? '',
    proposed_amount: euros(grant.proposed_cents),
    awarded_on: grant.awarded_on ?? '',
    awarded_amount: euros(grant.awarded_cents),
    justified_on: grant.justified_on ?? '',
    justified_amount: euros(grant.justified_cents),
    ...Object.fromEntries(grant.years.map(({ year, amountCents }) => [`year_${year}`, typedEuros(lang, amountCents)])),
  }
}

/** The years that have a field: those of the stored period, and any that somebody typed. */
export const yearsShown = (grant: Grant | null): number[] => (grant ? yearsBetween(grant.period_from, grant.period_to) : [])

/** The first of each field, to be shown again. */
export const typedAgain = (typed: Typed): Record<string, string> =>
  Object.fromEntries(Object.entries(typed).map(([name, values]) => [name, values[0] ?? '']))

type Sides = { label: string; theirs: string; mine: string }[]

const differing = (labels: Record<string, string>, stored: Record<string, string>, mine: Record<string, string>): Sides =>
  Object.entries(labels)
    .map(([name, label]) => ({ label, theirs: stored[name] ?? '', mine: mine[name] ?? '' }))
    .filter(({ theirs, mine: own }) => theirs.trim() !== own.trim())

export function funderSides(lang: Lang, stored: Funder, mine: Record<string, string>): Sides {
  const say = grantWords(lang)
  const kinds: Record<string, string> = nameWords(lang).funderKinds
  const told = (of: Record<string, string>) => ({ ...of, kind: kinds[of.kind ?? ''] ?? '' })
  return differing({ name: say.name, kind: say.kind, european_fund: say.fund, note: say.note }, told(funderTyped(stored)), told(mine))
}

export function grantSides(lang: Lang, stored: Grant, mine: Record<string, string>): Sides {
  const say = grantWords(lang)
  const eligible = (of: Record<string, string>) => ({ ...of, eligible: of.eligible === 'chosen' ? say.eligibleChosen : say.eligibleAll })
  const labels: Record<string, string> = {
    title: say.grantTitle,
    period_from: say.from,
    period_to: say.to,
    reference: say.reference,
    rate_cap: say.rateCap,
    conditions: say.conditions,
    ...Object.fromEntries(
      STEPS.flatMap((step) => [
        [`${step}_on`, say.onStep(say.step[step])],
        [`${step}_amount`, say.amountOfStep(say.step[step])],
      ]),
    ),
    ...Object.fromEntries(yearsShown(stored).map((year) => [`year_${year}`, String(year)])),
    eligible: say.eligible,
  }
  return differing(labels, eligible(grantTyped(lang, stored)), eligible(mine))
}
