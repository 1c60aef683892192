/** What the door of a module declares: the one contract by which capabilities join the house without knowing each other. */
import type { Hono } from 'hono'
import type { VNode } from 'preact'
import type { Connection, Reader, Writer } from './database.ts'
import type { Day, PartialDay } from './dates.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import type { JournalEntry } from './journal.ts'
import type { Actor } from './values/actor.ts'
import type { Lang, Localized } from './values/lang.ts'
import type { MailTopic } from './values/mail.ts'
import type { Viewing } from './viewing.ts'

/** Every deed of the house with its payload. Each module's `tables.ts` adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: modules merge into it.
export interface Deeds {}
export type DeedName = keyof Deeds & string

/** One thing that a journal entry is about: `{ kind: 'plan', id: 3 }`. */
export interface Subject {
  kind: string
  id: number
}

export type DeedTone = 'ink' | 'deed' | 'decision' | 'waiting'

/** How a deed is told: in the journal, in an object's history, on le fil, in mails. */
export interface DeedDeclaration<Name extends DeedName = DeedName> {
  /** What was done, without who and on what: « a modifié l'échéance ». */
  sentence: Record<Lang, (payload: Deeds[Name]) => string>
  glyph: string
  tone: DeedTone
  /** Journalled without NOTIFY: nobody hears of it, but for what `ticks` names. */
  quiet?: boolean
  /** Of a quiet deed (a ballot): pages that watch its subjects of this kind are told that something moved, at most once a second. */
  ticks?: string
}

/** A thing as others may name it. */
export interface ObjectFacts {
  title: Localized
  path: string | null
  example: boolean
}

/** Names the objects of one kind among `ids` that this actor may see: what is missing in the answer does not exist for him or her. */
export type ObjectNames = (reader: Reader, actor: Actor | null, ids: number[], today: Day) => Promise<Map<number, ObjectFacts>>

/** A kind of thing that an assembly can decide on (a plan version, a budget version, an election). */
export interface DecidableSubject {
  label: Localized
  /** What may be put on an agenda now, as this actor sees it. */
  offered(reader: Reader, actor: Actor): Promise<{ id: number; title: Localized; path: string }[]>
  /** The exact text that is decided on, with its SHA-256 (hex). */
  text(reader: Reader, id: number): Promise<{ title: Localized; path: string; text: string; sha256: string }>
  /** What adoption would change, said before the vote, where it can be computed. */
  consequence?(reader: Reader, id: number, lang: Lang): Promise<string | null>
}

/** One thing that waits for a person. */
export interface Expected {
  title: string
  detail: string
  path: string
  due: PartialDay | null
  late: boolean
  example: boolean
}

/** One answer of the search. */
export interface Found {
  /** What kind of thing it is: answers are shown by kind. */
  kind: Localized
  title: Localized
  detail: Localized
  path: string
  example: boolean
}

/** A section that a module shows on the page of another module's object. Null: nothing to show. */
export type Panel = (house: House, viewing: Viewing, id: number) => Promise<VNode | null>

/** One thing that the house keeps of a person, as he or she reads it and takes it away. */
export interface PersonalRow {
  title: Localized
  path: string | null
  /** A day, or a moment in ISO 8601. */
  at: string | null
  /** Everything else that is kept with it, by the names of the file. */
  facts: Record<string, string | number | boolean | null>
}

export interface PersonalPart {
  /** Its name in the file. */
  name: string
  label: Localized
  rows: PersonalRow[]
}

/** That this entry of the journal concerns this person. */
export interface Concern {
  entryId: number
  personId: number
  topic: string
}

export interface MailDeclaration {
  topics: MailTopic[]
  /**
   * Whom these entries concern, asked for many at once. It names only people to whom the deed may be told; whether its main thing exists for each
   * of them is looked up afterwards by `objects`, on the day of the mail.
   */
  concerns(reader: Reader, entries: JournalEntry[], today: Day): Promise<Concern[]>
}

export interface JobDeclaration {
  queue: string
  /** Repeats by this cron line in the network's time zone; else it runs when it is sent. */
  cron?: string
  work(house: House, data: Record<string, unknown>): Promise<void>
}

/** A verb of `bin/gouvernail`. It prints through `out`, and returns the exit code: 0 well, 1 refused, 2 wrong usage. */
export interface Verb {
  name: string
  usage: string
  /** One sentence for `--help`, French then English. */
  help: Record<Lang, string>
  run(house: House, args: string[], out: { line(text: string): void; progress(text: string): void }): Promise<0 | 1 | 2>
}

/** What a verb gets that takes the database as it is: nothing was brought up to date in it, and no demonstration built. */
export interface Place {
  /** The product's. */
  version: string
  /** Whether a database may be here already; without one, asking for a connection makes an empty one. */
  hasDatabase: boolean
  /** Joins the database server, or starts it. */
  connect(): Promise<Connection>
  /** Keeps the application from starting on this data until the verb ends. The address of the one that runs already, else null. */
  claim(): Promise<string | null>
  /** The whole house, once its database is known to be of today. */
  openHouse(): Promise<House>
}

/** A verb of `bin/gouvernail` that opens no house by itself. */
export interface BareVerb extends Omit<Verb, 'run'> {
  run(place: Place, args: string[], out: { line(text: string): void; progress(text: string): void }): Promise<0 | 1 | 2>
}

export interface MenuDeclaration {
  path: string
  /** Where else one is in the same part of the house: `/persons` belongs to the directory. */
  also?: string[]
  label: Record<Lang, string>
  /** Where it stands: lower is earlier. */
  order: number
  /** Whether the menu shows it to this actor. */
  shown?(actor: Actor | null): boolean
}

/** A command of this module that another module's deed sets off, in the same transaction; it may throw a Refusal and so stop the deed. */
export type Reaction<Name extends DeedName> = (tx: Writer, actor: Actor, payload: Deeds[Name], subjects: Subject[]) => Promise<void>

export interface Capability {
  name: string
  routes?(house: House): Hono<Env>
  reactions?: { [Name in DeedName]?: Reaction<Name> }
  subjects?: Record<string, DecidableSubject>
  deeds?: { [Name in DeedName]?: DeedDeclaration<Name> }
  objects?: Record<string, ObjectNames>
  expected?(reader: Reader, actor: Actor, today: Day): Promise<Expected[]>
  /** Those of these people of whom `expected` may say something: one look at many, so that the others are not asked one by one. */
  expectant?(reader: Reader, personIds: number[], today: Day): Promise<number[]>
  /** Which of its deeds are told by mail, and to whom. */
  mail?: MailDeclaration
  /** At most `limit` answers of each kind, the best first; `words` as `searchedWords` gives them. */
  searchable?(reader: Reader, actor: Actor | null, words: string[], limit: number, today: Day): Promise<Found[]>
  /** Everything that the module keeps of this person, for him or her alone (RGPD, art. 15 and 20). */
  personal?(reader: Reader, personId: number, today: Day): Promise<PersonalPart[]>
  /** Where people wrote this name into a text of their own: nobody but a reader can mend that. Only for permanent staff of the network. */
  mentions?(reader: Reader, name: string, limit: number): Promise<Found[]>
  /** Kind of object → the section, or the sections in their order, shown on its page. */
  panels?: Record<string, Panel | Panel[]>
  jobs?: JobDeclaration[]
  verbs?: Verb[]
  bareVerbs?: BareVerb[]
  menu?: MenuDeclaration[]
  /** The sentences of this module's objections. */
  refusals?: Record<Lang, Record<string, (facts: never) => string>>
}
