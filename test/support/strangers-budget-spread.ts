/** Lines spread over actions, and keys, tried by everyone: a draft is written by who keeps the budget, and is nowhere for others. */
import { sql } from 'kysely'
import { type Attempt, get, nextNumber, post, type Tested } from './attempts.ts'
import { budgetingIn, STAFF, TREASURER } from './budgets.ts'

/** Numbers of their own, so that the answers of the table are known before anything stands. */
const VERSION = 935_201
const LINE = 935_301
const KEY = 935_401
/** Of the board, which reads drafts and does not write them. */
const PRESIDENT = 'Solène Varenquier'

const standing = new WeakMap<object, Promise<number[]>>()

/** A draft with its lines; the ids of the plan's actions. */
async function stand(tested: Tested): Promise<number[]> {
  const { db } = tested.house
  await sql`alter table budget_version alter column id restart with ${sql.lit(VERSION)}`.execute(db)
  await sql`alter table budget_line alter column id restart with ${sql.lit(LINE)}`.execute(db)
  const { actions } = await budgetingIn(tested)
  return actions.map(({ id }) => id)
}

export function spreadAttempts(tested: Tested): Attempt[] {
  const actions = (): Promise<number[]> => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    return made
  }
  const standingAt = (path: string) => async () => {
    await actions()
    return path
  }
  const revisionOf = async (table: 'budget_line' | 'budget_key', id: number) =>
    String((await tested.house.reader.selectFrom(table).select('revision').where('id', '=', id).executeTakeFirst())?.revision ?? 0)
  const signIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
  const version = `/budget-versions/${VERSION}`
  const line = `/budget-lines/${LINE}/actions`
  const several = `${version}/spreading`
  const keys = `${version}/keys`
  const key = `/budget-keys/${KEY}`
  const wholly = async () => ({ revision: await revisionOf('budget_line', LINE), spread: 'one', action: String((await actions())[0]) })
  const short = async () => ({
    revision: await revisionOf('budget_line', LINE),
    spread: 'shares',
    [`share-${(await actions())[0]}`]: '99,99',
  })
  const weights = async () => {
    await nextNumber(tested, 'budget_key', KEY)
    return {
      kind: 'weights',
      name: 'Temps passé',
      criterion: 'heures prévues',
      revision: await revisionOf('budget_key', KEY),
      [`weight-${(await actions())[1]}`]: '120',
    }
  }
  const chosen = [1, 2].map((place) => `line=${LINE + place}.1`).join('&')
  const both = async () => ({ line: [`${LINE + 1}.1`, `${LINE + 2}.1`], spread: 'one', action: String((await actions())[0]) })
  return [
    get(standingAt(`${version}/actions`), TREASURER, 404, 404, 404, 200),
    get(`${version}/actions?show=missing`, PRESIDENT, 404, 404, 404, 200),
    get(line, STAFF, signIn(line), 404, 404, 200),
    get(line, PRESIDENT, signIn(line), 404, 404, 403),
    post(line, short, TREASURER, signIn(line), 404, 404, 422),
    post(line, wholly, PRESIDENT, signIn(line), 404, 404, 403),
    post(line, wholly, TREASURER, signIn(line), 404, 404, `303 ${version}/actions?year=2018`),
    get(`${several}?${chosen}`, TREASURER, signIn(several), 404, 404, 200),
    post(several, both, PRESIDENT, signIn(several), 404, 404, 403),
    post(several, both, STAFF, signIn(several), 404, 404, `303 ${version}/actions`),
    get(keys, PRESIDENT, 404, 404, 404, 200),
    get(`${keys}/new?kind=flat`, TREASURER, signIn(`${keys}/new`), 404, 404, 200),
    post(keys, { kind: 'weights', name: 'Sans critère' }, TREASURER, signIn(keys), 404, 404, 422),
    post(keys, weights, PRESIDENT, signIn(keys), 404, 404, 403),
    post(keys, weights, TREASURER, signIn(keys), 404, 404, `303 ${keys}`),
    get(key, TREASURER, signIn(key), 404, 404, 200),
    post(key, weights, STAFF, signIn(key), 404, 404, `303 ${keys}`),
    get(`${key}/removal`, TREASURER, signIn(`${key}/removal`), 404, 404, 200),
    post(`${key}/removal`, {}, PRESIDENT, signIn(`${key}/removal`), 404, 404, 403),
    post(`${key}/removal`, {}, TREASURER, signIn(`${key}/removal`), 404, 404, `303 ${keys}`),
    get('/budget-lines/999999999/actions', TREASURER, signIn('/budget-lines/999999999/actions'), 404, 404, 404),
    get('/budget-keys/999999999', TREASURER, signIn('/budget-keys/999999999'), 404, 404, 404),
    get('/budget-versions/999999999/actions', TREASURER, 404, 404, 404, 404),
  ]
}
