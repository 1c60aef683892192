/** The budget table of the CERFA 12156 form, counted from a version's lines: of a grant's actions, or of the whole budget (domain 5.1, R17). */
import { cutByWeights } from '#kernel/money.ts'
import type { FunderKind, Side } from '../../tables.ts'
import { CHARGE_GROUPS, groupOf, IN_KIND, INCOME_GROUPS, isInKind } from '../accounts.ts'

/** The lines that the form prints below its chapters, by the accounts that they gather; the rest of a chapter goes to `other`. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  '60': ['601', '604'],
  '61': ['613', '615', '616', '618'],
  '62': ['622', '623', '625'],
  '63': ['631', '635'],
  '64': ['641', '645'],
  '75': ['756', '758'],
  '86': ['860', '861', '862', '864'],
  '87': ['870', '871', '875'],
}
/** Accounts that the form prints under another one's line. */
const UNDER: Readonly<Record<string, string>> = { '602': '601', '633': '631', '637': '635' }
/** The last line of these chapters is the form's own; below the others it stands only where something is in it. */
const OTHER_PRINTED: readonly string[] = ['60', '62', '64']

export interface CerfaLine {
  id: number
  side: Side
  account: string
  amountCents: number
  /** By a key: its part is an indirect charge of a project. */
  byKey: boolean
  grantId: number | null
  /** What of it falls to which action. */
  shares: readonly { itemId: number; cents: number }[]
}

export interface CerfaGrant {
  id: number
  /** It may pay for every action: its table is the whole budget. */
  whole: boolean
  itemIds: ReadonlySet<number>
}

export type IndirectKind = 'fixed' | 'financial'

export type CerfaRow =
  | { kind: 'chapter'; group: string; cents: number }
  | { kind: 'line'; account: string; cents: number }
  | { kind: 'other'; group: string; cents: number }
  /** Income of one grant, or of account 74 without any (`grantId` null). */
  | { kind: 'grant'; grantId: number | null; account: string; cents: number }
  | { kind: 'indirect'; which: IndirectKind; cents: number }
  | { kind: 'indirects' | 'own' | 'missing' | 'surplus' | 'total' | 'whole'; cents: number }

/** The two halves of one part of the form. */
export interface CerfaBlock {
  name: 'direct' | 'indirect' | 'total' | 'in_kind' | 'whole'
  charges: CerfaRow[]
  income: CerfaRow[]
}

export interface CerfaTable {
  whole: boolean
  blocks: CerfaBlock[]
  /** Charges in money, and with what is given in kind. */
  totalCents: number
  wholeCents: { charge: number; income: number }
  /** What the grant brings to this table, and its part of the charges in money, in basis points. */
  grantCents: number
  grantShareBp: number
  /** What the income of the lines falls short of the charges; below nought: what is left over. */
  gapCents: number
}

interface Part {
  line: CerfaLine
  cents: number
}

const sum = (parts: readonly { cents: number }[]): number => parts.reduce((all, { cents }) => all + cents, 0)

/** What of a line belongs to the grant's project. A line that this grant brings belongs to it wholly: it may pay for nothing else. */
function partOf(line: CerfaLine, grant: CerfaGrant): Part {
  if (grant.whole || (line.side === 'income' && line.grantId === grant.id)) return { line, cents: line.amountCents }
  return { line, cents: sum(line.shares.filter(({ itemId }) => grant.itemIds.has(itemId))) }
}

/** R17: volunteers given are volunteers used. Where the year's two sides agree and nobody spread the gifts, they follow their use. */
function inKindOf(all: readonly CerfaLine[], parts: readonly Part[], grant: CerfaGrant): { charge: Part[]; income: Part[] } {
  const of = (side: Side) => parts.filter(({ line }) => line.side === side && isInKind(line.account))
  const [charge, income] = [of('charge'), of('income')]
  const given = all.filter(({ side, account }) => side === 'income' && isInKind(account))
  const used = all.filter(({ side, account }) => side === 'charge' && isInKind(account))
  const total = (lines: readonly CerfaLine[]) => lines.reduce((cents, line) => cents + line.amountCents, 0)
  if (grant.whole || total(given) !== total(used)) return { charge, income }
  const cut = cutByWeights(
    sum(charge),
    given.map(({ amountCents }) => amountCents),
  )
  return { charge, income: given.map((line, place) => ({ line, cents: cut[place]! })) }
}

const inGroup = (parts: readonly Part[], group: string): Part[] => parts.filter(({ line }) => groupOf(line.account) === group)

/** A chapter with its lines; every part is in exactly one of them. */
function chapter(parts: readonly Part[], group: string): CerfaRow[] {
  const own = inGroup(parts, group)
  const below = BELOW[group] ?? []
  const lineOf = ({ line: { account } }: Part): string | null => {
    const digits = account.slice(0, 3)
    const printed = UNDER[digits] ?? digits
    return below.includes(printed) ? printed : null
  }
  const rest = sum(own.filter((part) => lineOf(part) === null))
  const others: CerfaRow[] = below.length > 0 && (rest > 0 || OTHER_PRINTED.includes(group)) ? [{ kind: 'other', group, cents: rest }] : []
  return [
    { kind: 'chapter', group, cents: sum(own) },
    ...below.map((account): CerfaRow => ({ kind: 'line', account, cents: sum(own.filter((part) => lineOf(part) === account)) })),
    ...others,
  ]
}

