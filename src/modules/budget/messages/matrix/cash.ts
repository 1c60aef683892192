/** What the page of cash by month says. */
import { messages } from '#kernel/values/typography.ts'
import type { ReceiptState } from '../../rules/matrix/cash-grants.ts'

/** « De mars », « d'août »: month names that begin with a vowel. */
const of = (month: string): string => (/^[ao]/.test(month) ? `d'${month}` : `de ${month}`)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const fr = {
  title: 'Trésorerie mois par mois',
  lead: 'Ce qui entre, ce qui sort, ce qui reste en caisse à la fin de chaque mois si tout se passe comme le dit ce budget.',
  opening: "Trésorerie d'ouverture",
  openingUnsaid: "La trésorerie d'ouverture n'est pas dite : la courbe part de zéro.",
  sayOpening: 'La dire dans les réglages du budget',
  lowest: (month: string) => `Point bas, fin ${month}`,
  closing: (month: string) => `Fin ${month}`,
  lowPoint: (month: string, amount: string) => `${month} : ${amount}`,
  shortTitle: 'Il manque de la trésorerie',
  short: (from: string, until: string, deepest: string, amount: string) =>
    from === until
      ? `En ${from} il manque ${amount}.`
      : `${capital(of(from))} à ${until} il manque de l'argent, jusqu'à ${amount} en ${deepest}.`,
  shortForever: (from: string, deepest: string, amount: string) =>
    `À partir de ${from} il manque de l'argent, jusqu'à ${amount} en ${deepest}, et rien ne le comble ensuite.`,
  neverShort: "La trésorerie ne passe jamais sous zéro à la fin d'un mois.",
  withinMonth: 'Les soldes sont ceux de la fin du mois : dans le mois, ils peuvent être plus bas.',
  late: 'Si les soldes européens arrivent…',
  asPlanned: 'à la date prévue',
  lateBy: (months: number) => `${months} mois après la fin`,
  lateHint: "Les soldes européens arrivent de 3 à 34 mois après la fin de la période. Choisissez un retard pour voir ce qu'il change.",
  show: 'Voir ce que ça change',
  curve: (low: string) => `Trésorerie mois par mois. Point bas ${low}. Le tableau donne tous les montants.`,
  income: 'Encaissements',
  charges: 'Décaissements',
  balance: 'Solde en fin de mois',
  below: 'Ce qui manque',
  month: 'Mois',
  columns: { income: 'Entrées', charges: 'Sorties', balance: 'Solde' },
  tableCaption: 'Mois par mois, en euros',
  total: 'Total',
  toldMonth: (month: string, income: string, charges: string, balance: string) =>
    `${month} : entrent ${income}, sortent ${charges}, restent ${balance}`,
  receiptsTitle: 'Quand arrivent les subventions',
  receiptsCaption: 'Versements attendus et reçus, par date',
  grant: 'Subvention',
  amount: 'Montant',
  state: 'Selon',
  states: {
    received: 'versement reçu',
    planned: 'versement prévu',
    untold: "aucun versement n'est prévu",
  } as Record<ReceiptState, string>,
  delayed: 'en retard, par hypothèse',
  early: (amount: string) =>
    `${amount} de subventions sont arrivés avant le premier mois : ils sont déjà dans la trésorerie d'ouverture, et ne sont pas comptés une seconde fois.`,
  unmoved: (charges: string, income: string) =>
    `Ni dotations ni reprises ne bougent la caisse : ${charges} de charges (68) et ${income} de produits (78) n'y figurent pas.`,
  howTitle: 'Comment ces mois sont comptés',
  how: [
    'Une ligne qui dit son mois est comptée ce mois-là. Sinon, un douzième chaque mois.',
    "Une ligne tirée d'une subvention suit ses versements : reçus, à leur date et pour leur montant ; prévus, à leur date.",
    "Ce qu'aucun versement n'annonce arrive à la fin de l'année ou de la période de la subvention ; pour un fonds européen, 12 mois après la fin, ou le retard que vous choisissez.",
    "Les contributions volontaires (86 et 87) ne sont pas de l'argent.",
  ],
}

const en: typeof fr = {
  title: 'Cash month by month',
  lead: 'What comes in, what goes out, and what is left at the end of each month if all goes as this budget says.',
  opening: 'Opening cash',
  openingUnsaid: 'Opening cash is not said: the curve begins at nought.',
  sayOpening: "Say it in the budget's settings",
  lowest: (month) => `Low point, end of ${month}`,
  closing: (month) => `End of ${month}`,
  lowPoint: (month, amount) => `${month}: ${amount}`,
  shortTitle: 'Cash is missing',
  short: (from, until, deepest, amount) =>
    from === until ? `In ${from} ${amount} is missing.` : `From ${from} to ${until} money is missing, up to ${amount} in ${deepest}.`,
  shortForever: (from, deepest, amount) => `From ${from} on money is missing, up to ${amount} in ${deepest}, and nothing makes up for it.`,
  neverShort: 'Cash never falls below nought at the end of a month.',
  withinMonth: 'Balances are those of the end of the month: within it they may be lower.',
  late: 'If European balances come…',
  asPlanned: 'on the planned day',
  lateBy: (months) => `${months} months after the end`,
  lateHint: 'European balances come 3 to 34 months after the end of the period. Choose a delay to see what it changes.',
  show: 'Show what it changes',
  curve: (low) => `Cash month by month. Low point ${low}. The table gives every amount.`,
  income: 'Coming in',
  charges: 'Going out',
  balance: 'Left at the end of the month',
  below: 'What is missing',
  month: 'Month',
  columns: { income: 'In', charges: 'Out', balance: 'Left' },
  tableCaption: 'Month by month, in euros',
  total: 'Total',
  toldMonth: (month, income, charges, balance) => `${month}: ${income} in, ${charges} out, ${balance} left`,
  receiptsTitle: 'When grants come',
  receiptsCaption: 'Payments expected and received, by date',
  grant: 'Grant',
  amount: 'Amount',
  state: 'As told by',
  states: { received: 'a payment received', planned: 'a payment planned', untold: 'no payment is planned' },
  delayed: 'late, as assumed',
  early: (amount) =>
    `${amount} of grants came before the first month: they stand in the opening cash already, and are not counted a second time.`,
  unmoved: (charges, income) =>
    `Depreciation and dedicated funds move no cash: ${charges} of charges (68) and ${income} of income (78) are not in it.`,
  howTitle: 'How these months are counted',
  how: [
    'A line that says its month is counted in it. Else a twelfth each month.',
    'A line drawn from a grant follows its payments: received ones on their day and for their amount; planned ones on their day.',
    "What no payment tells of comes at the end of the year or of the grant's period; from a European fund 12 months after the end, or as late as you choose.",
    'In-kind contributions (86 and 87) are no money.',
  ],
}

export const cashWords = messages(fr, en)
