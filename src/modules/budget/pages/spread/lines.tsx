/** The lines of a version and how they are spread: those that are spread nowhere first, each a way to spread it. */
import { Disclosure } from '#design/disclosure.tsx'
import { Form, SubmitButton } from '#design/form.tsx'
import { RowTick } from '#design/share-parts.tsx'
import { Table } from '#design/table.tsx'
import { Heading, Muted, Paragraph } from '#design/text.tsx'
import { formatEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { nameWords } from '../../messages/names.ts'
import { spreadWords } from '../../messages/spread/words.ts'
import { linePath, lineSpreadPath, spreadingPath } from '../../paths.ts'
import type { Line } from '../../queries/lines.ts'

export interface SpreadLinesView {
  lang: Lang
  versionId: number
  year: number | null
  lines: Line[]
  editable: boolean
}

/** What of it bears no action; a key may leave something over. */
const leftOf = (line: Line): number => line.amount_cents - line.spreadCents
const isInKind = ({ account }: Line): boolean => account.startsWith('8')

function Lines({
  view: { lang, year, editable },
  lines,
  caption,
  ticks,
}: {
  view: SpreadLinesView
  lines: Line[]
  caption: string
  ticks: boolean
}) {
  const say = spreadWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const groups = (['charge', 'income'] as const)
    .map((side) => ({ side, found: lines.filter((line) => line.side === side) }))
    .filter(({ found }) => found.length > 0)
  const told = (line: Line) =>
    line.spread === 'key' ? `${say.key} · ${say.howMany(line.actions)}` : line.spread === 'none' ? '' : say.howMany(line.actions)
  const row = (line: Line) => [
    ...(ticks
      ? [<RowTick key="tick" name="line" value={`${line.id}.${line.revision}`} label={say.selectLine(`${line.account} ${line.label}`)} />]
      : []),
    <>
      <Muted>{line.account}</Muted> <a href={editable ? lineSpreadPath(line.id) : linePath(line.id)}>{line.label}</a>{' '}
      {isInKind(line) ? <Muted>{say.inKind}</Muted> : null}
    </>,
    ...(year === null ? [String(line.year)] : []),
    told(line),
    money(line.amount_cents),
    leftOf(line) === 0 ? '–' : money(leftOf(line)),
  ]
  const head = [
    ...(ticks ? [{ label: say.select }] : []),
    { label: say.line, names: true },
    ...(year === null ? [{ label: say.year }] : []),
    { label: say.howSpread },
    { label: say.amount, align: 'end' as const, told: true },
    { label: say.left, align: 'end' as const, told: true },
  ]
  return (
    <Table
      caption={caption}
      captionHidden
      long
      head={head}
      groups={groups.map(({ side, found }) => ({
        heading: nameWords(lang).sides[side],
        count: money(found.filter((line) => !isInKind(line)).reduce((sum, line) => sum + leftOf(line), 0)),
        rows: found.map(row),
      }))}
    />
  )
}

export function SpreadLinesPart({ view }: { view: SpreadLinesView }) {
  const { lang, versionId, lines, editable } = view
  const say = spreadWords(lang)
  const open = lines.filter((line) => leftOf(line) > 0 || (line.spread === 'none' && line.amount_cents === 0))
  const done = lines.filter((line) => !open.includes(line))
  return (
    <>
      <Heading level={2} id="nowhere">
        {say.linesNowhere}
      </Heading>
      {open.length === 0 ? <Paragraph>{say.linesNowhereDone}</Paragraph> : null}
      {open.length > 0 && editable ? (
        <Form action={spreadingPath(versionId)} method="get" wide label={say.linesNowhere}>
          <Lines view={view} lines={open} caption={say.linesNowhere} ticks />
          <SubmitButton tone="plain">{say.spreadSelected}</SubmitButton>
        </Form>
      ) : null}
      {open.length > 0 && !editable ? <Lines view={view} lines={open} caption={say.linesNowhere} ticks={false} /> : null}
      {done.length === 0 ? null : (
        <Disclosure summary={`${say.linesSpread} (${done.length})`}>
          <Lines view={view} lines={done} caption={say.linesSpread} ticks={false} />
        </Disclosure>
      )}
    </>
  )
}
