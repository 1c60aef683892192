/** The lines of a file, by what becomes of each: changed with what was before, added, and those that it does not hold. */
import { Disclosure } from '#design/disclosure.tsx'
import { Table } from '#design/table.tsx'
import { Heading, Muted, Paragraph } from '#design/text.tsx'
import { formatEuros, formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { fileWords } from '../../messages/files/files.ts'
import type { ImportOutcome, LineOutcome } from '../../rules/files/import-outcome.ts'
import { changesOfFile } from './told.ts'

const MOST_ROWS = 200
/** Shown without being asked for. */
const FEW = 12

export const yearsText = (lang: Lang, years: readonly number[]): string =>
  years.length < 2 ? years.join('') : fileWords(lang).and(years.slice(0, -1).join(', '), String(years.at(-1)))

const Rest = ({ lang, count }: { lang: Lang; count: number }) =>
  count > 0 ? (
    <Paragraph>
      <Muted>{fileWords(lang).more(count)}</Muted>
    </Paragraph>
  ) : null

const lineHead = (lang: Lang) => {
  const say = fileWords(lang)
  return [
    { label: say.lineHead, align: 'end' as const, told: true },
    { label: say.account, told: true },
    { label: say.what, names: true },
    { label: say.amount, align: 'end' as const, told: true },
  ]
}

const lineRows = (lang: Lang, lines: readonly LineOutcome[]) =>
  lines
    .slice(0, MOST_ROWS)
    .map(({ line }) => [formatNumber(lang, line.line), line.account, line.label, formatEuros(lang, line.amountCents)])

export function Changed({ lang, changed }: { lang: Lang; changed: readonly LineOutcome[] }) {
  const say = fileWords(lang)
  if (changed.length === 0) return null
  return (
    <>
      <Heading level={2} id="changes" count={formatNumber(lang, changed.length)}>
        {say.changes}
      </Heading>
      <Table
        caption={say.changes}
        captionHidden
        long
        head={[lineHead(lang)[0]!, lineHead(lang)[1]!, lineHead(lang)[2]!, { label: say.changeHead }]}
        rows={changed.slice(0, MOST_ROWS).map((each) => [
          formatNumber(lang, each.line.line),
          each.line.account,
          each.line.label,
          changesOfFile(lang, each).map(({ name, before, after }) => (
            <div key={name}>
              <Muted>{say.named(name)}</Muted>
              {after} <Muted>{say.was(before)}</Muted>
            </div>
          )),
        ])}
      />
      <Rest lang={lang} count={changed.length - MOST_ROWS} />
    </>
  )
}

export function Listed({
  lang,
  lines,
  id,
  title,
  fold,
  open,
}: {
  lang: Lang
  lines: readonly LineOutcome[]
  id: string
  title: string
  fold: string
  open: boolean
}) {
  if (lines.length === 0) return null
  return (
    <>
      <Heading level={2} id={id} count={formatNumber(lang, lines.length)}>
        {title}
      </Heading>
      <Disclosure summary={fold} open={open}>
        <Table caption={title} captionHidden long head={lineHead(lang)} rows={lineRows(lang, lines)} />
        <Rest lang={lang} count={lines.length - MOST_ROWS} />
      </Disclosure>
    </>
  )
}

export function Missing({ lang, outcome }: { lang: Lang; outcome: ImportOutcome }) {
  const say = fileWords(lang)
  const { missing, years } = outcome
  if (missing.length === 0) return null
  return (
    <>
      <Heading level={2} id="missing" count={formatNumber(lang, missing.length)}>
        {say.missing}
      </Heading>
      <Paragraph>{say.missingHint(yearsText(lang, years))}</Paragraph>
      <Disclosure summary={say.missingFold(missing.length)} open={missing.length <= FEW}>
        <Table
          caption={say.missing}
          captionHidden
          long
          head={[{ label: say.yearHead, told: true }, ...lineHead(lang).slice(1)]}
          rows={missing
            .slice(0, MOST_ROWS)
            .map(({ year, account, label, amountCents }) => [String(year), account, label, formatEuros(lang, amountCents)])}
        />
        <Rest lang={lang} count={missing.length - MOST_ROWS} />
      </Disclosure>
    </>
  )
}
