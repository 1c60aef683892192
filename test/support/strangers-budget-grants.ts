/** Funders, grants, their payments and papers, tried by everyone: the treasurer keeps them, the board reads them, for others there are none. */
import { sql } from 'kysely'
import { addFunder, addGrant, addPaper, planPayment, receivePayment } from '#modules/budget/index.ts'
import { type Answer, type Attempt, get, post, type Tested } from './attempts.ts'
import { budgetingIn, STAFF, TREASURER } from './budgets.ts'
import { PDF } from './office-files.ts'

/** The network is the first organisation of the demonstration. */
const NETWORK = 1
const BOARD = 'Solène Varenquier'
/** Numbers of their own, so that the answers of the table are known before anything stands. */
const FUNDER = 950_101
const EMPTY = FUNDER + 1
const MADE = FUNDER + 2
const GRANT = 950_201
const MISTAKE = GRANT + 1
const MADE_GRANT = GRANT + 2
const PAYMENT = 950_301
const PAID = PAYMENT + 1
const PAPER = 950_401
const OWN_PAPER = PAPER + 1

const standing = new WeakMap<object, Promise<void>>()

/** A funder with two grants, a payment to come and one that came, a paper of a grant and one of the network; another funder without any. */
async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  const numbers = { budget_funder: FUNDER, budget_grant: GRANT, budget_payment: PAYMENT, budget_document: PAPER }
  const { networkId, does } = await budgetingIn(tested)
  for (const [table, first] of Object.entries(numbers))
    await sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(first)}`.execute(db)
  const paper = { organisationId: networkId, agreementId: null, clause: null, signedOn: null, bytes: new Uint8Array(PDF) }
  await does(TREASURER, async (tx, actor) => {
    const funderId = await addFunder(tx, actor, { organisationId: networkId, name: 'Financeur essayé', kind: 'state' })
    await addFunder(tx, actor, { organisationId: networkId, name: 'Financeur sans subvention', kind: 'private' })
    const period = { period_from: '2017-01-01', period_to: '2017-12-31' }
    const awarded = { asked_cents: 1000, awarded_cents: 1000, awarded_on: '2017-01-10' }
    const grantId = await addGrant(tx, actor, { funderId, title: 'Subvention essayée', ...period, ...awarded })
    await addGrant(tx, actor, { funderId, title: 'Par erreur', ...period })
    await planPayment(tx, actor, grantId, { kind: 'balance', expectedOn: '2017-12-01', amountCents: 300 })
    const paid = await planPayment(tx, actor, grantId, { kind: 'advance', expectedOn: '2017-02-01', amountCents: 200 })
    await receivePayment(tx, actor, paid, { receivedOn: '2017-02-01', receivedCents: 200 })
    await addPaper(tx, actor, { ...paper, grantId, kind: 'award', name: 'notification.pdf' })
    await addPaper(tx, actor, { ...paper, grantId: null, kind: 'other', name: 'statuts.pdf' })
  })
}

export function grantsAttempts(tested: Tested): Attempt[] {
  const once = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const read = (path: string, may: Answer = 200, by = TREASURER): Attempt =>
    get(once(path), by, `303 /sign-in?back=${encodeURIComponent(path)}`, 404, 404, may)
  const deed = (path: string, form: Record<string, string>, may: Answer, by = TREASURER): Attempt =>
    post(once(path), form, by, 403, 404, 404, may)
  const grant = `/grants/${GRANT}`
  const period = { period_from: '2017-01-01', period_to: '2017-12-31', eligible: 'all' }
  const planned = { kind: 'claim', expected_on: '2017-10-01', amount: '1' }
  return [
    // A representative keeps the funders of the member that he or she represents: its list is another one.
    get(once('/funders'), TREASURER, '303 /sign-in?back=%2Ffunders', 200, 404, 200),
    get(once('/funders/new'), TREASURER, '303 /sign-in?back=%2Ffunders%2Fnew', 200, 404, 200),
    deed(`/funders?of=${NETWORK}`, { name: 'Autre', kind: 'state' }, `303 /funders/${MADE}`, STAFF),
    deed(`/funders?of=${NETWORK}`, { name: 'Autre encore', kind: 'state' }, 403, BOARD),
    read(`/funders/${FUNDER}`),
    read(`/funders/${FUNDER}`, 200, BOARD),
    read(`/funders/${FUNDER}/edit`),
    read(`/funders/${FUNDER}/edit`, 403, BOARD),
    deed(`/funders/${FUNDER}`, { name: 'Financeur essayé', kind: 'state', note: 'n', revision: '1' }, `303 /funders/${FUNDER}`),
    deed(`/funders/${FUNDER}`, { name: 'Financeur essayé', kind: 'state', revision: '1' }, 409, STAFF),
    deed(`/funders/${FUNDER}/removal`, {}, 422),
    deed(`/funders/${EMPTY}/removal`, {}, 403, BOARD),
    read(`/funders/${FUNDER}/grants/new`),
    read(`/funders/${FUNDER}/grants/new`, 403, BOARD),
    deed(`/funders/${FUNDER}/grants`, { title: '', ...period }, 422),
    deed(`/funders/${FUNDER}/grants`, { title: 'Nouvelle', ...period }, `303 /grants/${MADE_GRANT}`),
    read(grant),
    read(grant, 200, BOARD),
    read(`${grant}/edit`),
    read(`${grant}/edit`, 403, BOARD),
    deed(grant, { title: 'Subvention essayée', ...period, revision: '0' }, 409),
    deed(grant, { title: 'Subvention essayée', ...period, revision: '1' }, 403, BOARD),
    deed(`${grant}/removal`, {}, 422),
    deed(`/grants/${MISTAKE}/removal`, {}, `303 /funders/${FUNDER}`),
    deed(`${grant}/payments`, planned, 403, BOARD),
    deed(`${grant}/payments`, planned, `303 ${grant}#payments`),
    deed(`${grant}/payments`, { usual: 'on' }, 422),
    read(`/grant-payments/${PAYMENT}`),
    read(`/grant-payments/${PAYMENT}`, 403, BOARD),
    deed(`/grant-payments/${PAYMENT}`, { ...planned, amount: '2' }, `303 ${grant}#payments`),
    deed(`/grant-payments/${PAYMENT}/receipt`, { received_on: '2018-01-01', received_amount: '2' }, 422),
    deed(`/grant-payments/${PAID}/removal`, {}, 422),
    deed(`/grant-payments/${PAID}/receipt-removal`, {}, 403, BOARD),
    deed(`/grant-payments/${PAID}/receipt-removal`, {}, `303 ${grant}#payments`),
    deed(`/grant-payments/${PAYMENT}/removal`, {}, `303 ${grant}#payments`),
    deed(`${grant}/documents`, { kind: 'award' }, 422),
    deed(`${grant}/documents`, { kind: 'award' }, 403, BOARD),
    read(`/organisations/${NETWORK}/papers`, 200, BOARD),
    deed(`/organisations/${NETWORK}/papers`, { kind: 'other' }, 422),
    deed(`/organisations/${NETWORK}/papers`, { kind: 'other' }, 403, BOARD),
    read(`/budget-documents/${PAPER}`),
    read(`/budget-documents/${OWN_PAPER}`, 200, BOARD),
    deed(`/budget-documents/${PAPER}/removal`, {}, 403, BOARD),
    deed(`/budget-documents/${PAPER}/removal`, {}, `303 ${grant}#papers`),
    read(`/budget-documents/${PAPER}`, 404),
  ]
}
