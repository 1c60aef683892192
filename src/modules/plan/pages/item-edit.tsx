/** The form of an item: in place within the facts' frame, or as a plain page; and both texts when two people wrote at once. */
import { Checkboxes } from '#design/checkboxes.tsx'
import { BothTexts } from '#design/compare.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Form,
  HiddenField,
  Radios,
  RangeField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Frame } from '#design/frame.tsx'
import { Page } from '#design/page.tsx'
import { RichText } from '#design/rich-text.tsx'
import { Crumbs, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { words } from '../messages.ts'
import { itemPath, planPath } from '../paths.ts'
import type { PlacedItem } from '../queries/items.ts'
import { SCOPES, STATUSES } from '../tables.ts'
import { FACTS_FRAME } from './item.tsx'
import { title } from './told.tsx'

export type FormField =
  | 'title_fr'
  | 'title_en'
  | 'text_fr'
  | 'text_en'
  | 'status'
  | 'stopped_reason'
  | 'progress'
  | 'owner'
  | 'scope'
  | 'regions'
  | 'starts_on'
  | 'ends_on'
  | 'expected_result'
  | 'partners'
  | 'carried_to'
  | 'carried_over_to'

export interface ItemForm {
  /** The fields that this person may edit. */
  fields: ReadonlySet<FormField>
  /** What stands in the fields: the item's facts, or what was typed. */
  typed: Partial<Record<FormField, string[]>>
  revision: number
  errors: { field?: string; text: string }[]
  owners: { value: string; label: string; group?: string }[]
  carriers: { value: string; label: string; group?: string }[]
  regions: { value: string; label: string }[]
  /** Two people wrote at once: what the other one saved beside what was typed. */
  conflict: { fields: { label: string; theirs: string; mine: string }[]; taken: string[] } | null
}

interface Fields {
  viewing: Viewing
  form: ItemForm
}

const valued = (form: ItemForm, name: FormField): string => form.typed[name]?.[0] ?? ''
const errorOf = (form: ItemForm, name: string): string | undefined => form.errors.find(({ field }) => field === name)?.text
const common = (form: ItemForm, name: FormField, label: string) => ({ name, label, value: valued(form, name), error: errorOf(form, name) })

const TextFields = ({ viewing: { lang }, form }: Fields) => {
  const say = words(lang)
  return (
    <>
      <TextField {...common(form, 'title_fr', say.titleFr)} lang="fr" />
      <TextField {...common(form, 'title_en', say.titleEn)} lang="en" />
      <RichText {...common(form, 'text_fr', say.textFr)} hint={say.textHint} lang="fr" language={lang} />
      <RichText {...common(form, 'text_en', say.textEn)} lang="en" language={lang} />
    </>
  )
}

const NewsFields = ({ viewing: { lang }, form }: Fields) => {
  const say = words(lang)
  return (
    <>
      <FieldRow>
        <Select {...common(form, 'status', say.status)} options={STATUSES.map((value) => ({ value, label: say.statuses[value] }))} />
        <RangeField {...common(form, 'progress', say.progress)} hint={say.progressHint} />
      </FieldRow>
      <TextArea {...common(form, 'stopped_reason', say.stoppedReason)} hint={say.stoppedHint} rows={2} />
    </>
  )
}

const FactFields = ({ viewing: { lang }, form }: Fields) => {
  const say = words(lang)
  return (
    <>
      <Select {...common(form, 'owner', say.owner)} options={form.owners} />
      <FieldRow>
        <DayField {...common(form, 'starts_on', say.start)} hint={say.dayHint} />
        <DayField {...common(form, 'ends_on', say.due)} hint={say.dayHint} />
      </FieldRow>
      <TextArea {...common(form, 'expected_result', say.expectedResult)} rows={2} />
      <Radios
        {...common(form, 'scope', say.scope)}
        options={[{ value: '', label: say.scopeNone }, ...SCOPES.map((value) => ({ value, label: say.scopes[value] }))]}
      />
      <Disclosure summary={say.scopes.regions} open={(form.typed.regions ?? []).length > 0}>
        <Checkboxes
          name="regions"
          legend={say.scopes.regions}
          hint={say.regionsHint}
          options={form.regions}
          values={form.typed.regions ?? []}
        />
      </Disclosure>
      <TextArea {...common(form, 'partners', say.partners)} hint={say.partnersHint} rows={2} />
      <Disclosure
        summary={say.links}
        open={[valued(form, 'carried_to'), valued(form, 'carried_over_to'), errorOf(form, 'carried_over_to')].some(Boolean)}
      >
        <Select {...common(form, 'carried_to', say.carriedTo)} options={form.carriers} />
        <TextField {...common(form, 'carried_over_to', say.carriedOverTo)} hint={say.carriedOverHint} />
      </Disclosure>
    </>
  )
}

const EditForm = ({ viewing, placed, form }: Fields & { placed: PlacedItem }) => {
  const { lang } = viewing
  const say = words(lang)
  return (
    <Form action={itemPath(placed.item.id)} frame="_top" label={say.editTitle}>
      <ErrorSummary lang={lang} errors={form.errors} />
      {form.conflict ? (
        <Notice tone="waiting" title={say.conflictTitle}>
          <BothTexts lang={lang} fields={form.conflict.fields} />
          {form.conflict.taken.length > 0 ? <p>{say.conflictTaken(form.conflict.taken.join(', '))}</p> : null}
        </Notice>
      ) : null}
      <HiddenField name="revision" value={String(form.revision)} />
      {form.fields.has('title_fr') ? (
        <TextFields viewing={viewing} form={form} />
      ) : placed.plan.state === 'adopted' && form.fields.has('owner') ? (
        <Paragraph>{say.frozenHint}</Paragraph>
      ) : null}
      {form.fields.has('status') ? <NewsFields viewing={viewing} form={form} /> : null}
      {form.fields.has('owner') ? <FactFields viewing={viewing} form={form} /> : null}
      <Buttons>
        <SubmitButton>{form.conflict ? say.conflictSave : say.save}</SubmitButton>
        <CancelLink href={itemPath(placed.item.id)} frame={FACTS_FRAME}>
          {say.cancel}
        </CancelLink>
      </Buttons>
    </Form>
  )
}

export function ItemEditPage({ viewing, placed, form }: Fields & { placed: PlacedItem }) {
  const { lang } = viewing
  const { item, plan } = placed
  return (
    <Page viewing={viewing} title={`${words(lang).editTitle} · ${title(lang, item)}`} noindex>
      <Crumbs
        items={[
          { href: planPath(plan.slug), label: title(lang, plan) },
          { href: itemPath(item.id), label: `${item.code} ${title(lang, item)}` },
        ]}
        lang={lang}
      />
      <Title kicker={words(lang).editTitle}>{title(lang, item)}</Title>
      <Frame id={FACTS_FRAME} whole>
        <EditForm viewing={viewing} placed={placed} form={form} />
      </Frame>
    </Page>
  )
}
