/** The red-lead stamp of a decision, each fact as far as known. */
import { Stamp } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { words } from '../messages.ts'
import type { Plan } from '../queries/plans.ts'
import type { VersionDecision } from '../tables/versions.ts'
import { whenDecided } from './told.tsx'

/** When, under which reference, from which source. */
export const decisionDetail = (lang: Lang, { decidedOn, reference, source }: VersionDecision): string =>
  [whenDecided(lang, decidedOn), reference && words(lang).reference(reference), source && words(lang).source(source)]
    .filter(Boolean)
    .join(' · ')

export const adoptedBy = (lang: Lang, { body }: VersionDecision): string =>
  body ? words(lang).adoptedBy(said(lang, body)) : words(lang).adopted

export const DecidedStamp = ({ lang, decision }: { lang: Lang; decision: VersionDecision }) => (
  <Stamp lang={lang} what={adoptedBy(lang, decision)} detail={decisionDetail(lang, decision)} />
)

/** The stamp of what decided the plan. */
export const DecisionStamp = ({ lang, plan }: { lang: Lang; plan: Plan }) =>
  plan.decision && plan.state !== 'draft' && plan.state !== 'published' ? <DecidedStamp lang={lang} decision={plan.decision} /> : null
