/** Fees and key figures of one organisation, year by year, with who said them; and the form that notes a year. */
import { Buttons, CancelLink, ErrorSummary, FieldRow, Form, HiddenField, Radios, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Crumbs, Empty, ExampleTag, Heading, Paragraph, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { yearWords } from '../messages/keeping-fees.ts'
import { organisationFormWords } from '../messages/keeping-organisations.ts'
import { feeName, figureName } from '../messages/names.ts'
import { organisationPath, organisationsPath, organisationYearsPath } from '../paths.ts'
import type { YearSaid } from '../queries/keeping-fees.ts'
import { FEE_STATES, FIGURE_KINDS, type FigureKind } from '../tables.ts'
import { common, type KeptForm } from './keeping-parts.tsx'

export const YEAR_FIELDS = ['year', 'fee', ...FIGURE_KINDS] as const
export type YearField = (typeof YEAR_FIELDS)[number]

export interface YearsView {
  viewing: Viewing
  organisation: { id: number; name: string; example: boolean }
  years: YearSaid[]
  /** null: this reader may not note anything. */
  form: KeptForm<YearField> | null
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Who said it, and on which day. */
export const saidText = (lang: Lang, day: string | null, name: string | null): string => {
  const say = yearWords(lang)
  if (day === null) return say.before
  const when = formatDay(lang, day)
  return name === null ? say.saidOn(when) : say.saidBy(name, when)
}

const Years = ({ view, dayOf }: { view: YearsView; dayOf: (at: Date) => string }) => {
  const { viewing, years, organisation, form } = view
  const { lang } = viewing
  const say = yearWords(lang)
  const figure = (year: YearSaid, kind: FigureKind) => {
    const value = year.figures[kind]
    return value === undefined ? say.unknown : formatNumber(lang, value)
  }
  const rows = years.map((each) => [
    <>
      {each.year} {each.example ? <ExampleTag lang={lang} /> : null}
    </>,
    each.fee ? feeName(lang, each.fee) : say.unknown,
    ...FIGURE_KINDS.map((kind) => figure(each, kind)),
    saidText(lang, each.saidAt && dayOf(each.saidAt), each.saidBy),
    ...(form
      ? [
          <a href={`${organisationYearsPath(organisation.id)}?year=${each.year}#note`} aria-label={say.correctYear(each.year)}>
            {say.correct}
          </a>,
        ]
      : []),
  ])
  const head = [
    { label: say.year },
    { label: say.fee, told: true },
    ...FIGURE_KINDS.map((kind) => ({ label: capital(figureName(lang, kind)), align: 'end' as const, told: true })),
    { label: say.said, told: true },
    ...(form ? [{ label: say.correct }] : []),
  ]
  return <Table caption={say.table} captionHidden long head={head} rows={rows} />
}

const YearForm = ({ lang, form, id }: { lang: Lang; form: KeptForm<YearField>; id: number }) => {
  const [say, all] = [yearWords(lang), organisationFormWords(lang)]
  return (
    <Form action={organisationYearsPath(id)} label={say.form}>
      <ErrorSummary lang={lang} errors={form.errors} />
      <HiddenField name="shown" value={form.shown ?? ''} />
      <TextField {...common(form, 'year', say.year, say.yearHint)} inputmode="numeric" size={6} maxlength={4} required />
      <Radios
        {...common(form, 'fee', say.fee)}
        options={[{ value: '', label: say.notCalled }, ...FEE_STATES.map((state) => ({ value: state, label: feeName(lang, state) }))]}
      />
      <Paragraph>{say.figuresHint}</Paragraph>
      <FieldRow>
        {FIGURE_KINDS.map((kind) => (
          <TextField key={kind} {...common(form, kind, capital(figureName(lang, kind)))} inputmode="numeric" size={8} maxlength={9} />
        ))}
      </FieldRow>
      <Buttons>
        <SubmitButton>{say.save}</SubmitButton>
        <CancelLink href={organisationPath(id)}>{all.cancel}</CancelLink>
      </Buttons>
    </Form>
  )
}

export function YearsPage({ view, dayOf }: { view: YearsView; dayOf: (at: Date) => string }) {
  const { viewing, organisation, years, form } = view
  const { lang } = viewing
  const say = yearWords(lang)
  return (
    <Page viewing={viewing} title={`${say.title} · ${organisation.name}`} example={organisation.example} noindex>
      <Crumbs
        lang={lang}
        items={[
          { href: organisationsPath(), label: organisationFormWords(lang).directory },
          { href: organisationPath(organisation.id), label: organisation.name },
        ]}
      />
      <Title lead={say.lead}>{say.title}</Title>
      {years.length === 0 ? (
        <Empty title={say.none}>
          <Paragraph>{say.noneHow}</Paragraph>
        </Empty>
      ) : (
        <Years view={view} dayOf={dayOf} />
      )}
      {form ? (
        <>
          <Heading level={2} id="note">
            {say.form}
          </Heading>
          <YearForm lang={lang} form={form} id={organisation.id} />
        </>
      ) : (
        <Paragraph>{say.closed}</Paragraph>
      )}
    </Page>
  )
}
