/** An agenda worked out: when each item is planned, what it lacks; and an item or a resolution as a form showed it. */
import type { Localized } from '#kernel/values/lang.ts'
import type { ItemKind, ItemTable } from '../tables.ts'

const MINUTE = 60_000

/** When each item is planned to begin: known as long as every item before it says how long it takes. */
export function plannedStarts(startsAt: Date, items: readonly { plannedMinutes: number | null }[]): (Date | null)[] {
  let at: number | null = startsAt.getTime()
  return items.map(({ plannedMinutes }) => {
    const begins = at
    at = begins === null || plannedMinutes === null ? null : begins + plannedMinutes * MINUTE
    return begins === null ? null : new Date(begins)
  })
}

/** `untold`: how many items do not say how long they take. */
export const minutesInAll = (items: readonly { plannedMinutes: number | null }[]): { minutes: number; untold: number } => ({
  minutes: items.reduce((sum, { plannedMinutes }) => sum + (plannedMinutes ?? 0), 0),
  untold: items.filter(({ plannedMinutes }) => plannedMinutes === null).length,
})

export const WAITING = ['place', 'items', 'resolutions'] as const
export type Waiting = (typeof WAITING)[number]

/** What waits to be done before a draft can be convened, in the order in which one does it. */
export const waitingFor = (
  meeting: { place: string | null; remoteUrl: string | null },
  items: readonly { kind: ItemKind; resolutions: readonly unknown[] }[],
): Waiting[] => [
  ...(meeting.place === null && meeting.remoteUrl === null ? (['place'] as const) : []),
  ...(items.length === 0 ? (['items'] as const) : []),
  ...(items.some(({ kind, resolutions }) => kind === 'decision' && resolutions.length === 0) ? (['resolutions'] as const) : []),
]

type ItemColumns = Pick<ItemTable, 'kind'> & {
  title_fr: string
  title_en: string | null
  text_fr: string | null
  text_en: string | null
  presenter: string | null
  planned_minutes: number | null
}

/** An item as its form showed it: an edit that was made meanwhile is noticed. */
export const shownItem = (item: ItemColumns): string =>
  JSON.stringify([item.kind, item.title_fr, item.title_en, item.text_fr, item.text_en, item.presenter, item.planned_minutes])

export const shownResolution = (resolution: { title: Localized; text: Localized; decision: string; itemId: number }): string => {
  const { title, text, decision, itemId } = resolution
  return JSON.stringify([title.fr, title.en, text.fr, text.en, decision, itemId])
}
