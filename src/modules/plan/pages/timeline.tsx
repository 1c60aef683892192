/** A plan as a calendar: a lane for each dated action, what is late and by how much, and apart what has no date at all. */
import { Disclosure } from '#design/disclosure.tsx'
import { Select } from '#design/form.tsx'
import { ActionRows } from '#design/outline.tsx'
import { Page } from '#design/page.tsx'
import { type Pill, Pills } from '#design/tabs.tsx'
import { Empty, ExampleTag, Heading, Muted, Paragraph } from '#design/text.tsx'
import { Timeline } from '#design/timeline.tsx'
import { TimelineLegend } from '#design/timeline-legend.tsx'
import { CopyAddress, Pager, Toolbar } from '#design/toolbar.tsx'
import { yearOf } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { itemDatesPath, planTimelinePath } from '../paths.ts'
import type { View } from '../queries/views.ts'
import { GROUPS, type Span, yearsOf } from '../rules.ts'
import { Action } from './outline.tsx'
import { DatesForm, laneProps, type MovedDates } from './timeline-lanes.tsx'
import { graduations, marksOf } from './timeline-scale.ts'
import { DatesTable } from './timeline-table.tsx'
import { title } from './told.tsx'
import { viewAddress } from './view-address.ts'
import { firstLevelName, ReadyViews, type ViewedPlan, ViewFilters } from './view-filters.tsx'
import { groupsOf } from './view-groups.tsx'
import { PlanHead } from './views.tsx'

/** More lanes than this stand on several pages. */
export const LANES_PER_PAGE = 200
/** So many actions without dates are listed at most. */
export const MOST_UNDATED = 100

export interface TimelinePageProps {
  viewing: Viewing
  view: ViewedPlan
  /** What is shown, and all that the plan spans; null where no date is known. */
  span: Span | null
  whole: Span | null
  dated: View
  undated: View
  /** How many lanes each group has in all; null where there are no groups. */
  sizes: Map<string, number> | null
  /** Whoever may move the dates; with a form that is opened or was refused. */
  moving: { form: MovedDates | null } | null
}

/** The years one by one: a day is then wide enough to be pointed at. */
function Years({ view: { lang, path, asked, group }, whole }: { view: ViewedPlan; whole: Span }) {
  const say = viewWords(lang)
  const years = yearsOf(whole)
  const pill = (label: string, year: number | null): Pill => ({
    href: viewAddress(path, { ...asked, year, page: 1, edit: null }, group),
    label,
    current: asked.year === year,
  })
  return years.length === 0 ? null : (
    <Pills label={say.span} items={[pill(say.wholePlan, null), ...years.map((year) => pill(String(year), year))]} />
  )
}

function Grouping({ view: { lang, plan, asked } }: { view: ViewedPlan }) {
  const say = viewWords(lang)
  const names = { pillar: say.byPillar(firstLevelName(lang, plan)), owner: say.byOwner, status: say.byStatus }
  const orders = { plan: say.planOrder, start: words(lang).start, due: words(lang).due }
  const options = [...GROUPS.map((value) => ({ value, label: names[value] })), { value: 'none', label: say.noGroup }]
  const sorts = (['plan', 'start', 'due'] as const).map((value) => ({ value: value === 'plan' ? '' : value, label: orders[value] }))
  return (
    <Disclosure summary={say.shapeOfTimeline}>
      <Select name="group" label={say.group} value={asked.group ?? 'none'} options={options} />
      <Select name="sort" label={say.order} value={asked.sort === 'plan' ? '' : asked.sort} options={sorts} />
    </Disclosure>
  )
}

