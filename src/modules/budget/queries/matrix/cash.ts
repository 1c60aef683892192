/** The lines of a version and the payments of its grants, as far as cash needs them: for who may read its drafts. */
import type { Reader } from '#kernel/database.ts'
import type { CashLine } from '../../rules/matrix/cash.ts'
import type { GrantCash, GrantPayment } from '../../rules/matrix/cash-grants.ts'

export async function cashLinesOf(reader: Reader, versionId: number): Promise<CashLine[]> {
  const rows = await reader
    .selectFrom('budget_line')
    .select(['year', 'side', 'account', 'amount_cents', 'cash_month', 'grant_id'])
    .where('version_id', '=', versionId)
    .where('removed', '=', false)
    .execute()
  return rows.map(({ year, side, account, amount_cents, cash_month, grant_id }) => ({
    year,
    side,
    account,
    amountCents: amount_cents,
    cashMonth: cash_month,
    grantId: grant_id,
  }))
}

/** The grants that these lines draw on, each with its payments. */
export async function cashGrantsOf(reader: Reader, lines: readonly CashLine[]): Promise<Map<number, GrantCash>> {
  const ids = [...new Set(lines.flatMap(({ side, grantId }) => (side === 'income' ? (grantId ?? []) : [])))]
  if (ids.length === 0) return new Map()
  const [grants, payments, years] = await Promise.all([
    reader
      .selectFrom('budget_grant as g')
      .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
      .select(['g.id', 'g.title', 'f.name as funder', 'f.kind', 'g.period_from', 'g.period_to'])
      .where('g.id', 'in', ids)
      .execute(),
    reader.selectFrom('budget_payment').selectAll().where('grant_id', 'in', ids).orderBy('expected_on').orderBy('id').execute(),
    reader.selectFrom('budget_grant_year').selectAll().where('grant_id', 'in', ids).execute(),
  ])
  const paymentsOf = Map.groupBy(payments, ({ grant_id }) => grant_id)
  const yearsOf = Map.groupBy(years, ({ grant_id }) => grant_id)
  const payment = (row: (typeof payments)[number]): GrantPayment => ({
    kind: row.kind,
    expectedOn: row.expected_on,
    amountCents: row.amount_cents,
    receivedOn: row.received_on,
    receivedCents: row.received_cents,
  })
  return new Map(
    grants.map(({ id, title, funder, kind, period_from, period_to }) => [
      id,
      {
        id,
        title,
        funder,
        european: kind === 'european',
        periodFrom: period_from,
        periodTo: period_to,
        payments: (paymentsOf.get(id) ?? []).map(payment),
        byYear: new Map((yearsOf.get(id) ?? []).map(({ year, amount_cents }) => [year, amount_cents])),
      },
    ]),
  )
}
