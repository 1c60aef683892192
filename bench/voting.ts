/** A hall that votes at once: a thousand ballots within ten seconds over HTTP, the largest hall that still does, and the count of ten thousand. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request as ask } from 'node:http'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { closeVote, openVote } from '#modules/ballot/index.ts'
import { countedVote, resultOf } from '../src/modules/ballot/queries/counted.ts'
import { voteById } from '../src/modules/ballot/queries/votes.ts'
import { cookiesOf, fillHall, type HallVoter } from '../test/support/hall.ts'
import { gathering } from '../test/support/meetings.ts'
import type { Figure } from './table.ts'

const CHILD = fileURLToPath(new URL('../test/support/serving-child.ts', import.meta.url))
const WITHIN_MS = 10_000
const SLOWEST_MS = 300
/** Ever larger halls, until one is too slow. */
const HALLS = [1_000, 1_500, 2_000, 3_000]
const COUNTED = 10_000
/** As many as the statutes of the example allow. */
const PROXIES_EACH = 3

type Held = Awaited<ReturnType<typeof gathering>>

async function opened({ house, meetingId, resolution, actor }: Held, number: number): Promise<number> {
  const { id: resolutionId } = await resolution(number)
  const chair = await actor('Solène Varenquier')
  return change(house, (tx) => openVote(tx, chair, { meetingId, resolutionId, method: 'electronic' }))
}

/** One ballot, as a browser's script sends it; how long it waited, in milliseconds. */
function send(agent: Agent, url: URL, cookie: string, origin: string, body: string): Promise<number> {
  const since = performance.now()
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      origin,
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }
    const asked = ask(url, { agent, method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.once('end', () =>
        answer.statusCode === 200 ? resolve(performance.now() - since) : reject(new Error(`A ballot: ${answer.statusCode}.`)),
      )
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

interface Round {
  p95: number
  lost: number
  doubled: number
}

/** Everybody casts at a moment of their own within the ten seconds, each over a connection of their own. */
async function vote(held: Held, base: string, seats: HallVoter[], cookies: string[], number: number): Promise<Round> {
  const { house } = held
  const voteId = await opened(held, number)
  const url = new URL(`${base}/votes/${voteId}/ballots`)
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  const waits = await Promise.all(
    seats.map(async ({ voterId }, place) => {
      // A spread that is the same in every run: no two neighbours come together.
      await new Promise((resolve) => setTimeout(resolve, ((place * 7_919) % seats.length) * (WITHIN_MS / seats.length)))
      const body = new URLSearchParams({ receipt: `${voteId} ${place}`, [`choice-${voterId}`]: place % 3 === 0 ? 'against' : 'for' })
      return send(agent, url, cookies[place]!, house.baseUrl, body.toString())
    }),
  )
  const { rows } = await sql<{ cast: number; told: number }>`select
    (select count(*)::int from ballot_cast where vote_id = ${voteId}) as cast,
    (select count(*)::int from journal_subject s join journal_entry e on e.id = s.entry_id
      where s.kind = 'vote' and s.id = ${voteId} and e.deed = 'vote.cast') as told`.execute(house.db)
  const chair = await held.actor('Solène Varenquier')
  await change(house, (tx) => closeVote(tx, chair, { voteId }))
  waits.sort((one, other) => one - other)
  return { p95: waits[Math.floor(waits.length * 0.95)]!, lost: seats.length - rows[0]!.cast, doubled: rows[0]!.told - rows[0]!.cast }
}

async function halls(): Promise<Figure[]> {
  const held = await gathering()
  const seats = await fillHall(held.house, held.meetingId, HALLS.at(-1)!)
  const cookies = await cookiesOf(held.as, seats)
  const given = JSON.stringify({ connection: held.connection, baseUrl: held.house.baseUrl, background: true })
  const child = fork(CHILD, [given], { execArgv: ['--import', 'tsx'] })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const base = `http://127.0.0.1:${port}`
  const figures: Figure[] = []
  let largest = 0
  // The first is for warming up.
  for (const [place, size] of [200, ...HALLS].entries()) {
    const round = await vote(held, base, seats.slice(0, size), cookies, place + 1)
    if (place === 1)
      figures.push(
        { name: `${size} voters within 10 s: ballots lost`, value: round.lost, unit: '', limit: '0' },
        { name: `${size} voters within 10 s: ballots counted twice`, value: round.doubled, unit: '', limit: '0' },
        { name: `${size} voters within 10 s: p95 of a ballot`, value: round.p95, unit: 'ms', limit: '<= 300' },
      )
    if (round.p95 > SLOWEST_MS || round.lost > 0) break
    if (place > 0) largest = size
  }
  child.kill()
  await once(child, 'exit')
  return [...figures, { name: 'largest hall within 10 s at p95 <= 300 ms', value: largest, unit: 'voters', limit: '>= 1000' }]
}

/** Ten thousand weighted ballots, three of four by proxy: read and counted as at the closing. */
async function count(): Promise<Figure[]> {
  const held = await gathering()
  const { house } = held
  const seats = await fillHall(house, held.meetingId, COUNTED / (1 + PROXIES_EACH), { proxies: PROXIES_EACH })
  const voteId = await opened(held, 1)
  await sql`insert into ballot_cast (vote_id, voter_id, choice, cast_at, channel, receipt)
    select vote_id, voter_id, (array['for', 'against', 'abstention', 'blank', 'for'])[1 + voter_id % 5], now(), 'screen', 'bench'
    from ballot_entitled where vote_id = ${voteId}`.execute(house.db)
  const times: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const since = performance.now()
    const found = await voteById(house.reader, voteId)
    resultOf(found!, await countedVote(house.reader, found!))
    times.push(performance.now() - since)
  }
  const ballots = await house.db.selectFrom('ballot_cast').select('voter_id').where('vote_id', '=', voteId).execute()
  if (ballots.length < seats.length * (1 + PROXIES_EACH)) throw new Error(`Only ${ballots.length} ballots were counted.`)
  return [{ name: `open count of ${COUNTED} weighted ballots with proxies`, value: Math.min(...times), unit: 'ms', limit: '< 200' }]
}

/** Sessions are made in the database; no route makes one without signing in. */
export const votingFigures = async (): Promise<Figure[]> => [...(await count()), ...(await halls())]
