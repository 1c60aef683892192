/** A general meeting of 700 members: four desks at once, its pages on a phone, forty votes, and its minutes on paper. */
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { closeMeeting, deskPath, fixRoll, rulesOfMeeting, signIn } from '#modules/assembly/index.ts'
import { closeVote, openVote, roomPath, votePath } from '#modules/ballot/index.ts'
import { minutesPdfPath } from '#modules/minutes/index.ts'
import { fillNetwork } from '#modules/people/index.ts'
import { generatedMembers } from '../src/demo/members.ts'
import { gathering } from '../test/support/meetings.ts'
import type { Figure } from './table.ts'

const MEMBERS = 700
const ARRIVALS = 500
const DESKS = ['Kévin Dorsalin', 'Rosalie Quentrec', 'Inès Talbourdin', 'Kévin Dorsalin']
const RESOLUTIONS = 40

type Gathered = Awaited<ReturnType<typeof gathering>>

/** Everybody is up to date, and the roll is fixed. */
async function convened(gathered: Gathered): Promise<void> {
  const { house, meetingId, now, personNamed } = gathered
  await change(house, (tx) => fillNetwork(tx, SHELL, generatedMembers(MEMBERS, house.clock.today())))
  await sql`insert into people_fee (organisation_id, year, state, example)
    select id, 2017, 'paid', true from people_organisation where kind = 'member'
    on conflict (organisation_id, year) do update set state = 'paid'`.execute(house.db)
  const [at, chair, secretary] = [await now(), await personNamed('Solène Varenquier'), await personNamed('Gildas Pontarec')]
  await change(house, async (tx) => fixRoll(tx, at, (await rulesOfMeeting(tx, at))!))
  await house.db
    .updateTable('assembly_meeting')
    .set({ state: 'open', convened_at: new Date('2017-02-20T10:00:00Z'), opened_at: house.clock.now() })
    .where('id', '=', meetingId)
    .execute()
  await house.db
    .insertInto('assembly_officer')
    .values([
      { meeting_id: meetingId, role: 'chair', person_id: chair },
      { meeting_id: meetingId, role: 'secretary', person_id: secretary },
    ])
    .execute()
}

/** Each desk takes every voter, from a place of its own: whoever is signed in already is refused there. */
async function arrivals({ house, meetingId, actor, roll }: Gathered): Promise<Figure[]> {
  const voters = (await roll()).slice(0, ARRIVALS)
  const desks = await Promise.all(DESKS.map(actor))
  let [signedIn, refused] = [0, 0]
  const began = performance.now()
  await Promise.all(
    desks.map(async (desk, place) => {
      const start = Math.round((voters.length * place) / desks.length)
      for (const { id: voterId } of [...voters.slice(start), ...voters.slice(0, start)])
        try {
          await change(house, (tx) => signIn(tx, desk, { meetingId, voterId, personId: null, mode: 'room', channel: 'desk' }))
          signedIn += 1
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused += 1
        }
    }),
  )
  const took = (performance.now() - began) / 1_000
  const { count } = await house.reader
    .selectFrom('assembly_presence')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (signedIn !== voters.length || Number(count) < voters.length || refused !== voters.length * (desks.length - 1))
    throw new Error(`${signedIn} signed in, ${refused} refused, ${count} presences.`)
  return [{ name: `${ARRIVALS} voters of ${MEMBERS} signed in by four desks that all try each`, value: took, unit: 's', limit: '' }]
}

/** Bytes of a page as a phone gets it, in KB. */
async function size({ request, as }: Gathered, path: string, personId: number): Promise<number> {
  const answer = await request(path, { headers: await as(personId) })
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return gzipSync(await answer.text()).length / 1024
}

/** Everybody votes on everything; the ballots are written straight into their table, opening and closing are the product's. */
async function votes(gathered: Gathered): Promise<{ openMs: number; closeMs: number }> {
  const { house, meetingId, actor, resolution } = gathered
  const chair = await actor('Solène Varenquier')
  const [opened, closed]: [number[], number[]] = [[], []]
  for (let number = 1; number <= RESOLUTIONS; number++) {
    const { id } = await resolution(number)
    let since = performance.now()
    const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId: id, method: 'electronic' }))
    opened.push(performance.now() - since)
    await sql`insert into ballot_cast (vote_id, voter_id, choice, cast_at, channel, receipt)
      select vote_id, voter_id, (array['for','for','for','against','blank','abstention'])[1 + voter_id % 6], ${house.clock.now()}, 'screen',
        gen_random_uuid() from ballot_entitled where vote_id = ${voteId}`.execute(house.db)
    since = performance.now()
    await change(house, (tx) => closeVote(tx, chair, { voteId }))
    closed.push(performance.now() - since)
  }
  const middle = (times: number[]) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!
  return { openMs: middle(opened), closeMs: middle(closed) }
}

export async function meetingFigures(): Promise<Figure[]> {
  const gathered = await gathering({ state: 'draft' })
  const { house, meetingId, actor, request, as, personNamed, roll, comes, resolution } = gathered
  await convened(gathered)
  const figures = await arrivals(gathered)
  const { openMs, closeMs } = await votes(gathered)
  const [chair, secretary] = [await actor('Solène Varenquier'), await personNamed('Gildas Pontarec')]
  const voter = (await roll()).find(({ name, presence }) => presence === null && name === 'Les Jardins du Lac')
  if (voter) await comes(voter.id, await personNamed('Aminata Solvène'))
  const last = await resolution(RESOLUTIONS + 1)
  const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId: last.id, method: 'electronic' }))
  const kilobytes: [string, number][] = [
    ['desk', await size(gathered, deskPath(meetingId), await personNamed('Rosalie Quentrec'))],
    ['room page', await size(gathered, roomPath(meetingId), await personNamed('Aminata Solvène'))],
    ['vote page', await size(gathered, votePath(voteId), await personNamed('Aminata Solvène'))],
  ]
  await change(house, (tx) => closeVote(tx, chair, { voteId }))
  await change(house, (tx) => closeMeeting(tx, chair, { meetingId }))
  const headers = await as(secretary)
  const since = performance.now()
  const pdf = await request(minutesPdfPath(meetingId), { headers })
  const bytes = (await pdf.arrayBuffer()).byteLength
  if (pdf.status !== 200 || bytes < 10_000) throw new Error(`The minutes: ${pdf.status}, ${bytes} bytes.`)
  return [
    ...figures,
    { name: `vote opened on an electorate of ${ARRIVALS}`, value: openMs, unit: 'ms', limit: '' },
    { name: `vote of ${ARRIVALS} ballots closed and counted`, value: closeMs, unit: 'ms', limit: '' },
    ...kilobytes.map(
      ([name, value]): Figure => ({ name: `HTML of the ${name}, ${MEMBERS} members, compressed`, value, unit: 'KB', limit: '<= 30' }),
    ),
    {
      name: `minutes of ${RESOLUTIONS} resolutions and ${MEMBERS} voters as PDF`,
      value: (performance.now() - since) / 1_000,
      unit: 's',
      limit: '< 2',
    },
  ]
}
