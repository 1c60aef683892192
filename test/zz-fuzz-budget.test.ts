/** Throw-away. */
import { test } from 'node:test'
import { appendFileSync, writeFileSync } from 'node:fs'
import { budgetingIn, TREASURER, STAFF } from './support/budgets.ts'
import { testHouse } from './support/house.ts'
import { sql } from 'kysely'
import { addFunder, addGrant, addKey, addPaper, makeAgreement, planInstalment, planPayment } from '#modules/budget/index.ts'
import { PDF } from './support/office-files.ts'

const LOG = '/tmp/breaker/log.txt'
writeFileSync(LOG, '')
const say = (s: string) => appendFileSync(LOG, `${s}\n`)

const tested = await testHouse({ demo: true })
const { house, request, logged } = tested
const B = await budgetingIn(tested)
const db = house.db
const ids = await B.does(TREASURER, async (tx, actor) => {
  const funderId = await addFunder(tx, actor, { organisationId: B.networkId, name: 'F', kind: 'european', europeanFund: 'FSE' })
  const grantId = await addGrant(tx, actor, { funderId, title: 'G', period_from: '2017-01-01', period_to: '2019-12-31', asked_cents: 100000, awarded_cents: 100000, awarded_on: '2017-01-10', years: [{ year: 2018, amountCents: 50000 }], itemIds: [B.actions[0]!.id] })
  const paymentId = await planPayment(tx, actor, grantId, { kind: 'balance', expectedOn: '2018-12-01', amountCents: 300 })
  const paperId = await addPaper(tx, actor, { organisationId: B.networkId, grantId, agreementId: null, clause: 'article 3', signedOn: '2017-01-01', kind: 'regrant_authorisation', name: 'a.pdf', bytes: new Uint8Array(PDF) })
  const region = await tx.selectFrom('people_organisation').select('id').where('kind', '=', 'regional').orderBy('id').executeTakeFirstOrThrow()
  const agreementId = await makeAgreement(tx, actor, { budgetId: B.budgetId, recipientId: region.id, title: 'A', transfer: 'own', grantId: null, amountCents: 10000, signedOn: null, note: null })
  const instalmentId = await planInstalment(tx, actor, agreementId, { dueOn: '2018-05-01', amountCents: 5000 })
  const keyId = await addKey(tx, actor, B.versionId, { kind: 'weights', name: 'K', criterion: 'c', rateBp: null, basis: null, weights: [{ itemId: B.actions[0]!.id, weight: 1 }, { itemId: B.actions[1]!.id, weight: 2 }] })
  return { funderId, grantId, paymentId, paperId, agreementId, instalmentId, keyId, regionId: region.id }
})
const other = (await db.selectFrom('budget_version').selectAll().where('id', '<>', B.versionId).orderBy('id').execute())
const demoV = other[0]!
const demoLine = (await db.selectFrom('budget_line').selectAll().where('version_id', '=', demoV.id).orderBy('id').executeTakeFirstOrThrow())
const demoKey = (await db.selectFrom('budget_key').selectAll().where('version_id', '=', demoV.id).executeTakeFirst())
const demoGrant = (await db.selectFrom('budget_grant').selectAll().orderBy('id').executeTakeFirstOrThrow())
const otherAction = (await sql<{ id: number }>`select i.id from plan_item i where i.plan_id <> ${B.plan.id} limit 1`.execute(db)).rows[0]!
say(JSON.stringify({ ids, demoV: [demoV.id, demoV.state, demoV.budget_id], demoLine: demoLine.id, demoKey: demoKey?.id, demoGrant: demoGrant.id, versions: other.map(v => [v.id, v.state]) }))

