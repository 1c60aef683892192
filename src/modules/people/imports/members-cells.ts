/** The cells of one row of a file of members; what cannot be read is an error, and its row is refused. */
import { parsePartialDay, spanOf } from '#kernel/dates.ts'
import { type NumberedRow, regionCode } from '#kernel/sheets.ts'
import { fullSite, objectionToSite } from '../rules/keeping.ts'
import {
  type FindingCode,
  type FindingFacts,
  finding,
  LONGEST_CELL,
  LONGEST_NAME,
  type MemberFact,
  type MemberFinding,
  type MemberRow,
} from '../rules/members.ts'
import { bareSiret, isSiret, objectionToYear } from '../rules.ts'
import type { Region } from '../tables.ts'
import { isYes, kindOf, roleOf } from './members-vocabulary.ts'

/** Where a fact stands. A figure may have several columns, one for each year. */
export interface Place {
  index: number
  heading: string
  year: number | null
}
export type Places = Partial<Record<MemberFact, Place[]>>

interface Row {
  line: number
  cells: string[]
  places: Places
  errors: MemberFinding[]
}

const oneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')
const textAt = ({ cells }: Row, place: Place | undefined): string => oneLine(place ? (cells[place.index] ?? '') : '')

function wrong<Code extends FindingCode>(row: Row, place: Place | undefined, code: Code, facts: FindingFacts[Code]): null {
  row.errors.push(finding(row.line, place?.heading ?? null, code, facts))
  return null
}

/** A cell as text, no longer than what it is for. */
function text(row: Row, fact: MemberFact, most = LONGEST_CELL): string | null {
  const place = row.places[fact]?.[0]
  const found = textAt(row, place)
  if (found.length > most) return wrong(row, place, 'tooLong', { most })
  return found === '' ? null : found
}

/** A cell that `read` makes something of; what it cannot is `code`. */
function read<Value>(
  row: Row,
  fact: MemberFact,
  of: (found: string) => Value | null,
  code: { [Code in FindingCode]: FindingFacts[Code] extends { text: string } ? Code : never }[FindingCode],
): Value | null {
  const found = text(row, fact)
  return found === null ? null : (of(found) ?? wrong(row, row.places[fact]?.[0], code, { text: found }))
}

/** No association is older: a year of two figures was mistyped. */
const FIRST_DAY = '1000'
const DAY_AFTER_LAST = '2201'
const TIME = /[T ]\d{1,2}:\d{2}.*$/

/** A day, or the first or last of the month or year that stands there. */
function day(row: Row, fact: 'joinedOn' | 'leftOn'): string | null {
  const found = read(
    row,
    fact,
    (each) => {
      const partial = parsePartialDay(each.replace(TIME, ''))
      return partial === null ? null : spanOf(partial)[fact === 'joinedOn' ? 'first' : 'last']
    },
    'dayUnknown',
  )
  if (found === null || (found >= FIRST_DAY && found < DAY_AFTER_LAST)) return found
  return wrong(row, row.places[fact]?.[0], 'yearOutOfRange', { text: found.slice(0, 4) })
}

/** Only addresses of the web, in full. */
const siteOf = (found: string): string | null => {
  const site = fullSite(found)
  return objectionToSite(site) ? null : site
}

/** A spreadsheet that kept it as a number has lost the zeros at its head. */
const siretOf = (found: string): string | null => {
  const digits = bareSiret(found)
  const whole = /^\d{12,13}$/.test(digits) ? digits.padStart(14, '0') : digits
  return isSiret(whole) ? whole : null
}

/** `1 234`, `1 234`; what is negative or not whole is none. */
const wholeOf = (found: string): number | null => {
  const digits = found.replace(/[\s\u00a0\u202f]/g, '')
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null
}

/** « 2016 », « 2015, 2016 ». */
function years(row: Row): number[] {
  const place = row.places.feePaid?.[0]
  const found = text(row, 'feePaid')
  const all = (found ?? '').split(/[,;/\s]+/).filter((each) => each !== '')
  const good = all.map((each) => {
    if (!/^-?\d{1,9}$/.test(each)) return wrong(row, place, 'numberWrong', { text: found! })
    return objectionToYear(Number(each)) ? wrong(row, place, 'yearOutOfRange', { text: each }) : Number(each)
  })
  return [...new Set(good.filter((each) => each !== null))].sort()
}

function employees(row: Row): MemberRow['employees'] {
  const found = (row.places.employees ?? []).flatMap((place) => {
    const typed = textAt(row, place)
    const value = wholeOf(typed)
    if (typed !== '' && value === null) wrong(row, place, 'numberWrong', { text: typed.slice(0, LONGEST_CELL) })
    return value === null ? [] : [{ year: place.year, value }]
  })
  return found.filter(({ year }, index) => found.findIndex((each) => each.year === year) === index)
}

/** As the form of a person takes it: one address, nothing around it. */
const emailOf = (found: string): string | null =>
  found.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\.]+(?:\.[^\s@<>,;:"()[\]\\.]+)+$/.test(found) ? found.toLowerCase() : null

function kind(row: Row): MemberRow['kind'] {
  const found = read(row, 'kind', kindOf, 'kindUnknown')
  return found === 'network' ? wrong(row, row.places.kind?.[0], 'kindNetwork', {}) : found
}

/** The row as it says, or what is wrong with it. */
export function memberRow({ line, cells }: NumberedRow, places: Places, example: boolean): { row: MemberRow; errors: MemberFinding[] } {
  const reading: Row = { line, cells, places, errors: [] }
  const name = text(reading, 'name', LONGEST_NAME)
  if (name === null && reading.errors.length === 0) wrong(reading, places.name?.[0], 'nameMissing', {})
  const row: MemberRow = {
    line,
    name: name ?? '',
    kind: kind(reading),
    region: read(reading, 'region', (found) => regionCode(found) as Region | null, 'regionUnknown'),
    town: text(reading, 'town', LONGEST_NAME),
    site: read(reading, 'site', siteOf, 'siteInvalid'),
    siret: read(reading, 'siret', siretOf, 'siretInvalid'),
    parent: text(reading, 'parent', LONGEST_NAME),
    joinedOn: day(reading, 'joinedOn'),
    leftOn: day(reading, 'leftOn'),
    feePaid: years(reading),
    employees: employees(reading),
    contact: text(reading, 'contact', LONGEST_NAME),
    email: read(reading, 'email', emailOf, 'emailInvalid'),
    phone: text(reading, 'phone', LONGEST_NAME),
    role: read(reading, 'role', roleOf, 'roleUnknown'),
    example: example || isYes(text(reading, 'example') ?? ''),
  }
  const { joinedOn: joined, leftOn: left } = row
  if (joined !== null && left !== null && left < joined) wrong(reading, places.leftOn?.[0], 'leftBeforeJoined', { joined, left })
  return { row, errors: reading.errors }
}
