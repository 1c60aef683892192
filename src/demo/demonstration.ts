/** The demonstration network, built through the modules' own commands: public facts, and examples that say so. */
import type { House } from '#kernel/house.ts'
import { DEMO_BUILT, keepSetting, setting } from '#kernel/setting.ts'
import { networkFacts } from '#modules/people/index.ts'
import { buildAssembly } from './assembly.ts'
import { buildBudget } from './budget.ts'
import { buildDeeds } from './deeds.ts'
import { buildDocuments } from './documents.ts'
import { buildPeople } from './people.ts'
import { buildPlans } from './plans.ts'
import { buildSettings } from './settings.ts'
import { buildStatutes } from './statutes.ts'

/** Builds it at the first start; a start that was cut off in the middle is taken up where it stopped. */
export async function buildDemonstration(house: House): Promise<void> {
  if (await setting<boolean>(house.reader, DEMO_BUILT)) return
  if (!(await networkFacts(house.reader))) await buildPeople(house)
  await buildSettings(house)
  await buildStatutes(house)
  await buildPlans(house)
  await buildBudget(house)
  await buildAssembly(house)
  await buildDocuments(house)
  await buildDeeds(house)
  await keepSetting(house.db, DEMO_BUILT, true)
}
