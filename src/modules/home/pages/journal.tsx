/** The journal: deeds by day, the latest first. */
import { DayGroup, Entries, Entry } from '#design/entries.tsx'
import { glyphNamed } from '#design/icons.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, Title } from '#design/text.tsx'
import { formatDay, formatMoment } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { words } from '../messages.ts'
import { journalPath } from '../paths.ts'

/** One entry: what, by whom, at what time. */
export const JournalEntry = ({ viewing, entry }: { viewing: Viewing; entry: ToldEntry }) => (
  <Entry
    id={`e${entry.id}`}
    when={formatMoment(viewing.lang, entry.at, viewing.network.timeZone)}
    datetime={entry.at.toISOString()}
    glyph={glyphNamed(entry.glyph)}
    sentence={
      <>
        {entry.subject ? entry.subject.path ? <a href={entry.subject.path}>{entry.subject.title}</a> : entry.subject.title : null}
        {entry.subject ? ' · ' : null}
        {entry.sentence}
      </>
    }
    who={entry.whoPath ? <a href={entry.whoPath}>{entry.who}</a> : entry.who}
    example={entry.example}
    lang={viewing.lang}
  />
)

export function JournalPage({
  viewing,
  entries,
  before,
  more,
}: {
  viewing: Viewing
  entries: ToldEntry[]
  before: number | null
  more: number | null
}) {
  const { lang } = viewing
  const say = words(lang)
  const days = Map.groupBy(entries, (entry) => entry.day)
  return (
    <Page viewing={viewing} title={say.journal} description={say.journalLead}>
      <Title lead={say.journalLead}>{say.journal}</Title>
      {entries.length === 0 ? (
        <Empty title={say.nothingMoved}>
          <p>{say.nothingMovedHint}</p>
        </Empty>
      ) : null}
      {[...days].map(([day, all]) => (
        <DayGroup key={day} label={formatDay(lang, day)}>
          <Entries label={formatDay(lang, day)}>
            {all.map((entry) => (
              <JournalEntry key={entry.id} viewing={viewing} entry={entry} />
            ))}
          </Entries>
        </DayGroup>
      ))}
      <p>
        {before === null ? null : <ButtonLink href={journalPath()}>{say.newest}</ButtonLink>}{' '}
        {more === null ? null : <ButtonLink href={journalPath(more)}>{say.older}</ButtonLink>}
      </p>
    </Page>
  )
}
