/** What is happening now: meetings under way with the vote that is open; in the demonstration, a vote to try. */
import { Row, Rows } from '#design/entries.tsx'
import { Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { ButtonLink, ExampleTag, Heading, Notice, Tag } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { roomPath, votePath } from '#modules/ballot/index.ts'
import { demoSessionPath } from '#modules/people/index.ts'
import { words } from '../messages.ts'
import type { TrialVote, UnderWay } from '../queries.ts'

export function MeetingsUnderWay({ lang, all }: { lang: Lang; all: UnderWay[] }) {
  const say = words(lang)
  return (
    <section>
      <Heading level={2} id="under-way">
        {say.underWay}
      </Heading>
      <Rows label={say.underWay}>
        {all.map(({ meeting, vote }) => (
          <Row
            key={meeting.id}
            href={roomPath(meeting.id)}
            glyph="speech"
            title={said(lang, meeting.title)}
            detail={
              vote
                ? say.voteOn(vote.resolution.number, said(lang, vote.resolution.title))
                : formatMoment(lang, meeting.startsAt, meeting.timeZone)
            }
            tags={
              <>
                {vote?.state === 'open' ? <Tag tone="deed">{say.voteOpen}</Tag> : null}{' '}
                {meeting.example ? <ExampleTag lang={lang} /> : null}
              </>
            }
            aside={vote?.state === 'open' ? <ButtonLink href={votePath(vote.id)}>{say.toVote}</ButtonLink> : null}
          />
        ))}
      </Rows>
    </section>
  )
}

/** Only in the demonstration: one click, and one votes as somebody of the example network. */
export function TrialVoteInvitation({ lang, trial }: { lang: Lang; trial: TrialVote }) {
  const say = words(lang)
  const { person } = trial
  return (
    <Notice tone="waiting" title={say.trialVote}>
      <p>{say.trialVoteHint(said(lang, trial.title), person.name, person.organisation)}</p>
      <Form action={demoSessionPath()} inline label={say.trialVote}>
        <HiddenField name="person" value={String(person.id)} />
        <HiddenField name="back" value={votePath(trial.voteId)} />
        <SubmitButton>{say.voteAs(person.name)}</SubmitButton>
      </Form>
    </Notice>
  )
}
