/** What the reading and the bringing in of plans say: warnings, errors, refusals, the summary of the command line. */
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { ObjectionSentences } from '#kernel/values/objection.ts'
import { messages, plural, quoted } from '#kernel/values/typography.ts'
import '../rules/imports.ts'

const fr = {
  fileTooLarge: (megabytes: number) => `Ce fichier dépasse ${megabytes} Mo : partagez-le en plusieurs plans.`,
  fileEmpty: "Ce fichier est vide : il n'y a rien à apporter.",
  fileTooSlow: "Ce fichier demande trop de temps à lire : gardez-en le plan seul, et rien d'autre.",
  fileTooHeavy: 'Ce fichier demande trop de mémoire à lire : gardez-en le plan seul, sans images ni lignes vides.',
  fileUnreadable: (name: string) => `Le fichier ${quoted('fr', name)} ne peut pas être lu.`,
  kindNotRead: 'Ce genre de fichier ne se lit pas : enregistrez un tableau au format .xlsx, un texte au format .docx.',
  pdf: 'Un PDF ne se relit pas : apportez le document dont il vient, au format .docx, ou le tableau, au format .xlsx.',
  picture: "C'est une image : apportez le texte du plan au format .docx, ou son tableau au format .xlsx.",
  locked: 'Ce fichier est protégé par un mot de passe : enregistrez-le sans mot de passe.',
  sheetSaveXlsx: 'Ce format de tableur ne se lit pas : ouvrez ce fichier et enregistrez-le au format .xlsx.',
  textSaveDocx: 'Ce format de texte ne se lit pas : ouvrez ce fichier et enregistrez-le au format .docx.',
  slides: 'Une présentation ne se lit pas : mettez le plan dans un tableau .xlsx ou dans un texte .docx.',
  archive: "C'est une archive : sortez-en le plan et apportez-le seul.",
  webPage: "C'est une page web : copiez le plan dans un tableau et enregistrez-le au format .xlsx.",
  zipBroken: 'Ce fichier est abîmé : ouvrez-le, enregistrez-le de nouveau, puis apportez-le.',
  zipTooBig: (megabytes: number) =>
    `Une fois déplié, ce fichier dépasse ${megabytes} Mo : gardez-en le plan seul, sans images ni lignes vides.`,
  sheetTaken: (taken: string, others: string[]) =>
    `La feuille ${quoted('fr', taken)} est lue ; ${others.map((name) => quoted('fr', name)).join(', ')} ${plural('fr', others.length, 'se lirait aussi et reste', 'se liraient aussi et restent')} de côté`,
  sheetTooVast: 'Une feuille a trop de cases pour être un plan : supprimez ses lignes et ses colonnes vides.',
  tooMuchText: (most: number) => `Un plan a au plus ${formatNumber('fr', most)} caractères en tout : partagez-le en plusieurs plans.`,
  rowsHidden: (count: number) =>
    count === 1 ? 'Une ligne masquée est lue aussi : celle-ci' : `${count} lignes masquées sont lues aussi : la première est celle-ci`,
  noHeading: 'Aucun en-tête compris : donnez à la première ligne des noms de colonnes comme Pilier, Action, Code, Titre, Responsable, Fin.',
  noHeadings:
    "Ce texte n'a pas de titres : donnez aux intitulés les styles Titre 1, Titre 2… (en Markdown : #, ##), puis apportez-le de nouveau.",
  headingSkips: 'Ce titre saute un niveau : il est lu juste sous celui du dessus',
  listsAsActions: "Sous les titres les plus profonds il n'y a que des listes : leurs entrées sont lues comme des actions",
  tableAsText: (table: number) => `Le tableau ${table} n'a pas d'en-têtes d'actions : il est lu comme du texte`,
  inTable: (table: number, row: number | null, column: string | null) =>
    [`Tableau ${table}`, row === null ? null : `ligne ${row}`, column === null ? null : `colonne ${quoted('fr', column)}`]
      .filter(Boolean)
      .join(', '),
  placed: (where: string, message: string) => `${where} : ${message}`,
  imagesLeft: (count: number) => (count === 1 ? 'Une image est laissée de côté' : `${count} images sont laissées de côté`),
  notesLeft: (count: number) =>
    count === 1 ? 'Une note de bas de page est laissée de côté' : `${count} notes de bas de page sont laissées de côté`,
  noRow: "Il n'y a aucune ligne sous les en-têtes.",
  quoteLeftOpen: "Un guillemet s'ouvre ici et ne se referme pas.",
  jsonBroken: "Ce fichier commence comme du JSON et n'en est pas jusqu'au bout.",
  jsonForeign: "Ce JSON n'est pas un plan de Gouvernail (format gouvernail.plan, version 1).",
  jsonShape: "Cette valeur n'a pas la forme attendue.",
  jsonUnknown: (keys: string) => `Champ inconnu : ${keys}.`,
  levelNamesUneven: 'Il faut autant de noms de niveaux en français et en anglais, de un à quatre.',
  deeperThanNames: 'Ces éléments descendent plus bas que les niveaux nommés.',
  columnUnknown: (heading: string) => `La colonne ${quoted('fr', heading)} est inconnue : son texte est gardé dans celui des éléments`,
  columnUnnamed: 'Une colonne sans en-tête : son texte est gardé dans celui des éléments',
  notADay: (text: string) => `${quoted('fr', text)} n'est pas une date`,
  notAStatus: (text: string) => `${quoted('fr', text)} n'est pas un statut`,
  notAPercentage: (text: string) => `${quoted('fr', text)} n'est pas un pourcentage de 0 à 100`,
  notAScope: (text: string) => `${quoted('fr', text)} n'est pas un échelon : national ou régions`,
  notARegion: (text: string) => `${quoted('fr', text)} n'est pas une région connue`,
  notAProvenance: (text: string) => `${quoted('fr', text)} n'est pas une provenance connue`,
  notAKind: (text: string) => `${quoted('fr', text)} n'est pas une nature de plan : stratégique ou annuel`,
  notAnAnswer: (text: string) => `${quoted('fr', text)} ne dit ni oui ni non`,
  cellFailed: (text: string) => `Cette formule ne donne rien (${text}) : la case est laissée vide`,
  endsBeforeStart: (text: string) => `La fin ${quoted('fr', text)} vient avant le début`,
  reasonWithoutStop: "Une raison d'arrêt ne vaut que pour une action abandonnée",
  toLink: 'À relier',
  colon: ' : ',
  noColumn: 'Sans en-tête',
  servedUnknown: (text: string) => `${quoted('fr', text)} n'est dans aucun plan stratégique ici : à relier`,
  ownerUnknown: (text: string) => `${quoted('fr', text)} n'est pas connu ici : le texte est gardé, à relier`,
  titleMissing: "Cette ligne n'a pas d'intitulé.",
  levelMissing: (level: string) => `La colonne ${quoted('fr', level)} est vide ici, et rien ne s'y répète d'au-dessus.`,
  codeMissing: "Cette ligne n'a pas de code : sa place n'est pas connue.",
  levelEmpty: "Cette ligne ne dit pas son niveau : sa place n'est pas connue.",
  levelJump: (level: string) => `Il manque au-dessus de cette ligne un élément du niveau qui contient ${quoted('fr', level)}.`,
  parentUnknown: (text: string) => `Le parent ${quoted('fr', text)} n'existe pas dans ce fichier.`,
  parentCycle: 'Cet élément se contient lui-même par ses parents.',
  codeTwice: (code: string) => `Le code ${quoted('fr', code)} sert deux fois.`,
  tooDeep: (most: number) => `Un plan a au plus ${most} niveaux : cet élément est plus bas.`,
  tooMany: (most: number) => `Un plan a au plus ${formatNumber('fr', most)} éléments.`,
  titleTooLong: (most: number) => `Cet intitulé dépasse ${formatNumber('fr', most)} caractères.`,
  textTooLong: (most: number) => `Ce texte dépasse ${formatNumber('fr', most)} caractères.`,
  lifeNotRestored: 'Un plan qui existe garde sa vie : son état, sa décision et son histoire ne sont pas repris du fichier.',
  levelsOfDepth: [['Action'], ['Axe', 'Action'], ['Pilier', 'Stratégie', 'Action'], ['Pilier', 'Axe', 'Objectif', 'Action']] as string[][],
  usage: 'Usage : bin/gouvernail import-plan FICHIER [--slug ADRESSE] [--title TITRE] [--publish] [--dry-run] [--json]',
  usageFile: 'Donnez un fichier, et un seul.',
  usageSlug: 'Une adresse est faite de minuscules, de chiffres et de traits d’union : cap-2030.',
  usageTitle: 'Le titre est vide.',
  usageOption: "Une option n'est pas connue, ou il lui manque sa valeur.",
  reading: (name: string) => `Lecture de ${name}…`,
  done: (title: string, slug: string) => `${quoted('fr', title)} est là : /plans/${slug}`,
  rehearsed: (title: string, slug: string) => `Essai à blanc de ${quoted('fr', title)} (/plans/${slug}) : rien n'est écrit.`,
  refused: "Rien n'est apporté.",
  level: (name: string, count: number) => `${name} : ${count}`,
  counts: (created: number, changed: number, unchanged: number) =>
    `${created} ${plural('fr', created, 'apporté', 'apportés')}, ${changed} ${plural('fr', changed, 'modifié', 'modifiés')}, ${unchanged} ${plural('fr', unchanged, 'inchangé', 'inchangés')}`,
  missing: (what: string) => `Absent du fichier, gardé : ${what}`,
  warningAt: (where: string, message: string) => `À voir${where} : ${message}`,
  errorAt: (where: string, message: string) => `À corriger${where} : ${message}`,
  atLine: (line: number) => `ligne ${line}`,
  atBlock: (block: number) => `paragraphe ou tableau ${block}`,
  help: 'Apporte un plan tenu dans un tableur (XLSX, ODS, CSV), un texte (DOCX, Markdown) ou le format JSON du produit.',
}

