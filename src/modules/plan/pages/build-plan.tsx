/** The forms of a new plan and of a plan's own facts. */

import { Sample } from '#design/builder-forms.tsx'
import { BothTexts } from '#design/compare.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Aside } from '#design/facts.tsx'
import {
  Buttons,
  CancelLink,
  DayField,
  ErrorSummary,
  FieldRow,
  Form,
  type FormError,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Notice, Title } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { formWords } from '../messages/build-forms.ts'
import { words } from '../messages.ts'
import { newPlanPath, planEditPath, planPath, plansPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import { LEVEL_PRESETS } from '../rules/build-plan.ts'
import { LONGEST_TEXT, LONGEST_TITLE } from '../rules/import-names.ts'
import { KINDS } from '../tables.ts'
import { title } from './told.tsx'

/** The fields of a plan's form, as they are named there. */
export const PLAN_FORM_FIELDS = [
  'title_fr',
  'title_en',
  'lead_fr',
  'lead_en',
  'kind',
  'levels',
  'level_fr',
  'level_en',
  'period_from',
  'period_to',
  'predecessor',
] as const
export type PlanFormField = (typeof PLAN_FORM_FIELDS)[number]

type Options = { value: string; label: string }[]

export interface PlanForm {
  typed: Partial<Record<PlanFormField | 'owner', string>>
  errors: FormError[]
  predecessors: Options
  /** Of a new plan: those for which one writes. */
  owners: Options
}

interface Fields {
  viewing: Viewing
  form: PlanForm
}

const common = ({ form }: Fields, name: PlanFormField | 'owner', label: string) => ({
  name,
  label,
  value: form.typed[name] ?? '',
  error: form.errors.find(({ field }) => field === name)?.text,
})

const Titles = (fields: Fields) => {
  const say = formWords(fields.viewing.lang)
  return (
    <>
      <TextField {...common(fields, 'title_fr', say.titleFr)} hint={say.titleFrHint} lang="fr" maxlength={LONGEST_TITLE} />
      <TextField {...common(fields, 'title_en', say.titleEn)} hint={say.titleEnHint} lang="en" maxlength={LONGEST_TITLE} />
    </>
  )
}

const Leads = (fields: Fields) => {
  const say = formWords(fields.viewing.lang)
  const { typed, errors } = fields.form
  const open = Boolean(typed.lead_fr || typed.lead_en) || errors.some(({ field }) => field?.startsWith('lead'))
  return (
    <Disclosure summary={say.lead} open={open}>
      <TextArea {...common(fields, 'lead_fr', say.leadFr)} hint={say.leadFrHint} lang="fr" rows={2} maxlength={LONGEST_TEXT} />
      <TextArea {...common(fields, 'lead_en', say.leadEn)} lang="en" rows={2} maxlength={LONGEST_TEXT} />
    </Disclosure>
  )
}

const Levels = (fields: Fields) => {
  const { lang } = fields.viewing
  const say = formWords(lang)
  const { typed, errors } = fields.form
  const presets = Object.entries(LEVEL_PRESETS).map(([value, names]) => ({ value, label: names[lang].join(' → ') }))
  const open = typed.levels === 'own' || errors.some(({ field }) => field === 'level_fr' || field === 'level_en')
  return (
    <>
      <Radios
        {...common(fields, 'levels', say.levels)}
        hint={say.levelsHint}
        options={[...presets, { value: 'own', label: say.ownLevels, hint: say.ownLevelsHint }]}
      />
      <Disclosure summary={say.ownLevels} open={open}>
        <FieldRow>
          <TextArea {...common(fields, 'level_fr', say.levelFr)} hint={say.levelFrHint} lang="fr" rows={4} />
          <TextArea {...common(fields, 'level_en', say.levelEn)} hint={say.levelEnHint} lang="en" rows={4} />
        </FieldRow>
      </Disclosure>
    </>
  )
}

const Kind = (fields: Fields) => {
  const { lang } = fields.viewing
  const say = formWords(lang)
  return (
    <Radios
      {...common(fields, 'kind', say.kind)}
      options={KINDS.map((value) => ({ value, label: words(lang).kinds[value], hint: say.kindHints[value] }))}
    />
  )
}

const Period = (fields: Fields) => {
  const say = formWords(fields.viewing.lang)
  return (
    <FieldRow>
      <DayField {...common(fields, 'period_from', say.periodFrom)} hint={say.dayHint} />
      <DayField {...common(fields, 'period_to', say.periodTo)} hint={say.dayHint} />
    </FieldRow>
  )
}

const Predecessor = (fields: Fields) => {
  const say = formWords(fields.viewing.lang)
  return (
    <Select
      {...common(fields, 'predecessor', say.predecessor)}
      options={[{ value: '', label: say.noPredecessor }, ...fields.form.predecessors]}
    />
  )
}

/** What the frozen text of an adopted plan holds (R39). */
const TextFacts = (fields: Fields) => (
  <>
    <Titles {...fields} />
    <Kind {...fields} />
    <Levels {...fields} />
    <Period {...fields} />
    <Leads {...fields} />
  </>
)

export function NewPlanPage({ viewing, form }: Fields) {
  const { lang } = viewing
  const say = formWords(lang)
  const fields = { viewing, form }
  const owner = common(fields, 'owner', say.owner)
  return (
    <Page viewing={viewing} title={say.newPlan} noindex>
      <Crumbs items={[{ href: plansPath(), label: words(lang).plans }]} lang={lang} />
      <Title lead={say.newLead}>{say.newPlan}</Title>
      <Aside
        main={
          <Form action={newPlanPath()} label={say.newPlan}>
            <ErrorSummary lang={lang} errors={form.errors} />
            <Titles {...fields} />
            {form.owners.length === 1 ? (
              <HiddenField name="owner" value={form.owners[0]!.value} />
            ) : (
              <Radios {...owner} options={form.owners} />
            )}
            <Kind {...fields} />
            <Levels {...fields} />
            <Period {...fields} />
            <Predecessor {...fields} />
            <Leads {...fields} />
            <Buttons>
              <SubmitButton>{say.begin}</SubmitButton>
              <CancelLink href={plansPath()}>{say.cancel}</CancelLink>
            </Buttons>
          </Form>
        }
        aside={
          <Sample title={say.example} heading={say.exampleTitle} detail={say.examplePeriod} rows={say.examplePlan} note={say.exampleNote} />
        }
      />
    </Page>
  )
}

export interface EditPlanView extends Fields {
  plan: Plan
  /** What the form shows, as a name. */
  shown: string
  /** R39: only what is not part of the adopted text can be edited. */
  frozen: boolean
  /** Two people wrote at once: what the other one saved beside what was typed. */
  conflict: { fields: { label: string; theirs: string; mine: string }[]; taken: string[] } | null
}

export function EditPlanPage({ view }: { view: EditPlanView }) {
  const { viewing, form, plan, conflict } = view
  const { lang } = viewing
  const say = formWords(lang)
  const fields = { viewing, form }
  return (
    <Page viewing={viewing} title={`${say.editTitle} · ${title(lang, plan)}`} noindex>
      <Crumbs
        items={[
          { href: plansPath(), label: words(lang).plans },
          { href: planPath(plan.slug), label: title(lang, plan) },
        ]}
        lang={lang}
      />
      <Title kicker={say.editTitle} lead={say.editLead}>
        {title(lang, plan)}
      </Title>
      <Form action={planEditPath(plan.slug)} label={say.editTitle}>
        <ErrorSummary lang={lang} errors={form.errors} />
        {conflict ? (
          <Notice tone="waiting" title={say.conflict}>
            <BothTexts lang={lang} fields={conflict.fields} />
            {conflict.taken.length > 0 ? <p>{say.taken(conflict.taken.join(', '))}</p> : null}
          </Notice>
        ) : null}
        <HiddenField name="shown" value={view.shown} />
        {view.frozen ? (
          <Notice tone="decision">
            <p>{say.frozen}</p>
          </Notice>
        ) : (
          <TextFacts {...fields} />
        )}
        <Predecessor {...fields} />
        <Buttons>
          <SubmitButton>{conflict ? say.saveMine : say.save}</SubmitButton>
          <CancelLink href={planPath(plan.slug)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
