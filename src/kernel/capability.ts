/** What the door of a module declares: the one contract by which capabilities join the house without knowing each other. */
import type { Hono } from 'hono'
import type { VNode } from 'preact'
import type { Reader, Writer } from './database.ts'
import type { Day, PartialDay } from './dates.ts'
import type { Env } from './env.ts'
import type { House } from './house.ts'
import type { Actor } from './values/actor.ts'
import type { Lang, Localized } from './values/lang.ts'
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
  /** Journalled without NOTIFY (a ballot): a ticker publishes once a second. */
  quiet?: boolean
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

export interface MenuDeclaration {
  path: string
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
  /** At most `limit` answers of each kind, the best first; `words` as `searchedWords` gives them. */
  searchable?(reader: Reader, actor: Actor | null, words: string[], limit: number, today: Day): Promise<Found[]>
  /** Kind of object → the section shown on its page. */
  panels?: Record<string, Panel>
  jobs?: JobDeclaration[]
  verbs?: Verb[]
  menu?: MenuDeclaration[]
  /** The sentences of this module's objections. */
  refusals?: Record<Lang, Record<string, (facts: never) => string>>
}
