/** Who is on the roll of a general meeting, in which college, with how many votes (R03, R09). */
import { addDays } from '#kernel/dates.ts'
import type { College, RollRule, StatutesText, WEIGHT_FIGURES, Weight } from '../tables.ts'

type Day = string

/** What the roll asks of an organisation, as things stand on the record day. */
export interface Candidate {
  id: number
  name: string
  kind: string
  region: string | null
  joinedOn: Day | null
  leftOn: Day | null
  /** The state of its fee of the record day's year. */
  fee: 'called' | 'paid' | 'exempt' | null
  /** The figures of the last year told, up to the record day's. */
  figures: Partial<Record<(typeof WEIGHT_FIGURES)[number], number>>
}

export const EXCLUSIONS = ['not_yet_member', 'left', 'no_college', 'fee_unpaid', 'no_votes'] as const
/** Why an organisation is not on the roll: said beside its name, so that it may be put right in time. */
export type Exclusion = (typeof EXCLUSIONS)[number]

export interface RollEntry {
  organisationId: number
  name: string
  region: string | null
  college: string | null
  weight: number
  excluded: Exclusion | null
}

/** The day on which one must be a member up to date: so many days before the meeting. */
export const recordDay = (rule: RollRule | null, meetingDay: Day): Day => addDays(meetingDay, -(rule?.recordDays ?? 0))

/** The votes of one organisation: the highest bracket that it reaches; below the first it has none. */
export function votesBy(weight: Weight, figures: Candidate['figures']): number {
  if (weight.by === 'head') return 1
  if (weight.by === 'fixed') return weight.votes
  const value = figures[weight.figure] ?? 0
  return weight.brackets
    .filter(({ from }) => value >= from)
    .reduce((most, each) => (each.from >= most.from ? each : most), { from: -1, votes: 0 }).votes
}

/** Those whom nobody calls or exempts have not paid. */
const isUpToDate = ({ fee }: Candidate): boolean => fee === 'paid' || fee === 'exempt'

const collegeOf = (colleges: readonly College[], kind: string): College | null =>
  colleges.find((college) => (college.kinds as readonly string[]).includes(kind)) ?? null

function excludedOn(day: Day, candidate: Candidate, college: College | null, rule: RollRule | null, votes: number): Exclusion | null {
  if (candidate.joinedOn !== null && candidate.joinedOn > day) return 'not_yet_member'
  if (candidate.leftOn !== null && candidate.leftOn < day) return 'left'
  if (!college) return 'no_college'
  if (rule?.feePaid && !isUpToDate(candidate)) return 'fee_unpaid'
  return votes > 0 ? null : 'no_votes'
}

/** The roll as of the record day, whoever is left out with the reason. */
export const rollOf = (text: Pick<StatutesText, 'colleges' | 'roll'>, day: Day, candidates: readonly Candidate[]): RollEntry[] =>
  candidates.map((candidate) => {
    const college = collegeOf(text.colleges, candidate.kind)
    const votes = college ? votesBy(college.weight, candidate.figures) : 0
    const excluded = excludedOn(day, candidate, college, text.roll, votes)
    return {
      organisationId: candidate.id,
      name: candidate.name,
      region: candidate.region,
      college: college?.code ?? null,
      weight: excluded ? 0 : votes,
      excluded,
    }
  })