const who: Record<string, Record<string, string>> = {
  stranger: {},
  representative: await B.asNamed('Edith Farrowby'),
  staff: await B.asNamed(STAFF),
  treasurer: await B.asNamed(TREASURER),
  president: await B.asNamed('Solène Varenquier'),
  region: await B.asNamed('Malo Trevenec'),
}
const V = B.versionId
const idsOdd = ['0', '999999', '1000000000000000', '999999999999999', '99999999999999999999999', '-1', '1e3', '%00', 'abc', '1%00', '%F0%9F%92%A9', '007', '1;drop', '%E0%A4%A', 'null']
const queries = ['', '?year=0', '?year=9999', '?year=2018', '?year=1000000000000000', '?year[]=2018&year[]=2019', '?year=2018&year=2019', '?late=abc', '?late=99999', '?late=-1', '?late=1e9', '?words=%00', '?words=' + 'a'.repeat(4000), '?words=%25%5C%5F%27%22', '?show=%00&sort=%00&filter=1', '?account=62,%00,' + '6,'.repeat(3000), '?item=999999999999999&funder=999999999999999&grant=999999999999999&recipient=x&transfer=own&side=charge', '?item=none&funder=none&recipient=none&exact=1', '?' + Array.from({ length: 60 }, (_, i) => `of=${i}`).join('&'), '?of=999999999999999999999', '?of=abc&of=%00&of=-1', `?of=${V}&of=${demoV.id}&of=${V}`, `?of=${V}`, '?version=999999999999999&year=999999999999999', `?version=${V}&year=2018`, `?version=${demoV.id}&year=999999999999999`, `?version=${V}&year=999999999999999`, '?recipient=999999999999999&grant=999999999999999', '?kind=%00', '?kind=flat', '?paper=publication&year=99999', '?paper=%00&year=0000', '?by=%00&as=x&group=y&region=1&members=abc&weight=-1&figures=99999&year_of=0', '?organisation=999999999999999999&state=%00&plan=abc&kind=x&year=9', '?organisation=-1&years=%00', '?line=1.1&line=99999999999999999.1&line=abc', `?line=${B.lineIds[0]}.1&line=${B.lineIds[1]}.1`, '?page=-1', '?page=999999999999', '?cursor=%00', '?before=%00&after=zzz', '?q=%00', '?figuresYear=-5&figures_year=99999&members=100&equal=%00&fixed=-1&share=1', '?figures_year=0000', '?figures_year=9999', '?from=%00&to=%00', '?unit=%00&month=13']
const ver = ['', '/sheet', '/actions', '/funders', '/regions', '/cash', '/flow', '/lines', '/lines/new', '/paste', '/carrying', '/import', '.xlsx', '.ods', '.csv', '.json', '/frozen.json', '.pdf', '/amendment', '/scenarios', '/proposal', '/withdrawal', '/decision', '/giving-up', '/keys', '/keys/new', '/spreading', '/region-key']
const bud = ['', '/edit', '/versions', '/comparison', '/agreements', '/agreements/new']
const GETS: [string, string, (string | number)[]][] = [
  ...ver.map((t): [string, string, (string | number)[]] => ['/budget-versions/', t, [V, demoV.id]]),
  ...bud.map((t): [string, string, (string | number)[]] => ['/budgets/', t, [B.budgetId, demoV.budget_id]]),
  ...['', '/edit', '/actions'].map((t): [string, string, (string | number)[]] => ['/budget-lines/', t, [B.lineIds[0]!, demoLine.id]]),
  ...['', '/removal'].map((t): [string, string, (string | number)[]] => ['/budget-keys/', t, [ids.keyId]]),
  ...['', '/edit', '/grants/new'].map((t): [string, string, (string | number)[]] => ['/funders/', t, [ids.funderId]]),
  ...['', '/edit', '/cerfa.pdf', '/cerfa.xlsx'].map((t): [string, string, (string | number)[]] => ['/grants/', t, [ids.grantId, demoGrant.id]]),
  ['/grant-payments/', '', [ids.paymentId]],
  ['/organisations/', '/papers', [B.networkId, ids.regionId]],
  ['/organisations/', '/statement', [B.networkId, ids.regionId]],
  ['/budget-documents/', '', [ids.paperId]],
  ...['', '/edit'].map((t): [string, string, (string | number)[]] => ['/agreements/', t, [ids.agreementId]]),
  ['/instalments/', '', [ids.instalmentId]],
]
const bad = new Set<string>()
async function ask(name: string, path: string, init: Parameters<typeof request>[1] = {}, note = '') {
  const at = logged.length
  let status: number | string
  let body = ''
  try {
    const r = await request(path, { ...init, headers: { ...who[name], ...(init?.headers as Record<string, string>) } })
    status = r.status
    body = await r.text()
  } catch (e) {
    status = `threw ${(e as Error).message}`
  }
  if (typeof status === 'string' || status >= 500 || /\bNaN\b|\[object Object\]|undefined/.test(body)) {
    const odd = typeof status === 'number' && status < 500
    const key = `${init?.method ?? (init?.form ? 'POST' : 'GET')} ${path.slice(0, 160)} ${note}`
    if (!bad.has(key)) {
      bad.add(key)
      say(`${odd ? 'ODD' : 'BAD'} ${status} ${name} ${key}\n   ${odd ? body.match(/.{60}(NaN|\[object Object\]|undefined).{40}/s)?.[0] : logged.slice(at).join('\n').slice(0, 900)}`)
    }
  }
  return { status, body }
}

