/** The smaller forms of statutes: articles, who votes, colleges, renewal; from what is stored to fields, and back. */
import { objection } from '#kernel/values/objection.ts'
import { type Article, COLLEGE_KINDS, type College, type Renewal, type RollRule, WEIGHT_FIGURES, type Weight } from '../../tables.ts'
import { at, codeFor, type Fields, type Read, type Reading, reading, rowNumbers } from '../forms.ts'

/** Values as fields: a row's after its number; null and '' are not there. */
export const asFields = (values: Record<string, string | number | boolean | null | undefined>, row?: number): Fields =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== null && value !== undefined && value !== false && value !== '')
      .map(([name, value]) => [at(name, row), [value === true ? 'on' : String(value)]]),
  )

const rowsAsFields = <Item>(items: readonly Item[], fieldsOf: (item: Item, row: number) => Fields): Fields =>
  Object.assign({ rows: [String(items.length)] }, ...items.map(fieldsOf)) as Fields

export const articlesFields = (articles: readonly Article[]): Fields =>
  rowsAsFields(articles, ({ number, title, text }, row) =>
    asFields({ number, title_fr: title.fr, title_en: title.en, text_fr: text.fr, text_en: text.en }, row),
  )

/** A row in which nothing was typed is left out. */
export function readArticles(fields: Fields): Read<Article[]> {
  const read = reading(fields)
  const seen = new Set<string>()
  const value = rowNumbers(fields).flatMap((row): Article[] => {
    const pair = (name: string) => ({ fr: read.optional(`${name}_fr`, row), en: read.optional(`${name}_en`, row) })
    const [number, title, text] = [read.text('number', row), pair('title'), pair('text')]
    if (number === '' && [title.fr, title.en, text.fr, text.en].every((each) => each === null)) return []
    if (number === '') read.wrong.push(objection('statutes.article_number_missing', {}, at('number', row)))
    else if (seen.has(number)) read.wrong.push(objection('statutes.article_twice', { article: number }, at('number', row)))
    seen.add(number)
    return [{ number, title, text }]
  })
  return { value, wrong: read.wrong }
}

export const rollFields = (roll: RollRule | null): Fields =>
  asFields({ says: roll ? 'rule' : 'silent', fee_paid: roll?.feePaid, record_days: roll?.recordDays ?? 0, article: roll?.article })

export function readRoll(fields: Fields): Read<RollRule | null> {
  const read = reading(fields)
  if (read.oneOf('says', ['silent', 'rule']) === 'silent') return { value: null, wrong: [] }
  const value = { feePaid: read.ticked('fee_paid'), recordDays: read.requiredDays('record_days'), article: read.article('article') }
  return { value, wrong: read.wrong }
}

/** A bracket per line: `0 : 1`, `20 : 2`. */
const bracketLines = (weight: Weight): string =>
  weight.by === 'figure' ? weight.brackets.map(({ from, votes }) => `${from} : ${votes}`).join('\n') : ''

const collegeFields = ({ code, name, kinds, weight, article }: College, row: number): Fields => ({
  ...asFields({ code, name_fr: name.fr, name_en: name.en, weight: weight.by, article, brackets: bracketLines(weight) }, row),
  ...(weight.by === 'fixed' ? asFields({ votes: weight.votes }, row) : {}),
  ...(weight.by === 'figure' ? asFields({ figure: weight.figure }, row) : {}),
  [at('kinds', row)]: [...kinds],
})

export const collegesFields = (colleges: readonly College[]): Fields => rowsAsFields(colleges, collegeFields)

const BRACKET = /^(?:à partir de |from )?(\d[\d\s\u00a0\u202f]*?)\s*(?:[:;,→>-]+|\s)\s*(\d[\d\s\u00a0\u202f]*?)(?:\s*(?:voix|votes?))?$/i
const digits = (typed: string): number => Number(typed.replace(/\D/g, ''))

function readBrackets(read: Reading, row: number) {
  const lines = read
    .text('brackets', row)
    .split('\n')
    .filter((line) => line.trim() !== '')
  return lines.flatMap((line) => {
    const [, from, votes] = BRACKET.exec(line.trim()) ?? []
    if (from !== undefined && votes !== undefined && digits(from) <= 1_000_000 && digits(votes) <= 1_000_000)
      return [{ from: digits(from), votes: digits(votes) }]
    read.wrong.push(objection('statutes.bracket_unclear', { line: line.trim() }, at('brackets', row)))
    return []
  })
}

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'statutes.bracket_unclear': { line: string }
  }
}

function readWeight(read: Reading, row: number): Weight {
  const by = read.oneOf('weight', ['head', 'fixed', 'figure'], row)
  if (by === 'head') return { by }
  if (by === 'fixed') return { by, votes: read.requiredCount('votes', 0, row) }
  return { by, figure: read.oneOf('figure', WEIGHT_FIGURES, row), brackets: readBrackets(read, row) }
}

export function readColleges(fields: Fields): Read<College[]> {
  const read = reading(fields)
  const taken = new Set<string>()
  const value = rowNumbers(fields).map((row): College => {
    const name = read.name('name', row)
    const code = read.text('code', row) || codeFor(name.fr ?? '', taken)
    taken.add(code)
    const kinds = COLLEGE_KINDS.filter((kind) => read.all('kinds', row).includes(kind))
    return { code, name, kinds, weight: readWeight(read, row), article: read.article('article', row) }
  })
  return { value, wrong: read.wrong }
}

export const renewalFields = (renewal: Renewal | null): Fields =>
  asFields({
    says: renewal ? 'rule' : 'silent',
    body: renewal?.body,
    term_years: renewal?.termYears,
    parts: renewal?.parts,
    article: renewal?.article,
  })

export function readRenewal(fields: Fields): Read<Renewal | null> {
  const read = reading(fields)
  if (read.oneOf('says', ['silent', 'rule']) === 'silent') return { value: null, wrong: [] }
  const value = {
    body: read.text('body'),
    termYears: read.requiredCount('term_years', 1),
    parts: read.requiredCount('parts', 1),
    article: read.article('article'),
  }
  if (value.body === '') read.wrong.push(objection('kernel.required', {}, 'body'))
  if (value.parts > value.termYears && read.wrong.length === 0)
    read.wrong.push(objection('statutes.parts_beyond_term', { parts: value.parts, years: value.termYears }, 'parts'))
  return { value, wrong: read.wrong }
}
