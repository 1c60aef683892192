/** The headings of a plan's files, out and in: what `exports` writes, `imports` reads. In the order of a sheet, French and English. */
import type { Lang } from '#kernel/values/lang.ts'

type Words = Readonly<Record<Lang, string>>

/** The columns of a long sheet and of the tables in documents. `other…`: the same in the language that the file is not in. */
export const COLUMNS = {
  code: { fr: 'Code', en: 'Code' },
  level: { fr: 'Niveau', en: 'Level' },
  title: { fr: 'Intitulé', en: 'Title' },
  text: { fr: 'Texte', en: 'Text' },
  otherTitle: { fr: 'Intitulé (anglais)', en: 'French title' },
  otherText: { fr: 'Texte (anglais)', en: 'French text' },
  status: { fr: 'Statut', en: 'Status' },
  stoppedReason: { fr: 'Raison de l’abandon', en: 'Reason for stopping' },
  progress: { fr: 'Avancement', en: 'Progress' },
  owner: { fr: 'Responsable', en: 'Owner' },
  scope: { fr: 'Échelon', en: 'Scope' },
  regions: { fr: 'Régions', en: 'Regions' },
  startsOn: { fr: 'Début', en: 'Start' },
  endsOn: { fr: 'Échéance', en: 'Due date' },
  expectedResult: { fr: 'Résultat attendu', en: 'Expected result' },
  partners: { fr: 'Partenaires', en: 'Partners' },
  carriedTo: { fr: 'Porté par', en: 'Carried by' },
  carriedOverTo: { fr: 'Reporté vers', en: 'Carried over to' },
  provenance: { fr: 'Provenance', en: 'Provenance' },
  crossCutting: { fr: 'Transversal', en: 'Cross-cutting' },
} as const satisfies Record<string, Words>
export type ColumnName = keyof typeof COLUMNS

/**
 * The plan's own facts, as key and value: the second sheet of a workbook, the list below the title of a document. Texts stand under a key in
 * their own language, whatever the language of the file; the other keys are in the language of the file.
 */
export const PLAN_FACTS = {
  titleFr: { fr: 'Titre', en: 'Titre' },
  titleEn: { fr: 'Title', en: 'Title' },
  leadFr: { fr: 'Chapeau', en: 'Chapeau' },
  leadEn: { fr: 'Lead', en: 'Lead' },
  kind: { fr: 'Nature', en: 'Kind' },
  levelsFr: { fr: 'Niveaux', en: 'Niveaux' },
  levelsEn: { fr: 'Levels', en: 'Levels' },
  from: { fr: 'Début', en: 'Start' },
  to: { fr: 'Fin', en: 'End' },
  owner: { fr: 'Propriétaire', en: 'Owner' },
  predecessor: { fr: 'Prédécesseur', en: 'Predecessor' },
  example: { fr: 'Exemple', en: 'Example' },
} as const satisfies Record<string, Words>
export type PlanFactName = keyof typeof PLAN_FACTS

/** The sheet of the items, and that of the plan's own facts. */
export const SHEETS = { items: { fr: 'Éléments', en: 'Items' }, plan: { fr: 'Plan', en: 'Plan' } } as const satisfies Record<string, Words>

/** Values that cells say in words. Regions stand by their names. */
export const PROVENANCE_WORDS = {
  source: { fr: 'source', en: 'source' },
  grouping: { fr: 'regroupement', en: 'grouping' },
  open: { fr: 'ouvert', en: 'open' },
} as const satisfies Record<string, Words>
export const YES: Words = { fr: 'oui', en: 'yes' }

/** Level names in one value: « Pilier > Stratégie > Action ». */
export const LEVEL_SEPARATOR = ' > '
/** Several partners or regions in one cell; a list of one that holds a comma ends with it: « Santé, sécurité ; ». */
export const LIST_SEPARATOR = ' ; '
