/** The tellers' form, college by college; and what is said where something cannot be done to a vote now. */
import { Buttons, ErrorSummary, FieldRow, Fieldset, Form, SubmitButton, TextArea, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Muted, Paragraph, Title } from '#design/text.tsx'
import type { FormError } from '#kernel/form.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import type { Meeting } from '#modules/assembly/index.ts'
import { resultWords } from '../messages.ts'
import { chairPath, countPath, roomPath, voteAnnulmentPath } from '../paths.ts'
import type { Vote } from '../queries.ts'
import type { CollegeRoom } from '../rules.ts'
import type { BallotChoice } from '../tables.ts'

export const COUNTED: readonly BallotChoice[] = ['for', 'against', 'abstention', 'blank', 'spoilt']

export interface CountFacts {
  viewing: Viewing
  meeting: Meeting
  vote: Vote
  rooms: ReadonlyMap<string, CollegeRoom>
  /** `adherents:for` → what was counted, or typed. */
  typed: Readonly<Record<string, string>>
  errors: FormError[]
}

export function CountPage({ viewing, meeting, vote, rooms, typed, errors }: CountFacts) {
  const { lang } = viewing
  const say = resultWords(lang)
  const number = (value: number) => formatNumber(lang, value)
  const nameOf = (college: string) => {
    const name = vote.rules.colleges[college]
    return name ? inLang(name, lang) : college
  }
  return (
    <Page viewing={viewing} title={say.countTitle} noindex example={meeting.example}>
      <Title kicker={say.countKicker(vote.resolution.number)} lead={said(lang, vote.resolution.title)}>
        {say.countTitle}
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Paragraph>{say.countLead}</Paragraph>
      <Form action={countPath(vote.id)}>
        {[...rooms].map(([college, { votes, cast }]) => (
          <Fieldset key={college} legend={nameOf(college)}>
            <Paragraph>
              <Muted>{say.room(number(votes), number(cast), number(votes - cast))}</Muted>
            </Paragraph>
            <FieldRow>
              {COUNTED.map((choice) => {
                const name = `${college}:${choice}`
                const error = errors.find(({ field }) => field === name)?.text
                return (
                  <TextField
                    key={name}
                    name={name}
                    label={say.choices[choice]}
                    value={typed[name] ?? '0'}
                    inputmode="numeric"
                    size={5}
                    error={error}
                  />
                )
              })}
            </FieldRow>
          </Fieldset>
        ))}
        <Paragraph>{say.kept}</Paragraph>
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
          <a href={roomPath(meeting.id)}>{inLang(meeting.title, lang)}</a>
        </Buttons>
      </Form>
    </Page>
  )
}

export interface RefusedFacts {
  viewing: Viewing
  meeting: Meeting
  resolution: { number: number; title: { fr: string | null; en: string | null } } | null
  errors: FormError[]
  /** An annulment is asked for again with what was typed. */
  annulment: { voteId: number; reason: string } | null
}

/** The sentence, and the way back: nothing was done. */
export function RefusedPage({ viewing, meeting, resolution, errors, annulment }: RefusedFacts) {
  const { lang } = viewing
  const say = resultWords(lang)
  return (
    <Page viewing={viewing} title={say.refusedTitle} noindex example={meeting.example}>
      <Title kicker={resolution ? said(lang, resolution.title) : undefined}>{say.refusedTitle}</Title>
      <ErrorSummary
        lang={lang}
        title={say.refusedTitle}
        errors={errors.map(({ field, text }) => (annulment ? { field, text } : { text }))}
      />
      {annulment ? (
        <Form action={voteAnnulmentPath(annulment.voteId)}>
          <TextArea
            name="reason"
            label={say.reason}
            value={annulment.reason}
            rows={3}
            error={errors.find(({ field }) => field === 'reason')?.text}
          />
          <Buttons>
            <SubmitButton tone="decision">{say.annul}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
      <Paragraph>
        <a href={chairPath(meeting.id)}>{say.backToChair}</a>
      </Paragraph>
    </Page>
  )
}
