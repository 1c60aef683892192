/** What a file would change of a version, before anything is written: counts, refused rows, what the balance becomes, each line. */
import { Disclosure } from '#design/disclosure.tsx'
import { Findings } from '#design/findings.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, HiddenField, SubmitButton } from '#design/form.tsx'
import { Table } from '#design/table.tsx'
import { Figures, Heading, Lead, Notice, Paragraph } from '#design/text.tsx'
import { formatEuros, formatNumber } from '#kernel/money.ts'
import type { Objection } from '#kernel/values/objection.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { fileWords } from '../../messages/files/files.ts'
import { frameWords } from '../../messages/frame.ts'
import { importPath, sheetPath } from '../../paths.ts'
import type { Standing } from '../../queries/standing.ts'
import { sideOf } from '../../rules/accounts.ts'
import type { FileFinding, FileLayout } from '../../rules/files/import-objections.ts'
import type { ImportOutcome, ImportState, LineOutcome } from '../../rules/files/import-outcome.ts'
import { gapOf, sumOfTotals, type Totals, totalsOf } from '../../rules/totals.ts'
import { VersionPage } from '../frame.tsx'
import { ImportForm } from './import.tsx'
import { Changed, Listed, Missing, yearsText } from './import-lines.tsx'
import { findingsOf } from './told.ts'

export interface ImportPreviewProps {
  viewing: Viewing
  at: Standing
  /** The name of the file. */
  name: string
  layout: FileLayout
  outcome: ImportOutcome
  /** What could not be read at all. */
  refused: readonly FileFinding[]
  notes: readonly FileFinding[]
  /** What was read, to be sent back as it is; null: it cannot be taken. */
  draft: string | null
  errors: FormError[]
  /** The sentence of an objection. */
  say(objection: Objection): string
}

const MOST_ROWS = 200
const inState = (outcome: ImportOutcome, state: ImportState): LineOutcome[] => outcome.lines.filter((each) => each.state === state)
/** Two lines may stand in one row: the two halves of the CERFA table. */
const refusedCount = (refused: readonly FileFinding[], outcome: ImportOutcome): number =>
  new Set(refused.map(({ line }) => line)).size + inState(outcome, 'refused').length

function Counts({ viewing: { lang }, outcome, refused }: ImportPreviewProps) {
  const say = fileWords(lang)
  const [added, changed, unchanged] = (['added', 'changed', 'unchanged'] as const).map((state) => inState(outcome, state).length) as [
    number,
    number,
    number,
  ]
  const wrong = refusedCount(refused, outcome)
  return (
    <Figures
      items={[
        { value: formatNumber(lang, added), label: say.added(added) },
        { value: formatNumber(lang, changed), label: say.changed(changed) },
        { value: formatNumber(lang, unchanged), label: say.unchanged(unchanged) },
        { value: formatNumber(lang, wrong), label: say.refused(wrong), ...(wrong > 0 ? { tone: 'decision' as const } : {}) },
      ]}
    />
  )
}

/** Refused rows come first: the file is to be mended, and the way to another stands with them. */
function Faults(props: ImportPreviewProps) {
  const { viewing, at, outcome, refused } = props
  const { lang } = viewing
  const say = fileWords(lang)
  const told = [
    ...refused,
    ...inState(outcome, 'refused').flatMap(({ line, objections }) =>
      objections.map((each) => ({ line: line.line, objection: each, content: `${line.account} ${line.label}` })),
    ),
  ]
  if (told.length === 0) return null
  const rows = refusedCount(refused, outcome)
  return (
    <Notice tone="decision" title={say.refusedTitle(rows)}>
      <p>{say.refusedHint}</p>
      <Findings
        grave
        groups={[
          {
            id: 'refused',
            title: say.refusedTitle(rows),
            count: formatNumber(lang, told.length),
            findings: findingsOf(lang, props.say, told.slice(0, MOST_ROWS)),
            open: true,
          },
        ]}
      />
      <Disclosure summary={say.another}>
        <ImportForm lang={lang} at={at} errors={[]} year={at.year ?? at.years[0]!} />
      </Disclosure>
    </Notice>
  )
}

function Notes(props: ImportPreviewProps) {
  const { lang } = props.viewing
  const say = fileWords(lang)
  const all = [...props.notes, ...props.outcome.notes]
  if (all.length === 0) return null
  return (
    <>
      <Heading level={2} id="notes" count={formatNumber(lang, all.length)}>
        {say.notes}
      </Heading>
      <Paragraph>{say.notesHint}</Paragraph>
      <Findings
        groups={[
          { id: 'worth', title: say.notes, count: formatNumber(lang, all.length), findings: findingsOf(lang, props.say, all), open: true },
        ]}
      />
    </>
  )
}

