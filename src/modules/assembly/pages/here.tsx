/** What the code in the room leads to: who one is, for whom, and one large button. */
import { LargeButton, OwnVoice, OwnVoices } from '#design/attendance.tsx'
import { Buttons, ErrorSummary, Form, type FormError, HiddenField, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Muted, Notice, Paragraph, Title } from '#design/text.tsx'
import { formatTime } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { hereWords } from '../messages.ts'
import { meetingPath } from '../paths.ts'
import type { Meeting, MeetingVoter } from '../queries.ts'
import type { Mode } from '../tables.ts'

/** One for whom he or she could sign in. `objection`: why not. */
export type HereVoter = MeetingVoter & { objection: string | null }

export interface HereView {
  meeting: Meeting
  /** Where the form goes: this address. */
  action: string
  mode: Mode
  voters: HereVoter[]
  /** Why nobody can sign in now, or from afar. */
  objection: string | null
  errors: FormError[]
}

function Voices({ viewing: { lang }, view: { meeting, voters } }: { viewing: Viewing; view: HereView }) {
  const say = hereWords(lang)
  return (
    <OwnVoices>
      {voters.map((voter) => (
        <OwnVoice
          key={voter.id}
          name={voter.name}
          tags={voter.example ? <ExampleTag lang={lang} /> : null}
          votes={say.votes(formatNumber(lang, voter.weight), voter.weight === 1)}
          state={voter.objection ? 'out' : voter.presence ? 'there' : 'absent'}
          told={voter.objection ?? (voter.presence ? say.since(formatTime(lang, voter.presence.fromAt, meeting.timeZone)) : say.gone)}
        />
      ))}
    </OwnVoices>
  )
}

/** The next deed: to arrive, while one of them is not there; then to leave. */
function Deeds({ viewing: { lang, actor }, view }: { viewing: Viewing; view: HereView }) {
  const say = hereWords(lang)
  const { voters, objection, action, mode, meeting } = view
  const arriving = voters.filter((voter) => !voter.objection && !voter.presence)
  const there = voters.filter(({ presence, casterId }) => presence && casterId === actor?.personId)
  const greyed = objection ? { objection } : {}
  return (
    <>
      {voters.length > 1 ? <Paragraph>{say.several}</Paragraph> : null}
      {mode === 'remote' && !objection ? <Paragraph>{say.afar}</Paragraph> : null}
      {arriving.length > 0 ? (
        <Form action={action}>
          <HiddenField name="deed" value="arrival" />
          <LargeButton glyph="decision" {...greyed}>
            {say.here}
          </LargeButton>
        </Form>
      ) : null}
      {arriving.length === 0 && there.length > 0 ? (
        <ButtonLink href={meetingPath(meeting.id)} glyph="arrow" main>
          {say.toMeeting}
        </ButtonLink>
      ) : null}
      {there.length > 0 && !objection ? (
        <>
          <Form action={action}>
            <HiddenField name="deed" value="departure" />
            <Buttons>
              <SubmitButton tone="plain">{say.leave}</SubmitButton>
            </Buttons>
          </Form>
          <Paragraph>
            <Muted>{say.leaveHint}</Muted>
          </Paragraph>
        </>
      ) : null}
    </>
  )
}

export function HerePage({ viewing, view }: { viewing: Viewing; view: HereView }) {
  const { lang, actor } = viewing
  const say = hereWords(lang)
  const { meeting, voters, errors } = view
  return (
    <Page viewing={viewing} title={`${say.title} · ${said(lang, meeting.title)}`} example={meeting.example} noindex>
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
      >
        {say.you(actor?.name ?? '')}
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      {voters.length === 0 ? <Nobody viewing={viewing} /> : <Voices viewing={viewing} view={view} />}
      <Deeds viewing={viewing} view={view} />
    </Page>
  )
}

const Nobody = ({ viewing: { lang, actor } }: { viewing: Viewing }) => {
  const say = hereWords(lang)
  return (
    <>
      <Empty title={say.nobody}>
        <p>{say.nobodyHint}</p>
      </Empty>
      <Notice tone="info" title={say.notYou(actor?.name ?? '')}>
        <p>{say.notYouHint}</p>
      </Notice>
    </>
  )
}

/** For who has the code and may not know of the meeting: its name is not said. */
export const NobodyHerePage = ({ viewing }: { viewing: Viewing }) => {
  const say = hereWords(viewing.lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <Title>{say.you(viewing.actor?.name ?? '')}</Title>
      <Nobody viewing={viewing} />
    </Page>
  )
}
