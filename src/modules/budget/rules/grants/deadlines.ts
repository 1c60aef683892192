/** What the law asks of whoever receives public money, each with its rule, its day and what answers it: R22, R23, R24, R38; the papers of R20 and R21. */
import { addMonths, type Day } from '#kernel/dates.ts'
import type { GrantFacts } from '../../tables/grants.ts'
import type { DocumentKind, FunderKind } from '../../tables.ts'
import { awardedOfYear, type GrantYear, grantStateOf, isPublicGrant } from './grants.ts'

/** R22: above it a grant needs a written agreement (law 2000-321, art. 10; decree 2001-495). */
export const AGREEMENT_ABOVE_CENTS = 2_300_000
/** R23: above it, over a year, an auditor and the publication of the accounts (Code de commerce, art. L612-4, D612-5). */
export const AUDIT_ABOVE_CENTS = 15_300_000
/** R23: the accounts are published so many months after their approval (decree 2009-540). */
export const PUBLICATION_MONTHS = 3
/** Nobody has told us of the approval yet: it is awaited at the end of the sixth month after the year. */
const APPROVAL_MONTHS = 6
/** R24: the report is given so many months after the end of the year for which the grant was awarded (law 2000-321, art. 10). */
export const REPORT_MONTHS = 6
/** R38: decree 2021-1947 asks for the republican commitment contract from this day on; of earlier requests nothing is asked. */
export const COMMITMENT_FROM: Day = '2022-01-02'

export type DeadlineRule = 'R20' | 'R21' | 'R22' | 'R23' | 'R24' | 'R38'

/** done: its paper is on file · waiting: it is to be done by its day · late: that day is over. */
export type DeadlineState = 'done' | 'waiting' | 'late'

export interface Deadline {
  rule: DeadlineRule
  state: DeadlineState
  /** The last day on which it is in time; null: the law names none. */
  due: Day | null
  /** The paper that answers it. */
  paper: DocumentKind
  /** Of R23: the year, and what was awarded in it. */
  year?: number
  sumCents?: number
}

export interface PaperOnFile {
  kind: DocumentKind
  signedOn: Day | null
  aboutYear: number | null
}

/** A grant as the deadlines look at it. */
export interface Owing extends GrantFacts {
  funder: { kind: FunderKind }
  years: readonly GrantYear[]
  receivedCents: number
  payments: readonly { expectedOn: Day; receivedOn: Day | null }[]
}

/** In time through the whole of its day. */
const stateOn = (done: boolean, due: Day | null, today: Day): DeadlineState =>
  done ? 'done' : due !== null && today > due ? 'late' : 'waiting'

/** The accounts follow the calendar: their year ends with it. */
const endOfYear = (day: Day): Day => `${day.slice(0, 4)}-12-31`

/** R22: the agreement is signed before the first payment, else before the period is over. */
export function agreementDeadline(grant: Owing, papers: readonly PaperOnFile[], today: Day): Deadline | null {
  if (grant.awarded_on === null || !isPublicGrant(grant.funder.kind)) return null
  if ((grant.awarded_cents ?? 0) <= AGREEMENT_ABOVE_CENTS) return null
  const first = grant.payments.map(({ expectedOn, receivedOn }) => receivedOn ?? expectedOn).sort()[0] ?? grant.period_to
  const done = papers.some(({ kind }) => kind === 'agreement')
  return { rule: 'R22', state: stateOn(done, first, today), due: first, paper: 'agreement' }
}

/** R24: of grants over several years the last counts. Employment aid is accounted for to the agency that pays it. */
export function reportDeadline(grant: Owing, papers: readonly PaperOnFile[], today: Day): Deadline | null {
  if (grant.awarded_on === null || grant.funder.kind === 'employment_aid') return null
  const due = addMonths(endOfYear(grant.period_to), REPORT_MONTHS)
  const done = grant.justified_on !== null || papers.some(({ kind }) => kind === 'report')
  return { rule: 'R24', state: stateOn(done, due, today), due, paper: 'report' }
}

