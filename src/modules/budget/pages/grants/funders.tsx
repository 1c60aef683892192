/** The list of funders with their grants: by kind, what is asked, awarded and received, what is to be done; filtered by year and state. */
import type { ComponentChildren } from 'preact'
import { FilterBar } from '#design/filters.tsx'
import { Select } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table, type TableGroup } from '#design/table.tsx'
import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Crumbs, Empty, Figures, Muted, Title } from '#design/text.tsx'
import { Toolbar } from '#design/toolbar.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { nameWords } from '../../messages/names.ts'
import { budgetsPath, funderPath, fundersPath, grantPath, newFunderPath, newGrantPath, organisationPapersPath } from '../../paths.ts'
import type { Duties } from '../../queries/grants/expected-grants.ts'
import type { Funder, Grant } from '../../queries/grants/grants.ts'
import { GRANT_STATES, type GrantState } from '../../rules/grants/grants.ts'
import { FUNDER_KINDS } from '../../tables.ts'
import { GrantTag, MadeUp, money, periodTold, Todo } from './told.tsx'

export interface FundersView {
  viewing: Viewing
  organisation: { id: number; name: string }
  /** Those that this reader may look at. */
  organisations: { id: number; name: string }[]
  funders: Funder[]
  /** Those that the filters let through. */
  grants: Grant[]
  /** Whether there is any grant at all. */
  years: number[]
  asked: { year: number | null; state: GrantState | null }
  duties: Duties
  mayEdit: boolean
}

const sum = (grants: readonly Grant[], of: (grant: Grant) => number | null): number =>
  grants.reduce((total, grant) => total + (of(grant) ?? 0), 0)

/** What is awarded and not here yet. */
const leftOf = (grants: readonly Grant[]): number =>
  sum(grants, ({ awarded_cents, awarded_on, receivedCents }) =>
    awarded_on === null ? 0 : Math.max(0, (awarded_cents ?? 0) - receivedCents),
  )

function Filters({ view }: { view: FundersView }) {
  const { viewing, organisation, years, asked } = view
  const { lang } = viewing
  const say = grantWords(lang)
  const to = (year: number | null, state: GrantState | null) => {
    const query = [`of=${organisation.id}`, ...(year === null ? [] : [`year=${year}`]), ...(state === null ? [] : [`state=${state}`])]
    return `${fundersPath()}?${query.join('&')}`
  }
  const active = [
    ...(asked.year === null ? [] : [{ label: `${say.year} : ${asked.year}`, removeHref: to(null, asked.state) }]),
    ...(asked.state === null ? [] : [{ label: say.states[asked.state], removeHref: to(asked.year, null) }]),
  ]
  return (
    <FilterBar action={fundersPath()} active={active} lang={lang}>
      <input type="hidden" name="of" value={String(organisation.id)} />
      <Select
        name="year"
        label={say.year}
        value={String(asked.year ?? '')}
        options={[{ value: '', label: say.everyYear }, ...years.map((year) => ({ value: String(year), label: String(year) }))]}
      />
      <Select
        name="state"
        label={say.state}
        value={asked.state ?? ''}
        options={[{ value: '', label: say.everyState }, ...GRANT_STATES.map((state) => ({ value: state, label: say.states[state] }))]}
      />
    </FilterBar>
  )
}

/** The rows of one funder: one for each of its grants; without any, one that offers to add it. */
function rowsOf(view: FundersView, funder: Funder): ComponentChildren[][] {
  const { lang } = view.viewing
  const say = grantWords(lang)
  const grants = view.grants.filter((grant) => grant.funder.id === funder.id)
  const named = (
    <>
      <a href={funderPath(funder.id)}>{funder.name}</a> <MadeUp lang={lang} example={funder.example} />
    </>
  )
  if (grants.length === 0) {
    const filtered = view.asked.year !== null || view.asked.state !== null
    if (filtered) return []
    return [[named, view.mayEdit ? <a href={newGrantPath(funder.id)}>{say.newGrant}</a> : <Muted>{say.noGrant}</Muted>, '', '', '', '', '']]
  }
  return grants.map((grant, place) => [
    place === 0 ? named : <Muted>{funder.name}</Muted>,
    <a href={grantPath(grant.id)}>{grant.title}</a>,
    periodTold(lang, grant),
    <GrantTag lang={lang} grant={grant} />,
    money(lang, grant.asked_cents),
    money(lang, grant.awarded_cents),
    grant.receivedCents === 0 ? '' : money(lang, grant.receivedCents),
  ])
}

