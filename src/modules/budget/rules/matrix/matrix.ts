/** The matrix of what funds and what is funded: of each action its cost, who pays what share of it, and what is missing; of each source what is spread where (R27). */
import type { Localized } from '#kernel/values/lang.ts'
import type { Band, Finding, Funding, FundingGrant } from './funding.ts'
import { cellMarks } from './marks.ts'

/** An action in its place in the plan. */
export interface PlacedAction {
  id: number
  code: string
  title: Localized
  /** The item of the first level that it stands under; null: it is in the plan no longer, or the reader may not know the plan. */
  pillarId: number | null
  /** R41: « souhaitée, non financée » is said of the action itself. */
  wanted: boolean
}

/** Where money comes from: a grant of a funder, or an account of income that no grant stands behind. */
export type Source =
  | { key: string; group: string; kind: 'grant'; grant: FundingGrant }
  | { key: string; group: 'unfiled' | 'own'; kind: 'account'; account: string }

export interface Cell {
  cents: number
  /** Of the action's cost, in basis points, to the nearest; null: it costs nothing. */
  rateBp: number | null
  /** What is said of it that is to be mended or looked at. */
  marks: Finding['kind'][]
}

export type FundingState = 'full' | 'part' | 'none' | 'beyond' | 'nothing'

export interface MatrixAction {
  action: PlacedAction
  costCents: number
  fundedCents: number
  missingCents: number
  beyondCents: number
  state: FundingState
  cells: Map<string, Cell>
  /** Whether any finding speaks of it. */
  troubled: boolean
}

export interface SourceSum {
  source: Source
  /** All its lines say. */
  cents: number
  spreadCents: number
  /** What of it is spread nowhere. */
  nowhereCents: number
}

export interface Matrix {
  sources: SourceSum[]
  /** In the order of the plan; those without any money among them. */
  actions: MatrixAction[]
  costCents: number
  fundedCents: number
  missingCents: number
  /** Charges and income that are spread over no action. */
  chargesNowhereCents: number
  incomeNowhereCents: number
}

/** Money of the public hand is to have its grant; without one it stands apart from own resources. */
export const groupOfAccount = (account: string): 'unfiled' | 'own' => (/^7[34]/.test(account) ? 'unfiled' : 'own')

const sourceKey = ({ grantId, account }: Pick<Band, 'grantId' | 'account'>): string => (grantId === null ? `a${account}` : `g${grantId}`)

function sourceOf(band: Band, grants: Funding['grants']): Source {
  const key = sourceKey(band)
  const grant = band.grantId === null ? undefined : grants.get(band.grantId)
  if (grant) return { key, group: `f${grant.funderId}`, kind: 'grant', grant }
  return { key, group: groupOfAccount(band.account), kind: 'account', account: band.account }
}

const GROUP_ORDER = { funder: 0, unfiled: 1, own: 2 } as const
const rank = (source: Source): number => (source.kind === 'grant' ? GROUP_ORDER.funder : GROUP_ORDER[source.group])

const NAMES = new Intl.Collator('fr', { numeric: true })

/** Funders by their name, each with its grants by their title; then public money without a grant, then own resources, both by account. */
function byGroup({ source: one }: SourceSum, { source: other }: SourceSum): number {
  if (one.kind === 'grant' && other.kind === 'grant')
    return (
      NAMES.compare(one.grant.funder, other.grant.funder) ||
      one.grant.funderId - other.grant.funderId ||
      NAMES.compare(one.grant.title, other.grant.title) ||
      one.grant.id - other.grant.id
    )
  if (one.kind === 'account' && other.kind === 'account') return rank(one) - rank(other) || (one.account < other.account ? -1 : 1)
  return rank(one) - rank(other)
}

const sumOfParts = ({ parts }: Band): number => parts.reduce((sum, [, cents]) => sum + cents, 0)

