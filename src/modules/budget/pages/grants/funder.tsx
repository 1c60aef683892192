/** A funder with its grants; and the form of one. */
import { BothTexts } from '#design/compare.tsx'
import {
  Buttons,
  CancelLink,
  ErrorSummary,
  Form,
  type FormError,
  HiddenField,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { RowDeeds } from '#design/row-deeds.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Crumbs, Empty, Figures, Notice, Prose, Tag, Title } from '#design/text.tsx'
import type { ToldEntry } from '#kernel/history.ts'
import { formatEuros } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { nameWords } from '../../messages/names.ts'
import { funderEditPath, funderPath, funderRemovalPath, fundersPath, grantPath, newGrantPath } from '../../paths.ts'
import type { Duties } from '../../queries/grants/expected-grants.ts'
import type { Funder, Grant } from '../../queries/grants/grants.ts'
import { FUNDER_KINDS } from '../../tables.ts'
import { crumbs, GrantTag, MadeUp, money, periodTold, Todo, Told } from './told.tsx'

export interface FunderView {
  viewing: Viewing
  funder: Funder
  grants: Grant[]
  duties: Duties
  mayEdit: boolean
  entries: ToldEntry[]
}

function Grants({ view: { viewing, funder, grants, mayEdit } }: { view: FunderView }) {
  const { lang } = viewing
  const say = grantWords(lang)
  if (grants.length === 0)
    return (
      <Empty title={say.noGrantYet}>
        <p>{say.noGrantYetHint}</p>
        {mayEdit ? (
          <p>
            <ButtonLink href={newGrantPath(funder.id)} main>
              {say.newGrant}
            </ButtonLink>
          </p>
        ) : null}
      </Empty>
    )
  const end = 'end' as const
  const total = (of: (grant: Grant) => number | null) =>
    formatEuros(
      lang,
      grants.reduce((sum, grant) => sum + (of(grant) ?? 0), 0),
    )
  return (
    <Table
      caption={say.grants}
      long
      head={[
        { label: say.grant, names: true },
        { label: say.period, told: true },
        { label: say.state },
        { label: say.asked, align: end, told: true },
        { label: say.awarded, align: end, told: true },
        { label: say.received, align: end, told: true },
      ]}
      rows={grants.map((grant) => [
        <a href={grantPath(grant.id)}>{grant.title}</a>,
        periodTold(lang, grant),
        <GrantTag lang={lang} grant={grant} />,
        money(lang, grant.asked_cents),
        money(lang, grant.awarded_cents),
        grant.receivedCents === 0 ? '' : money(lang, grant.receivedCents),
      ])}
      foot={[
        say.total,
        '',
        '',
        total(({ asked_cents }) => asked_cents),
        total(({ awarded_cents }) => awarded_cents),
        total(({ receivedCents }) => receivedCents),
      ]}
    />
  )
}

export function FunderPage({ view }: { view: FunderView }) {
  const { viewing, funder, grants, mayEdit } = view
  const { lang } = viewing
  const say = grantWords(lang)
  const sum = (of: (grant: Grant) => number | null) =>
    formatEuros(
      lang,
      grants.reduce((total, grant) => total + (of(grant) ?? 0), 0),
    )
  return (
    <Page viewing={viewing} title={funder.name} noindex example={funder.example || undefined}>
      <Crumbs lang={lang} items={crumbs(lang, funder.organisationId)} />
      <Title
        kicker={
          <>
            {nameWords(lang).funderKinds[funder.kind]} {funder.european_fund ? <Tag>{funder.european_fund}</Tag> : null}{' '}
            <MadeUp lang={lang} example={funder.example} />
          </>
        }
      >
        {funder.name}
      </Title>
      {funder.note ? <Prose text={funder.note} /> : null}
      {grants.length > 0 ? (
        <Figures
          items={[
            { label: say.asked, value: sum(({ asked_cents }) => asked_cents) },
            { label: say.awarded, value: sum(({ awarded_cents }) => awarded_cents) },
            { label: say.received, value: sum(({ receivedCents }) => receivedCents) },
          ]}
        />
      ) : null}
      {mayEdit ? (
        <RowDeeds>
          {grants.length > 0 ? (
            <ButtonLink href={newGrantPath(funder.id)} main>
              {say.newGrant}
            </ButtonLink>
          ) : null}
          <ButtonLink href={funderEditPath(funder.id)} glyph="edit">
            {say.edit}
          </ButtonLink>
          {grants.length === 0 ? (
            <Form action={funderRemovalPath(funder.id)} inline label={say.removeNamed(funder.name)}>
              <SubmitButton tone="plain">{say.remove}</SubmitButton>
            </Form>
          ) : null}
        </RowDeeds>
      ) : null}
      <Todo viewing={viewing} duties={view.duties} />
      <Grants view={view} />
      <Told viewing={viewing} entries={view.entries} />
    </Page>
  )
}

export const FUNDER_FIELDS = ['name', 'kind', 'european_fund', 'note'] as const
export type FunderField = (typeof FUNDER_FIELDS)[number]

/** What a form shows, and what was wrong with it; `stored`: what somebody else saved meanwhile, field by field. */
export interface FormShown<Field extends string> {
  typed: Partial<Record<Field, string>>
  errors: FormError[]
  revision: number
  stored?: { label: string; theirs: string; mine: string }[]
}

export const Conflict = ({ viewing: { lang }, stored }: { viewing: Viewing; stored: FormShown<string>['stored'] }) =>
  stored ? (
    <Notice tone="waiting" title={grantWords(lang).conflict}>
      <p>{grantWords(lang).conflictLead}</p>
      <BothTexts lang={lang} fields={stored} />
    </Notice>
  ) : null

export interface FunderEditProps {
  viewing: Viewing
  organisationId: number
  /** Null: a new one. */
  funder: Funder | null
  form: FormShown<FunderField>
}

export function FunderEditPage({ viewing, organisationId, funder, form }: FunderEditProps) {
  const { lang } = viewing
  const say = grantWords(lang)
  const title = funder ? say.editFunder(funder.name) : say.newFunder
  const field = (name: FunderField, label: string, hint?: string) => ({
    name,
    label,
    ...(hint ? { hint } : {}),
    value: form.typed[name] ?? '',
    error: form.errors.find((each) => each.field === name)?.text,
  })
  return (
    <Page viewing={viewing} title={title} noindex>
      <Crumbs lang={lang} items={crumbs(lang, organisationId)} />
      <Title>{title}</Title>
      <Conflict viewing={viewing} stored={form.stored} />
      <Form action={funder ? funderPath(funder.id) : fundersPath(organisationId)} label={title}>
        <ErrorSummary lang={lang} errors={form.errors} />
        {funder ? <HiddenField name="revision" value={String(form.revision)} /> : null}
        <TextField {...field('name', say.name, say.nameHint)} maxlength={200} required autocomplete="off" />
        <Select
          {...field('kind', say.kind)}
          required
          options={[
            { value: '', label: say.chooseKind },
            ...FUNDER_KINDS.map((kind) => ({ value: kind, label: nameWords(lang).funderKinds[kind] })),
          ]}
        />
        <TextField {...field('european_fund', say.fund, say.fundHint)} maxlength={60} suggestions={['FSE', 'FEDER', 'FEADER', 'FAMI']} />
        <TextArea {...field('note', say.note, say.noteHint)} rows={3} maxlength={2000} />
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
          <CancelLink href={funder ? funderPath(funder.id) : fundersPath(organisationId)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </Page>
  )
}
