/** A meeting in which votes are opened one after the other, and two who cast: for Les Jardins du Lac's place on the roll and for the next one's. */
import assert from 'node:assert/strict'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { castBallots } from '../../src/modules/ballot/commands/casting.ts'
import { closeVote, openVote } from '../../src/modules/ballot/commands/votes.ts'
import type { Castable } from '../../src/modules/ballot/rules.ts'
import type { Method } from '../../src/modules/ballot/tables.ts'
import { gathering } from './meetings.ts'

export async function votingHouse(background = false) {
  const held = await gathering({ background })
  const { house, meetingId } = held
  const { db } = house
  const chair = await held.actor('Solène Varenquier')
  const [jardins, toits, garrigue, ...others] = (await held.roll()).filter(({ organisationId }) => organisationId !== null)
  const adele = await held.representative(jardins!.organisationId!, 'Adèle Essai')
  const bruno = await held.representative(toits!.organisationId!, 'Bruno Essai')
  await held.comes(jardins!.id, adele)
  await held.comes(toits!.id, bruno)
  // The third of the roll is the one that gives its proxy, or comes late.
  for (const each of others) await held.comes(each.id)

  let resolutions = 0
  /** A new vote, the one before closed. `prepare`: proxies with instructions for this resolution. */
  async function vote({
    method = 'electronic',
    prepare = async () => {},
  }: {
    method?: Method
    prepare?: (resolutionId: number) => Promise<unknown>
  } = {}) {
    const open = await db.selectFrom('ballot_vote').select('id').where('state', 'in', ['open', 'suspended']).execute()
    for (const { id } of open) await change(house, (tx) => closeVote(tx, chair, { voteId: id }))
    resolutions += 1
    const { id: resolutionId } = await held.resolution(resolutions)
    await prepare(resolutionId)
    return change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method }))
  }

  let receipts = 0
  const cast = (
    actor: Actor,
    voteId: number,
    choices: Record<number, Castable>,
    receipt = `r${++receipts}`,
    channel: 'screen' | 'form' = 'screen',
  ) => change(house, (tx) => castBallots(tx, actor, { voteId, choices, receipt, channel }))
  /** Every ballot that stands. */
  const stands = (voteId: number) =>
    db.selectFrom('ballot_cast').select(['voter_id', 'choice', 'deviates']).where('vote_id', '=', voteId).orderBy('voter_id').execute()

  return {
    ...held,
    chair,
    jardins: jardins!,
    toits: toits!,
    garrigue: garrigue!,
    adele,
    bruno,
    adeleActs: await held.actor('Adèle Essai'),
    brunoActs: await held.actor('Bruno Essai'),
    vote,
    cast,
    stands,
  }
}

/** The sentences that people read when this is refused. */
export async function sentenceOf(house: Parameters<typeof sayObjection>[0], work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Refusal, String(error))
  return error.objections.map((each) => sayObjection(house, 'fr', each).replaceAll(/[\u00a0\u202f]/g, ' ')).join(' / ')
}