function sumSources(bands: readonly Band[], grants: Funding['grants']): SourceSum[] {
  const all = new Map<string, SourceSum>()
  for (const band of bands) {
    if (band.side !== 'income') continue
    const key = sourceKey(band)
    const sum = all.get(key) ?? { source: sourceOf(band, grants), cents: 0, spreadCents: 0, nowhereCents: 0 }
    const spread = sumOfParts(band)
    sum.cents += band.cents
    sum.spreadCents += spread
    sum.nowhereCents += band.cents - spread
    all.set(key, sum)
  }
  return [...all.values()].toSorted(byGroup)
}

export const fundingState = (costCents: number, fundedCents: number): FundingState =>
  fundedCents > costCents
    ? 'beyond'
    : costCents === 0
      ? 'nothing'
      : fundedCents === costCents
        ? 'full'
        : fundedCents === 0
          ? 'none'
          : 'part'

/** A share in basis points, to the nearest. Beyond what whole numbers hold exactly, with larger ones. */
function nearest(cents: number, of: number): number | null {
  if (of === 0) return null
  const doubled = cents * 20_000 + of
  if (!Number.isSafeInteger(doubled)) return Number((BigInt(cents) * 20_000n + BigInt(of)) / (2n * BigInt(of)))
  return (doubled - (doubled % (2 * of))) / (2 * of)
}

const UNMARKED: Finding['kind'][] = []

interface Sums {
  costCents: number
  fundedCents: number
  bySource: Map<string, number>
}

function sumActions(bands: readonly Band[]): Map<number, Sums> {
  const all = new Map<number, Sums>()
  for (const band of bands) {
    const key = sourceKey(band)
    for (const [itemId, cents] of band.parts) {
      let sums = all.get(itemId)
      if (!sums) {
        sums = { costCents: 0, fundedCents: 0, bySource: new Map() }
        all.set(itemId, sums)
      }
      if (band.side === 'charge') sums.costCents += cents
      else {
        sums.fundedCents += cents
        sums.bySource.set(key, (sums.bySource.get(key) ?? 0) + cents)
      }
    }
  }
  return all
}

function actionOf(action: PlacedAction, sums: Sums | undefined, marks: Map<string, Finding['kind'][]>, troubled: boolean): MatrixAction {
  const { costCents, fundedCents, bySource } = sums ?? { costCents: 0, fundedCents: 0, bySource: new Map<string, number>() }
  const cells = new Map<string, Cell>()
  for (const [key, cents] of bySource)
    if (cents > 0)
      cells.set(key, {
        cents,
        rateBp: nearest(cents, costCents),
        marks: troubled ? (marks.get(`${action.id} ${key}`) ?? UNMARKED) : UNMARKED,
      })
  return {
    action,
    costCents,
    fundedCents,
    missingCents: Math.max(0, costCents - fundedCents),
    beyondCents: Math.max(0, fundedCents - costCents),
    state: fundingState(costCents, fundedCents),
    cells,
    troubled,
  }
}

/** Of one year, or of all (null). `placed`: the actions of the plan in its order, and whatever stands for the others. */
export function matrixOf(
  funding: Pick<Funding, 'bands' | 'grants'>,
  findings: readonly Finding[],
  placed: readonly PlacedAction[],
  year: number | null,
): Matrix {
  const bands = year === null ? funding.bands : funding.bands.filter((band) => band.year === year)
  const { marks, troubled } = cellMarks(findings, year)
  const sums = sumActions(bands)
  const actions = placed.map((action) => actionOf(action, sums.get(action.id), marks, troubled.has(action.id)))
  const sources = sumSources(bands, funding.grants)
  const total = (of: (action: MatrixAction) => number) => actions.reduce((sum, action) => sum + of(action), 0)
  const nowhere = (side: Band['side']) => bands.reduce((sum, band) => sum + (band.side === side ? band.cents - sumOfParts(band) : 0), 0)
  return {
    sources,
    actions,
    costCents: total(({ costCents }) => costCents),
    fundedCents: total(({ fundedCents }) => fundedCents),
    missingCents: total(({ missingCents }) => missingCents),
    chargesNowhereCents: nowhere('charge'),
    incomeNowhereCents: nowhere('income'),
  }
}
