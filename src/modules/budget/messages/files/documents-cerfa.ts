/** The CERFA 12156 table in words: each row of it with its account and what is said of it. */
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { messages } from '#kernel/values/typography.ts'
import { type CerfaGrantTold, type CerfaRow, type CerfaTable, type GrantStanding, isSum } from '../../rules/files/cerfa.ts'
import { accountName } from '../accounts.ts'
import { nameWords } from '../names.ts'

const fr = {
  form: 'Budget prévisionnel, tableau du formulaire CERFA 12156',
  sheet: 'CERFA 12156',
  factsSheet: 'Demande',
  name: 'cerfa-12156',
  ofProject: "Budget prévisionnel de l'action ou du projet",
  ofWhole: "Budget prévisionnel de l'association",
  organisation: 'Association',
  grant: 'Subvention demandée',
  funder: 'Financeur',
  year: 'Exercice',
  actions: 'Actions du plan',
  allActions: 'toutes : la subvention peut financer tout le budget',
  version: 'Compté sur',
  charges: 'Charges',
  income: 'Produits',
  amount: 'Montant (€)',
  amountHead: 'Montant',
  account: 'Compte',
  asked: 'Demandé (€)',
  proposed: 'Proposé (€)',
  awarded: 'Accordé (€)',
  state: 'État',
  blocks: {
    direct: { charges: 'Charges directes', income: 'Ressources directes' },
    in_kind: { charges: 'Contributions volontaires en nature', income: 'Contributions volontaires en nature' },
  },
  indirects: 'Charges indirectes réparties affectées au projet',
  indirect: { fixed: 'Charges fixes de fonctionnement', financial: 'Frais financiers' },
  surplus: 'Excédent prévisionnel',
  own: 'Ressources propres affectées au projet',
  missing: 'Autofinancement (insuffisance prévisionnelle)',
  totalCharges: 'Total des charges',
  totalIncome: 'Total des produits',
  wholeCharges: 'Total général des charges',
  wholeIncome: 'Total général des produits',
  others: { '60': 'Autres fournitures', '62': 'Services bancaires, autres', '64': 'Autres charges de personnel' } as Record<string, string>,
  other: 'Autres',
  withoutGrant: (account: string) => `${account} (sans subvention nommée)`,
  standings: {
    prepared: 'à demander',
    asked: 'demandée',
    proposed: 'proposée',
    awarded: 'accordée',
    refused: 'refusée',
  } as Record<GrantStanding, string>,
  share: (amount: string, share: string) =>
    `La subvention de ${amount}, objet de la présente demande, représente ${share} du total des charges (hors contributions volontaires).`,
  noLine: 'Cette subvention n’a aucune ligne de produits dans cette version pour cette année : elle n’apparaît pas dans le tableau.',
  unbalanced: (gap: string) => `Les comptes 86 et 87 diffèrent de ${gap} : les deux totaux généraux diffèrent d’autant.`,
  keyed: 'Sont indirectes les charges que les clés de répartition du budget donnent aux actions.',
  example: 'Exemple',
  exampleAcross: 'EXEMPLE',
  page: (name: string) => `${name} · CERFA 12156`,
}

const en: typeof fr = {
  form: 'Forecast budget, table of the form CERFA 12156',
  sheet: 'CERFA 12156',
  factsSheet: 'Request',
  name: 'cerfa-12156',
  ofProject: 'Forecast budget of the action or project',
  ofWhole: 'Forecast budget of the association',
  organisation: 'Association',
  grant: 'Grant asked for',
  funder: 'Funder',
  year: 'Financial year',
  actions: 'Actions of the plan',
  allActions: 'all: the grant may pay for the whole budget',
  version: 'Counted from',
  charges: 'Charges',
  income: 'Income',
  amount: 'Amount (€)',
  amountHead: 'Amount',
  account: 'Account',
  asked: 'Asked (€)',
  proposed: 'Proposed (€)',
  awarded: 'Awarded (€)',
  state: 'State',
  blocks: {
    direct: { charges: 'Direct charges', income: 'Direct income' },
    in_kind: { charges: 'In-kind contributions', income: 'In-kind contributions' },
  },
  indirects: 'Indirect charges set on the project',
  indirect: { fixed: 'Fixed running costs', financial: 'Financial costs' },
  surplus: 'Forecast surplus',
  own: 'Own resources set on the project',
  missing: 'Own funding (forecast shortfall)',
  totalCharges: 'Total charges',
  totalIncome: 'Total income',
  wholeCharges: 'Grand total of charges',
  wholeIncome: 'Grand total of income',
  others: { '60': 'Other supplies', '62': 'Banking services, other', '64': 'Other staff costs' },
  other: 'Other',
  withoutGrant: (account) => `${account} (no grant named)`,
  standings: { prepared: 'to be asked', asked: 'asked', proposed: 'proposed', awarded: 'awarded', refused: 'refused' },
  share: (amount, share) =>
    `The grant of ${amount} that this request is for makes ${share} of the total charges (in-kind contributions left out).`,
  noLine: 'This grant has no income line in this version for this year: it does not appear in the table.',
  unbalanced: (gap) => `Accounts 86 and 87 differ by ${gap}: so do the two grand totals.`,
  keyed: "Indirect are the charges that the budget's keys give to the actions.",
  example: 'Example',
  exampleAcross: 'EXAMPLE',
  page: (name) => `${name} · CERFA 12156`,
}

