/** Fees and figures of an organisation, year by year: a strip of fees, a small chart for each figure, and who said it. */
import type { VNode } from 'preact'
import { Disclosure } from '#design/disclosure.tsx'
import type { GlyphName } from '#design/icons.tsx'
import { Table } from '#design/table.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Paragraph } from '#design/text.tsx'
import { type StripCell, YearChart, YearCharts, YearStrip } from '#design/year-figures.tsx'
import { dayIn, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { feeName, figureName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { organisationYearsPath } from '../paths.ts'
import { type FeeState, FIGURE_KINDS, type FigureKind } from '../tables.ts'

interface SaidYear {
  year: number
  example: boolean
  said_at: Date | null
  said_by: number | null
}

export interface Years {
  fees: (SaidYear & { state: FeeState })[]
  figures: (SaidYear & { kind: FigureKind; value: number })[]
  /** Who said them, by id, as far as this reader may know. */
  sayers: Map<number, string>
}

interface Shown {
  viewing: Viewing
  years: Years
}

const GLYPHS: Record<FeeState | 'none', GlyphName> = { paid: 'done', called: 'in_progress', exempt: 'stopped', none: 'planned' }
const TONES = { paid: 'deed', called: 'waiting', exempt: 'info', none: 'info' } as const

/** So many years stand in the strip; all are in the table. */
const MOST_YEARS = 12

/** Each year from the first that is known to the last; what nobody called says so. */
function cellsOf(lang: Lang, fees: Years['fees']): StripCell[] {
  const years = fees.map(({ year }) => year)
  const last = Math.max(...years)
  const first = Math.max(Math.min(...years), last - MOST_YEARS + 1)
  return Array.from({ length: last - first + 1 }, (_, place) => first + place).map((year) => {
    const state = fees.find((each) => each.year === year)?.state ?? 'none'
    return { year, glyph: GLYPHS[state], tone: TONES[state], text: listWords(lang).fees[state] }
  })
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function Charts({ viewing: { lang }, years: { figures } }: Shown): VNode {
  const say = listWords(lang)
  return (
    <YearCharts>
      {FIGURE_KINDS.map((kind) => {
        const own = figures.filter((each) => each.kind === kind).toSorted((one, other) => one.year - other.year)
        const values = own.slice(-MOST_YEARS).map(({ year, value }) => ({ year, value, text: formatNumber(lang, value) }))
        const [first, last] = [values[0], values.at(-1)]
        if (!first || !last) return null
        const label = capital(figureName(lang, kind))
        const told =
          first === last
            ? say.chartOne(label, `${last.year} : ${last.text}`)
            : say.chart(label, `${first.text} (${first.year})`, `${last.text} (${last.year})`)
        return <YearChart key={kind} lang={lang} label={label} told={told} values={values} />
      })}
    </YearCharts>
  )
}

/** The same and who said it, the latest year first. */
function SaidTable({ viewing, years }: Shown): VNode {
  const { lang, network } = viewing
  const [say, tell] = [listWords(lang), directoryWords(lang)]
  const rows = [
    ...years.fees.map((fee) => ({ ...fee, what: tell.fee, text: feeName(lang, fee.state) })),
    ...years.figures.map((figure) => ({ ...figure, what: capital(figureName(lang, figure.kind)), text: formatNumber(lang, figure.value) })),
  ].toSorted((one, other) => other.year - one.year)
  const by = ({ said_at, said_by }: SaidYear) =>
    said_by === null ? (said_at === null ? '–' : say.shell) : (years.sayers.get(said_by) ?? say.erased)
  return (
    <Table
      dense
      caption={say.figuresTable}
      captionHidden
      head={[{ label: tell.year }, { label: say.what }, { label: say.value, align: 'end' }, { label: say.said }, { label: say.saidOn }]}
      rows={rows.map((row) => [
        String(row.year),
        row.what,
        row.text,
        by(row),
        row.said_at === null ? '–' : formatDay(lang, dayIn(network.timeZone, row.said_at), 'short'),
      ])}
    />
  )
}

/** `edit`: the address where they are noted, for whoever may. */
export function OrganisationYears({
  viewing,
  years,
  organisationId,
  edit,
}: Shown & { organisationId: number; edit: boolean }): VNode | null {
  const { lang } = viewing
  const [say, tell] = [listWords(lang), directoryWords(lang)]
  const all = [...years.fees, ...years.figures]
  const note = edit ? <ButtonLink href={organisationYearsPath(organisationId)}>{say.editYears}</ButtonLink> : null
  if (all.length === 0)
    return edit ? (
      <>
        <Heading level={2} id="years">
          {tell.years}
        </Heading>
        <Empty title={say.noYears}>
          <Paragraph>{say.noYearsHow}</Paragraph>
          {note}
        </Empty>
      </>
    ) : null
  return (
    <>
      <Heading level={2} id="years">
        {tell.years} {all.some(({ example }) => example) ? <ExampleTag lang={lang} /> : null}
      </Heading>
      {years.fees.length > 0 ? <YearStrip label={say.feeStrip} caption={say.feeStrip} cells={cellsOf(lang, years.fees)} /> : null}
      {years.figures.length > 0 ? <Charts viewing={viewing} years={years} /> : null}
      <Disclosure summary={say.figuresTable} id="said">
        <SaidTable viewing={viewing} years={years} />
      </Disclosure>
      {note}
    </>
  )
}
