/** A version at a glance: what it comes to, whether it stands, what was decided, and its groups of accounts; as much of it as the reader sees. */
import { Fragment, type VNode } from 'preact'
import { Aside } from '#design/facts.tsx'
import { GrandTotal } from '#design/group-bars.tsx'
import { Figures, Heading, Lead, List, Notice, Paragraph, Stamp } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { frameWords } from '../../messages/frame.ts'
import { nameWords } from '../../messages/names.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { flowPath, versionPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import type { Standing } from '../../queries/standing.ts'
import type { Condition, GroupSum } from '../../rules/overview/overview.ts'
import { sizeOf } from '../../rules/overview/overview.ts'
import { regionalShare } from '../../rules/totals.ts'
import type { BudgetDecision } from '../../tables.ts'
import { VersionPage } from '../frame.tsx'
import { OverviewFacts, OverviewFiles } from './facts.tsx'
import { OverviewHistory } from './history.tsx'
import { NextDeeds } from './next.tsx'
import { GroupTables, InKindTables, RegionsPart } from './tables.tsx'

export interface OverviewView {
  viewing: Viewing
  at: Standing
  /** By group of accounts; of none, where the reader does not see groups. */
  sums: GroupSum[]
  condition: Condition
  /** What keeps it from being proposed, in sentences; only for who works on it. */
  lacking: string[]
  /** The plan, if the reader may read it. */
  plan: Version['budget']['plan']
  /** The version in force, where this one no longer is. */
  inForceId: number | null
  entries: ToldEntry[]
  panels: VNode[]
}

const decidedDetail = (lang: Lang, { decidedOn, reference, source }: BudgetDecision): string => {
  const say = overviewWords(lang)
  return [decidedOn && formatDay(lang, decidedOn), reference && say.reference(reference), source && say.source(source)]
    .filter(Boolean)
    .join(' · ')
}

/** The mark of the decision that brought it into force. */
export const BudgetStamp = ({ lang, version, href }: { lang: Lang; version: Version; href?: string }) => {
  const { decision, decidedOn } = version
  if (!decision) return null
  const say = overviewWords(lang)
  return (
    <Stamp
      lang={lang}
      what={decision.body ? say.votedBy(said(lang, decision.body)) : say.voted}
      detail={decidedDetail(lang, { ...decision, decidedOn: decision.decidedOn ?? decidedOn })}
      {...(href ? { href } : {})}
    />
  )
}

const LeadOf = ({ view: { viewing, at, condition } }: { view: OverviewView }) => {
  const { lang } = viewing
  const say = overviewWords(lang)
  return (
    <GrandTotal label={say.total} amount={formatEuros(lang, sizeOf(at.totals))}>
      <Lead>{say.conditions[condition]}</Lead>
      <BudgetStamp lang={lang} version={at.version} />
    </GrandTotal>
  )
}

/** Of who sees the totals alone. */
function BareTotals({ view: { viewing, at } }: { view: OverviewView }) {
  const { lang } = viewing
  const [say, frame] = [overviewWords(lang), frameWords(lang)]
  return (
    <>
      <Figures
        items={[
          { label: frame.charges, value: formatEuros(lang, at.totals.chargesCents) },
          { label: frame.income, value: formatEuros(lang, at.totals.incomeCents) },
        ]}
      />
      <Notice tone="info">
        <Paragraph>{say.withheld.totals}</Paragraph>
      </Notice>
    </>
  )
}

/** The first few; each page of the version tells its own. */
const MOST_LACKING = 5

const Lacking = ({ view: { viewing, lacking, condition } }: { view: OverviewView }) => {
  const say = overviewWords(viewing.lang)
  if (condition === 'empty')
    return (
      <Notice tone="waiting">
        <Paragraph>{say.emptyLines}</Paragraph>
      </Notice>
    )
  if (lacking.length === 0) return null
  const rest = lacking.length - MOST_LACKING
  return (
    <Notice tone="decision" title={say.lacking}>
      <List items={[...lacking.slice(0, MOST_LACKING), ...(rest > 0 ? [say.lackingMore(rest)] : [])]} />
    </Notice>
  )
}

export function OverviewPage({ view }: { view: OverviewView }) {
  const { viewing, at, sums, inForceId } = view
  const { lang } = viewing
  const { version } = at
  const say = overviewWords(lang)
  const groups = version.sight !== 'totals'
  return (
    <VersionPage
      viewing={viewing}
      at={at}
      tab="overview"
      lead={<LeadOf view={view} />}
      description={say.description(
        formatEuros(lang, sizeOf(at.totals)),
        at.totals.chargesCents === 0 ? null : formatShare(lang, regionalShare(at.totals, null).shareBp),
        nameWords(lang).states[version.state],
      )}
    >
      <Aside
        main={
          <Fragment>
            <Lacking view={view} />
            {inForceId === null ? null : (
              <Paragraph>
                <a href={versionPath(inForceId)}>{say.inForce}</a>
              </Paragraph>
            )}
            {groups ? <GroupTables viewing={viewing} at={at} sums={sums} /> : <BareTotals view={view} />}
            {groups && at.totals.lines > 0 ? (
              <Paragraph>
                <a href={flowPath(version.id, at.years.length > 1 ? at.year : null)}>{say.flowLink}</a>
              </Paragraph>
            ) : null}
            <RegionsPart viewing={viewing} at={at} />
            {groups ? <InKindTables viewing={viewing} at={at} sums={sums} /> : null}
            {version.sight === 'groups' ? (
              <Notice tone="info">
                <Paragraph>{say.withheld.groups}</Paragraph>
              </Notice>
            ) : null}
          </Fragment>
        }
        aside={
          <Fragment>
            <OverviewFacts viewing={viewing} version={version} plan={view.plan} />
            <NextDeeds viewing={viewing} version={version} condition={view.condition} />
            <OverviewFiles lang={lang} version={version} year={at.years.length > 1 ? at.year : null} />
          </Fragment>
        }
        below={
          <Fragment>
            {view.panels.map((panel, place) => (
              <Fragment key={place}>{panel}</Fragment>
            ))}
            {view.entries.length > 0 ? (
              <>
                <Heading level={2}>{say.history}</Heading>
                <OverviewHistory lang={lang} entries={view.entries} />
              </>
            ) : null}
          </Fragment>
        }
      />
    </VersionPage>
  )
}
