/** Agreements with regions and actors, each with its instalments, as each side may see them. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type InstalmentFacts, type Kept, promisedCents, sumsOf } from '../../rules/regions/agreements.ts'
import { mayReadStatement, type OwnerRef } from '../../rules/rights.ts'
import type { FunderKind, Transfer } from '../../tables.ts'
import { ownersById } from '../names.ts'

export interface Instalment extends InstalmentFacts {
  id: number
  agreementId: number
  example: boolean
}

export interface Agreement {
  id: number
  budget: { id: number; title: Localized; yearFrom: number; yearTo: number; owner: OwnerRef & { name: string } }
  recipient: { id: number; name: string; kind: OwnerRef['kind']; region: string | null }
  title: string
  transfer: Transfer
  grant: { id: number; title: string; funder: string; funderKind: FunderKind } | null
  amountCents: number
  signedOn: Day | null
  note: string | null
  endedOn: Day | null
  revision: number
  example: boolean
  /** By the day they fall due. */
  instalments: Instalment[]
  kept: Kept
  /** What stands promised of it. */
  promisedCents: number
}

const rows = (reader: Reader) =>
  reader
    .selectFrom('budget_agreement as a')
    .innerJoin('budget_budget as b', 'b.id', 'a.budget_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .innerJoin('people_organisation as r', 'r.id', 'a.recipient_id')
    .leftJoin('budget_grant as g', 'g.id', 'a.grant_id')
    .leftJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .selectAll('a')
    .select(['b.organisation_id', 'b.title_fr', 'b.title_en', 'b.year_from', 'b.year_to', 'o.name as owner_name'])
    .select(['r.name as recipient_name', 'r.kind as recipient_kind', 'r.region'])
    .select(['g.title as grant_title', 'f.name as funder_name', 'f.kind as funder_kind'])
    .orderBy('r.name_key')
    .orderBy('a.signed_on')
    .orderBy('a.id')

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

export async function instalmentsOf(reader: Reader, agreementIds: readonly number[]): Promise<Instalment[]> {
  if (agreementIds.length === 0) return []
  const found = await reader
    .selectFrom('budget_instalment')
    .selectAll()
    .where('agreement_id', 'in', [...agreementIds])
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return found.map((row) => ({
    id: row.id,
    agreementId: row.agreement_id,
    dueOn: row.due_on,
    amountCents: row.amount_cents,
    paidOn: row.paid_on,
    paidCents: row.paid_cents,
    acknowledgedOn: row.acknowledged_on,
    example: row.example,
  }))
}

function agreementOf(row: Row, owner: OwnerRef, instalments: Instalment[]): Agreement {
  const kept = sumsOf(instalments)
  return {
    id: row.id,
    budget: {
      id: row.budget_id,
      title: { fr: row.title_fr, en: row.title_en },
      yearFrom: row.year_from,
      yearTo: row.year_to,
      owner: { ...owner, name: row.owner_name },
    },
    recipient: { id: row.recipient_id, name: row.recipient_name, kind: row.recipient_kind, region: row.region },
    title: row.title,
    transfer: row.transfer,
    grant:
      row.grant_id === null ? null : { id: row.grant_id, title: row.grant_title!, funder: row.funder_name!, funderKind: row.funder_kind! },
    amountCents: row.amount_cents,
    signedOn: row.signed_on,
    note: row.note,
    endedOn: row.ended_on,
    revision: row.revision,
    example: row.example,
    instalments,
    kept,
    promisedCents: promisedCents({ amountCents: row.amount_cents, endedOn: row.ended_on }, kept),
  }
}

/** Those of them that this reader may know: either side's people. */
async function seen(reader: Reader, actor: Actor | null, found: Row[]): Promise<Agreement[]> {
  const owners = await ownersById(
    reader,
    found.map(({ organisation_id }) => organisation_id),
  )
  const mine = found.filter(({ organisation_id, recipient_id }) => mayReadStatement(actor, owners.get(organisation_id)!, recipient_id))
  const instalments = await instalmentsOf(
    reader,
    mine.map(({ id }) => id),
  )
  const byAgreement = Map.groupBy(instalments, ({ agreementId }) => agreementId)
  return mine.map((row) => agreementOf(row, owners.get(row.organisation_id)!, byAgreement.get(row.id) ?? []))
}

/** One agreement; null: it does not exist for this reader. */
export const agreementById = async (reader: Reader, actor: Actor | null, id: number): Promise<Agreement | null> =>
  (await seen(reader, actor, await rows(reader).where('a.id', '=', id).execute()))[0] ?? null

/** Those of a budget, by recipient. */
export const agreementsOfBudget = async (reader: Reader, actor: Actor | null, budgetId: number): Promise<Agreement[]> =>
  seen(reader, actor, await rows(reader).where('a.budget_id', '=', budgetId).execute())

/** Those with a recipient, of every budget that this reader may know of. */
export const agreementsWith = async (reader: Reader, actor: Actor | null, recipientId: number): Promise<Agreement[]> =>
  seen(reader, actor, await rows(reader).where('a.recipient_id', '=', recipientId).execute())

/** The agreement of an instalment, with which of its instalments it is; null: it does not exist for this reader. */
export async function agreementOfInstalment(
  reader: Reader,
  actor: Actor | null,
  instalmentId: number,
): Promise<{ agreement: Agreement; instalment: Instalment } | null> {
  const row = await reader.selectFrom('budget_instalment').select('agreement_id').where('id', '=', instalmentId).executeTakeFirst()
  const agreement = row ? await agreementById(reader, actor, row.agreement_id) : null
  const instalment = agreement?.instalments.find(({ id }) => id === instalmentId)
  return agreement && instalment ? { agreement, instalment } : null
}

export interface RecipientOffered {
  id: number
  name: string
  kind: OwnerRef['kind']
}

/** Whom an agreement may be made with: regions first, then members and partners, by name. */
export const recipientsOffered = (reader: Reader, ownerId: number, today: Day): Promise<RecipientOffered[]> =>
  reader
    .selectFrom('people_organisation')
    .select(['id', 'name', 'kind'])
    .where('id', '!=', ownerId)
    .where('kind', 'in', ['regional', 'member', 'partner'])
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>=', today)]))
    .orderBy((eb) => eb.case().when('kind', '=', 'regional').then(0).when('kind', '=', 'member').then(1).else(2).end())
    .orderBy('name_key')
    .execute()