type Counted = { year: number; account: string; amountCents: number; recipient: 'regions' | 'actors' | null }
const totalled = (lines: readonly Counted[]): Totals =>
  totalsOf(lines.map(({ account, amountCents, recipient }) => ({ side: sideOf(account) ?? 'charge', account, amountCents, recipient })))

/** The balance of each year of the file: today, with what is added, and with the file in its place (R17). */
function Becomes({ viewing: { lang }, at, outcome }: ImportPreviewProps) {
  const say = fileWords(lang)
  const money = (cents: number) => formatEuros(lang, cents)
  const good = outcome.lines.filter(({ state }) => state !== 'refused')
  const rows = outcome.years.flatMap((year) => {
    const today = at.byYear.get(year) ?? totalled([])
    const own = good.filter(({ line }) => line.year === year)
    const file = totalled(own.map(({ line }) => line))
    const stays = totalled(outcome.missing.filter((line) => line.year === year))
    const all: [string, Totals][] = [
      [say.today, today],
      [say.afterAdd, sumOfTotals([file, stays])],
      [say.afterReplace, file],
    ]
    return all.map(([situation, totals]) => [
      situation,
      String(year),
      money(totals.chargesCents),
      money(totals.incomeCents),
      money(gapOf(totals)),
    ])
  })
  return (
    <Table
      caption={say.becomes}
      long
      head={[
        { label: say.situation },
        { label: say.yearHead, told: true },
        { label: say.charges, align: 'end', told: true },
        { label: say.income, align: 'end', told: true },
        { label: say.gap, align: 'end', told: true },
      ]}
      rows={rows}
    />
  )
}

/** The two buttons that write; each says what it does. */
function Agreement({ viewing: { lang }, at, name, outcome, draft }: ImportPreviewProps) {
  const say = fileWords(lang)
  const [added, changed] = [inState(outcome, 'added').length, inState(outcome, 'changed').length]
  const { missing, years } = outcome
  if (draft === null) return null
  if (added + changed + missing.length === 0)
    return (
      <Notice tone="deed">
        <p>{say.unchangedAll}</p>
      </Notice>
    )
  return (
    <Form action={importPath(at.version.id)}>
      <HiddenField name="draft" value={draft} />
      <HiddenField name="name" value={name} />
      <HiddenField name="revision" value={String(at.version.revision)} />
      {added + changed > 0 ? <Paragraph>{say.addHint}</Paragraph> : null}
      <Buttons>
        {added + changed > 0 ? (
          <SubmitButton name="do" value="add">
            {say.add(added, changed)}
          </SubmitButton>
        ) : null}
        {missing.length > 0 ? (
          <SubmitButton tone={added + changed > 0 ? 'plain' : 'decision'} name="do" value="replace">
            {say.replace(yearsText(lang, years), missing.length)}
          </SubmitButton>
        ) : null}
        <CancelLink href={sheetPath(at.version.id)}>{frameWords(lang).sheet}</CancelLink>
      </Buttons>
    </Form>
  )
}

/** What may be agreed to, with all that it would change. */
function Whole(props: ImportPreviewProps) {
  const { outcome, viewing } = props
  const { lang } = viewing
  const say = fileWords(lang)
  const added = inState(outcome, 'added')
  return (
    <>
      {outcome.keys.length > 0 ? <Paragraph>{say.keysMade(outcome.keys.map((key) => key.name).join(', '))}</Paragraph> : null}
      <Becomes {...props} />
      <Agreement {...props} />
      <Notes {...props} />
      <Changed lang={lang} changed={inState(outcome, 'changed')} />
      <Listed
        lang={lang}
        lines={added}
        id="additions"
        title={say.additions}
        fold={say.additionsFold(added.length)}
        open={added.length <= 40}
      />
      <Missing lang={lang} outcome={outcome} />
    </>
  )
}

export function ImportPreviewPage(props: ImportPreviewProps) {
  const { viewing, at, name, layout, draft, errors } = props
  const { lang } = viewing
  const say = fileWords(lang)
  return (
    <VersionPage viewing={viewing} at={at} tab="sheet" title={say.of(name)} lead={<Lead>{say.notYet}</Lead>} withoutBalance>
      <ErrorSummary lang={lang} errors={errors} />
      {layout === 'cerfa' ? <Paragraph>{say.readAsForm}</Paragraph> : null}
      <Counts {...props} />
      <Faults {...props} />
      {draft === null ? <Notes {...props} /> : <Whole {...props} />}
    </VersionPage>
  )
}