const en: typeof fr = {
  fileTooLarge: (megabytes) => `This file is larger than ${megabytes} MB: split it into several plans.`,
  fileEmpty: 'This file is empty: there is nothing to bring in.',
  fileTooSlow: 'This file takes too long to read: keep only the plan in it.',
  fileTooHeavy: 'This file takes too much memory to read: keep only the plan in it, without pictures and blank rows.',
  fileUnreadable: (name) => `The file ${quoted('en', name)} cannot be read.`,
  kindNotRead: 'This kind of file is not read: save a sheet as .xlsx, a text as .docx.',
  pdf: 'A PDF cannot be read back: bring the document that it was made from as .docx, or the sheet as .xlsx.',
  picture: "This is a picture: bring the plan's text as .docx, or its sheet as .xlsx.",
  locked: 'This file is locked with a password: save it without one.',
  sheetSaveXlsx: 'This spreadsheet format is not read: open the file and save it as .xlsx.',
  textSaveDocx: 'This text format is not read: open the file and save it as .docx.',
  slides: 'A slide show is not read: put the plan into a sheet (.xlsx) or a text (.docx).',
  archive: 'This is an archive: take the plan out and bring it alone.',
  webPage: 'This is a web page: copy the plan into a sheet and save it as .xlsx.',
  zipBroken: 'This file is damaged: open it, save it again, then bring it.',
  zipTooBig: (megabytes) => `Unpacked, this file is larger than ${megabytes} MB: keep only the plan, without pictures and blank rows.`,
  sheetTaken: (taken, others) =>
    `The sheet ${quoted('en', taken)} is read; ${others.map((name) => quoted('en', name)).join(', ')} would read as a plan too and ${plural('en', others.length, 'is', 'are')} left aside`,
  sheetTooVast: 'A sheet has too many cells to be a plan: delete its blank rows and columns.',
  tooMuchText: (most) => `A plan has at most ${formatNumber('en', most)} characters in all: split it into several plans.`,
  rowsHidden: (count) => (count === 1 ? 'A hidden row is read too: this one' : `${count} hidden rows are read too: this is the first`),
  noHeading: 'No heading was understood: name the columns in the first row, such as Pillar, Action, Code, Title, Owner, End.',
  noHeadings: 'This text has no headings: give the titles the styles Heading 1, Heading 2… (in Markdown: #, ##), then bring it again.',
  headingSkips: 'This heading skips a level: it is read right below the one above',
  listsAsActions: 'Below the deepest headings there are only lists: their entries are read as actions',
  tableAsText: (table) => `Table ${table} has no headings of actions: it is read as text`,
  inTable: (table, row, column) =>
    [`Table ${table}`, row === null ? null : `row ${row}`, column === null ? null : `column ${quoted('en', column)}`]
      .filter(Boolean)
      .join(', '),
  placed: (where, message) => `${where}: ${message}`,
  imagesLeft: (count) => (count === 1 ? 'A picture is left out' : `${count} pictures are left out`),
  notesLeft: (count) => (count === 1 ? 'A footnote is left out' : `${count} footnotes are left out`),
  noRow: 'There is no row below the headings.',
  quoteLeftOpen: 'A quotation mark opens here and does not close.',
  jsonBroken: 'This file begins as JSON and is not JSON to its end.',
  jsonForeign: 'This JSON is not a plan of Gouvernail (format gouvernail.plan, version 1).',
  jsonShape: 'This value does not have the expected shape.',
  jsonUnknown: (keys) => `Unknown field: ${keys}.`,
  levelNamesUneven: 'French and English need as many level names as each other, from one to four.',
  deeperThanNames: 'These items go deeper than the levels that are named.',
  columnUnknown: (heading) => `The column ${quoted('en', heading)} is unknown: its text is kept in the items' own`,
  columnUnnamed: "A column without a heading: its text is kept in the items' own",
  notADay: (text) => `${quoted('en', text)} is not a date`,
  notAStatus: (text) => `${quoted('en', text)} is not a status`,
  notAPercentage: (text) => `${quoted('en', text)} is not a percentage from 0 to 100`,
  notAScope: (text) => `${quoted('en', text)} is not a scope: national or regions`,
  notARegion: (text) => `${quoted('en', text)} is not a known region`,
  notAProvenance: (text) => `${quoted('en', text)} is not a known provenance`,
  notAKind: (text) => `${quoted('en', text)} is not a kind of plan: strategic or annual`,
  notAnAnswer: (text) => `${quoted('en', text)} says neither yes nor no`,
  cellFailed: (text) => `This formula gives nothing (${text}): the cell is left empty`,
  endsBeforeStart: (text) => `The end ${quoted('en', text)} comes before the start`,
  reasonWithoutStop: 'A reason for stopping only stands with a stopped action',
  toLink: 'To be linked',
  colon: ': ',
  noColumn: 'No heading',
  servedUnknown: (text) => `${quoted('en', text)} is in no strategic plan here: to be linked`,
  ownerUnknown: (text) => `${quoted('en', text)} is not known here: the text is kept, to be linked`,
  titleMissing: 'This row has no title.',
  levelMissing: (level) => `The column ${quoted('en', level)} is empty here, and nothing is repeated from above.`,
  codeMissing: 'This row has no code: its place is not known.',
  levelEmpty: 'This row does not say its level: its place is not known.',
  levelJump: (level) => `Above this row an item of the level that holds ${quoted('en', level)} is missing.`,
  parentUnknown: (text) => `The parent ${quoted('en', text)} is not in this file.`,
  parentCycle: 'This item holds itself through its parents.',
  codeTwice: (code) => `The code ${quoted('en', code)} stands twice.`,
  tooDeep: (most) => `A plan has at most ${most} levels: this item is deeper.`,
  tooMany: (most) => `A plan has at most ${formatNumber('en', most)} items.`,
  titleTooLong: (most) => `This title is longer than ${formatNumber('en', most)} characters.`,
  textTooLong: (most) => `This text is longer than ${formatNumber('en', most)} characters.`,
  lifeNotRestored: 'A plan that exists keeps its life: its state, its decision and its history are not taken from the file.',
  levelsOfDepth: [['Action'], ['Axis', 'Action'], ['Pillar', 'Strategy', 'Action'], ['Pillar', 'Axis', 'Objective', 'Action']],
  usage: 'Usage: bin/gouvernail import-plan FILE [--slug SLUG] [--title TITLE] [--publish] [--dry-run] [--json]',
  usageFile: 'Give one file, and only one.',
  usageSlug: 'A slug is made of small letters, digits and hyphens: cap-2030.',
  usageTitle: 'The title is empty.',
  usageOption: 'An option is unknown, or lacks its value.',
  reading: (name) => `Reading ${name}…`,
  done: (title, slug) => `${quoted('en', title)} is there: /plans/${slug}`,
  rehearsed: (title, slug) => `Dry run of ${quoted('en', title)} (/plans/${slug}): nothing is written.`,
  refused: 'Nothing is brought in.',
  level: (name, count) => `${name}: ${count}`,
  counts: (created, changed, unchanged) => `${created} brought in, ${changed} changed, ${unchanged} unchanged`,
  missing: (what) => `Missing in the file, kept: ${what}`,
  warningAt: (where, message) => `To be looked at${where}: ${message}`,
  errorAt: (where, message) => `To be mended${where}: ${message}`,
  atLine: (line) => `row ${line}`,
  atBlock: (block) => `paragraph or table ${block}`,
  help: "Brings in a plan kept in a sheet (XLSX, ODS, CSV), in a text (DOCX, Markdown) or in the product's own JSON.",
}

