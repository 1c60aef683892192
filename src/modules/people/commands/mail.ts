/** What is done with mail: each person chooses what to be told of; the network's keepers try again and mark what came back. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { noteReturn, outboxMailById, retryMails } from '#kernel/mail/outbox.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { MailPace } from '#kernel/values/mail.ts'
import { objection } from '#kernel/values/objection.ts'
import { personOfAddress } from '../queries/mail.ts'
import { networkIdOf } from '../queries.ts'
import { mayEditNetwork } from '../rules/rights.ts'

/** Notes when oneself is told of each of these topics; the others stay as they are. What waits for a digest follows the choice. */
export async function chooseMails(tx: Writer, actor: Actor, paces: ReadonlyMap<string, MailPace>): Promise<void> {
  const personId = actor.personId
  if (personId === null) throw notYours()
  if (paces.size === 0) return
  // Two answers at once: the person's row is the lock.
  found(await tx.selectFrom('people_person').select('id').where('id', '=', personId).forUpdate().executeTakeFirst())
  await tx
    .insertInto('people_mail_choice')
    .values([...paces].map(([topic, pace]) => ({ person_id: personId, topic, pace })))
    .onConflict((conflict) => conflict.columns(['person_id', 'topic']).doUpdateSet((eb) => ({ pace: eb.ref('excluded.pace') })))
    .execute()
  for (const [topic, pace] of paces) {
    if (pace === 'at_once') continue
    const waiting = { person_id: personId, topic }
    if (pace === 'never')
      await tx
        .deleteFrom('people_mail_gathered')
        .where((eb) => eb.and(waiting))
        .execute()
    else
      await tx
        .updateTable('people_mail_gathered')
        .set({ pace })
        .where((eb) => eb.and(waiting))
        .execute()
  }
  await record(tx, actor, 'mail.choices_made', {
    organisationId: null,
    public: false,
    subjects: [{ kind: 'person', id: personId }],
    payload: {},
  })
}

async function asKeeper(tx: Writer, actor: Actor): Promise<number> {
  const networkId = await networkIdOf(tx)
  if (!mayEditNetwork(actor, networkId)) throw notYours()
  return networkId
}

/** Tries one refused mail again, or all of them. Returns how many. */
export async function retryMail(tx: Writer, actor: Actor, id: number | null): Promise<number> {
  const networkId = await asKeeper(tx, actor)
  if (id !== null) found(await outboxMailById(tx, id, false))
  const count = await retryMails(tx, id)
  if (count === 0 && id !== null) refuse(objection('people.mail_not_refused', {}), 409)
  if (count === 0) return 0
  await record(tx, actor, 'mail.retried', {
    organisationId: networkId,
    public: false,
    subjects: [{ kind: 'organisation', id: networkId }],
    payload: { count },
  })
  return count
}

/** Marks a mail as returned: its address is known not to take mails until the person has another one; or takes that back. */
export async function markReturned(tx: Writer, actor: Actor, id: number, returned: boolean): Promise<void> {
  const networkId = await asKeeper(tx, actor)
  const mail = found(await outboxMailById(tx, id, false))
  if (!(await noteReturn(tx, id, returned))) refuse(objection('people.mail_not_sent', {}), 409)
  const person = await personOfAddress(tx, mail.recipient)
  if (person) {
    const trouble = { email: mail.recipient.toLowerCase(), since: nowOf(tx), mail_id: id }
    if (returned)
      await tx
        .insertInto('people_mail_trouble')
        .values({ person_id: person.id, ...trouble })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(trouble))
        .execute()
    else await tx.deleteFrom('people_mail_trouble').where('person_id', '=', person.id).execute()
  }
  await record(tx, actor, returned ? 'mail.returned' : 'mail.not_returned', {
    organisationId: networkId,
    public: false,
    subjects: [person ? { kind: 'person', id: person.id } : { kind: 'organisation', id: networkId }],
    payload: {},
  })
}
