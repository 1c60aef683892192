/** Payments of a grant: planned, corrected, taken out, and received. The treasurer and the permanents. */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Grant, Payment } from '../../queries/grants/grants.ts'
import { objectionsToPayment, objectionsToReceipt, type PlannedPayment, proposedPayments } from '../../rules/grants/payments.ts'
import { aboutGrant, heldGrant } from './grants.ts'

export interface PaymentInput extends PlannedPayment {
  note?: string | null
  example?: boolean
}

/** Planned, or received where that is known: what stands beside one payment of the grant. */
const others = ({ payments }: Grant, but: number | null): number =>
  payments.reduce((sum, { id, amountCents, receivedCents }) => (id === but ? sum : sum + (receivedCents ?? amountCents)), 0)

/** Plans a payment. Returns its id. */
export async function planPayment(tx: Writer, actor: Actor, grantId: number, input: PaymentInput): Promise<number> {
  const grant = await heldGrant(tx, actor, grantId)
  refuse(objectionsToPayment(input, grant, others(grant, null)))
  return insertPayment(tx, actor, grant, input)
}

async function insertPayment(tx: Writer, actor: Actor, grant: Grant, input: PaymentInput): Promise<number> {
  const { kind, expectedOn, amountCents, note, example } = input
  const { id } = await tx
    .insertInto('budget_payment')
    .values({
      grant_id: grant.id,
      kind,
      expected_on: expectedOn,
      amount_cents: amountCents,
      received_on: null,
      received_cents: null,
      note: note?.trim() || null,
      example: example ?? grant.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'grant.payment_planned', { ...aboutGrant(grant), payload: { kind, amountCents, expectedOn } })
  return id
}

/** Plans the usual schedule of a grant that has none yet. Returns the payments' ids. */
export async function planUsualPayments(tx: Writer, actor: Actor, grantId: number): Promise<number[]> {
  const grant = await heldGrant(tx, actor, grantId)
  if (grant.payments.length > 0) refuse(objection('budget.payments_planned_already', {}))
  if (grant.refused_on !== null) refuse(objection('budget.payment_of_refused', {}))
  const proposed = proposedPayments(grant, grant.funder.kind)
  if (proposed.length === 0) refuse(objection('budget.payments_nothing_to_plan', {}))
  const ids: number[] = []
  for (const payment of proposed) ids.push(await insertPayment(tx, actor, grant, payment))
  return ids
}

/** The grant of a payment, held, with the payment as it stands then. */
async function heldPayment(tx: Writer, actor: Actor, id: number): Promise<{ grant: Grant; payment: Payment }> {
  const row = found(await tx.selectFrom('budget_payment').select('grant_id').where('id', '=', id).executeTakeFirst())
  const grant = await heldGrant(tx, actor, row.grant_id)
  return { grant, payment: found(grant.payments.find((each) => each.id === id)) }
}

/** Mends a planned payment that has not come yet. */
export async function editPayment(tx: Writer, actor: Actor, id: number, input: PaymentInput): Promise<void> {
  const { grant, payment } = await heldPayment(tx, actor, id)
  if (payment.receivedOn !== null) refuse(objection('budget.payment_received_already', {}))
  refuse(objectionsToPayment(input, grant, others(grant, id)))
  const { kind, expectedOn, amountCents } = input
  const note = input.note?.trim() || null
  if (kind === payment.kind && expectedOn === payment.expectedOn && amountCents === payment.amountCents && note === payment.note) return
  await tx
    .updateTable('budget_payment')
    .set({ kind, expected_on: expectedOn, amount_cents: amountCents, note })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'grant.payment_edited', { ...aboutGrant(grant), payload: { kind, amountCents, expectedOn } })
}

/** Takes a planned payment out that has not come. */
export async function removePayment(tx: Writer, actor: Actor, id: number): Promise<number> {
  const { grant, payment } = await heldPayment(tx, actor, id)
  if (payment.receivedOn !== null) refuse(objection('budget.payment_received_already', {}))
  await tx.deleteFrom('budget_payment').where('id', '=', id).execute()
  const { kind, amountCents } = payment
  await record(tx, actor, 'grant.payment_removed', { ...aboutGrant(grant), payload: { kind, amountCents } })
  return grant.id
}

/** Writes down that a payment came, with what the bank says. */
export async function receivePayment(
  tx: Writer,
  actor: Actor,
  id: number,
  { receivedOn, receivedCents }: { receivedOn: Day; receivedCents: number },
): Promise<void> {
  const { grant, payment } = await heldPayment(tx, actor, id)
  refuse(objectionsToReceipt({ receivedOn, receivedCents }, grant, payment, todayOf(tx)))
  await tx.updateTable('budget_payment').set({ received_on: receivedOn, received_cents: receivedCents }).where('id', '=', id).execute()
  await record(tx, actor, 'grant.payment_received', {
    ...aboutGrant(grant),
    payload: { kind: payment.kind, amountCents: receivedCents, receivedOn },
  })
}

/** A receipt that was written down by mistake is taken back; the payment is expected again. */
export async function takeBackReceipt(tx: Writer, actor: Actor, id: number): Promise<number> {
  const { grant, payment } = await heldPayment(tx, actor, id)
  if (payment.receivedOn === null || payment.receivedCents === null) refuse(objection('budget.payment_not_received', {}))
  await tx.updateTable('budget_payment').set({ received_on: null, received_cents: null }).where('id', '=', id).execute()
  await record(tx, actor, 'grant.receipt_taken_back', {
    ...aboutGrant(grant),
    payload: { kind: payment.kind, amountCents: found(payment.receivedCents) },
  })
  return grant.id
}
