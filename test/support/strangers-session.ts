/** A session opened, led and closed, the floor, and the pages of the room, tried by everyone. */
import { sql } from 'kysely'
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'
import { gatheringIn } from './meetings.ts'

const CHAIR = 'Solène Varenquier'
const SECRETARY = 'Gildas Pontarec'
/** Represents Les Jardins du Lac: of the meeting, and no officer of it. */
const MEMBER = 'Aminata Solvène'
/** Numbers of their own, so that the answers of the table are known before the meeting stands. */
const OWN = 930_001

const standing = new WeakMap<object, Promise<void>>()

/** A convened meeting with one item. */
async function stand(tested: Tested): Promise<void> {
  for (const table of ['assembly_meeting', 'assembly_item', 'assembly_speaker'])
    await sql`alter table ${sql.table(table)} alter column id restart with ${sql.lit(OWN)}`.execute(tested.house.db)
  const { resolution } = await gatheringIn(tested, { state: 'convened', officers: {} })
  await resolution(1)
}

export function sessionAttempts(tested: Tested, { person }: World): Attempt[] {
  const at = (path: string) => async () => {
    const made = standing.get(tested.house) ?? stand(tested)
    standing.set(tested.house, made)
    await made
    return path
  }
  const meeting = `/meetings/${OWN}`
  const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`
  /** Les Toits verts are of the same meeting; who left the board yesterday is not. */
  const page = (name: string, member: number, by = CHAIR): Attempt =>
    get(at(`${meeting}/${name}`), by, toSignIn(`${meeting}/${name}`), member, 404, 200)
  const deed = (
    name: string,
    form: Record<string, string>,
    by = CHAIR,
    answer: string | number = `303 ${meeting}`,
    member = 403,
  ): Attempt => post(at(`${meeting}/${name}`), form, by, 403, member, 404, answer)
  const officers = { chair: String(person(CHAIR)), secretary: String(person(SECRETARY)) }
  const [item, speaker] = [{ item: String(OWN) }, `speakers/${OWN}`]
  return [
    page('opening', 403),
    page('room', 200, MEMBER),
    page('screen', 200, MEMBER),
    page('chair', 403),
    deed('item', item, SECRETARY, 403),
    deed('opening', {}, CHAIR, 422),
    deed('opening', { ...officers, secretary: officers.chair }, CHAIR, 422),
    deed('opening', officers, SECRETARY),
    page('chair', 403, SECRETARY),
    // Once it is open, the same address changes who leads it.
    deed('opening', officers, SECRETARY),
    deed('item', item, SECRETARY, 403),
    deed('item', { ...item, back: `${meeting}/chair` }, CHAIR, `303 ${meeting}/chair`),
    deed('item', { item: '999999' }, CHAIR, 404),
    deed('speakers', { back: 'https://evil.example' }, CHAIR, `303 ${meeting}`, 422),
    deed(`${speaker}/floor`, {}, SECRETARY, 403),
    deed(`${speaker}/floor`, { seconds: '60' }),
    deed(`${speaker}/end`, {}),
    deed('speakers/999999/end', {}, CHAIR, 404, 404),
    deed('item/end', {}),
    deed('closing', {}, SECRETARY),
    deed('closing', {}, SECRETARY, 422),
    page('screen', 200, MEMBER),
    ...['opening', 'chair', 'room', 'screen'].map((name) =>
      get(`/meetings/999999/${name}`, CHAIR, toSignIn(`/meetings/999999/${name}`), 404, 404, 404),
    ),
  ]
}
