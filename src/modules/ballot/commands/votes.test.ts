/** Votes on a real database: opened on a quorum and a fixed electorate, closed with the result that the statutes give, annulled, counted by hand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sayObjection } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { entitledOf, participation, resultText, voteById } from '../queries.ts'
import type { BallotChoice, Method } from '../tables.ts'
import { annulVote, closeVote, countPapers, openVote, resumeVote, suspendVote } from './votes.ts'

const g = await gathering()
const { house, meetingId } = g
const chair = await g.actor('Solène Varenquier')
const secretary = await g.actor('Gildas Pontarec')
const teller = await g.actor('Théodore Grisval')
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
// The demonstration's regions have paid no fee: four of its members stand for them here, with their five votes each.
await house.db
  .updateTable('assembly_voter')
  .set({ college: 'regions', weight: 5 })
  .where(
    'id',
    'in',
    (await g.roll()).slice(0, 4).map(({ id }) => id),
  )
  .execute()
const roll = await g.roll()
const regions = roll.filter(({ college }) => college === 'regions')
const members = roll.filter(({ college }) => college === 'adherents')
const quarter = Math.ceil(roll.length / 4)

/** `ok`, or the sentences that people read. */
async function sentences(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.objections.map((each) => sayObjection(house, 'fr', each)).join(' ')
  }
}
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ')

let number = 0
const resolution = async (decision = 'ordinary') => (await g.resolution(++number, decision)).id
const open = (resolutionId: number, method: Method = 'electronic') => run((tx) => openVote(tx, chair, { meetingId, resolutionId, method }))
const close = (voteId: number) => run((tx) => closeVote(tx, chair, { voteId }))
const casts = (voteId: number, choices: Record<number, BallotChoice>) =>
  house.db
    .insertInto('ballot_cast')
    .values(
      Object.entries(choices).map(([voterId, choice]) => ({
        vote_id: voteId,
        voter_id: Number(voterId),
        choice,
        cast_at: house.clock.now(),
        cast_by: null,
        channel: 'form' as const,
        receipt: `r${voterId}`,
      })),
    )
    .execute()
/** The demonstration has a meeting of its own, with votes. */
const ours = () => house.db.selectFrom('ballot_vote').select(['id', 'state']).where('meeting_id', '=', meetingId).execute()
const clear = async () => {
  for (const { id } of roll) await house.db.deleteFrom('assembly_presence').where('voter_id', '=', id).execute()
  await house.db.deleteFrom('assembly_proxy').where('meeting_id', '=', meetingId).execute()
}

test('without quorum no vote is opened: the sentence says what the statutes ask for, and nothing is written', async () => {
  await clear()
  for (const { id } of roll.slice(0, quarter - 1)) await g.comes(id)
  const id = await resolution()
  assert.equal(
    plain(await sentences(open(id))),
    `Article 9 : un quart des votants, présents ou représentés : ${quarter} requis, ${quarter - 1} comptés, quorum non atteint. Le vote ne peut pas être ouvert.`,
  )
  assert.deepEqual(await ours(), [])
  await g.comes(roll.at(-1)!.id)
  assert.equal(await sentences(open(id)), 'ok')
  await run(async (tx) => annulVote(tx, chair, { voteId: (await ours())[0]!.id, reason: 'essai' }))
})

test('a decision that asks for more people than the meeting does is refused by its own article', async () => {
  const id = await resolution('dissolution')
  assert.match(
    plain(await sentences(open(id))),
    /^Article 14 : la moitié des votants.* quorum non atteint\. Le vote ne peut pas être ouvert\.$/,
  )
})

