/** Versions, scenarios and their comparison, tried by everyone: a draft exists for those who write it, a proposed one for the network, a voted one for all. */
import { sql } from 'kysely'
import { type Attempt, get, nextNumber, nowhere, open, post, type Tested } from './attempts.ts'
import { BALANCED, budgetingIn, TREASURER } from './budgets.ts'

/** Numbers of their own, so that the answers of the table are known before anything stands. */
const BUDGET = 943_001
const FIRST = 943_101
const SCENARIO = FIRST + 1
const NEXT = FIRST + 2
const SECRETARY = 'Gildas Pontarec'

const standing = new WeakMap<object, Promise<unknown>>()

/** Balanced in both of its years. The numbers of versions go on from here. */
async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  const last = await db.selectFrom('budget_budget').select('id').orderBy('id', 'desc').executeTakeFirst()
  const number = (table: string, id: number) => sql`select setval(pg_get_serial_sequence(${table}, 'id'), ${id}, false)`.execute(db)
  await number('budget_budget', BUDGET)
  await number('budget_version', FIRST)
  await budgetingIn(tested, [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))])
  await number('budget_budget', (last?.id ?? 0) + 1)
}

const signIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`
const of = (id: number, part: string) => `/budget-versions/${id}/${part}`
const versions = `/budgets/${BUDGET}/versions`
const comparison = `/budgets/${BUDGET}/comparison?of=${FIRST}`
const frozen = of(FIRST, 'frozen.json')

type Made = (path: string) => () => Promise<string>
/** A form that makes a version of this number. */
type Numbered = (id: number, form: Record<string, string>) => () => Promise<Record<string, string>>

/** While there is a draft alone. */
const drafted = (at: Made, numbered: Numbered): Attempt[] => {
  const mine = (path: string) => get(at(path), TREASURER, 404, 404, 404, 200)
  const step = (id: number, part: string) => get(at(of(id, part)), TREASURER, signIn(of(id, part)), 404, 404, 200)
  const post404 = (path: string, form: Record<string, string>, answer: number | string) =>
    post(at(path), form, TREASURER, 404, 404, 404, answer)
  return [
    mine(versions),
    mine(comparison),
    get(at(frozen), TREASURER, 404, 404, 404, 404),
    step(FIRST, 'proposal'),
    step(FIRST, 'scenarios'),
    step(FIRST, 'giving-up'),
    step(FIRST, 'amendment'),
    post404(of(FIRST, 'scenarios'), { name: ' ' }, 422),
    post(
      at(of(FIRST, 'scenarios')),
      numbered(SCENARIO, { name: 'Sans', account_1: '756', percent_1: '−10' }),
      TREASURER,
      404,
      404,
      404,
      `303 ${comparison}&of=${SCENARIO}`,
    ),
    post404(of(SCENARIO, 'proposal'), {}, 422),
    post404(of(FIRST, 'amendment'), {}, 422),
    mine(`${comparison}&of=${SCENARIO}&show=all&year=2018`),
    post404(of(SCENARIO, 'giving-up'), {}, `303 ${versions}#v2`),
    get(at(of(SCENARIO, 'giving-up')), TREASURER, signIn(of(SCENARIO, 'giving-up')), 404, 404, `303 ${versions}#v2`),
    post404(of(FIRST, 'withdrawal'), {}, 422),
    post404(of(FIRST, 'proposal'), {}, `303 ${versions}#v1`),
  ]
}

/** Once it is proposed, who holds a mandate in the network reads it; nobody but the board moves it on. */
const proposed = (): Attempt[] => {
  const decision = of(FIRST, 'decision')
  const deed = (part: string, by: string, form: Record<string, string>, answer: number | string) =>
    post(of(FIRST, part), form, by, 404, 403, 404, answer)
  return [
    get(versions, TREASURER, 404, 200, 404, 200),
    get(frozen, TREASURER, 404, 200, 404, 200),
    get(decision, SECRETARY, signIn(decision), 403, 404, 200),
    deed('decision', SECRETARY, {}, 422),
    deed('decision', TREASURER, { decided_on: '2017-03-01' }, 403),
    deed('giving-up', TREASURER, {}, 422),
    deed('withdrawal', TREASURER, {}, `303 ${versions}#v1`),
    post(of(FIRST, 'proposal'), {}, TREASURER, 404, 404, 404, `303 ${versions}#v1`),
    deed('decision', SECRETARY, { decided_on: '2017-03-01' }, `303 ${versions}#v1`),
  ]
}

/** Once it is voted, everyone reads as much of it as is shown; its text stays, and the next one is a draft again. */
const voted = (numbered: Numbered): Attempt[] => {
  const deed = (part: string, form: Record<string, string>, answer: number | string) =>
    post(of(FIRST, part), form, TREASURER, 403, 403, 403, answer)
  const amendment = of(FIRST, 'amendment')
  return [
    open(versions, TREASURER),
    open(`${comparison}&of=${SCENARIO}`, TREASURER),
    get(frozen, TREASURER, 404, 200, 404, 200),
    deed('withdrawal', {}, 422),
    deed('proposal', {}, 422),
    get(amendment, TREASURER, signIn(amendment), 403, 403, 200),
    post(amendment, numbered(NEXT, {}), TREASURER, 403, 403, 403, `303 ${of(NEXT, 'sheet')}`),
    deed('amendment', {}, 422),
    deed('scenarios', { name: '' }, 422),
    get(of(NEXT, 'proposal'), TREASURER, signIn(of(NEXT, 'proposal')), 404, 404, 200),
  ]
}

export function versionsAttempts(tested: Tested): Attempt[] {
  const at: Made = (path) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const numbered: Numbered = (id, form) => async () => {
    await nextNumber(tested, 'budget_version', id)
    return form
  }
  return [
    ...drafted(at, numbered),
    ...proposed(),
    ...voted(numbered),
    nowhere('/budgets/999999/versions', TREASURER),
    nowhere('/budgets/999999/comparison', TREASURER),
    nowhere('/budget-versions/999999/frozen.json', TREASURER),
  ]
}
