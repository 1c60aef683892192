/** Letters with a code: each printing makes new codes, since only their hashes are kept. */
import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { everSignedIn } from '../queries/invitees.ts'
import { DAY_MS, LETTER_DAYS, letterCode } from '../rules/invitations.ts'
import type { Letter } from '../tables/invitations.ts'
import { aboutBatch, ownBatch, QUEUED } from './invitations.ts'

/** Fifty bits are soon tried through by whoever has the hashes alone: they are made with the house's key. */
export const codeHash = (key: string, code: string): string => createHmac('sha256', key).update(`letter ${code}`).digest('base64url')

/** Those not printed yet; all who did not come in (their former codes are void); or one, whoever could be written to too. */
export type ToPrint = 'new' | 'all' | { one: number }

/** Makes the codes of a batch's letters, to be printed within the same change: a code that is on no paper does not exist. */
export async function printLetters(
  tx: Writer,
  actor: Actor,
  id: number,
  { which, key }: { which: ToPrint; key: string },
): Promise<Letter[]> {
  const batch = await ownBatch(tx, actor, id)
  const rows = await lettersOf(tx, id, which)
  if (rows.length === 0) refuse(objection('people.nothing_to_print', {}))
  const letters = rows.map((row) => ({ ...row, code: letterCode(randomBytes(16)) }))
  const now = new Date()
  await tx
    .updateTable('people_invitation')
    .set({ ...QUEUED, by: 'letter', asked_by: actor.personId, left_at: now, expires_at: new Date(now.getTime() + LETTER_DAYS * DAY_MS) })
    .where(
      'id',
      'in',
      letters.map((letter) => letter.id),
    )
    .execute()
  await sql`
    update people_invitation as i set code_hash = v.hash, times = i.times + 1
    from unnest(${letters.map((letter) => letter.id)}::bigint[], ${letters.map(({ code }) => codeHash(key, code))}::text[]) as v (id, hash)
    where i.id = v.id`.execute(tx)
  // A batch of letters alone has nothing to be started for: it is under way once they are printed.
  await tx
    .updateTable('people_invitation_batch')
    .set({ state: 'sending' })
    .where('id', '=', id)
    .where('state', '=', 'prepared')
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('people_invitation as q').select('q.id').where('q.batch_id', '=', id).where('q.by', '=', 'mail'))),
    )
    .execute()
  await record(tx, actor, 'invitations.printed', { ...aboutBatch(batch), payload: { count: letters.length } })
  return letters.map(({ id: _id, ...letter }) => ({ ...letter, inviter: actor.personId === null ? null : actor.name }))
}

const lettersOf = (tx: Writer, batchId: number, which: ToPrint) =>
  tx
    .selectFrom('people_invitation as i')
    .innerJoin('people_invitation_batch as b', 'b.id', 'i.batch_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .innerJoin('people_person as p', 'p.id', 'i.person_id')
    .select(['i.id', 'p.name', 'p.lang', 'p.example', 'o.name as organisation'])
    .select(
      sql<Letter['organisations']>`coalesce((
        select json_agg(json_build_object('name', w.name, 'role', x.role, 'town', w.town) order by x.id) from people_mandate x
        join people_organisation w on w.id = x.organisation_id
        where x.person_id = p.id and (x.ends_on is null or x.ends_on >= ${todayOf(tx)})), '[]')`.as('organisations'),
    )
    .where('i.batch_id', '=', batchId)
    .where('p.erased_on', 'is', null)
    .where((eb) => eb.not(everSignedIn('p.id')))
    .where((eb) => {
      if (typeof which === 'object') return eb('i.id', '=', which.one)
      return which === 'new' ? eb.and([eb('i.by', '=', 'letter'), eb('i.left_at', 'is', null)]) : eb('i.by', '=', 'letter')
    })
    .orderBy(sql`people_name_key(p.name)`)
    .orderBy('i.id')
    .execute()
