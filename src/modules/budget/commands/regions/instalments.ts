/** Instalments of agreements: planned, paid by those who keep the budget, acknowledged by the recipient's own people. */
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Agreement, agreementById, type Instalment } from '../../queries/regions/agreements.ts'
import {
  objectionToAcknowledging,
  objectionToPaying,
  objectionToPlanning,
  objectionToRemovingInstalment,
  objectionToSchedule,
  objectionToUnpaying,
  type Payment,
  scheduleOf,
} from '../../rules/regions/agreements.ts'
import { mayAcknowledge } from '../../rules/rights.ts'
import { aboutAgreement, grantsLocked, writableAgreement } from './agreements.ts'

async function plan(tx: Writer, actor: Actor, agreement: Agreement, instalments: { dueOn: Day; amountCents: number }[]): Promise<number[]> {
  refuse(
    objectionToPlanning(
      agreement,
      instalments.map(({ amountCents }) => amountCents),
      agreement.kept,
    ),
  )
  const made = await tx
    .insertInto('budget_instalment')
    .values(
      instalments.map(({ dueOn, amountCents }) => ({
        agreement_id: agreement.id,
        due_on: dueOn,
        amount_cents: amountCents,
        paid_on: null,
        paid_cents: null,
        acknowledged_on: null,
        example: agreement.example,
      })),
    )
    .returning('id')
    .execute()
  for (const { dueOn, amountCents } of instalments)
    await record(tx, actor, 'instalment.planned', { ...aboutAgreement(agreement), payload: { dueOn, amountCents } })
  return made.map(({ id }) => id)
}

/** Plans one instalment. Returns its id. */
export async function planInstalment(
  tx: Writer,
  actor: Actor,
  agreementId: number,
  input: { dueOn: Day; amountCents: number },
): Promise<number> {
  const agreement = await writableAgreement(tx, actor, agreementId)
  return (await plan(tx, actor, agreement, [input]))[0]!
}

/** Plans what is left of an agreement in equal parts, to the cent. Returns their ids. */
export async function planInstalments(
  tx: Writer,
  actor: Actor,
  agreementId: number,
  input: { parts: number; firstOn: Day; everyMonths: number },
): Promise<number[]> {
  const agreement = await writableAgreement(tx, actor, agreementId)
  const left = agreement.amountCents - agreement.kept.plannedCents
  refuse(objectionToSchedule(left, input.parts, input.everyMonths))
  return plan(tx, actor, agreement, scheduleOf(left, input.parts, input.firstOn, input.everyMonths))
}

/** The instalment with its agreement, both locked; 404 and 403 as the agreement answers. */
async function writable(tx: Writer, actor: Actor, id: number): Promise<{ agreement: Agreement; instalment: Instalment }> {
  const row = found(await tx.selectFrom('budget_instalment').select('agreement_id').where('id', '=', id).executeTakeFirst())
  const agreement = await writableAgreement(tx, actor, row.agreement_id)
  return { agreement, instalment: found(agreement.instalments.find((each) => each.id === id)) }
}

/** Takes away an instalment that was not paid. Returns its agreement. */
export async function removeInstalment(tx: Writer, actor: Actor, id: number): Promise<number> {
  const { agreement, instalment } = await writable(tx, actor, id)
  refuse(objectionToRemovingInstalment(agreement, instalment))
  await tx.deleteFrom('budget_instalment').where('id', '=', id).execute()
  await record(tx, actor, 'instalment.removed', {
    ...aboutAgreement(agreement),
    payload: { dueOn: instalment.dueOn, amountCents: instalment.amountCents },
  })
  return agreement.id
}

/** Writes down that an instalment was paid. Returns its agreement. */
export async function payInstalment(tx: Writer, actor: Actor, id: number, payment: Payment): Promise<number> {
  const { agreement, instalment } = await writable(tx, actor, id)
  const grantId = agreement.grant?.id ?? null
  const grants = await grantsLocked(tx, agreement.budget.owner.organisationId, grantId)
  const grant = grantId === null ? null : (grants.get(grantId) ?? null)
  refuse(objectionToPaying(agreement, instalment, payment, { kept: agreement.kept, grant, today: todayOf(tx) }))
  await tx.updateTable('budget_instalment').set({ paid_on: payment.paidOn, paid_cents: payment.amountCents }).where('id', '=', id).execute()
  await record(tx, actor, 'instalment.paid', {
    ...aboutAgreement(agreement),
    payload: { paidOn: payment.paidOn, amountCents: payment.amountCents },
  })
  return agreement.id
}

/** Takes a payment back that was written down by mistake; never one that the recipient has acknowledged. Returns its agreement. */
export async function unpayInstalment(tx: Writer, actor: Actor, id: number): Promise<number> {
  const { agreement, instalment } = await writable(tx, actor, id)
  refuse(objectionToUnpaying(instalment))
  await tx.updateTable('budget_instalment').set({ paid_on: null, paid_cents: null }).where('id', '=', id).execute()
  await record(tx, actor, 'instalment.unpaid', { ...aboutAgreement(agreement), payload: { amountCents: instalment.paidCents ?? 0 } })
  return agreement.id
}

/** The recipient's own people say that the money came. Returns the agreement. */
export async function acknowledgeInstalment(tx: Writer, actor: Actor, id: number): Promise<number> {
  const row = found(await tx.selectFrom('budget_instalment').select('agreement_id').where('id', '=', id).executeTakeFirst())
  await tx.selectFrom('budget_agreement').select('id').where('id', '=', row.agreement_id).forUpdate().execute()
  const agreement = found(await agreementById(tx, actor, row.agreement_id))
  if (!mayAcknowledge(actor, agreement.recipient.id)) throw notYours()
  const instalment = found(agreement.instalments.find((each) => each.id === id))
  refuse(objectionToAcknowledging(instalment))
  await tx
    .updateTable('budget_instalment')
    .set({ acknowledged_on: todayOf(tx) })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'instalment.acknowledged', { ...aboutAgreement(agreement), payload: { amountCents: instalment.paidCents! } })
  return agreement.id
}
