/** The figures of a comparison: totals, balance and shares year by year; chapters with their lines. Differences count against the first version. */
import { Table, type TableColumn } from '#design/table.tsx'
import { Differing, VersionFigures } from '#design/version-bars.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { accountName } from '../../messages/accounts.ts'
import { gapTold, signedEuros, signedShare } from '../../messages/versions/told.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { NOTHING, regionalShare, type Totals } from '../../rules/totals.ts'
import { type ComparedRow, changeBp, differs } from '../../rules/versions/comparison.ts'
import type { ComparisonView } from './comparison.tsx'
import { shortName } from './versions.tsx'

const toneOf = (delta: number) => (delta > 0 ? 'more' : delta < 0 ? 'less' : 'none')

/** `12 000 €` and below it `−2 000 € (−14,3 %)`. */
function Amount({ lang, before, cents }: { lang: Lang; before: number | null; cents: number | null }) {
  const say = versionsWords(lang).compare
  if (cents === null) return before === null ? <>–</> : <Differing amount="–" delta={say.none} tone="less" />
  const amount = formatEuros(lang, cents)
  if (before === null) return <Differing amount={amount} delta={say.appears} tone="more" />
  const delta = cents - before
  if (delta === 0) return <Differing amount={amount} />
  const share = changeBp(before, cents)
  return (
    <Differing
      amount={amount}
      delta={`${signedEuros(lang, delta)}${share === null ? '' : ` (${signedShare(lang, share)})`}`}
      tone={toneOf(delta)}
    />
  )
}

const head = ({ viewing: { lang }, compared }: ComparisonView, first: string): TableColumn[] => [
  { label: first },
  ...compared.map(({ version }, place): TableColumn => {
    const name = shortName(lang, version)
    return { label: place === 0 ? `${name} (${versionsWords(lang).compare.reference})` : name, align: 'end', told: true }
  }),
]

/** The first as it is, each other with how much it differs. */
const cells = (lang: Lang, amounts: readonly (number | null)[]) =>
  amounts.map((cents, place) =>
    place === 0 ? cents === null ? '–' : formatEuros(lang, cents) : <Amount key={place} lang={lang} before={amounts[0]!} cents={cents} />,
  )

export function TotalsTable({ view }: { view: ComparisonView }) {
  const { viewing, compared, year, years } = view
  const { lang } = viewing
  const say = versionsWords(lang).compare
  const shown = year === null ? years : [year]
  const row = (label: string, of: (totals: Totals) => number, each: number) => [
    years.length === 1 ? label : say.ofYear(label, each),
    ...cells(
      lang,
      compared.map(({ byYear }) => of(byYear.get(each) ?? NOTHING)),
    ),
  ]
  return (
    <VersionFigures>
      <Table
        caption={say.totals}
        stacked
        head={head(view, say.figure)}
        rows={shown.flatMap((each) => [
          row(say.chargesOf, ({ chargesCents }) => chargesCents, each),
          row(say.incomeOf, ({ incomeCents }) => incomeCents, each),
          [
            years.length === 1 ? say.gapOf : say.ofYear(say.gapOf, each),
            ...compared.map(({ byYear }) => gapTold(lang, byYear.get(each) ?? NOTHING)),
          ],
          row(say.regions, ({ regionsCents, actorsCents }) => regionsCents + actorsCents, each),
          [
            years.length === 1 ? say.sharePercent : say.ofYear(say.sharePercent, each),
            ...compared.map(({ byYear }) => formatShare(lang, regionalShare(byYear.get(each) ?? NOTHING, null).shareBp)),
          ],
        ])}
      />
    </VersionFigures>
  )
}

/** A chapter is in bold, its lines below it; only what differs, unless everything is asked for. */
export function GroupsTable({ view }: { view: ComparisonView }) {
  const { viewing, groups, lines, all, years, year } = view
  const { lang } = viewing
  const say = versionsWords(lang).compare
  const named = ({ account, label, year: of }: ComparedRow) => `${account} ${label}${years.length > 1 && year === null ? ` (${of})` : ''}`
  const shown = groups.filter(({ rows }) => all || rows.some(({ amounts }) => differs(amounts)))
  const rows = shown.flatMap(({ group, amounts, rows: below }) => [
    { strong: true, row: [`${group} ${accountName(lang, group)}`, ...cells(lang, amounts)] },
    ...(lines ? below.filter((each) => all || differs(each.amounts)) : []).map((each) => ({
      strong: false,
      row: [named(each), ...cells(lang, each.amounts)],
    })),
  ])
  return (
    <VersionFigures>
      <Table
        caption={say.byGroup}
        captionHidden
        stacked
        head={head(view, say.line)}
        rows={rows.map(({ row }) => row)}
        strong={rows.flatMap(({ strong }, place) => (strong ? [place] : []))}
      />
    </VersionFigures>
  )
}
