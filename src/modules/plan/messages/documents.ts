/** What is said of documents: the words of their lists, their deeds, why a file is not taken. */

import type { Lang } from '#kernel/values/lang.ts'
import { refusedFile } from '#kernel/values/media.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, quoted, typographic } from '#kernel/values/typography.ts'
import '../rules/documents.ts'

const fr = {
  documents: 'Documents',
  ofPlan: 'Du plan',
  ofItems: 'Des actions et des autres éléments',
  none: 'Aucun document pour le moment',
  noneHint: "Les documents d'une action s'ajoutent sur sa page, ceux du plan entier ici.",
  noneToRead: "Personne n'a encore joint de document à ce plan.",
  lead: "Ce qui a été joint au plan et à ses éléments : comptes rendus, tableaux, affiches. On peut le lire ; rien ne s'ouvre tout seul.",
  add: 'Ajouter un document',
  addToPlan: 'Ajouter un document au plan',
  files: 'Fichiers',
  filesHint: (most: string) => `PDF, images, Word, Excel, PowerPoint, OpenDocument, texte, CSV. Au plus ${most} à la fois.`,
  send: 'Ajouter',
  remove: 'Retirer',
  removeNamed: (name: string) => `Retirer ${quoted('fr', name)}`,
  added: (count: number) => (count === 1 ? 'Le document est ajouté.' : `${count} documents sont ajoutés.`),
  removed: 'Le document est retiré.',
  addedOn: (day: string) => `ajouté le ${day}`,
  by: (name: string) => `par ${name}`,
}

const en: typeof fr = {
  documents: 'Documents',
  ofPlan: 'Of the plan',
  ofItems: 'Of its actions and other items',
  none: 'No document yet',
  noneHint: 'Documents of an action are added on its page, those of the whole plan here.',
  noneToRead: 'Nobody has attached a document to this plan yet.',
  lead: 'What was attached to the plan and its items: reports, sheets, posters. It can be read; nothing opens by itself.',
  add: 'Add a document',
  addToPlan: 'Add a document to the plan',
  files: 'Files',
  filesHint: (most) => `PDF, pictures, Word, Excel, PowerPoint, OpenDocument, text, CSV. ${most} at most at a time.`,
  send: 'Add',
  remove: 'Remove',
  removeNamed: (name) => `Remove ${quoted('en', name)}`,
  added: (count) => (count === 1 ? 'The document is added.' : `${count} documents are added.`),
  removed: 'The document is removed.',
  addedOn: (day) => `added on ${day}`,
  by: (name) => `by ${name}`,
}

export const documentWords = messages(fr, en)

/** What kind of file a media type is, for people. */
const KINDS: [RegExp, Record<Lang, string>][] = [
  [/pdf$/, { fr: 'PDF', en: 'PDF' }],
  [/^image\//, { fr: 'Image', en: 'Picture' }],
  [/wordprocessingml|opendocument\.text/, { fr: 'Texte', en: 'Text' }],
  [/spreadsheet|csv/, { fr: 'Tableau', en: 'Sheet' }],
  [/presentation/, { fr: 'Présentation', en: 'Slides' }],
]
export const kindOfFile = (lang: Lang, mediaType: string): string =>
  (KINDS.find(([pattern]) => pattern.test(mediaType))?.[1] ?? { fr: 'Texte', en: 'Text' })[lang]

type Told = { name: string; undoes?: number }
const told = (fresh: Record<Lang, (name: string) => string>, undone: Record<Lang, (name: string) => string>) => {
  const say = (lang: Lang) => (payload: Told) =>
    typographic(lang, (payload.undoes === undefined ? fresh : undone)[lang](quoted(lang, payload.name)))
  return { fr: say('fr'), en: say('en') }
}

export const documentDeeds = {
  'plan.document_added': {
    sentence: told(
      { fr: (name) => `a ajouté le document ${name}`, en: (name) => `added the document ${name}` },
      { fr: (name) => `a remis le document ${name}`, en: (name) => `put the document ${name} back` },
    ),
    glyph: 'document',
    tone: 'deed',
  },
  'plan.document_removed': {
    sentence: told(
      { fr: (name) => `a retiré le document ${name}`, en: (name) => `removed the document ${name}` },
      { fr: (name) => `a annulé l'ajout du document ${name}`, en: (name) => `undid the adding of the document ${name}` },
    ),
    glyph: 'document',
    tone: 'waiting',
  },
} as const

type Codes =
  | 'plan.document_missing'
  | 'plan.document_refused'
  | 'plan.document_named_otherwise'
  | 'plan.document_twice'
  | 'plan.too_many_documents'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const listed = (endings: readonly string[], or: string): string => endings.map((ending) => `.${ending}`).join(` ${or} `)

const refusalsFr: Sentences = {
  'plan.document_missing': () => 'Choisissez au moins un fichier.',
  'plan.document_refused': ({ name, what }) => `${quoted('fr', name)} ${refusedFile.fr[what]}`,
  'plan.document_named_otherwise': ({ name, endings }) =>
    `Le contenu de ${quoted('fr', name)} n'est pas ce que dit son nom : un tel fichier se termine par ${listed(endings, 'ou')}. Renommez-le, ou choisissez le bon.`,
  'plan.document_twice': ({ name }) => `${quoted('fr', name)} est déjà joint ici, à l'octet près.`,
  'plan.too_many_documents': ({ most }) => `Il y a déjà ${most} documents ici : retirez ceux qui ne servent plus.`,
}
const refusalsEn: Sentences = {
  'plan.document_missing': () => 'Choose one file at least.',
  'plan.document_refused': ({ name, what }) => `${quoted('en', name)} ${refusedFile.en[what]}`,
  'plan.document_named_otherwise': ({ name, endings }) =>
    `The content of ${quoted('en', name)} is not what its name says: such a file ends in ${listed(endings, 'or')}. Rename it, or choose the right one.`,
  'plan.document_twice': ({ name }) => `${quoted('en', name)} is attached here already, to the byte.`,
  'plan.too_many_documents': ({ most }) => `There are ${most} documents here already: remove those that are of no use any more.`,
}

const refusals = messages<Sentences>(refusalsFr, refusalsEn)
export const documentRefusals: Record<Lang, Sentences> = { fr: refusals('fr'), en: refusals('en') }
