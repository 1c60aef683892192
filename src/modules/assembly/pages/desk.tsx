/** The desk: three letters, one button; how many are there, and whether that is enough. And the code that the room points its telephones at. */
import { VoterRows } from '#design/attendance.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { ErrorSummary, type FormError } from '#design/form.tsx'
import { Frame } from '#design/frame.tsx'
import { Page } from '#design/page.tsx'
import { QrPoster } from '#design/qr.tsx'
import { RESULTS_FRAME, SearchForm } from '#design/search.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import { CopyAddress } from '#design/toolbar.tsx'
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { deskWords, quorumWords } from '../messages.ts'
import { cardsPath, deskCodePath, deskPath, paperKitPath, sheetPath } from '../paths.ts'
import type { CollegeCount, Meeting, QuorumSeen } from '../queries.ts'
import { DeskRow, type DeskVoter } from './desk-row.tsx'
import { QuorumSection } from './quorum-bar.tsx'
import { MeetingTabs } from './tabs.tsx'

export interface DeskView {
  meeting: Meeting
  quorum: QuorumSeen | null
  counts: (CollegeCount & { name: string | null })[]
  typed: string
  found: DeskVoter[]
  more: boolean
  last: DeskVoter[]
  /** Those of the last that came within the minute. */
  undoable: ReadonlySet<number>
  /** Why nobody can be signed in now. */
  objection: string | null
  errors: FormError[]
}

/** The head that the pages of attendance share. */
export const AttendanceHead = ({
  viewing,
  meeting,
  here,
  title,
  lead,
}: {
  viewing: Viewing
  meeting: Meeting
  here: string
  title: string
  lead?: string
}) => (
  <>
    <Title
      kicker={
        <>
          {said(viewing.lang, meeting.title)} {meeting.example ? <ExampleTag lang={viewing.lang} /> : null}
        </>
      }
      lead={lead}
    >
      {title}
    </Title>
    <MeetingTabs viewing={viewing} meeting={meeting} here={here} />
  </>
)

function Answers({ viewing: { lang }, view }: { viewing: Viewing; view: DeskView }) {
  const say = deskWords(lang)
  const { typed, found, more, last, undoable, objection, meeting } = view
  const row = { lang, meeting, typed, objection }
  if (typed !== '')
    return (
      <>
        <p role="status">{say.found(found.length, typed, more)}</p>
        {found.length === 0 ? (
          <Paragraph>{say.foundNothing}</Paragraph>
        ) : (
          <VoterRows label={say.found(found.length, typed, more)}>
            {found.map((voter) => (
              <DeskRow key={voter.id} {...row} voter={voter} />
            ))}
          </VoterRows>
        )}
      </>
    )
  return (
    <>
      <Heading level={2}>{say.lastArrivals}</Heading>
      {last.length === 0 ? (
        <Empty title={say.nobodyYet}>
          <p>{say.nobodyYetHint}</p>
        </Empty>
      ) : (
        <VoterRows label={say.lastArrivals}>
          {last.map((voter) => (
            <DeskRow key={voter.id} {...row} voter={voter} undo={undoable.has(voter.id)} />
          ))}
        </VoterRows>
      )}
    </>
  )
}

function Counts({ viewing: { lang }, view: { counts, meeting } }: { viewing: Viewing; view: DeskView }) {
  const say = deskWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  return (
    <FactCard
      label={say.colleges}
      actions={
        <>
          <ButtonLink href={deskCodePath(meeting.id)} glyph="share">
            {say.code}
          </ButtonLink>
          <ButtonLink href={sheetPath(meeting.id)} glyph="document" download>
            {say.sheet}
          </ButtonLink>
          <ButtonLink href={cardsPath(meeting.id)} glyph="tiles" download>
            {say.cards}
          </ButtonLink>
          <ButtonLink href={paperKitPath(meeting.id)} glyph="versions" download>
            {say.kit}
          </ButtonLink>
        </>
      }
    >
      {counts.map(({ college, name, presentVoters, voters }) => (
        <Fact key={college ?? ''} label={name ?? say.seats}>
          {say.collegeCount(number(presentVoters), number(voters))}
        </Fact>
      ))}
    </FactCard>
  )
}

export function DeskPage({ viewing, view }: { viewing: Viewing; view: DeskView }) {
  const { lang } = viewing
  const say = deskWords(lang)
  const { meeting, quorum, typed, objection, errors } = view
  return (
    <Page viewing={viewing} title={`${say.desk} · ${said(lang, meeting.title)}`} example={meeting.example} noindex wide>
      <AttendanceHead viewing={viewing} meeting={meeting} here={deskPath(meeting.id)} title={say.desk} lead={say.deskLead} />
      <ErrorSummary lang={lang} errors={errors} />
      {objection ? (
        <Notice tone="waiting">
          <p>{objection}</p>
        </Notice>
      ) : null}
      {quorum ? <QuorumSection lang={lang} quorum={quorum} label={quorumWords(lang).label} strip /> : null}
      <Aside
        main={
          <>
            <SearchForm action={deskPath(meeting.id)} value={typed} label={say.look} button={say.lookButton} />
            <Frame id={RESULTS_FRAME} top>
              <Answers viewing={viewing} view={view} />
            </Frame>
          </>
        }
        aside={<Counts viewing={viewing} view={view} />}
      />
    </Page>
  )
}

export interface CodeView {
  meeting: Meeting
  room: string
  /** null: the statutes let nobody take part from afar. */
  remote: string | null
}

const typedAddress = (address: string): string => address.replace(/^https?:\/\//, '')

export function CodePage({ viewing, view: { meeting, room, remote } }: { viewing: Viewing; view: CodeView }) {
  const { lang } = viewing
  const say = deskWords(lang)
  return (
    <Page viewing={viewing} title={`${say.codeTitle} · ${said(lang, meeting.title)}`} example={meeting.example} noindex>
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={say.codeLead}
      >
        {say.codeTitle}
      </Title>
      <QrPoster text={room} alt={say.codeAlt(typedAddress(room))} address={typedAddress(room)} />
      {remote ? (
        <>
          <Heading level={2}>{say.codeRemote}</Heading>
          <Paragraph>{say.codeRemoteHint}</Paragraph>
          <Paragraph>{typedAddress(remote)}</Paragraph>
          <CopyAddress label={say.copy} done={say.copied} text={remote} />
        </>
      ) : null}
      <ButtonLink href={deskPath(meeting.id)} glyph="back">
        {say.backToDesk}
      </ButtonLink>
    </Page>
  )
}
