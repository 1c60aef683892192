/** All budgets that the reader may see: the network's, then the regions', then the members'. */

import { FilterBar } from '#design/filters.tsx'
import { Buttons, Select } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table, type TableGroup } from '#design/table.tsx'
import { ButtonLink, Empty, ExampleTag, Paragraph, Title } from '#design/text.tsx'
import { Pager } from '#design/toolbar.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { nameWords } from '../../messages/names.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { budgetsPath, consolidationPath, fundersPath, newBudgetPath, versionPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import { sizeOf } from '../../rules/overview/overview.ts'
import { regionalShare, type Totals } from '../../rules/totals.ts'
import { STATES, type VersionState } from '../../tables.ts'
import { VersionTag } from '../frame.tsx'
import { yearsText } from './facts.tsx'

export const BUDGETS_PER_PAGE = 50

export interface BudgetsAsked {
  year: number | null
  state: VersionState | null
  organisation: number | null
  page: number
}

export interface BudgetsView {
  viewing: Viewing
  /** Those of the page that is shown. */
  listed: { version: Version; totals: Totals }[]
  asked: BudgetsAsked
  /** How many match, and how many there are. */
  matching: number
  all: number
  years: number[]
  organisations: { id: number; name: string }[]
  /** The organisations of which this reader may begin a budget. */
  begins: { id: number; name: string }[]
  mayConsolidate: boolean
  /** Whether there are funders and grants that this reader may read. */
  mayReadFunders: boolean
}

export const budgetsAddress = (asked: Partial<BudgetsAsked>): string => {
  const said = Object.entries(asked).filter(([name, value]) => value !== null && value !== undefined && !(name === 'page' && value === 1))
  return said.length === 0 ? budgetsPath() : `${budgetsPath()}?${said.map(([name, value]) => `${name}=${value}`).join('&')}`
}

const cells = (lang: Lang, { version, totals }: BudgetsView['listed'][number]) => {
  const { budget } = version
  const share = regionalShare(totals, budget.targetShareBp)
  return [
    <>
      <a href={versionPath(version.id)}>{said(lang, budget.title)}</a> {version.example ? <ExampleTag lang={lang} /> : null}
    </>,
    budget.owner.name,
    yearsText(budget),
    formatEuros(lang, sizeOf(totals)),
    share.cents === 0 ? '–' : formatShare(lang, share.shareBp),
    <VersionTag lang={lang} state={version.state} />,
    version.decidedOn ? formatDay(lang, version.decidedOn, 'short') : '',
  ]
}

const KINDS = ['network', 'regional', 'member'] as const
const kindOf = ({ version }: BudgetsView['listed'][number]): (typeof KINDS)[number] => {
  const { kind } = version.budget.owner
  return kind === 'partner' ? 'member' : kind
}

function List({ lang, listed }: { lang: Lang; listed: BudgetsView['listed'] }) {
  const say = overviewWords(lang)
  const byKind = Map.groupBy(listed, kindOf)
  const groups = KINDS.flatMap((kind): TableGroup[] => {
    const rows = byKind.get(kind)
    return rows ? [{ heading: say[kind], rows: rows.map((row) => cells(lang, row)) }] : []
  })
  return (
    <Table
      caption={say.title}
      captionHidden
      long
      head={[
        { label: say.budget, names: true },
        { label: say.organisation },
        { label: say.years },
        { label: say.total, align: 'end', told: true },
        { label: say.regionsShare, align: 'end', told: true },
        { label: say.state },
        { label: say.decision, told: true },
      ]}
      groups={groups}
    />
  )
}

function Filters({ view: { viewing, asked, years, organisations } }: { view: BudgetsView }) {
  const { lang } = viewing
  const [say, names] = [overviewWords(lang), nameWords(lang)]
  const fields = [
    {
      name: 'year' as const,
      label: say.year,
      any: say.anyYear,
      options: years.map((year) => ({ value: String(year), label: String(year) })),
    },
    {
      name: 'organisation' as const,
      label: say.organisation,
      any: say.anyOrganisation,
      options: organisations.map(({ id, name }) => ({ value: String(id), label: name })),
    },
    {
      name: 'state' as const,
      label: say.state,
      any: say.anyState,
      options: STATES.map((state) => ({ value: state, label: names.states[state] })),
    },
  ]
  const active = fields.flatMap(({ name, options }) => {
    const chosen = options.find(({ value }) => value === String(asked[name]))
    return chosen ? [{ label: chosen.label, removeHref: budgetsAddress({ ...asked, page: 1, [name]: null }) }] : []
  })
  return (
    <FilterBar action={budgetsPath()} active={active} lang={lang}>
      {fields.map(({ name, label, any, options }) => (
        <Select key={name} name={name} label={label} value={String(asked[name] ?? '')} options={[{ value: '', label: any }, ...options]} />
      ))}
    </FilterBar>
  )
}

const Begin = ({ view: { viewing, begins, mayConsolidate, mayReadFunders } }: { view: BudgetsView }) => {
  const say = overviewWords(viewing.lang)
  if (begins.length === 0 && !mayConsolidate && !mayReadFunders) return null
  return (
    <Buttons>
      {begins.map(({ id, name }, place) => (
        <ButtonLink key={id} href={newBudgetPath(id)} main={place === 0}>
          {begins.length === 1 ? say.beginOne : say.begin(name)}
        </ButtonLink>
      ))}
      {mayReadFunders ? <ButtonLink href={fundersPath()}>{grantWords(viewing.lang).title}</ButtonLink> : null}
      {mayConsolidate ? <ButtonLink href={consolidationPath()}>{say.consolidation}</ButtonLink> : null}
    </Buttons>
  )
}

/** A filter where there is something to filter. */
const FILTERED_FROM = 6

export function BudgetsPage({ view }: { view: BudgetsView }) {
  const { viewing, listed, asked, matching, all } = view
  const { lang } = viewing
  const say = overviewWords(lang)
  const filtered = asked.year !== null || asked.state !== null || asked.organisation !== null
  return (
    <Page viewing={viewing} title={say.title} description={say.lead}>
      <Title lead={say.lead}>{say.title}</Title>
      <Begin view={view} />
      {all >= FILTERED_FROM || filtered ? <Filters view={view} /> : null}
      {listed.length === 0 ? (
        <Empty title={filtered ? say.emptyOther : say.empty}>
          <Paragraph>{filtered ? say.emptyOtherHow : say.emptyHow}</Paragraph>
        </Empty>
      ) : (
        <List lang={lang} listed={listed} />
      )}
      <Pager lang={lang} page={asked.page} size={BUDGETS_PER_PAGE} of={matching} href={(page) => budgetsAddress({ ...asked, page })} />
    </Page>
  )
}
