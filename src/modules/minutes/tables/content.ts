/** What minutes say, as facts: told in either language while they are written, and kept word for word once they are signed. */
import type { Localized } from '#kernel/values/lang.ts'

export const OUTCOMES = ['adopted', 'rejected', 'tie', 'no_quorum'] as const
export type Outcome = (typeof OUTCOMES)[number]

export type SigningRole = 'chair' | 'secretary'

/** The twelve compulsory items, in the order in which minutes say them (R16). */
export const MINUTES_ITEMS = [
  'network',
  'body',
  'when',
  'convening',
  'agenda',
  'attendance',
  'quorum',
  'officers',
  'debates',
  'resolutions',
  'votes',
  'signatories',
] as const
export type MinutesItem = (typeof MINUTES_ITEMS)[number]

/** An instant in ISO 8601. */
type Moment = string

/** How many, and with how many votes. */
export interface Size {
  voters: number
  votes: number
}

export interface NamedDocument {
  name: string
  sha256: string
}

export interface ToldItem {
  id: number
  position: number
  title: Localized
  presenter: string | null
  begunAt: Moment | null
  endedAt: Moment | null
  documents: NamedDocument[]
  /** The numbers of its resolutions, those withdrawn too. */
  resolutions: number[]
  /** What was said on it, in the Markdown subset. */
  note: string | null
}

export interface CollegeSizes {
  college: Localized | null
  roll: Size
  present: Size
  represented: Size
}

export interface Attendant {
  name: string
  college: Localized | null
  votes: number
  /** Who came for it and cast. */
  caster: string | null
  stays: { from: Moment; to: Moment | null; mode: 'room' | 'remote' }[]
}

export interface Represented {
  name: string
  college: Localized | null
  votes: number
  holder: string
  /** Who carried it in person. */
  caster: string | null
  /** The numbers of the resolutions that it was used for; null: all that were voted on. */
  resolutions: number[] | null
}

export interface RefusedProxy {
  giver: string
  /** null: blank. */
  holder: string | null
  reason: Localized
  resolutions: number[] | null
}

export interface QuorumMeasure {
  at: Moment
  cause: 'opening' | 'arrival' | 'departure' | 'proxy' | 'vote'
  present: Size
  represented: Size
  met: boolean
  /** What was required and reached, with its article. */
  sentence: Localized
}

export interface ToldVote {
  round: number
  method: 'hands' | 'roll_call' | 'electronic'
  state: 'open' | 'suspended' | 'closed' | 'annulled'
  closedAt: Moment | null
  annulledFor: string | null
  outcome: Outcome | null
  electorate: Size | null
  counts: Record<'for' | 'against' | 'abstention' | 'blank' | 'spoilt', number> | null
  colleges: { college: Localized; counts: Record<'for' | 'against' | 'abstention' | 'blank' | 'spoilt', number> }[]
  /** As it was read out, with its article. */
  sentence: Localized
}

export interface ToldResolution {
  number: number
  title: Localized
  text: Localized
  kind: Localized | null
  /** Of the text that was decided on. */
  sha256: string | null
  withdrawn: boolean
  votes: ToldVote[]
}

export interface Signatory {
  role: 'chair' | 'secretary'
  name: string
  /** Offices held on the day of the meeting. */
  capacity: Localized | null
}

/** The whole content, canonical and language-free: what is signed. */
export interface MinutesContent {
  form: 1
  number: number
  /** Which document it corrects, and why. */
  corrects: number | null
  correction: string | null
  example: boolean
  organisation: { name: string; seat: string | null }
  body: Localized
  title: Localized
  convening: 1 | 2
  timeZone: string
  when: { startsAt: Moment; openedAt: Moment | null; closedAt: Moment | null; place: string | null; remote: boolean }
  notice: {
    on: Moment | null
    mail: number
    letter: number
    /** How many were to be told, and how many of them were reached. */
    entitled: number
    reached: number
    article: string | null
    days: number | null
    lateRisk: string | null
  }
  agenda: ToldItem[]
  documents: NamedDocument[]
  attendance: {
    colleges: CollegeSizes[]
    present: Attendant[]
    represented: Represented[]
    refused: RefusedProxy[]
    article: string | null
  }
  /** `ruled`: whether the statutes say anything of this body. */
  quorum: { ruled: boolean; measures: QuorumMeasure[] }
  officers: { chair: string | null; secretary: string | null; tellers: string[] }
  texts: { opening: string | null; incidents: string | null; closing: string | null }
  resolutions: ToldResolution[]
  signatories: Signatory[]
}
