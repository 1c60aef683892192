/** The address of a view: everything that it shows differently from the usual is in it, so that it can be kept and sent on. */
import { type Group, USUAL_COLUMNS, type ViewColumn, type Viewed } from '../rules.ts'

export interface Asked extends Viewed {
  columns: readonly ViewColumn[]
  page: number
  /** One year of the timeline alone. */
  year: number | null
  /** The action whose dates are being changed in a form. */
  edit: number | null
  /** The same as a file. */
  format: 'csv' | null
}

/** What a view shows where the address says nothing. */
export const usual = (group: Group | null): Asked => ({
  filter: {},
  sort: 'plan',
  down: false,
  group,
  all: false,
  columns: USUAL_COLUMNS,
  page: 1,
  year: null,
  edit: null,
  format: null,
})

/** The parts of the address that say how a view differs from the usual one, in a fixed order. */
export function addressParts(asked: Asked, group: Group | null): [string, string][] {
  const { filter } = asked
  const usualColumns = asked.columns.length === USUAL_COLUMNS.length && asked.columns.every((each) => USUAL_COLUMNS.includes(each))
  const parts: [string, string | number | false | null | undefined][] = [
    ['words', filter.words],
    ['status', filter.status],
    ['owner', filter.owner],
    ['region', filter.region],
    ['scope', filter.scope],
    ['missing', filter.missing],
    ['due', filter.due],
    ['part', filter.part],
    ['group', asked.group === group ? null : (asked.group ?? 'none')],
    ['rows', asked.all && 'all'],
    ['sort', asked.sort !== 'plan' && asked.sort],
    ['order', asked.down && 'down'],
    ...(usualColumns ? [] : asked.columns.map((column): [string, string] => ['column', column])),
    ['year', asked.year],
    ['page', asked.page > 1 && asked.page],
    ['edit', asked.edit],
    ['format', asked.format],
  ]
  return parts.flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : []))
}

/** The address of a view at `path`. `group`: how that page groups where nothing is said. */
export function viewAddress(path: string, asked: Asked, group: Group | null = null): string {
  const parts = addressParts(asked, group)
  return parts.length === 0 ? path : `${path}?${new URLSearchParams(parts)}`
}
