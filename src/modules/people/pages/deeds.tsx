/** What happened to something, as far as its reader may know: the thread of an organisation, a body, a person or a mandate. */
import { glyphNamed } from '#design/icons.tsx'
import { Heading } from '#design/text.tsx'
import { type Knot, Thread } from '#design/thread.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { listWords } from '../messages/directory.ts'

const knotOf = (lang: Lang, entry: ToldEntry): Knot => ({
  id: `e${entry.id}`,
  when: formatDay(lang, entry.day, 'short'),
  datetime: entry.day,
  glyph: glyphNamed(entry.glyph),
  tone: entry.tone,
  title: entry.who,
  detail: entry.sentence,
  example: entry.example,
})

/** `entries`: the latest first, as the journal gives them; told from the earliest. `more`: knots that no deed tells, on a page that is the thread itself. */
export function DeedsOf({ lang, entries, more = [] }: { lang: Lang; entries: ToldEntry[]; more?: { day: string; knot: Knot }[] }) {
  const say = listWords(lang)
  const knots = [...entries.toReversed().map((entry) => ({ day: entry.day, knot: knotOf(lang, entry) })), ...more].toSorted((one, other) =>
    one.day.localeCompare(other.day),
  )
  const thread = (
    <>
      <Heading level={2} id="deeds">
        {say.historyOf}
      </Heading>
      <Thread lang={lang} label={say.history} knots={knots.map(({ knot }) => knot)} />
    </>
  )
  return knots.length === 0 ? null : more.length > 0 ? thread : <section>{thread}</section>
}
