/** The matrix of funders and actions, and cash by month, tried by everyone: of a draft by who reads drafts; of what is proposed the matrix by the network, the cash by nobody else. */
import { sql } from 'kysely'
import { type Attempt, get, nowhere, type Tested } from './attempts.ts'
import { budgetingIn, STAFF, TREASURER } from './budgets.ts'

/** Numbers of their own, so that the answers of the table are known before anything stands. */
const DRAFT = 960_601
const PROPOSED = DRAFT + 1

const standing = new WeakMap<object, Promise<void>>()

/** Two budgets, one of them proposed. */
async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  const last = await db
    .selectFrom('budget_version')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  await sql`alter table budget_version alter column id restart with ${sql.lit(DRAFT)}`.execute(db)
  await budgetingIn(tested)
  await budgetingIn(tested)
  await sql`alter table budget_version alter column id restart with ${sql.lit((last?.id ?? 0) + 1)}`.execute(db)
  await db
    .updateTable('budget_version')
    .set({ state: 'proposed', frozen: '{}', sha256: '0'.repeat(64) })
    .where('id', '=', PROPOSED)
    .execute()
}

export function matrixAttempts(tested: Tested): Attempt[] {
  const at = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const version = (id: number, page: string) => at(`/budget-versions/${id}/${page}`)
  return [
    get(version(DRAFT, 'funders'), TREASURER, 404, 404, 404, 200),
    get(version(DRAFT, 'funders?year=2018&by=actions&only=every'), STAFF, 404, 404, 404, 200),
    get(version(DRAFT, 'cash'), TREASURER, 404, 404, 404, 200),
    get(version(DRAFT, 'cash?late=12'), STAFF, 404, 404, 404, 200),
    get(version(PROPOSED, 'funders'), TREASURER, 404, 200, 404, 200),
    get(version(PROPOSED, 'cash'), TREASURER, 404, 404, 404, 200),
    nowhere('/budget-versions/999999/funders'),
    nowhere('/budget-versions/999999/cash'),
  ]
}