function Chart({ viewing, view, span, dated, sizes, moving }: TimelinePageProps & { span: Span }) {
  const { lang, today } = viewing
  const { plan, path, asked, group } = view
  const say = viewWords(lang)
  const back = viewAddress(path, { ...asked, edit: null }, group)
  const one = { key: 'all', heading: say.everything, tone: null, size: dated.matched, items: dated.items }
  const groups = asked.group ? groupsOf(view, dated.items, asked.group, sizes) : [one]
  const drawn = groups.map(({ key, heading, tone, size, items }) => ({
    key,
    heading,
    tone,
    count: words(lang).countActions(size),
    lanes: items.flatMap((item) => laneProps({ view, span, today, back, moving }, item) ?? []),
  }))
  const lanes = drawn.reduce((sum, { lanes: of }) => sum + of.length, 0)
  const first = dated.items[0]
  return (
    <>
      {lanes < dated.items.length ? <Paragraph>{say.outside(dated.items.length - lanes, yearOf(span.from))}</Paragraph> : null}
      {lanes === 0 ? (
        <Nothing view={view} />
      ) : (
        <Timeline
          label={say.timelineLabel(title(lang, plan))}
          from={span.from}
          to={span.to}
          {...graduations(lang, span)}
          marks={marksOf(lang, plan, today)}
          groups={drawn.filter(({ lanes: of }) => of.length > 0)}
          moving={moving && first ? { hint: say.moveHint, save: say.save, action: itemDatesPath(first.id), back } : null}
        />
      )}
    </>
  )
}

/** The form of an action that has no lane here: it has no date yet, or stands on another page. */
function FormApart({ view: { lang, path, asked, group }, dated, moving }: TimelinePageProps) {
  const form = moving?.form
  if (!form || dated.items.some(({ id }) => id === form.itemId)) return null
  return (
    <section>
      <Heading level={2}>{viewWords(lang).datesOf(form.title)}</Heading>
      <DatesForm lang={lang} back={viewAddress(path, { ...asked, edit: null }, group)} form={form} />
    </section>
  )
}

const Nothing = ({ view: { lang } }: { view: ViewedPlan }) => (
  <Empty title={viewWords(lang).nothingDated}>
    <p>{viewWords(lang).nothingDatedHint}</p>
  </Empty>
)

/** What no calendar can show, said so. */
function Undated({ viewing: { lang, today }, undated }: { viewing: Viewing; undated: View }) {
  const say = viewWords(lang)
  if (undated.matched === 0) return null
  return (
    <section>
      <Heading level={2} count={formatNumber(lang, undated.matched)} id="undated">
        {say.undated}
      </Heading>
      <Paragraph>{say.undatedLead}</Paragraph>
      <ActionRows label={say.undated}>
        {undated.items.map((item) => (
          <Action key={item.id} lang={lang} item={item} today={today} />
        ))}
      </ActionRows>
      {undated.items.length < undated.matched ? (
        <Paragraph>{say.firstOf(formatNumber(lang, undated.items.length), formatNumber(lang, undated.matched))}</Paragraph>
      ) : null}
    </section>
  )
}

export function TimelinePage(props: TimelinePageProps) {
  const { viewing, view, span, whole, dated, undated } = props
  const { lang, today } = viewing
  const { plan, path, asked, group } = view
  const say = viewWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  return (
    <Page viewing={viewing} title={`${say.timeline} · ${title(lang, plan)}`} noindex={plan.state === 'draft'} wide>
      <PlanHead viewing={viewing} plan={plan} here={planTimelinePath(plan.slug)} heading={say.timeline} lead={say.timelineLead} />
      <ReadyViews view={view} />
      {whole ? <Years view={view} whole={whole} /> : null}
      <ViewFilters view={view} more={<Grouping view={view} />} spoken={['group', 'sort']} />
      <Toolbar figures={say.shown(number(dated.matched + undated.matched), number(dated.total), dated.total)}>
        <CopyAddress label={say.copyAddress} done={say.copied} />
      </Toolbar>
      <FormApart {...props} />
      {span ? <Chart {...props} span={span} /> : <Nothing view={view} />}
      <Pager
        lang={lang}
        page={asked.page}
        size={LANES_PER_PAGE}
        of={dated.matched}
        href={(page) => viewAddress(path, { ...asked, page }, group)}
      />
      {dated.items.length > 0 ? (
        <>
          <TimelineLegend label={say.legend} statuses={words(lang).statuses} late={say.legendLate} progress={say.legendProgress} />
          <Disclosure summary={say.timelineTable}>
            <DatesTable view={view} items={dated.items} today={today} />
          </Disclosure>
        </>
      ) : null}
      <Undated viewing={viewing} undated={undated} />
      {[...dated.items, ...undated.items].some(({ example_fields }) => example_fields.length > 0) ? (
        <p>
          <ExampleTag lang={lang} /> <Muted>{words(lang).exampleNote}</Muted>
        </p>
      ) : null}
    </Page>
  )
}
