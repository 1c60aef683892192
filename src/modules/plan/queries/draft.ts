/** A stored plan as the draft that would bring it in again: names in the place of ids. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mayRead, type Nested, nest, type PlanFacts } from '../rules.ts'
import type { DecisionDraft, ItemDraft, PlanDraft } from '../tables.ts'
import { responsibleId } from './plans.ts'

/** A body by its name, and with its organisation's when it is not of the plan's own. */
const bodyName = (body: string, organisation: string, plan: string) =>
  sql<
    string | null
  >`case when ${sql.ref(`${body}.organisation_id`)} = ${sql.ref(`${plan}.responsible_id`)} then ${sql.ref(`${body}.name_fr`)}
    else ${sql.ref(`${body}.name_fr`)} || ' (' || ${sql.ref(`${organisation}.name`)} || ')' end`

const planRow = (reader: Reader, planId: number) =>
  reader
    .selectFrom((from) =>
      from.selectFrom('plan_plan as p').selectAll('p').select(responsibleId.as('responsible_id')).where('p.id', '=', planId).as('plan'),
    )
    .leftJoin('people_organisation as owner', 'owner.id', 'plan.owner_id')
    .leftJoin('plan_plan as before', 'before.id', 'plan.predecessor_id')
    .leftJoin('people_organisation as network', (join) => join.on('network.kind', '=', 'network'))
    .leftJoin('plan_decision as decision', 'decision.plan_id', 'plan.id')
    .leftJoin('people_body as body', 'body.id', 'decision.body_id')
    .leftJoin('people_organisation as of', 'of.id', 'body.organisation_id')
    .selectAll('plan')
    .select([
      'owner.name as owner_name',
      'before.id as before_id',
      'before.slug as before_slug',
      'before.state as before_state',
      'before.revises_id as before_revises_id',
    ])
    .select(sql<number>`coalesce(before.owner_id, network.id, 0)`.as('before_responsible_id'))
    .select(['decision.plan_id as decided', 'decision.body_text', 'decision.decided_on', 'decision.reference', 'decision.source'])
    .select(bodyName('body', 'of', 'plan').as('body_name'))
    .executeTakeFirst()

/** What the item `i` serves, as it may be named to anyone: plans that are drafts are left out. */
const served = sql<
  string[]
>`array(select t.slug || '#' || x.code from plan_serving s join plan_item x on x.id = s.served_id and not x.removed
  join plan_plan t on t.id = x.plan_id and t.state <> 'draft' where s.action_id = i.id order by t.id, x.level, x.position, x.id)`

const itemRows = (reader: Reader, planId: number) =>
  reader
    .selectFrom('plan_item as i')
    .innerJoin(
      (from) =>
        from.selectFrom('plan_plan as p').select('p.id').select(responsibleId.as('responsible_id')).where('p.id', '=', planId).as('plan'),
      (join) => join.onRef('plan.id', '=', 'i.plan_id'),
    )
    .leftJoin('people_body as body', 'body.id', 'i.carried_to_body_id')
    .leftJoin('people_organisation as of', 'of.id', 'body.organisation_id')
    .leftJoin('people_organisation as to', 'to.id', 'i.carried_to_organisation_id')
    .leftJoin('people_body as seat', 'seat.id', 'i.owner_body_id')
    .leftJoin('people_organisation as house', 'house.id', 'seat.organisation_id')
    .leftJoin('people_organisation as owner', 'owner.id', 'i.owner_organisation_id')
    .leftJoin('plan_item as over', 'over.id', 'i.carried_over_to_id')
    .leftJoin('plan_plan as p', 'p.id', 'over.plan_id')
    .selectAll('i')
    .select(served.as('served'))
    .where('i.removed', '=', false)
    .select([
      'to.name as to_name',
      'over.code as over_code',
      'p.id as over_plan_id',
      'p.slug as over_slug',
      'p.state as over_state',
      'p.revises_id as over_revises_id',
    ])
    .select(['owner.name as owner_organisation', bodyName('seat', 'house', 'plan').as('owner_body')])
    .select([bodyName('body', 'of', 'plan').as('to_body'), responsibleId.as('over_responsible_id')])
    .orderBy('i.level')
    .orderBy('i.position')
    .orderBy('i.id')
    .execute()

