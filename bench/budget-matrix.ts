/** The matrix of a large budget: 60 funders pay a part of each of 300 actions, so that no cell of it is empty; the page made anew each time. */
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { createBudget } from '#modules/budget/index.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { planBySlug } from '#modules/plan/index.ts'
import { testHouse } from '../test/support/house.ts'
import { bringIn } from './network.ts'
import type { Figure } from './table.ts'

const ROUNDS = 15
const FUNDERS = 60
const CHARGES = 40
/** 110 pillars and strategies, and 300 actions below them. */
const ITEMS = 410
const ACTIONS = 300
const SLUG = `banc-${ITEMS}`
const YEAR = 2018

/** Funders, their grants, and a line of each; charges; and all of them spread over every action. */
async function fill({ db }: House, versionId: number, organisationId: number): Promise<void> {
  await sql`insert into budget_funder (organisation_id, name, kind)
    select ${organisationId}, 'Financeur ' || n, case when n % 20 = 0 then 'european' else 'region' end from generate_series(1, ${sql.lit(FUNDERS)}) n`.execute(
    db,
  )
  await sql`insert into budget_grant (funder_id, organisation_id, title, period_from, period_to, rate_cap_bp, awarded_cents)
    select id, organisation_id, 'Convention de ' || name, '2018-01-01', '2018-12-31', 5000, 300000000 from budget_funder where name like 'Financeur %'`.execute(
    db,
  )
  await sql`insert into budget_line (version_id, year, position, side, account, label, amount_cents, spread, grant_id)
    select ${versionId}, ${sql.lit(YEAR)}, id, 'income', '742', title, 300000000, 'amounts', id from budget_grant where title like 'Convention de Financeur %'`.execute(
    db,
  )
  await sql`insert into budget_line (version_id, year, position, side, account, label, amount_cents, spread)
    select ${versionId}, ${sql.lit(YEAR)}, 100000 + n, 'charge', '622', 'Charge ' || n, 600000000, 'amounts' from generate_series(1, ${sql.lit(CHARGES)}) n`.execute(
    db,
  )
  await sql`insert into budget_share (line_id, item_id, amount_cents)
    select l.id, i.id, 100000 + (l.id * 31 + i.id * 17) % 800000
    from budget_line l cross join plan_item i join plan_plan p on p.id = i.plan_id
    where l.version_id = ${versionId} and p.slug = ${SLUG} and i.level = 3`.execute(db)
  await sql`analyze budget_share`.execute(db)
}

const median = (times: number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

/** Milliseconds from the request to the last byte of the page, as the treasurer gets it. */
export async function budgetMatrixFigures(): Promise<Figure[]> {
  const { house, request, asRole } = await testHouse({ demo: true })
  await bringIn(house, ITEMS, SLUG)
  const { id: organisationId } = found(await networkOrganisation(house.reader))
  const plan = found(await planBySlug(house.reader, SHELL, SLUG))
  const title = { fr: 'Budget du banc', en: null }
  const { versionId } = await change(house, (tx) =>
    createBudget(tx, SHELL, { organisationId, planId: plan.id, title, yearFrom: YEAR, yearTo: YEAR }),
  )
  await fill(house, versionId, organisationId)
  const headers = await asRole('treasurer')
  const time = async (path: string): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now()
      const answer = await request(path, { headers })
      const text = await answer.text()
      if (answer.status !== 200 || !text.includes('Financeur 60')) throw new Error(`${path}: ${answer.status}`)
      if (round > 0) times.push(performance.now() - began)
    }
    return median(times)
  }
  const path = `/budget-versions/${versionId}`
  return [
    {
      name: `matrix of ${FUNDERS} funders and ${ACTIONS} actions, every cell filled`,
      value: await time(`${path}/funders`),
      unit: 'ms',
      limit: '< 150',
    },
    { name: 'the same the other way round', value: await time(`${path}/funders?by=funders`), unit: 'ms', limit: '' },
    { name: `cash by month of ${FUNDERS} grants`, value: await time(`${path}/cash`), unit: 'ms', limit: '' },
  ]
}
