/** What stands around every page of a version: its tabs, its years, its balance. */
import { messages } from '#kernel/values/typography.ts'

const fr = {
  pages: 'Pages du budget',
  overview: "Vue d'ensemble",
  sheet: 'Feuille',
  actions: 'Actions',
  funders: 'Financeurs',
  regions: 'Régions et acteurs',
  cash: 'Trésorerie',
  flow: 'Flux',
  versions: 'Versions et scénarios',
  years: 'Année',
  wholePeriod: 'Toute la période',
  balance: 'Équilibre',
  charges: 'Charges',
  income: 'Produits',
  gap: 'Écart',
  balanced: 'équilibré',
  missing: 'il manque',
  left: 'il reste',
  inKindGap: 'Écart 86 / 87',
  share: (share: string, amount: string) => `Régions et acteurs : ${share} (${amount})`,
  target: (share: string, amount: string) => `cible votée : ${share}, soit ${amount}`,
}

const en: typeof fr = {
  pages: 'Pages of the budget',
  overview: 'Overview',
  sheet: 'Sheet',
  actions: 'Actions',
  funders: 'Funders',
  regions: 'Regions and actors',
  cash: 'Cash',
  flow: 'Flow',
  versions: 'Versions and scenarios',
  years: 'Year',
  wholePeriod: 'Whole period',
  balance: 'Balance',
  charges: 'Charges',
  income: 'Income',
  gap: 'Gap',
  balanced: 'balanced',
  missing: 'missing',
  left: 'left over',
  inKindGap: 'Gap 86 / 87',
  share: (share, amount) => `Regions and actors: ${share} (${amount})`,
  target: (share, amount) => `voted target: ${share}, or ${amount}`,
}

export const frameWords = messages(fr, en)
