/** A plan by region: tiles for the eye, the same figures as a table beside them. */
import { Aside } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { type Pill, Pills } from '#design/tabs.tsx'
import { Muted, Paragraph } from '#design/text.tsx'
import { TileMap } from '#design/tile-map.tsx'
import { formatNumber, formatPercent } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { regionName } from '#modules/people/index.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { planMapPath, planTablePath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import { MEASURES, type Measure, measured, type RegionFigures, type regionFigures, type ViewFilter } from '../rules.ts'
import { title } from './told.tsx'
import { usual, viewAddress } from './view-address.ts'
import { PlanHead } from './views.tsx'

export interface MapAsked {
  measure: Measure
  national: 'apart' | 'counted'
}

const mapAddress = (plan: Plan, { measure, national }: MapAsked): string => {
  const parts = new URLSearchParams([
    ...(measure === 'progress' ? [] : [['measure', measure]]),
    ...(national === 'apart' ? [] : [['national', national]]),
  ])
  return `${planMapPath(plan.slug)}${parts.size > 0 ? `?${parts}` : ''}`
}

/** The rows of the table behind a figure of the map: the same actions. */
const rowsOf = (plan: Plan, filter: ViewFilter) => viewAddress(planTablePath(plan.slug), { ...usual(null), filter })

const told = (lang: Lang, figures: RegionFigures, measure: Measure): string => {
  const value = measured(figures, measure)
  if (value === null) return '–'
  return measure === 'actions' ? formatNumber(lang, value) : formatPercent(lang, value)
}

interface MapProps {
  viewing: Viewing
  plan: Plan
  asked: MapAsked
  figures: ReturnType<typeof regionFigures>
}

function Choices({ viewing: { lang }, plan, asked }: MapProps) {
  const say = viewWords(lang)
  const pill = (label: string, change: Partial<MapAsked>): Pill => {
    const next = { ...asked, ...change }
    return { href: mapAddress(plan, next), label, current: next.measure === asked.measure && next.national === asked.national }
  }
  return (
    <>
      <Pills label={say.measure} items={MEASURES.map((measure) => pill(say.measures[measure], { measure }))} />
      <Pills label={say.national} items={(['apart', 'counted'] as const).map((national) => pill(say.nationals[national], { national }))} />
    </>
  )
}

function Tiles({ viewing: { lang }, plan, asked, figures, filterOf }: MapProps & { filterOf: (region: string) => ViewFilter }) {
  const say = viewWords(lang)
  const { measure } = asked
  const values = [...figures.regions].map(([, of]) => measured(of, measure) ?? 0)
  const ofActions = (from: number, to: number) => {
    const [first, last] = [formatNumber(lang, Math.ceil(from)), formatNumber(lang, Math.ceil(to) - 1)]
    return first === last ? first : say.range(first, last)
  }
  const ofPercents = (from: number, to: number) => say.range(formatNumber(lang, from), formatPercent(lang, to))
  return (
    <TileMap
      label={say.mapLabel(title(lang, plan), say.measures[measure])}
      overseas={say.overseas}
      none={say.noFigure}
      from={0}
      to={measure === 'actions' ? Math.max(...values, 0) + 1 : 100}
      told={measure === 'actions' ? ofActions : ofPercents}
      tiles={[...figures.regions].map(([code, of]) => ({
        code,
        value: measured(of, measure),
        text: told(lang, of, measure),
        label: say.tile(
          regionName(lang, code),
          `${words(lang).countActions(of.actions)} · ${say.measures[measure]} ${told(lang, of, measure)}`,
        ),
        href: rowsOf(plan, filterOf(code)),
      }))}
    />
  )
}

function Figures({ viewing: { lang }, plan, figures, filterOf }: MapProps & { filterOf: (region: string) => ViewFilter }) {
  const say = viewWords(lang)
  const head = [
    { label: say.region },
    { label: say.actions, align: 'end' as const },
    { label: words(lang).progress, align: 'end' as const },
    { label: words(lang).statuses.done, align: 'end' as const },
  ]
  const row = (name: string, of: RegionFigures, filter: ViewFilter) => [
    <a key="name" href={rowsOf(plan, filter)}>
      {name}
    </a>,
    told(lang, of, 'actions'),
    told(lang, of, 'progress'),
    told(lang, of, 'done'),
  ]
  const apart = [
    ...(figures.national.actions > 0 ? [row(say.nationalRow, figures.national, { scope: 'national' })] : []),
    ...(figures.none.actions > 0 ? [row(say.noneRow, figures.none, { scope: 'none' })] : []),
  ]
  const rows = [...figures.regions].map(([code, of]) => row(regionName(lang, code), of, filterOf(code)))
  return <Table dense caption={say.mapTable} head={head} rows={[...apart, ...rows]} strong={apart.map((_, place) => place)} />
}

export function MapPage(props: MapProps) {
  const { viewing, plan, asked, figures } = props
  const { lang } = viewing
  const say = viewWords(lang)
  const filterOf = (region: string): ViewFilter => (asked.national === 'counted' ? { region } : { region, scope: 'regions' })
  const { national } = figures
  return (
    <Page viewing={viewing} title={`${say.map} · ${title(lang, plan)}`} noindex={plan.state === 'draft'}>
      <PlanHead viewing={viewing} plan={plan} here={planMapPath(plan.slug)} heading={say.map} lead={say.mapLead} />
      <Choices {...props} />
      <Aside
        even
        main={
          <>
            <Tiles {...props} filterOf={filterOf} />
            <Paragraph>
              <Muted>{say.measureHints[asked.measure]}</Muted>
            </Paragraph>
            {national.actions > 0 && asked.national === 'apart' ? (
              <Paragraph>
                <a href={rowsOf(plan, { scope: 'national' })}>
                  {say.nationalApart(words(lang).countActions(national.actions), told(lang, national, 'progress'))}
                </a>
              </Paragraph>
            ) : null}
          </>
        }
        aside={<Figures {...props} filterOf={filterOf} />}
      />
    </Page>
  )
}
