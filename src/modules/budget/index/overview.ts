/** How budgets are found by words. */
import type { Capability } from '#kernel/capability.ts'
import { inBoth } from '#kernel/values/lang.ts'
import { nameWords } from '../messages/names.ts'
import { overviewWords } from '../messages/overview/overview.ts'
import { versionPath } from '../paths.ts'
import { budgetsFound } from '../queries.ts'

/** One value for all: answers are grouped by it. */
const KIND = inBoth((lang) => overviewWords(lang).foundKind)

export const searchBudgets: NonNullable<Capability['searchable']> = async (reader, actor, words, limit) =>
  (await budgetsFound(reader, actor, words, limit)).map((version) => ({
    kind: KIND,
    title: version.budget.title,
    detail: inBoth((lang) => overviewWords(lang).foundDetail(version.budget.owner.name, nameWords(lang).states[version.state])),
    path: versionPath(version.id),
    example: version.example,
  }))
