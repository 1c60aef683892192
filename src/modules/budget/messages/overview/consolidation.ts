/** What is said of all budgets together. */
import { messages } from '#kernel/values/typography.ts'
import type { OwnerKind } from '../../rules/overview/consolidation.ts'
import type { Side } from '../../tables.ts'

const fr = {
  title: 'Budgets réunis',
  lead: 'Les budgets de toutes les organisations du réseau, additionnés chapitre par chapitre. Chacun compte par sa version votée, sinon par sa version proposée. Cinq années au plus.',
  from: 'De',
  to: 'À',
  years: (years: readonly number[]) => (years.length === 1 ? String(years[0]) : `${years[0]}-${years.at(-1)}`),
  kinds: { network: 'Réseau', regional: 'Régions', member: 'Adhérents' } as Record<OwnerKind, string>,
  told: {
    network: () => 'Le réseau',
    regional: (told: number, all: number) => `${told} associations régionales sur ${all}`,
    member: (told: number, all: number) => `${told} adhérents sur ${all}`,
  } as Record<OwnerKind, (told: number, all: number) => string>,
  toldNetwork: { yes: 'le réseau', no: 'pas encore le réseau' },
  toldTitle: 'Qui est compté',
  proposed: (count: number) => (count > 1 ? `dont ${count} budgets seulement proposés` : `dont ${count} budget seulement proposé`),
  net: 'Charges, sans ce qui est versé aux régions et acteurs',
  handed: 'Versé aux régions et acteurs',
  table: { charge: 'Charges par chapitre', income: 'Produits par chapitre' } as Record<Side, string>,
  byYear: { charge: 'Charges par année', income: 'Produits par année' } as Record<Side, string>,
  code: 'Compte',
  label: 'Libellé',
  total: 'Total',
  share: 'En %',
  sum: { charge: 'Total des charges', income: 'Total des produits' } as Record<Side, string>,
  passedTitle: "Ce qui passe d'une organisation à l'autre",
  passed: (amount: string) =>
    `${amount} vont aux régions et acteurs : charge de qui verse, puis charge de qui reçoit et dépense. Le premier chiffre de cette page ne le compte pas deux fois ; dans les produits, il paraît encore chez ceux qui le reçoivent et ont un budget ici.`,
  passedNone: "Aucun budget ne prévoit d'argent pour les régions et acteurs.",
  passedAs: 'Nature',
  inKind: (charges: string, income: string) =>
    `Contributions volontaires en nature, à part : ${charges} d'emplois (86), ${income} de contributions (87).`,
  empty: 'Aucun budget voté ni proposé pour ces années',
  emptyHow: "Dès qu'une organisation propose ou vote son budget, il est compté ici.",
}

const en: typeof fr = {
  title: 'Budgets together',
  lead: 'The budgets of all organisations of the network, added up chapter by chapter. Each counts by its voted version, else by its proposed one. Five years at most.',
  from: 'From',
  to: 'To',
  years: (years) => (years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`),
  kinds: { network: 'Network', regional: 'Regions', member: 'Members' },
  told: {
    network: () => 'The network',
    regional: (told, all) => `${told} regional associations of ${all}`,
    member: (told, all) => `${told} members of ${all}`,
  },
  toldNetwork: { yes: 'the network', no: 'not the network yet' },
  toldTitle: 'Who is counted',
  proposed: (count) => (count === 1 ? '1 of the budgets is only proposed' : `${count} of the budgets are only proposed`),
  net: 'Charges, without what goes to the regions and actors',
  handed: 'Goes to the regions and actors',
  table: { charge: 'Charges by chapter', income: 'Income by chapter' },
  byYear: { charge: 'Charges by year', income: 'Income by year' },
  code: 'Account',
  label: 'Label',
  total: 'Total',
  share: 'In %',
  sum: { charge: 'Total charges', income: 'Total income' },
  passedTitle: 'What passes from one organisation to another',
  passed: (amount) =>
    `${amount} go to the regions and actors: a charge of who pays, then of who receives and spends it. The first figure of this page does not count it twice; in the income it still appears with those who receive it and have a budget here.`,
  passedNone: 'No budget foresees money for the regions and actors.',
  passedAs: 'As',
  inKind: (charges, income) => `In-kind contributions, apart: ${charges} of use (86), ${income} of contributions (87).`,
  empty: 'No voted or proposed budget for these years',
  emptyHow: 'As soon as an organisation proposes or votes its budget, it is counted here.',
}

export const consolidationWords = messages(fr, en)
