/** The forms of minutes: opening, incidents and closing; the note of an item; a correction. */
import { Buttons, CancelLink, ErrorSummary, Form, HiddenField, SubmitButton, TextArea } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { RichText } from '#design/rich-text.tsx'
import { Crumbs, Notice, Title } from '#design/text.tsx'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { type Meeting, meetingPath } from '#modules/assembly/index.ts'
import { recordWords, workWords } from '../messages.ts'
import { correctionPath, minutesEditPath, minutesNotePath, minutesPath } from '../paths.ts'
import type { ToldItem } from '../tables.ts'

interface Writing {
  viewing: Viewing
  meeting: Meeting
  errors: { field?: string; text: string }[]
  /** Somebody has signed: what is written makes that signature fall. */
  falls: boolean
}

const errorOf = (errors: Writing['errors'], name: string): string | undefined => errors.find(({ field }) => field === name)?.text

const trail = ({ viewing: { lang }, meeting }: Pick<Writing, 'viewing' | 'meeting'>) => (
  <Crumbs
    items={[
      { href: meetingPath(meeting.id), label: said(lang, meeting.title) },
      { href: minutesPath(meeting.id), label: recordWords(lang).title },
    ]}
    lang={lang}
  />
)

const Falls = ({ viewing: { lang }, falls }: Pick<Writing, 'viewing' | 'falls'>) =>
  falls ? (
    <Notice tone="waiting">
      <p>{workWords(lang).fallsOnWriting}</p>
    </Notice>
  ) : null

const Deeds = ({ viewing: { lang }, meeting, anchor = '' }: Pick<Writing, 'viewing' | 'meeting'> & { anchor?: string }) => (
  <Buttons>
    <SubmitButton>{workWords(lang).save}</SubmitButton>
    <CancelLink href={`${minutesPath(meeting.id)}${anchor}`}>{workWords(lang).cancel}</CancelLink>
  </Buttons>
)

export interface TextsForm {
  opening: string
  incidents: string
  closing: string
  revision: number
}

export function TextsPage({ form, ...writing }: Writing & { form: TextsForm }) {
  const { viewing, meeting, errors } = writing
  const { lang } = viewing
  const say = workWords(lang)
  return (
    <Page viewing={viewing} title={`${say.textsTitle} · ${recordWords(lang).title}`} noindex>
      {trail(writing)}
      <Title kicker={recordWords(lang).title}>{say.textsTitle}</Title>
      <Falls {...writing} />
      <Form action={minutesEditPath(meeting.id)} own>
        <ErrorSummary lang={lang} errors={errors} />
        <HiddenField name="revision" value={String(form.revision)} />
        <RichText
          name="opening"
          label={say.opening}
          hint={say.openingHint}
          value={form.opening}
          error={errorOf(errors, 'opening')}
          language={lang}
        />
        <RichText
          name="incidents"
          label={say.incidents}
          hint={say.incidentsHint}
          value={form.incidents}
          error={errorOf(errors, 'incidents')}
          language={lang}
        />
        <RichText
          name="closing"
          label={say.closing}
          hint={say.closingHint}
          value={form.closing}
          error={errorOf(errors, 'closing')}
          language={lang}
        />
        <Deeds viewing={viewing} meeting={meeting} />
      </Form>
    </Page>
  )
}

export interface NoteForm {
  text: string
  revision: number
}

export function NotePage({ form, item, ...writing }: Writing & { form: NoteForm; item: Pick<ToldItem, 'id' | 'position' | 'title'> }) {
  const { viewing, meeting, errors } = writing
  const { lang } = viewing
  const say = workWords(lang)
  const title = say.noteTitle(item.position, said(lang, item.title))
  return (
    <Page viewing={viewing} title={`${title} · ${recordWords(lang).title}`} noindex>
      {trail(writing)}
      <Title kicker={recordWords(lang).title}>{title}</Title>
      <Falls {...writing} />
      <Form action={minutesNotePath(meeting.id, item.id)} own>
        <ErrorSummary lang={lang} errors={errors} />
        <HiddenField name="revision" value={String(form.revision)} />
        <RichText
          name="text"
          label={say.note}
          hint={say.noteHint}
          value={form.text}
          rows={10}
          error={errorOf(errors, 'text')}
          language={lang}
        />
        <Deeds viewing={viewing} meeting={meeting} anchor={`#point-${item.position}`} />
      </Form>
    </Page>
  )
}

export function CorrectionPage({ reason, ...writing }: Omit<Writing, 'falls'> & { reason: string }) {
  const { viewing, meeting, errors } = writing
  const { lang } = viewing
  const say = workWords(lang)
  return (
    <Page viewing={viewing} title={`${say.correctionTitle} · ${said(lang, meeting.title)}`} noindex>
      {trail(writing)}
      <Title kicker={recordWords(lang).title} lead={say.correctionLead}>
        {say.correctionTitle}
      </Title>
      <Form action={correctionPath(meeting.id)} own>
        <ErrorSummary lang={lang} errors={errors} />
        <TextArea
          name="reason"
          label={say.reason}
          hint={say.reasonHint}
          value={reason}
          rows={3}
          required
          error={errorOf(errors, 'reason')}
        />
        <Buttons>
          <SubmitButton>{say.beginCorrection}</SubmitButton>
          <CancelLink href={minutesPath(meeting.id)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
