/** What goes to the regions and actors, tried by everyone: who keeps the budget promises and pays, the board reads, the region's own people acknowledge, others know nothing. */
import { sql } from 'kysely'
import { payInstalment, planInstalment } from '#modules/budget/index.ts'
import { agreeing } from './agreeing.ts'
import { type Answer, type Attempt, get, post, type Tested } from './attempts.ts'
import { budgetingIn, STAFF, TREASURER } from './budgets.ts'

const BOARD = 'Solène Varenquier'
/** Directs the recipient. */
const OWN = 'Malo Trevenec'
/** Presides another region. */
const OTHER = 'Joris Valdemay'
/** Numbers of their own, so that the answers of the table are known before anything stands. */
const BUDGET = 970_101
const VERSION = 970_201
const AGREEMENT = 970_301
const MADE = AGREEMENT + 1
const DUE = 970_401
const PAID = DUE + 1
const SPARE = DUE + 2

const standing = new WeakMap<object, Promise<{ bretagne: number }>>()

/** A draft budget with an agreement of 1 000 EUR with a region: one instalment due, one paid, one too many. */
async function stand(tested: Tested): Promise<{ bretagne: number }> {
  const { db } = tested.house
  const numbers = { budget_budget: BUDGET, budget_version: VERSION, budget_agreement: AGREEMENT, budget_instalment: DUE }
  for (const [table, first] of Object.entries(numbers))
    await sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(first)}`.execute(db)
  const at = await budgetingIn(tested)
  const { bretagne, agreement } = await agreeing(at)
  const id = await agreement()
  await at.does(TREASURER, async (tx, actor) => {
    for (const amountCents of [40_000, 30_000, 10_000]) await planInstalment(tx, actor, id, { dueOn: '2017-03-01', amountCents })
    await payInstalment(tx, actor, PAID, { paidOn: '2017-03-02', amountCents: 30_000 })
  })
  return { bretagne }
}

export function regionsAttempts(tested: Tested): Attempt[] {
  const stood = () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    return made
  }
  const once = (path: string) => async () => {
    await stood()
    return path
  }
  const signIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
  /** A draft's page: nobody is told that it exists. */
  const draft = (path: string, may: Answer, by = TREASURER) => get(once(path), by, 404, 404, 404, may)
  const read = (path: string, may: Answer = 200, by = TREASURER) => get(once(path), by, signIn(path), 404, 404, may)
  const deed = (path: string, form: Record<string, string>, may: Answer, back: string, by = TREASURER) =>
    post(once(path), form, by, signIn(back), 404, 404, may)
  const version = `/budget-versions/${VERSION}`
  const list = `/budgets/${BUDGET}/agreements`
  const one = `/agreements/${AGREEMENT}`
  const facts = { title: 'Essai', transfer: 'own', grant_id: '', amount: '1000', signed_on: '2017-01-02', note: '' }
  const key = { equal: '100', figures: '2016', revision: '0' }
  const small = (path: string, may: Answer, by = TREASURER) => deed(path, {}, may, '/me', by)
  const statement = async () => `/organisations/${(await stood()).bretagne}/statement`
  const recipient = async () => ({ ...facts, recipient: String((await stood()).bretagne) })
  return [
    draft(`${version}/regions`, 200),
    draft(`${version}/regions`, 200, BOARD),
    draft(`${version}/regions`, 404, OWN),
    draft(`${version}/region-key?equal=100`, 200, BOARD),
    draft(`${version}/region-key`, 404, OWN),
    post(once(`${version}/region-key`), key, BOARD, 404, 404, 404, 403),
    post(once(`${version}/region-key`), key, OWN, 404, 404, 404, 404),
    post(once(`${version}/region-key`), { ...key, equal: '99,99' }, TREASURER, 404, 404, 404, 422),
    post(once(`${version}/region-key`), key, STAFF, 404, 404, 404, `303 ${version}/regions`),
    post(once(`${version}/region-key`), key, TREASURER, 404, 404, 404, 409),
    read(list),
    read(list, 200, BOARD),
    read(list, 404, OWN),
    read(`${list}/new`),
    read(`${list}/new`, 403, BOARD),
    read(`${list}/new`, 404, OWN),
    deed(list, { ...facts, recipient: '' }, 422, list),
    post(once(list), recipient, BOARD, signIn(list), 404, 404, 403),
    post(once(list), recipient, OWN, signIn(list), 404, 404, 404),
    post(once(list), recipient, STAFF, signIn(list), 404, 404, `303 /agreements/${MADE}`),
    read(one),
    read(one, 200, BOARD),
    read(one, 200, OWN),
    read(one, 404, OTHER),
    read(`${one}/edit`),
    read(`${one}/edit`, 403, OWN),
    deed(one, { ...facts, revision: '1' }, 403, one, OWN),
    deed(one, { ...facts, revision: '1' }, `303 ${one}`, one),
    deed(one, { ...facts, revision: '1' }, 409, one, STAFF),
    deed(`${one}/instalments`, { due_on: '2017-06-01', amount: '1' }, 403, one, BOARD),
    deed(`${one}/instalments`, { due_on: '2017-06-01', amount: '1' }, 403, one, OWN),
    deed(`${one}/instalments`, { due_on: '2017-06-01', amount: '100000' }, 422, one),
    deed(`${one}/instalments`, { parts: '2', first_on: '2017-06-01', every_months: '3' }, `303 ${one}`, one),
    deed(`${one}/documents`, { kind: 'agreement' }, 403, one, OWN),
    deed(`${one}/documents`, { kind: 'agreement' }, 422, one),
    read(`/instalments/${DUE}`),
    read(`/instalments/${DUE}`, 403, OWN),
    deed(`/instalments/${DUE}/payment`, { paid_on: '2017-03-14', amount: '400' }, 403, `/instalments/${DUE}`, OWN),
    deed(`/instalments/${DUE}/payment`, { paid_on: '2017-03-14', amount: '400' }, `303 ${one}`, `/instalments/${DUE}`),
    small(`/instalments/${SPARE}/removal`, 403, BOARD),
    small(`/instalments/${SPARE}/removal`, `303 ${one}`),
    small(`/instalments/${DUE}/payment-withdrawal`, 403, OWN),
    small(`/instalments/${DUE}/payment-withdrawal`, `303 ${one}`),
    // The payer cannot say that the money came.
    small(`/instalments/${PAID}/acknowledgement`, 403, TREASURER),
    small(`/instalments/${PAID}/acknowledgement`, 404, OTHER),
    small(`/instalments/${PAID}/acknowledgement`, `303 ${one}`, OWN),
    small(`/instalments/${PAID}/payment-withdrawal`, 422),
    get(statement, OWN, signIn('/organisations/4/statement'), 404, 404, 200),
    get(statement, TREASURER, signIn('/organisations/4/statement'), 404, 404, 200),
    get(statement, OTHER, signIn('/organisations/4/statement'), 404, 404, 404),
    deed(`${one}/ending`, { ended_on: '2017-03-14' }, 403, one, OWN),
    deed(`${one}/ending`, { ended_on: '2017-03-14' }, `303 ${one}`, one),
    read('/instalments/999999', 404),
    read('/agreements/999999', 404),
    read('/budgets/999999/agreements', 404),
    read('/organisations/999999/statement', 404),
  ]
}
