/** The forecast budget: lines by account, spread over the plan's actions, funded by grants, shared with the regions, proposed, voted and amended. */
import type { Capability } from '#kernel/capability.ts'
import { inBoth, type Localized } from '#kernel/values/lang.ts'
import { keepFundedItems, keepFundedLevels, keepFundedPlan } from './commands/spread/guard.ts'
import { voteByDecision } from './commands/versions/decision.ts'
import { grantsExpectant, grantsExpected, searchGrants } from './index/grants.ts'
import { searchBudgets } from './index/overview.ts'
import { regionsExpected } from './index/regions.ts'
import { versionTitle } from './messages/names.ts'
import { deeds, refusals } from './messages.ts'
import { budgetsPath, fundersPath } from './paths.ts'
import { regionsExpectant } from './queries/regions/expected-regions.ts'
import { agreementNames, budgetNames, funderNames, grantNames, type Version, versionNames } from './queries.ts'
import { organisationPanel, planPanel } from './routes/overview/panel.tsx'
import { statementPanel } from './routes/regions/statement.tsx'
import { itemPanel } from './routes/spread/item-panel.tsx'
import { budgetVersion } from './routes/versions/decidable.ts'
import { routes } from './routes.tsx'

export {
  acknowledgeInstalment,
  addFunder,
  addGrant,
  addKey,
  addLines,
  addPaper,
  createBudget,
  draftVersion,
  editAgreement,
  editBudget,
  editFunder,
  editGrant,
  editKey,
  editLine,
  endAgreement,
  type FunderInput,
  type GrantInput,
  giveUp,
  makeAgreement,
  makeScenario,
  type PaperInput,
  payInstalment,
  planInstalment,
  planInstalments,
  planPayment,
  planUsualPayments,
  proposeVersion,
  receivePayment,
  recordDecision,
  removeKey,
  removeLine,
  removePaper,
  restoreLine,
  setRegionKey,
  spreadLine,
  spreadLines,
  voteByDecision,
  withdrawVersion,
} from './commands.ts'
export { VersionTag } from './pages/frame.tsx'
export * from './paths.ts'
export { mainVersion, totalsByYear, type Version, versionsSeen } from './queries.ts'
export { regionalShare, type Totals } from './rules.ts'
export type { LineDraft } from './tables/lines.ts'

const titled = (version: Version): Localized => inBoth((lang) => versionTitle(lang, version))

export const capability: Capability = {
  name: 'budget',
  routes,
  deeds,
  refusals,
  menu: [
    {
      path: budgetsPath(),
      also: ['/budget-versions', '/budget-lines', fundersPath(), '/grants', '/grant-payments', '/agreements', '/instalments'],
      label: { fr: 'Budget', en: 'Budget' },
      order: 15,
    },
  ],
  reactions: {
    // Money on an action stops its removal.
    'plan.item_removed': keepFundedItems,
    'plan.item_moved': keepFundedLevels,
    'plan.build_undone': keepFundedLevels,
    'plan.edited': keepFundedPlan,
    // An assembly's decision brings the budget into force in its own transaction.
    async 'resolution.adopted'(tx, actor, payload) {
      if (payload.subjectKind === 'budget_version' && payload.subjectId !== null)
        await voteByDecision(tx, actor, payload.subjectId, payload)
    },
  },
  subjects: { budget_version: budgetVersion },
  panels: { item: itemPanel, plan: planPanel, organisation: [organisationPanel, statementPanel] },
  expected: async (...asked) => (await Promise.all([regionsExpected(...asked), grantsExpected(...asked)])).flat(),
  expectant: async (...asked) => [...new Set((await Promise.all([regionsExpectant(...asked), grantsExpectant(...asked)])).flat())],
  searchable: async (...asked) => (await Promise.all([searchBudgets(...asked), searchGrants(...asked)])).flat(),
  objects: {
    budget: budgetNames,
    budget_version: (reader, actor, ids) => versionNames(reader, actor, ids, titled),
    funder: funderNames,
    grant: grantNames,
    agreement: agreementNames,
  },
}
