/** The head of every page of a plan, and the row of its views. */
import type { ComponentChildren } from 'preact'
import { type Tab, Tabs } from '#design/tabs.tsx'
import { Crumbs, ExampleTag, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import {
  planBuildPath,
  planChangesPath,
  planDocumentsPath,
  planMapPath,
  planPath,
  plansPath,
  planTablePath,
  planTimelinePath,
  versionsPath,
} from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import { mayWrite } from '../rules.ts'
import { periodText, StateTag, title } from './told.tsx'

/** The views of a plan; building it only for those who write it, and only while its text is not adopted. */
export function PlanViews({ viewing: { lang, actor }, plan, here }: { viewing: Viewing; plan: Plan; here: string }) {
  const say = viewWords(lang)
  const building = mayWrite(actor, plan) && (plan.state === 'draft' || plan.state === 'published')
  const tabs: Tab[] = [
    { href: planPath(plan.slug), label: say.plan, glyph: 'plan' },
    { href: planTablePath(plan.slug), label: say.table, glyph: 'table' },
    { href: planTimelinePath(plan.slug), label: say.timeline, glyph: 'timeline' },
    { href: planMapPath(plan.slug), label: say.map, glyph: 'tiles' },
    { href: planDocumentsPath(plan.slug), label: say.documents, glyph: 'document' },
    { href: planChangesPath(plan.slug), label: say.changes, glyph: 'edit' },
    { href: versionsPath(plan.slug), label: say.versions, glyph: 'versions' },
    ...(building ? [{ href: planBuildPath(plan.slug), label: say.build, glyph: 'build' as const }] : []),
  ]
  return <Tabs label={say.views(title(lang, plan))} tabs={tabs} here={here} />
}

/** The head of a page that shows one view of a plan. `here`: its address among the views. */
export function PlanHead({
  viewing,
  plan,
  here,
  heading,
  lead,
}: {
  viewing: Viewing
  plan: Plan
  here: string
  heading: string
  lead?: ComponentChildren
}) {
  const lang: Lang = viewing.lang
  return (
    <>
      <Crumbs
        items={[
          { href: plansPath(), label: words(lang).plans },
          { href: planPath(plan.slug), label: title(lang, plan) },
        ]}
        lang={lang}
      />
      <Title
        kicker={
          <>
            {words(lang).kinds[plan.kind]} · {periodText(lang, plan)} <StateTag lang={lang} plan={plan} today={viewing.today} />{' '}
            {plan.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={lead}
      >
        {heading}
      </Title>
      <PlanViews viewing={viewing} plan={plan} here={here} />
    </>
  )
}