const only = process.env.PART
test('gets', { timeout: 0, skip: only === 'post' }, async () => {
  for (const [head, tail, good] of GETS) for (const name of ['stranger', 'treasurer'])
    for (const id of idsOdd) await ask(name, `${head}${id}${tail}`)
  for (const [head, tail, good] of GETS) for (const name of ['stranger', 'representative', 'staff']) {
    for (const id of good) for (const q of queries) {
      if (/pdf/.test(tail) && !['', '?year=2018', '?year=9999', `?version=${V}&year=2018`, `?version=${V}&year=999999999999999`, `?version=${demoV.id}&year=999999999999999`, '?version=999999999999999&year=999999999999999'].includes(q)) continue
      const { status } = await ask(name, `${head}${id}${tail}${q}`)
      if (q === '') say(`${status} ${name} ${head}${id}${tail}`)
    }
  }
  for (const path of ['/budgets', '/budgets/new', '/budgets/consolidation', '/funders', '/funders/new']) for (const name of Object.keys(who)) for (const q of queries) {
    const { status } = await ask(name, path + q)
    if (q === '') say(`${status} ${name} ${path}`)
  }
  for (const name of Object.keys(who)) for (const path of [`/organisations/${B.networkId}`, `/plans/reussir-2020`, `/items/${B.actions[0]!.id}`, '/search?q=budget', '/journal', '/me']) say(`${(await ask(name, path)).status} ${name} ${path}`)
})

