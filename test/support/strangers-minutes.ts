/** Minutes written, signed and corrected, and the register of decisions, tried by everyone. */
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { noteQuorum } from '#modules/assembly/index.ts'
import { type Answer, type Attempt, get, nowhere, open, post, type Tested } from './attempts.ts'
import { gatheringIn } from './meetings.ts'

const CHAIR = 'Solène Varenquier'
const SECRETARY = 'Gildas Pontarec'
const STAFF = 'Kévin Dorsalin'
/** Numbers of their own, so that the answers of the table are known before the meeting stands. */
const OWN = 950_001

const standing = new WeakMap<object, Promise<void>>()

/** A closed meeting whose minutes lack a note and the incidents. */
async function stand(tested: Tested): Promise<void> {
  const { db } = tested.house
  for (const table of ['assembly_meeting', 'assembly_item'])
    await sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(OWN)}`.execute(db)
  const { roll, comes, now } = await gatheringIn(tested, { state: 'open' })
  const voters = await roll()
  await db.insertInto('assembly_item').values({ meeting_id: OWN, position: 1, kind: 'report', title_fr: 'Rapport moral' }).execute()
  await db
    .insertInto('assembly_notice')
    .values(
      voters.map(({ id }) => ({
        meeting_id: OWN,
        voter_id: id,
        person_id: null,
        channel: 'letter' as const,
        sent_at: new Date('2017-02-22T09:00:00Z'),
      })),
    )
    .execute()
  for (const { id } of voters.slice(0, 12)) await comes(id)
  await change(tested.house, async (tx) => noteQuorum(tx, SHELL, await now(), 'opening'))
  await db
    .updateTable('assembly_meeting')
    .set({ state: 'closed', closed_at: new Date('2017-03-14T15:00:00Z') })
    .where('id', '=', OWN)
    .execute()
}

export function minutesAttempts(tested: Tested): Attempt[] {
  const at = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const minutes = `/meetings/${OWN}/minutes`
  const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`
  /** Les Toits verts were of the same meeting; who left the board yesterday was not. */
  const page = (path: string, member: Answer, answer: Answer = 200, by = SECRETARY): Attempt =>
    get(at(path), by, toSignIn(path), member, 404, answer)
  const deed = (
    name: string,
    form: Record<string, string>,
    by = SECRETARY,
    answer: Answer = `303 ${minutes}`,
    member: Answer = 404,
  ): Attempt =>
    post(at(`${minutes}/${name}`), form, by, toSignIn(name === 'signature' ? minutes : `${minutes}/${name}`), member, 404, answer)
  const note = `notes/${OWN}`
  return [
    // Nobody but those who prepare it and the officers knows of a draft.
    page(minutes, 404),
    page(`${minutes}.pdf`, 404, 200, STAFF),
    page(`${minutes}-1.pdf`, 404),
    page(`${minutes}-1.json`, 404, 404),
    page(`${minutes}-2.pdf`, 404, 404),
    page(`${minutes}/edit`, 404, 200, STAFF),
    page(`${minutes}/${note}`, 404, 200, CHAIR),
    page(`${minutes}/notes/999999`, 404, 404),
    page(`${minutes}/correction`, 404, 422),
    deed('signature', { as: 'secretary' }, SECRETARY, 422),
    deed(note, { revision: '0', text: 'La présidente présente son rapport.' }, STAFF, `303 ${minutes}#point-1`),
    deed('edit', { revision: '1', incidents: 'Aucun incident.' }),
    deed('edit', { revision: '1', incidents: 'Deux incidents.' }, SECRETARY, 409),
    deed('signature', { as: 'secretary' }, STAFF, 403),
    deed('signature', { as: 'chair' }, SECRETARY, 422),
    deed('signature', { as: 'secretary', seen: '0'.repeat(64) }, SECRETARY, 409),
    deed('signature', { as: 'secretary' }),
    deed('signature', { as: 'chair' }, CHAIR),
    // Signed: read by all of the meeting, changed by nobody.
    page(minutes, 200),
    page(`${minutes}.pdf`, 200),
    page(`${minutes}-1.json`, 200),
    page(`${minutes}/edit`, 403, 422),
    deed(note, { revision: '1', text: 'Trop tard.' }, SECRETARY, 422, 403),
    page(`${minutes}/correction`, 403),
    deed('correction', { reason: '' }, SECRETARY, 422, 403),
    deed('correction', { reason: 'Un nom était faux.' }, SECRETARY, `303 ${minutes}`, 403),
    page(`${minutes}-2.pdf`, 404),
    ...['minutes', 'minutes.pdf', 'minutes/edit'].map((name) =>
      get(`/meetings/999999/${name}`, CHAIR, toSignIn(`/meetings/999999/${name}`), 404, 404, 404),
    ),
    open('/decisions'),
    open('/decisions?words=revue&year=2017&outcome=adopted&about=text&page=2'),
    open('/decisions.csv'),
    open('/decisions/1'),
    open('/decisions/1.pdf'),
    nowhere('/decisions/999999'),
    nowhere('/decisions/999999.pdf'),
  ]
}
