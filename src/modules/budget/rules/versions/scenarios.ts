/** A scenario's assumptions, and what they make of the lines that it is copied from. */
import { MOST_CENTS, rateOf } from '#kernel/money.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { Assumption } from '../../tables/versions.ts'
import type { LineFacts, Side } from '../../tables.ts'
import { sideOf } from '../accounts.ts'
import { timesUnit } from '../lines.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'budget.scenario_unnamed': Record<never, never>
    'budget.percent_wrong': Record<never, never>
    'budget.account_without_line': { account: string }
    'budget.grant_without_line': Record<never, never>
    'budget.assumed_twice': { account: string }
    'budget.assumed_beyond': { account: string }
  }
}

const WHOLE = 10_000
/** From nothing at all to twice as much. */
export const MOST_PERCENT = WHOLE

export type AssumedLine = Pick<LineFacts, 'account' | 'amount_cents' | 'quantity_thousandths' | 'unit_cents' | 'grant_id'> & {
  id: number
  side: Side
}

const isOf = (account: string, line: AssumedLine): boolean => line.account.startsWith(account)

type Percent = Extract<Assumption, { kind: 'percent' }>
const percentsOf = (assumptions: readonly Assumption[]): Percent[] => assumptions.flatMap((each) => (each.kind === 'percent' ? [each] : []))

/** The field names its place among them: `account_0`. */
function objectionsToPercents(percents: readonly Percent[], lines: readonly AssumedLine[]): Objection[] {
  return percents.flatMap(({ account, percentBp }, place) => {
    const field = `account_${place}`
    // A line that two assumptions change would say neither.
    const before = percents.slice(0, place)
    const twice = before.some((other) => other.account.startsWith(account) || account.startsWith(other.account))
    return [
      ...(sideOf(account) === null
        ? [objection('budget.no_such_account', { account }, field)]
        : lines.some((line) => isOf(account, line))
          ? []
          : [objection('budget.account_without_line', { account }, field)]),
      ...(Number.isInteger(percentBp) && percentBp !== 0 && Math.abs(percentBp) <= MOST_PERCENT
        ? []
        : [objection('budget.percent_wrong', {}, `percent_${place}`)]),
      ...(twice ? [objection('budget.assumed_twice', { account }, field)] : []),
    ]
  })
}

export function objectionsToScenario(name: string, assumptions: readonly Assumption[], lines: readonly AssumedLine[]): Objection[] {
  const found: Objection[] = name.trim() === '' ? [objection('budget.scenario_unnamed', {}, 'name')] : []
  const granted = new Set(lines.flatMap(({ side, grant_id }) => (side === 'income' && grant_id !== null ? [grant_id] : [])))
  if (assumptions.some((each) => each.kind === 'grant_refused' && !granted.has(each.grantId)))
    found.push(objection('budget.grant_without_line', {}, 'grants'))
  found.push(...objectionsToPercents(percentsOf(assumptions), lines))
  const beyond = assumed(lines, assumptions).find(({ amount_cents }) => amount_cents > MOST_CENTS)
  return beyond ? [...found, objection('budget.assumed_beyond', { account: beyond.account }, 'percent_0')] : found
}

/** An amount so many hundredths of a percent more or less, to the nearest cent, halves up. */
export const changedBy = (cents: number, percentBp: number): number => rateOf(cents, WHOLE + percentBp)

/** Quantity times price stays only where the new quantity says exactly the new amount. */
function scaled(line: AssumedLine, percentBp: number): AssumedLine {
  const amount_cents = changedBy(line.amount_cents, percentBp)
  const quantity = line.quantity_thousandths === null ? null : changedBy(line.quantity_thousandths, percentBp)
  const holds = quantity !== null && quantity > 0 && line.unit_cents !== null && timesUnit(quantity, line.unit_cents) === amount_cents
  return { ...line, amount_cents, quantity_thousandths: holds ? quantity : null, unit_cents: holds ? line.unit_cents : null }
}

/** The lines that are not what they were, as they would be. A refused grant's income stands at nought: what is missing is to be seen. */
export function assumed<Line extends AssumedLine>(lines: readonly Line[], assumptions: readonly Assumption[]): AssumedLine[] {
  const refused = new Set(assumptions.flatMap((each) => (each.kind === 'grant_refused' ? [each.grantId] : [])))
  const percents = percentsOf(assumptions)
  return lines.flatMap((line) => {
    if (line.side === 'income' && line.grant_id !== null && refused.has(line.grant_id))
      return line.amount_cents === 0 ? [] : [{ ...line, amount_cents: 0, quantity_thousandths: null, unit_cents: null }]
    const by = percents.find(({ account }) => isOf(account, line))
    return by && line.amount_cents > 0 ? [scaled(line, by.percentBp)] : []
  })
}