test('the electorate is fixed at the opening: who leaves keeps the vote, who comes has none, proxies are used or refused with their reason', async () => {
  await clear()
  const [a, b, c, d, late] = members
  for (const { id } of roll.slice(0, -1)) if (![b!.id, c!.id, d!.id, late!.id].includes(id)) await g.comes(id)
  await g.gives(b!.id, a!.id)
  await g.gives(c!.id, null)
  const id = await open(await resolution())
  await g.leaves(a!.id)
  await g.comes(late!.id)
  const entitled = await entitledOf(house.reader, id)
  const of = (voterId: number) => entitled.find((each) => each.voterId === voterId)
  assert.deepEqual([of(a!.id)?.holderId, of(b!.id)?.holderId, of(b!.id)?.holderName], [null, a!.id, a!.name])
  assert.deepEqual([of(c!.id), of(d!.id), of(late!.id)], [undefined, undefined, undefined])
  const vote = (await voteById(house.reader, id))!
  assert.deepEqual(vote.proxies, {
    used: [{ giver: String(b!.id), holder: String(a!.id) }],
    refused: [{ giver: String(c!.id), holder: null, reason: 'blank' }],
  })
  await casts(id, { [a!.id]: 'for', [b!.id]: 'against', [regions[0]!.id]: 'for' })
  assert.deepEqual((await participation(house.reader, id)).cast, { voters: 3, votes: a!.weight + b!.weight + 5 })
  assert.equal(await close(id), 'adopted')
  const { result } = (await voteById(house.reader, id))!
  assert.deepEqual([result!.counts.for, result!.counts.against], [a!.weight + 5, b!.weight])
  assert.deepEqual(result!.proxies, vote.proxies)
  assert.equal(result!.electorate.voters, entitled.length)
  assert.match(plain(resultText('fr', { ...vote, result })), /^Article 12 : .* : adoptée$/)
})

test('only the chair opens and closes; one resolution at a time; one that is decided is not voted on again', async () => {
  const id = await resolution()
  assert.equal(
    await sentences(run((tx) => openVote(tx, secretary, { meetingId, resolutionId: id, method: 'hands' }))),
    'Vos mandats ne permettent pas de faire cela aujourd’hui.',
  )
  const vote = await open(id)
  assert.equal(
    await sentences(run((tx) => closeVote(tx, secretary, { voteId: vote }))),
    'Vos mandats ne permettent pas de faire cela aujourd’hui.',
  )
  const other = await resolution()
  assert.match(plain(await sentences(open(other))), /^Le vote de la résolution \d+ est en cours : terminez-le d’abord/)
  await casts(vote, { [regions[0]!.id]: 'against' })
  assert.equal(await close(vote), 'rejected')
  assert.match(await sentences(open(id)), /^Cette résolution est déjà rejetée/)
  assert.equal(plain(await sentences(close(vote))), 'Ce vote est déjà clos.')
})

test('two who open at once: one vote, and a sentence for the other', async () => {
  const [one, two] = [await resolution(), await resolution()]
  const told = await Promise.all([sentences(open(one)), sentences(open(two))])
  assert.equal(told.filter((each) => each === 'ok').length, 1)
  assert.match(told.find((each) => each !== 'ok')!, /est en cours/)
  const running = (await ours()).find(({ state }) => state === 'open')!
  const closings = await Promise.all([sentences(close(running.id)), sentences(close(running.id))])
  assert.deepEqual(closings.toSorted().map(plain), ['Ce vote est déjà clos.', 'ok'])
})

test('no vote cast, a tie, abstentions: each with its outcome; after a tie there is a new round', async () => {
  const [one, two] = regions
  const none = await open(await resolution())
  assert.equal(await close(none), 'rejected')
  assert.match(plain(resultText('fr', (await voteById(house.reader, none))!)), /0 pour, 0 contre : rejetée$/)
  const tied = await resolution()
  const first = await open(tied)
  await casts(first, { [one!.id]: 'for', [two!.id]: 'against', [regions[2]!.id]: 'abstention', [members.at(-2)!.id]: 'blank' })
  assert.equal(await close(first), 'tie')
  const entries = await journalEntries(house.reader, { scope: { kind: 'all' }, limit: 5 })
  const ours = entries.map(({ deed }) => deed).filter((deed) => deed === 'resolution.rejected' || deed === 'vote.closed')
  assert.deepEqual(ours.slice(0, 2), ['resolution.rejected', 'vote.closed'])
  const second = await open(tied)
  assert.equal((await voteById(house.reader, second))!.round, 2)
  await casts(second, { [one!.id]: 'for' })
  assert.equal(await close(second), 'adopted')
})

