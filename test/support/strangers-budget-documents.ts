/** Budgets, the slice documents, tried by everyone: a grant's table is for who keeps or reads drafts, the presentation for who sees chapters. */
import { sql } from 'kysely'
import { type Attempt, get, type Tested } from './attempts.ts'
import { filedBudget } from './budget-files.ts'
import { STAFF, TREASURER } from './budgets.ts'

/** Numbers of their own, so that the answers of the table are known before anything stands. */
const VERSION = 420_001
const GRANT = 420_101
const standing = new WeakMap<object, Promise<unknown>>()

async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  await sql`alter table budget_version alter column id restart with ${sql.lit(VERSION)}`.execute(db)
  await sql`alter table budget_grant alter column id restart with ${sql.lit(GRANT)}`.execute(db)
  await filedBudget(tested)
}

export function documentsAttempts(tested: Tested): Attempt[] {
  const there = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const table = (format: string, version = VERSION) => `/grants/${GRANT}/cerfa.${format}?version=${version}&year=2018`
  return [
    get(there(table('pdf')), TREASURER, 404, 404, 404, 200),
    get(there(table('xlsx')), STAFF, 404, 404, 404, 200),
    // The president reads what the treasurer writes.
    get(there(table('xlsx')), 'Solène Varenquier', 404, 404, 404, 200),
    get(there(table('xlsx', 999_999)), TREASURER, 404, 404, 404, 404),
    get(there(`/grants/${GRANT}/cerfa.pdf`), TREASURER, 404, 404, 404, 404),
    get(there(`/budget-versions/${VERSION}.pdf`), TREASURER, 404, 404, 404, 200),
    get('/budget-versions/999999.pdf', TREASURER, 404, 404, 404, 404),
  ]
}
