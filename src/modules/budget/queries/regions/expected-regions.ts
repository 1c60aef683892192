/** What waits on agreements: money to be acknowledged by whoever received it, instalments to be paid by whoever promised them. */
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day } from '#kernel/dates.ts'
import { type Actor, type Role, STAFF } from '#kernel/values/actor.ts'

/** Those of a recipient who are asked to say that money came. */
export const ACKNOWLEDGERS: readonly Role[] = ['president', 'treasurer', 'regional_director', 'national_director', 'representative']
/** Those of a payer who are reminded of what falls due. */
export const PAYERS: readonly Role[] = ['treasurer', ...STAFF]
/** How long before. */
const DAYS_BEFORE = 14

export interface ToAcknowledge {
  agreementId: number
  title: string
  recipientId: number
  amountCents: number
  paidOn: Day
  example: boolean
}

export interface ToPay {
  agreementId: number
  title: string
  recipient: string
  ownerId: number
  budgetId: number
  amountCents: number
  dueOn: Day
  example: boolean
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('budget_instalment as i')
    .innerJoin('budget_agreement as a', 'a.id', 'i.agreement_id')
    .innerJoin('budget_budget as b', 'b.id', 'a.budget_id')

const held = (actor: Actor, roles: readonly Role[]): number[] => [
  ...new Set(actor.mandates.flatMap(({ role, organisationId }) => (roles.includes(role) ? [organisationId] : []))),
]

/** Payments to the organisations that this person speaks for, which nobody has acknowledged yet; the earliest first. */
export async function toAcknowledge(reader: Reader, actor: Actor): Promise<ToAcknowledge[]> {
  const of = held(actor, ACKNOWLEDGERS)
  if (of.length === 0) return []
  const found = await rows(reader)
    .select(['a.id', 'a.title', 'a.recipient_id', 'i.paid_cents', 'i.paid_on', 'i.example'])
    .where('a.recipient_id', 'in', of)
    .where('i.paid_on', 'is not', null)
    .where('i.acknowledged_on', 'is', null)
    .orderBy('i.paid_on')
    .orderBy('i.id')
    .execute()
  return found.map((row) => ({
    agreementId: row.id,
    title: row.title,
    recipientId: row.recipient_id,
    amountCents: row.paid_cents!,
    paidOn: row.paid_on!,
    example: row.example,
  }))
}

const due = (reader: Reader, today: Day) =>
  rows(reader).where('i.paid_on', 'is', null).where('a.ended_on', 'is', null).where('i.due_on', '<=', addDays(today, DAYS_BEFORE))

/** Instalments that are due within a fortnight, or late, of the organisations whose money this person keeps; the earliest first. */
export async function toPay(reader: Reader, actor: Actor, today: Day): Promise<ToPay[]> {
  const of = held(actor, PAYERS)
  if (of.length === 0) return []
  const found = await due(reader, today)
    .innerJoin('people_organisation as r', 'r.id', 'a.recipient_id')
    .select(['a.id', 'a.title', 'r.name', 'b.organisation_id', 'a.budget_id', 'i.amount_cents', 'i.due_on', 'i.example'])
    .where('b.organisation_id', 'in', of)
    .orderBy('i.due_on')
    .orderBy('i.id')
    .execute()
  return found.map((row) => ({
    agreementId: row.id,
    title: row.title,
    recipient: row.name,
    ownerId: row.organisation_id,
    budgetId: row.budget_id,
    amountCents: row.amount_cents,
    dueOn: row.due_on,
    example: row.example,
  }))
}

/** Those of these people of whom either may say something. */
export async function regionsExpectant(reader: Reader, personIds: number[], today: Day): Promise<number[]> {
  if (personIds.length === 0) return []
  const found = await reader
    .selectFrom('people_mandate as m')
    .select('m.person_id')
    .distinct()
    .where('m.person_id', 'in', personIds)
    .where('m.starts_on', '<=', today)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
    .where((eb) =>
      eb.or([
        eb.and([
          eb('m.role', 'in', [...ACKNOWLEDGERS]),
          eb.exists(
            rows(reader)
              .select('i.id')
              .where('a.recipient_id', '=', eb.ref('m.organisation_id'))
              .where('i.paid_on', 'is not', null)
              .where('i.acknowledged_on', 'is', null),
          ),
        ]),
        eb.and([
          eb('m.role', 'in', [...PAYERS]),
          eb.exists(due(reader, today).select('i.id').where('b.organisation_id', '=', eb.ref('m.organisation_id'))),
        ]),
      ]),
    )
    .execute()
  return found.map((row) => row.person_id)
}
