/** The quorum in one line: who is there, who is represented, of how many, how many are needed, and whether that is enough. */
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { plural, typographic } from '#kernel/values/typography.ts'

export interface QuorumTold {
  /** Heads, or votes. */
  of: 'voters' | 'votes'
  present: number
  represented: number
  roll: number
  /** The smallest whole number that is enough; null: no quorum is asked for. */
  required: number | null
  /** Whether those represented count. */
  countsRepresented: boolean
  met: boolean
}

function french(
  { of, present, represented, roll, required, countsRepresented, met }: QuorumTold,
  number: (value: number) => string,
): string {
  const many = (count: number, one: string, more: string) => `${number(count)} ${plural('fr', count, one, more)}`
  const there =
    of === 'voters'
      ? `${many(present, 'présent', 'présents')}, ${many(represented, 'représenté', 'représentés')}`
      : `${many(present, 'voix présente', 'voix présentes')}, ${many(represented, 'représentée', 'représentées')}`
  const aside = countsRepresented || represented === 0 ? '' : ' (sans compter pour le quorum)'
  const needed = `quorum de ${number(required ?? 0)}${of === 'votes' ? ' voix' : ''} ${met ? 'atteint' : 'non atteint'}`
  return `${there}${aside} sur ${number(roll)} : ${required === null ? "aucun quorum n'est exigé" : needed}`
}

function english(
  { of, present, represented, roll, required, countsRepresented, met }: QuorumTold,
  number: (value: number) => string,
): string {
  const unit = of === 'votes' ? ` ${plural('en', present, 'vote', 'votes')}` : ''
  const aside = countsRepresented || represented === 0 ? '' : ' (not counted)'
  const needed = `quorum of ${number(required ?? 0)} ${met ? 'reached' : 'not reached'}`
  return `${number(present)}${unit} present, ${number(represented)} represented${aside} of ${number(roll)}: ${required === null ? 'no quorum is asked for' : needed}`
}

/** « 12 présents, 4 représentés sur 41 : quorum de 11 atteint ». */
export const quorumTold = (lang: Lang, quorum: QuorumTold): string =>
  typographic(
    lang,
    (lang === 'fr' ? french : english)(quorum, (value) => formatNumber(lang, value)),
  )