const FIELDS = ['account', 'label', 'quantity', 'unit', 'amount', 'product', 'going', 'note', 'cash_month', 'grant_id', 'grant', 'recipient', 'transfer', 'revision', 'version', 'base', 'side', 'more', 'year', 'text', 'step', 'columns', 'column', 'column-0', 'rows', 'from', 'change', 'spread', 'answer', 'action', 'key', 'on', 'fill', 'next', 'words', 'line', 'share-1', 'amount-1', 'weight-1', 'item', 'items', 'name', 'kind', 'criterion', 'rate', 'basis', 'title_fr', 'title_en', 'title', 'plan', 'organisation', 'of', 'year_from', 'year_to', 'target', 'target_share', 'target_source', 'shown', 'opening_cash', 'european_fund', 'reference', 'rate_cap', 'conditions', 'eligible', 'period_from', 'period_to', 'asked', 'asked_on', 'proposed', 'proposed_on', 'awarded', 'awarded_on', 'refused_on', 'justified', 'justified_on', 'expected_on', 'received_on', 'received', 'signed_on', 'due_on', 'paid_on', 'parts', 'first_on', 'every_months', 'every', 'months', 'ended_on', 'clause', 'about_year', 'body', 'body_text', 'decided_on', 'source', 'instead', 'assumptions', 'members', 'equal', 'fixed', 'figures_year', 'figuresYear', 'year-2018', `on-1`, `part-1`, 'mode', 'draft', 'sha256']
const a0 = String(B.actions[0]!.id)
const VALUES: (string | string[])[] = ['', '0', '-1', '1000000000000000', '99999999999999', '=1+1', '<script>"&', 'x'.repeat(100_000), ['1', '2'], '2018-02-31', '2018-05-01', '2018', '1', a0, '0,005', '1e5', '٣', 'NaN', 'null', '{"account":1}', '\u0000', '\ud800', '\u202e', '9999-12-31', '0000-01-01', '999999999999999']
const POSTS: [string, (string | number)[], string][] = [
  ['/budgets', [''], ''], ['/budgets/', [B.budgetId, demoV.budget_id], ''], ['/budgets/', [B.budgetId], '/agreements'],
  ...['/lines', '/paste', '/carrying', '/import', '/keys', '/spreading', '/region-key', '/scenarios', '/amendment', '/decision', '/withdrawal'].map((t): [string, (string | number)[], string] => ['/budget-versions/', [V, demoV.id], t]),
  ...['', '/actions', '/removal', '/restoration'].map((t): [string, (string | number)[], string] => ['/budget-lines/', [B.lineIds[0]!, demoLine.id], t]),
  ['/budget-keys/', [ids.keyId], ''], 
  ['/budget-deeds/', [1, 2], '/undo'],
  ['/funders', [''], ''], ['/funders/', [ids.funderId], ''], ['/funders/', [ids.funderId], '/grants'],
  ['/grants/', [ids.grantId, demoGrant.id], ''], ['/grants/', [ids.grantId], '/payments'], ['/grants/', [ids.grantId], '/documents'],
  ['/grant-payments/', [ids.paymentId], ''], ['/grant-payments/', [ids.paymentId], '/receipt'], ['/grant-payments/', [ids.paymentId], '/receipt-removal'],
  ['/organisations/', [B.networkId], '/papers'],
  ['/agreements/', [ids.agreementId], ''], ['/agreements/', [ids.agreementId], '/instalments'], ['/agreements/', [ids.agreementId], '/ending'], ['/agreements/', [ids.agreementId], '/documents'],
  ['/instalments/', [ids.instalmentId], '/payment'], ['/instalments/', [ids.instalmentId], '/payment-withdrawal'], ['/instalments/', [ids.instalmentId], '/acknowledgement'],
]
const rnd = (() => { let s = Number(process.env.SEED ?? 42); return (n: number) => { s = (s * 1103515245 + 12345) % 2147483648; return s % n } })()

