/** A colleague who is added by those who speak for the same organisation: a person, a mandate of representative and an invitation, all at once. */
import { nowOf, record, sendJob } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { sendMail } from '#kernel/mail.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { everSignedIn } from '../queries/invitees.ts'
import { ownerOfMandates } from '../queries/keeping.ts'
import { networkIdOf } from '../queries.ts'
import { MOST_COLLEAGUES_A_DAY, mayInviteColleague, USUAL_PACE } from '../rules/invitations.ts'
import { QUEUED, STEP_QUEUE } from './invitations.ts'
import { giveMandate } from './persons.ts'
import { freshToken, noteSent, queuedOf, type WriteMail } from './sending.ts'

export interface ColleagueInput {
  organisationId: number
  name: string
  email: string
  lang: Lang
  startsOn: Day
  /** Writes to somebody who has been here before: nothing is to be set up, a mandate came. */
  write: WriteMail
}

/**
 * Adds a colleague. An e-mail that is somebody's already gives that person the mandate: the answer is the same, the typed name is not kept, and
 * the person is written to and may end the mandate. Refused: too many in a day, since whoever tries addresses would learn whose they are.
 */
export async function inviteColleague(tx: Writer, actor: Actor, input: ColleagueInput): Promise<void> {
  const owner = found(await ownerOfMandates(tx, input.organisationId))
  if (!mayInviteColleague(actor, await networkIdOf(tx), owner)) throw notYours()
  if (input.name.trim() === '') refuse(objection('people.name_missing', {}, 'name'))
  await asFewAsUsual(tx, owner.id)
  const personId = await personOf(tx, actor, input, owner.example)
  await giveMandate(tx, actor, {
    personId,
    role: 'representative',
    organisationId: owner.id,
    startsOn: input.startsOn,
    example: owner.example,
  })
  const batch = await colleaguesBatch(tx, actor, owner.id)
  const { id } = await tx
    .insertInto('people_invitation')
    .values({ batch_id: batch.id, person_id: personId, asked_by: actor.personId, by: 'mail' })
    .onConflict((conflict) => conflict.columns(['batch_id', 'person_id']).doUpdateSet({ ...QUEUED, by: 'mail', asked_by: actor.personId }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await tellWhoIsHere(tx, batch.id, { id, personId }, input.write)
  await record(tx, actor, 'colleague.invited', {
    organisationId: owner.id,
    public: false,
    subjects: [
      { kind: 'organisation', id: owner.id },
      { kind: 'invitation_batch', id: batch.id },
      { kind: 'person', id: personId },
    ],
    payload: {},
  })
  await sendJob(tx, STEP_QUEUE, { batchId: batch.id })
}

async function asFewAsUsual(tx: Writer, organisationId: number): Promise<void> {
  const { count } = await tx
    .selectFrom('journal_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('organisation_id', '=', organisationId)
    .where('deed', '=', 'colleague.invited')
    .where('at', '>', new Date(nowOf(tx).getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST_COLLEAGUES_A_DAY) refuse(objection('people.too_many_colleagues', { most: MOST_COLLEAGUES_A_DAY }), 429)
}

/** The person of this address, else a new one. */
async function personOf(tx: Writer, actor: Actor, { name, email, lang }: ColleagueInput, example: boolean): Promise<number> {
  const known = await tx.selectFrom('people_person').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
  if (known) return known.id
  const { id } = await refusingTaken({ people_person_email_key: objection('people.colleague_known', {}, 'email') }, () =>
    tx
      .insertInto('people_person')
      .values({ name: name.trim(), email: email.toLowerCase(), phone: null, lang, example })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await record(tx, actor, 'person.added', { organisationId: null, public: false, subjects: [{ kind: 'person', id }], payload: {} })
  return id
}

/** Colleagues of an organisation are one batch that never ends. */
const colleaguesBatch = (tx: Writer, actor: Actor, organisationId: number) =>
  tx
    .insertInto('people_invitation_batch')
    .values({
      organisation_id: organisationId,
      kind: 'colleagues',
      made_by: actor.personId,
      made_at: nowOf(tx),
      state: 'sending',
      pace: USUAL_PACE,
    })
    .onConflict((conflict) =>
      conflict.column('organisation_id').where('kind', '=', 'colleagues').doUpdateSet({ state: 'sending', made_by: actor.personId }),
    )
    .returning(['id', 'organisation_id'])
    .executeTakeFirstOrThrow()

/** Whoever has been here before is not invited by the steps of the batch, but told at once. */
async function tellWhoIsHere(tx: Writer, batchId: number, { id, personId }: { id: number; personId: number }, write: WriteMail) {
  const here = await tx
    .selectFrom('people_person as p')
    .select('p.id')
    .where('p.id', '=', personId)
    .where(everSignedIn('p.id'))
    .executeTakeFirst()
  const [row] = here ? await queuedOf(tx, batchId, 1, id) : []
  if (!row) return
  const { id: _id, person_id, organisations, organisation: name, inviter, email, ...person } = row
  const texts = { subject: { fr: null, en: null }, word: { fr: null, en: null } }
  const token = freshToken()
  const mail = write({ person: { ...person, id: person_id, email: email! }, organisations, organisation: name, inviter, texts, token })
  await noteSent(tx, [{ id, mailId: await sendMail(tx, mail), token }])
}