test('suspended, resumed; annulled with a reason, and voted on again', async () => {
  const id = await resolution()
  const vote = await open(id)
  await run((tx) => suspendVote(tx, chair, { voteId: vote }))
  assert.match(await sentences(run((tx) => suspendVote(tx, chair, { voteId: vote }))), /suspendu/)
  await run((tx) => resumeVote(tx, chair, { voteId: vote }))
  assert.match(await sentences(run((tx) => annulVote(tx, chair, { voteId: vote, reason: ' ' }))), /^Dites pourquoi/)
  await run((tx) => annulVote(tx, chair, { voteId: vote, reason: 'Panne de réseau' }))
  assert.equal((await voteById(house.reader, vote))!.annulledFor, 'Panne de réseau')
  assert.equal(await close(await open(id)), 'rejected')
})

test('papers are added to the ballots that were cast; a count that cannot be is refused with the sentence', async () => {
  const vote = await open(await resolution(), 'hands')
  const votes = (await entitledOf(house.reader, vote))
    .filter(({ college }) => college === 'regions')
    .reduce((sum, { weight }) => sum + weight, 0)
  const none = { for: 0, against: 0, abstention: 0, blank: 0, spoilt: 0 }
  const count = (by: typeof chair, counts: Record<string, typeof none>) => run((tx) => countPapers(tx, by, { voteId: vote, counts }))
  assert.equal(await sentences(count(chair, { regions: none })), 'Vos mandats ne permettent pas de faire cela aujourd’hui.')
  await casts(vote, { [regions[0]!.id]: 'for' })
  assert.equal(
    plain(await sentences(count(teller, { regions: { ...none, for: votes } }))),
    `Collège Associations régionales : ${votes} voix comptées et 5 déjà émises à l’écran, alors que ses votants n’en ont que ${votes}. Recomptez.`,
  )
  assert.match(plain(await sentences(count(teller, { ailleurs: none }))), /Personne du collège « ailleurs » ne vote ici/)
  assert.match(await sentences(count(teller, { regions: { ...none, for: 1.5 } })), /nombres entiers/)
  assert.deepEqual(
    await Promise.all([
      sentences(count(teller, { regions: { ...none, for: 10, against: 5 } })),
      sentences(count(teller, { regions: { ...none, for: 9, against: 5, spoilt: 1 } })),
    ]),
    ['ok', 'ok'],
  )
  await count(teller, { regions: { ...none, for: 4, against: 5, spoilt: 1 } })
  await casts(vote, { [regions[1]!.id]: 'for' })
  assert.equal(await close(vote), 'adopted')
  const { result } = (await voteById(house.reader, vote))!
  assert.deepEqual(result!.byCollege.regions, { for: 14, against: 5, abstention: 0, blank: 0, spoilt: 1 })
})

test('ballots that come in after the papers were counted stop a closing that cannot be', async () => {
  const vote = await open(await resolution())
  const votes = (await entitledOf(house.reader, vote))
    .filter(({ college }) => college === 'regions')
    .reduce((sum, { weight }) => sum + weight, 0)
  await run((tx) =>
    countPapers(tx, teller, { voteId: vote, counts: { regions: { for: votes, against: 0, abstention: 0, blank: 0, spoilt: 0 } } }),
  )
  await casts(vote, { [regions[0]!.id]: 'for' })
  assert.match(await sentences(close(vote)), /Recomptez\.$/)
  await run((tx) => annulVote(tx, chair, { voteId: vote, reason: 'Recomptage' }))
})
