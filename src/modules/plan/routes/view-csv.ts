/** What a table shows, as a file: every row of the view, with the columns that are shown. */
import type { Ctx } from '#kernel/env.ts'
import { formatPercent } from '#kernel/money.ts'
import { csvOf } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { fileWords } from '../messages/files.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { columnLabel, scopeText } from '../pages/table.tsx'
import { ownerText, title } from '../pages/told.tsx'
import type { ViewedPlan } from '../pages.tsx'
import type { Item, View, ViewedItem } from '../queries.ts'
import type { ViewColumn } from '../rules.ts'

function cellOf(view: ViewedPlan, item: ViewedItem, column: ViewColumn): string {
  const { lang, plan, choices } = view
  const pillar = choices.pillars.find(({ id }) => id === item.pillar)
  if (column === 'pillar') return pillar ? `${pillar.code}. ${title(lang, pillar)}` : ''
  if (item.level !== plan.lastLevel) return ''
  return factOf(lang, item, column)
}

function factOf(lang: Lang, item: Item, column: Exclude<ViewColumn, 'pillar'>): string {
  if (column === 'status') return words(lang).statuses[item.status ?? 'planned']
  if (column === 'owner') return item.owner ? ownerText(lang, item.owner) : ''
  if (column === 'start') return item.starts_on ?? ''
  if (column === 'due') return item.ends_on ?? ''
  if (column === 'progress') return item.progress === null ? '' : formatPercent(lang, item.progress)
  return scopeText(lang, item)
}

export function viewCsv(c: Ctx, view: ViewedPlan, { items }: View): Response {
  const { lang, plan, asked } = view
  const example = plan.example
    ? fileWords(lang).example
    : items.some((item) => item.example_fields.length > 0)
      ? fileWords(lang).exampleFacts
      : null
  const text = csvOf([
    ...(example ? [[example]] : []),
    [words(lang).code, viewWords(lang).title, ...asked.columns.map((column) => columnLabel(lang, plan, column))],
    ...items.map((item) => [item.code, title(lang, item), ...asked.columns.map((column) => cellOf(view, item, column))]),
  ])
  return c.body(text, 200, {
    'content-type': 'text/csv; charset=UTF-8',
    'content-disposition': `attachment; filename="${plan.slug}.csv"`,
    'cache-control': 'private, no-cache',
  })
}
