/** A plan's draft before anybody said anything of it. */
import type { PlanDraft } from '../tables.ts'

/** What a file, a frozen text or a form says stands over the empty draft: a strategic plan of nobody in particular, without levels and items. */
export const emptyDraft = (said: Partial<PlanDraft> = {}): PlanDraft => ({
  slug: null,
  title: { fr: null, en: null },
  kind: 'strategic',
  levelNames: { fr: [], en: [] },
  period: { from: null, to: null },
  owner: null,
  predecessor: null,
  notes: [],
  milestones: [],
  decision: null,
  state: 'draft',
  example: false,
  items: [],
  ...said,
})
