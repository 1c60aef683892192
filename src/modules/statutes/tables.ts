/** The statutes as data: what they say of deciding, each rule with the article it quotes; and their versions. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from '#kernel/values/lang.ts'

/** Days of the calendar, `YYYY-MM-DD`. */
type Day = string
/** An exact fraction from 0 to 1 as people write it: `1/4`. */
export type FractionText = string

/** What is quoted: « Article 9 ». */
export interface Article {
  number: string
  title: Localized
  text: Localized
}

/** A rule with the number of the article that it quotes; null: the statutes do not say, somebody decided so. */
interface Quoting {
  article: string | null
}

/** R03: who is on the roll. `feePaid`: only organisations up to date; as things stand so many days before the meeting. */
export interface RollRule extends Quoting {
  feePaid: boolean
  recordDays: number
}

export const WEIGHT_FIGURES = ['employees', 'staff', 'volunteers'] as const
/** R09. Brackets: from so many on, so many votes; the figure of the last year told before the record day. */
export type Weight =
  | { by: 'head' }
  | { by: 'fixed'; votes: number }
  | { by: 'figure'; figure: (typeof WEIGHT_FIGURES)[number]; brackets: { from: number; votes: number }[] }

export const COLLEGE_KINDS = ['regional', 'member', 'partner'] as const
export interface College extends Quoting {
  code: string
  name: Localized
  /** Which organisations it is made of. */
  kinds: (typeof COLLEGE_KINDS)[number][]
  weight: Weight
}

export interface StoredQuorumTerms extends Quoting {
  base: 'present' | 'present_or_represented'
  of: 'voters' | 'votes'
  fraction: FractionText
  strict: boolean
}
/** R04, R05. */
export interface StoredQuorum extends StoredQuorumTerms {
  second: Partial<StoredQuorumTerms> | null
}

/** R06-R08. */
export interface StoredProxies extends Quoting {
  allowed: boolean
  perHolderMax: number | null
  perHolderMaxVotes: FractionText | null
  sameCollege: boolean
  sameRegion: boolean
  blank: 'refused' | 'chair'
}

/** One kind of decision of a body: ordinary, extraordinary, dissolution… with its majority and, where it differs, its notice and quorum. */
export interface DecisionRule extends Quoting {
  code: string
  name: Localized
  threshold: 'simple' | 'absolute' | FractionText
  base: 'votes_cast' | 'present' | 'present_or_represented' | 'roll'
  blanksCount: boolean
  abstentionsCount: boolean
  eachCollege: boolean
  quorum: StoredQuorum | null
  /** R01, where it is not the body's own. */
  noticeDays: number | null
}

export interface BodyRules {
  /** The code of the body (`ag`, `ca`, `bureau`…). */
  body: string
  /** Organisations of the colleges vote, or each person who sits there. */
  voters: 'colleges' | 'seats'
  /** R01. null: the statutes do not say. */
  notice: ({ days: number } & Quoting) | null
  /** R05: how long after a meeting without quorum the second may be, at the earliest. */
  second: ({ days: number } & Quoting) | null
  quorum: StoredQuorum | null
  /** null: silent, so unlimited (R07). */
  proxies: StoredProxies | null
  casting: Quoting | null
  /** R13. null: silent, so nobody takes part from afar. */
  remote: ({ allowed: boolean } & Quoting) | null
  decisions: DecisionRule[]
}

/** R12: the board is renewed by parts. */
export interface Renewal extends Quoting {
  body: string
  termYears: number
  parts: number
}

export interface StatutesText {
  articles: Article[]
  roll: RollRule | null
  colleges: College[]
  bodies: BodyRules[]
  renewal: Renewal | null
}

/** What brought a version into force, each fact as far as known. */
export interface StatutesDecision {
  body: Localized | null
  decidedOn: string | null
  reference: string | null
  source: string | null
}

export const STATUTES_STATES = ['draft', 'proposed', 'adopted'] as const
/** draft: worked on · proposed: frozen, may be decided on · adopted: in force from its day until the next one's. */
export type StatutesState = (typeof STATUTES_STATES)[number]

export interface StatutesVersionTable {
  id: Generated<number>
  organisation_id: number
  /** 1, 2, 3… */
  number: number
  title: string
  state: StatutesState
  rules: JSONColumnType<StatutesText, string, string>
  /** Hex, of the rules as RFC 8785 JSON; null while it is a draft. */
  sha256: string | null
  in_force_from: Day | null
  decision: JSONColumnType<StatutesDecision | null, string | null, string | null>
  note_fr: string | null
  note_en: string | null
  /** Counts the edits: two who write at once see it. */
  revision: ColumnType<number, number | undefined, number>
  made_at: Date
  example: boolean
}

declare module '#kernel/database.ts' {
  interface Database {
    statutes_version: StatutesVersionTable
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'statutes.drafted': { number: number; from: number | null }
    /** `parts`: what was touched (`articles`, `roll`, `colleges`, `body:ag`, `renewal`, `facts`). */
    'statutes.edited': { parts: string[] }
    'statutes.proposed': { number: number; sha256: string }
    'statutes.withdrawn': { number: number }
    'statutes.adopted': { number: number; sha256: string; inForceFrom: Day }
  }
}
