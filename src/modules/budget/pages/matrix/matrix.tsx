/** The matrix of funders and actions: who pays what share of what, what is missing, and what is to be mended (R27). */
import { FilterBar } from '#design/filters.tsx'
import { HiddenField, Select } from '#design/form.tsx'
import { MatrixLegend, type MatrixSign } from '#design/matrix.tsx'
import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Empty, Figures, Lead, Muted, Paragraph } from '#design/text.tsx'
import { Toolbar } from '#design/toolbar.tsx'
import { formatEuros, formatNumber } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { grantWords } from '../../messages/grants/words.ts'
import { matrixWords } from '../../messages/matrix/words.ts'
import { fundersPath, matrixPath, spreadPath } from '../../paths.ts'
import type { Pillar } from '../../queries/matrix/matrix.ts'
import type { Standing } from '../../queries/standing.ts'
import type { Finding } from '../../rules/matrix/funding.ts'
import type { Matrix } from '../../rules/matrix/matrix.ts'
import { DIRECTIONS, type MatrixAsked, type MatrixShown } from '../../rules/matrix/shown.ts'
import { mayReadDraftBudget } from '../../rules/rights.ts'
import { VersionPage } from '../frame.tsx'
import { FundingFindings, NotFundedYet } from './findings.tsx'
import { groupName, groupsOf, SIGNS } from './names.ts'
import { FundingTable } from './table.tsx'

export interface MatrixPageProps {
  viewing: Viewing
  at: Standing
  matrix: Matrix
  shown: MatrixShown
  pillars: Pillar[]
  asked: MatrixAsked
  /** null: they are for those who write the version. */
  findings: Finding[] | null
}

