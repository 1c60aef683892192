/** One of one's own sessions: the device, since when, and what was done from it. */
import { DayGroup, Entries, Entry } from '#design/entries.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import { glyphNamed } from '#design/icons.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, Heading, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatDay, formatMoment } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { SessionFacts } from '#kernel/session.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accessWords } from '../messages/access.ts'
import { accessPath, sessionEndPath, sessionPath } from '../paths.ts'
import { deviceName } from '../rules/access.ts'
import { MeTabs } from './tabs.tsx'

export interface SessionProps {
  viewing: Viewing
  session: SessionFacts
  current: boolean
  entries: ToldEntry[]
  /** Deeds about what the person may no longer read. */
  notTold: number
  /** The id to go on from; null at the end. */
  next: number | null
}

const DeedEntry = ({ viewing, entry }: { viewing: Viewing; entry: ToldEntry }) => (
  <Entry
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
    example={entry.example}
    lang={viewing.lang}
  />
)

const Deeds = ({ viewing, session, entries, notTold, next }: Omit<SessionProps, 'current'>) => {
  const { lang } = viewing
  const say = accessWords(lang)
  const days = Map.groupBy(entries, (entry) => entry.day)
  return (
    <>
      <Heading level={2} count={session.deeds || undefined}>
        {say.done}
      </Heading>
      {session.deeds === 0 ? (
        <Empty title={say.nothingDone}>
          <Paragraph>{say.nothingDoneHow}</Paragraph>
        </Empty>
      ) : null}
      {viewing.demoDay && session.deeds > 0 ? <Paragraph>{say.demoTimes}</Paragraph> : null}
      {[...days].map(([day, all]) => (
        <DayGroup key={day} label={formatDay(lang, day)} level={3}>
          <Entries label={formatDay(lang, day)}>
            {all.map((entry) => (
              <DeedEntry key={entry.id} viewing={viewing} entry={entry} />
            ))}
          </Entries>
        </DayGroup>
      ))}
      {notTold > 0 ? <Paragraph>{say.notTold(notTold)}</Paragraph> : null}
      {next === null ? null : <ButtonLink href={`${sessionPath(session.id)}?before=${next}`}>{say.older}</ButtonLink>}
    </>
  )
}

export function SessionPage(props: SessionProps) {
  const { viewing, session, current } = props
  const { lang } = viewing
  const say = accessWords(lang)
  const when = (moment: Date) => formatMoment(lang, moment, viewing.network.timeZone)
  const device = deviceName(session.device) ?? say.unknownDevice
  return (
    <Page viewing={viewing} title={say.sessionOn(device)} noindex>
      <Title kicker={say.session}>
        {device} {current ? <Tag tone="deed">{say.thisOne}</Tag> : null}
      </Title>
      <MeTabs lang={lang} here={accessPath()} />
      <FactCard label={say.session}>
        <Fact label={say.openedLabel}>{when(session.createdAt)}</Fact>
        <Fact label={say.lastVisitLabel}>{when(session.lastUsedAt)}</Fact>
        {session.endedAt ? (
          <Fact label={say.endedLabel}>{when(session.endedAt)}</Fact>
        ) : (
          <Fact label={say.stateLabel}>{say.stillOpen}</Fact>
        )}
      </FactCard>
      {session.endedAt ? null : (
        <Form action={sessionEndPath(session.id)} label={say.endNamed(device)}>
          <Buttons>
            <SubmitButton tone="decision">{say.end}</SubmitButton>
          </Buttons>
        </Form>
      )}
      <Deeds {...props} />
      <Heading level={2}>{say.notYou}</Heading>
      <Paragraph>{say.notYouHow}</Paragraph>
    </Page>
  )
}
