/** From the words of a file of lines to what they mean, in French and in English. */
import { headingKey } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import { BASIS_WORDS, KEY_HEADINGS, KEY_KIND_WORDS, LINE_HEADINGS, SIDE_WORDS, YES } from '../messages/files/columns.ts'
import { nameWords } from '../messages/names.ts'
import { KEY_COLUMNS, type KeyColumn, LINE_COLUMNS, type LineColumn } from '../rules/files/import-draft.ts'
import {
  BASES,
  type Basis,
  KEY_KINDS,
  type KeyKind,
  RECIPIENTS,
  type Recipient,
  SIDES,
  type Side,
  TRANSFERS,
  type Transfer,
} from '../tables.ts'

const LANGS: readonly Lang[] = ['fr', 'en']
const split = (words: string): string[] => words.split(' | ').filter((word) => word !== '')

const LINE_WORDS: Readonly<Record<LineColumn, string>> = {
  year: 'exercice | an | millésime | période | financial year',
  side: 'sens | type | charge ou produit | charges / produits | dépense ou recette | kind',
  account:
    'n° compte | n° de compte | numéro de compte | numéro | no compte | no de compte | comptes | imputation | code | code comptable | compte comptable | chapitre | account number | account code | ledger account',
  label:
    'libellé | libellés | désignation | poste | postes | poste budgétaire | objet | ligne | rubrique | nature de la dépense | description | item | title | name',
  quantity: 'qté | qte | nombre | nb | quantités | qty | number | units',
  unit: 'prix unitaire | pu | p.u. | coût unitaire | prix unitaire ttc | tarif | montant unitaire | unit price | unit cost | price',
  amount:
    'montant | montants | montant prévu | prévu | prévision | prévisions | prévisionnel | budget | budget prévisionnel | total | montant total | montant ttc | somme | euros | € | eur | amount | forecast | planned | sum',
  note: 'notes | commentaire | commentaires | remarque | remarques | observation | observations | détail | détails | précisions | justification | comment | comments | remark | remarks | details',
  month: 'mois de trésorerie | mois de paiement | mois de versement | mois d’encaissement | échéance | cash month | payment month',
  funder: 'financeurs | bailleur | partenaire financier | donor | financed by',
  grant: 'subventions | convention | financement | dossier | grant title',
  recipient: 'bénéficiaire | destinataires | versé à | reversé à | beneficiary | paid to | goes to',
  transfer: 'à quel titre | titre | reversement | nature du reversement | type de reversement | transfer | type of transfer | handed on',
  spread: 'répartition | action | actions | affectation | affecté à | clé | spread | actions of the plan | allocation | split',
  example: 'exemple (oui) | example (yes)',
}

const KEY_WORDS: Readonly<Record<KeyColumn, string>> = {
  name: 'clé | nom de la clé | key name',
  kind: 'type',
  criterion: 'critère de répartition',
  rate: 'taux forfaitaire | flat rate',
  basis: 'assiette',
  parts: 'poids | actions et poids | weights',
}

const bare = (text: string): string => headingKey(text.replace(/\((?:€|eur|euros|en euros|en €|ttc)\)/i, '')).trim()

const columnsBy = <Column extends string>(
  columns: readonly Column[],
  headings: Readonly<Record<Column, Readonly<Record<Lang, string>>>>,
  words: Readonly<Record<Column, string>>,
): ReadonlyMap<string, Column> =>
  new Map(
    // The house's own headings come last: they win.
    [
      ...columns.flatMap((column) => split(words[column]).map((word) => [bare(word), column] as const)),
      ...columns.flatMap((column) => LANGS.map((lang) => [bare(headings[column][lang]), column] as const)),
    ],
  )

const LINE_OF = columnsBy(LINE_COLUMNS, LINE_HEADINGS, LINE_WORDS)
const KEY_OF = columnsBy(KEY_COLUMNS, KEY_HEADINGS, KEY_WORDS)

/** « Montant 2018 », « Budget 2018 (€) », « Prévisionnel 2018 »: an amount of that year. */
const WITH_YEAR = /^(.*?)[ (]*(?:en )?((?:19|20|21)\d\d)\)?$/

