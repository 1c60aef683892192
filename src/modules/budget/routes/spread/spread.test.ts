/** The pages of spreading, without a script: equal parts, what is missing, what was typed, and what a stranger sees of an action's money. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'

const trial = await budgeting()
const [salaries, travel] = trial.lineIds
const action = trial.actions.map(({ id }) => id)
const named = async (name: string) => {
  const headers = await trial.asNamed(name)
  return (address: string, init: { form?: Record<string, string | string[]> } = {}) =>
    trial.request(address, { ...init, headers, ...(init.form ? { method: 'POST' } : {}) })
}
const as = await named(TREASURER)
const path = (id: number) => `/budget-lines/${id}/actions`

const revisionOf = async (id: number) =>
  String((await trial.house.db.selectFrom('budget_line').select('revision').where('id', '=', id).executeTakeFirstOrThrow()).revision)
const send = async (id: number, form: Record<string, string | string[]>) => {
  const answer = await as(path(id), { form: { revision: await revisionOf(id), ...form } })
  return { status: answer.status, location: answer.headers.get('location'), text: (await answer.text()).replace(/[\u00a0\u202f]/g, ' ') }
}
const read = async (address: string) => (await (await as(address)).text()).replace(/[\u00a0\u202f]/g, ' ')

test('99.99 % is refused with what is missing, and what was typed stays', async () => {
  const { status, text } = await send(salaries!, { spread: 'shares', [`share-${action[0]}`]: '33,33', [`share-${action[1]}`]: '66,66' })
  assert.equal(status, 422)
  assert.match(text, /Les parts font 99,99 % : il manque 0,01 % pour arriver à 100 %/)
  assert.match(text, /name="share-\d+" value="66,66"/)
})

test('what is no share is told beside it', async () => {
  const { status, text } = await send(salaries!, { spread: 'shares', [`share-${action[0]}`]: 'la moitié' })
  assert.equal(status, 422)
  assert.match(text, new RegExp(`href="#field-share-${action[0]}"`))
})

test('equal parts and the rest in equal parts need no script', async () => {
  const ticked = [0, 1, 2].map((place) => String(action[place]))
  const even = await send(salaries!, { spread: 'shares', fill: 'even', on: ticked })
  assert.equal(even.status, 422)
  assert.deepEqual(
    [...even.text.matchAll(/name="share-\d+" value="(33[^"]*)"/g)].map(([, value]) => value),
    ['33,34', '33,33', '33,33'],
  )
  const rest = await send(salaries!, { spread: 'amounts', fill: 'rest', on: ticked, [`amount-${action[0]}`]: '1000' })
  assert.deepEqual(
    [...rest.text.matchAll(/name="amount-\d+" value="([^"]+)"/g)].map(([, value]) => value),
    ['1000', '2500', '2500'],
  )
  assert.match((await send(salaries!, { spread: 'shares', fill: 'even' })).text, /Cochez les actions/)
})

test('a line that is spread says what each action costs, up to the pillar, and the page balances', async () => {
  const saved = await send(salaries!, { spread: 'shares', [`share-${action[0]}`]: '25', [`share-${action.at(-1)}`]: '75 %' })
  assert.equal(saved.location, `/budget-versions/${trial.versionId}/actions?year=2018`)
  const page = await read(`/budget-versions/${trial.versionId}/actions`)
  assert.match(page, /1 500 €/)
  assert.match(page, /4 500 €/)
  const foot = page.slice(page.indexOf('<tfoot>'))
  assert.match(foot, /Total des actions<\/th><td[^>]*>6 000 €/)
  assert.match(foot, /Affecté nulle part<\/a><\/th><td[^>]*>4 000 €/)
  assert.match(foot, />10 000 €</)
})

test('saved, then the next line that is spread nowhere', async () => {
  const { location } = await send(salaries!, { spread: 'one', action: String(action[0]), next: '1' })
  assert.match(location ?? '', /^\/budget-lines\/\d+\/actions$/)
  assert.notEqual(location, path(salaries!))
})

test('two who spread one line at once: the second reads what the first saved, and keeps what he typed', async () => {
  const revision = await revisionOf(travel!)
  await send(travel!, { spread: 'one', action: String(action[0]) })
  const other = await named(STAFF)
  const answer = await other(path(travel!), { form: { revision, spread: 'shares', [`share-${action[1]}`]: '100' } })
  const text = (await answer.text()).replace(/[\u00a0\u202f]/g, ' ')
  assert.equal(answer.status, 409)
  assert.match(text, new RegExp(`Enregistré entre-temps : ${trial.actions[0]!.code} 100 %`))
  assert.match(text, new RegExp(`name="share-${action[1]}" value="100"`))
  assert.match(text, new RegExp(`name="revision" value="${await revisionOf(travel!)}"`))
})

test('the search leaves the actions that match, and what is ticked', async () => {
  const { code } = trial.actions[3]!
  const page = await read(`${path(salaries!)}?words=${encodeURIComponent(code)}`)
  assert.match(page, new RegExp(`name="share-${action[3]}"`))
  assert.doesNotMatch(page, new RegExp(`name="share-${action[5]}"`))
})

test('a key is filled in proportion to direct costs, saved, and follows its lines', async () => {
  const keys = `/budget-versions/${trial.versionId}/keys`
  const form = { kind: 'weights', name: 'Coûts directs', criterion: 'coûts directs de 2018' }
  const filled = await as(keys, { form: { ...form, fill: 'direct' } })
  assert.equal(filled.status, 422)
  assert.match(await filled.text(), new RegExp(`name="weight-${action[0]}" value="6800"`))
  const saved = await as(keys, { form: { ...form, [`weight-${action[0]}`]: '6 800', [`weight-${action[2]}`]: '3200' } })
  assert.equal(saved.status, 303)
  assert.match(await read(keys), /Coûts directs/)
})

test('on the page of an action its keeper reads the draft; a stranger finds no trace of it', async () => {
  const mine = await read(`/items/${action[0]}`)
  assert.match(mine, /Budget d’essai, version 1/)
  assert.match(mine, /6 800 €/)
  const public_ = (await (await trial.request(`/items/${action[0]}`)).text()).replace(/[\u00a0\u202f]/g, ' ')
  assert.doesNotMatch(public_, /Budget d’essai|6 800 €/)
})

test('of a budget in force a stranger reads the cost of an action where its chapters are shown, and nothing where totals are', async () => {
  const { db } = trial.house
  const decision = JSON.stringify({ body: null, decidedOn: null, reference: null, source: null })
  await db
    .updateTable('budget_version')
    .set({ state: 'voted', frozen: '{}', sha256: '0'.repeat(64), decision })
    .where('id', '=', trial.versionId)
    .execute()
  const shownTo = async (shown: 'nothing' | 'totals' | 'groups') => {
    await db.updateTable('budget_budget').set({ shown }).where('id', '=', trial.budgetId).execute()
    trial.house.kept.clear()
    return (await (await trial.request(`/items/${action[0]}`)).text()).replace(/[\u00a0\u202f]/g, ' ')
  }
  assert.match(await shownTo('groups'), /Budget d’essai.*6 800 €/s)
  for (const shown of ['nothing', 'totals'] as const) assert.doesNotMatch(await shownTo(shown), /6 800 €/)
})
