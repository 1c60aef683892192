/** What leads to signing oneself in: the code in the room and the remote link, signed by the house, so that nobody can guess one. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { MODES, type Mode } from '../tables.ts'

/** Letters and figures that nobody confuses: whoever's camera fails types them. */
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'
/** Sixty bits. */
const LENGTH = 12

/** The last part of the address: of this meeting, and of the room or from afar. */
export const hereToken = (signingKey: string, meetingId: number, mode: Mode): string =>
  [...createHmac('sha256', signingKey).update(`here ${meetingId} ${mode}`).digest().subarray(0, LENGTH)]
    .map((byte) => SIGNS[byte % SIGNS.length])
    .join('')

/** What a token stands for in this meeting; null: it is none of its tokens. */
export function modeOfToken(signingKey: string, meetingId: number, token: string): Mode | null {
  const given = Buffer.from(token)
  const known = MODES.map((mode) => [mode, Buffer.from(hereToken(signingKey, meetingId, mode))] as const)
  return known.find(([, expected]) => expected.length === given.length && timingSafeEqual(expected, given))?.[0] ?? null
}
