/** The sheet of a version: charges and income by chapter, written in place where the reader may write. */
import { Disclosure } from '#design/disclosure.tsx'
import { Sheet, SheetDeeds, SheetForm, type SheetSide } from '#design/sheet.tsx'
import { EditableSheet, SheetTools } from '#design/sheet-around.tsx'
import { ButtonLink, Empty, Paragraph } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { nameWords } from '../../messages/names.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import {
  budgetUndoPath,
  carryPath,
  importPath,
  lineEditPath,
  linePath,
  lineRemovalPath,
  linesPath,
  newLinePath,
  pastePath,
} from '../../paths.ts'
import type { GrantChoice, Line } from '../../queries/lines.ts'
import type { Standing } from '../../queries/standing.ts'
import { type SheetPart, sheetOf } from '../../rules/sheet/sheet.ts'
import { RECIPIENTS } from '../../tables.ts'
import { VersionPage } from '../frame.tsx'
import { figure, sheetLine } from './cells.tsx'

export interface SheetFacts {
  viewing: Viewing
  at: Standing
  lines: Line[]
  keys: ReadonlyMap<number, string>
  grants: GrantChoice[]
  /** Whether this reader writes this version. */
  mayEdit: boolean
  /** Whether there is another year to take over. */
  mayCarry: boolean
}

const REMOVING = 'sheet-removing'
/** In the place of a line's or a deed's number, for the island to fill. */
const NUMBER = 0

function sidesOf(facts: SheetFacts, writing: boolean): SheetSide[] {
  const { viewing, lines, keys, at } = facts
  const { lang } = viewing
  const say = sheetWords(lang)
  const reading = { lang, keys, mayEdit: writing, withYear: at.year === null }
  const sideOf = ({ side, inKind, groups, cents }: SheetPart<Line>): SheetSide => ({
    name: inKind ? `${side}-apart` : side,
    title: inKind ? say.apart[side] : say.parts[side],
    ...(inKind ? { note: say.apartNote } : {}),
    sum: figure(lang, cents),
    chapters: groups.map(({ group, lines: own, cents: sum }) => ({
      code: group,
      name: accountName(lang, group),
      sum: figure(lang, sum),
      lines: own.map((line) => sheetLine(line, reading)),
    })),
    ...(writing && !inKind ? { adds: say.newRow[side] } : {}),
  })
  return sheetOf(lines).map(sideOf)
}

const Tools = ({ facts, main }: { facts: SheetFacts; main: boolean }) => {
  const { viewing, at, mayCarry } = facts
  const say = sheetWords(viewing.lang)
  const year = at.year!
  const { id } = at.version
  return (
    <SheetTools>
      <ButtonLink href={pastePath(id, year)} main={main} glyph="table">
        {say.paste}
      </ButtonLink>
      <ButtonLink href={importPath(id, year)} glyph="import">
        {say.importFile}
      </ButtonLink>
      {mayCarry ? (
        <ButtonLink href={carryPath(id, year)} glyph="versions">
          {say.carry}
        </ButtonLink>
      ) : null}
      <ButtonLink href={newLinePath(id, year, 'charge')}>{say.addCharge}</ButtonLink>
      <ButtonLink href={newLinePath(id, year, 'income')}>{say.addIncome}</ButtonLink>
    </SheetTools>
  )
}

/** What the cell that says where money goes offers: what needs a grant is chosen on the line's own page. */
function choicesOf({ viewing: { lang }, grants }: SheetFacts) {
  const say = nameWords(lang)
  const none = { value: '', label: '—' }
  const charges = RECIPIENTS.flatMap((recipient) =>
    (['own', 'service'] as const).map((transfer) => ({
      value: `${recipient}:${transfer}`,
      label: `${say.recipients[recipient]} · ${say.transfers[transfer]}`,
    })),
  )
  const income = grants.map(({ id, funder, title }) => ({ value: String(id), label: `${funder} · ${title}` }))
  return { charge: [none, ...charges], income: [none, ...income] }
}

function Written({ facts }: { facts: SheetFacts }) {
  const { viewing, at, mayEdit } = facts
  const { lang } = viewing
  const say = sheetWords(lang)
  const { version, year } = at
  const writing = mayEdit && year !== null
  const { columns: heads } = say
  const columns = [
    { name: 'account', label: heads.account, own: true },
    { name: 'label', label: heads.label, own: true, names: true },
    ...(year === null ? [{ name: 'year', label: heads.year }] : []),
    { name: 'product', label: heads.product, own: true },
    { name: 'spread', label: heads.spread },
    { name: 'money', label: heads.money, own: true },
    { name: 'note', label: heads.note, own: true },
    { name: 'amount', label: heads.amount, own: true },
  ]
  const revisions = new Map(facts.lines.map(({ id, revision }) => [id, revision]))
  const deeds = (id: number, label: string) => (
    <SheetDeeds
      edit={{ href: lineEditPath(id), label: say.editLine(label) }}
      removal={{ form: REMOVING, action: lineRemovalPath(id), label: say.removeLine(label), revision: revisions.get(id) ?? 0 }}
    />
  )
  const sheet = (
    <Sheet
      caption={say.caption(String(year ?? `${version.budget.yearFrom}-${version.budget.yearTo}`))}
      columns={columns}
      sides={sidesOf(facts, writing)}
      {...(writing ? { deeds: { label: heads.deeds, of: deeds } } : {})}
    />
  )
  if (!writing) return sheet
  const numbered = (path: (id: number) => string) => path(NUMBER).replace(String(NUMBER), '{id}')
  return (
    <>
      <EditableSheet
        words={{ ...say.island, placeholder: say.newAccount }}
        lang={lang}
        target={version.budget.targetShareBp}
        choices={choicesOf(facts)}
        addresses={{
          line: numbered(linePath),
          removal: numbered(lineRemovalPath),
          edit: numbered(lineEditPath),
          undo: numbered(budgetUndoPath),
          add: `${linesPath(version.id, {})}?year=${year}`,
          paste: pastePath(version.id, year),
        }}
      >
        {sheet}
      </EditableSheet>
      {facts.lines.length > 0 ? <SheetForm id={REMOVING} action={lineRemovalPath(NUMBER)} /> : null}
      <Disclosure summary={say.keys}>
        <Paragraph>{say.hint}</Paragraph>
      </Disclosure>
    </>
  )
}

export function SheetPage(facts: SheetFacts) {
  const { viewing, at, lines, mayEdit } = facts
  const say = sheetWords(viewing.lang)
  const writes = mayEdit && at.year !== null
  const isEmpty = lines.length === 0
  return (
    <VersionPage viewing={viewing} at={at} tab="sheet" title={say.sheet} wide>
      {isEmpty ? (
        <Empty title={say.emptyTitle}>{writes ? <Paragraph>{say.emptyText}</Paragraph> : <Paragraph>{say.emptyRead}</Paragraph>}</Empty>
      ) : null}
      {writes ? <Tools facts={facts} main={isEmpty} /> : null}
      {mayEdit && at.year === null ? <Paragraph>{say.wholePeriod}</Paragraph> : null}
      {isEmpty && !writes ? null : <Written facts={facts} />}
    </VersionPage>
  )
}
