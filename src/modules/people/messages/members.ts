/** What is said of members brought in from files and taken away as files. */

import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural, told } from '#kernel/values/typography.ts'
import '../rules/members-uploads.ts'
import { en } from './members-en.ts'
import { fr } from './members-fr.ts'

export const membersWords = messages(fr, en)

const count = (lang: Lang, value: number, one: string, many: string) => `${formatNumber(lang, value)} ${plural(lang, value, one, many)}`

/** How its deeds are told. */
export const membersDeeds = {
  'members.brought_in': {
    sentence: told<{ created: number; changed: number }>(
      ({ created, changed }) =>
        `a apporté un fichier d'adhérents : ${count('fr', created, 'organisation ajoutée', 'organisations ajoutées')}, ${count('fr', changed, 'modifiée', 'modifiées')}`,
      ({ created, changed }) =>
        `brought in a file of members: ${count('en', created, 'organisation', 'organisations')} added, ${formatNumber('en', changed)} changed`,
    ),
    glyph: 'import',
    tone: 'deed',
  },
  'members.contacts_named': {
    sentence: told<{ persons: number; mandates: number }>(
      ({ persons, mandates }) =>
        `a apporté d'un fichier ${count('fr', persons, 'contact', 'contacts')} et ${count('fr', mandates, 'mandat', 'mandats')}`,
      ({ persons, mandates }) =>
        `brought in ${count('en', persons, 'contact', 'contacts')} and ${count('en', mandates, 'mandate', 'mandates')} from a file`,
    ),
    glyph: 'mandate',
    tone: 'deed',
  },
  'members.file_received': {
    sentence: told<{ bytes: number }>(
      () => "a choisi un fichier d'adhérents",
      () => 'chose a file of members',
    ),
    glyph: 'document',
    tone: 'ink',
  },
  'members.file_read_again': {
    sentence: told<{ columns: number }>(
      () => "a fait relire un fichier d'adhérents",
      () => 'had a file of members read again',
    ),
    glyph: 'document',
    tone: 'ink',
  },
  'members.file_forgotten': {
    sentence: told<object>(
      () => "a fait oublier un fichier d'adhérents",
      () => 'had a file of members forgotten',
    ),
    glyph: 'document',
    tone: 'ink',
  },
} as const

type Sentences = Pick<
  ObjectionSentences<'people'>,
  | 'people.no_file'
  | 'people.file_unread'
  | 'people.too_many_uploads'
  | 'people.file_has_errors'
  | 'people.file_failed'
  | 'people.columns_changed'
  | 'people.changed_since_rehearsal'
  | 'people.read_again_meanwhile'
  | 'people.file_gone'
  | 'people.somebody_faster'
>

const refusals = messages<Sentences>(
  {
    'people.no_file': () => 'Choisissez un fichier.',
    'people.file_unread': ({ sentence }) => sentence,
    'people.too_many_uploads': ({ most }) => `Vous avez déjà ${most} fichiers en attente : apportez-en un, ou oubliez-en un.`,
    'people.file_has_errors': ({ refused }) =>
      `${count('fr', refused, 'ligne est refusée', 'lignes sont refusées')} : rien n'est écrit. Corrigez le fichier, ou choisissez de laisser ces lignes.`,
    'people.file_failed': () => 'Ce fichier ne peut pas être apporté tant que ses colonnes ne sont pas comprises.',
    'people.columns_changed': () => "Les colonnes ont changé de sens : voici ce que cela donne. Rien n'est encore écrit.",
    'people.changed_since_rehearsal': () => 'Les adhérents ont changé depuis cet aperçu : voici ce que le fichier changerait maintenant.',
    'people.read_again_meanwhile': () => 'Ce fichier a été relu depuis : voici ce qui en est compris maintenant.',
    'people.file_gone': () => 'Ce fichier est déjà apporté : choisissez-le de nouveau pour le relire.',
    'people.somebody_faster': () =>
      "Quelqu'un a donné le même SIRET ou la même adresse électronique au même instant : rien n'est écrit, regardez de nouveau.",
  },
  {
    'people.no_file': () => 'Please choose a file.',
    'people.file_unread': ({ sentence }) => sentence,
    'people.too_many_uploads': ({ most }) => `You have ${most} files waiting already: bring one in, or forget one.`,
    'people.file_has_errors': ({ refused }) =>
      `${count('en', refused, 'row is', 'rows are')} refused: nothing is written. Mend the file, or choose to leave these rows out.`,
    'people.file_failed': () => 'This file cannot be brought in until its columns are understood.',
    'people.columns_changed': () => 'The columns have changed their meaning: this is what comes of it. Nothing is written yet.',
    'people.changed_since_rehearsal': () => 'The members have changed since this preview: this is what the file would change now.',
    'people.read_again_meanwhile': () => 'This file was read again meanwhile: this is what is understood of it now.',
    'people.file_gone': () => 'This file is brought in already: choose it again to have it read again.',
    'people.somebody_faster': () =>
      'Somebody gave the same SIRET or e-mail address in the same instant: nothing is written, please look again.',
  },
)

export const membersRefusals = { fr: refusals('fr'), en: refusals('en') }