/** Chapter 74 has a line for each grant, in the order of their accounts. */
function grants(parts: readonly Part[], grant: CerfaGrant): CerfaRow[] {
  const own = inGroup(parts, '74').filter(({ cents, line }) => cents > 0 || line.grantId === grant.id)
  const by = Map.groupBy(own, ({ line }) => (line.grantId === null ? `- ${line.account}` : `+ ${line.grantId}`))
  const rows = [...by.values()].map((all): CerfaRow => {
    const [{ line }] = all as [Part, ...Part[]]
    return { kind: 'grant', grantId: line.grantId, account: line.account, cents: sum(all) }
  })
  const key = (row: CerfaRow) => ('account' in row ? row.account : '')
  return [
    { kind: 'chapter', group: '74', cents: sum(inGroup(parts, '74')) },
    ...rows.toSorted((one, other) => key(one).localeCompare(key(other))),
  ]
}

function directBlock(direct: readonly Part[], income: readonly Part[], grant: CerfaGrant): CerfaBlock {
  return {
    name: 'direct',
    charges: CHARGE_GROUPS.flatMap((group) => chapter(direct, group)),
    income: INCOME_GROUPS.flatMap((group) => (group === '74' ? grants(income, grant) : chapter(income, group))),
  }
}

/** What keys give to the project on the left; what closes the table on either side (R17). */
function indirectBlock(indirect: readonly Part[], gapCents: number): CerfaBlock {
  const financial = sum(inGroup(indirect, '66'))
  const all = sum(indirect)
  return {
    name: 'indirect',
    charges: [
      { kind: 'indirects', cents: all },
      { kind: 'indirect', which: 'fixed', cents: all - financial },
      { kind: 'indirect', which: 'financial', cents: financial },
      { kind: 'surplus', cents: Math.max(0, -gapCents) },
    ],
    income: [
      { kind: 'own', cents: Math.max(0, gapCents) },
      { kind: 'missing', cents: Math.max(0, gapCents) },
    ],
  }
}

/** To the nearest basis point. */
const shareOf = (cents: number, of: number): number => (of === 0 ? 0 : Number((BigInt(cents) * 20_000n + BigInt(of)) / (2n * BigInt(of))))

/** The table of one year. Its two totals in money are the same to the cent; with what is in kind they are where 86 and 87 are (R17). */
export function cerfaTable(lines: readonly CerfaLine[], grant: CerfaGrant): CerfaTable {
  const parts = lines.map((line) => partOf(line, grant))
  const inMoney = (side: Side) => parts.filter(({ line }) => line.side === side && !isInKind(line.account))
  const [charges, income] = [inMoney('charge'), inMoney('income')]
  const isIndirect = ({ line }: Part) => !grant.whole && line.byKey
  const gapCents = sum(charges) - sum(income)
  const totalCents = Math.max(sum(charges), sum(income))
  const kind = inKindOf(lines, parts, grant)
  const wholeCents = { charge: totalCents + sum(kind.charge), income: totalCents + sum(kind.income) }
  const grantCents = sum(income.filter(({ line }) => line.grantId === grant.id))
  const total: CerfaRow = { kind: 'total', cents: totalCents }
  return {
    whole: grant.whole,
    blocks: [
      directBlock(
        charges.filter((part) => !isIndirect(part)),
        income,
        grant,
      ),
      indirectBlock(charges.filter(isIndirect), gapCents),
      { name: 'total', charges: [total], income: [total] },
      { name: 'in_kind', charges: chapter(kind.charge, IN_KIND.charge), income: chapter(kind.income, IN_KIND.income) },
      {
        name: 'whole',
        charges: [{ kind: 'whole', cents: wholeCents.charge }],
        income: [{ kind: 'whole', cents: wholeCents.income }],
      },
    ],
    totalCents,
    wholeCents,
    grantCents,
    grantShareBp: shareOf(grantCents, sum(charges)),
    gapCents,
  }
}

/** Rows that others sum up, or that repeat a sum, are no amounts of their own. */
export const isSum = (row: CerfaRow): boolean => row.kind === 'chapter' || ['indirects', 'own', 'total', 'whole'].includes(row.kind)

/** Where a grant stands, as a request tells it. */
export type GrantStanding = 'prepared' | 'asked' | 'proposed' | 'awarded' | 'refused'
export const standingOf = (grant: {
  asked_on: string | null
  proposed_on: string | null
  awarded_on: string | null
  refused_on: string | null
}): GrantStanding =>
  grant.refused_on !== null
    ? 'refused'
    : grant.awarded_on !== null
      ? 'awarded'
      : grant.proposed_on !== null
        ? 'proposed'
        : grant.asked_on !== null
          ? 'asked'
          : 'prepared'

export interface CerfaGrantTold {
  id: number
  title: string
  funder: string
  funderKind: FunderKind
  standing: GrantStanding
  askedCents: number | null
  proposedCents: number | null
  awardedCents: number | null
}
