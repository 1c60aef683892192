/** Budgets, the slice files, tried by everyone: who sees the lines takes them away, who writes the budget brings them in. */
import { sql } from 'kysely'
import { type Attempt, get, post, type Tested } from './attempts.ts'
import { budgetingIn, STAFF, TREASURER } from './budgets.ts'

/** A draft of a number of its own, so that the answers of the table are known before anything stands. */
const VERSION = 370_001
const standing = new WeakMap<object, Promise<unknown>>()

async function stand(tested: Tested): Promise<void> {
  await sql`alter table budget_version alter column id restart with ${sql.lit(VERSION)}`.execute(tested.house.db)
  await budgetingIn(tested)
}

export function filesAttempts(tested: Tested): Attempt[] {
  const there = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const version = `/budget-versions/${VERSION}`
  const signIn = `303 /sign-in?back=${encodeURIComponent(`${version}/import`)}`
  const draft = JSON.stringify({ lines: [{ account: '706', label: 'Ventes', amountCents: 100, year: 2018 }] })
  const takesOver = async () => {
    const { revision } = await tested.house.reader
      .selectFrom('budget_version')
      .select('revision')
      .where('id', '=', VERSION)
      .executeTakeFirstOrThrow()
    return { do: 'add', draft, name: 'budget.csv', revision: String(revision) }
  }
  return [
    // A draft does not exist for strangers, nor for those of another organisation.
    get(there(`${version}.xlsx`), STAFF, 404, 404, 404, 200),
    get(there(`${version}.ods`), STAFF, 404, 404, 404, 200),
    get(there(`${version}.csv`), TREASURER, 404, 404, 404, 200),
    get(there(`${version}.json`), TREASURER, 404, 404, 404, 200),
    get(there(`${version}/import`), TREASURER, signIn, 404, 404, 200),
    post(there(`${version}/import`), {}, TREASURER, signIn, 404, 404, 422),
    post(there(`${version}/import`), takesOver, TREASURER, signIn, 404, 404, `303 ${version}/sheet`),
    // The president reads drafts and writes none.
    post(there(`${version}/import`), takesOver, 'Solène Varenquier', signIn, 404, 404, 403),
    get('/budget-versions/999999.csv', STAFF, 404, 404, 404, 404),
    get(
      '/budget-versions/999999/import',
      STAFF,
      `303 /sign-in?back=${encodeURIComponent('/budget-versions/999999/import')}`,
      404,
      404,
      404,
    ),
  ]
}
