/** Plans with their owner, decision and predecessor, as this actor may see them. */
import { sql } from 'kysely'
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day, PartialDay } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { planPath } from '../paths.ts'
import { mayRead, type PlanFacts, plansInForce } from '../rules.ts'
import type { LevelNames, PlanKind } from '../tables.ts'

export interface Decision {
  body: Localized | null
  bodyId: number | null
  decidedOn: PartialDay | null
  reference: string | null
  source: string | null
}

export interface Plan extends PlanFacts {
  slug: string
  kind: PlanKind
  title: Localized
  lead: Localized
  levelNames: LevelNames
  /** The level of its actions: the number of its level names. */
  lastLevel: number
  periodFrom: Day | null
  periodTo: Day | null
  ownerId: number | null
  ownerName: string | null
  ownerIsNetwork: boolean
  predecessor: { id: number; slug: string; title: Localized } | null
  predecessorText: string | null
  /** This is the next text of an adopted plan (R39): that plan. */
  revises: { id: number; slug: string; title: Localized } | null
  notes: Localized[]
  example: boolean
  decision: Decision | null
  decidedOn: PartialDay | null
}

/** Who answers for the plan `p`: its owner, else the network. */
export const responsibleId = sql<number>`coalesce(p.owner_id, (select n.id from people_organisation n where n.kind = 'network'), 0)`

/** The bodies with which the draft of the plan `p` is shared. */
const sharedWith = sql<number[]>`array(select s.body_id from plan_sharing s where s.plan_id = p.id order by s.body_id)`
/** What decides who may read the plan `p`. */
export const rightsOfPlan = [
  responsibleId.as('responsible_id'),
  sharedWith.as('shared_with'),
  sql<number | null>`p.revises_id`.as('revises_id'),
] as const
/** The same as the rules take it, from a row that also has the plan's id and state. */
export const planFacts = (
  row: { responsible_id: number; shared_with: number[]; revises_id: number | null },
  plan: { id: number; state: PlanFacts['state'] },
): PlanFacts => ({ ...plan, responsibleId: row.responsible_id, sharedWith: row.shared_with, revisesId: row.revises_id })

const planRows = (reader: Reader) =>
  reader
    .selectFrom('plan_plan as p')
    .leftJoin('people_organisation as o', 'o.id', 'p.owner_id')
    .leftJoin('plan_decision as d', 'd.plan_id', 'p.id')
    .leftJoin('people_body as b', 'b.id', 'd.body_id')
    .leftJoin('plan_plan as before', 'before.id', 'p.predecessor_id')
    .selectAll('p')
    .select([
      'o.name as owner_name',
      'o.kind as owner_kind',
      'd.plan_id as decision_of',
      'd.body_id',
      'd.body_text',
      'd.decided_on',
      'd.reference',
      'd.source',
    ])
    .select([
      'b.name_fr as body_fr',
      'b.name_en as body_en',
      'before.slug as before_slug',
      'before.title_fr as before_fr',
      'before.title_en as before_en',
      'before.state as before_state',
    ])
    .leftJoin('plan_plan as revised', 'revised.id', 'p.revises_id')
    .select(['revised.slug as revised_slug', 'revised.title_fr as revised_fr', 'revised.title_en as revised_en'])
    .select(rightsOfPlan)

type PlanRow = Awaited<ReturnType<ReturnType<typeof planRows>['executeTakeFirstOrThrow']>>

function decisionOf(row: PlanRow): Decision | null {
  if (row.decision_of === null) return null
  const body = row.body_fr ? { fr: row.body_fr, en: row.body_en } : row.body_text ? { fr: row.body_text, en: null } : null
  return { body, bodyId: row.body_id, decidedOn: row.decided_on, reference: row.reference, source: row.source }
}

