/** A plan's page: what it is, where it stands, its picture, its outline, its thread. */

import type { VNode } from 'preact'
import { Aside } from '#design/facts.tsx'
import { FilterBar } from '#design/filters.tsx'
import { Select } from '#design/form.tsx'
import { Kept } from '#design/kept.tsx'
import { Page } from '#design/page.tsx'
import { ExampleTag, Figures, Heading, Notice, Prose, Title } from '#design/text.tsx'
import { Thread } from '#design/thread.tsx'
import type { ToldEntry } from '#kernel/history.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { organisationPath } from '#modules/people/index.ts'
import { versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import { planFilePath, planPath, successionPath } from '../paths.ts'
import type { Milestone, Plan } from '../queries/plans.ts'
import type { ActionFilter, Counts } from '../rules.ts'
import { type ChangesData, ChangesMark } from './changes.tsx'
import { DecisionStamp } from './decided.tsx'
import { FileLinks } from './files.tsx'
import { knotsOf } from './knots.ts'
import { BeginNextText, Life, NextText, type PlanVersions, ShownVersion } from './life.tsx'
import { sharedPlan } from './shared.tsx'
import { periodText, StateTag, title } from './told.tsx'
import { NextTextNotice } from './versions.tsx'
import { PlanViews } from './views.tsx'

export { DecisionStamp } from './decided.tsx'

export interface Filtering {
  filter: ActionFilter
  statuses: { value: string; label: string }[]
  regions: { value: string; label: string }[]
  owners: { value: string; label: string }[]
}

const Kicker = ({ viewing: { lang, today }, plan }: { viewing: Viewing; plan: Plan }) => {
  const say = words(lang)
  return (
    <>
      {say.kinds[plan.kind]} · {periodText(lang, plan)}
      {plan.ownerName && !plan.ownerIsNetwork ? (
        <> · {plan.ownerId ? <a href={organisationPath(plan.ownerId)}>{plan.ownerName}</a> : plan.ownerName}</>
      ) : null}
      {plan.predecessor ? (
        <>
          {' '}
          · {say.following} <a href={planPath(plan.predecessor.slug)}>{said(lang, plan.predecessor.title)}</a>
        </>
      ) : null}{' '}
      <StateTag lang={lang} plan={plan} today={today} /> {plan.example ? <ExampleTag lang={lang} /> : null}
    </>
  )
}

/** The three figures of a plan, each leading to the actions that it counts; and what of them is made up. */
export const PlanFigures = ({ lang, plan, counts }: { lang: Lang; plan: Plan; counts: Counts }) => {
  const say = words(lang)
  const path = planPath(plan.slug)
  const { in_progress: going, done } = counts.byStatus
  const incomplete = {
    value: formatNumber(lang, counts.incomplete),
    label: say.incompleteFigure(counts.incomplete),
    href: `${path}?missing=any#plan`,
  }
  return (
    <>
      <Figures
        items={[
          { value: formatNumber(lang, going), label: say.goingFigure, href: `${path}?status=in_progress#plan` },
          { value: formatNumber(lang, done), label: say.doneFigure(done), tone: 'deed', href: `${path}?status=done#plan` },
          ...(counts.incomplete > 0 ? [{ ...incomplete, tone: 'decision' as const }] : []),
        ]}
      />
      {counts.examples > 0 ? (
        <p>
          <ExampleTag lang={lang} /> {say.exampleNote}
        </p>
      ) : null}
    </>
  )
}

function Filters({ viewing: { lang }, plan, filtering }: { viewing: Viewing; plan: Plan; filtering: Filtering }) {
  const say = words(lang)
  const { filter } = filtering
  const path = planPath(plan.slug)
  const fields = [
    { name: 'status' as const, label: say.filterStatus, any: say.any, options: filtering.statuses },
    { name: 'owner' as const, label: say.filterOwner, any: say.any, options: [...filtering.owners, { value: 'none', label: say.nobody }] },
    { name: 'region' as const, label: say.filterRegion, any: say.anyRegion, options: filtering.regions },
    {
      name: 'missing' as const,
      label: say.filterMissing,
      any: say.nothing,
      options: (['any', 'owner', 'date', 'expected_result'] as const).map((value) => ({ value, label: say.missing[value] })),
    },
  ]
  const without = (name: string) => {
    const rest = new URLSearchParams(Object.entries(filter).filter(([key, value]) => key !== name && value))
    return `${path}${rest.size > 0 ? `?${rest}` : ''}#plan`
  }
  const active = fields.flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === filter[name])
    return chosen ? [{ label: chosen.label, removeHref: without(name) }] : []
  })
  return (
    <FilterBar action={`${path}#plan`} active={active} lang={lang}>
      {fields.map(({ name, label, any, options }) =>
        options.length > 0 ? (
          <Select key={name} name={name} label={label} value={filter[name] ?? ''} options={[{ value: '', label: any }, ...options]} />
        ) : null,
      )}
    </FilterBar>
  )
}

