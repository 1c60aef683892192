/** The network by region: tiles for the eye, the same figures as a table beside them. */
import type { VNode } from 'preact'
import { Aside } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Pills } from '#design/tabs.tsx'
import { Muted, Paragraph } from '#design/text.tsx'
import { TileMap } from '#design/tile-map.tsx'
import { formatNumber, formatPercent } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { regionName } from '../messages/names.ts'
import { organisationMapPath, organisationPath } from '../paths.ts'
import type { MapRegion, MembersMap } from '../queries/directory-map.ts'
import { MAP_MEASURES, type MapMeasure, measuredOf } from '../rules/directory.ts'
import { REGIONS } from '../tables.ts'
import { organisationsAddress } from './directory-address.ts'
import { DirectoryHead } from './directory-parts.tsx'

export interface MapView {
  measure: MapMeasure
  map: MembersMap
  /** Whether this reader may read the figures of all members: what else can be coloured. */
  figures: boolean
}

interface Shown {
  viewing: Viewing
  view: MapView
}

const mapAddress = (measure: MapMeasure): string =>
  measure === 'members' ? organisationMapPath() : `${organisationMapPath()}?measure=${measure}`

const told = (lang: Lang, value: number | null, measure: MapMeasure): string =>
  value === null ? '–' : measure === 'fees' ? formatPercent(lang, value) : formatNumber(lang, value)

/** The measure with the year that it is of. */
function measureName(lang: Lang, { measure, map }: MapView): string {
  const say = listWords(lang)
  const year = measure === 'employees' ? map.employeesYear : measure === 'fees' ? map.feeYear : null
  return year === null ? say.measures[measure] : say.inYear(say.measures[measure], year)
}

const membersOf = (region: string | null, year: number) =>
  organisationsAddress({ kind: 'member', region: (region ?? 'none') as (typeof REGIONS)[number] | 'none' }, year)

const NOBODY = { associations: [], members: 0, employees: null, paid: 0, owing: 0 }

/** Every region, in the order in which people read them, also where the network has nobody yet; what belongs to none comes last. */
const inOrder = (regions: MapRegion[]): MapRegion[] => [
  ...REGIONS.map((code): MapRegion => regions.find(({ region }) => region === code) ?? { region: code, ...NOBODY }),
  ...regions.filter(({ region }) => region === null),
]

function Tiles({ viewing: { lang }, view }: Shown) {
  const say = listWords(lang)
  const { measure, map } = view
  const known = inOrder(map.regions).filter((each): each is MapRegion & { region: string } => each.region !== null)
  const values = known.flatMap((each) => measuredOf(each, measure) ?? [])
  const whole = (from: number, to: number) => {
    const [first, last] = [formatNumber(lang, Math.ceil(from)), formatNumber(lang, Math.ceil(to) - 1)]
    return first === last ? first : say.range(first, last)
  }
  const percents = (from: number, to: number) => say.range(formatNumber(lang, from), formatPercent(lang, to))
  return (
    <TileMap
      label={say.mapLabel(measureName(lang, view))}
      overseas={say.overseas}
      none={say.noFigure}
      from={0}
      to={measure === 'fees' ? 100 : Math.max(0, ...values) + 1}
      told={measure === 'fees' ? percents : whole}
      tiles={known.map((each) => {
        const value = measuredOf(each, measure)
        const members = say.members(each.members, formatNumber(lang, each.members))
        return {
          code: each.region,
          value,
          text: told(lang, value, measure),
          label: say.tile(
            regionName(lang, each.region),
            measure === 'members' ? members : `${measureName(lang, view)} ${told(lang, value, measure)}, ${members}`,
          ),
          href: membersOf(each.region, map.feeYear),
        }
      })}
    />
  )
}

function Figures({ viewing: { lang }, view: { map, figures } }: Shown) {
  const say = listWords(lang)
  const { regions, employeesYear, feeYear } = map
  const more = figures
    ? [
        ...(employeesYear === null ? [] : [{ label: say.inYear(say.short.employees, employeesYear), align: 'end' as const }]),
        { label: say.inYear(say.short.fees, feeYear), align: 'end' as const },
      ]
    : []
  const figuresOf = (each: Omit<MapRegion, 'region' | 'associations'>) =>
    figures
      ? [
          ...(employeesYear === null ? [] : [told(lang, each.employees, 'employees')]),
          say.paidOf(formatNumber(lang, each.paid), formatNumber(lang, each.owing)),
        ]
      : []
  const sum = (of: (each: MapRegion) => number) => regions.reduce((total, each) => total + of(each), 0)
  const whole = {
    members: sum(({ members }) => members),
    employees: sum(({ employees }) => employees ?? 0),
    paid: sum(({ paid }) => paid),
    owing: sum(({ owing }) => owing),
  }
  return (
    <Table
      dense
      caption={say.byRegion}
      head={[{ label: say.region }, { label: say.association }, { label: say.measures.members, align: 'end' }, ...more]}
      rows={inOrder(regions).map((each) => [
        <a key="region" href={membersOf(each.region, feeYear)}>
          {each.region === null ? say.noRegion : regionName(lang, each.region)}
        </a>,
        each.associations.length === 0 ? (
          <Muted key="association">{each.region === null ? '–' : say.noAssociation}</Muted>
        ) : (
          each.associations.map(({ id, name }) => (
            <a key={id} href={organisationPath(id)} aria-label={say.pageOf(name)}>
              {say.itsPage}
            </a>
          ))
        ),
        formatNumber(lang, each.members),
        ...figuresOf(each),
      ])}
      foot={[say.whole, '', formatNumber(lang, whole.members), ...figuresOf(whole)]}
    />
  )
}

export function OrganisationMapPage({ viewing, view }: Shown): VNode {
  const { lang } = viewing
  const say = listWords(lang)
  return (
    <Page viewing={viewing} title={say.map} description={say.mapLead}>
      <DirectoryHead viewing={viewing} here={organisationMapPath()} title={say.map} lead={say.mapLead} />
      {view.figures ? (
        <Pills
          label={say.measure}
          items={MAP_MEASURES.map((measure) => ({
            href: mapAddress(measure),
            label: say.measures[measure],
            current: measure === view.measure,
          }))}
        />
      ) : null}
      <Aside
        even
        main={
          <>
            <Tiles viewing={viewing} view={view} />
            <Paragraph>
              <Muted>{say.measureHints[view.measure]}</Muted>
            </Paragraph>
          </>
        }
        aside={<Figures viewing={viewing} view={view} />}
      />
    </Page>
  )
}