function planOf(row: PlanRow): Plan {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    state: row.state,
    title: { fr: row.title_fr, en: row.title_en },
    lead: { fr: row.lead_fr, en: row.lead_en },
    levelNames: row.level_names,
    lastLevel: row.level_names.fr.length,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    ownerId: row.owner_id,
    ownerName: row.owner_name ?? row.owner_text,
    ownerIsNetwork: row.owner_kind === 'network',
    responsibleId: row.responsible_id,
    sharedWith: row.shared_with,
    revisesId: row.revises_id,
    revises: row.revised_slug ? { id: row.revises_id!, slug: row.revised_slug, title: { fr: row.revised_fr, en: row.revised_en } } : null,
    predecessor:
      row.before_slug && row.before_state !== 'draft'
        ? { id: row.predecessor_id!, slug: row.before_slug, title: { fr: row.before_fr, en: row.before_en } }
        : null,
    predecessorText: row.predecessor_text,
    notes: row.notes,
    example: row.example,
    decision: decisionOf(row),
    decidedOn: row.decided_on,
  }
}

/** All plans that this actor may read, the latest period first. */
export async function plans(reader: Reader, actor: Actor | null): Promise<Plan[]> {
  // A next text that was adopted is a version of its plan, and no plan beside it.
  const rows = await planRows(reader)
    .where(({ eb, or }) => or([eb('p.revises_id', 'is', null), eb('p.state', 'in', ['draft', 'published'])]))
    .orderBy(sql`p.period_from desc nulls last`)
    .orderBy('p.id')
    .execute()
  return rows.map(planOf).filter((plan) => mayRead(actor, plan))
}

/** The plan at this address, or null where there is none for this actor. */
export async function planBySlug(reader: Reader, actor: Actor | null, slug: string): Promise<Plan | null> {
  const row = await planRows(reader).where('p.slug', '=', slug).executeTakeFirst()
  const plan = row ? planOf(row) : null
  return plan && mayRead(actor, plan) ? plan : null
}

/** The plan with this id, or null where there is none for this actor. */
export async function planById(reader: Reader, actor: Actor | null, id: number): Promise<Plan | null> {
  const row = await planRows(reader).where('p.id', '=', id).executeTakeFirst()
  const plan = row ? planOf(row) : null
  return plan && mayRead(actor, plan) ? plan : null
}

/** The strategic plan in force of an organisation (else the annual one) on a day, with those that it overlaps. */
export async function planInForce(
  reader: Reader,
  actor: Actor | null,
  organisationId: number,
  today: Day,
): Promise<{ plan: Plan; overlap: Plan[] } | null> {
  const current = plansInForce(await plans(reader, actor), today).filter(({ plan }) => plan.responsibleId === organisationId)
  return current.find(({ plan }) => plan.kind === 'strategic') ?? current[0] ?? null
}

export interface Milestone {
  id: number
  on: PartialDay | null
  text: Localized
  /** The day of a decision that adopted a version of the plan. */
  decided: boolean
}

/** The dated deeds of a plan's life, in the order in which its network tells them. */
export async function milestones(reader: Reader, planId: number): Promise<Milestone[]> {
  const rows = await reader
    .selectFrom('plan_milestone as m')
    .selectAll('m')
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('plan_version as v')
          .select('v.id')
          .whereRef('v.plan_id', '=', 'm.plan_id')
          .where('v.cause', '=', 'adopted')
          .where('v.taken_back', '=', false)
          .where(sql`v.decision ->> 'decidedOn'`, '=', sql.ref('m.happened_on')),
      ).as('decided'),
    )
    .where('m.plan_id', '=', planId)
    .orderBy('m.position')
    .execute()
  return rows.map((row) => ({ id: row.id, on: row.happened_on, text: { fr: row.text_fr, en: row.text_en }, decided: Boolean(row.decided) }))
}

/** Names plans for the journal and for other modules. */
export async function planNames(reader: Reader, actor: Actor | null, ids: number[]): Promise<Map<number, ObjectFacts>> {
  const rows = await planRows(reader).where('p.id', 'in', ids).execute()
  return new Map(
    rows
      .map(planOf)
      .filter((plan) => mayRead(actor, plan))
      .map((plan) => [plan.id, { title: plan.title, path: planPath(plan.slug), example: plan.example }]),
  )
}