function GrantsTable({ view }: { view: FundersView }) {
  const { lang } = view.viewing
  const say = grantWords(lang)
  const groups: TableGroup[] = FUNDER_KINDS.flatMap((kind) => {
    const rows = view.funders.filter((funder) => funder.kind === kind).flatMap((funder) => rowsOf(view, funder))
    return rows.length === 0 ? [] : [{ heading: nameWords(lang).funderKinds[kind], rows }]
  })
  if (groups.length === 0) return <Empty title={say.noneAsked}>{null}</Empty>
  const { grants } = view
  const end = 'end' as const
  return (
    <Table
      caption={say.title}
      captionHidden
      long
      head={[
        { label: say.funder, names: true },
        { label: say.grant },
        { label: say.period, told: true },
        { label: say.state },
        { label: say.asked, align: end, told: true },
        { label: say.awarded, align: end, told: true },
        { label: say.received, align: end, told: true },
      ]}
      groups={groups}
      foot={[
        say.total,
        '',
        '',
        '',
        formatEuros(
          lang,
          sum(grants, ({ asked_cents }) => asked_cents),
        ),
        formatEuros(
          lang,
          sum(grants, ({ awarded_cents }) => awarded_cents),
        ),
        formatEuros(
          lang,
          sum(grants, ({ receivedCents }) => receivedCents),
        ),
      ]}
    />
  )
}

function Empties({ view }: { view: FundersView }) {
  const say = grantWords(view.viewing.lang)
  return (
    <Empty title={say.emptyTitle}>
      <p>{say.empty}</p>
      <p>{view.mayEdit ? say.emptyExample : say.emptyOthers}</p>
      {view.mayEdit ? (
        <p>
          <ButtonLink href={newFunderPath(view.organisation.id)} main>
            {say.newFunder}
          </ButtonLink>
        </p>
      ) : null}
    </Empty>
  )
}

export function FundersPage({ view }: { view: FundersView }) {
  const { viewing, organisation, organisations, grants, mayEdit } = view
  const { lang } = viewing
  const say = grantWords(lang)
  const figures = [
    {
      label: say.asked,
      value: formatEuros(
        lang,
        sum(grants, ({ asked_cents }) => asked_cents),
      ),
    },
    {
      label: say.awarded,
      value: formatEuros(
        lang,
        sum(grants, ({ awarded_cents }) => awarded_cents),
      ),
    },
    {
      label: say.received,
      value: formatEuros(
        lang,
        sum(grants, ({ receivedCents }) => receivedCents),
      ),
    },
    { label: say.left, value: formatEuros(lang, leftOf(grants)) },
  ]
  return (
    <Page viewing={viewing} title={`${say.title}, ${organisation.name}`} noindex wide>
      <Crumbs lang={lang} items={[{ href: budgetsPath(), label: nameWords(lang).budgets }]} />
      <Title kicker={organisation.name} lead={say.lead}>
        {say.title}
      </Title>
      {organisations.length > 1 ? (
        <Pills
          label={say.ofOrganisations}
          items={organisations.map(({ id, name }) => ({ href: fundersPath(id), label: name, current: id === organisation.id }))}
        />
      ) : null}
      {view.funders.length === 0 ? (
        <Empties view={view} />
      ) : (
        <>
          <Figures items={figures} />
          <Todo viewing={viewing} duties={view.duties} />
          <Filters view={view} />
          <Toolbar figures={`${grants.length} ${say.grants.toLowerCase()}`}>
            <ButtonLink href={organisationPapersPath(organisation.id)}>{say.papersOfOrganisation}</ButtonLink>
            {mayEdit ? (
              <ButtonLink href={newFunderPath(organisation.id)} main>
                {say.newFunder}
              </ButtonLink>
            ) : null}
          </Toolbar>
          <GrantsTable view={view} />
        </>
      )}
    </Page>
  )
}
