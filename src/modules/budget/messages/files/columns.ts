/** The headings of a file of lines, out and in: what `exports` writes, `imports` reads. French and English, in the order of a sheet. */
import type { Lang } from '#kernel/values/lang.ts'
import type { KeyColumn, LineColumn } from '../../rules/files/import-draft.ts'
import type { Basis, KeyKind, Side } from '../../tables.ts'

type Words = Readonly<Record<Lang, string>>

export const LINE_HEADINGS: Readonly<Record<LineColumn, Words>> = {
  year: { fr: 'Année', en: 'Year' },
  side: { fr: 'Nature', en: 'Side' },
  account: { fr: 'Compte', en: 'Account' },
  label: { fr: 'Intitulé', en: 'Label' },
  quantity: { fr: 'Quantité', en: 'Quantity' },
  unit: { fr: 'Prix unitaire (€)', en: 'Unit price (€)' },
  amount: { fr: 'Montant (€)', en: 'Amount (€)' },
  note: { fr: 'Note', en: 'Note' },
  month: { fr: 'Mois', en: 'Month' },
  funder: { fr: 'Financeur', en: 'Funder' },
  grant: { fr: 'Subvention', en: 'Grant' },
  recipient: { fr: 'Destinataire', en: 'Recipient' },
  transfer: { fr: 'Titre du reversement', en: 'Handed on as' },
  spread: { fr: 'Ventilation', en: 'Spread over actions' },
  example: { fr: 'Exemple', en: 'Example' },
}

export const KEY_HEADINGS: Readonly<Record<KeyColumn, Words>> = {
  name: { fr: 'Clé de répartition', en: 'Key' },
  kind: { fr: 'Forme', en: 'Form' },
  criterion: { fr: 'Critère', en: 'Criterion' },
  rate: { fr: 'Taux', en: 'Rate' },
  basis: { fr: 'Base', en: 'Basis' },
  parts: { fr: 'Actions', en: 'Actions' },
}

export const SIDE_WORDS: Readonly<Record<Side, Words>> = {
  charge: { fr: 'Charge', en: 'Charge' },
  income: { fr: 'Produit', en: 'Income' },
}

export const KEY_KIND_WORDS: Readonly<Record<KeyKind, Words>> = {
  weights: { fr: 'poids par action', en: 'weights by action' },
  flat: { fr: 'taux forfaitaire', en: 'flat rate' },
}

export const BASIS_WORDS: Readonly<Record<Basis, Words>> = {
  direct: { fr: 'coûts directs', en: 'direct costs' },
  direct_without_services: { fr: 'coûts directs hors prestations achetées', en: 'direct costs without bought services' },
  staff: { fr: 'frais de personnel directs', en: 'direct staff costs' },
}

export const SHEET_NAMES = {
  lines: { fr: 'Lignes', en: 'Lines' },
  keys: { fr: 'Clés de répartition', en: 'Keys' },
  totals: { fr: 'Totaux', en: 'Totals' },
} satisfies Record<string, Words>

export const YES: Words = { fr: 'oui', en: 'yes' }

/** The line above everything in a file of what is made up; it begins with the mark that our own reader knows. */
export const EXAMPLE_LINE: Words = {
  fr: 'EXEMPLE : montants inventés pour la démonstration',
  en: 'EXAMPLE: amounts made up for the demonstration',
}
export const EXAMPLE_ROWS: Words = {
  fr: 'EXEMPLE sur certaines lignes : voir la dernière colonne',
  en: 'EXAMPLE on some rows: see the last column',
}
