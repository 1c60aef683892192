/** The budgets of all organisations together: what they come to, chapter by chapter, and what passes between them. */
import { FilterBar } from '#design/filters.tsx'
import { Select } from '#design/form.tsx'
import { GroupBars } from '#design/group-bars.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Crumbs, Empty, Figures, Heading, List, Paragraph, Title } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { nameWords } from '../../messages/names.ts'
import { consolidationWords } from '../../messages/overview/consolidation.ts'
import { budgetsPath, consolidationPath } from '../../paths.ts'
import type { Consolidation } from '../../queries/overview/consolidation.ts'
import {
  type ConsolidatedTable,
  consolidatedTable,
  inKindWithin,
  OWNER_KINDS,
  type Passed,
  passedWithin,
} from '../../rules/overview/consolidation.ts'
import { partBp } from '../../rules/overview/overview.ts'

export interface ConsolidationView {
  viewing: Viewing
  years: number[]
  /** Those that may be chosen. */
  offered: number[]
  whole: Consolidation
}

/** Side by side: a column for each kind of organisation, or for each year. */
function Side({ lang, table, heads, cells, caption }: SideProps) {
  const say = consolidationWords(lang)
  const { sum, side } = table
  const money = (cents: number) => formatEuros(lang, cents)
  const orNothing = (cents: number) => (cents === 0 ? '–' : money(cents))
  const longest = Math.max(0, ...table.rows.map(({ cents }) => cents))
  return (
    <GroupBars
      tone={side}
      caption={caption}
      head={{ code: say.code, label: say.label, years: heads, amount: say.total, share: say.share }}
      rows={table.rows.map((row) => ({
        code: row.group,
        label: accountName(lang, row.group),
        length: partBp(row.cents, longest),
        years: cells(row).map(orNothing),
        amount: money(row.cents),
        share: formatShare(lang, partBp(row.cents, sum.cents)),
      }))}
      foot={{ label: say.sum[side], years: cells(sum).map(orNothing), amount: money(sum.cents) }}
    />
  )
}

interface SideProps {
  lang: Lang
  table: ConsolidatedTable
  heads: string[]
  cells: (row: ConsolidatedTable['sum']) => number[]
  caption: string
}

function Told({ lang, whole }: { lang: Lang; whole: Consolidation }) {
  const say = consolidationWords(lang)
  const told = OWNER_KINDS.flatMap((kind) => {
    const found = whole.told.find((each) => each.kind === kind)
    if (!found) return []
    const counted = kind === 'network' ? say.toldNetwork[found.told > 0 ? 'yes' : 'no'] : say.told[kind](found.told, found.all)
    return [found.proposed > 0 ? `${counted}, ${say.proposed(found.proposed)}` : counted]
  })
  return (
    <>
      <Heading level={2}>{say.toldTitle}</Heading>
      <List items={told} />
    </>
  )
}

function PassedWithin({ lang, passed }: { lang: Lang; passed: Passed }) {
  const say = consolidationWords(lang)
  return (
    <>
      <Heading level={2}>{say.passedTitle}</Heading>
      <Paragraph>{passed.cents === 0 ? say.passedNone : say.passed(formatEuros(lang, passed.cents))}</Paragraph>
      {passed.cents === 0 ? null : (
        <Table
          caption={say.passedTitle}
          captionHidden
          head={[{ label: say.passedAs }, { label: say.total, align: 'end' }, { label: say.share, align: 'end' }]}
          rows={passed.byTransfer.map(({ transfer, cents }) => [
            nameWords(lang).transfers[transfer],
            formatEuros(lang, cents),
            formatShare(lang, partBp(cents, passed.cents)),
          ])}
        />
      )}
    </>
  )
}

const Years = ({ lang, years, offered }: { lang: Lang; years: number[]; offered: number[] }) => {
  const say = consolidationWords(lang)
  const options = offered.map((year) => ({ value: String(year), label: String(year) }))
  return (
    <FilterBar action={consolidationPath()} active={[]} lang={lang}>
      <Select name="from" label={say.from} value={String(years[0])} options={options} />
      <Select name="to" label={say.to} value={String(years.at(-1))} options={options} />
    </FilterBar>
  )
}

function Tables({ view: { viewing, years, whole } }: { view: ConsolidationView }) {
  const { lang } = viewing
  const say = consolidationWords(lang)
  const passed = passedWithin(whole.passed)
  const tables = (['charge', 'income'] as const).map((side) => consolidatedTable(whole.sums, side, years))
  const money = (cents: number) => formatEuros(lang, cents)
  const [inKindCharges, inKindIncome] = [inKindWithin(whole.sums, 'charge'), inKindWithin(whole.sums, 'income')]
  return (
    <>
      <Figures
        items={[
          { label: say.net, value: money(tables[0]!.sum.cents - passed.cents) },
          { label: say.handed, value: money(passed.cents) },
        ]}
      />
      <Told lang={lang} whole={whole} />
      {tables.map((table) => (
        <Side
          key={table.side}
          lang={lang}
          table={table}
          caption={say.table[table.side]}
          heads={OWNER_KINDS.map((kind) => say.kinds[kind])}
          cells={({ byKind }) => OWNER_KINDS.map((kind) => byKind[kind])}
        />
      ))}
      <PassedWithin lang={lang} passed={passed} />
      {inKindCharges + inKindIncome === 0 ? null : <Paragraph>{say.inKind(money(inKindCharges), money(inKindIncome))}</Paragraph>}
      {years.length === 1
        ? null
        : tables.map((table) => (
            <Side
              key={table.side}
              lang={lang}
              table={table}
              caption={say.byYear[table.side]}
              heads={years.map(String)}
              cells={({ byYear }) => byYear}
            />
          ))}
    </>
  )
}

export function ConsolidationPage({ view }: { view: ConsolidationView }) {
  const { viewing, years, offered, whole } = view
  const { lang } = viewing
  const say = consolidationWords(lang)
  return (
    <Page viewing={viewing} title={`${say.title} ${say.years(years)}`} noindex>
      <Crumbs lang={lang} items={[{ href: budgetsPath(), label: nameWords(lang).budgets }]} />
      <Title kicker={say.years(years)} lead={say.lead}>
        {say.title}
      </Title>
      <Years lang={lang} years={years} offered={offered} />
      {whole.sums.length === 0 ? (
        <Empty title={say.empty}>
          <Paragraph>{say.emptyHow}</Paragraph>
        </Empty>
      ) : (
        <Tables view={view} />
      )}
    </Page>
  )
}
