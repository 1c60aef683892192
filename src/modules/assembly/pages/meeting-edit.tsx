/** The forms of a meeting: planned, edited, cancelled. */
import { Disclosure } from '#design/disclosure.tsx'
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Form,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Crumbs, Empty, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { cancellationPath, meetingEditPath, meetingPath, meetingsPath, newMeetingPath } from '../paths.ts'
import type { ConvenableBody, Meeting } from '../queries.ts'
import { MeetingTags, whenAndWhere } from './meeting-parts.tsx'
import { Conflict, fieldOf, type PlanningForm } from './planning-form.tsx'

export const MEETING_FORM = ['body', 'title_fr', 'title_en', 'day', 'time', 'time_zone', 'place', 'remote_url'] as const
export type MeetingFormField = (typeof MEETING_FORM)[number]

export interface MeetingFormView {
  form: PlanningForm<MeetingFormField>
  bodies: ConvenableBody[]
  timeZones: string[]
  /** The title that is made where none is given, as an example. */
  exampleTitle: string
}

const options = (lang: Lang, bodies: readonly ConvenableBody[]) =>
  bodies.map((body) => ({ value: String(body.id), label: said(lang, body.name), group: body.organisationName }))

/** What the notice will say first. */
const Announced = ({ lang, view }: { lang: Lang; view: MeetingFormView }) => {
  const { form, bodies, timeZones, exampleTitle } = view
  const say = planningWords(lang)
  const more = [form.typed.title_en, form.errors.some(({ field }) => field === 'time_zone')].some(Boolean)
  return (
    <>
      <Select {...fieldOf(form, 'body', say.chooseBody, say.chooseBodyHint)} options={options(lang, bodies)} />
      <FieldRow>
        <DayField {...fieldOf(form, 'day', say.day)} required />
        <TextField {...fieldOf(form, 'time', say.time, say.timeHint)} size={8} maxlength={8} required autocomplete="off" />
      </FieldRow>
      <TextField {...fieldOf(form, 'title_fr', say.title, say.titleHint(exampleTitle))} maxlength={200} lang="fr" autocomplete="off" />
      <Disclosure summary={say.more} open={more}>
        <TextField {...fieldOf(form, 'title_en', say.titleEn)} maxlength={200} lang="en" autocomplete="off" />
        <Select
          {...fieldOf(form, 'time_zone', say.timeZone, say.timeZoneHint)}
          options={timeZones.map((each) => ({ value: each, label: each.replaceAll('_', ' ') }))}
        />
      </Disclosure>
    </>
  )
}

const Where = ({ lang, form }: { lang: Lang; form: PlanningForm<MeetingFormField> }) => {
  const say = planningWords(lang)
  return (
    <>
      <TextField {...fieldOf(form, 'place', say.place, say.placeHint)} maxlength={500} autocomplete="off" />
      <TextField {...fieldOf(form, 'remote_url', say.remoteUrl, say.remoteHint)} type="url" maxlength={500} autocomplete="off" />
    </>
  )
}

export function NewMeetingPage({ viewing, view }: { viewing: Viewing; view: MeetingFormView }) {
  const { lang } = viewing
  const say = planningWords(lang)
  return (
    <Page viewing={viewing} title={say.newTitle} noindex>
      <Crumbs lang={lang} items={[{ href: meetingsPath(), label: say.meetings }]} />
      <Title lead={say.newLead}>{say.newTitle}</Title>
      {view.bodies.length === 0 ? (
        <Empty title={say.noBody}>
          <Paragraph>{say.noBodyHow}</Paragraph>
          <ButtonLink href={meetingsPath()}>{say.meetings}</ButtonLink>
        </Empty>
      ) : (
        <Form action={newMeetingPath()} label={say.newTitle}>
          <ErrorSummary lang={lang} errors={view.form.errors} />
          <Announced lang={lang} view={view} />
          <Where lang={lang} form={view.form} />
          <Buttons>
            <SubmitButton>{say.plan}</SubmitButton>
            <CancelLink href={meetingsPath()}>{say.keep}</CancelLink>
          </Buttons>
        </Form>
      )}
    </Page>
  )
}

const Head = ({ viewing: { lang }, meeting, title, lead }: { viewing: Viewing; meeting: Meeting; title: string; lead?: string }) => (
  <>
    <Crumbs
      lang={lang}
      items={[
        { href: meetingsPath(), label: planningWords(lang).meetings },
        { href: meetingPath(meeting.id), label: said(lang, meeting.title) },
      ]}
    />
    <Title
      kicker={
        <>
          {whenAndWhere(lang, meeting)} <MeetingTags lang={lang} meeting={meeting} />
        </>
      }
      lead={lead}
    >
      {title}
    </Title>
  </>
)

/** `objection`: why nothing of it changes any more. Once convened only the place and the link are asked for. */
export function EditMeetingPage({
  viewing,
  meeting,
  view,
  objection,
}: {
  viewing: Viewing
  meeting: Meeting
  view: MeetingFormView
  objection: string | null
}) {
  const { lang } = viewing
  const say = planningWords(lang)
  const { form } = view
  return (
    <Page viewing={viewing} title={`${say.editTitle} · ${said(lang, meeting.title)}`} noindex example={meeting.example}>
      <Head viewing={viewing} meeting={meeting} title={say.editTitle} />
      <Form action={meetingEditPath(meeting.id)} label={say.editTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Conflict lang={lang} fields={form.conflict} />
        <HiddenField name="revision" value={String(meeting.revision)} />
        {meeting.state === 'draft' ? (
          <Announced lang={lang} view={view} />
        ) : (
          <Notice tone="info">
            <Paragraph>{objection ?? say.fixed}</Paragraph>
          </Notice>
        )}
        <Where lang={lang} form={form} />
        <Buttons>
          <SubmitButton objection={objection ?? undefined}>{form.conflict ? say.saveMine : say.save}</SubmitButton>
          <CancelLink href={meetingPath(meeting.id)}>{say.keep}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export function CancelMeetingPage({
  viewing,
  meeting,
  form,
  objection,
}: {
  viewing: Viewing
  meeting: Meeting
  form: PlanningForm<'reason'>
  objection: string | null
}) {
  const { lang } = viewing
  const say = planningWords(lang)
  return (
    <Page viewing={viewing} title={`${say.cancelTitle} · ${said(lang, meeting.title)}`} noindex example={meeting.example}>
      <Head viewing={viewing} meeting={meeting} title={say.cancelTitle} lead={say.cancelLead} />
      <Form action={cancellationPath(meeting.id)} label={say.cancelTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <TextArea {...fieldOf(form, 'reason', say.reason, say.reasonHint)} rows={3} maxlength={500} required />
        <Buttons>
          <SubmitButton tone="decision" objection={objection ?? undefined}>
            {say.cancelSubmit}
          </SubmitButton>
          <CancelLink href={meetingPath(meeting.id)}>{say.keep}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
