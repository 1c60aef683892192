/** Whom the deeds on plans concern: who carries the action, who is to read the draft, the members of the plan's owner. */
import { sql } from 'kysely'
import type { Concern, Subject } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { JournalEntry } from '#kernel/journal.ts'
import { STAFF } from '#kernel/values/actor.ts'
import { isLifeDeed } from '../rules/mail.ts'

const mandatesToday = (reader: Reader, today: Day) =>
  reader
    .selectFrom('people_mandate as m')
    .select('m.person_id')
    .where('m.starts_on', '<=', today)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))

const among = (ids: number[]) => (ids.length > 0 ? ids : [-1])

/** Entry → the ids of its subjects of one kind. */
const idsOf = (entries: JournalEntry[], kind: string, of: (entry: JournalEntry) => Subject[]) =>
  new Map(
    entries.map((entry) => [
      entry.id,
      of(entry)
        .filter((subject) => subject.kind === kind)
        .map(({ id }) => id),
    ]),
  )

const toldTo = (topic: string, idsByEntry: Map<number, number[]>, people: Map<number, number[]>): Concern[] =>
  [...idsByEntry].flatMap(([entryId, ids]) =>
    [...new Set(ids.flatMap((id) => people.get(id) ?? []))].map((personId) => ({ entryId, personId, topic })),
  )

const grouped = (rows: { key: number; person_id: number }[]): Map<number, number[]> =>
  new Map([...Map.groupBy(rows, (row) => row.key)].map(([key, all]) => [key, all.map((row) => row.person_id)]))

/** Who owns these items: the person, or those who hold a mandate in the owning body or of the owning organisation. */
async function carriers(reader: Reader, itemIds: number[], today: Day) {
  const items = await reader
    .selectFrom('plan_item')
    .select(['id as key', 'owner_person_id', 'owner_body_id', 'owner_organisation_id'])
    .where('id', 'in', among(itemIds))
    .execute()
  const bodies = await seatedIn(
    reader,
    items.flatMap(({ owner_body_id }) => owner_body_id ?? []),
    today,
  )
  const organisations = await holdersOf(
    reader,
    items.flatMap(({ owner_organisation_id }) => owner_organisation_id ?? []),
    today,
  )
  const carried = items.flatMap(({ key, owner_body_id, owner_organisation_id }) =>
    [...(bodies.get(owner_body_id ?? -1) ?? []), ...(organisations.get(owner_organisation_id ?? -1) ?? [])].map((person_id) => ({
      key,
      person_id,
    })),
  )
  return {
    own: grouped(items.flatMap(({ key, owner_person_id }) => (owner_person_id === null ? [] : { key, person_id: owner_person_id }))),
    carried: grouped(carried),
  }
}

async function seatedIn(reader: Reader, bodyIds: number[], today: Day) {
  const rows = await mandatesToday(reader, today).select('m.body_id as key').where('m.body_id', 'in', among(bodyIds)).execute()
  return grouped(rows.map(({ key, person_id }) => ({ key: key!, person_id })))
}

async function holdersOf(reader: Reader, organisationIds: number[], today: Day) {
  const rows = await mandatesToday(reader, today)
    .select('m.organisation_id as key')
    .where('m.organisation_id', 'in', among(organisationIds))
    .execute()
  return grouped(rows)
}

/** Those with a mandate of these organisations or of one below them: a network's plan is its regions' and its members' too. */
async function membersOf(reader: Reader, organisationIds: number[], today: Day) {
  const { rows } = await sql<{ key: number; person_id: number }>`
    with recursive below (key, id) as (
      select id, id from people_organisation where id = any(${organisationIds}::bigint[])
      union select b.key, o.id from below b join people_organisation o on o.parent_id = b.id)
    select distinct b.key, m.person_id from below b join people_mandate m on m.organisation_id = b.id
    where m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})`.execute(reader as never)
  return grouped(rows)
}

export async function concerns(reader: Reader, entries: JournalEntry[], today: Day): Promise<Concern[]> {
  const onItems = entries.filter(({ subjects: [main] }) => main?.kind === 'item')
  const shared = entries.filter(({ deed, payload }) => deed === 'plan.sharing_changed' && (payload as { shared: boolean }).shared)
  const life = entries.filter(({ deed }) => isLifeDeed(deed))
  const mainItems = idsOf(onItems, 'item', ({ subjects }) => subjects.slice(0, 1))
  const bodies = idsOf(shared, 'body', ({ subjects }) => subjects)
  const owners = new Map(life.map(({ id, organisationId }) => [id, organisationId === null ? [] : [organisationId]]))
  const found: Concern[] = []
  if (onItems.length > 0) {
    const { own, carried } = await carriers(reader, [...mainItems.values()].flat(), today)
    found.push(...toldTo('plan.actions', mainItems, own), ...toldTo('plan.carried', mainItems, carried))
  }
  if (shared.length > 0) found.push(...toldTo('plan.shared', bodies, await seatedIn(reader, [...bodies.values()].flat(), today)))
  if (life.length > 0) found.push(...toldTo('plan.plans', owners, await membersOf(reader, [...owners.values()].flat(), today)))
  return found
}

/** Those of these people who own open actions of an adopted plan, alone or through a mandate, and the staff of plans in force. */
export async function expectant(reader: Reader, personIds: number[], today: Day): Promise<number[]> {
  const open = reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .where('p.state', '=', 'adopted')
    .where('i.removed', '=', false)
    .where(sql<string>`coalesce(i.status, 'planned')`, 'in', ['planned', 'in_progress'])
  const responsible = sql<number>`coalesce(p.owner_id, (select n.id from people_organisation n where n.kind = 'network'))`
  const answered = reader.selectFrom('plan_plan as p').select(responsible.as('id')).where('p.state', '=', 'adopted')
  const rows = await mandatesToday(reader, today)
    .distinct()
    .where('m.person_id', 'in', among(personIds))
    .where(({ or, and, eb }) =>
      or([
        eb('m.body_id', 'in', open.select('i.owner_body_id').where('i.owner_body_id', 'is not', null)),
        eb('m.organisation_id', 'in', open.select('i.owner_organisation_id').where('i.owner_organisation_id', 'is not', null)),
        and([eb('m.role', 'in', STAFF), eb('m.organisation_id', 'in', answered)]),
      ]),
    )
    .execute()
  const owners = await open.select('i.owner_person_id').distinct().where('i.owner_person_id', 'in', among(personIds)).execute()
  return [...new Set([...rows.map((row) => row.person_id), ...owners.map((row) => row.owner_person_id!)])]
}
