/** Agreements are made, edited and ended: what a region or an actor is promised, as what, and out of which grant (R20, R21). */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { grantsOnFile } from '../../queries/grants-on-file.ts'
import { ownersById } from '../../queries/names.ts'
import { type Agreement, agreementById } from '../../queries/regions/agreements.ts'
import type { GrantOnFile } from '../../rules/lines.ts'
import { type AgreementFacts, objectionsToAgreement, objectionsToChange, objectionToEnding } from '../../rules/regions/agreements.ts'
import { mayEditBudget, mayReadDraftBudget } from '../../rules/rights.ts'

export interface AgreementInput extends AgreementFacts {
  budgetId: number
  recipientId: number
  example?: boolean
}

/** The grants that may be drawn on; the one that is named is locked, so that its papers do not leave in the same instant. */
export async function grantsLocked(tx: Writer, organisationId: number, grantId: number | null): Promise<Map<number, GrantOnFile>> {
  if (grantId !== null) await tx.selectFrom('budget_grant').select('id').where('id', '=', grantId).forUpdate().execute()
  return grantsOnFile(tx, organisationId)
}

/** What the deeds on an agreement are about; the agreement first. */
export const subjectsOfAgreement = ({ id, budgetId, recipientId }: { id: number; budgetId: number; recipientId: number }) => [
  { kind: 'agreement', id },
  { kind: 'budget', id: budgetId },
  { kind: 'organisation', id: recipientId },
]

export const aboutAgreement = ({ id, budget, recipient }: Agreement) => ({
  organisationId: budget.owner.organisationId,
  public: false,
  subjects: subjectsOfAgreement({ id, budgetId: budget.id, recipientId: recipient.id }),
})

const facts = (input: AgreementFacts) => ({
  title: input.title.trim(),
  transfer: input.transfer,
  grant_id: input.grantId,
  amount_cents: input.amountCents,
  signed_on: input.signedOn,
  note: input.note,
})

/** Makes an agreement of a budget with a region or an actor. Those who keep the budget. Returns its id. */
export async function makeAgreement(tx: Writer, actor: Actor, input: AgreementInput): Promise<number> {
  const budget = found(
    await tx.selectFrom('budget_budget').select(['organisation_id', 'example']).where('id', '=', input.budgetId).executeTakeFirst(),
  )
  const owner = found((await ownersById(tx, [budget.organisation_id])).get(budget.organisation_id))
  if (!mayReadDraftBudget(actor, owner)) found(null)
  if (!mayEditBudget(actor, owner)) throw notYours()
  const recipient = await tx
    .selectFrom('people_organisation')
    .select('id')
    .where('id', '=', input.recipientId)
    .where('kind', '!=', 'network')
    .executeTakeFirst()
  if (!recipient) refuse(objection('budget.no_such_recipient', {}, 'recipient'))
  const grants = await grantsLocked(tx, owner.organisationId, input.grantId)
  refuse(objectionsToAgreement(input, { ownerId: owner.organisationId, recipientId: input.recipientId }, grants))
  const { id } = await tx
    .insertInto('budget_agreement')
    .values({
      budget_id: input.budgetId,
      recipient_id: input.recipientId,
      ...facts(input),
      ended_on: null,
      example: input.example ?? budget.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'agreement.made', {
    organisationId: owner.organisationId,
    public: false,
    subjects: subjectsOfAgreement({ id, budgetId: input.budgetId, recipientId: input.recipientId }),
    payload: { title: input.title.trim(), transfer: input.transfer, amountCents: input.amountCents },
  })
  return id
}

/** The agreement, locked until the transaction ends; 404 for who may not know of it, 403 for who does not keep the budget. */
export async function writableAgreement(tx: Writer, actor: Actor, id: number): Promise<Agreement> {
  await tx.selectFrom('budget_agreement').select('id').where('id', '=', id).forUpdate().execute()
  const agreement = found(await agreementById(tx, actor, id))
  if (!mayEditBudget(actor, agreement.budget.owner)) throw notYours()
  return agreement
}

/** Edits what an agreement says; its recipient stays. */
export async function editAgreement(tx: Writer, actor: Actor, id: number, input: AgreementFacts & { revision: number }): Promise<void> {
  const agreement = await writableAgreement(tx, actor, id)
  if (agreement.revision !== input.revision) refuse(objection('budget.agreement_touched_since', {}), 409)
  const { owner } = agreement.budget
  const grants = await grantsLocked(tx, owner.organisationId, input.grantId)
  refuse([
    ...objectionsToAgreement(input, { ownerId: owner.organisationId, recipientId: agreement.recipient.id }, grants),
    ...objectionsToChange(input, agreement, agreement.kept),
  ])
  await tx
    .updateTable('budget_agreement')
    .set({ ...facts(input), revision: agreement.revision + 1 })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'agreement.edited', {
    ...aboutAgreement(agreement),
    payload: { title: input.title.trim(), amountCents: input.amountCents },
  })
}

/** Ends an agreement: what was paid stays, what was not is no longer expected. */
export async function endAgreement(tx: Writer, actor: Actor, id: number, input: { endedOn: Day }): Promise<void> {
  const agreement = await writableAgreement(tx, actor, id)
  refuse(objectionToEnding(agreement, input.endedOn, todayOf(tx), agreement.instalments))
  await tx
    .updateTable('budget_agreement')
    .set({ ended_on: input.endedOn, revision: agreement.revision + 1 })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'agreement.ended', { ...aboutAgreement(agreement), payload: { title: agreement.title } })
}
