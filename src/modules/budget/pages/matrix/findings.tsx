/** What is to be mended in how actions are funded, and what is not funded yet. */
import { type FindingGroup, Findings, type Finding as Found } from '#design/findings.tsx'
import { StatusMark } from '#design/status.tsx'
import { Table } from '#design/table.tsx'
import { Heading, Muted, Notice, Paragraph } from '#design/text.tsx'
import { formatEuros, formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { itemPath } from '#modules/plan/index.ts'
import { findingText } from '../../messages/matrix/findings.ts'
import { matrixWords } from '../../messages/matrix/words.ts'
import { keysPath, linesPath } from '../../paths.ts'
import { type Finding, stops } from '../../rules/matrix/funding.ts'
import type { Matrix, MatrixAction } from '../../rules/matrix/matrix.ts'
import { actionName } from './names.ts'

/** More of one kind are counted. */
const MOST_LISTED = 40
const MOST_UNFUNDED = 15

/** Where it is mended: the lines that say it, the keys, the grant. */
function mendedAt(versionId: number, finding: Finding): string {
  if (finding.kind === 'two_keys') return keysPath(versionId)
  if (finding.kind === 'refused' || finding.kind === 'above_award' || finding.kind === 'outside_period')
    return linesPath(versionId, { grant: finding.grant.id })
  const grant = 'grant' in finding ? finding.grant.id : null
  return linesPath(versionId, { year: 'year' in finding ? finding.year : null, item: finding.item.id, side: 'income', grant })
}

/** More than these are folded, so that the table stays in sight. */
const MOST_OPEN = 4

const placeOf = (lang: Lang, finding: Finding) =>
  'item' in finding
    ? { place: finding.item.code, content: said(lang, finding.item.title) }
    : { place: finding.grant.funder, content: finding.grant.title }

function groupOf(lang: Lang, versionId: number, findings: readonly Finding[], grave: boolean): FindingGroup {
  const say = matrixWords(lang)
  return {
    id: grave ? 'stopping' : 'watching',
    title: grave ? say.stopping : say.watching,
    count: formatNumber(lang, findings.length),
    expected: grave ? say.stoppingHint : say.watchingHint,
    open: findings.length <= MOST_OPEN,
    findings: findings.slice(0, MOST_LISTED).map(
      (finding, place): Found => ({
        id: `${grave ? 's' : 'w'}${place}`,
        ...placeOf(lang, finding),
        href: mendedAt(versionId, finding),
        message: findingText(lang, finding),
      }),
    ),
    ...(findings.length > MOST_LISTED ? { rest: say.wholeFindings(formatNumber(lang, findings.length - MOST_LISTED)) } : {}),
  }
}

/** For those who write the version. */
export function FundingFindings({ lang, versionId, findings }: { lang: Lang; versionId: number; findings: readonly Finding[] }) {
  const say = matrixWords(lang)
  const grave = findings.filter(stops)
  const others = findings.filter((finding) => !stops(finding))
  if (findings.length === 0) return <Notice tone="deed">{say.fine}</Notice>
  return (
    <>
      <Heading level={2} id="findings">
        {say.findingsTitle}
      </Heading>
      {grave.length > 0 ? <Findings grave groups={[groupOf(lang, versionId, grave, true)]} /> : null}
      {others.length > 0 ? <Findings groups={[groupOf(lang, versionId, others, false)]} /> : null}
    </>
  )
}

const sum = (actions: readonly MatrixAction[], of: (action: MatrixAction) => number): number =>
  actions.reduce((total, action) => total + of(action), 0)

function Unfunded({ lang, actions, year, versionId }: { lang: Lang; actions: MatrixAction[]; year: number | null; versionId: number }) {
  const say = matrixWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const listed = actions.slice(0, MOST_UNFUNDED)
  const rest = actions.slice(MOST_UNFUNDED)
  return (
    <Table
      caption={say.unfundedCaption}
      captionHidden
      head={[
        { label: say.action },
        { label: say.cost, align: 'end' },
        { label: say.funded, align: 'end' },
        { label: say.missing, align: 'end' },
      ]}
      rows={listed.map(({ action, costCents, fundedCents, missingCents }) => [
        <>
          <a href={linesPath(versionId, { year, item: action.id || null })}>
            {action.code} {actionName(lang, action)}
          </a>
          {action.wanted ? (
            <>
              {' '}
              <StatusMark status="wanted_not_funded" label={say.wanted} />
            </>
          ) : null}
        </>,
        money(costCents),
        money(fundedCents),
        <strong key="missing">{money(missingCents)}</strong>,
      ])}
      foot={[
        rest.length > 0
          ? `${say.total} (${say.unfundedRest(formatNumber(lang, rest.length), money(sum(rest, ({ missingCents }) => missingCents)))})`
          : say.total,
        money(sum(actions, ({ costCents }) => costCents)),
        money(sum(actions, ({ fundedCents }) => fundedCents)),
        money(sum(actions, ({ missingCents }) => missingCents)),
      ]}
    />
  )
}

/** « Ce qui n'est pas encore financé »: the largest amounts first; and what the plan itself says is wanted without money (R41). */
export function NotFundedYet({ lang, matrix, year, versionId }: { lang: Lang; matrix: Matrix; year: number | null; versionId: number }) {
  const say = matrixWords(lang)
  const missing = matrix.actions
    .filter(({ missingCents }) => missingCents > 0)
    .toSorted((one, other) => other.missingCents - one.missingCents || one.action.id - other.action.id)
  const wanted = matrix.actions.filter(({ action, costCents }) => action.wanted && costCents === 0)
  return (
    <>
      <Heading level={2} id="missing">
        {say.unfundedTitle}
      </Heading>
      {missing.length > 0 ? (
        <Unfunded lang={lang} actions={missing} year={year} versionId={versionId} />
      ) : matrix.costCents > 0 ? (
        <Paragraph>{say.unfundedNone}</Paragraph>
      ) : null}
      {wanted.length > 0 ? (
        <Paragraph>
          <Muted>{say.wantedUncosted} </Muted>
          {wanted.map(({ action }, place) => (
            <span key={action.id}>
              {place > 0 ? ', ' : ' '}
              <a href={itemPath(action.id)}>
                {action.code} {actionName(lang, action)}
              </a>
            </span>
          ))}
        </Paragraph>
      ) : null}
    </>
  )
}
