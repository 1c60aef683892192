/** The form of an item of the agenda. */
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, CancelLink, ErrorSummary, FieldRow, Form, HiddenField, Select, SubmitButton, TextArea, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { planningWords } from '../messages/planning.ts'
import { agendaPath, itemPathOf, meetingPath } from '../paths.ts'
import type { AgendaItem, Meeting } from '../queries.ts'
import { ITEM_KINDS } from '../tables.ts'
import { MeetingTags } from './meeting-parts.tsx'
import { Conflict, fieldOf, type PlanningForm } from './planning-form.tsx'

export const ITEM_FORM = ['kind', 'title_fr', 'title_en', 'text_fr', 'text_en', 'presenter', 'minutes'] as const
export type ItemFormField = (typeof ITEM_FORM)[number]

/** `announced`: the notice is out, and nothing to be decided is added any more (R11). */
export const ItemFields = ({ lang, form, announced }: { lang: Lang; form: PlanningForm<ItemFormField>; announced: boolean }) => {
  const say = planningWords(lang)
  const english = [form.typed.title_en, form.typed.text_en].some(Boolean)
  const kinds = ITEM_KINDS.filter((kind) => !announced || kind !== 'decision')
  return (
    <>
      <TextField {...fieldOf(form, 'title_fr', say.itemTitle)} maxlength={200} required lang="fr" autocomplete="off" />
      <FieldRow>
        <Select {...fieldOf(form, 'kind', say.kind)} options={kinds.map((kind) => ({ value: kind, label: say.kinds[kind] }))} />
        <TextField {...fieldOf(form, 'minutes', say.plannedMinutes)} inputmode="numeric" size={5} maxlength={4} />
      </FieldRow>
      <TextField {...fieldOf(form, 'presenter', say.presenter)} maxlength={200} autocomplete="off" />
      <TextArea {...fieldOf(form, 'text_fr', say.text, say.textHint)} rows={3} lang="fr" />
      <Disclosure summary={say.english} open={english}>
        <TextField {...fieldOf(form, 'title_en', say.itemTitleEn)} maxlength={200} lang="en" autocomplete="off" />
        <TextArea {...fieldOf(form, 'text_en', say.textEn)} rows={3} lang="en" />
      </Disclosure>
    </>
  )
}

export interface EditItemProps {
  viewing: Viewing
  meeting: Meeting
  item: AgendaItem
  form: PlanningForm<ItemFormField>
  shown: string
  objection: string | null
}

export function EditItemPage({ viewing, meeting, item, form, shown, objection }: EditItemProps) {
  const { lang } = viewing
  const say = planningWords(lang)
  const back = `${agendaPath(meeting.id)}#item-${item.position}`
  return (
    <Page viewing={viewing} title={`${say.editItem} · ${said(lang, meeting.title)}`} noindex example={meeting.example}>
      <Crumbs
        lang={lang}
        items={[
          { href: meetingPath(meeting.id), label: said(lang, meeting.title) },
          { href: agendaPath(meeting.id), label: say.agenda },
        ]}
      />
      <Title
        kicker={
          <>
            {say.editItem} <MeetingTags lang={lang} meeting={meeting} />
          </>
        }
      >
        {say.number(item.position, said(lang, item.title))}
      </Title>
      <Form action={itemPathOf(meeting.id, item.id)} label={say.editItem}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Conflict lang={lang} fields={form.conflict} />
        <HiddenField name="shown" value={shown} />
        <ItemFields lang={lang} form={form} announced={meeting.state !== 'draft'} />
        <Buttons>
          <SubmitButton objection={objection ?? undefined}>{form.conflict ? say.saveMine : say.save}</SubmitButton>
          <CancelLink href={back}>{say.keep}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
