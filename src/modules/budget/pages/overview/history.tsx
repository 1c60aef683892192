/** What was done to a version, as a line with its knots: the earliest first. */
import { glyphNamed } from '#design/icons.tsx'
import { Thread } from '#design/thread.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { overviewWords } from '../../messages/overview/overview.ts'

/** `entries`: the latest first, as the journal gives them. */
export const OverviewHistory = ({ lang, entries, label }: { lang: Lang; entries: readonly ToldEntry[]; label?: string }) => (
  <Thread
    lang={lang}
    label={label ?? overviewWords(lang).history}
    knots={entries.toReversed().map((entry) => ({
      id: `e${entry.id}`,
      when: formatDay(lang, entry.day, 'short'),
      datetime: entry.day,
      glyph: glyphNamed(entry.glyph),
      tone: entry.tone,
      title: entry.who,
      detail: entry.sentence,
      example: entry.example,
    }))}
  />
)
