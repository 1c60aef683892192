/** What a file would change of a line, told field by field. */
import { formatEuros, typedEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { fileWords } from '../messages/files.ts'
import { nameWords } from '../messages/names.ts'
import type { DraftLine, LineColumn } from '../rules/import-draft.ts'
import type { LineOutcome } from '../rules/import-outcome.ts'
import { spreadText } from '../rules/import-spread.ts'
import { typedQuantity } from '../rules/lines-typed.ts'

const TOLD = ['label', 'quantity', 'unit', 'amount', 'note', 'month', 'grant', 'recipient', 'transfer', 'spread'] as const

function toldValue(lang: Lang, line: DraftLine, column: (typeof TOLD)[number]): string {
  const { quantityThousandths, unitCents, grant, recipient, transfer } = line
  const values: Record<(typeof TOLD)[number], string> = {
    label: line.label,
    quantity: quantityThousandths === null ? '' : typedQuantity(lang, quantityThousandths),
    unit: unitCents === null ? '' : `${typedEuros(lang, unitCents)} €`,
    amount: formatEuros(lang, line.amountCents),
    note: line.note ?? '',
    month: line.cashMonth === null ? '' : String(line.cashMonth),
    grant: grant ? [grant.funder, grant.title].filter((each) => each !== null).join(' · ') : '',
    recipient: recipient === null ? '' : nameWords(lang).recipients[recipient],
    transfer: transfer === null ? '' : nameWords(lang).transfers[transfer],
    spread: spreadText(lang, line.spread),
  }
  return values[column]
}

export interface ToldFileChange {
  name: string
  before: string
  after: string
}

/** Field by field, what differs from the line that stands. */
export function changesOfFile(lang: Lang, { line, standing }: LineOutcome): ToldFileChange[] {
  if (!standing) return []
  const say = fileWords(lang)
  return TOLD.map((column) => ({
    column: column as LineColumn,
    before: toldValue(lang, standing, column),
    after: toldValue(lang, line, column),
  }))
    .filter(({ before, after }) => before !== after)
    .map(({ column, before, after }) => ({ name: say.fields[column], before: before || say.nothing, after: after || say.nothing }))
}
