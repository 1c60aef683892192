/** What the terms of a key are called, and a key as one sentence. */
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages, typographic } from '#kernel/values/typography.ts'
import type { RegionTerm } from '../../tables/regions.ts'

type By = RegionTerm['by']

const fr = {
  terms: {
    fixed: 'part fixe',
    equal: 'parts égales',
    members: "nombre d'adhérents",
    employees: 'salariés en parcours',
    staff: 'salariés permanents',
    volunteers: 'bénévoles',
  } as Record<By, string>,
  /** As a column is headed. */
  short: {
    fixed: 'Part fixe',
    equal: 'Parts égales',
    members: 'Adhérents',
    employees: 'Salariés en parcours',
    staff: 'Permanents',
    volunteers: 'Bénévoles',
  } as Record<By, string>,
  fixed: (amount: string) => `${amount} pour chacune`,
  equal: (share: string) => `${share} à parts égales`,
  by: {
    members: (share: string) => `${share} selon le nombre d'adhérents`,
    employees: (share: string) => `${share} selon les salariés en parcours`,
    staff: (share: string) => `${share} selon les salariés permanents`,
    volunteers: (share: string) => `${share} selon les bénévoles`,
  },
  first: (fixed: string, rest: string) => `${fixed}, puis du reste ${rest}`,
  and: ' et ',
  figures: (year: number) => `chiffres ${year}`,
}

const en: typeof fr = {
  terms: {
    fixed: 'fixed part',
    equal: 'equal parts',
    members: 'number of members',
    employees: 'employees in integration',
    staff: 'permanent employees',
    volunteers: 'volunteers',
  },
  short: {
    fixed: 'Fixed part',
    equal: 'Equal parts',
    members: 'Members',
    employees: 'Employees in integration',
    staff: 'Staff',
    volunteers: 'Volunteers',
  },
  fixed: (amount) => `${amount} for each`,
  equal: (share) => `${share} in equal parts`,
  by: {
    members: (share) => `${share} by number of members`,
    employees: (share) => `${share} by employees in integration`,
    staff: (share) => `${share} by permanent employees`,
    volunteers: (share) => `${share} by volunteers`,
  },
  first: (fixed, rest) => `${fixed}, then of the rest ${rest}`,
  and: ' and ',
  figures: (year) => `figures of ${year}`,
}

export const termWords = messages(fr, en)

/** « 5 000 € pour chacune, puis du reste 50 % à parts égales et 50 % selon le nombre d'adhérents » */
export function formulaTold(lang: Lang, terms: readonly RegionTerm[]): string {
  const say = termWords(lang)
  const fixed = terms.flatMap((term) => (term.by === 'fixed' ? [say.fixed(formatEuros(lang, term.amountCents))] : []))
  const weighted = terms.flatMap((term) => {
    if (term.by === 'fixed' || term.shareBp === 0) return []
    const share = formatShare(lang, term.shareBp)
    return [term.by === 'equal' ? say.equal(share) : say.by[term.by](share)]
  })
  const rest = weighted.length > 1 ? `${weighted.slice(0, -1).join(', ')}${say.and}${weighted.at(-1)}` : weighted.join('')
  return typographic(lang, fixed.length > 0 ? say.first(fixed.join(', '), rest) : rest)
}
