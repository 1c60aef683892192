/** What the actions, strategies and pillars of the plan cost, and what of the version is spread nowhere. */
import { CostBars, type CostRow, CostTree } from '#design/spread-bars.tsx'

import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Empty, Lead, Muted, Notice, Paragraph, Tag } from '#design/text.tsx'
import { Toolbar } from '#design/toolbar.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { spreadWords } from '../../messages/spread/words.ts'
import { budgetEditPath, keysPath, linesPath, spreadPath } from '../../paths.ts'
import type { Line } from '../../queries/lines.ts'
import type { Standing } from '../../queries/standing.ts'
import { beyondOf, type Cost, indirectOf, missingOf, NO_COST, type SummedUp } from '../../rules/spread/sum-up.ts'
import type { PlanRow } from '../../rules/spread/tree.ts'
import { VersionPage } from '../frame.tsx'
import { SpreadLinesPart } from './lines.tsx'

export const SHOWN_ROWS = ['all', 'costed', 'missing', 'wanted'] as const
export type ShownRows = (typeof SHOWN_ROWS)[number]

export interface SpreadView {
  viewing: Viewing
  at: Standing
  /** Null: there is no plan, or this reader may not know it. */
  rows: PlanRow[] | null
  /** Those that the filter lets through. */
  shownRows: PlanRow[]
  show: ShownRows
  sums: SummedUp
  lines: Line[]
  editable: boolean
}

const WIDE = 1000
const parts = (amount: number, of: number, whole = WIDE): number => (of === 0 ? 0 : Math.round((amount * whole) / of))

const nowhereOf = (lines: readonly Line[], side: Line['side']): number =>
  lines
    .filter((line) => line.side === side && !line.account.startsWith('8'))
    .reduce((sum, line) => sum + line.amount_cents - line.spreadCents, 0)

/** The pillars on one scale; what is spread nowhere is one more bar. */
function Picture({ view: { viewing, at, rows, sums, lines } }: { view: SpreadView }) {
  const { lang } = viewing
  const say = spreadWords(lang)
  const pillars = (rows ?? []).filter(({ level }) => level === 1).map((row) => ({ row, cost: sums.byItem.get(row.id) ?? NO_COST }))
  const nowhere = { costCents: nowhereOf(lines, 'charge'), fundedCents: nowhereOf(lines, 'income') }
  const longest = Math.max(nowhere.costCents, nowhere.fundedCents, ...pillars.map(({ cost }) => Math.max(cost.costCents, cost.fundedCents)))
  const money = (cents: number) => formatEuros(lang, cents)
  const told = (title: string, { costCents, fundedCents }: Pick<Cost, 'costCents' | 'fundedCents'>) =>
    say.pictureTold(title, money(costCents), money(fundedCents))
  return (
    <CostBars
      label={say.picture}
      legend={say.pictureLegend}
      bars={[
        ...pillars.map(({ row, cost }) => ({
          label: said(lang, row.title),
          href: linesPath(at.version.id, { item: row.id, year: at.year }),
          tone: row.tone,
          text: money(cost.costCents),
          direct: parts(cost.directCents, longest),
          indirect: parts(indirectOf(cost), longest),
          funded: parts(cost.fundedCents, longest),
          told: told(said(lang, row.title), cost),
        })),
        {
          label: say.nowhere,
          href: '#nowhere',
          tone: 'nowhere' as const,
          text: money(nowhere.costCents),
          direct: parts(nowhere.costCents, longest),
          indirect: 0,
          funded: parts(nowhere.fundedCents, longest),
          told: told(say.nowhere, nowhere),
        },
      ]}
    />
  )
}

