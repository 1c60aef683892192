/** Two to four versions side by side: totals and balance, chapter by chapter and line by line, in a picture, and which actions lose their funding. */

import { Fragment } from 'preact'
import { Table } from '#design/table.tsx'
import { Pills } from '#design/tabs.tsx'
import { Heading, Lead, Notice, Paragraph, Tag } from '#design/text.tsx'
import { VersionBars, VersionFigures } from '#design/version-bars.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { signedShare } from '../../messages/versions/told.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { linesPath, versionComparisonPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import type { Standing } from '../../queries/standing.ts'
import type { Compared } from '../../queries/versions/comparison.ts'
import { type ComparedGroup, changeBp, differs, type LostFunding } from '../../rules/versions/comparison.ts'
import { VersionPage } from '../frame.tsx'
import { GroupsTable, TotalsTable } from './comparison-tables.tsx'
import { ChooseCompared, referenceFirst, shortName } from './versions.tsx'

export interface ComparisonView {
  viewing: Viewing
  at: Standing
  /** All that may be chosen. */
  versions: Version[]
  /** In the order that they were asked for; the first is the reference. None: nothing was chosen yet. */
  compared: Compared[]
  year: number | null
  years: number[]
  groups: ComparedGroup[]
  /** Whether the reader sees single lines of all of them. */
  lines: boolean
  /** Every line, or only those that differ. */
  all: boolean
  /** What each of the others loses against the reference, in their order. */
  lost: LostFunding[][] | null
  actions: ReadonlyMap<number, { code: string; title: Localized }>
}

const WHOLE = 10_000
const partOf = (cents: number, most: number): number => (most === 0 ? 0 : Math.round((cents / most) * WHOLE))

/** The same page with another year, or other lines. */
const addressOf = ({ at, compared, year, all }: ComparisonView, other: { year?: number | null; all?: boolean }): string => {
  const asked = 'year' in other ? other.year : year
  const every = other.all ?? all
  const path = versionComparisonPath(
    at.version.budget.id,
    compared.map(({ version }) => version.id),
  )
  return `${path}${asked ? `&year=${asked}` : ''}${every ? '&show=all' : ''}`
}

function Choices({ view }: { view: ComparisonView }) {
  const { viewing, years, year, all, lines, compared } = view
  const say = versionsWords(viewing.lang).compare
  if (compared.length < 2) return null
  return (
    <>
      {years.length === 1 ? null : (
        <Pills
          label={say.year}
          items={[
            ...years.map((each) => ({ href: addressOf(view, { year: each }), label: String(each), current: each === year })),
            { href: addressOf(view, { year: null }), label: say.wholePeriod, current: year === null },
          ]}
        />
      )}
      {lines ? (
        <Pills
          label={say.show}
          items={[
            { href: addressOf(view, { all: false }), label: say.changes, current: !all },
            { href: addressOf(view, { all: true }), label: say.all, current: all },
          ]}
        />
      ) : null}
    </>
  )
}

/** One bar for each version, all on the scale of the largest chapter. */
function Picture({ view: { viewing, compared, groups, all } }: { view: ComparisonView }) {
  const { lang } = viewing
  const say = versionsWords(lang).compare
  const shown = all ? groups : groups.filter(({ amounts }) => differs(amounts))
  if (shown.length === 0) return null
  const most = Math.max(...shown.flatMap(({ amounts }) => amounts))
  return (
    <>
      <Heading level={2}>{say.picture}</Heading>
      <Paragraph>{say.pictureLead}</Paragraph>
      <VersionBars
        label={say.picture}
        groups={shown.map(({ group, amounts }) => ({
          heading: `${group} ${accountName(lang, group)}`,
          bars: amounts.map((cents, place) => {
            const moved = place === 0 ? null : changeBp(amounts[0]!, cents)
            return {
              label: shortName(lang, compared[place]!.version),
              amount: formatEuros(lang, cents),
              length: partOf(cents, most),
              ...(moved === null || moved === 0 ? {} : { note: signedShare(lang, moved), mark: partOf(amounts[0]!, most) }),
            }
          }),
        }))}
      />
    </>
  )
}

function LostTable({ lang, view, lost, version }: { lang: Lang; view: ComparisonView; lost: LostFunding[]; version: Version }) {
  const say = versionsWords(lang).compare
  const name = shortName(lang, version)
  const euros = (cents: number) => formatEuros(lang, cents)
  if (lost.length === 0)
    return (
      <Notice tone="deed">
        <p>{say.noneLost(name)}</p>
      </Notice>
    )
  return (
    <VersionFigures>
      <Table
        caption={`${name} : ${say.lostSum(lost.length, euros(lost.reduce((sum, { missingCents }) => sum + missingCents, 0)))}`}
        stacked
        head={[
          { label: say.action },
          { label: say.cost, align: 'end', told: true },
          { label: say.fundedBefore, align: 'end', told: true },
          { label: say.fundedNow, align: 'end', told: true },
          { label: say.lacking, align: 'end', told: true },
        ]}
        rows={lost.map(({ itemId, before, after, missingCents, whole }) => {
          const action = view.actions.get(itemId)
          return [
            <Fragment key="action">
              <a href={linesPath(version.id, { item: itemId, year: view.year })}>
                {action ? `${action.code} ${said(lang, action.title)}` : String(itemId)}
              </a>{' '}
              {whole ? <Tag tone="decision">{say.whole}</Tag> : null}
            </Fragment>,
            euros(after.costCents),
            euros(before.fundedCents),
            euros(after.fundedCents),
            <strong key="missing">{euros(missingCents)}</strong>,
          ]
        })}
      />
    </VersionFigures>
  )
}

function Lost({ view }: { view: ComparisonView }) {
  const { viewing, compared, lost } = view
  const { lang } = viewing
  const say = versionsWords(lang).compare
  if (!lost) return null
  return (
    <>
      <Heading level={2}>{say.lost}</Heading>
      <Paragraph>{say.lostLead}</Paragraph>
      {compared.slice(1).map(({ version }, place) => (
        <LostTable key={version.id} lang={lang} view={view} lost={lost[place] ?? []} version={version} />
      ))}
    </>
  )
}

function SideBySide({ view }: { view: ComparisonView }) {
  const { viewing, groups, lines, compared } = view
  const say = versionsWords(viewing.lang).compare
  const none = !groups.some(({ rows }) => rows.some(({ amounts }) => differs(amounts)))
  const reads = compared.every(({ version }) => version.sight !== 'totals')
  return (
    <>
      <TotalsTable view={view} />
      {reads && none ? (
        <Notice tone="info">
          <p>{say.nothing}</p>
        </Notice>
      ) : null}
      {reads ? <Picture view={view} /> : null}
      {reads && (!none || view.all) ? (
        <>
          <Heading level={2}>{say.byGroup}</Heading>
          <GroupsTable view={view} />
        </>
      ) : null}
      {lines ? null : <Paragraph>{say.hidden}</Paragraph>}
      <Lost view={view} />
    </>
  )
}

export function ComparisonPage({ view }: { view: ComparisonView }) {
  const { viewing, at, compared, versions } = view
  const say = versionsWords(viewing.lang).compare
  return (
    <VersionPage viewing={viewing} at={at} tab="versions" title={say.title} wide withoutBalance>
      {compared.length === 1 ? (
        <Notice tone="waiting">
          <p>{say.tooFew}</p>
        </Notice>
      ) : null}
      {compared.length < 2 ? <Lead>{say.lead}</Lead> : null}
      <Choices view={view} />
      {compared.length < 2 ? null : <SideBySide view={view} />}
      <Heading level={2}>{compared.length < 2 ? say.title : say.others}</Heading>
      <ChooseCompared
        lang={viewing.lang}
        budgetId={at.version.budget.id}
        versions={referenceFirst(versions)}
        chosen={compared.map(({ version }) => version.id)}
      />
    </VersionPage>
  )
}
