/** Budgets as one meets them, tried by everyone: the list is open, a draft exists for those who write it, all budgets together for the network's own people. */
import { sql } from 'kysely'
import { type Attempt, get, nowhere, open, type Tested } from './attempts.ts'
import { budgetingIn } from './budgets.ts'

/** Numbers of their own, so that the answers of the table are known before anything stands. */
const BUDGET = 941_001
const DRAFT = 941_101

const standing = new WeakMap<object, Promise<unknown>>()

async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  const ids = async (table: string, id: number) => sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${id}, false)`.execute(db)
  const next = async (table: string) =>
    (await sql<{ id: number }>`select coalesce(max(id), 0) + 1 as id from ${sql.table(table)}`.execute(db)).rows[0]!.id
  const [budget, version] = [await next('budget_budget'), await next('budget_version')]
  await ids('budget_budget', BUDGET)
  await ids('budget_version', DRAFT)
  await budgetingIn(tested)
  await ids('budget_budget', budget)
  await ids('budget_version', version)
}

export function overviewAttempts(tested: Tested): Attempt[] {
  const at = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const by = 'Nadia Feriquel'
  const mine = (path: string) => get(at(path), by, 404, 404, 404, 200)
  const all = '/budgets/consolidation'
  return [
    open('/budgets'),
    open('/budgets?year=2017&state=voted&page=2'),
    get(at(`/budgets/${BUDGET}`), by, 404, 404, 404, `303 /budget-versions/${DRAFT}`),
    mine(`/budget-versions/${DRAFT}`),
    mine(`/budget-versions/${DRAFT}?year=2018`),
    mine(`/budget-versions/${DRAFT}/flow`),
    mine(`/budget-versions/${DRAFT}/lines?account=64`),
    get(all, by, `303 /sign-in?back=${encodeURIComponent(all)}`, 404, 404, 200),
    get(`${all}?from=2016&to=2018`, by, `303 /sign-in?back=${encodeURIComponent(`${all}?from=2016&to=2018`)}`, 404, 404, 200),
    nowhere('/budgets/999999', by),
    nowhere('/budget-versions/999999', by),
    nowhere('/budget-versions/999999/flow', by),
    nowhere('/budget-versions/999999/lines', by),
  ]
}
