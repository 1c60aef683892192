/** What a file says of members, row by row, and what may be found wrong or worth a look in it. */
import type { Role } from '#kernel/values/actor.ts'
import type { Kind, Region } from '../tables.ts'

type Day = string

export const MOST_MEMBER_ROWS = 20_000
export const LONGEST_NAME = 200
export const LONGEST_CELL = 500

/** What a column of the file may say. */
export const MEMBER_FACTS = [
  'name',
  'kind',
  'region',
  'town',
  'site',
  'siret',
  'parent',
  'joinedOn',
  'leftOn',
  'feePaid',
  'employees',
  'contact',
  'email',
  'phone',
  'role',
  'example',
] as const
export type MemberFact = (typeof MEMBER_FACTS)[number]
export const isMemberFact = (text: string): text is MemberFact => (MEMBER_FACTS as readonly string[]).includes(text)

/** One row as it was read; null: the file does not say. */
export interface MemberRow {
  line: number
  name: string
  kind: Exclude<Kind, 'network'> | null
  region: Region | null
  town: string | null
  site: string | null
  /** Bare digits. */
  siret: string | null
  /** The name of what it stands below. */
  parent: string | null
  joinedOn: Day | null
  leftOn: Day | null
  /** Years whose fee is paid. */
  feePaid: number[]
  /** `year` null: the current one. */
  employees: { year: number | null; value: number }[]
  contact: string | null
  /** In lower case. */
  email: string | null
  phone: string | null
  role: Role | null
  example: boolean
}

/** Every finding with the facts that its sentence needs. */
export interface FindingFacts {
  // The whole file: nothing of it is read.
  unread: { why: string }
  tooManyRows: { most: number }
  noName: Record<never, never>
  noRow: Record<never, never>
  quoteLeftOpen: Record<never, never>
  // A cell: its row is refused.
  nameMissing: Record<never, never>
  tooLong: { most: number }
  kindUnknown: { text: string }
  kindNetwork: Record<never, never>
  regionUnknown: { text: string }
  siteInvalid: { text: string }
  siretInvalid: { text: string }
  dayUnknown: { text: string }
  yearOutOfRange: { text: string }
  leftBeforeJoined: { joined: Day; left: Day }
  numberWrong: { text: string }
  roleUnknown: { text: string }
  emailInvalid: { text: string }
  // A row beside the others and beside what is known: it is refused.
  twice: { line: number }
  ambiguous: { name: string }
  siretTaken: { siret: string; name: string }
  kindDiffers: { name: string; kind: Kind }
  parentUnknown: { text: string }
  parentSeveral: { text: string }
  parentWrong: { name: string }
  emailTaken: { email: string }
  emailTwice: { email: string; line: number }
  contactAmbiguous: { name: string }
  seatTaken: { role: Role; start: Day; end: Day | null }
  // Worth a look.
  sheetTaken: { taken: string; others: string }
  rowsHidden: { count: number }
  columnUnknown: { heading: string }
  columnTwice: { heading: string }
  columnUnnamed: Record<never, never>
  cellFailed: { text: string }
  namesake: { name: string }
  contactWithoutName: Record<never, never>
  contactOfFormer: Record<never, never>
  contactNotYours: Record<never, never>
  phoneTwice: { line: number }
}
export type FindingCode = keyof FindingFacts

/** `line`: the row, that of the headings is 1; `column`: the heading as written. */
export interface MemberFinding<Code extends FindingCode = FindingCode> {
  line: number | null
  column: string | null
  code: Code
  facts: FindingFacts[Code]
}
export const finding = <Code extends FindingCode>(
  line: number | null,
  column: string | null,
  code: Code,
  facts: FindingFacts[Code],
): MemberFinding => ({ line, column, code, facts }) as MemberFinding

/** A column of the file, for mending by hand. */
export interface MemberColumn {
  heading: string
  meaning: MemberFact | null
  examples: string[]
}
/** Headings as written, and what they mean by hand. */
export type MemberMapping = Record<string, MemberFact | 'ignore'>

/** A file as it was read; plain values, so that it may come from another process. */
export interface MembersRead {
  kind: 'csv' | 'xlsx' | 'ods'
  /** Only those that nothing is wrong with by themselves. */
  rows: MemberRow[]
  warnings: MemberFinding[]
  errors: MemberFinding[]
  /** How many rows have an error; of them only the first errors are listed. */
  refused: number
  /** Nothing of the file can be brought in. */
  failed: boolean
  headings: Partial<Record<MemberFact, string>>
  columns: MemberColumn[]
}

/** So many are listed: a sheet of ten thousand wrong rows would else answer with ten thousand sentences. */
export const MOST_FINDINGS = 1_000
