/** What the picture of the flow says. */
import { messages } from '#kernel/values/typography.ts'
import type { FlowKind } from '../rules/flow.ts'

const fr = {
  title: "D'où vient l'argent, où il va",
  lead: "Chaque euro suit trois étapes : qui l'apporte, quelle partie du plan il sert, en quoi il est dépensé. Une partie du plan est payée d'abord par les produits qui lui sont affectés ; ce qui manque vient des ressources communes, les produits qui ne sont affectés à aucune action.",
  leadWhole:
    "Chaque euro suit deux étapes : qui l'apporte, puis en quoi il est dépensé. Ventilez les lignes sur les actions du plan pour voir ce que paie chaque partie.",
  picture: (total: string) => `Flux de ${total}, des financeurs aux parties du plan, puis aux dépenses`,
  toTable: 'Passer au tableau',
  common: 'Ressources communes',
  none: 'Non affecté à une action',
  whole: 'Non affecté aux actions',
  missing: 'Il manque',
  left: 'Non dépensé',
  kinds: {
    regions: 'Associations régionales',
    actors: 'Adhérents et organismes de formation',
    staff: 'Personnel',
    purchases: 'Achats et services extérieurs',
    taxes: 'Impôts et taxes',
    management: 'Autres charges de gestion',
    other: 'Charges financières, dotations, autres',
  } as Record<FlowKind, string>,
  columns: { sources: "Qui l'apporte", pillars: "Ce qu'il sert", kinds: 'En quoi il est dépensé' },
  band: (from: string, to: string, amount: string, share: string) => `${from} → ${to} : ${amount} (${share})`,
  node: (label: string, amount: string) => `${label} : ${amount}`,
  table: 'Le flux, bande par bande',
  from: 'De',
  to: 'Vers',
  amount: 'Montant',
  share: 'Du total',
  inKind: (charges: string, income: string) =>
    `Contributions volontaires en nature, à part : ${charges} d'emplois (86), ${income} de contributions (87).`,
  gaps: "Ce qui manque, et ce qui n'est pas dépensé, est montré comme tel : ce qui entre dans chaque case en ressort au centime près.",
  empty: 'Aucun montant à montrer encore',
  emptyHow: 'Dès que des lignes portent un montant, le flux se dessine ici.',
}

const en: typeof fr = {
  title: 'Where the money comes from, where it goes',
  lead: 'Each euro goes three steps: who brings it, which part of the plan it serves, as what it is spent. A part of the plan is paid first by the income spread on it; what is missing comes out of the common resources, the income that is spread over no action.',
  leadWhole:
    'Each euro goes two steps: who brings it, then as what it is spent. Spread the lines over the actions of the plan to see what pays each part.',
  picture: (total) => `Flow of ${total}, from funders to the parts of the plan, then to what is spent`,
  toTable: 'Go to the table',
  common: 'Common resources',
  none: 'Spread over no action',
  whole: 'Spread over no action',
  missing: 'Missing',
  left: 'Not spent',
  kinds: {
    regions: 'Regional associations',
    actors: 'Members and training bodies',
    staff: 'Staff',
    purchases: 'Purchases and external services',
    taxes: 'Taxes',
    management: 'Other operating charges',
    other: 'Financial charges, provisions, other',
  },
  columns: { sources: 'Who brings it', pillars: 'What it serves', kinds: 'As what it is spent' },
  band: (from, to, amount, share) => `${from} → ${to}: ${amount} (${share})`,
  node: (label, amount) => `${label}: ${amount}`,
  table: 'The flow, band by band',
  from: 'From',
  to: 'To',
  amount: 'Amount',
  share: 'Of the total',
  inKind: (charges, income) => `In-kind contributions, apart: ${charges} of use (86), ${income} of contributions (87).`,
  gaps: 'What is missing, and what is not spent, is shown as such: what comes into each box goes out of it to the cent.',
  empty: 'No amount to show yet',
  emptyHow: 'As soon as lines bear an amount, the flow is drawn here.',
}

export const flowWords = messages(fr, en)