export interface PlanPageProps {
  viewing: Viewing
  plan: Plan
  counts: Counts
  /** The rendered picture, its table and the tree: kept apart from what is personal. */
  pictureHtml: string
  tableHtml: string
  outlineHtml: string
  filtering: Filtering
  milestones: Milestone[]
  entries: ToldEntry[]
  about: PlanVersions
  /** What moved since this reader last looked. */
  changes: ChangesData | null
  mayMoveOn: boolean
  panels: VNode[]
}

export function PlanPage({
  viewing,
  plan,
  counts,
  pictureHtml,
  tableHtml,
  outlineHtml,
  filtering,
  milestones,
  entries,
  about,
  changes,
  mayMoveOn,
  panels,
}: PlanPageProps) {
  const { lang } = viewing
  const say = words(lang)
  const lead = said(lang, plan.lead)
  return (
    <Page
      viewing={viewing}
      title={title(lang, plan)}
      description={lead || say.plansLead}
      noindex={plan.state === 'draft' || plan.revises !== null}
      example={plan.example || undefined}
      {...sharedPlan(lang, plan)}
    >
      <PlanViews viewing={viewing} plan={plan} here={planPath(plan.slug)} />
      <Aside
        even
        main={
          <>
            <Title kicker={<Kicker viewing={viewing} plan={plan} />} lead={lead || undefined}>
              {title(lang, plan)}
            </Title>
            <DecisionStamp lang={lang} plan={plan} />
            <ShownVersion lang={lang} plan={plan} about={about} />
            <NextTextNotice viewing={viewing} plan={plan} became={null} />
            <NextText lang={lang} plan={plan} next={about.next} />
            {plan.state === 'draft' && !plan.revises ? (
              <Notice tone="waiting">
                <p>{say.draftNotice}</p>
              </Notice>
            ) : null}
            {plan.state === 'published' && !plan.revises ? (
              <Notice tone="waiting">
                <p>{say.publishedNotice}</p>
              </Notice>
            ) : null}
            <ChangesMark lang={lang} plan={plan} changes={changes} />
            <PlanFigures lang={lang} plan={plan} counts={counts} />
            {counts.incomplete > 0 ? (
              <p>{say.incompleteDetail(counts.missing.owner, counts.missing.date, counts.missing.expected_result)}</p>
            ) : null}
            {mayMoveOn && plan.state !== 'adopted' ? <Life lang={lang} plan={plan} next={about.next} /> : null}
          </>
        }
        aside={<Kept html={pictureHtml} />}
      />
      <Kept html={tableHtml} />
      <Heading level={2} id="plan">
        {say.outline}
      </Heading>
      <Filters viewing={viewing} plan={plan} filtering={filtering} />
      <Kept html={outlineHtml} />
      {panels}
      {plan.notes.length > 0 ? <Heading level={2}>{say.notes}</Heading> : null}
      {plan.notes.map((note, place) => (
        <Prose key={place} text={said(lang, note)} />
      ))}
      <Heading level={2}>{say.threadOfPlan}</Heading>
      <Thread knots={knotsOf(lang, milestones, entries)} lang={lang} label={say.threadOfPlan} />
      <BeginNextText viewing={viewing} plan={plan} next={about.next} />
      {mayMoveOn && plan.state === 'adopted' ? <Life lang={lang} plan={plan} next={about.next} /> : null}
      <p>
        {say.download} <FileLinks lang={lang} path={(kind) => planFilePath(plan.slug, kind)} />
        {plan.predecessor ? (
          <>
            <br />
            <a href={successionPath(plan.slug)}>{versionWords(lang).becameOf(said(lang, plan.predecessor.title))}</a>
          </>
        ) : null}
      </p>
    </Page>
  )
}
