/** A vote is closed while two hundred people cast: each ballot that was acknowledged is counted, each other one is told that it was late. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { type CrowdVoter, votingCrowd } from '../../../../test/support/voting-crowd.ts'
import { voteById } from '../queries.ts'
import type { Castable } from '../rules.ts'
import { castBallots } from './casting.ts'
import { closeVote, openVote } from './votes.ts'

const g = await gathering()
const { house, meetingId } = g
const chair = await g.actor('Solène Varenquier')
const voters = await votingCrowd(house, meetingId, 200)
const acting = (personId: number): Actor => ({ personId, name: '', lang: 'fr', example: true, mandates: [], acting: null })
const CHOICES: Castable[] = ['for', 'for', 'against', 'abstention', 'blank']

interface Answer {
  voter: CrowdVoter
  choice: Castable
  /** null: acknowledged; else what the person read. */
  refused: string | null
}

async function cast(voteId: number, voter: CrowdVoter, place: number): Promise<Answer> {
  const choice = CHOICES[place % CHOICES.length]!
  const input = { voteId, choices: { [voter.voterId]: choice }, receipt: `r${place}`, channel: 'screen' as const }
  try {
    await change(house, (tx) => castBallots(tx, acting(voter.personId), input))
    return { voter, choice, refused: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { voter, choice, refused: error.objections.map((each) => sayObjection(house, 'fr', each)).join(' ') }
  }
}

test('closing waits for the ballots that are coming in, and none is counted that was not acknowledged, nor the other way round', async () => {
  const { id: resolutionId } = await g.resolution(1)
  const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
  const before = voters.slice(0, 120).map((voter, place) => cast(voteId, voter, place))
  const closing = change(house, (tx) => closeVote(tx, chair, { voteId }))
  const after = voters.slice(120).map((voter, place) => cast(voteId, voter, 120 + place))
  const answers = await Promise.all([...before, ...after])
  await closing
  const acknowledged = answers.filter(({ refused }) => refused === null)
  const late = answers.filter(({ refused }) => refused !== null)
  assert.ok(acknowledged.length > 0 && late.length > 0, `${acknowledged.length} acknowledged, ${late.length} late`)
  for (const { refused } of late)
    assert.match(refused!.replace(/[\u202f\u00a0]/g, ' '), /^Le vote a été clos à \d+ h \d\d : ce bulletin n’a pas été compté\.$/)
  const { counts } = (await voteById(house.reader, voteId))!.result!
  for (const choice of new Set(CHOICES)) {
    const votes = acknowledged.filter((each) => each.choice === choice).reduce((sum, { voter }) => sum + voter.weight, 0)
    assert.equal(counts[choice], votes, choice)
  }
  const rows = await house.db.selectFrom('ballot_cast').select('voter_id').where('vote_id', '=', voteId).execute()
  assert.equal(rows.length, acknowledged.length)
})
