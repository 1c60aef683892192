/** The form of a scenario: its name, the grants that are refused in it, the accounts that are so much more or less. */
import { Checkboxes } from '#design/checkboxes.tsx'
import { Buttons, CancelLink, ErrorSummary, FieldRow, Fieldset, Form, Select, SubmitButton, TextArea, TextField } from '#design/form.tsx'
import { Lead, Paragraph } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { scenariosPath, versionsPath } from '../../paths.ts'
import type { Line } from '../../queries/lines.ts'
import type { Standing } from '../../queries/standing.ts'
import { groupOf } from '../../rules/accounts.ts'
import { VersionPage } from '../frame.tsx'
import { shortName } from './versions.tsx'

/** How many accounts the form offers to change. */
export const PLACES = [0, 1, 2] as const

export interface ScenarioForm {
  /** Income from the funders' list, and the accounts that have lines, chapters first. */
  grants: { id: number; title: string; amountCents: number }[]
  accounts: { account: string; amountCents: number }[]
  typed: { name: string; note: string; grants: string[]; accounts: string[]; percents: string[] }
  errors: { field?: string; text: string }[]
}

/** Of a version's lines: what its grants bring, and what stands at each account and its chapter. */
export function choicesOf(lines: readonly Line[]): Pick<ScenarioForm, 'grants' | 'accounts'> {
  const grants = new Map<number, { id: number; title: string; amountCents: number }>()
  const accounts = new Map<string, number>()
  for (const { side, grant, account, amount_cents } of lines) {
    for (const each of new Set([groupOf(account), account])) accounts.set(each, (accounts.get(each) ?? 0) + amount_cents)
    if (side === 'income' && grant)
      grants.set(grant.id, { id: grant.id, title: grant.title, amountCents: (grants.get(grant.id)?.amountCents ?? 0) + amount_cents })
  }
  return {
    grants: [...grants.values()],
    accounts: [...accounts]
      .map(([account, amountCents]) => ({ account, amountCents }))
      .toSorted((one, other) => (one.account < other.account ? -1 : 1)),
  }
}

function Percents({ lang, form, error }: { lang: Lang; form: ScenarioForm; error: (name: string) => string | undefined }) {
  const say = versionsWords(lang).scenario
  const options = [
    { value: '', label: say.noAccount },
    ...form.accounts.map(({ account, amountCents }) => ({
      value: account,
      label: `${account} ${accountName(lang, account)} (${formatEuros(lang, amountCents)})`,
    })),
  ]
  return (
    <Fieldset legend={say.percents}>
      <Paragraph>{say.percentsHint}</Paragraph>
      {PLACES.map((place) => (
        <FieldRow key={place}>
          <Select
            name={`account_${place}`}
            label={say.account(place + 1)}
            options={options}
            value={form.typed.accounts[place] ?? ''}
            error={error(`account_${place}`)}
          />
          <TextField
            name={`percent_${place}`}
            label={say.percent(place + 1)}
            value={form.typed.percents[place] ?? ''}
            error={error(`percent_${place}`)}
            size={8}
          />
        </FieldRow>
      ))}
    </Fieldset>
  )
}

export function ScenarioPage({ viewing, at, form }: { viewing: Viewing; at: Standing; form: ScenarioForm }) {
  const { lang } = viewing
  const { version } = at
  const say = versionsWords(lang).scenario
  const error = (name: string) => form.errors.find(({ field }) => field === name)?.text
  return (
    <VersionPage viewing={viewing} at={at} tab="versions" title={say.title} withoutBalance>
      <Lead>{say.lead(shortName(lang, version))}</Lead>
      <Form action={scenariosPath(version.id)}>
        <ErrorSummary lang={lang} errors={form.errors} />
        <TextField name="name" label={say.name} hint={say.nameHint} value={form.typed.name} error={error('name')} required />
        {form.grants.length === 0 ? (
          <Paragraph>{say.noGrants}</Paragraph>
        ) : (
          <Checkboxes
            name="grants"
            legend={say.grants}
            hint={say.grantsHint}
            options={form.grants.map(({ id, title, amountCents }) => ({
              value: String(id),
              label: `${title} (${formatEuros(lang, amountCents)})`,
            }))}
            values={form.typed.grants}
            error={error('grants')}
          />
        )}
        <Percents lang={lang} form={form} error={error} />
        <TextArea name="note" label={say.note} hint={say.noteHint} value={form.typed.note} error={error('note')} rows={3} />
        <Buttons>
          <SubmitButton>{say.do}</SubmitButton>
          <CancelLink href={versionsPath(version.budget.id)}>{say.cancel}</CancelLink>
        </Buttons>
      </Form>
    </VersionPage>
  )
}
