/** What is to be done in time for the grants of organisations: papers, deadlines, payments that have not come; and of whom it may be expected. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { STAFF } from '#kernel/values/actor.ts'
import { type Deadline, grantDeadlines, isOverdue, isTimeFor, yearDeadlines } from '../../rules/grants/deadlines.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { ownersById } from '../names.ts'
import { type Grant, grantsOfAll, type Payment } from './grants.ts'
import { organisationPapers, papersOfGrants } from './papers.ts'
import { handedOnOf } from './use.ts'

export interface Duty {
  organisationId: number
  /** Null: of the organisation itself (R23). */
  grant: Grant | null
  deadline: Deadline
  example: boolean
}

export interface OverduePayment {
  organisationId: number
  grant: Grant
  payment: Payment
}

export interface Duties {
  duties: Duty[]
  overdue: OverduePayment[]
}

/** Every deadline of these organisations, answered or not, and every payment that has not come. Whoever calls has looked who may know. */
export async function dutiesOf(reader: Reader, organisationIds: number[], today: Day): Promise<Duties> {
  const grants = await grantsOfAll(reader, organisationIds)
  if (grants.length === 0) return { duties: [], overdue: [] }
  const ids = grants.map(({ id }) => id)
  const papers = Map.groupBy(await papersOfGrants(reader, ids), ({ grantId }) => grantId)
  const own = Map.groupBy(await organisationPapers(reader, organisationIds), ({ organisationId }) => organisationId)
  const handedOn = await handedOnOf(reader, ids)
  const ofGrants = grants.flatMap((grant) =>
    grantDeadlines(
      grant,
      {
        papers: papers.get(grant.id) ?? [],
        organisationPapers: own.get(grant.organisationId) ?? [],
        handedOn: handedOn.get(grant.id) ?? { regrant: false, partner: false },
      },
      today,
    ).map((deadline): Duty => ({ organisationId: grant.organisationId, grant, deadline, example: grant.example })),
  )
  const ofYears = [...Map.groupBy(grants, ({ organisationId }) => organisationId)].flatMap(([organisationId, all]) =>
    yearDeadlines(all, own.get(organisationId) ?? [], today).map(
      (deadline): Duty => ({ organisationId, grant: null, deadline, example: all.every(({ example }) => example) }),
    ),
  )
  return {
    duties: [...ofYears, ...ofGrants],
    overdue: grants.flatMap((grant) =>
      grant.refused_on === null
        ? grant.payments
            .filter((payment) => isOverdue(payment, today))
            .map((payment) => ({ organisationId: grant.organisationId, grant, payment }))
        : [],
    ),
  }
}

/** One signature answers it for all grants of an organisation: it is asked for once, with the request that goes first. */
const once = (duties: Duty[]): Duty[] => {
  const seen = new Set<number>()
  return duties.filter(({ organisationId, deadline }) => {
    if (deadline.rule !== 'R38') return true
    const first = !seen.has(organisationId)
    seen.add(organisationId)
    return first
  })
}

/** What it is time to do, the most pressing first. */
export function pressing({ duties, overdue }: Duties, today: Day): Duties {
  const due = ({ deadline }: Duty) => deadline.due ?? today
  const byDay = (one: Duty, other: Duty) => (due(one) < due(other) ? -1 : due(one) > due(other) ? 1 : 0)
  return { duties: once(duties.filter(({ deadline }) => isTimeFor(deadline, today)).sort(byDay)), overdue }
}

/** What it is time to do for the organisations whose grants this actor keeps. */
export async function expectedOf(reader: Reader, actor: Actor, today: Day): Promise<Duties> {
  const ids = [...new Set(actor.mandates.map(({ organisationId }) => organisationId))]
  const owners = await ownersById(reader, ids)
  const kept = ids.filter((id) => {
    const owner = owners.get(id)
    return owner !== undefined && mayEditBudget(actor, owner)
  })
  return kept.length === 0 ? { duties: [], overdue: [] } : pressing(await dutiesOf(reader, kept, today), today)
}

/** Those of these people who keep the grants of an organisation that has some. */
export async function keepersAmong(reader: Reader, personIds: number[], today: Day): Promise<number[]> {
  if (personIds.length === 0) return []
  const rows = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .select('m.person_id')
    .distinct()
    .where('m.person_id', 'in', personIds)
    .where('m.starts_on', '<=', today)
    .where(sql<boolean>`(m.ends_on is null or m.ends_on >= ${today})`)
    .where(
      sql<boolean>`(m.role = any(${['treasurer', ...STAFF]}::text[]) or (o.kind in ('member', 'partner') and m.role in ('representative', 'president')))`,
    )
    .where(sql<boolean>`exists (select 1 from budget_grant g where g.organisation_id = o.id and not g.removed)`)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