/** R38: signed before the request goes out; of a request that is being prepared, before it does. */
export function commitmentDeadline(grant: Owing, organisationPapers: readonly PaperOnFile[], today: Day): Deadline | null {
  if (!isPublicGrant(grant.funder.kind) || grant.refused_on !== null) return null
  const asking = grant.asked_on ?? (grantStateOf(grant) === 'planned' ? today : (grant.awarded_on ?? grant.proposed_on ?? today))
  if (asking < COMMITMENT_FROM) return null
  const done = organisationPapers.some(({ kind }) => kind === 'commitment')
  return { rule: 'R38', state: stateOn(done, grant.asked_on, today), due: grant.asked_on, paper: 'commitment' }
}

/** R20, R21: what must be on file before a euro of this grant goes to a region or an actor. `handedOn`: what the lines say goes on. */
export function handingOnDeadlines(
  grant: Pick<Owing, 'funder'>,
  papers: readonly PaperOnFile[],
  handedOn: { regrant: boolean; partner: boolean },
): Deadline[] {
  const has = (kind: DocumentKind) => papers.some((each) => each.kind === kind)
  const of = (rule: 'R20' | 'R21', paper: DocumentKind, wanted: boolean): Deadline[] =>
    wanted || has(paper) ? [{ rule, state: has(paper) ? 'done' : 'late', due: null, paper }] : []
  return [
    ...of('R20', 'regrant_authorisation', handedOn.regrant),
    ...(grant.funder.kind === 'european' ? of('R21', 'partnership', handedOn.partner) : []),
  ]
}

/** What public funders awarded in cash for a year: employment aid and private money do not count (R23). */
export const publicGrantsOfYear = (grants: readonly Owing[], year: number): number =>
  grants.filter(({ funder }) => isPublicGrant(funder.kind)).reduce((sum, grant) => sum + awardedOfYear(grant, year), 0)

/** R23, for one year: `approvedOn`, when the accounts of that year were approved, as far as it is known. */
export function publicationDeadline(
  { grants, papers, year }: { grants: readonly Owing[]; papers: readonly PaperOnFile[]; year: number },
  today: Day,
  approvedOn: Day | null = null,
): Deadline | null {
  const sumCents = publicGrantsOfYear(grants, year)
  if (sumCents <= AUDIT_ABOVE_CENTS) return null
  const approval = approvedOn ?? addMonths(`${year}-12-31`, APPROVAL_MONTHS)
  const due = addMonths(approval, PUBLICATION_MONTHS)
  const done = papers.some(({ kind, aboutYear }) => kind === 'publication' && aboutYear === year)
  return { rule: 'R23', state: stateOn(done, due, today), due, paper: 'publication', year, sumCents }
}

/** Every year that an award falls to, the first first. */
export function awardedYears(grants: readonly Owing[]): number[] {
  const years = grants
    .filter(({ awarded_on }) => awarded_on !== null)
    .flatMap((grant) =>
      grant.years.length > 0
        ? grant.years.map(({ year }) => year)
        : [Number(grant.period_from.slice(0, 4)), Number(grant.awarded_on!.slice(0, 4))],
    )
  return [...new Set(years)].sort((one, other) => one - other)
}

/** Whatever an organisation owes for its years (R23). */
export const yearDeadlines = (grants: readonly Owing[], papers: readonly PaperOnFile[], today: Day): Deadline[] =>
  awardedYears(grants).flatMap((year) => publicationDeadline({ grants, papers, year }, today) ?? [])

/** Whatever one grant owes. */
export const grantDeadlines = (
  grant: Owing,
  {
    papers,
    organisationPapers,
    handedOn,
  }: { papers: readonly PaperOnFile[]; organisationPapers: readonly PaperOnFile[]; handedOn: { regrant: boolean; partner: boolean } },
  today: Day,
): Deadline[] =>
  [
    commitmentDeadline(grant, organisationPapers, today),
    agreementDeadline(grant, papers, today),
    ...handingOnDeadlines(grant, papers, handedOn),
    reportDeadline(grant, papers, today),
  ].filter((each) => each !== null)

/** How long before its day a deadline is brought to those who are to meet it. */
const TOLD_MONTHS = 6

/** Whether it is time to expect it: what is late, what has no day, and what falls due within half a year. */
export const isTimeFor = ({ state, due }: Deadline, today: Day): boolean =>
  state === 'late' || (state === 'waiting' && (due === null || due <= addMonths(today, TOLD_MONTHS)))

/** A payment that was to come and has not. */
export const isOverdue = ({ expectedOn, receivedOn }: { expectedOn: Day; receivedOn: Day | null }, today: Day): boolean =>
  receivedOn === null && expectedOn < today
