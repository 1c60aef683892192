/** The roll as it is read: sums by college, filters, and who is told why somebody does not vote. */
import { type Actor, holds, isBoardOf, isStaffOf } from '#kernel/values/actor.ts'
import { nameKey } from '#kernel/values/name-key.ts'

interface Line {
  organisationId: number | null
  name: string
  college: string | null
  region: string | null
  weight: number
}

export interface RollAsked {
  words: string
  college: string | null
  region: string | null
  page: number
}

/** Every word begins or stands within the name, whatever its accents. */
export const rollShown = <Each extends Line>(lines: readonly Each[], { words, college, region }: RollAsked): Each[] => {
  const wanted = nameKey(words).split(' ')
  return lines.filter(
    (line) =>
      (college === null || line.college === college) &&
      (region === null || line.region === region) &&
      (words === '' || wanted.every((word) => nameKey(line.name).includes(word))),
  )
}

export interface Sum {
  voters: number
  votes: number
}

/** Voters and votes, by college in the order of `colleges`; whoever is in none comes last. */
export function rollSums(lines: readonly Line[], colleges: readonly string[]): { college: string | null; sum: Sum }[] {
  const sums = new Map<string | null, Sum>(colleges.map((code) => [code, { voters: 0, votes: 0 }]))
  for (const { college, weight } of lines) {
    const sum = sums.get(college) ?? { voters: 0, votes: 0 }
    sums.set(college, { voters: sum.voters + 1, votes: sum.votes + weight })
  }
  return [...sums].map(([college, sum]) => ({ college, sum })).filter(({ sum }) => sum.voters > 0)
}

/** Fees and figures are behind the reasons: told to the permanents, to the board, and to whoever speaks for the organisation. */
export const mayReadReason = (actor: Actor | null, networkId: number, organisationId: number | null): boolean =>
  actor?.personId === null ||
  isStaffOf(actor, networkId) ||
  isBoardOf(actor, networkId) ||
  (organisationId !== null && holds(actor, organisationId))
