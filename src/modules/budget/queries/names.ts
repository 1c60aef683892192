/** How the things of the budget are named to whoever may know them. */
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Localized, sameInBoth } from '#kernel/values/lang.ts'
import { agreementPath, budgetPath, funderPath, grantPath, versionPath } from '../paths.ts'
import { mayReadDraftBudget, mayReadStatement, type OwnerRef } from '../rules/rights.ts'
import { type Version, versionsByIds, versionsOfBudgets } from './budgets.ts'

type Names = Promise<Map<number, ObjectFacts>>
const map = (entries: [number, ObjectFacts][]) => new Map(entries)

/** A budget exists for whoever may know one of its versions. */
export async function budgetNames(reader: Reader, actor: Actor | null, ids: number[]): Names {
  const versions = await versionsOfBudgets(reader, actor, ids)
  return map(versions.map(({ budget: { id, title, example } }) => [id, { title, path: budgetPath(id), example }]))
}

/** `titled`: the sentence « Budget 2017, version 2 ». */
export async function versionNames(reader: Reader, actor: Actor | null, ids: number[], titled: (version: Version) => Localized): Names {
  const versions = await versionsByIds(reader, actor, ids)
  return map(versions.map((version) => [version.id, { title: titled(version), path: versionPath(version.id), example: version.example }]))
}

const owners = (reader: Reader) =>
  reader
    .selectFrom('people_organisation as o')
    .select((eb) => [
      'o.id as organisation_id',
      'o.kind',
      eb.selectFrom('people_organisation as n').select('n.id').where('n.kind', '=', 'network').orderBy('n.id').limit(1).as('network_id'),
    ])

/** Owners by their ids, for what rights are asked of. */
export async function ownersById(reader: Reader, ids: number[]): Promise<Map<number, OwnerRef>> {
  const rows = await owners(reader)
    .where('o.id', 'in', ids.length > 0 ? [...new Set(ids)] : [-1])
    .execute()
  return new Map(
    rows.map(({ organisation_id, kind, network_id }) => [
      organisation_id,
      { organisationId: organisation_id, kind, networkId: network_id ?? 0 },
    ]),
  )
}

const listed = (ids: number[]): number[] => (ids.length > 0 ? ids : [-1])

export async function funderNames(reader: Reader, actor: Actor | null, ids: number[]): Names {
  const rows = await reader
    .selectFrom('budget_funder')
    .select(['id', 'name', 'organisation_id', 'example'])
    .where('id', 'in', listed(ids))
    .execute()
  const known = await ownersById(
    reader,
    rows.map(({ organisation_id }) => organisation_id),
  )
  const mine = rows.filter(({ organisation_id }) => mayReadDraftBudget(actor, known.get(organisation_id)!))
  return map(mine.map(({ id, name, example }) => [id, { title: sameInBoth(name), path: funderPath(id), example }]))
}

export async function grantNames(reader: Reader, actor: Actor | null, ids: number[]): Names {
  const rows = await reader
    .selectFrom('budget_grant')
    .select(['id', 'title', 'organisation_id', 'example'])
    .where('id', 'in', listed(ids))
    .execute()
  const known = await ownersById(
    reader,
    rows.map(({ organisation_id }) => organisation_id),
  )
  const mine = rows.filter(({ organisation_id }) => mayReadDraftBudget(actor, known.get(organisation_id)!))
  return map(mine.map(({ id, title, example }) => [id, { title: sameInBoth(title), path: grantPath(id), example }]))
}

/** An agreement is known to both of its sides. */
export async function agreementNames(reader: Reader, actor: Actor | null, ids: number[]): Names {
  const rows = await reader
    .selectFrom('budget_agreement as a')
    .innerJoin('budget_budget as b', 'b.id', 'a.budget_id')
    .select(['a.id', 'a.title', 'a.recipient_id', 'b.organisation_id', 'a.example'])
    .where('a.id', 'in', listed(ids))
    .execute()
  const known = await ownersById(
    reader,
    rows.map(({ organisation_id }) => organisation_id),
  )
  const mine = rows.filter(({ organisation_id, recipient_id }) => mayReadStatement(actor, known.get(organisation_id)!, recipient_id))
  return map(mine.map(({ id, title, example }) => [id, { title: sameInBoth(title), path: agreementPath(id), example }]))
}
