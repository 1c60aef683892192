/** Meetings planned, their agendas, resolutions and documents, tried by everyone. */
import { sql } from 'kysely'
import { type Answer, type Attempt, get, nowhere, post, type Tested, type World } from './attempts.ts'

const SECRETARY = 'Gildas Pontarec'
const STAFF = 'Kévin Dorsalin'

/** Numbers of their own, so that the answers of the table are known before they stand. */
const DRAFT = 960_001
const CONVENED = 960_002
const [FIRST, SECOND, THIRD, ANNOUNCED] = [960_011, 960_012, 960_013, 960_014]
const [RESOLUTION, WITHDRAWABLE, KEPT] = [960_021, 960_022, 960_023]
const [PAPER, SENT] = [960_031, 960_032]
const ROOFS = 960_041
const DAY_MS = 86_400_000

const standing = new WeakMap<object, Promise<void>>()

/** A draft with two items, a resolution on each, a document; and a convened meeting of which Les Toits verts votes. */
async function stand({ house: { db, clock } }: Tested, { organisation }: World): Promise<void> {
  const meeting = (id: number, state: string, days: number) =>
    sql`insert into assembly_meeting (id, organisation_id, body_id, title_fr, starts_at, time_zone, place, state, convened_at, example)
      overriding system value select ${id}, organisation_id, id, ${`Réunion essayée ${id}`},
      ${new Date(clock.now().getTime() + days * DAY_MS)}, 'Europe/Paris', 'Paris', ${state},
      ${state === 'draft' ? null : clock.now()}, true from people_body where code = 'ag' limit 1`.execute(db)
  const item = (id: number, meetingId: number, position: number) =>
    sql`insert into assembly_item (id, meeting_id, position, kind, title_fr) overriding system value
      values (${id}, ${meetingId}, ${position}, 'decision', ${`Point essayé ${id}`})`.execute(db)
  const resolution = (id: number, meetingId: number, itemId: number, number: number) =>
    sql`insert into assembly_resolution (id, meeting_id, item_id, number, title_fr, text_fr, decision) overriding system value
      values (${id}, ${meetingId}, ${itemId}, ${number}, ${`Résolution essayée ${id}`}, 'Texte.', 'ordinary')`.execute(db)
  const paper = (id: number, meetingId: number) =>
    sql`insert into assembly_document (id, meeting_id, name, type, bytes, sha256, added_at) overriding system value
      values (${id}, ${meetingId}, 'Comptes.pdf', 'application/pdf', '%PDF-1.7', ${'a'.repeat(64)}, ${clock.now()})`.execute(db)
  await meeting(DRAFT, 'draft', 60)
  await meeting(CONVENED, 'convened', 61)
  await item(FIRST, DRAFT, 1)
  await item(SECOND, DRAFT, 2)
  await item(THIRD, DRAFT, 3)
  await item(ANNOUNCED, CONVENED, 1)
  await resolution(RESOLUTION, DRAFT, FIRST, 1)
  await resolution(WITHDRAWABLE, DRAFT, FIRST, 2)
  await resolution(KEPT, CONVENED, ANNOUNCED, 1)
  await paper(PAPER, DRAFT)
  await paper(SENT, CONVENED)
  await sql`insert into assembly_voter (id, meeting_id, organisation_id, college, weight, card) overriding system value
    values (${ROOFS}, ${CONVENED}, ${organisation('Les Toits verts')}, 'adherents', 1, 'essai')`.execute(db)
}

