/** Casting in a vote of the general assembly and of the board, tried by everyone. */
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { openVote } from '../../src/modules/ballot/commands/votes.ts'
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'
import { gatheringIn } from './meetings.ts'

/** Represents Les Jardins du Lac. */
const VOTER = 'Aminata Solvène'
const CHAIR = 'Solène Varenquier'
/** A number of its own, so that the answers of the table are known before it stands. */
const GENERAL = 920_001

const standing = new WeakMap<object, Promise<number>>()

/** An open vote in which Les Jardins du Lac votes; which voter that is. */
async function stand(tested: Tested, { organisation, person }: World): Promise<number> {
  const { house } = tested
  await sql`alter table ballot_vote alter column id restart with ${sql.lit(GENERAL)}`.execute(house.db)
  const held = await gatheringIn(tested)
  const roll = await held.roll()
  const own = roll.find(({ organisationId }) => organisationId === organisation('Les Jardins du Lac'))!
  for (const { id } of roll) await held.comes(id, id === own.id ? person(VOTER) : null)
  const { id: resolutionId } = await held.resolution(1)
  const chair = await held.actor(CHAIR)
  await change(house, (tx) => openVote(tx, chair, { meetingId: held.meetingId, resolutionId, method: 'electronic' }))
  return own.id
}

export function castingAttempts(tested: Tested, world: World): Attempt[] {
  const voter = (): Promise<number> => {
    const made = standing.get(tested.house) ?? stand(tested, world)
    standing.set(tested.house, made)
    return made
  }
  const at = (path: string) => async () => {
    await voter()
    return path
  }
  const page = `/votes/${GENERAL}`
  const ballots = `${page}/ballots`
  const choice = async () => ({ [`choice-${await voter()}`]: 'for' })
  const toSignIn = `303 /sign-in?back=${encodeURIComponent(page)}`
  const elsewhere = `303 /sign-in?back=${encodeURIComponent('/votes/999999')}`
  return [
    // Les Toits verts are of the same assembly: they may look, and vote for themselves alone.
    get(at(page), VOTER, toSignIn, 200, 404, 200),
    post(at(ballots), choice, VOTER, toSignIn, 422, 404, `303 ${page}`),
    post(at(ballots), {}, VOTER, toSignIn, 422, 404, 422),
    get('/votes/999999', VOTER, elsewhere, 404, 404, 404),
    post('/votes/999999/ballots', {}, VOTER, elsewhere, 404, 404, 404),
  ]
}
