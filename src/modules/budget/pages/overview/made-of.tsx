/** What one figure is made of: its lines with their notes, their actions, their funders, who wrote them, and the decision that allowed it. */
import { Fragment, type VNode } from 'preact'
import { Rows } from '#design/entries.tsx'
import { FileRow } from '#design/files.tsx'
import { Table } from '#design/table.tsx'
import { Empty, ExampleTag, Heading, Lead, Muted, Notice, Paragraph } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatEuros, formatNumber } from '#kernel/money.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { itemPath } from '#modules/plan/index.ts'
import { nameWords } from '../../messages/names.ts'
import { madeOfWords } from '../../messages/overview/made-of.ts'
import { budgetDocumentPath, grantPath, lineEditPath, versionPath } from '../../paths.ts'
import type { Line } from '../../queries/lines.ts'
import type { AllowingPaper } from '../../queries/overview/made-of.ts'
import type { Standing } from '../../queries/standing.ts'
import type { FigureAsked, FigureLine } from '../../rules/overview/made-of.ts'
import type { Side } from '../../tables.ts'
import { VersionPage } from '../frame.tsx'
import { BudgetStamp } from './overview.tsx'

export interface MadeOfView {
  viewing: Viewing
  at: Standing
  asked: FigureAsked
  /** What was asked for, in words: « Personnel », « A1. … ». */
  told: string[]
  figure: FigureLine<Line>[]
  /** The actions of each line, the largest part first. */
  actions: Map<number, { id: number; code: string; title: Localized; cents: number }[]>
  last: Map<number, ToldEntry>
  papers: AllowingPaper[]
  /** Whether the reader may open grants, and edit lines. */
  grants: boolean
  edits: boolean
  panels: VNode[]
}

const sumOf = (figure: readonly FigureLine<Line>[]): number => figure.reduce((sum, { cents }) => sum + cents, 0)
/** More actions of one line than this are counted. */
const MOST_ACTIONS = 3

function Named({ view, line }: { view: MadeOfView; line: Line }) {
  const { lang } = view.viewing
  const say = madeOfWords(lang)
  const { quantity_thousandths: quantity, unit_cents: price, note, transfer } = line
  return (
    <>
      {view.edits ? <a href={lineEditPath(line.id)}>{line.label}</a> : line.label}
      {line.example && !view.at.version.example ? <ExampleTag lang={lang} /> : null}
      {transfer ? <Small text={nameWords(lang).transfers[transfer]} /> : null}
      {quantity !== null && price !== null ? (
        <Small text={say.counted(formatNumber(lang, quantity / 1000), formatEuros(lang, price))} />
      ) : null}
      {note ? <Small text={note} /> : null}
    </>
  )
}

const Small = ({ text }: { text: string }) => (
  <>
    <br />
    <Muted>{text}</Muted>
  </>
)

function Actions({ view, line }: { view: MadeOfView; line: Line }) {
  const { lang } = view.viewing
  const say = madeOfWords(lang)
  const actions = view.actions.get(line.id) ?? []
  if (actions.length === 0) return <Muted>{say.spreadNowhere}</Muted>
  const hidden = actions.length - MOST_ACTIONS
  return (
    <>
      {actions.slice(0, MOST_ACTIONS).map(({ id, code, title, cents }, place) => (
        <Fragment key={id}>
          {place > 0 ? <br /> : null}
          <a href={itemPath(id)} title={said(lang, title)}>
            {code}
          </a>{' '}
          <Muted>{formatEuros(lang, cents)}</Muted>
        </Fragment>
      ))}
      {hidden > 0 ? <Small text={say.others(hidden)} /> : null}
    </>
  )
}

const Funder = ({ view, line }: { view: MadeOfView; line: Line }) => {
  if (!line.grant) return null
  const { title, funder, id } = line.grant
  return view.grants ? <a href={grantPath(id)}>{madeOfWords(view.viewing.lang).grant(title, funder)}</a> : <Muted>{funder}</Muted>
}

