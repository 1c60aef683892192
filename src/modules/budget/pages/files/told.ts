/** What a file would change of a line, told field by field; and what is to be said of its rows. */
import { formatEuros, typedEuros } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Objection } from '#kernel/values/objection.ts'
import { fileWords } from '../../messages/files/files.ts'
import { nameWords } from '../../messages/names.ts'
import type { DraftLine, LineColumn } from '../../rules/files/import-draft.ts'
import type { FileFinding } from '../../rules/files/import-objections.ts'
import type { LineOutcome } from '../../rules/files/import-outcome.ts'
import { spreadText } from '../../rules/files/import-spread.ts'
import { typedQuantity } from '../../rules/sheet/lines-typed.ts'

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

type Placed = FileFinding & { content?: string }
/** More than so many that say the same are said once. */
const MOST_ALIKE = 3

/** What is said of rows, in their order; what is said of many alike is said once, with how many they are. */
export function findingsOf(lang: Lang, sentence: (objection: Objection) => string, all: readonly Placed[]) {
  const say = fileWords(lang)
  const alike = [...Map.groupBy(all, ({ objection: { code, facts } }) => `${code} ${JSON.stringify(facts)}`).values()]
  const shown = alike.flatMap((group) => (group.length > MOST_ALIKE ? [group] : group.map((each) => [each])))
  return shown
    .toSorted(([one], [other]) => (one!.line ?? 0) - (other!.line ?? 0))
    .map((group, place) => {
      const [{ line, objection, content }] = group as [Placed, ...Placed[]]
      const contents = group.flatMap((each) => each.content ?? []).slice(0, MOST_ALIKE)
      return {
        id: `${objection.code.replace('.', '-')}-${place}`,
        place: line === null ? say.wholeFile : group.length > 1 ? say.rows(group.length) : say.row(line),
        message: sentence(objection),
        ...(content ? { content: group.length > contents.length ? `${contents.join(' · ')}…` : contents.join(' · ') } : {}),
      }
    })
}
