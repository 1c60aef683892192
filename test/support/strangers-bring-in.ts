/** Attempts at the files that are being brought in: only staff bring one in, and only whoever sent one sees it. */
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import { actorOf } from '#modules/people/index.ts'
import { receiveUpload } from '../../src/modules/plan/commands/upload.ts'
import { readPlanFile } from '../../src/modules/plan/imports.ts'
import { type Attempt, get, open, post, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
/** On the staff too: what a colleague sends is not hers. */
const COLLEAGUE = 'Rosalie Quentrec'
const SHEET = 'Pilier;Action\nUn pilier secret;Une action secrète\n'
/** The one file that there is, under the id by which the answers name it. */
const ID = 7_000

export function bringingIn({ house }: Tested, { person }: World): Attempt[] {
  const send = async () => {
    const there = await house.reader.selectFrom('plan_upload').select('id').where('id', '=', ID).executeTakeFirst()
    if (there) return
    const actor = await actorOf(house.reader, person(STAFF), null, house.clock.today())
    const content = new TextEncoder().encode(SHEET)
    const reading = await readPlanFile(content, 'secret.csv', 'fr')
    await sql`alter table plan_upload alter column id restart with ${sql.lit(ID)}`.execute(house.db)
    await change(house, (tx) => receiveUpload(tx, actor!, { name: 'secret.csv', content, reading, lang: 'fr' }))
  }
  const sent =
    (ending = '') =>
    async () => {
      await send()
      return `/plans/import/${ID}${ending}`
    }
  const page = `303 /plans/import/${ID}`
  return [
    get('/plans/import', STAFF, `303 /sign-in?back=${encodeURIComponent('/plans/import')}`, 403, 403, 200),
    post('/plans/import', {}, STAFF, 403, 403, 403, 422),
    open('/plans/import/examples/wide-fr.csv'),
    get('/plans/import/999999', STAFF, 404, 404, 404, 404),
    get(sent(), STAFF, 404, 404, 404, 200),
    get(sent(), COLLEAGUE, 404, 404, 404, 404),
    post(sent(), { do: 'import', revision: '1', title: 'Volé', kind: 'annual' }, COLLEAGUE, 404, 404, 404, 404),
    post(sent('/reading'), {}, COLLEAGUE, 404, 404, 404, 404),
    post(sent('/removal'), {}, COLLEAGUE, 404, 404, 404, 404),
    // Without a title.
    post(sent(), { do: 'import', revision: '1' }, STAFF, 404, 404, 404, 422),
    post(sent('/reading'), {}, STAFF, 404, 404, 404, page),
    post(sent('/removal'), {}, STAFF, 404, 404, 404, '303 /plans/import'),
  ]
}
