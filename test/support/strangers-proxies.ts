/** Proxies of a general meeting and of a board, tried by everyone. */
import { sql } from 'kysely'
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'

/** Represents Les Jardins du Lac. */
const GIVER = 'Aminata Solvène'
const STAFF = 'Kévin Dorsalin'
const PRESIDENT = 'Solène Varenquier'

/** Numbers of their own, so that the answers of the table are known before they stand. */
const GENERAL = 910_001
const BOARD = 910_002
const [GARDENS, ROOFS] = [910_011, 910_012]
const [CHAIR, SECOND] = [910_021, 910_022]

const standing = new WeakMap<object, Promise<void>>()

/** Both meetings, convened for today, once in each house. */
async function stand({ house: { db, clock } }: Tested, { organisation, person }: World): Promise<void> {
  const { id: statutes } = await db
    .selectFrom('statutes_version')
    .select('id')
    .where('state', '=', 'adopted')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const convened = async (id: number, body: string) =>
    sql`insert into assembly_meeting (id, organisation_id, body_id, statutes_id, title_fr, starts_at, time_zone, state, convened_at, example)
      overriding system value select ${id}, organisation_id, id, ${statutes}, ${`Réunion essayée (${body})`}, ${clock.now()}, 'Europe/Paris',
      'convened', ${clock.now()}, true from people_body where code = ${body} limit 1`.execute(db)
  const voter = (id: number, meeting: number, organisationId: number | null, personId: number | null) =>
    sql`insert into assembly_voter (id, meeting_id, organisation_id, person_id, caster_id, college, weight, card)
      overriding system value values (${id}, ${meeting}, ${organisationId}, ${personId}, ${personId},
      ${organisationId === null ? null : 'adherents'}, 1, ${`card${id}`})`.execute(db)
  await convened(GENERAL, 'ag')
  await convened(BOARD, 'ca')
  await voter(GARDENS, GENERAL, organisation('Les Jardins du Lac'), null)
  await voter(ROOFS, GENERAL, organisation('Les Toits verts'), null)
  await voter(CHAIR, BOARD, null, person(PRESIDENT))
  await voter(SECOND, BOARD, null, person('Gildas Pontarec'))
}

const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`

export function proxiesAttempts(tested: Tested, world: World): Attempt[] {
  const { db } = tested.house
  const onceStanding = async (path: string): Promise<string> => {
    const made = standing.get(tested.house) ?? stand(tested, world)
    standing.set(tested.house, made)
    await made
    return path
  }
  const read = (path: string, by: string, representative: number, may: number | string = 200, query = ''): Attempt =>
    get(() => onceStanding(`${path}${query}`), by, toSignIn(`${path}${query}`), representative, 404, may)
  /** The last proxy: the one that the table has just given. */
  const last = async (deed: string) => {
    const found = await db.selectFrom('assembly_proxy').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
    return onceStanding(`/meetings/${GENERAL}/proxies/${found?.id ?? 1}/${deed}`)
  }
  const proxies = `/meetings/${GENERAL}/proxies`
  const mine = `/meetings/${GENERAL}/voters/${GARDENS}/proxy`
  const form = `/meetings/${GENERAL}/proxy-form.pdf`
  const board = `/meetings/${BOARD}/voters/${CHAIR}/proxy`
  const deed = (path: () => Promise<string>, fields: Record<string, string>, by: string, answer: number | string): Attempt =>
    post(path, fields, by, 403, 403, 404, answer)
  const gives = () => onceStanding(mine)
  return [
    read(proxies, GIVER, 200),
    read(proxies, STAFF, 200, 200, '?show=waiting'),
    read(`${proxies}/paper`, STAFF, 403, 200, '?q=les'),
    read(mine, GIVER, 403),
    read(mine, GIVER, 403, 200, `?holder=${ROOFS}`),
    read(mine, STAFF, 403, 404, '?holder=999999'),
    deed(gives, { holder: String(GARDENS) }, GIVER, 422),
    deed(gives, { holder: 'blank' }, GIVER, 422),
    deed(gives, { holder: String(ROOFS) }, STAFF, 422),
    deed(gives, { holder: String(ROOFS) }, GIVER, `303 ${proxies}`),
    read(form, GIVER, 200),
    read(form, GIVER, 403, 200, `?voter=${GARDENS}`),
    deed(() => last('revocation'), {}, GIVER, `303 ${proxies}`),
    deed(() => last('restoration'), {}, GIVER, `303 ${proxies}`),
    // Of a board's meeting a member organisation knows nothing.
    read(`/meetings/${BOARD}/proxies`, PRESIDENT, 404),
    read(board, PRESIDENT, 404, 200, '?q=gildas'),
    post(() => onceStanding(board), { holder: String(SECOND) }, PRESIDENT, 403, 404, 404, `303 /meetings/${BOARD}/proxies`),
  ]
}