/** The address with these choices; what is not chosen is left out. */
function askedPath(at: Standing, { pillar, group, only, by }: MatrixAsked): string {
  const path = matrixPath(at.version.id, at.years.length > 1 ? at.year : null)
  const facts = Object.entries({ pillar, funder: group, only, by }).filter(([, value]) => value !== null)
  const said = facts.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  return said === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${said}`
}

function Filters({ viewing: { lang }, at, matrix, pillars, asked }: MatrixPageProps) {
  const say = matrixWords(lang)
  const groups = groupsOf(matrix.sources).map(({ key, sources }) => ({ value: key, label: groupName(lang, sources[0]!.source) }))
  const parts = pillars.map(({ id, code, title }) => ({ value: String(id), label: `${code}. ${said(lang, title)}` }))
  const onlys = [
    { value: '', label: say.onlyAll },
    { value: 'missing', label: say.onlyMissing },
    { value: 'problems', label: say.onlyProblems },
    { value: 'every', label: say.onlyEvery },
  ]
  const labelOf = (options: { value: string; label: string }[], value: string) =>
    options.find((each) => each.value === value)?.label ?? value
  const active = [
    ...(asked.pillar === null
      ? []
      : [{ label: labelOf(parts, String(asked.pillar)), removeHref: askedPath(at, { ...asked, pillar: null }) }]),
    ...(asked.group === null ? [] : [{ label: labelOf(groups, asked.group), removeHref: askedPath(at, { ...asked, group: null }) }]),
    ...(asked.only === null ? [] : [{ label: labelOf(onlys, asked.only), removeHref: askedPath(at, { ...asked, only: null }) }]),
  ]
  return (
    <FilterBar lang={lang} action={matrixPath(at.version.id)} active={active}>
      {at.years.length > 1 && at.year !== null ? <HiddenField name="year" value={String(at.year)} /> : null}
      {asked.by ? <HiddenField name="by" value={asked.by} /> : null}
      <Select
        name="pillar"
        label={say.pillar}
        value={String(asked.pillar ?? '')}
        options={[{ value: '', label: say.everyPillar }, ...parts]}
      />
      <Select name="funder" label={say.funder} value={asked.group ?? ''} options={[{ value: '', label: say.everyFunder }, ...groups]} />
      <Select name="only" label={say.only} value={asked.only ?? ''} options={onlys} />
    </FilterBar>
  )
}

/** What the signs say, each with how many actions have it. */
function Legend({ viewing: { lang }, matrix }: MatrixPageProps) {
  const say = matrixWords(lang)
  const states = (['full', 'part', 'none', 'beyond'] as const).map((state): MatrixSign => {
    const count = matrix.actions.filter((action) => action.state === state).length
    return { ...SIGNS[state], label: say.states[state], count: formatNumber(lang, count) }
  })
  const marked = matrix.actions.some(({ cells }) => [...cells.values()].some(({ marks }) => marks.length > 0))
  return (
    <MatrixLegend
      label={say.legend}
      signs={[
        ...states.filter(({ count }) => count !== '0'),
        ...(marked ? [{ glyph: 'flag' as const, tone: 'quiet' as const, label: say.watch }] : []),
      ]}
    />
  )
}

function Directions({ viewing: { lang }, at, asked, shown }: MatrixPageProps) {
  const say = matrixWords(lang)
  const names = { actions: say.byActions, funders: say.byFunders }
  return (
    <Pills
      label={say.direction}
      items={DIRECTIONS.map((by) => ({ label: names[by], current: shown.rows === by, href: askedPath(at, { ...asked, by }) }))}
    />
  )
}

function Crossed(props: MatrixPageProps) {
  const { viewing, at, matrix, shown, pillars, findings } = props
  const { lang } = viewing
  const say = matrixWords(lang)
  const number = (count: number) => formatNumber(lang, count)
  const named = {
    lang,
    versionId: at.version.id,
    year: at.years.length > 1 ? at.year : null,
    mayOpenGrants: findings !== null,
    titles: at.version.sight === 'all',
  }
  return (
    <>
      <Filters {...props} />
      <Toolbar figures={say.shown(number(shown.actions.length), number(matrix.actions.length), shown.actions.length)}>
        <Directions {...props} />
      </Toolbar>
      {shown.actions.length === 0 ? (
        <Empty title={say.empty}>
          <p>{say.emptyFilter}</p>
        </Empty>
      ) : (
        <FundingTable {...named} shown={shown} pillars={pillars} />
      )}
      <Legend {...props} />
    </>
  )
}

export function MatrixPage(props: MatrixPageProps) {
  const { viewing, at, matrix, findings } = props
  const { lang } = viewing
  const { version } = at
  const say = matrixWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const year = at.years.length > 1 ? at.year : null
  const started = matrix.actions.some(({ state }) => state !== 'nothing')
  return (
    <VersionPage viewing={viewing} at={at} tab="funders" title={say.title} lead={<Lead>{say.lead}</Lead>} wide>
      {mayReadDraftBudget(viewing.actor, version.budget.owner) ? (
        <p>
          <ButtonLink href={fundersPath(version.budget.owner.organisationId)}>{grantWords(lang).title}</ButtonLink>
        </p>
      ) : null}
      <Figures
        items={[
          { label: say.figures.cost, value: money(matrix.costCents) },
          { label: say.figures.funded, value: money(matrix.fundedCents) },
          {
            label: say.figures.missing,
            value: money(matrix.missingCents),
            href: '#missing',
            // What no action has for itself pays for the rest: only what that does not cover is truly missing.
            ...(matrix.missingCents > matrix.incomeNowhereCents ? { tone: 'decision' as const } : {}),
          },
          { label: say.figures.nowhere, value: money(matrix.incomeNowhereCents) },
        ]}
      />
      {started && matrix.missingCents > 0 && matrix.missingCents <= matrix.incomeNowhereCents ? (
        <Paragraph>{say.coveredByCommon(money(matrix.missingCents), money(matrix.incomeNowhereCents))}</Paragraph>
      ) : null}
      {findings && started ? <FundingFindings lang={lang} versionId={version.id} findings={findings} /> : null}
      {started ? (
        <Crossed {...props} />
      ) : (
        <Empty title={say.empty}>
          <p>{version.budget.plan ? say.emptyNothing : say.emptyNoPlan}</p>
          <p>
            <a href={spreadPath(version.id, year)}>{say.spreadThem}</a>
          </p>
        </Empty>
      )}
      <Paragraph>
        <Muted>
          {matrix.chargesNowhereCents > 0 ? `${say.chargesNowhere(money(matrix.chargesNowhereCents))} ` : ''}
          {say.inKind}
        </Muted>
      </Paragraph>
      <NotFundedYet lang={lang} matrix={matrix} year={year} versionId={version.id} />
    </VersionPage>
  )
}
