/** The costs of actions: 500 lines over 300 actions, the hundred indirect ones by a key over all of them; and all shares cut anew. */
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { addKey, addLines, createBudget, spreadLine, spreadLines } from '#modules/budget/index.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { planBySlug, planItems } from '#modules/plan/index.ts'
import { respread } from '../src/modules/budget/commands/spread/respread.ts'
import { costsOf } from '../src/modules/budget/queries/spread/costs.ts'
import { sumUp } from '../src/modules/budget/rules/spread/sum-up.ts'
import { testHouse } from '../test/support/house.ts'
import { bringIn } from './network.ts'
import type { Figure } from './table.ts'

const LINES = 500
const INDIRECT = 100
const ACTIONS = 300
const ROUNDS = 15
const median = (times: number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

export async function spreadFigures(): Promise<Figure[]> {
  const { house, request, asRole } = await testHouse({ demo: true })
  await bringIn(house, 910, 'banc-budget')
  const plan = (await planBySlug(house.reader, SHELL, 'banc-budget'))!
  const items = await planItems(house.reader, SHELL, [plan.id], house.clock.today())
  const actions = items.filter(({ level }) => level === plan.lastLevel).slice(0, ACTIONS)
  const { id: organisationId } = (await networkOrganisation(house.reader))!
  const versionId = await change(house, async (tx) => {
    const budget = { organisationId, planId: plan.id, title: { fr: 'Banc', en: null }, yearFrom: 2018, yearTo: 2018 }
    const { versionId: id } = await createBudget(tx, SHELL, budget)
    const drafts = Array.from({ length: LINES }, (_, place) => ({
      year: 2018,
      account: '641',
      label: `L${place}`,
      amount_cents: 100_000 + place,
    }))
    const lines = await addLines(tx, SHELL, id, drafts)
    const weights = actions.map((item, place) => ({ itemId: item.id, weight: place + 1 }))
    const keyId = await addKey(tx, SHELL, id, { kind: 'weights', name: 'Clé', criterion: 'heures', rateBp: null, basis: null, weights })
    const indirect = lines.slice(0, INDIRECT).map((line) => ({ id: line, revision: 1 }))
    await spreadLines(tx, SHELL, id, { lines: indirect, spread: { kind: 'key', keyId } })
    for (const [place, line] of lines.slice(INDIRECT).entries()) {
      const parts = [0, 1, 2, 3].map((step) => ({ itemId: actions[(place + step * 7) % actions.length]!.id, shareBp: 2500 }))
      await spreadLine(tx, SHELL, line, { revision: 1, spread: { kind: 'shares', parts } })
    }
    return id
  })
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now()
      await work()
      if (round > 0) times.push(performance.now() - began)
    }
    return median(times)
  }
  const told = `${LINES} lines over ${actions.length} actions`
  const costs = await timed(async () => sumUp(items, await costsOf(house.reader, versionId)))
  const cut = await timed(() => change(house, (tx) => respread(tx, versionId, null)))
  const headers = await asRole('treasurer')
  const page = await timed(async () => {
    const answer = await request(`/budget-versions/${versionId}/actions`, { headers })
    if (answer.status !== 200) throw new Error(String(answer.status))
    await answer.text()
  })
  return [
    { name: `costs of ${told}, summed to the pillars`, value: costs, unit: 'ms', limit: '<= 100' },
    { name: `all shares cut anew, ${told}`, value: cut, unit: 'ms', limit: '' },
    { name: `page of the costs, ${told}, plan of ${items.length} items`, value: page, unit: 'ms', limit: '' },
  ]
}