export type ImportWords = typeof fr
/** What imports say, in a language. */
export const importWords = messages<ImportWords>(fr, en)

type Codes =
  | 'plan.adopted_cannot_be_imported'
  | 'plan.slug_taken'
  | 'plan.slug_invalid'
  | 'plan.too_many_levels'
  | 'plan.too_many_items'
  | 'plan.code_twice'
  | 'plan.item_without_title'
  | 'plan.item_ends_before_start'
type Sentences = Pick<ObjectionSentences<'plan'>, Codes>

const refusalsFr: Sentences = {
  'plan.adopted_cannot_be_imported': () =>
    'Ce plan est adopté : son texte ne change que par une décision. Apportez le vôtre sous une autre adresse.',
  'plan.slug_taken': ({ slug }) => `L'adresse ${quoted('fr', slug)} est déjà prise : choisissez-en une autre.`,
  'plan.slug_invalid': ({ slug }) =>
    `${quoted('fr', slug)} ne convient pas comme adresse : des minuscules, des chiffres et des traits d'union, comme cap-2030.`,
  'plan.too_many_levels': ({ most }) => `Un plan a au plus ${most} niveaux.`,
  'plan.too_many_items': ({ most }) => `Un plan a au plus ${formatNumber('fr', most)} éléments.`,
  'plan.code_twice': ({ code }) => `Le code ${quoted('fr', code)} sert deux fois dans ce plan.`,
  'plan.item_without_title': () => "Un élément n'a pas d'intitulé : il en faut un dans une langue au moins.",
  'plan.item_ends_before_start': ({ title, start, end }) =>
    `${quoted('fr', title)} finirait (${formatDay('fr', end)}) avant de commencer (${formatDay('fr', start)}).`,
}

const refusalsEn: Sentences = {
  'plan.adopted_cannot_be_imported': () =>
    'This plan is adopted: its text changes only by a decision. Bring yours in under another address.',
  'plan.slug_taken': ({ slug }) => `The address ${quoted('en', slug)} is taken: choose another.`,
  'plan.slug_invalid': ({ slug }) =>
    `${quoted('en', slug)} will not do as an address: small letters, digits and hyphens, such as cap-2030.`,
  'plan.too_many_levels': ({ most }) => `A plan has at most ${most} levels.`,
  'plan.too_many_items': ({ most }) => `A plan has at most ${formatNumber('en', most)} items.`,
  'plan.code_twice': ({ code }) => `The code ${quoted('en', code)} stands twice in this plan.`,
  'plan.item_without_title': () => 'An item has no title: it needs one in one language at least.',
  'plan.item_ends_before_start': ({ title, start, end }) =>
    `${quoted('en', title)} would end (${formatDay('en', end)}) before it starts (${formatDay('en', start)}).`,
}

const refusals = messages<Sentences>(refusalsFr, refusalsEn)
/** The sentences of this import's objections, for the module's refusals. */
export const importRefusals: Record<Lang, Sentences> = { fr: refusals('fr'), en: refusals('en') }
