/** A budget is begun, and its settings are edited: plan, years, title, voted share, cash at the start, what the public reads. */
import { BothTexts } from '#design/compare.tsx'
import {
  Buttons,
  CancelLink,
  ErrorSummary,
  FieldRow,
  Form,
  type FormError,
  HiddenField,
  Radios,
  Select,
  SubmitButton,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { WithExample } from '#design/sheet-around.tsx'
import { Crumbs, List, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { nameWords } from '../../messages/names.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { budgetPath, budgetsPath } from '../../paths.ts'
import { SHOWN } from '../../tables.ts'

export type BudgetField =
  | 'organisation'
  | 'title_fr'
  | 'title_en'
  | 'plan_id'
  | 'year_from'
  | 'year_to'
  | 'target_share'
  | 'target_source'
  | 'opening_cash'
  | 'shown'

export interface BudgetForm {
  typed: Record<BudgetField, string>
  errors: FormError[]
  /** Where this person writes budgets; one of them needs no choice. */
  organisations: { value: string; label: string }[]
  plans: { value: string; label: string; group?: string }[]
  /** Of the one that is edited; null: a new one. */
  budget: { id: number; revision: number; title: string; frozen: boolean } | null
  conflict: { label: string; theirs: string; mine: string }[] | null
}

export function budgetLabels(lang: Lang): Record<BudgetField, string> {
  const { budget: say } = sheetWords(lang)
  return {
    organisation: say.organisation,
    title_fr: say.titleFr,
    title_en: say.titleEn,
    plan_id: say.plan,
    year_from: say.yearFrom,
    year_to: say.yearTo,
    target_share: say.target,
    target_source: say.targetSource,
    opening_cash: say.opening,
    shown: say.shown,
  }
}

function Fields({ viewing: { lang, network }, form }: { viewing: Viewing; form: BudgetForm }) {
  const { budget: say } = sheetWords(lang)
  const labels = budgetLabels(lang)
  const common = (name: BudgetField) => ({
    name,
    label: labels[name],
    value: form.typed[name],
    error: form.errors.find(({ field }) => field === name)?.text,
  })
  const { organisations } = form
  return (
    <>
      {form.budget || organisations.length < 2 ? (
        <HiddenField name="organisation" value={form.typed.organisation} />
      ) : (
        <Select {...common('organisation')} options={organisations} />
      )}
      {form.budget?.frozen ? (
        <Paragraph>{say.frozen}</Paragraph>
      ) : (
        <>
          <TextField {...common('title_fr')} hint={say.titleHint} lang="fr" maxlength={200} />
          {network.english ? <TextField {...common('title_en')} lang="en" maxlength={200} /> : null}
          <Select {...common('plan_id')} hint={say.planHint} options={[{ value: '', label: say.noPlan }, ...form.plans]} />
          <FieldRow>
            <TextField {...common('year_from')} inputmode="numeric" size={6} />
            <TextField {...common('year_to')} inputmode="numeric" size={6} />
          </FieldRow>
          <TextField {...common('target_share')} hint={say.targetHint} inputmode="decimal" size={8} />
          <TextField {...common('target_source')} hint={say.targetSourceHint} />
        </>
      )}
      <TextField {...common('opening_cash')} hint={say.openingHint} inputmode="decimal" size={14} />
      <Radios {...common('shown')} hint={say.shownHint} options={SHOWN.map((value) => ({ value, label: nameWords(lang).shown[value] }))} />
    </>
  )
}

export function BudgetEditPage({ viewing, form }: { viewing: Viewing; form: BudgetForm }) {
  const { lang } = viewing
  const { budget: say } = sheetWords(lang)
  const { budget, conflict } = form
  const heading = budget ? say.editTitle : say.newTitle
  return (
    <Page viewing={viewing} title={budget ? `${heading} · ${budget.title}` : heading} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: budgetsPath(), label: nameWords(lang).budgets },
          ...(budget ? [{ href: budgetPath(budget.id), label: budget.title }] : []),
        ]}
      />
      {budget ? <Title kicker={budget.title}>{heading}</Title> : <Title lead={say.newLead}>{heading}</Title>}
      <WithExample title={say.exampleTitle} example={<List items={say.example} />}>
        <Form action={budget ? budgetPath(budget.id) : budgetsPath()} label={heading}>
          <ErrorSummary lang={lang} errors={form.errors} />
          {conflict ? (
            <Notice tone="waiting" title={say.conflictTitle}>
              <BothTexts lang={lang} fields={conflict} />
            </Notice>
          ) : null}
          {budget ? <HiddenField name="revision" value={String(budget.revision)} /> : null}
          <Fields viewing={viewing} form={form} />
          <Buttons>
            <SubmitButton>{budget ? (conflict ? say.saveMine : say.save) : say.create}</SubmitButton>
            <CancelLink href={budget ? budgetPath(budget.id) : budgetsPath()}>{say.cancel}</CancelLink>
          </Buttons>
        </Form>
      </WithExample>
    </Page>
  )
}
