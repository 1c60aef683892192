/** The matrix as a table, either way round. */
import type { ComponentChildren } from 'preact'
import { GroupName, PillarName } from '#design/group-heading.tsx'
import { Matrix, type MatrixCell, type MatrixFigure, type MatrixFoot, type MatrixProps, type MatrixSection } from '#design/matrix.tsx'
import { formatAmount, formatPercent } from '#kernel/money.ts'
import { said } from '#kernel/values/typography.ts'
import { itemPath } from '#modules/plan/index.ts'
import { matrixWords } from '../../messages/matrix/words.ts'
import { linesPath } from '../../paths.ts'
import type { Pillar } from '../../queries/matrix/matrix.ts'
import { type Finding, STOPPING } from '../../rules/matrix/funding.ts'
import type { MatrixAction, Source, SourceSum } from '../../rules/matrix/matrix.ts'
import type { MatrixShown } from '../../rules/matrix/shown.ts'
import {
  actionColumn,
  actionName,
  cellPaths,
  groupName,
  groupsOf,
  type Named,
  sourceColumns,
  sourceHref,
  sourceName,
  stateFigure,
} from './names.ts'

const TONES = [1, 2, 3, 4] as const

/** From 0 to 4: a quarter of the cost each. */
const stepOf = (rateBp: number | null): number => (rateBp === null ? 0 : Math.min(4, Math.ceil(rateBp / 2_500)))

export interface TableOf extends Named {
  shown: MatrixShown
  pillars: readonly Pillar[]
}

/** How a cell is told, each when it is its turn. */
function cellsOf(named: TableOf): (row: MatrixAction, source: Source) => MatrixCell | null {
  const { lang, shown } = named
  const say = matrixWords(lang)
  const pathOf = cellPaths(named, shown.sources)
  const marked = (marks: Finding['kind'][]): Pick<MatrixCell, 'mark'> =>
    marks.length === 0
      ? {}
      : {
          mark: {
            tone: marks.some((kind) => STOPPING.includes(kind)) ? 'bad' : 'watch',
            label: marks.map((kind) => say.marks[kind]).join(', '),
          },
        }
  return ({ action, cells }, source) => {
    const cell = cells.get(source.key)
    if (!cell) return null
    const { cents, rateBp, marks } = cell
    return {
      text: formatAmount(lang, cents),
      share: rateBp === null ? '' : formatPercent(lang, Math.round(rateBp / 100)),
      step: stepOf(rateBp),
      href: pathOf(action, source),
      ...marked(marks),
    }
  }
}

const sum = <Thing,>(things: readonly Thing[], of: (thing: Thing) => number): number =>
  things.reduce((total, thing) => total + of(thing), 0)

interface Section {
  key: string
  heading: ComponentChildren
  actions: MatrixAction[]
}

/** The actions under their pillars. */
function sectionsOf({ lang, shown, pillars }: TableOf): Section[] {
  return [...Map.groupBy(shown.actions, ({ action }) => action.pillarId)].map(([pillarId, actions]) => {
    const place = pillars.findIndex(({ id }) => id === pillarId)
    const pillar = pillars[place]
    const heading = pillar ? (
      <PillarName numeral={pillar.code} tone={TONES[place % TONES.length]!}>
        <a href={itemPath(pillar.id)}>{said(lang, pillar.title)}</a>
      </PillarName>
    ) : (
      <GroupName>{matrixWords(lang).unnamed}</GroupName>
    )
    return { key: String(pillarId), heading, actions }
  })
}

/** Cost, funded, still to find: of one action or of several. */
const sums = (of: TableOf, actions: readonly MatrixAction[]): MatrixFigure[] =>
  [
    sum(actions, ({ costCents }) => costCents),
    sum(actions, ({ fundedCents }) => fundedCents),
    sum(actions, ({ missingCents }) => missingCents),
  ].map((cents) => ({ text: formatAmount(of.lang, cents) }))

