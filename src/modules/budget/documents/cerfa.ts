/** The CERFA table on paper: what the Typst template `documents/cerfa.typ` reads. */
import { formatEuros } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import { cerfaWords, standingText, type ToldCerfaRow, toldCerfa } from '../messages/files/documents-cerfa.ts'
import type { CerfaPaper } from '../rules/files/cerfa-paper.ts'

export const CERFA_TEMPLATE = 'src/modules/budget/documents/cerfa.typ'

/** So many rows fit in letters that read well; a grant takes two. */
const MOST_ROWS = 56

export function cerfaData({ lang, title, organisation, table, grants, facts, notes, example }: CerfaPaper): object {
  const say = cerfaWords(lang)
  const rows = toldCerfa(lang, table, grants)
  const details = rows.filter(({ income }) => income?.grant).length
  const half = (row: ToldCerfaRow | null) =>
    row && {
      account: row.account,
      label: writable(row.label),
      detail: row.grant ? writable(standingText(lang, row.grant)) : '',
      amount: row.cents === null || (row.cents === 0 && row.level !== 'total') ? '' : formatEuros(lang, row.cents),
      level: row.level,
    }
  return {
    lang,
    title: writable(title),
    kicker: writable(organisation),
    heading: say.sheet,
    subtitle: table.whole ? say.ofWhole : say.ofProject,
    facts: facts.map(([label, value]) => ({ label: writable(label), value: writable(value) })),
    head: [say.charges, say.amountHead, say.income, say.amountHead],
    // One page, as the form: with many grants the letters are smaller.
    size: rows.length + details > MOST_ROWS ? 7.4 : 8.4,
    rows: rows.map(({ charge, income }) => ({ charge: half(charge), income: half(income) })),
    notes: notes.map(writable),
    footer: writable(say.page(organisation)),
    example: example ? say.exampleAcross : null,
  }
}