export const cerfaWords = messages(fr, en)

export interface ToldCerfaRow {
  account: string
  label: string
  /** Null: a heading without a sum. */
  cents: number | null
  level: 'heading' | 'chapter' | 'line' | 'total'
  grant: CerfaGrantTold | null
}

function toldRow(lang: Lang, row: CerfaRow, side: 'charges' | 'income', grants: ReadonlyMap<number, CerfaGrantTold>): ToldCerfaRow {
  const say = cerfaWords(lang)
  const level = row.kind === 'total' || row.kind === 'whole' ? 'total' : isSum(row) ? 'chapter' : 'line'
  const told = (account: string, label: string, grant: CerfaGrantTold | null = null): ToldCerfaRow => ({
    account,
    label,
    cents: row.cents,
    level,
    grant,
  })
  switch (row.kind) {
    case 'chapter':
      return told(row.group, accountName(lang, row.group))
    case 'line':
      return told(row.account, accountName(lang, row.account))
    case 'other':
      return told('', say.others[row.group] ?? say.other)
    case 'grant': {
      const grant = row.grantId === null ? null : (grants.get(row.grantId) ?? null)
      return told(row.account, grant ? `${grant.funder} · ${grant.title}` : say.withoutGrant(accountName(lang, row.account)), grant)
    }
    case 'indirect':
      return told('', say.indirect[row.which])
    case 'total':
      return told('', side === 'charges' ? say.totalCharges : say.totalIncome)
    case 'whole':
      return told('', side === 'charges' ? say.wholeCharges : say.wholeIncome)
    default:
      return told('', say[row.kind])
  }
}

/** Both halves side by side, part by part: the shorter one is filled up, so that totals stand beside each other. */
export function toldCerfa(
  lang: Lang,
  { blocks }: CerfaTable,
  grants: ReadonlyMap<number, CerfaGrantTold>,
): { charge: ToldCerfaRow | null; income: ToldCerfaRow | null }[] {
  const say = cerfaWords(lang)
  const heading = (label: string): ToldCerfaRow => ({ account: '', label, cents: null, level: 'heading', grant: null })
  return blocks.flatMap(({ name, charges, income }) => {
    const [left, right] = [
      charges.map((row) => toldRow(lang, row, 'charges', grants)),
      income.map((row) => toldRow(lang, row, 'income', grants)),
    ]
    const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, place) => ({
      charge: left[place] ?? null,
      income: right[place] ?? null,
    }))
    return name === 'direct' || name === 'in_kind'
      ? [{ charge: heading(say.blocks[name].charges), income: heading(say.blocks[name].income) }, ...rows]
      : rows
  })
}

/** « demandée · demandé 50 000 € · accordé 40 000 € ». */
export function standingText(lang: Lang, grant: CerfaGrantTold): string {
  const say = cerfaWords(lang)
  const last = grant.awardedCents ?? grant.proposedCents ?? grant.askedCents
  return [
    nameWords(lang).funderKinds[grant.funderKind],
    say.standings[grant.standing],
    ...(last === null ? [] : [formatEuros(lang, last)]),
  ].join(' · ')
}

export const shareText = (lang: Lang, { grantCents, grantShareBp }: CerfaTable): string =>
  cerfaWords(lang).share(formatEuros(lang, grantCents), formatShare(lang, grantShareBp))