function costRow(lang: Lang, at: Standing, row: PlanRow, cost: Cost): CostRow {
  const say = spreadWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const missing = missingOf(cost)
  const beyond = beyondOf(cost)
  const share = cost.costCents === 0 ? null : parts(cost.fundedCents, cost.costCents)
  return {
    id: `item-${row.id}`,
    depth: row.level,
    leaf: row.action,
    tone: row.tone,
    code: row.code,
    title: said(lang, row.title),
    href: linesPath(at.version.id, { item: row.id, year: at.year }),
    tag: row.wanted ? <Tag tone="decision">{say.wanted}</Tag> : null,
    cost: cost.costCents === 0 ? <Muted>–</Muted> : money(cost.costCents),
    ...(indirectOf(cost) > 0 ? { detail: say.byKey(money(indirectOf(cost))) } : {}),
    funded: cost.fundedCents === 0 ? '–' : money(cost.fundedCents),
    missing:
      beyond > 0
        ? { text: say.over(money(beyond)), tone: 'bad' }
        : missing > 0
          ? { text: money(missing), tone: 'bad' }
          : { text: cost.costCents > 0 ? money(0) : '–', tone: cost.costCents > 0 ? 'good' : 'none' },
    share,
    shareText: share === null ? '' : formatShare(lang, Math.trunc((cost.fundedCents * 100) / cost.costCents) * 100),
  }
}

function Tree({ view: { viewing, at, shownRows, sums, lines, show } }: { view: SpreadView }) {
  const { lang } = viewing
  const say = spreadWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const { totals, version, year } = at
  const foot = [
    { label: say.sumActions, cost: money(sums.total.costCents), funded: money(sums.total.fundedCents) },
    ...(sums.strayed.costCents + sums.strayed.fundedCents > 0
      ? [{ label: say.strayed, cost: money(sums.strayed.costCents), funded: money(sums.strayed.fundedCents) }]
      : []),
    {
      label: <a href="#nowhere">{say.nowhere}</a>,
      cost: money(nowhereOf(lines, 'charge')),
      funded: money(nowhereOf(lines, 'income')),
    },
    {
      label: `${say.totalCharges}, ${say.totalIncome.toLowerCase()}`,
      cost: <a href={linesPath(version.id, { side: 'charge', year })}>{money(totals.chargesCents)}</a>,
      funded: <a href={linesPath(version.id, { side: 'income', year })}>{money(totals.incomeCents)}</a>,
      strong: true,
    },
  ]
  return (
    <>
      <Pills
        label={say.show}
        items={SHOWN_ROWS.map((each) => ({
          href: `${spreadPath(version.id, year)}${year === null ? '?' : '&'}show=${each}`,
          label: say.shown[each]!,
          current: each === show,
        }))}
      />
      {shownRows.length === 0 ? (
        <Paragraph>{say.noneShown}</Paragraph>
      ) : (
        <CostTree
          caption={say.tree}
          head={{ item: say.item, cost: say.cost, funded: say.funded, missing: say.missing, share: say.fundedShare }}
          rows={shownRows.map((row) => costRow(lang, at, row, sums.byItem.get(row.id) ?? NO_COST))}
          foot={foot}
        />
      )}
    </>
  )
}

export function SpreadPage({ view }: { view: SpreadView }) {
  const { viewing, at, rows, sums, editable } = view
  const { lang } = viewing
  const say = spreadWords(lang)
  const { version, year } = at
  return (
    <VersionPage viewing={viewing} at={at} tab="actions" title={say.actions}>
      <Lead>{say.actionsLead}</Lead>
      {rows === null ? (
        <Empty title={version.budget.plan ? say.planHidden : say.noPlan}>
          <p>{say.noPlanText}</p>
          {editable && !version.budget.plan ? <ButtonLink href={budgetEditPath(version.budget.id)}>{say.settings}</ButtonLink> : null}
        </Empty>
      ) : (
        <>
          <Toolbar figures="">
            <ButtonLink href={keysPath(version.id)} glyph="gauge">
              {say.keys}
            </ButtonLink>
          </Toolbar>
          {sums.total.costCents + sums.total.fundedCents === 0 ? (
            <Notice tone="info" title={say.nothingSpread}>
              <p>{say.nothingSpreadText}</p>
            </Notice>
          ) : (
            <Picture view={view} />
          )}
          <Tree view={view} />
          {sums.total.inKindCents > 0 ? <Paragraph>{say.inKindSpread(formatEuros(lang, sums.total.inKindCents))}</Paragraph> : null}
          {sums.strayed.costCents + sums.strayed.fundedCents > 0 ? (
            <Notice tone="decision" title={say.strayed}>
              <p>{say.strayedText}</p>
            </Notice>
          ) : null}
        </>
      )}
      <SpreadLinesPart view={{ lang, versionId: version.id, year, lines: view.lines, editable: editable && rows !== null }} />
    </VersionPage>
  )
}
