/** The budgets of 716 organisations over five years as one: summed by the database, and shown. */
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { fillNetwork } from '#modules/people/index.ts'
import { generatedMembers } from '../src/demo/members.ts'
import { testHouse } from '../test/support/house.ts'
import { manyBudgets } from '../test/support/many-budgets.ts'
import type { Figure } from './table.ts'

const ORGANISATIONS = 716
const YEARS = [2018, 2019, 2020, 2021, 2022]
const ROUNDS = 12

export async function consolidationFigures(): Promise<Figure[]> {
  const { house, request, asRole } = await testHouse({ demo: true })
  const { count } = await house.reader
    .selectFrom('people_organisation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('left_on', 'is', null)
    .executeTakeFirstOrThrow()
  await change(house, (tx) => fillNetwork(tx, SHELL, generatedMembers(ORGANISATIONS - Number(count), house.clock.today())))
  const { budgets, lines } = await manyBudgets(house, YEARS)
  const staff = await asRole('staff')
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    house.kept.clear()
    const since = performance.now()
    const answer = await request(`/budgets/consolidation?from=${YEARS[0]}&to=${YEARS.at(-1)}`, { headers: staff })
    await answer.text()
    if (answer.status !== 200) throw new Error(`The consolidation answered ${answer.status}.`)
    if (round > 0) times.push(performance.now() - since)
  }
  times.sort((one, other) => one - other)
  return [
    {
      name: `${budgets} budgets of ${ORGANISATIONS} organisations over five years as one (${lines} lines), 95th percentile`,
      value: times[Math.floor(times.length * 0.95)]!,
      unit: 'ms',
      limit: '< 100',
    },
  ]
}
