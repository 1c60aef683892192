/** A plan as a table: a row per action, filtered, sorted, grouped and paged as its address says. */
import type { ComponentChildren } from 'preact'
import { Checkboxes } from '#design/checkboxes.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Select } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ProgressBar, StatusMark } from '#design/status.tsx'
import { Table, type TableColumn } from '#design/table.tsx'
import { Empty, ExampleTag, Muted } from '#design/text.tsx'
import { CopyAddress, Pager, Toolbar } from '#design/toolbar.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { regionName } from '#modules/people/index.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { itemPath, planTablePath } from '../paths.ts'
import type { Item } from '../queries/items.ts'
import type { View, ViewedItem } from '../queries/views.ts'
import { GROUPS, SORTS, type Sort, VIEW_COLUMNS, type ViewColumn } from '../rules.ts'
import { title, toldDue, toldOwner } from './told.tsx'
import { viewAddress } from './view-address.ts'
import { firstLevelName, ReadyViews, type ViewedPlan, ViewFilters } from './view-filters.tsx'
import { groupsOf } from './view-groups.tsx'
import { PlanHead } from './views.tsx'

/** More rows than this stand on several pages. */
export const ROWS_PER_PAGE = 500

const told = ({ text, missing }: { text: string; missing?: boolean }) => (missing ? <span class="missing">{text}</span> : text)

/** Where an action is carried out, in words. */
export function scopeText(lang: Lang, { scope, regions }: Pick<Item, 'scope' | 'regions'>): string {
  if (scope === null) return ''
  if (scope === 'national') return words(lang).scopes.national
  return regions.length === 0 ? viewWords(lang).allRegions : regions.map((code) => regionName(lang, code)).join(', ')
}

function cellsOf(view: ViewedPlan, item: ViewedItem, today: string): Record<ViewColumn, ComponentChildren> {
  const { lang, plan, choices } = view
  const action = item.level === plan.lastLevel
  const status = item.status ?? 'planned'
  const pillar = choices.pillars.find(({ id }) => id === item.pillar)
  return {
    status: action ? <StatusMark status={status} label={words(lang).statuses[status]} /> : null,
    owner: action ? told(toldOwner(lang, item)) : null,
    start: item.starts_on ? formatDay(lang, item.starts_on, 'short') : null,
    due: action ? told(toldDue(lang, item, today)) : null,
    progress: item.progress === null ? null : <ProgressBar percent={item.progress} label={words(lang).progress} lang={lang} />,
    scope: scopeText(lang, item),
    pillar: pillar && pillar.id !== item.id ? `${pillar.code}. ${title(lang, pillar)}` : null,
  }
}

/** What a column is called, and by what it sorts. */
export const columnLabel = (lang: Lang, plan: ViewedPlan['plan'], column: ViewColumn): string => {
  const say = words(lang)
  const labels = { status: say.status, owner: say.owner, start: say.start, due: say.due, progress: say.progress, scope: say.scope }
  return column === 'pillar' ? firstLevelName(lang, plan) : labels[column]
}

const sortLabel = (lang: Lang, plan: ViewedPlan['plan'], sort: Sort): string =>
  sort === 'plan' ? viewWords(lang).planOrder : sort === 'title' ? viewWords(lang).title : columnLabel(lang, plan, sort)

function headOf(view: ViewedPlan): TableColumn[] {
  const { lang, plan, path, asked, group } = view
  const sorted = (sort: Sort): TableColumn['sort'] => {
    const here = asked.sort === sort
    const href = viewAddress(path, { ...asked, sort, down: here && !asked.down, page: 1 }, group)
    return { href, ...(here ? { sorted: asked.down ? ('descending' as const) : ('ascending' as const) } : {}) }
  }
  return [
    { label: words(lang).code, sort: sorted('plan') },
    { label: viewWords(lang).title, sort: sorted('title'), names: true },
    ...asked.columns.map((column) => ({
      label: columnLabel(lang, plan, column),
      sort: sorted(column),
      told: column === 'start' || column === 'due',
    })),
  ]
}

