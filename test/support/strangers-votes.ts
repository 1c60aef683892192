/** Votes opened, suspended, counted, closed and annulled, tried by everyone: the chair of the session alone leads them, tellers alone count. */
import { sql } from 'kysely'
import { type Attempt, get, post, type Tested } from './attempts.ts'
import { gatheringIn } from './meetings.ts'

const CHAIR = 'Solène Varenquier'
const TELLER = 'Théodore Grisval'
/** Represents Les Jardins du Lac. */
const VOTER = 'Aminata Solvène'
/** Numbers of their own, so that the answers of the table are known before anything stands. */
const MEETING = 930_101
const FIRST = 930_201
const SECOND = FIRST + 1

const standing = new WeakMap<object, Promise<number[]>>()

/** A session with everybody there and two resolutions; which. */
async function stand(tested: Tested): Promise<number[]> {
  const { db } = tested.house
  await sql`alter table assembly_meeting alter column id restart with ${sql.lit(MEETING)}`.execute(db)
  const held = await gatheringIn(tested)
  for (const { id } of await held.roll()) await held.comes(id)
  const resolutions = [(await held.resolution(1)).id, (await held.resolution(2)).id]
  await sql`alter table ballot_vote alter column id restart with ${sql.lit(FIRST)}`.execute(db)
  return resolutions
}

export function votesAttempts(tested: Tested): Attempt[] {
  const resolution = (place: number) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    return { resolution: String((await made)[place]), method: 'electronic' }
  }
  const signIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
  const chair = `/meetings/${MEETING}/chair`
  const done = `303 ${chair}`
  const vote = (id: number) => `/votes/${id}`
  const first = vote(FIRST)
  const second = vote(SECOND)
  const lead = (path: string, form: Record<string, string>, id: number) =>
    post(`${vote(id)}/${path}`, form, CHAIR, signIn(vote(id)), 403, 404, done)
  const opening = `/meetings/${MEETING}/votes`
  const standingThere = async () => {
    await resolution(0)()
    return opening
  }
  const nothing = signIn('/votes/999999')
  return [
    post(standingThere, resolution(0), CHAIR, signIn(chair), 403, 404, done),
    // Before the closing nobody reads how people vote, not even the chair.
    get(`${first}.json`, CHAIR, signIn(`${first}.json`), 404, 404, 404),
    get(`${first}/count`, TELLER, signIn(`${first}/count`), 403, 404, 200),
    get(`${first}/count`, CHAIR, signIn(`${first}/count`), 403, 404, 403),
    post(`${first}/count`, { 'adherents:for': '2' }, TELLER, signIn(`${first}/count`), 403, 404, `303 ${first}/count`),
    post(`${first}/count`, { 'adherents:for': '999' }, TELLER, signIn(`${first}/count`), 403, 404, 422),
    lead('suspension', {}, FIRST),
    lead('resumption', {}, FIRST),
    lead('closing', {}, FIRST),
    // Afterwards those of the meeting do.
    get(`${first}.json`, VOTER, signIn(`${first}.json`), 200, 404, 200),
    post(opening, resolution(0), CHAIR, signIn(chair), 403, 404, 422),
    post(opening, resolution(1), CHAIR, signIn(chair), 403, 404, done),
    post(`${second}/annulment`, { reason: ' ' }, CHAIR, signIn(second), 403, 404, 422),
    lead('annulment', { reason: 'Panne de réseau' }, SECOND),
    post('/votes/999999/closing', {}, CHAIR, nothing, 404, 404, 404),
    post('/meetings/999999/votes', {}, CHAIR, signIn('/meetings/999999/chair'), 404, 404, 404),
  ]
}
