/** Sizes of files as people read them. */
import type { Lang } from './lang.ts'

const UNITS = { fr: ['octets', 'Ko', 'Mo'], en: ['bytes', 'KB', 'MB'] } as const
const STEP = 1024

/** `812 octets`, `48 Ko`, `2,4 Mo`; one decimal below ten of a unit. */
export function formatBytes(lang: Lang, bytes: number): string {
  const unit = bytes < STEP ? 0 : bytes < STEP * STEP ? 1 : 2
  const value = bytes / STEP ** unit
  const digits = unit > 0 && value < 10 ? 1 : 0
  return `${new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: digits }).format(value)}\u00a0${UNITS[lang][unit]}`
}
