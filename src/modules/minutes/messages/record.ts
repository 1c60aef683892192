/** The words of the minutes themselves. */
import type { Lang } from '#kernel/values/lang.ts'
import { messages } from '#kernel/values/typography.ts'
import type { Missing } from '../rules/minutes.ts'
import { recordEn } from './record-en.ts'
import { recordFr } from './record-fr.ts'

export const recordWords = messages(recordFr, recordEn)

/** « une note sur les points 2 et 3 ». */
export function lackTold(lang: Lang, { lack, of }: Pick<Missing, 'lack' | 'of'>): string {
  const told = recordWords(lang).missing[lack]
  return typeof told === 'string' ? told : told(of)
}
