/** The form of a past decision: what adopted the plan, each fact as far as known. */
import { Buttons, CancelLink, ErrorSummary, Form, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Notice, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import { comparisonPath, planAdoptionPath, planPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { TextChanges } from '../rules/next-text.ts'
import { title } from './told.tsx'

export interface AdoptionForm {
  bodies: { value: string; label: string }[]
  typed: { body: string; body_text: string; decided_on: string; reference: string; source: string }
  errors: { field?: string; text: string }[]
  /** Of a next text: what its adoption would change in the plan. */
  changes: TextChanges | null
}

/** What adoption does to the plan whose next text this is, before it is recorded. */
function Consequence({ lang, plan, changes }: { lang: Lang; plan: Plan; changes: TextChanges | null }) {
  if (!plan.revises || !changes) return null
  const say = versionWords(lang)
  return (
    <Notice tone="info" title={say.changes(changes)}>
      <p>{say.nextAdoption(title(lang, plan.revises))}</p>
      <p>
        <a href={comparisonPath(plan.revises.slug, plan.slug)}>{say.seeChanges}</a>
      </p>
    </Notice>
  )
}

export function AdoptionPage({ viewing, plan, form }: { viewing: Viewing; plan: Plan; form: AdoptionForm }) {
  const { lang } = viewing
  const say = words(lang)
  const error = (name: string) => form.errors.find(({ field }) => field === name)?.text
  return (
    <Page viewing={viewing} title={`${say.adoptionTitle} · ${title(lang, plan)}`} noindex>
      <Crumbs items={[{ href: planPath(plan.slug), label: title(lang, plan) }]} lang={lang} />
      <Title lead={say.adoptionLead}>{say.adoptionTitle}</Title>
      <Consequence lang={lang} plan={plan} changes={form.changes} />
      <Form action={planAdoptionPath(plan.slug)}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <Select
          name="body"
          label={say.decisionBody}
          value={form.typed.body}
          error={error('body')}
          options={[{ value: '', label: say.unknownBody }, ...form.bodies]}
        />
        <TextField
          name="body_text"
          label={say.decisionOtherBody}
          hint={say.decisionOtherBodyHint}
          value={form.typed.body_text}
          error={error('body_text')}
        />
        <TextField
          name="decided_on"
          label={say.decisionOn}
          hint={say.decisionOnHint}
          value={form.typed.decided_on}
          error={error('decided_on')}
          size={22}
        />
        <TextField
          name="reference"
          label={say.decisionReference}
          hint={say.decisionReferenceHint}
          value={form.typed.reference}
          error={error('reference')}
        />
        <TextField
          name="source"
          label={say.decisionSource}
          hint={say.decisionSourceHint}
          value={form.typed.source}
          error={error('source')}
        />
        <Buttons>
          <SubmitButton tone="decision">{say.adopt}</SubmitButton>
          <CancelLink href={planPath(plan.slug)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
