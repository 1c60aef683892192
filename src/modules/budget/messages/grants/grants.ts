/** How the deeds on funders, grants, payments and papers are told. */
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { quoted, told } from '#kernel/values/typography.ts'
import type { GrantStep } from '../../tables/grants.ts'
import type { DocumentKind, FunderKind, PaymentKind } from '../../tables.ts'
import { nameWords } from '../names.ts'

export { grantsRefusals } from './refusals.ts'

/** The fields of a form, as the journal names them. */
const FIELDS: Record<Lang, Record<string, string>> = {
  fr: {
    name: 'le nom',
    kind: 'la sorte',
    european_fund: 'le fonds',
    note: 'la note',
    title: "l'intitulé",
    reference: 'la référence',
    period_from: 'le début',
    period_to: 'la fin',
    rate_cap_bp: 'le taux plafond',
    conditions: 'les conditions',
    all_items: 'les actions éligibles',
    items: 'les actions éligibles',
    years: 'le partage par année',
  },
  en: {
    name: 'the name',
    kind: 'the kind',
    european_fund: 'the fund',
    note: 'the note',
    title: 'the title',
    reference: 'the reference',
    period_from: 'the start',
    period_to: 'the end',
    rate_cap_bp: 'the rate cap',
    conditions: 'the conditions',
    all_items: 'the eligible actions',
    items: 'the eligible actions',
    years: 'the share of each year',
  },
}
const fields = (lang: Lang, names: string[]) =>
  new Intl.ListFormat(lang).format([...new Set(names.map((name) => FIELDS[lang][name] ?? name))])

const STEPS: Record<Lang, Record<GrantStep, string>> = {
  fr: {
    asked: 'la demande',
    proposed: 'la proposition du financeur',
    awarded: "l'accord du financeur",
    refused: 'le refus du financeur',
    justified: 'le compte rendu',
  },
  en: {
    asked: 'the request',
    proposed: "the funder's proposal",
    awarded: "the funder's award",
    refused: "the funder's refusal",
    justified: 'the report',
  },
}

interface Step {
  step: GrantStep
  on: Day | null
  amountCents: number | null
  undone?: boolean
}

/** « l'accord du financeur : 120 000 €, le 3 mars 2017 ». */
function stepTold(lang: Lang, { step, on, amountCents }: Step): string {
  const facts = [
    amountCents === null ? null : formatEuros(lang, amountCents),
    on && `${lang === 'fr' ? 'le' : 'on'} ${formatDay(lang, on)}`,
  ]
  const known = facts.filter(Boolean).join(', ')
  return `${STEPS[lang][step]}${known === '' ? '' : `${lang === 'fr' ? ' :' : ':'} ${known}`}`
}

interface Planned {
  kind: PaymentKind
  amountCents: number
  expectedOn: Day
}
const payment = (lang: Lang, { kind, amountCents }: Omit<Planned, 'expectedOn'>) =>
  `${nameWords(lang).payments[kind]}, ${formatEuros(lang, amountCents)}`

export const grantsDeeds = {
  'funder.added': {
    sentence: told<{ name: string; kind: FunderKind }>(
      ({ kind }) => `a ajouté ce financeur (${nameWords('fr').funderKinds[kind]})`,
      ({ kind }) => `added this funder (${nameWords('en').funderKinds[kind]})`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'funder.edited': {
    sentence: told<{ fields: string[] }>(
      ({ fields: names }) => `a modifié ${fields('fr', names)}`,
      ({ fields: names }) => `edited ${fields('en', names)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'funder.removed': {
    sentence: told<{ name: string }>(
      ({ name }) => `a retiré ${quoted('fr', name)} de la liste des financeurs`,
      ({ name }) => `removed ${quoted('en', name)} from the list of funders`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'grant.added': {
    sentence: told<{ title: string; askedCents: number | null }>(
      ({ askedCents }) => `a noté cette subvention${askedCents === null ? '' : `, ${formatEuros('fr', askedCents)} à demander`}`,
      ({ askedCents }) => `wrote down this grant${askedCents === null ? '' : `, ${formatEuros('en', askedCents)} to ask for`}`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'grant.edited': {
    sentence: told<{ fields: string[] }>(
      ({ fields: names }) => `a modifié ${fields('fr', names)}`,
      ({ fields: names }) => `edited ${fields('en', names)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'grant.removed': {
    sentence: told<{ title: string }>(
      ({ title }) => `a retiré la subvention ${quoted('fr', title)}`,
      ({ title }) => `removed the grant ${quoted('en', title)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'grant.step_recorded': {
    sentence: told<Step>(
      (step) => `${step.undone ? 'a effacé' : 'a noté'} ${stepTold('fr', step)}`,
      (step) => `${step.undone ? 'took back' : 'wrote down'} ${stepTold('en', step)}`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'grant.payment_planned': {
    sentence: told<Planned>(
      (planned) => `a prévu un versement : ${payment('fr', planned)}, pour le ${formatDay('fr', planned.expectedOn)}`,
      (planned) => `planned a payment: ${payment('en', planned)}, for ${formatDay('en', planned.expectedOn)}`,
    ),
    glyph: 'euro',
    tone: 'ink',
  },
  'grant.payment_edited': {
    sentence: told<Planned>(
      (planned) => `a corrigé un versement : ${payment('fr', planned)}, pour le ${formatDay('fr', planned.expectedOn)}`,
      (planned) => `mended a payment: ${payment('en', planned)}, for ${formatDay('en', planned.expectedOn)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'grant.payment_removed': {
    sentence: told<Omit<Planned, 'expectedOn'>>(
      (planned) => `a retiré un versement prévu : ${payment('fr', planned)}`,
      (planned) => `removed a planned payment: ${payment('en', planned)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'grant.payment_received': {
    sentence: told<{ kind: PaymentKind; amountCents: number; receivedOn: Day }>(
      (received) => `a noté un versement reçu : ${payment('fr', received)}, le ${formatDay('fr', received.receivedOn)}`,
      (received) => `wrote down a payment received: ${payment('en', received)}, on ${formatDay('en', received.receivedOn)}`,
    ),
    glyph: 'euro',
    tone: 'deed',
  },
  'grant.receipt_taken_back': {
    sentence: told<Omit<Planned, 'expectedOn'>>(
      (taken) => `a annulé la réception d'un versement : ${payment('fr', taken)}`,
      (taken) => `took back the receipt of a payment: ${payment('en', taken)}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
  'budget.paper_added': {
    sentence: told<{ kind: DocumentKind; name: string }>(
      ({ kind }) => `a mis une pièce au dossier : ${nameWords('fr').papers[kind]}`,
      ({ kind }) => `put a paper on file: ${nameWords('en').papers[kind]}`,
    ),
    glyph: 'document',
    tone: 'deed',
  },
  'budget.paper_removed': {
    sentence: told<{ kind: DocumentKind; name: string }>(
      ({ kind }) => `a retiré une pièce du dossier : ${nameWords('fr').papers[kind]}`,
      ({ kind }) => `took a paper off the file: ${nameWords('en').papers[kind]}`,
    ),
    glyph: 'undo',
    tone: 'ink',
  },
} as const
