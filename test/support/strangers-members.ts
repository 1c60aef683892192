/** Members in and out as files, tried by everyone: permanents bring them in, only whoever sent a file sees it, anyone may take what anyone may know. */
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { actorOf } from '#modules/people/index.ts'
import { receiveMembers } from '../../src/modules/people/commands/members-uploads.ts'
import { readMembersFile } from '../../src/modules/people/imports/members.ts'
import { type Attempt, get, open, post, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
/** On the staff too: what a colleague sends is not hers. */
const COLLEAGUE = 'Rosalie Quentrec'
const SHEET = 'Nom;Région\nUn adhérent secret;Bretagne\n'
/** The one file that there is, under the id by which the answers name it. */
const ID = 8_000

export function membersAttempts({ house }: Tested, { person }: World): Attempt[] {
  const send = async () => {
    const there = await house.reader.selectFrom('people_upload').select('id').where('id', '=', ID).executeTakeFirst()
    if (there) return
    const actor = await actorOf(house.reader, person(STAFF), null, house.clock.today())
    const content = new TextEncoder().encode(SHEET)
    const reading = await readMembersFile(content)
    await sql`alter table people_upload alter column id restart with ${sql.lit(ID)}`.execute(house.db)
    await change(house, (tx) => receiveMembers(tx, actor!, { name: 'secret.csv', content, reading }))
  }
  const sent =
    (ending = '') =>
    async () => {
      await send()
      return `/members/imports/${ID}${ending}`
    }
  const page = `303 /members/imports/${ID}`
  return [
    open('/members.xlsx'),
    open('/members.ods'),
    open('/members.csv'),
    open('/members.json'),
    open('/members/example.xlsx'),
    get('/members/imports', STAFF, `303 /sign-in?back=${encodeURIComponent('/members/imports')}`, 403, 403, 200),
    post('/members/imports', {}, STAFF, 403, 403, 403, 422),
    get('/members/imports/999999', STAFF, 404, 404, 404, 404),
    get(sent(), STAFF, 404, 404, 404, 200),
    get(sent(), COLLEAGUE, 404, 404, 404, 404),
    post(sent(), { do: 'import', revision: '1' }, COLLEAGUE, 404, 404, 404, 404),
    post(sent('/reading'), {}, COLLEAGUE, 404, 404, 404, 404),
    post(sent('/removal'), {}, COLLEAGUE, 404, 404, 404, 404),
    // What was never shown cannot be agreed to.
    post(sent(), { do: 'import', revision: '1', rehearsed: 'x' }, STAFF, 404, 404, 404, 409),
    post(sent('/reading'), {}, STAFF, 404, 404, 404, page),
    post(sent('/removal'), {}, STAFF, 404, 404, 404, '303 /members/imports'),
  ]
}
