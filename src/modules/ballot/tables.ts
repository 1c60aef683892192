/** Open votes: the vote, its electorate as of its opening, what was cast, what was counted by hand. */
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Localized } from '#kernel/values/lang.ts'

type Later<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>

export const METHODS = ['hands', 'roll_call', 'electronic'] as const
export type Method = (typeof METHODS)[number]
export const VOTE_STATES = ['open', 'suspended', 'closed', 'annulled'] as const
export type VoteState = (typeof VOTE_STATES)[number]
export type CastChannel = 'screen' | 'form' | 'paper'
export type BallotChoice = 'for' | 'against' | 'abstention' | 'blank' | 'spoilt'
export type VoteOutcome = 'adopted' | 'rejected' | 'tie' | 'no_quorum'

export interface VoteTable {
  id: Generated<number>
  meeting_id: number
  resolution_id: number
  round: number
  method: Method
  state: ColumnType<VoteState, VoteState | undefined, VoteState>
  opened_at: Date
  opened_by: number | null
  suspended_at: Later<Date>
  closed_at: Later<Date>
  /** The statutes' rules of this vote as they were at its opening. */
  rules: JSONColumnType<object, string, never>
  /** The voter for whom the chair of the session casts. */
  chair_id: number | null
  proxies: JSONColumnType<object, string, never>
  result: JSONColumnType<object | null, string | null | undefined, string | null>
  outcome: Later<VoteOutcome>
  annulled_for: Later<string>
}

declare module '#kernel/database.ts' {
  interface Database {
    ballot_vote: VoteTable
    ballot_entitled: { vote_id: number; voter_id: number; college: string; weight: number; holder_id: number | null }
    ballot_cast: {
      vote_id: number
      voter_id: number
      choice: BallotChoice
      cast_at: Date
      cast_by: number | null
      channel: CastChannel
      receipt: string
      deviates: ColumnType<boolean, boolean | undefined, boolean>
    }
    /** What one person's browsers sent: a ballot that came once is known for good. */
    ballot_receipt: { vote_id: number; person_id: number; receipt: string; received_at: Date }
    ballot_count: {
      vote_id: number
      college: string
      votes_for: number
      votes_against: number
      abstention: number
      blank: number
      spoilt: number
      counted_by: number | null
      counted_at: Date
    }
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'vote.opened': { resolution: number; title: Localized; method: Method; voters: number; votes: number }
    'vote.suspended': { resolution: number }
    'vote.resumed': { resolution: number }
    /** Quiet, and says nothing of the choice. */
    'vote.cast': { votes: number }
    /** By tellers; how many votes, never how they were given. */
    'vote.counted': { resolution: number; votes: number }
    'vote.closed': { resolution: number; title: Localized; outcome: VoteOutcome; for: number; against: number }
    'vote.annulled': { resolution: number; reason: string }
    /**
     * An adopted resolution about something that a module offers: that module reacts in the same transaction. Subjects: the resolution, the
     * meeting, then what was decided on as `{ kind: subjectKind, id: subjectId }`.
     */
    'resolution.adopted': {
      subjectKind: string | null
      subjectId: number | null
      sha256: string | null
      body: Localized
      bodyId: number
      decidedOn: string
      reference: string
      source: string
      title: Localized
    }
    'resolution.rejected': { title: Localized; outcome: VoteOutcome }
  }
}