function Rows({ view, shown, sizes, today }: { view: ViewedPlan; shown: View; sizes: Map<string, number> | null; today: string }) {
  const { lang, plan, asked } = view
  const row = (item: ViewedItem) => {
    const cells = cellsOf(view, item, today)
    return [
      item.code,
      <>
        <a href={itemPath(item.id)}>{title(lang, item)}</a>
        {item.example_fields.length > 0 ? (
          <>
            {' '}
            <ExampleTag lang={lang} />
          </>
        ) : null}
      </>,
      ...asked.columns.map((column) => cells[column]),
    ]
  }
  const caption = viewWords(lang).tableCaption(title(lang, plan))
  const groups = asked.group ? groupsOf(view, shown.items, asked.group, sizes) : null
  return groups ? (
    <Table
      caption={caption}
      captionHidden
      long
      head={headOf(view)}
      groups={groups.map(({ heading, size, items }) => ({ heading, count: words(lang).countActions(size), rows: items.map(row) }))}
    />
  ) : (
    <Table caption={caption} captionHidden long head={headOf(view)} rows={shown.items.map(row)} />
  )
}

/** The groups, the order, the rows and the columns: what a table has besides filters. */
function Shape({ view }: { view: ViewedPlan }) {
  const { lang, plan, asked } = view
  const say = viewWords(lang)
  const names = { pillar: say.byPillar(firstLevelName(lang, plan)), owner: say.byOwner, status: say.byStatus }
  const groups = [{ value: '', label: say.noGroup }, ...GROUPS.map((value) => ({ value, label: names[value] }))]
  const sorts = SORTS.map((value) => ({ value: value === 'plan' ? '' : value, label: sortLabel(lang, plan, value) }))
  const rows = [
    { value: '', label: say.actionsOnly },
    { value: 'all', label: say.allItems },
  ]
  return (
    <Disclosure summary={say.shape}>
      <Select name="group" label={say.group} value={asked.group ?? ''} options={groups} />
      <Select name="sort" label={say.order} value={asked.sort === 'plan' ? '' : asked.sort} options={sorts} />
      <Select name="rows" label={say.lines} value={asked.all ? 'all' : ''} options={rows} />
      <Checkboxes
        name="column"
        legend={say.columns}
        options={VIEW_COLUMNS.map((value) => ({ value, label: columnLabel(lang, plan, value) }))}
        values={asked.columns}
      />
    </Disclosure>
  )
}

export interface TablePageProps {
  viewing: Viewing
  view: ViewedPlan
  shown: View
  /** How many rows each group has in all; null where there are no groups. */
  sizes: Map<string, number> | null
}

export function TablePage({ viewing, view, shown, sizes }: TablePageProps) {
  const { lang } = viewing
  const { plan, path, asked, group } = view
  const say = viewWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  const figures = (asked.all ? say.shownItems : say.shown)(number(shown.matched), number(shown.total), shown.total)
  return (
    <Page viewing={viewing} title={`${say.table} · ${title(lang, plan)}`} noindex={plan.state === 'draft'} wide>
      <PlanHead viewing={viewing} plan={plan} here={planTablePath(plan.slug)} heading={say.table} lead={say.tableLead} />
      <ReadyViews view={view} />
      <ViewFilters view={view} more={<Shape view={view} />} spoken={['group', 'sort', 'rows', 'column']} />
      <Toolbar figures={figures}>
        <a href={viewAddress(path, { ...asked, page: 1, format: 'csv' }, group)}>{say.download}</a>
        <CopyAddress label={say.copyAddress} done={say.copied} />
      </Toolbar>
      {shown.items.length === 0 ? (
        <Empty title={words(lang).noMatch}>
          <p>{words(lang).noMatchHint}</p>
        </Empty>
      ) : (
        <Rows view={view} shown={shown} sizes={sizes} today={viewing.today} />
      )}
      <Pager
        lang={lang}
        page={asked.page}
        size={ROWS_PER_PAGE}
        of={shown.matched}
        href={(page) => viewAddress(path, { ...asked, page }, group)}
      />
      {shown.items.some(({ example_fields }) => example_fields.length > 0) ? (
        <p>
          <ExampleTag lang={lang} /> <Muted>{words(lang).exampleNote}</Muted>
        </p>
      ) : null}
    </Page>
  )
}
