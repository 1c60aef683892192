/** The demonstration network, built through the modules' own commands: public facts, and examples that say so. */
import type { House } from '#kernel/house.ts'
import { buildPeople } from './people.ts'
import { buildPlans } from './plans.ts'

/** Builds it into an empty house; called once, at the first start in demonstration mode. */
export async function buildDemonstration(house: House): Promise<void> {
  await buildPeople(house)
  await buildPlans(house)
}
