/** The CERFA table as a workbook, in the form's own layout: charges on the left, income on the right; its figures are figures, not formulas. */
import { factsSheet, tableSheet, type Value, workbookOf } from '#kernel/sheets.ts'
import { EXAMPLE_LINE } from '../messages/files/columns.ts'
import { cerfaWords, type ToldCerfaRow, toldCerfa } from '../messages/files/documents-cerfa.ts'
import type { CerfaPaper } from '../rules/files/cerfa-paper.ts'
import { money } from './file.ts'

const cell = (cents: number | null | undefined): Value | undefined => (cents === null || cents === undefined ? undefined : money(cents))
/** Where nothing stands the form stays empty; a total says its nought. */
const half = (row: ToldCerfaRow | null): (Value | undefined)[] => [
  row?.account || undefined,
  row?.label,
  cell(row?.cents === 0 && row.level !== 'total' ? null : row?.cents),
]

export function cerfaWorkbook(paper: CerfaPaper): Promise<Uint8Array> {
  const { lang, table, grants, facts, title, organisation, example } = paper
  const say = cerfaWords(lang)
  const told = toldCerfa(lang, table, grants)
  const mark = example ? EXAMPLE_LINE[lang] : null
  const rows = told.map(({ charge, income }) => {
    const grant = income?.grant
    return [
      ...half(charge),
      undefined,
      ...half(income),
      cell(grant?.askedCents),
      cell(grant?.proposedCents),
      cell(grant?.awardedCents),
      grant ? say.standings[grant.standing] : undefined,
    ]
  })
  const widths = [9, 46, 15, 3, 9, 52, 15, 15, 15, 15, 14]
  const headings = [
    say.account,
    say.charges,
    say.amount,
    // A gap between the halves.
    '',
    say.account,
    say.income,
    say.amount,
    say.asked,
    say.proposed,
    say.awarded,
    say.state,
  ]
  const strong = (row: ToldCerfaRow | null) => row !== null && row.level !== 'line'
  return workbookOf(
    [
      tableSheet({
        lang,
        name: say.sheet,
        mark,
        columns: headings.map((heading, place) => ({ heading, width: widths[place]! })),
        rows,
        frozen: 2,
        title,
        emphasis: (row, column) => {
          const own = column < 4 ? told[row]!.charge : told[row]!.income
          return { bold: strong(own), tinted: own?.level === 'total' || own?.level === 'heading' }
        },
      }),
      factsSheet({ lang, name: say.factsSheet, mark, facts: facts.map(([label, value]): [string, Value] => [label, value]), title }),
    ],
    { title, subject: mark ?? '', creator: organisation },
  )
}
