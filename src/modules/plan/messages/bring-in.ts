/** What the pages say on which a plan is brought in, set in type once; its refusals and its deeds. */

import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural } from '#kernel/values/typography.ts'
import '../rules/upload.ts'
import { en } from './bring-in-en.ts'
import { type BringInWords, fr } from './bring-in-fr.ts'

/** The words in a language. */
export const bringInWords = messages<BringInWords>(fr, en)

/** The name of a level for so many items; a name of several words stays as it is. */
export function levelCounted(lang: Lang, name: string, count: number): string {
  if (plural(lang, count, '1', '') === '1' || /[\s\d]|[sxz]$/.test(name)) return name
  if (lang === 'en') return /[^aeiou]y$/.test(name) ? name.replace(/y$/, 'ies') : `${name}s`
  if (/eau$/.test(name)) return `${name}x`
  return /al$/.test(name) ? name.replace(/al$/, 'aux') : `${name}s`
}

type Codes =
  | 'plan.no_file'
  | 'plan.file_unread'
  | 'plan.too_many_uploads'
  | 'plan.file_has_errors'
  | 'plan.read_again_meanwhile'
  | 'plan.columns_changed'
  | 'plan.changed_since_rehearsal'
  | 'plan.file_gone'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const refusalsFr: Sentences = {
  'plan.no_file': () => "Choisissez d'abord un fichier.",
  'plan.file_unread': ({ sentence }) => sentence,
  'plan.too_many_uploads': ({ most }) => `${most} fichiers attendent déjà : oubliez-en un, ou apportez-le.`,
  'plan.file_has_errors': () => 'Ce fichier est encore à corriger : rien ne peut en être apporté.',
  'plan.read_again_meanwhile': () => 'Ce fichier a été relu entre-temps : voici ce qui en est compris maintenant.',
  'plan.columns_changed': () => "Vous avez changé le sens de colonnes : voici la nouvelle lecture. Rien n'est encore écrit.",
  'plan.changed_since_rehearsal': () => "Le plan a changé depuis cet aperçu : voici ce qui changerait maintenant. Rien n'est écrit.",
  'plan.file_gone': () => 'Ce fichier est déjà devenu un plan : pour le reprendre, choisissez-le de nouveau.',
}
const refusalsEn: Sentences = {
  'plan.no_file': () => 'Choose a file first.',
  'plan.file_unread': ({ sentence }) => sentence,
  'plan.too_many_uploads': ({ most }) => `${most} files are waiting already: forget one, or bring it in.`,
  'plan.file_has_errors': () => 'This file is still to be mended: nothing of it can be brought in.',
  'plan.read_again_meanwhile': () => 'This file was read again meanwhile: here is what is understood of it now.',
  'plan.columns_changed': () => 'You changed the meaning of columns: here is the new reading. Nothing is written yet.',
  'plan.changed_since_rehearsal': () => 'The plan has changed since this preview: here is what would change now. Nothing is written.',
  'plan.file_gone': () => 'This file has become a plan already: to bring it again, choose it again.',
}
const refusals = messages<Sentences>(refusalsFr, refusalsEn)
export const bringInRefusals = { fr: refusals('fr'), en: refusals('en') }

const told = messages(
  {
    received: () => 'a déposé un fichier à apporter',
    readAgain: () => 'a fait relire un fichier à apporter',
    broughtIn: ({ created, changed }: { created: number; changed: number }) =>
      `en a fait un plan : ${fr.written.figures(created, changed) || fr.written.nothing}`,
    forgotten: () => 'a oublié un fichier',
  },
  {
    received: () => 'sent a file to bring in',
    readAgain: () => 'had a file read again',
    broughtIn: ({ created, changed }: { created: number; changed: number }) =>
      `made a plan of it: ${en.written.figures(created, changed) || en.written.nothing}`,
    forgotten: () => 'forgot a file',
  },
)
const both = <Name extends keyof ReturnType<typeof told>>(name: Name) => ({ fr: told('fr')[name], en: told('en')[name] })

export const bringInDeeds = {
  'plan.file_received': { sentence: both('received'), glyph: 'import', tone: 'ink' },
  'plan.file_read_again': { sentence: both('readAgain'), glyph: 'import', tone: 'ink' },
  'plan.file_brought_in': { sentence: both('broughtIn'), glyph: 'import', tone: 'ink' },
  'plan.file_forgotten': { sentence: both('forgotten'), glyph: 'close', tone: 'ink' },
} as const
