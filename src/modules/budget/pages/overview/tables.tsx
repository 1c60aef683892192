/** The groups of accounts of a version as bars, each leading to its lines; what is in kind apart; what goes to the regions and actors. */
import { GroupBars, TargetBar } from '#design/group-bars.tsx'
import { Heading, Paragraph } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { linesPath, regionsPath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import { type GroupSum, type GroupTable, groupTable } from '../../rules/overview/overview.ts'
import { regionalShare } from '../../rules/totals.ts'
import { RECIPIENTS } from '../../tables.ts'

interface Shown {
  viewing: Viewing
  at: Standing
  sums: GroupSum[]
}

/** A figure leads to what it is made of, for who sees lines. */
export const seesLines = ({ version: { sight } }: Standing): boolean => sight === 'all' || sight === 'lines'
const asked = ({ years, year }: Standing): number | null => (years.length > 1 ? year : null)

function Side({ lang, at, table, longest, inKind }: { lang: Lang; at: Standing; table: GroupTable; longest: number; inKind?: boolean }) {
  const say = overviewWords(lang)
  const { side } = table
  const money = (cents: number) => formatEuros(lang, cents)
  const several = at.year === null && at.years.length > 1
  const link = (of: Record<string, string>) => (seesLines(at) ? { href: linesPath(at.version.id, { year: asked(at), ...of }) } : {})
  return (
    <GroupBars
      tone={side}
      caption={(inKind ? say.inKindTable : say.table)[side]}
      head={{
        code: say.code,
        label: say.label,
        amount: several ? say.total : say.amount,
        share: say.shareColumn,
        ...(several ? { years: at.years.map(String) } : {}),
      }}
      rows={table.rows.map((row) => ({
        code: row.group,
        label: accountName(lang, row.group),
        ...link({ account: row.group }),
        length: longest === 0 ? 0 : Math.round((row.cents / longest) * 10_000),
        amount: money(row.cents),
        share: formatShare(lang, row.shareBp),
        ...(several ? { years: row.byYear.map(money) } : {}),
        parts: row.recipients.map(({ recipient, cents }) => ({
          label: say.ofWhich[recipient],
          ...link({ account: row.group, recipient }),
          amount: money(cents),
        })),
      }))}
      foot={{
        label: (inKind ? say.inKindSum : say.sum)[side],
        amount: money(table.cents),
        ...(several ? { years: table.byYear.map(money) } : {}),
      }}
    />
  )
}

const yearsShown = ({ year, years }: Standing): number[] => (year === null ? years : [year])
const longestOf = (tables: GroupTable[]): number => Math.max(0, ...tables.flatMap(({ rows }) => rows.map(({ cents }) => cents)))

/** Charges and income, each by chapter; their bars are of one scale. */
export function GroupTables({ viewing: { lang }, at, sums }: Shown) {
  const tables = (['charge', 'income'] as const).map((side) => groupTable(sums, side, yearsShown(at)))
  const longest = longestOf(tables)
  return (
    <>
      {tables.map((table) =>
        table.rows.length === 0 ? null : <Side key={table.side} lang={lang} at={at} table={table} longest={longest} />,
      )}
    </>
  )
}

/** 86 and 87: apart from the balance (R17). */
export function InKindTables({ viewing: { lang }, at, sums }: Shown) {
  const tables = (['charge', 'income'] as const).map((side) => groupTable(sums, side, yearsShown(at), true))
  if (tables.every(({ rows }) => rows.length === 0)) return null
  const longest = longestOf(tables)
  return (
    <>
      <Heading level={2}>{overviewWords(lang).inKindTitle}</Heading>
      {tables.map((table) =>
        table.rows.length === 0 ? null : <Side key={table.side} lang={lang} at={at} table={table} longest={longest} inKind />,
      )}
    </>
  )
}

/** R19: what goes to the regions and actors, against what was voted. */
export function RegionsPart({ viewing: { lang }, at }: { viewing: Viewing; at: Standing }) {
  const say = overviewWords(lang)
  const { version, totals } = at
  const share = regionalShare(totals, version.budget.targetShareBp)
  const money = (cents: number) => formatEuros(lang, cents)
  if (share.cents === 0 && share.targetBp === null) return null
  const missing = (share.targetCents ?? 0) - share.cents
  const told = share.cents === 0 ? say.regionsNone : say.regionsText(formatShare(lang, share.shareBp), money(share.cents))
  const target =
    share.targetBp === null || totals.chargesCents === 0
      ? null
      : missing > 0
        ? say.missed(formatShare(lang, share.targetBp), money(missing))
        : say.reached(formatShare(lang, share.targetBp))
  const parts = RECIPIENTS.map((recipient) => ({
    recipient,
    cents: recipient === 'regions' ? totals.regionsCents : totals.actorsCents,
  })).filter(({ cents }) => cents > 0)
  return (
    <>
      <Heading level={2}>{say.regionsTitle}</Heading>
      <Paragraph>
        {told} {target}
      </Paragraph>
      <TargetBar label={[told, target].filter(Boolean).join(' ')} shareBp={share.shareBp} targetBp={share.targetBp} />
      <Paragraph>
        {parts.map(({ recipient, cents }, place) => (
          <>
            {place > 0 ? ' · ' : null}
            {seesLines(at) ? (
              <a href={linesPath(version.id, { year: asked(at), recipient })}>{say.recipients[recipient]}</a>
            ) : (
              say.recipients[recipient]
            )}{' '}
            <strong>{money(cents)}</strong>
          </>
        ))}
        {version.sight === 'totals' || parts.length === 0 ? null : (
          <>
            {' · '}
            <a href={regionsPath(version.id, asked(at))}>{say.regionsMore}</a>
          </>
        )}
      </Paragraph>
    </>
  )
}
