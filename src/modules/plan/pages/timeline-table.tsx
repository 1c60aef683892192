/** The facts of a timeline as a table, for who would rather read. */
import { StatusMark } from '#design/status.tsx'
import { Table } from '#design/table.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { itemPath } from '../paths.ts'
import type { ViewedItem } from '../queries/views.ts'
import { delay } from './timeline-lanes.tsx'
import { title, toldOwner } from './told.tsx'
import type { ViewedPlan } from './view-filters.tsx'

export function DatesTable({ view: { lang }, items, today }: { view: ViewedPlan; items: ViewedItem[]; today: Day }) {
  const [say, tell] = [words(lang), viewWords(lang)]
  const head = [
    { label: tell.title },
    { label: say.status },
    { label: say.owner },
    { label: say.start },
    { label: say.due },
    { label: tell.lateBy },
  ]
  const rows = items.map((item) => {
    const status = item.status ?? 'planned'
    return [
      <a key={item.id} href={itemPath(item.id)}>
        {title(lang, item)}
      </a>,
      <StatusMark key="status" status={status} label={say.statuses[status]} />,
      toldOwner(lang, item).text,
      item.starts_on ? formatDay(lang, item.starts_on, 'short') : '',
      item.ends_on ? formatDay(lang, item.ends_on, 'short') : '',
      delay(lang, item, today) ?? '',
    ]
  })
  return <Table caption={tell.timelineTable} captionHidden head={head} rows={rows} />
}
