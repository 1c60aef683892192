/** Members out of the house as files: XLSX, ODS and CSV with the same columns, and JSON with the same facts. */
import { isDay } from '#kernel/dates.ts'
import { csvOf, odsOf, tableSheet, type Value, workbookOf } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { membersWords } from '../messages/members.ts'
import { employeesHeading, MEMBER_COLUMNS, MEMBER_SHEET, YES } from '../messages/members-columns.ts'
import { memberExample } from '../messages/members-example.ts'
import { kindName, regionName, roleName } from '../messages/names.ts'
import { MEMBER_FACTS, type MemberFact } from '../rules/members.ts'
import type { MemberOut, MembersOut, MembersScope } from '../rules/members-out.ts'

export interface MembersFile extends MembersOut {
  lang: Lang
  scope: MembersScope
  network: string
}

const OPEN: readonly MemberFact[] = ['name', 'kind', 'region', 'town', 'site']
const FIGURES: readonly MemberFact[] = ['siret', 'parent', 'joinedOn', 'leftOn', 'feePaid', 'employees']
const CONTACTS: readonly MemberFact[] = ['contact', 'email', 'phone', 'role']

/** In characters. */
const WIDTHS: Partial<Record<MemberFact, number>> = {
  name: 42,
  site: 32,
  parent: 30,
  contact: 28,
  email: 34,
  siret: 17,
  joinedOn: 12,
  leftOn: 12,
}
const USUAL_WIDTH = 18

const isMixed = ({ rows }: MembersFile): boolean => rows.some(({ example }) => example) && rows.some(({ example }) => !example)

const factsIn = (file: MembersFile): MemberFact[] =>
  MEMBER_FACTS.filter(
    (fact) =>
      OPEN.includes(fact) ||
      (file.scope.figures && FIGURES.includes(fact)) ||
      (file.scope.contacts && CONTACTS.includes(fact)) ||
      (fact === 'example' && isMixed(file)),
  )

/** The line above everything in a file of what is made up; null where nothing is. */
function markOf(file: MembersFile): string | null {
  const say = membersWords(file.lang).files
  if (isMixed(file)) return say.exampleRows
  return file.rows.length > 0 && file.rows.every(({ example }) => example) ? say.example : null
}

const day = (value: string | null): Value | null => (value === null ? null : { day: value })
const whole = (value: number | null): Value | null => (value === null ? null : { whole: value })

function cellOf(lang: Lang, row: MemberOut, fact: MemberFact): Value | undefined {
  const values: Record<MemberFact, Value | null> = {
    name: row.name,
    kind: kindName(lang, row.kind),
    region: row.region === null ? null : regionName(lang, row.region),
    town: row.town,
    site: row.site,
    siret: row.siret,
    parent: row.parent,
    joinedOn: day(row.joinedOn),
    leftOn: day(row.leftOn),
    feePaid: whole(row.feePaid),
    employees: whole(row.employees),
    contact: row.contact,
    email: row.email,
    phone: row.phone,
    role: row.role === null ? null : roleName(lang, row.role),
    example: row.example ? YES[lang] : null,
  }
  return values[fact] ?? undefined
}

function tableOfMembers(file: MembersFile) {
  const { lang, rows, employeesYear } = file
  const facts = factsIn(file)
  const named = (fact: MemberFact) =>
    fact === 'employees' && employeesYear !== null ? employeesHeading(lang, employeesYear) : MEMBER_COLUMNS[fact][lang]
  return {
    name: MEMBER_SHEET[lang],
    mark: markOf(file),
    columns: facts.map((fact) => ({ heading: named(fact), width: WIDTHS[fact] ?? USUAL_WIDTH })),
    rows: rows.map((row) => facts.map((fact) => cellOf(lang, row, fact))),
  }
}

export function membersWorkbook(file: MembersFile): Promise<Uint8Array> {
  const title = `${MEMBER_SHEET[file.lang]} — ${file.network}`
  const table = tableOfMembers(file)
  const sheet = tableSheet({ ...table, lang: file.lang, frozen: 1, title, emphasis: (_, column) => ({ bold: column === 0 }) })
  return workbookOf([sheet], { title, subject: table.mark ?? '', creator: file.network })
}

export const membersOds = (file: MembersFile): Promise<Uint8Array> => odsOf(tableOfMembers(file))

export function membersCsv(file: MembersFile): string {
  const { mark, columns, rows } = tableOfMembers(file)
  return csvOf([...(mark ? [[mark]] : []), columns.map(({ heading }) => heading), ...rows])
}

/** Codes instead of words; only what the reader may know is there. */
export function membersJson(file: MembersFile): string {
  const facts = new Set<string>(factsIn(file))
  const members = file.rows.map((row) => ({
    ...Object.fromEntries(Object.entries(row).filter(([fact]) => facts.has(fact) && fact !== 'employees')),
    ...(facts.has('employees') && file.employeesYear !== null && row.employees !== null
      ? { employees: { year: file.employeesYear, value: row.employees } }
      : {}),
    ...(row.example ? { example: true } : {}),
  }))
  return `${JSON.stringify({ format: 'gouvernail.members', version: 1, network: file.network, members }, null, 2)}\n`
}

/** The list to begin with. */
export function exampleWorkbook(lang: Lang): Promise<Uint8Array> {
  const { head, rows } = memberExample[lang]
  const title = MEMBER_SHEET[lang]
  const mark = membersWords(lang).files.example
  const valueOfCell = (text: string): Value | undefined =>
    text === '' ? undefined : isDay(text) ? { day: text } : /^\d{1,6}$/.test(text) ? { whole: Number(text) } : text
  const sheet = tableSheet({
    lang,
    name: title,
    mark,
    columns: head.map((heading, column) => ({ heading, width: column === 0 ? 42 : USUAL_WIDTH + 6 })),
    rows: rows.map((row) => row.map(valueOfCell)),
    frozen: 1,
    title,
  })
  return workbookOf([sheet], { title, subject: mark, creator: 'Gouvernail' })
}