export interface LineHeading {
  column: LineColumn
  year: number | null
}

/** What the heading of a column says; null: nothing that is known. */
export function lineHeading(text: string): LineHeading | null {
  const key = bare(text)
  const column = LINE_OF.get(key)
  if (column) return { column, year: null }
  const [, words = '', year] = WITH_YEAR.exec(key) ?? []
  return year && LINE_OF.get(bare(words)) === 'amount' ? { column: 'amount', year: Number(year) } : null
}

export const keyHeading = (text: string): KeyColumn | null => KEY_OF.get(bare(text)) ?? null

const word = (text: string): string => nameKey(text).replace(/[\s_–—-]+/g, ' ')
const meanings = <Meaning extends string>(all: readonly Meaning[], names: (meaning: Meaning) => string[]): ReadonlyMap<string, Meaning> =>
  new Map(all.flatMap((meaning) => [meaning, ...names(meaning)].map((each) => [word(each), meaning] as const)))
const said = (words: Readonly<Record<Lang, string>>): string[] => LANGS.map((lang) => words[lang])

const RECIPIENT_OF = meanings<Recipient>(RECIPIENTS, (each) => [
  ...LANGS.map((lang) => nameWords(lang).recipients[each]),
  ...split(
    each === 'regions'
      ? 'régions | région | association régionale | associations régionales | region | regional associations'
      : 'acteurs | acteur | adhérents | adhérent | organismes de formation | members | actor | training bodies',
  ),
])
const TRANSFER_OF = meanings<Transfer>(TRANSFERS, (each) => [
  ...LANGS.map((lang) => nameWords(lang).transfers[each]),
  ...split(
    {
      regrant: 'reversement de subvention | subvention reversée | reversement autorisé',
      partner: 'part de partenaire | partenaire | partenaire européen',
      service: 'prestation | facture | paid service',
      own: 'fonds propres | cotisations | part des cotisations | own funds',
    }[each],
  ),
])
const SIDE_OF = meanings<Side>(SIDES, (each) => [
  ...said(SIDE_WORDS[each]),
  ...split(
    each === 'charge'
      ? 'charges | dépense | dépenses | emploi | expense | expenses | cost'
      : 'produits | recette | recettes | ressource | revenue',
  ),
])
const KEY_KIND_OF = meanings<KeyKind>(KEY_KINDS, (each) => said(KEY_KIND_WORDS[each]))
const BASIS_OF = meanings<Basis>(BASES, (each) => said(BASIS_WORDS[each]))

export const recipientOf = (text: string): Recipient | null => RECIPIENT_OF.get(word(text)) ?? null
export const transferOf = (text: string): Transfer | null => TRANSFER_OF.get(word(text)) ?? null
export const sideSaid = (text: string): Side | null => SIDE_OF.get(word(text)) ?? null
export const keyKindOf = (text: string): KeyKind | null => KEY_KIND_OF.get(word(text)) ?? null
export const basisOf = (text: string): Basis | null => BASIS_OF.get(word(text)) ?? null

const YESES = new Set([...said(YES), 'x', 'vrai', 'true', '1'].map(word))
export const isYes = (text: string): boolean => YESES.has(word(text))

const MONTHS = [
  'janvier | january | janv',
  'février | february | fevr',
  'mars | march',
  'avril | april',
  'mai | may',
  'juin | june',
  'juillet | july',
  'août | august',
  'septembre | september | sept',
  'octobre | october | oct',
  'novembre | november | nov',
  'décembre | december | dec',
]
const MONTH_OF = new Map(MONTHS.flatMap((words, place) => split(words).map((each) => [word(each), place + 1] as const)))

/** 1 to 12, by number or by name; null: no month. */
export function monthOf(text: string): number | null {
  const number = /^0?([1-9]|1[0-2])$/.exec(text.trim())?.[1]
  return number ? Number(number) : (MONTH_OF.get(word(text).replace(/\.$/, '')) ?? null)
}

/** Rows that only sum others up. */
export const isTotal = (text: string): boolean =>
  /^(?:sous[ -]?)?total|^sub-?total|^(?:excedent|insuffisance|resultat)\b/.test(nameKey(text))
