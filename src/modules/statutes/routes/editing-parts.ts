/** Each part of the statutes as a form: its fields from what is stored, and what is stored from its fields. */
import { refuse } from '#kernel/refusal.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { StatutesEdit } from '../commands.ts'
import type { Statutes } from '../queries.ts'
import { bodyFields, NEW_DECISION, readBody } from '../rules/forms/body.ts'
import {
  articlesFields,
  asFields,
  collegesFields,
  readArticles,
  readColleges,
  readRenewal,
  readRoll,
  renewalFields,
  rollFields,
} from '../rules/forms/parts.ts'
import { type Fields, MOST_ROWS, type Read, typedAt, withoutRow, withRow } from '../rules/forms.ts'

const BODY = /^body-([a-z0-9-]{1,40})$/i
export const bodyOf = (part: string): string | null => BODY.exec(part)?.[1] ?? null
export const isPart = (part: string): boolean =>
  ['facts', 'articles', 'roll', 'colleges', 'renewal'].includes(part) || bodyOf(part) !== null

const bodyRules = ({ text }: Statutes, code: string) => text.bodies.find(({ body }) => body === code) ?? null

/** What is stored of a part: two who write different parts do not meet. */
export function storedPart(statutes: Statutes, part: string): object {
  const { title, note, text } = statutes
  const code = bodyOf(part)
  return { part: part === 'facts' ? { title, note } : code ? bodyRules(statutes, code) : text[part as 'roll'] }
}

export function storedFields(statutes: Statutes, part: string): Fields {
  const { title, note, text } = statutes
  const code = bodyOf(part)
  if (code) return bodyFields(bodyRules(statutes, code))
  if (part === 'articles') return articlesFields(text.articles)
  if (part === 'roll') return rollFields(text.roll)
  if (part === 'colleges') return collegesFields(text.colleges)
  if (part === 'renewal') return renewalFields(text.renewal)
  return asFields({ title, note_fr: note.fr, note_en: note.en })
}

const sound = <Value>({ value, wrong }: Read<Value>): Value => {
  refuse(wrong)
  return value
}

const LONG_TEXT = /^(text|note|brackets)/
const LONGEST = { text: 20_000, line: 200 }

/** Texts may be long, lines may not. */
const tooLong = (fields: Fields): Objection[] =>
  Object.entries(fields).flatMap(([name, [typed = '']]) => {
    const max = LONG_TEXT.test(name) ? LONGEST.text : LONGEST.line
    return typed.length > max ? [objection('kernel.too_long', { max }, name)] : []
  })

/** What a form of this part asks to write; refused with what cannot be stored. */
export function editOf(statutes: Statutes, part: string, fields: Fields): StatutesEdit {
  refuse(tooLong(fields))
  const code = bodyOf(part)
  if (code) {
    const rules = sound(readBody(fields, code))
    const { bodies } = statutes.text
    const known = bodies.some(({ body }) => body === code)
    return { text: { bodies: known ? bodies.map((each) => (each.body === code ? rules : each)) : [...bodies, rules] } }
  }
  if (part === 'articles') return { text: { articles: sound(readArticles(fields)) } }
  if (part === 'roll') return { text: { roll: sound(readRoll(fields)) } }
  if (part === 'colleges') return { text: { colleges: sound(readColleges(fields)) } }
  if (part === 'renewal') return { text: { renewal: sound(readRenewal(fields)) } }
  const note = { fr: typedAt(fields, 'note_fr') || null, en: typedAt(fields, 'note_en') || null }
  return { title: typedAt(fields, 'title'), note }
}

/** The statutes without a word about a body. */
export const withoutBody = ({ text }: Statutes, code: string): StatutesEdit => ({
  text: { bodies: text.bodies.filter(({ body }) => body !== code) },
})

/** What was typed with a row more or less, as one of its buttons asked; null: it is to be saved. */
export function rowsChanged(part: string, fields: Fields): Fields | null {
  const [add, remove] = [typedAt(fields, 'add'), typedAt(fields, 'remove')]
  if (add !== '') {
    if (Number(typedAt(fields, 'rows')) >= MOST_ROWS) refuse(objection('statutes.too_many_rows', { most: MOST_ROWS }))
    if (part === 'articles') return withRow(fields, add === 'new' ? {} : { number: add.slice(0, 20) })
    return withRow(fields, part === 'colleges' ? { weight: 'head' } : NEW_DECISION)
  }
  return /^\d{1,3}$/.test(remove) ? withoutRow(fields, Number(remove)) : null
}
