/** The forecast budget: lines by account, spread over the plan's actions, funded by grants, shared with the regions, proposed, voted and amended. */
import type { Capability } from '#kernel/capability.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { versionTitle } from './messages/names.ts'
import { deeds, refusals } from './messages.ts'
import { budgetsPath, fundersPath } from './paths.ts'
import { agreementNames, budgetNames, funderNames, grantNames, type Version, versionNames } from './queries.ts'
import { routes } from './routes.tsx'

export { addLines, createBudget } from './commands.ts'
export * from './paths.ts'
export type { LineDraft } from './tables/lines.ts'

const both = (text: (lang: Lang) => string): Localized => ({ fr: text('fr'), en: text('en') })
const titled = (version: Version): Localized => both((lang) => versionTitle(lang, version))

export const capability: Capability = {
  name: 'budget',
  routes,
  deeds,
  refusals,
  menu: [
    {
      path: budgetsPath(),
      also: ['/budget-versions', '/budget-lines', fundersPath(), '/grants', '/agreements'],
      label: { fr: 'Budget', en: 'Budget' },
      order: 15,
    },
  ],
  objects: {
    budget: budgetNames,
    budget_version: (reader, actor, ids) => versionNames(reader, actor, ids, titled),
    funder: funderNames,
    grant: grantNames,
    agreement: agreementNames,
  },
}
