/** The shares of the regional associations: what they were and are, as tiles, bars and a table. */
import { BeforeAfter, Difference } from '#design/before-after.tsx'
import { Aside } from '#design/facts.tsx'
import { ShareBars } from '#design/share-bars.tsx'
import { Table } from '#design/table.tsx'
import { Heading, Muted, Paragraph } from '#design/text.tsx'
import { TileMap } from '#design/tile-map.tsx'
import { formatEuros, formatNumber, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { organisationPath, REGIONS, regionName } from '#modules/people/index.ts'
import { termWords } from '../../messages/regions/region-terms.ts'
import { regionsWords } from '../../messages/regions/words.ts'
import type { RegionRef } from '../../queries/regions/regions.ts'
import type { Sharing } from '../../queries/regions/sharing.ts'
import { figureOf, figuresCounted } from '../../rules/regions/regions.ts'
import type { SharedRow } from '../../rules/regions/rows.ts'
import { bareAmount, differenceTold, heldKeyTold, heldTold, keyTold } from './told.tsx'

interface Shown {
  lang: Lang
  sharing: Sharing
}
type Row = SharedRow<RegionRef>

/** The region's name tells its association apart, as long as it is the only one there. */
const nameOf = (lang: Lang, { region, name }: RegionRef, rows: readonly Row[]): string =>
  region !== null && rows.filter((row) => row.region.region === region).length === 1 ? regionName(lang, region) : name

/** In the whole thousands of the legend the eye reads; each tile says one decimal. */
const thousands = (lang: Lang, cents: number): string => formatNumber(lang, Math.round(cents / 10_000) / 10)

/** One tile for each region of France; several associations of one region stand on one tile. */
function Tiles({ lang, sharing: { rows } }: Shown) {
  const say = regionsWords(lang)
  const byRegion = Map.groupBy(rows, ({ region }) => region.region ?? '')
  const of = (code: string): Row[] => byRegion.get(code) ?? []
  const centsOf = (code: string): number => of(code).reduce((sum, { cents }) => sum + cents, 0)
  const most = Math.max(0, ...REGIONS.map(centsOf))
  const least = Math.min(most, ...REGIONS.filter((code) => of(code).length > 0).map(centsOf))
  return (
    <TileMap
      label={say.mapLabel}
      overseas={say.overseas}
      none={say.noAssociation}
      from={Math.min(least, most - 1)}
      to={most + 1}
      told={(from, to) => say.range(thousands(lang, from), thousands(lang, to))}
      tiles={REGIONS.map((code) => {
        const there = of(code)
        const cents = centsOf(code)
        const shareBp = there.reduce((sum, each) => sum + each.shareBp, 0)
        return {
          code,
          value: there.length === 0 ? null : cents,
          text: there.length === 0 ? '–' : thousands(lang, cents),
          label:
            there.length === 0
              ? say.named(regionName(lang, code), say.noAssociation)
              : say.tile(regionName(lang, code), formatEuros(lang, cents), formatShare(lang, shareBp)),
          ...(there.length === 1 ? { href: organisationPath(there[0]!.region.id) } : {}),
        }
      })}
    />
  )
}

function Bars({ lang, sharing: { rows, held } }: Shown) {
  const say = regionsWords(lang)
  const compared = rows.some(({ beforeCents }) => beforeCents !== null)
  return (
    <ShareBars
      caption={say.bars}
      rows={rows.map(({ region, cents, beforeCents, differenceCents }) => ({
        id: region.id,
        label: nameOf(lang, region, rows),
        figure: formatEuros(lang, cents),
        value: cents,
        before: beforeCents,
        difference: differenceCents === null ? null : differenceTold(lang, differenceCents),
      }))}
      {...(compared ? { legend: { before: say.named(say.before, heldTold(lang, held)), now: say.after } } : {})}
    />
  )
}

/** `figures`: whether this reader may know what is counted by; else the shares alone. */
function Figures({ lang, sharing, figures }: Shown & { figures: boolean }) {
  const say = regionsWords(lang)
  const { rows, totalCents, beforeCents, formula } = sharing
  const compared = rows.some((row) => row.beforeCents !== null)
  const counted = figuresCounted(formula.terms)
  const shown = figures ? (['members', 'employees', ...counted.filter((each) => each !== 'members' && each !== 'employees')] as const) : []
  const money = (cents: number | null) => (cents === null ? say.nobody : bareAmount(lang, cents))
  const end = (label: string) => ({ label, align: 'end' as const })
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  return (
    <Table
      dense
      caption={say.table}
      head={[
        { label: say.association },
        end(say.part),
        end(say.share),
        ...(compared ? [end(say.beforeColumn), end(say.difference)] : []),
        ...shown.map((figure) => end(termWords(lang).short[figure])),
        ...(figures ? [end(say.perMember), end(say.perEmployee)] : []),
      ]}
      rows={rows.map((row) => [
        <a key="name" href={organisationPath(row.region.id)}>
          {nameOf(lang, row.region, rows)}
        </a>,
        <strong key="part">{bareAmount(lang, row.cents)}</strong>,
        formatShare(lang, row.shareBp),
        ...(compared
          ? [
              money(row.beforeCents),
              row.differenceCents === null ? '' : <Difference key="gap" {...differenceTold(lang, row.differenceCents)} />,
            ]
          : []),
        ...shown.map((figure) => formatNumber(lang, row.figures[figure])),
        ...(figures ? [money(row.perMember), money(row.perEmployee)] : []),
      ])}
      foot={[
        say.total,
        bareAmount(lang, totalCents),
        totalCents === 0 ? '' : formatShare(lang, 10_000),
        ...(compared ? [bareAmount(lang, beforeCents), differenceTold(lang, totalCents - beforeCents).text] : []),
        ...shown.map((figure) =>
          formatNumber(
            lang,
            sum((row) => row.figures[figure]),
          ),
        ),
        ...(figures ? ['', ''] : []),
      ]}
    />
  )
}

/** Whoever counts for nothing in a term is named, so that nobody finds it out later. */
function Unknown({ lang, sharing: { formula, rows } }: Shown) {
  const say = regionsWords(lang)
  const lacking = figuresCounted(formula.terms).flatMap((figure) => {
    const names = rows.filter(({ region }) => formula.regionIds.includes(region.id) && figureOf(formula.figures, region.id, figure) === 0)
    return names.length === 0 || names.length === rows.length ? [] : [{ figure, names: names.map(({ region }) => region.name).join(', ') }]
  })
  return lacking.map(({ figure, names }) => (
    <Paragraph key={figure}>
      <Muted>{say.withoutFigure(termWords(lang).short[figure], names)}</Muted>
    </Paragraph>
  ))
}

/** Both keys in words, then who gets what by them. `terms`: those that are counted now, with the year of their figures. */
export function Shares({ lang, sharing, figures, now }: Shown & { figures: boolean; now: { label: string; figuresYear: number | null } }) {
  const say = regionsWords(lang)
  const { formula, held, totalCents, beforeCents, rows } = sharing
  const told = keyTold(lang, formula.terms, now.figuresYear)
  const before = heldKeyTold(lang, held.key)
  const detail = (year: string | null, cents: number) => [year, say.of(formatEuros(lang, cents))].filter(Boolean).join(' · ')
  return (
    <>
      {rows.some((row) => row.beforeCents !== null) ? (
        <BeforeAfter
          before={{ label: say.named(say.before, heldTold(lang, held)), text: before.formula, detail: detail(before.year, beforeCents) }}
          after={{ label: now.label, text: told.formula, detail: detail(told.year, totalCents) }}
        />
      ) : null}
      <Aside
        even
        main={
          <>
            <Heading level={3}>{say.map}</Heading>
            <Tiles lang={lang} sharing={sharing} />
          </>
        }
        aside={
          <>
            <Heading level={3}>{say.bars}</Heading>
            <Bars lang={lang} sharing={sharing} />
          </>
        }
      />
      <Figures lang={lang} sharing={sharing} figures={figures} />
      {figures ? <Unknown lang={lang} sharing={sharing} /> : null}
    </>
  )
}