type ItemRow = Awaited<ReturnType<typeof itemRows>>[number]

/** Only what is there: what is left out of a draft is not spoken of. */
function spoken<Facts extends object>(facts: Facts): Partial<{ [Key in keyof Facts]: Exclude<Facts[Key], null | undefined> }> {
  const said = Object.entries(facts).filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(said) as Partial<{ [Key in keyof Facts]: Exclude<Facts[Key], null | undefined> }>
}

const told = (fr: string | null, en: string | null): Localized | null => (fr || en ? { fr, en } : null)

type PersonName = (id: number) => string
type MayName = (plan: PlanFacts) => boolean

function itemDraft(item: Nested<ItemRow>, personName: PersonName, mayName: MayName): ItemDraft {
  const mayNameNext =
    item.over_plan_id !== null &&
    item.over_state !== null &&
    mayName({
      id: item.over_plan_id,
      state: item.over_state,
      responsibleId: item.over_responsible_id,
      sharedWith: [],
      revisesId: item.over_revises_id,
    })
  return {
    code: item.code,
    line: null,
    title: { fr: item.title_fr, en: item.title_en },
    ...spoken({
      text: told(item.text_fr, item.text_en),
      provenance: item.provenance,
      crossCutting: item.cross_cutting,
      status: item.status,
      stoppedReason: item.stopped_reason,
      progress: item.progress,
      owner:
        item.owner_person_id === null ? (item.owner_body ?? item.owner_organisation ?? item.owner_text) : personName(item.owner_person_id),
      scope: item.scope,
      regions: item.regions,
      startsOn: item.starts_on,
      endsOn: item.ends_on,
      expectedResult: item.expected_result,
      partners: item.partners,
      carriedTo: item.to_body ?? item.to_name ?? item.carried_to_text,
      carriedOverTo: mayNameNext ? `${item.over_slug}#${item.over_code}` : item.carried_over_to_text,
      serves: item.served,
      exampleFields: item.example_fields,
    }),
    children: item.children.map((child) => itemDraft(child, personName, mayName)),
  }
}

/**
 * The draft that would bring this plan in again, in three queries. `personName` says a person who owns an action as this reader may know him or
 * her; '' leaves the owner out. `mayName`: whether another plan that this one names exists for this reader; else those exist that anyone may
 * read. 404 when there is no such plan.
 */
export async function planDraft(
  reader: Reader,
  planId: number,
  personName: PersonName,
  mayName: MayName = (plan) => mayRead(null, plan),
): Promise<PlanDraft> {
  const [row, items, milestones] = await Promise.all([
    planRow(reader, planId),
    itemRows(reader, planId),
    reader
      .selectFrom('plan_milestone')
      .select(['happened_on', 'text_fr', 'text_en'])
      .where('plan_id', '=', planId)
      .orderBy('position')
      .execute(),
  ])
  const plan = found(row)
  const mayNamePredecessor =
    plan.before_id !== null &&
    plan.before_state !== null &&
    mayName({
      id: plan.before_id,
      state: plan.before_state,
      responsibleId: plan.before_responsible_id,
      sharedWith: [],
      revisesId: plan.before_revises_id,
    })
  const decision: DecisionDraft | null =
    plan.decided === null
      ? null
      : { body: plan.body_name ?? plan.body_text, on: plan.decided_on, reference: plan.reference, source: plan.source }
  return {
    slug: plan.slug,
    title: { fr: plan.title_fr, en: plan.title_en },
    ...spoken({ lead: told(plan.lead_fr, plan.lead_en) }),
    kind: plan.kind,
    levelNames: { fr: plan.level_names.fr, en: plan.level_names.en },
    period: { from: plan.period_from, to: plan.period_to },
    owner: plan.owner_name ?? plan.owner_text,
    predecessor: mayNamePredecessor ? plan.before_slug : plan.predecessor_text,
    notes: plan.notes,
    milestones: milestones.map((each) => ({ on: each.happened_on, text: { fr: each.text_fr, en: each.text_en } })),
    decision,
    state: plan.state,
    example: plan.example,
    items: nest(items).map((item) => itemDraft(item, personName, mayName)),
  }
}
