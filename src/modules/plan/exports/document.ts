/** What the documents that one reads (Word, Markdown) have in common: one language, a head of facts, tables of actions. */
import { formatDay } from '#kernel/dates.ts'
import type { ColumnName } from '../messages/columns.ts'
import { type Heading, headingsOf, type PlanFile, planFacts, type Row, tracesOf } from './file.ts'

/** What a part's heading and text say already, or only a sheet needs. */
const NOT_IN_TABLES: readonly ColumnName[] = ['level', 'otherTitle', 'otherText']
const ALWAYS: readonly ColumnName[] = ['code', 'title']
/** What a document says otherwise: its title and lead stand at its head, and it is in one language. */
const NOT_IN_FACTS = ['titleFr', 'titleEn', 'leadFr', 'leadEn']

/** The columns that some action fills. */
export function documentHeadings(file: PlanFile, rows: Row[]): Heading[] {
  const actions = rows.filter(({ action }) => action)
  // A text that exists in the other language only stands there in that language.
  const texts = actions.some(({ item }) => item.text?.fr || item.text?.en)
  return headingsOf(file, actions, texts ? [...ALWAYS, 'text'] : ALWAYS)
    .filter(({ fact }) => !NOT_IN_TABLES.includes(fact) && (fact !== 'text' || texts))
    .toSorted((one, other) => Number(one.fact === 'text') - Number(other.fact === 'text'))
}

/** The facts below a document's title: the plan's own, then which text it is. */
export function documentFacts(file: PlanFile): [key: string, value: string][] {
  const other = file.lang === 'fr' ? 'levelsEn' : 'levelsFr'
  const own = planFacts(file).filter(({ fact }) => fact !== other && !NOT_IN_FACTS.includes(fact))
  const told = own.map(({ name, value }): [string, string] => [
    name,
    typeof value === 'string' ? value : 'day' in value ? formatDay(file.lang, value.day) : '',
  ])
  return [...told, ...tracesOf(file)]
}
