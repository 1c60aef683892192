/** The pages of versions over HTTP: what each reader sees side by side, the frozen bytes, forms that keep what was typed, and steps that were taken already. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sha256 } from '#kernel/fingerprint.ts'
import { BALANCED, budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { makeScenario } from '../../commands/versions/scenario.ts'
import { proposeVersion } from '../../commands/versions/versions.ts'
import { readSignedShare } from './scenario.tsx'

const trial = await budgeting({ lines: [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))] })
const { request, does, versionId, budgetId, asNamed } = trial
const treasurer = await asNamed(TREASURER)
const secretary = await asNamed('Gildas Pontarec')
const at = (part: string, id = versionId) => `/budget-versions/${id}/${part}`
const plain = (html: string) =>
  html
    .replaceAll(/[\u00a0\u202f]/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
async function read(path: string, headers: Record<string, string> = treasurer) {
  const response = await request(path, { headers })
  const html = await response.text()
  return { status: response.status, html, text: plain(html) }
}
async function send(path: string, form: Record<string, string>, headers: Record<string, string> = treasurer) {
  const body = new URLSearchParams(form)
  const response = await request(path, { method: 'POST', headers: { ...headers, origin: trial.house.baseUrl.replace(/\/$/, '') }, body })
  const html = await response.text()
  return { status: response.status, to: response.headers.get('location'), html, text: plain(html) }
}

const scenario = await does(STAFF, (tx, actor) =>
  makeScenario(tx, actor, versionId, {
    name: 'Moins de membres',
    note: 'Entre nous',
    assumptions: [{ kind: 'percent', account: '756', percentBp: -1_000 }],
  }),
)
const comparison = `/budgets/${budgetId}/comparison?of=${versionId}&of=${scenario}`

test('a percentage is read as people type it', () => {
  const cases: [string, number | null][] = [
    ['-10', -1_000],
    ['−10 %', -1_000],
    ['+5', 500],
    ['12,5', 1_250],
    ['', null],
    ['dix', null],
    ['--3', null],
    ['101', null],
  ]
  for (const [typed, expected] of cases) assert.equal(readSignedShare(typed), expected, typed)
})

test('a scenario’s form keeps what was typed and says what is wrong beside its field', async () => {
  const { status, html, text } = await send(at('scenarios'), {
    name: '',
    note: 'Pourquoi',
    account_1: '62',
    percent_1: '-5',
    account_2: '',
    percent_2: '7',
  })
  assert.equal(status, 422)
  assert.match(html, /name="percent_1"[^>]*value="-5"|value="-5"[^>]*name="percent_1"/)
  assert.match(text, /Pourquoi/)
  assert.match(html, /field-account_2-error/)
  const twice = await send(at('scenarios'), { name: 'X', account_0: '62', percent_0: '5', account_2: '625', percent_2: '5' })
  assert.equal(twice.status, 422)
  assert.match(twice.html, /field-account_2-error/, 'the second of two on the same account, in its own row')
})

test('side by side: euros, percent, the year that does not balance; one year or all, what changes or everything', async () => {
  const { status, text } = await read(comparison)
  assert.equal(status, 200)
  assert.match(text, /Cotisations \(2018\) 3 000 € 2 700 €/)
  assert.match(text, /−300 € \(−10 %\)/)
  assert.match(text, /Écart 2018 équilibré il manque 300 €/)
  assert.doesNotMatch(text, /641 Salaires/)
  const year = await read(`${comparison}&year=2019&show=all`)
  assert.match(year.text, /641 Salaires/)
  assert.doesNotMatch(year.text, /Écart 2018/)
  assert.match((await read(`/budgets/${budgetId}/comparison?of=${versionId}`)).text, /Choisissez au moins deux versions/)
  assert.match((await read(`${comparison}&of=999999&of=x`)).text, /Moins de membres/, 'what there is not is not compared')
})

test('what is wrong stands on the proposal’s page instead of the button', async () => {
  const ready = await read(at('proposal'))
  assert.match(ready.text, /Rien n’empêche de proposer.*Figer et proposer/)
  assert.equal((await read(at('proposal', scenario))).status, 303, 'a scenario is not proposed')
})

test('the frozen bytes are those of the fingerprint; a member reads them, a stranger does not, and a draft has none', async () => {
  assert.equal((await read(at('frozen.json'))).status, 404)
  const fingerprint = await does(TREASURER, (tx, actor) => proposeVersion(tx, actor, versionId))
  const member = await asNamed('Aminata Solvène')
  const response = await request(at('frozen.json'), { headers: member })
  assert.match(response.headers.get('content-type') ?? '', /^application\/json/)
  assert.equal(sha256(new Uint8Array(await response.arrayBuffer())), fingerprint)
  assert.equal((await read(at('frozen.json'), {})).status, 404)
  const list = await read(`/budgets/${budgetId}/versions`, member)
  assert.match(list.text, /Version 1 proposé.*empreinte SHA-256/)
  assert.doesNotMatch(list.text, /Moins de membres|Retirer du vote|Abandonner/)
  const alone = await read(comparison, member)
  assert.doesNotMatch(alone.text, /Moins de membres/, 'a scenario is not seen by who may not read drafts')
})

test('a past vote: what was typed is kept; recorded, strangers see chapters and no line', async () => {
  const form = { body: '', body_text: 'Bureau', decided_on: '2030', reference: 'R4', source: '' }
  const refused = await send(at('decision'), form, secretary)
  assert.deepEqual([refused.status, /value="Bureau"/.test(refused.html), /value="2030"/.test(refused.html)], [422, true, true])
  const done = await send(at('decision'), { ...form, decided_on: '2017-02' }, secretary)
  assert.deepEqual([done.status, done.to], [303, `/budgets/${budgetId}/versions#v1`])
  assert.equal((await read(at('decision'), secretary)).status, 303, 'taken already')
  const stranger = await read(`/budgets/${budgetId}/versions`, {})
  assert.match(stranger.text, /Votée en février 2017 par Bureau · R4/)
  assert.doesNotMatch(stranger.text, /texte figé|Préparer un budget rectificatif/)
})

test('the next version is begun once; a scenario takes the place of an open draft only when that is said', async () => {
  const first = await send(at('amendment'), {})
  assert.match(first.to ?? '', /^\/budget-versions\/\d+\/sheet$/)
  const again = await send(at('amendment'), {})
  assert.equal(again.status, 422)
  assert.match(again.text, /La version 3 est encore en préparation/)
  const page = await read(at('amendment', scenario))
  assert.match(page.text, /La version 3, en préparation, est alors abandonnée/)
  const instead = /name="instead" value="(\d+)"/.exec(page.html)![1]!
  const third = await send(at('amendment', scenario), { instead })
  assert.equal(third.status, 303)
  const own = await read(`/budgets/${budgetId}/versions`)
  assert.match(own.text, /Entre nous.*à partir du scénario « Moins de membres »/s)
  const drafted = Number(/\d+/.exec(third.to ?? '')?.[0])
  // As the database has what was in force: how a vote comes about is tested beside its command.
  const decided = { state: 'amended' as const, frozen: '{}', sha256: 'a'.repeat(64), decision: '{}' }
  await trial.house.db.updateTable('budget_version').set(decided).where('id', '=', drafted).execute()
  trial.house.kept.clear()
  const stranger = await read(`/budgets/${budgetId}/versions`, {})
  assert.match(stranger.text, /Version 4/)
  assert.doesNotMatch(stranger.text, /Entre nous/, 'what was noted on a scenario stays with who keeps the budget')
})