function byActions(of: TableOf): MatrixProps {
  const { lang, shown, versionId, year } = of
  const say = matrixWords(lang)
  const amount = (cents: number) => formatAmount(lang, cents)
  const cellOf = cellsOf(of)
  const foot = (label: string, figures: (MatrixFigure | null)[], cents: (source: SourceSum) => number): MatrixFoot => ({
    label,
    figures,
    cells: shown.sources.map((source) => amount(cents(source))),
  })
  return {
    caption: say.caption,
    corner: say.action,
    figureLabels: [say.cost, say.funded, say.missing],
    groups: sourceColumns(of, shown.sources),
    sections: sectionsOf(of).map(
      ({ key, heading, actions }): MatrixSection => ({
        key,
        heading,
        figures: sums(of, actions),
        rows: actions.map((row) => ({
          key: String(row.action.id),
          name: {
            code: row.action.code,
            text: actionName(lang, row.action),
            ...(row.action.id === 0 ? {} : { href: linesPath(versionId, { year, item: row.action.id }) }),
            ...(row.action.wanted ? { note: say.wanted } : {}),
          },
          figures: [{ text: amount(row.costCents) }, { text: amount(row.fundedCents) }, stateFigure(lang, row)],
          cells: shown.sources.map(({ source }) => cellOf(row, source)),
        })),
      }),
    ),
    foot: [
      foot(say.spreadRow, sums(of, shown.actions), ({ source }) => sum(shown.actions, ({ cells }) => cells.get(source.key)?.cents ?? 0)),
      foot(say.sourceNowhere, [null, null, null], ({ nowhereCents }) => nowhereCents),
      foot(say.sourceTotal, [null, null, null], ({ cents }) => cents),
    ],
  }
}

function byFunders(of: TableOf): MatrixProps {
  const { lang, shown } = of
  const say = matrixWords(lang)
  const amount = (cents: number) => formatAmount(lang, cents)
  const cellOf = cellsOf(of)
  const sumsOf = (sources: readonly SourceSum[]): MatrixFigure[] =>
    [
      sum(sources, ({ cents }) => cents),
      sum(sources, ({ spreadCents }) => spreadCents),
      sum(sources, ({ nowhereCents }) => nowhereCents),
    ].map((cents) => ({
      text: amount(cents),
    }))
  const foot = (label: string, figures: (MatrixFigure | null)[], told: (action: MatrixAction) => string): MatrixFoot => ({
    label,
    figures,
    cells: shown.actions.map(told),
  })
  const none = [null, null, null]
  return {
    caption: say.caption,
    corner: say.source,
    figureLabels: [say.total, say.spread, say.nowhere],
    groups: sectionsOf(of).map(({ key, actions }) => {
      const pillar = of.pillars.find(({ id }) => String(id) === key)
      const label = pillar ? `${pillar.code}. ${said(lang, pillar.title)}` : say.unnamed
      return { key, label, ...(pillar ? { href: itemPath(pillar.id) } : {}), columns: actions.map((action) => actionColumn(of, action)) }
    }),
    sections: groupsOf(shown.sources).map(
      ({ key, sources }): MatrixSection => ({
        key,
        // A funder with one grant is one row.
        heading: sources.length > 1 ? <GroupName>{groupName(lang, sources[0]!.source)}</GroupName> : null,
        figures: sumsOf(sources),
        rows: sources.map((each) => {
          const path = sourceHref(of, each.source)
          return {
            key: each.source.key,
            name: {
              ...(sources.length > 1 ? {} : { code: groupName(lang, each.source) }),
              text: sourceName(of, each.source),
              ...(path ? { href: path } : {}),
            },
            figures: sumsOf([each]),
            cells: shown.actions.map((action) => cellOf(action, each.source)),
          }
        }),
      }),
    ),
    foot: [
      foot(say.cost, none, ({ costCents }) => amount(costCents)),
      foot(say.funded, sumsOf(shown.sources), ({ fundedCents }) => amount(fundedCents)),
      foot(say.missing, none, ({ state, missingCents, beyondCents }) =>
        state === 'beyond' ? say.beyond(amount(beyondCents)) : amount(missingCents),
      ),
    ],
  }
}

export const FundingTable = (of: TableOf) => <Matrix {...(of.shown.rows === 'actions' ? byActions(of) : byFunders(of))} />
