/** What is said of saving the network's data and bringing it back. */

import { formatBytes } from '#kernel/values/bytes.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages, plural, quoted, told } from '#kernel/values/typography.ts'
import type { Trial } from '../tables/backup.ts'
import { backupEn } from './backup-en.ts'
import { backupFr } from './backup-fr.ts'

export const backupWords = messages(backupFr, backupEn)

const number = (lang: Lang, value: number): string => new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB').format(value)

/** `1 ligne`, `12 345 lignes`. */
export const rowsText = (lang: Lang, rows: number): string =>
  `${number(lang, rows)} ${lang === 'fr' ? plural(lang, rows, 'ligne', 'lignes') : plural(lang, rows, 'row', 'rows')}`

/** How its deeds are told. */
export const backupDeeds = {
  'backup.made': {
    sentence: told<{ bytes: number; rows: number }>(
      ({ bytes, rows }) => `a fait une sauvegarde : ${rowsText('fr', rows)}, ${formatBytes('fr', bytes)}`,
      ({ bytes, rows }) => `made a back-up: ${rowsText('en', rows)}, ${formatBytes('en', bytes)}`,
    ),
    glyph: 'withdraw',
    tone: 'deed',
  },
  'backup.tried': {
    sentence: told<{ how: Trial; fingerprint: string }>(
      ({ how, fingerprint }) =>
        how === 'checked' ? `a relu la sauvegarde ${fingerprint}, entière` : `a noté la sauvegarde ${fingerprint} comme restaurée ailleurs`,
      ({ how, fingerprint }) =>
        how === 'checked'
          ? `read the back-up ${fingerprint} through: it is whole`
          : `noted the back-up ${fingerprint} as restored elsewhere`,
    ),
    glyph: 'withdraw',
    tone: 'deed',
  },
} as const

const refusalsOf = messages(
  {
    'people.backup_fingerprint_short': ({ letters }: { letters: number }) =>
      `Recopiez au moins les ${letters} premiers caractères : des chiffres et des lettres de a à f.`,
    'people.backup_unknown': ({ fingerprint }: { fingerprint: string }) =>
      `Aucune sauvegarde connue ici n'a l'empreinte ${quoted('fr', fingerprint)}. Vérifiez les caractères, et que la sauvegarde a bien été faite de cette base.`,
  },
  {
    'people.backup_fingerprint_short': ({ letters }) => `Type at least the first ${letters} characters: digits and letters from a to f.`,
    'people.backup_unknown': ({ fingerprint }) =>
      `No back-up known here has the fingerprint ${quoted('en', fingerprint)}. Check the characters, and that the back-up was made of this database.`,
  },
)
export const backupRefusals = { fr: refusalsOf('fr'), en: refusalsOf('en') }
