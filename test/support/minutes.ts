/** A general meeting that was held: noticed, opened, voted on and closed, for tests of minutes and of the register. */
import { change } from '#kernel/change.ts'
import { noteQuorum } from '#modules/assembly/index.ts'
import { castBallots, closeVote, openVote } from '#modules/ballot/index.ts'
import type { gathering } from './meetings.ts'

export type Gathering = Awaited<ReturnType<typeof gathering>>

export interface HeldOptions {
  /** How many come, each with a representative of its own. */
  present?: number
  /** What each of them votes on each resolution, in their order; absent: for. */
  choices?: ('for' | 'against' | 'abstention' | 'blank')[]
  resolutions?: number
  /** Whether notices went out, and the session was closed. */
  noticed?: boolean
  closed?: boolean
}

/** One more vote of this meeting, by those who are there. Returns the vote's id. */
export async function voted({ house, actor }: Gathering, meetingId: number, resolutionId: number, casters: number[], choices: string[]) {
  const chair = await actor('Solène Varenquier')
  const id = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
  for (const [place, personId] of casters.entries()) {
    const person = await house.db.selectFrom('people_person').select('name').where('id', '=', personId).executeTakeFirstOrThrow()
    const by = await actor(person.name)
    const bound = await house.db
      .selectFrom('ballot_entitled as e')
      .innerJoin('assembly_voter as v', 'v.id', 'e.voter_id')
      .select('v.id')
      .where('e.vote_id', '=', id)
      .where('v.caster_id', '=', personId)
      .execute()
    const choice = (choices[place] ?? 'for') as 'for'
    const asked = Object.fromEntries(bound.map((voter) => [voter.id, choice]))
    await change(house, (tx) => castBallots(tx, by, { voteId: id, choices: asked, receipt: `receipt-${id}-${place}`, channel: 'form' }))
  }
  await change(house, (tx) => closeVote(tx, chair, { voteId: id }))
  return id
}

/** Everything but what people write: with `noticed` and `closed`, minutes lack notes of items without resolution and the incidents. */
export async function held(
  at: Gathering,
  { present = 12, choices = [], resolutions = 2, noticed = true, closed = true }: HeldOptions = {},
) {
  const { house, meetingId, roll, representative, comes, resolution, now, actor } = at
  const { db } = house
  const voters = await roll()
  if (noticed)
    await db
      .insertInto('assembly_notice')
      .values(
        voters.map(({ id }) => ({
          meeting_id: meetingId,
          voter_id: id,
          person_id: null,
          channel: 'letter' as const,
          sent_at: new Date('2017-02-22T09:00:00Z'),
        })),
      )
      .execute()
  const casters: number[] = []
  for (const [place, voter] of voters.slice(0, present).entries()) {
    const personId = await representative(voter.organisationId!, `Votant numéro ${place + 1}`)
    casters.push(personId)
    await comes(voter.id, personId)
  }
  const secretary = await actor('Gildas Pontarec')
  await change(house, async (tx) => noteQuorum(tx, secretary, await now(), 'opening'))
  const made: { id: number; itemId: number; voteId: number }[] = []
  for (let number = 1; number <= resolutions; number++) {
    const one = await resolution(number)
    made.push({ ...one, voteId: await voted(at, meetingId, one.id, casters, choices) })
  }
  if (closed)
    await db
      .updateTable('assembly_meeting')
      .set({ state: 'closed', closed_at: new Date('2017-03-14T15:05:00Z') })
      .where('id', '=', meetingId)
      .execute()
  return { voters, casters, resolutions: made }
}
