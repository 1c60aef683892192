/** The desk, the code in the room, the quorum and what is printed, tried by everyone. */
import { sql } from 'kysely'
import { hereToken } from '#modules/assembly/index.ts'
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'

/** Holds the desk: a permanent. */
const STAFF = 'Kévin Dorsalin'
/** Represents Les Jardins du Lac. */
const MEMBER = 'Aminata Solvène'

/** Numbers of their own, so that the answers of the table are known before the meeting stands. */
const OWN = 940_001
const [GARDENS, ROOFS] = [940_011, 940_012]

const standing = new WeakMap<object, Promise<void>>()

/** An open meeting of today with two organisations, once in each house. */
async function stand({ house: { db, clock } }: Tested, { organisation }: World): Promise<void> {
  const { id: statutes } = await db
    .selectFrom('statutes_version')
    .select('id')
    .where('state', '=', 'adopted')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  await sql`insert into assembly_meeting (id, organisation_id, body_id, statutes_id, title_fr, starts_at, time_zone, state, convened_at,
    opened_at, example) overriding system value select ${OWN}, organisation_id, id, ${statutes}, 'Réunion émargée', ${clock.now()}, 'Europe/Paris',
    'open', ${clock.now()}, ${clock.now()}, true from people_body where code = 'ag' limit 1`.execute(db)
  for (const [id, name] of [
    [GARDENS, 'Les Jardins du Lac'],
    [ROOFS, 'Les Toits verts'],
  ] as const)
    await sql`insert into assembly_voter (id, meeting_id, organisation_id, college, weight, card)
      overriding system value values (${id}, ${OWN}, ${organisation(name)}, 'adherents', 1, ${`CARD${id}`})`.execute(db)
}

const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`

export function attendanceAttempts(tested: Tested, world: World): Attempt[] {
  const onceStanding = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested, world)
    standing.set(tested.house, made)
    await made
    return path
  }
  const base = `/meetings/${OWN}`
  const read = (name: string, representative: number, by = STAFF, may = 200): Attempt =>
    get(onceStanding(`${base}/${name}`), by, toSignIn(`${base}/${name}`), representative, 404, may)
  const deed = (name: string, form: Record<string, string>, answer: number | string = `303 ${base}/desk`, by = STAFF): Attempt =>
    post(onceStanding(`${base}/voters/${name}`), form, by, 403, 403, 404, answer)
  const token = hereToken(tested.house.signingKey, OWN, 'room')
  const [here, afar] = [`${base}/here/${token}`, `${base}/here/${hereToken(tested.house.signingKey, OWN, 'remote')}`]
  const person = { person: String(world.person(MEMBER)) }
  return [
    read('desk', 403),
    read('desk?q=lac', 403),
    read('desk', 403, MEMBER, 403),
    read('desk/code', 403),
    read('quorum', 200),
    ...['sheet.pdf', 'cards.pdf', 'kit.pdf'].map((name) => read(name, 403)),
    deed(`${GARDENS}/presence`, person, 403, MEMBER),
    deed(`${GARDENS}/presence`, { person: '0' }, 422),
    deed(`${GARDENS}/presence`, person),
    deed(`${GARDENS}/presence`, person, 409),
    deed(`${GARDENS}/caster`, person),
    deed(`${GARDENS}/departure`, {}, 403, 'Solène Varenquier'),
    deed(`${GARDENS}/departure`, {}),
    deed('999999/presence', person, 404),
    // Whoever has the code signs in for the own organisation; who is not of the meeting reads that there is nobody to sign for.
    get(onceStanding(here), MEMBER, toSignIn(here), 200, 200, 200),
    post(onceStanding(here), { deed: 'arrival' }, MEMBER, 403, `303 ${here}`, 404, `303 ${here}`),
    post(onceStanding(here), { deed: 'departure' }, MEMBER, 403, `303 ${here}`, 404, `303 ${here}`),
    get(onceStanding(afar), MEMBER, toSignIn(afar), 200, 200, 200),
    post(onceStanding(afar), { deed: 'arrival' }, MEMBER, 403, 422, 404, 422),
    get(onceStanding(`${base}/here/forged`), MEMBER, 404, 404, 404, 404),
    post(onceStanding(`/meetings/1/here/${token}`), { deed: 'arrival' }, MEMBER, 403, 404, 404, 404),
    ...['desk', 'desk/code', 'quorum', 'sheet.pdf'].map((name) =>
      get(`/meetings/999999/${name}`, STAFF, toSignIn(`/meetings/999999/${name}`), 404, 404, 404),
    ),
  ]
}