async function fieldsOf(name: string, getPath: string): Promise<Record<string, string | string[]>> {
  const { body } = await ask(name, getPath)
  const form: Record<string, string | string[]> = {}
  for (const m of body.matchAll(/<(?:input|select|textarea)[^>]*\bname="([^"]+)"[^>]*>/g)) form[m[1]!] = m[0].match(/value="([^"]*)"/)?.[1] ?? ''
  return form
}
const GETOF: Record<string, string> = {
  '/budgets': '/budgets/new', [`/budgets/${B.budgetId}`]: `/budgets/${B.budgetId}/edit`, [`/budgets/${B.budgetId}/agreements`]: `/budgets/${B.budgetId}/agreements/new`,
  [`/budget-versions/${V}/lines`]: `/budget-versions/${V}/lines/new`, [`/budget-versions/${V}/keys`]: `/budget-versions/${V}/keys/new?kind=flat`, [`/budget-versions/${V}/spreading`]: `/budget-versions/${V}/spreading?line=${B.lineIds[0]}.1&line=${B.lineIds[1]}.1`,
  [`/budget-lines/${B.lineIds[0]}`]: `/budget-lines/${B.lineIds[0]}/edit`, '/funders': '/funders/new', [`/funders/${ids.funderId}`]: `/funders/${ids.funderId}/edit`, [`/funders/${ids.funderId}/grants`]: `/funders/${ids.funderId}/grants/new`,
  [`/grants/${ids.grantId}`]: `/grants/${ids.grantId}/edit`, [`/grants/${ids.grantId}/payments`]: `/grants/${ids.grantId}`, [`/grants/${ids.grantId}/documents`]: `/grants/${ids.grantId}`, [`/agreements/${ids.agreementId}`]: `/agreements/${ids.agreementId}/edit`,
  [`/agreements/${ids.agreementId}/instalments`]: `/agreements/${ids.agreementId}`, [`/agreements/${ids.agreementId}/ending`]: `/agreements/${ids.agreementId}`, [`/agreements/${ids.agreementId}/documents`]: `/agreements/${ids.agreementId}`, [`/instalments/${ids.instalmentId}/payment`]: `/agreements/${ids.agreementId}`,
  [`/grant-payments/${ids.paymentId}`]: `/grants/${ids.grantId}`, [`/grant-payments/${ids.paymentId}/receipt`]: `/grants/${ids.grantId}`, [`/organisations/${B.networkId}/papers`]: `/organisations/${B.networkId}/papers`,
}
test('posts', { timeout: 0, skip: only === 'get' }, async () => {
  for (const [head, good, tail] of POSTS) for (const id of good) {
    const path = `${head}${id}${tail}`
    const base = await fieldsOf('treasurer', GETOF[path] ?? path)
    const names = Object.keys(base)
    say(`POST ${path}: ${names.join(' ').slice(0, 300)}`)
    for (const name of ['stranger', 'representative']) for (const form of [{}, { amount: '1' }]) say(`  ${name} ${(await ask(name, path, { form: { x: '', ...form } })).status}`)
    for (const name of ['staff', 'treasurer']) await ask(name, path, { form: { x: '' } }, 'empty')
    const pool = [...new Set([...names, ...FIELDS])]
    for (const field of new Set(names)) for (const value of VALUES) await ask('treasurer', path, { form: { ...base, [field]: value } }, `${field}=${String(value).slice(0, 30)}`)
    for (let i = 0; i < Number(process.env.RUNS ?? 25); i += 1) {
      const form: Record<string, string | string[]> = {}
      for (let k = 0; k < 12; k += 1) form[pool[rnd(pool.length)]!] = VALUES[rnd(VALUES.length)]!
      await ask(i % 2 ? 'treasurer' : 'staff', path, { form: i % 3 ? { ...base, ...form } : form }, JSON.stringify(form).slice(0, 400))
      await ask('treasurer', path, { form: { ...base, ...form }, headers: { accept: 'application/json' } }, `JSON ${JSON.stringify(form).slice(0, 400)}`)
    }
    // multipart garbage
    await ask('treasurer', path, { method: 'POST', headers: { origin: 'http://localhost:3000', 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a\u0000.pdf"\r\n\r\nhello\r\n--x--\r\n' }, 'multipart')
    await ask('treasurer', path, { method: 'POST', headers: { origin: 'http://localhost:3000', 'content-type': 'multipart/form-data; boundary=x' }, body: 'garbage' }, 'multipart garbage')
    await ask('treasurer', path, { method: 'POST', headers: { origin: 'http://localhost:3000', 'content-type': 'application/json' }, body: '{"a":' }, 'json body')
  }
  for (const [head, , tail] of POSTS) for (const id of idsOdd) if (head.endsWith('/')) for (const name of ['stranger', 'treasurer']) await ask(name, `${head}${id}${tail}`, { form: { x: '' } })
})

test('many and foreign', { timeout: 0, skip: only === 'get' }, async () => {
  const line = B.lineIds[1]!
  const rev = async (id: number) => String((await db.selectFrom('budget_line').select('revision').where('id', '=', id).executeTakeFirstOrThrow()).revision)
  const big = (n: number, f: (i: number) => [string, string]) => Object.fromEntries(Array.from({ length: n }, (_, i) => f(i)))
  for (const [note, path, form] of [
    ['70k shares', `/budget-lines/${line}/actions`, { spread: 'shares', revision: await rev(line), ...big(70_000, (i) => [`share-${i + 1}`, '1']) }],
    ['70k amounts', `/budget-lines/${line}/actions`, { spread: 'amounts', revision: await rev(line), ...big(70_000, (i) => [`amount-${i + 1}`, '1']) }],
    ['70k on', `/budget-lines/${line}/actions`, { spread: 'shares', fill: 'even', revision: '1', on: Array.from({ length: 70_000 }, (_, i) => String(i + 1)) }],
    ['70k lines', `/budget-versions/${V}/spreading`, { spread: 'one', action: a0, line: [`${B.lineIds[0]}.1`, `${B.lineIds[1]}.1`, ...Array.from({ length: 70_000 }, (_, i) => `${i + 10}.1`)] }],
    ['70k weights', `/budget-versions/${V}/keys`, { kind: 'weights', name: 'n', criterion: 'c', ...big(70_000, (i) => [`weight-${i + 1}`, '1']) }],
    ['70k key on', `/budget-versions/${V}/keys`, { kind: 'flat', name: 'n', criterion: 'c', rate: '7', basis: 'direct', on: Array.from({ length: 70_000 }, (_, i) => String(i + 1)) }],
    ['70k grant items', `/grants/${ids.grantId}`, { ...(await fieldsOf('treasurer', `/grants/${ids.grantId}/edit`)), eligible: 'some', item: Array.from({ length: 70_000 }, (_, i) => String(i + 1)), items: Array.from({ length: 70_000 }, (_, i) => String(i + 1)) }],
    ['foreign action share', `/budget-lines/${line}/actions`, { spread: 'one', action: String(otherAction.id), revision: await rev(line) }],
    ['foreign key', `/budget-lines/${line}/actions`, { spread: 'key', key: String(demoKey?.id ?? 1), revision: await rev(line) }],
    ['foreign lines', `/budget-versions/${V}/spreading`, { spread: 'one', action: a0, line: [`${demoLine.id}.1`, `${B.lineIds[0]}.1`, `${B.lineIds[1]}.1`] }],
    ['foreign paste rows', `/budget-versions/${V}/paste`, { text: 'a\nb', rows: `${demoLine.id}:1,${line}:1`, column: 'label' }],
    ['foreign weights', `/budget-versions/${V}/keys`, { kind: 'weights', name: 'n', criterion: 'c', [`weight-${otherAction.id}`]: '3' }],
    ['huge weights', `/budget-versions/${V}/keys`, { kind: 'weights', name: 'n2', criterion: 'c', [`weight-${a0}`]: '999999999999999', [`weight-${B.actions[1]!.id}`]: '1' }],
    ['consolidation sums', `/budget-versions/${V}/lines`, { account: '641', label: 'x', amount: '9999999999999' }],
    ['qty', `/budget-versions/${V}/lines`, { account: '641', label: 'x', quantity: '999999999', unit: '99999999999' }],
    ['many paste', `/budget-versions/${V}/paste`, { text: '641\tx\t1\n'.repeat(30_000), step: 'confirm' }],
  ] as [string, string, Record<string, string | string[]>][]) for (const json of [false, true]) {
    const { status, body } = await ask('treasurer', path, { form, headers: json ? { accept: 'application/json' } : {} }, note)
    say(`${status} ${note} ${json ? 'JSON ' + body.slice(0, 200) : ''}`)
  }
})
