/** The form of a draft resolution: what it decides on, its words, and the kind of decision that it asks for. */
import { Disclosure } from '#design/disclosure.tsx'
import {
  Buttons,
  CancelLink,
  Checkbox,
  ErrorSummary,
  Form,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { agendaPath, meetingPath, resolutionPath, resolutionsPath } from '../paths.ts'
import type { AgendaItem, Meeting, Resolution } from '../queries.ts'
import type { AboutSubject, DecisionTold } from './agenda-told.tsx'
import { MeetingTags } from './meeting-parts.tsx'
import { Conflict, errorOf, fieldOf, type PlanningForm } from './planning-form.tsx'

export const RESOLUTION_FORM = ['subject', 'title_fr', 'title_en', 'text_fr', 'text_en', 'decision', 'item', 'revocation'] as const
export type ResolutionFormField = (typeof RESOLUTION_FORM)[number]

/** Something that may be put on the agenda now: `plan_version:7`. */
export interface Offered {
  value: string
  label: Localized
  title: Localized
}

export interface ResolutionFormProps {
  viewing: Viewing
  meeting: Meeting
  items: AgendaItem[]
  decisions: readonly DecisionTold[]
  form: PlanningForm<ResolutionFormField>
  objection: string | null
}

const Words = ({ lang, form }: { lang: Lang; form: PlanningForm<ResolutionFormField> }) => {
  const say = planningWords(lang)
  const english = [form.typed.title_en, form.typed.text_en].some(Boolean)
  return (
    <>
      <TextField
        {...fieldOf(form, 'title_fr', say.resolutionTitle, say.resolutionTitleHint)}
        maxlength={200}
        lang="fr"
        autocomplete="off"
      />
      <TextArea {...fieldOf(form, 'text_fr', say.resolutionText, say.resolutionTextHint)} rows={5} lang="fr" />
      <Disclosure summary={say.english} open={english}>
        <TextField {...fieldOf(form, 'title_en', say.itemTitleEn)} maxlength={200} lang="en" autocomplete="off" />
        <TextArea {...fieldOf(form, 'text_en', say.textEn)} rows={5} lang="en" />
      </Disclosure>
    </>
  )
}

/** The kinds of decision of the body, each with its majority and its article. */
const Decisions = ({ lang, form, decisions }: Pick<ResolutionFormProps, 'form' | 'decisions'> & { lang: Lang }) => {
  const say = planningWords(lang)
  return (
    <Radios
      name="decision"
      label={say.decision}
      hint={say.decisionHint}
      error={errorOf(form, 'decision')}
      value={form.typed.decision ?? ''}
      options={decisions.map(({ code, name, text, article }) => ({
        value: code,
        label: said(lang, name),
        hint: article === null ? text : `${text} ${say.article(article)}.`,
      }))}
      required
    />
  )
}

function Head({
  viewing: { lang },
  meeting,
  title,
  lead,
}: Pick<ResolutionFormProps, 'viewing' | 'meeting'> & { title: string; lead?: string }) {
  const say = planningWords(lang)
  return (
    <>
      <Crumbs
        lang={lang}
        items={[
          { href: meetingPath(meeting.id), label: said(lang, meeting.title) },
          { href: agendaPath(meeting.id), label: say.agenda },
        ]}
      />
      <Title kicker={<MeetingTags lang={lang} meeting={meeting} />} lead={lead}>
        {title}
      </Title>
    </>
  )
}

const itemOptions = (lang: Lang, items: readonly AgendaItem[]) =>
  items.map(({ id, position, title }) => ({ value: String(id), label: planningWords(lang).number(position, said(lang, title)) }))

export function NewResolutionPage({
  viewing,
  meeting,
  items,
  decisions,
  form,
  objection,
  offered,
}: ResolutionFormProps & { offered: Offered[] }) {
  const { lang } = viewing
  const say = planningWords(lang)
  const late = meeting.state !== 'draft'
  const subjects = [
    { value: '', label: say.freeText },
    ...offered.map((each) => ({ value: each.value, label: said(lang, each.title), group: said(lang, each.label) })),
  ]
  return (
    <Page viewing={viewing} title={`${say.newResolution} · ${said(lang, meeting.title)}`} noindex example={meeting.example}>
      <Head viewing={viewing} meeting={meeting} title={say.newResolution} lead={say.resolutionLead} />
      <Form action={resolutionsPath(meeting.id)} label={say.newResolution}>
        <ErrorSummary lang={lang} errors={form.errors} />
        {late ? (
          <Checkbox name="revocation" label={say.revocation} error={errorOf(form, 'revocation')} checked={Boolean(form.typed.revocation)} />
        ) : (
          <Select {...fieldOf(form, 'subject', say.subject, say.subjectHint)} options={subjects} />
        )}
        <Words lang={lang} form={form} />
        <Decisions lang={lang} form={form} decisions={decisions} />
        <Select {...fieldOf(form, 'item', say.onItem)} options={[...itemOptions(lang, items), { value: '', label: say.ownItem }]} />
        <Buttons>
          <SubmitButton objection={objection ?? undefined}>{say.addResolution}</SubmitButton>
          <CancelLink href={agendaPath(meeting.id)}>{say.keep}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}

export function EditResolutionPage({
  viewing,
  meeting,
  items,
  decisions,
  form,
  objection,
  resolution,
  about,
  shown,
}: ResolutionFormProps & { resolution: Resolution; about: AboutSubject | null; shown: string }) {
  const { lang } = viewing
  const say = planningWords(lang)
  const title = say.editResolution(resolution.number)
  return (
    <Page viewing={viewing} title={`${title} · ${said(lang, meeting.title)}`} noindex example={meeting.example}>
      <Head viewing={viewing} meeting={meeting} title={title} />
      {about ? (
        <Notice tone="info" title={said(lang, about.label)}>
          <Paragraph>
            <a href={about.path}>{said(lang, about.title)}</a>
          </Paragraph>
          {about.consequence ? <Paragraph>{about.consequence}</Paragraph> : null}
        </Notice>
      ) : null}
      <Form action={resolutionPath(meeting.id, resolution.id)} label={title}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Conflict lang={lang} fields={form.conflict} />
        <HiddenField name="shown" value={shown} />
        <Words lang={lang} form={form} />
        <Decisions lang={lang} form={form} decisions={decisions} />
        <Select {...fieldOf(form, 'item', say.onItem)} options={itemOptions(lang, items)} />
        <Buttons>
          <SubmitButton objection={objection ?? undefined}>{form.conflict ? say.saveMine : say.save}</SubmitButton>
          <CancelLink href={`${agendaPath(meeting.id)}#resolution-${resolution.number}`}>{say.keep}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
