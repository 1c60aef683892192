/** The knots of le fil: what the network tells of its plan, what the journal holds (of whichever module), and what is still to come. */

import { glyphNamed } from '#design/icons.tsx'
import type { Knot } from '#design/thread.tsx'
import { type Day, formatDay, spanOf } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { words } from '../messages.ts'
import type { Item } from '../queries/items.ts'
import type { Milestone } from '../queries/plans.ts'
import { whenDecided } from './told.tsx'

interface Dated {
  /** Sorts the knots; what has no date comes first. */
  day: Day
  knot: Knot
}

function ofMilestone(lang: Lang, milestone: Milestone): Dated {
  const { on, decided } = milestone
  return {
    day: on ? spanOf(on).first : '',
    knot: {
      id: `m${milestone.id}`,
      when: on ? formatDay(lang, on, 'short') : whenDecided(lang, null),
      ...(on ? { datetime: on } : {}),
      glyph: decided ? 'decision' : 'flag',
      tone: decided ? 'decision' : 'ink',
      title: said(lang, milestone.text),
    },
  }
}

function ofEntry(lang: Lang, entry: ToldEntry): Dated {
  return {
    day: entry.day,
    knot: {
      id: `e${entry.id}`,
      when: formatDay(lang, entry.day, 'short'),
      datetime: entry.day,
      glyph: glyphNamed(entry.glyph),
      tone: entry.tone,
      title: entry.who,
      detail: entry.sentence,
      example: entry.example,
    },
  }
}

const byDay = (one: Dated, other: Dated) => one.day.localeCompare(other.day)

/** Milestones and entries in one line, the earliest first; entries come in latest first. */
export function knotsOf(lang: Lang, milestones: Milestone[], entries: ToldEntry[]): Knot[] {
  const dated = [...milestones.map((each) => ofMilestone(lang, each)), ...entries.toReversed().map((each) => ofEntry(lang, each))]
  return dated.toSorted(byDay).map(({ knot }) => knot)
}

/** The last knot of an action: what it is to bring, by when. */
export function expectedKnot(lang: Lang, item: Item): Knot[] {
  if (!item.expected_result || item.status === 'done' || item.status === 'stopped') return []
  return [
    {
      id: 'expected',
      when: item.ends_on ? formatDay(lang, item.ends_on, 'short') : whenDecided(lang, null),
      ...(item.ends_on ? { datetime: item.ends_on } : {}),
      glyph: 'gauge',
      tone: 'future',
      title: words(lang).result,
      detail: item.expected_result,
      example: item.example_fields.includes('expected_result'),
    },
  ]
}