const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`

type Once = (path: string) => () => Promise<string>

const standingFor =
  (tested: Tested, world: World): Once =>
  (path) =>
  async () => {
    const made = standing.get(tested.house) ?? stand(tested, world)
    standing.set(tested.house, made)
    await made
    return path
  }

/** The draft: for all but those who prepare it, it does not exist. */
function drafted(once: Once): Attempt[] {
  const draft = `/meetings/${DRAFT}`
  const agenda = `${draft}/agenda`
  const read = (path: string, by = STAFF): Attempt => get(once(path), by, toSignIn(path), 404, 404, 200)
  const deed = (path: string, form: Record<string, string | string[]>, may: Answer, by = STAFF): Attempt =>
    post(once(path), form, by, 403, 404, 404, may)
  const item = { kind: 'report', title_fr: 'Point' }
  const resolution = { title_fr: 'Résolution', text_fr: 'Texte.', decision: 'ordinary' }
  return [
    read(draft),
    read(agenda),
    read(`${agenda}/${FIRST}`),
    read(`${draft}/resolutions/new?item=${FIRST}`),
    read(`${draft}/resolutions/${RESOLUTION}`),
    read(`${draft}/documents/${PAPER}`),
    read(`${draft}/edit`, SECRETARY),
    read(`${draft}/cancellation`, SECRETARY),
    // The permanents prepare, and do not convene.
    get(once(`${draft}/edit`), STAFF, toSignIn(`${draft}/edit`), 404, 404, 403),
    deed(`${draft}/edit`, { place: 'Rennes' }, 403),
    deed(`${draft}/cancellation`, { reason: 'Essai' }, 403),
    deed(`${draft}/edit`, { body: '', day: '', time: '' }, 422, SECRETARY),
    deed(agenda, { kind: 'report', title_fr: '' }, 422),
    deed(agenda, item, `303 ${agenda}#add-item`),
    deed(`${agenda}/usual`, {}, `303 ${agenda}`),
    deed(`${agenda}/${FIRST}`, item, `303 ${agenda}#item-1`),
    deed(`${agenda}/${FIRST}/move`, { to: 'down' }, `303 ${agenda}#item-2`),
    deed(`${agenda}/${FIRST}/removal`, {}, 422),
    deed(`${agenda}/${THIRD}/removal`, {}, `303 ${agenda}`),
    deed(`${draft}/resolutions`, { ...resolution, decision: 'unknown' }, 422),
    deed(`${draft}/resolutions`, { ...resolution, item: String(SECOND) }, `303 ${agenda}#resolution-1`),
    deed(`${draft}/resolutions/${RESOLUTION}`, { ...resolution, item: String(FIRST) }, `303 ${agenda}#resolution-2`),
    deed(`${draft}/resolutions/${WITHDRAWABLE}/removal`, {}, `303 ${agenda}`),
    deed(`${draft}/documents`, {}, 422),
    deed(`${draft}/documents/${PAPER}/removal`, {}, `303 ${agenda}#documents`),
    deed(`${draft}/cancellation`, { reason: 'Essai' }, `303 ${draft}`, SECRETARY),
  ]
}

/** A convened meeting: whoever votes reads it, and changes nothing of it. */
function convened(once: Once): Attempt[] {
  const meeting = `/meetings/${CONVENED}`
  const read = (path: string, representative: Answer, may: Answer, by = STAFF): Attempt =>
    get(once(path), by, toSignIn(path), representative, 404, may)
  const deed = (path: string, may: Answer, form = {}, by = STAFF): Attempt => post(once(path), form, by, 403, 403, 404, may)
  return [
    read(meeting, 200, 200),
    read(`${meeting}/documents/${SENT}`, 200, 200),
    read(`${meeting}/resolutions/${KEPT}`, `303 ${meeting}#resolution-1`, `303 ${meeting}#resolution-1`),
    read(`${meeting}/agenda`, 403, 200),
    read(`${meeting}/agenda/${ANNOUNCED}`, 403, 200),
    read(`${meeting}/agenda/${FIRST}`, 403, 404),
    read(`${meeting}/documents/${PAPER}`, 404, 404),
    read(`${meeting}/edit`, 403, 200, SECRETARY),
    read(`${meeting}/cancellation`, 403, 200, SECRETARY),
    deed(`${meeting}/agenda/${ANNOUNCED}`, 422, { kind: 'report', title_fr: 'Autre' }),
    deed(`${meeting}/resolutions`, 422, { title_fr: 'A', text_fr: 'B', decision: 'ordinary' }),
    deed(`${meeting}/documents/${SENT}/removal`, 422),
    deed(`${meeting}/cancellation`, 422, { reason: '' }, SECRETARY),
  ]
}

export function planningAttempts(tested: Tested, world: World): Attempt[] {
  const once = standingFor(tested, world)
  const fresh = { day: '', time: '' }
  return [
    get('/meetings', STAFF, toSignIn('/meetings'), 200, 200, 200),
    get('/meetings/new', SECRETARY, toSignIn('/meetings/new'), 200, 200, 200),
    post('/meetings/new', fresh, SECRETARY, 403, 422, 422, 422),
    get('/meetings/999999', STAFF, toSignIn('/meetings/999999'), 404, 404, 404),
    nowhere('/meetings/unknown'),
    ...drafted(once),
    ...convened(once),
  ]
}
