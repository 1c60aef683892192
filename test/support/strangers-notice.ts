/** Convening a meeting, its notice on paper and its roll, tried by everyone. */
import { sql } from 'kysely'
import { type Answer, type Attempt, get, post, type Tested, type World } from './attempts.ts'

const PRESIDENT = 'Solène Varenquier'
const STAFF = 'Kévin Dorsalin'

/** Numbers of their own, so that the answers of the table are known before they stand. */
const DRAFT = 920_001
const CONVENED = 920_002
const MISSED = 920_003
const ITEM = 920_011
const [GARDENS, ROOFS] = [920_021, 920_022]
const DAY_MS = 86_400_000

const standing = new WeakMap<object, Promise<void>>()

/** A draft with an agenda, a convened meeting with a letter to print, one that was closed for want of quorum. */
async function stand({ house: { db, clock } }: Tested, { organisation }: World): Promise<void> {
  const { id: statutes } = await db
    .selectFrom('statutes_version')
    .select('id')
    .where('state', '=', 'adopted')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const held = async (id: number, state: string, days: number) => {
    const at = new Date(clock.now().getTime() + days * DAY_MS)
    const known = state !== 'draft'
    await sql`insert into assembly_meeting (id, organisation_id, body_id, statutes_id, record_day, title_fr, starts_at, time_zone, place, state,
      convened_at, example) overriding system value select ${id}, organisation_id, id, ${known ? statutes : null},
      ${known ? '2017-02-01' : null}, ${`Convocation essayée ${id}`}, ${at}, 'Europe/Paris', 'Paris', ${state},
      ${known ? clock.now() : null}, true from people_body where code = 'ag' limit 1`.execute(db)
  }
  await held(DRAFT, 'draft', 40)
  await held(CONVENED, 'convened', 41)
  await held(MISSED, 'closed', -2)
  await sql`insert into assembly_item (id, meeting_id, position, kind, title_fr) overriding system value
    values (${ITEM}, ${DRAFT}, 1, 'report', 'Rapport')`.execute(db)
  for (const [id, name] of [
    [GARDENS, 'Les Jardins du Lac'],
    [ROOFS, 'Les Toits verts'],
  ] as const)
    await sql`insert into assembly_voter (id, meeting_id, organisation_id, college, weight, card) overriding system value
      values (${id}, ${CONVENED}, ${organisation(name)}, 'adherents', 1, ${`card${id}`})`.execute(db)
  await sql`insert into assembly_notice (meeting_id, voter_id, channel) values (${CONVENED}, ${GARDENS}, 'letter')`.execute(db)
  await sql`insert into assembly_quorum (meeting_id, at, cause, present_voters, present_votes, represented_voters, represented_votes, reached,
    required, met) values (${MISSED}, ${clock.now()}, 'opening', 0, 0, 0, 0, 0, '8', false)`.execute(db)
}

const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`

export function noticeAttempts(tested: Tested, world: World): Attempt[] {
  const once = async (path: string): Promise<string> => {
    const made = standing.get(tested.house) ?? stand(tested, world)
    standing.set(tested.house, made)
    await made
    return path
  }
  const read = (path: string, representative: Answer, by = STAFF, query = ''): Attempt =>
    get(() => once(`${path}${query}`), by, toSignIn(`${path}${query}`), representative, 404, 200)
  const deed = (path: string, form: Record<string, string>, representative: Answer, may: Answer, by = PRESIDENT): Attempt =>
    post(() => once(path), form, by, 403, representative, 404, may)
  const [draft, convened, missed] = [DRAFT, CONVENED, MISSED].map((id) => `/meetings/${id}`) as [string, string, string]
  return [
    // A draft exists for those who prepare it.
    read(`${draft}/notice`, 404),
    read(`${draft}/notice.pdf`, 404),
    read(`${draft}/roll`, 404),
    read(`${draft}/roll.csv`, 404),
    // Those convened read the notice and the roll; how it left is for those who prepare it.
    read(`${convened}/notice`, 403),
    read(`${convened}/notice`, 403, STAFF, '?state=to_print'),
    read(`${convened}/notice.pdf`, 200),
    read(`${convened}/notice/letters.pdf`, 403),
    read(`${convened}/roll`, 200),
    read(`${convened}/roll`, 200, STAFF, '?words=jardins&college=adherents'),
    read(`${convened}/roll.csv`, 200),
    deed(`${convened}/notice/letters`, {}, 403, `303 ${convened}/notice#unreached`, STAFF),
    deed(`${convened}/convocation`, {}, 403, 422),
    // Staff prepares and does not convene.
    deed(`${draft}/convocation`, {}, 404, 403, STAFF),
    deed(`${draft}/convocation`, {}, 404, `303 ${draft}/notice`),
    deed(`${missed}/second`, { day: '2017-03-15' }, 404, 422),
    deed(`${missed}/second`, {}, 404, 403, STAFF),
  ]
}
