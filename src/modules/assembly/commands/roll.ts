/** The roll of a meeting, fixed when it is convened: as of the record day, whoever is left out with the reason (R03). */
import { randomInt } from 'node:crypto'
import type { Writer } from '#kernel/database.ts'
import { recordDay, rollOf } from '#modules/statutes/index.ts'
import { candidates, type Meeting, type MeetingRules, seated } from '../queries.ts'

/** Signs that nobody takes for one another on a printed card. */
const CARD_SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const CARD_LENGTH = 8

/** Nothing can be read from a card's number: it is drawn, and says neither who nor how many. */
const cardNumber = (): string => Array.from({ length: CARD_LENGTH }, () => CARD_SIGNS[randomInt(CARD_SIGNS.length)]).join('')

/** Writes the roll anew and returns how many may vote. Only while nobody has given a proxy or signed in. */
export async function fixRoll(tx: Writer, meeting: Meeting, { statutes, body }: MeetingRules): Promise<number> {
  const day = recordDay(statutes.text.roll, meeting.day)
  const own = { meeting_id: meeting.id, caster_id: null, bound_at: null }
  const all =
    body?.voters === 'seats'
      ? (await seated(tx, meeting.bodyId, meeting.day)).map(({ personId }) => ({
          ...own,
          organisation_id: null,
          person_id: personId,
          college: null,
          region: null,
          weight: 1,
          excluded: null,
          card: cardNumber(),
          caster_id: personId,
        }))
      : rollOf(statutes.text, day, await candidates(tx, meeting.organisationId, day)).map((entry) => ({
          ...own,
          organisation_id: entry.organisationId,
          person_id: null,
          college: entry.college,
          region: entry.region,
          weight: entry.weight,
          excluded: entry.excluded,
          card: cardNumber(),
        }))
  await tx.deleteFrom('assembly_voter').where('meeting_id', '=', meeting.id).execute()
  // A statement takes 65 535 parameters at most: 10 000 organisations of nine columns are written in parts.
  for (let from = 0; from < all.length; from += 5000)
    await tx
      .insertInto('assembly_voter')
      .values(all.slice(from, from + 5000))
      .execute()
  await tx.updateTable('assembly_meeting').set({ statutes_id: statutes.id, record_day: day }).where('id', '=', meeting.id).execute()
  return all.filter(({ excluded }) => excluded === null).length
}
