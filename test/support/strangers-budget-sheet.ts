/** Budgets begun, the sheet and its lines, tried by everyone: of a draft nobody is told but those who read drafts; the treasurer and the permanents write. */
import { sql } from 'kysely'
import { type Attempt, get, post, type Tested } from './attempts.ts'
import { budgetingIn, TREASURER } from './budgets.ts'

/** Numbers of their own, so that the answers of the table are known before anything stands. */
const BUDGET = 940_101
const VERSION = 940_201
const LINE = 940_301
/** Reads drafts, and writes none. */
const PRESIDENT = 'Solène Varenquier'

const standing = new WeakMap<object, Promise<void>>()

async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  await sql`alter table budget_budget alter column id restart with ${sql.lit(BUDGET)}`.execute(db)
  await sql`alter table budget_version alter column id restart with ${sql.lit(VERSION)}`.execute(db)
  await sql`alter table budget_line alter column id restart with ${sql.lit(LINE)}`.execute(db)
  await budgetingIn(tested)
}

const revisionOf = async ({ house }: Tested, id: number) => ({
  revision: String((await house.db.selectFrom('budget_line').select('revision').where('id', '=', id).executeTakeFirst())?.revision ?? 0),
})

/** The latest deed on the version: what the treasurer did just before. */
const latest = async ({ house }: Tested): Promise<string> => {
  const { rows } = await sql<{
    id: number
  }>`select max(entry_id) as id from journal_subject where kind = 'budget_version' and id = ${VERSION}`.execute(house.db)
  return `/budget-deeds/${rows[0]?.id}/undo`
}

export function sheetAttempts(tested: Tested): Attempt[] {
  const there = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const signIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
  const version = `/budget-versions/${VERSION}`
  const sheet = `${version}/sheet?year=2018`
  const line = `/budget-lines/${LINE}`
  const nobody = [404, 404, 404] as const
  const page = (path: string) => get(path, TREASURER, signIn(path), 404, 404, 200)
  const facts = { title_fr: 'Budget', year_from: '2019', year_to: '2019', shown: 'groups', plan_id: '' }
  const settings = `/budgets/${BUDGET}`
  return [
    get(there(sheet), TREASURER, ...nobody, 200),
    get(sheet, PRESIDENT, ...nobody, 200),
    page(`${version}/lines/new?year=2018&side=income`),
    get(`${version}/lines/new`, PRESIDENT, signIn(`${version}/lines/new`), 404, 404, 403),
    page(`${version}/paste?year=2018`),
    page(`${version}/carrying?year=2018`),
    page(`${line}/edit`),
    get(line, TREASURER, ...nobody, `303 ${line}/edit`),
    get(line, PRESIDENT, ...nobody, `303 ${sheet}#line-${LINE}`),
    get('/budgets/new', TREASURER, signIn('/budgets/new'), 200, 403, 200),
    page(`${settings}/edit`),
    get(`${settings}/edit`, PRESIDENT, signIn(`${settings}/edit`), 404, 404, 403),
    post(settings, facts, PRESIDENT, ...nobody, 403),
    post(settings, async () => ({ revision: '1', opening_cash: 'beaucoup' }), TREASURER, ...nobody, 422),
    post(settings, async () => ({ revision: '1', opening_cash: '12,50' }), TREASURER, ...nobody, `303 ${settings}`),
    // A representative may begin the budget of his or her own organisation; here the form has no year.
    post('/budgets', { ...facts, year_from: '' }, TREASURER, 404, 422, 403, 422),
    post(`${version}/lines?year=2018`, { account: '999', label: 'x', amount: '1', side: 'charge' }, TREASURER, ...nobody, 422),
    post(`${version}/lines?year=2018`, { account: '613', label: 'x', amount: '1', side: 'charge' }, PRESIDENT, ...nobody, 403),
    post(`${version}/paste?year=2018`, { text: '613\tLoyer\t10' }, TREASURER, signIn(`${version}/paste?year=2018`), 404, 404, 200),
    post(
      `${version}/paste?year=2018`,
      { text: '613\tLoyer\t10', step: 'confirm' },
      PRESIDENT,
      signIn(`${version}/paste?year=2018`),
      404,
      404,
      403,
    ),
    post(
      `${version}/carrying?year=2019`,
      { from: '2018', change: 'dix' },
      TREASURER,
      signIn(`${version}/carrying?year=2019`),
      404,
      404,
      422,
    ),
    post(line, async () => ({ ...(await revisionOf(tested, LINE)), amount: '7 000' }), TREASURER, ...nobody, `303 ${sheet}#line-${LINE}`),
    post(line, { revision: '1', amount: '8 000' }, TREASURER, ...nobody, 409),
    post(line, { revision: '2', amount: '8 000', version: '1' }, TREASURER, ...nobody, 422),
    post(line, { revision: '2', amount: '8 000' }, PRESIDENT, ...nobody, 403),
    post(() => latest(tested), {}, PRESIDENT, ...nobody, 403),
    post(() => latest(tested), {}, TREASURER, ...nobody, `303 ${sheet}`),
    post(`${line}/removal`, () => revisionOf(tested, LINE), PRESIDENT, ...nobody, 403),
    post(`${line}/removal`, () => revisionOf(tested, LINE), TREASURER, ...nobody, `303 ${sheet}`),
    post(`${line}/restoration`, {}, PRESIDENT, ...nobody, 403),
    post(`${line}/restoration`, {}, TREASURER, ...nobody, `303 ${sheet}#line-${LINE}`),
    post('/budget-lines/999999', { revision: '1' }, TREASURER, 404, 404, 404, 404),
    post('/budget-lines/999999/removal', {}, TREASURER, 404, 404, 404, 404),
    post('/budget-deeds/999999999/undo', {}, TREASURER, 404, 404, 404, 404),
  ]
}