function Lines({ view, side }: { view: MadeOfView; side: Side }) {
  const { lang } = view.viewing
  const say = madeOfWords(lang)
  const figure = view.figure.filter(({ line }) => line.side === side)
  if (figure.length === 0) return null
  const several = view.at.years.length > 1 && view.at.year === null
  const funded = figure.some(({ line }) => line.grant)
  const written = figure.some(({ line }) => view.last.has(line.id))
  return (
    <>
      <Heading level={2}>{say.table[side]}</Heading>
      <Table
        caption={say.table[side]}
        captionHidden
        stacked
        head={[
          { label: say.account },
          { label: say.line, names: true },
          ...(several ? [{ label: say.year, told: true }] : []),
          { label: say.amount, align: 'end' as const, told: true },
          { label: say.spread, told: true },
          ...(funded ? [{ label: say.money, told: true }] : []),
          ...(written ? [{ label: say.last, told: true }] : []),
        ]}
        rows={figure.map(({ line, cents }) => {
          const last = view.last.get(line.id)
          return [
            line.account,
            <Named view={view} line={line} />,
            ...(several ? [String(line.year)] : []),
            <>
              {formatEuros(lang, cents)}
              {cents === line.amount_cents ? null : <Small text={say.whole(formatEuros(lang, line.amount_cents))} />}
            </>,
            <Actions view={view} line={line} />,
            ...(funded ? [line.grant ? <Funder view={view} line={line} /> : null] : []),
            ...(written ? [last ? <Muted>{say.by(last.who, formatDay(lang, last.day, 'short'))}</Muted> : ''] : []),
          ]
        })}
        foot={[
          '',
          say.count(figure.length),
          ...(several ? [''] : []),
          formatEuros(lang, sumOf(figure)),
          '',
          ...(funded ? [''] : []),
          ...(written ? [''] : []),
        ]}
      />
    </>
  )
}

/** From the papers of the funders to the vote: why this money may be spent so. */
function Allowing({ view }: { view: MadeOfView }) {
  const { lang } = view.viewing
  const say = madeOfWords(lang)
  const { version } = view.at
  return (
    <>
      <Heading level={2}>{say.allowing}</Heading>
      {view.papers.length === 0 ? null : (
        <Rows label={say.allowing}>
          {view.papers.map((paper) => (
            <FileRow
              key={paper.id}
              href={budgetDocumentPath(paper.id)}
              name={paper.name}
              detail={[
                nameWords(lang).papers[paper.kind],
                paper.signedOn && say.signedOn(formatDay(lang, paper.signedOn)),
                paper.clause && say.clause(paper.clause),
              ]
                .filter(Boolean)
                .join(' · ')}
              tags={paper.example ? <ExampleTag lang={lang} /> : null}
            />
          ))}
        </Rows>
      )}
      <BudgetStamp lang={lang} version={version} href={versionPath(version.id)} />
      {version.decision ? null : <Paragraph>{version.state === 'proposed' ? say.proposed : say.draft}</Paragraph>}
      {view.panels.map((panel, place) => (
        <Fragment key={place}>{panel}</Fragment>
      ))}
    </>
  )
}

/** Of a part of the plan: what it costs against what is spread on it. */
function Difference({ lang, view }: { lang: Lang; view: MadeOfView }) {
  if (view.asked.item === null || view.asked.item === 'none') return null
  const say = madeOfWords(lang)
  const [charges, income] = (['charge', 'income'] as const).map((side) => sumOf(view.figure.filter(({ line }) => line.side === side)))
  const gap = (charges ?? 0) - (income ?? 0)
  if (!charges || view.asked.side !== null || view.asked.accounts.length > 0 || gap === 0) return null
  return (
    <Notice tone={gap > 0 ? 'info' : 'waiting'}>
      <Paragraph>{gap > 0 ? say.difference(formatEuros(lang, gap)) : say.surplus(formatEuros(lang, -gap))}</Paragraph>
    </Notice>
  )
}

export function MadeOfPage({ view }: { view: MadeOfView }) {
  const { viewing, at, told, figure } = view
  const { lang } = viewing
  const say = madeOfWords(lang)
  const sides = new Set(figure.map(({ line }) => line.side))
  const year = at.years.length > 1 ? at.year : null
  return (
    <VersionPage viewing={viewing} at={at} tab="overview" title={told.join(' · ') || say.all} withoutYears>
      {sides.size === 1 ? <Lead>{say.sum(formatEuros(lang, sumOf(figure)))}</Lead> : null}
      {figure.length === 0 ? (
        <Empty title={say.empty}>
          <Paragraph>
            {say.emptyHow} <a href={versionPath(at.version.id, year)}>{say.back}</a>
          </Paragraph>
        </Empty>
      ) : (
        <>
          <Difference lang={lang} view={view} />
          <Lines view={view} side="charge" />
          <Lines view={view} side="income" />
          <Allowing view={view} />
        </>
      )}
    </VersionPage>
  )
}
