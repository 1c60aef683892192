/** Funders and grants with their years, actions, payments and papers. Whoever calls without an actor has looked whether the reader may know of them. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { FunderFacts, GrantYear } from '../../rules/grants/grants.ts'
import { mayReadDraftBudget, type OwnerRef } from '../../rules/rights.ts'
import type { GrantFacts } from '../../tables/grants.ts'
import type { DocumentKind, PaymentKind } from '../../tables.ts'
import { ownersById } from '../names.ts'

export interface Funder extends FunderFacts {
  id: number
  organisationId: number
  revision: number
  example: boolean
}

export interface Payment {
  id: number
  grantId: number
  kind: PaymentKind
  expectedOn: Day
  amountCents: number
  receivedOn: Day | null
  receivedCents: number | null
  note: string | null
  example: boolean
}

export interface Grant extends GrantFacts {
  id: number
  organisationId: number
  funder: Funder
  revision: number
  example: boolean
  /** What falls to each year, where it was written down. */
  years: GrantYear[]
  /** Which actions it may pay for, where it may not pay for all (`all_items`). */
  itemIds: number[]
  /** By the day they are expected on. */
  payments: Payment[]
  receivedCents: number
  /** Of the last payment that came. */
  receivedOn: Day | null
  /** The kinds of papers on file. */
  papers: DocumentKind[]
}

const FUNDER = ['f.name', 'f.kind', 'f.european_fund', 'f.note', 'f.organisation_id', 'f.revision', 'f.example'] as const

const funderRows = (reader: Reader) => reader.selectFrom('budget_funder as f').select(['f.id', ...FUNDER])

const funderOf = ({ organisation_id, ...row }: Awaited<ReturnType<ReturnType<typeof funderRows>['executeTakeFirstOrThrow']>>): Funder => ({
  ...row,
  organisationId: organisation_id,
})

/** The funders in an organisation's list, by name. */
export async function fundersOf(reader: Reader, organisationId: number): Promise<Funder[]> {
  const rows = await funderRows(reader)
    .where('f.organisation_id', '=', organisationId)
    .where('f.removed', '=', false)
    .orderBy(sql`lower(f.name)`)
    .execute()
  return rows.map(funderOf)
}

export interface Owned<Thing> {
  owner: OwnerRef
  thing: Thing
}

/** The owner of what belongs to this organisation, for who may read its funders and grants; null: it does not exist for him or her. */
export async function grantOwner(reader: Reader, actor: Actor | null, organisationId: number): Promise<OwnerRef | null> {
  const owner = (await ownersById(reader, [organisationId])).get(organisationId)
  return owner && mayReadDraftBudget(actor, owner) ? owner : null
}

export async function funderById(reader: Reader, actor: Actor | null, id: number): Promise<Owned<Funder> | null> {
  const row = await funderRows(reader).where('f.id', '=', id).where('f.removed', '=', false).executeTakeFirst()
  const owner = row ? await grantOwner(reader, actor, row.organisation_id) : null
  return row && owner ? { owner, thing: funderOf(row) } : null
}

const grantRows = (reader: Reader) =>
  reader
    .selectFrom('budget_grant as g')
    .innerJoin('budget_funder as f', 'f.id', 'g.funder_id')
    .selectAll('g')
    .select(['f.name', 'f.kind', 'f.european_fund', 'f.note', 'f.revision as funder_revision', 'f.example as funder_example'])
    .select(
      sql<
        GrantYear[]
      >`coalesce((select json_agg(json_build_object('year', y.year, 'amountCents', y.amount_cents) order by y.year) from budget_grant_year y where y.grant_id = g.id), '[]')`.as(
        'years',
      ),
    )
    .select(
      sql<number[]>`coalesce((select json_agg(i.item_id order by i.item_id) from budget_grant_item i where i.grant_id = g.id), '[]')`.as(
        'items',
      ),
    )
    .select(
      sql<
        DocumentKind[]
      >`coalesce((select array_agg(distinct d.kind) from budget_document d where d.grant_id = g.id and not d.removed), '{}')`.as('papers'),
    )
    .where('g.removed', '=', false)

type GrantRow = Awaited<ReturnType<ReturnType<typeof grantRows>['executeTakeFirstOrThrow']>>

const latest = (days: (Day | null)[]): Day | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null

function grantOf(row: GrantRow, payments: Payment[]): Grant {
  const { name, kind, european_fund, note, funder_id, funder_revision, funder_example, organisation_id, removed: _, items, ...facts } = row
  return {
    ...facts,
    organisationId: organisation_id,
    funder: {
      id: funder_id,
      name,
      kind,
      european_fund,
      note,
      organisationId: organisation_id,
      revision: funder_revision,
      example: funder_example,
    },
    itemIds: items,
    payments,
    receivedCents: payments.reduce((sum, { receivedCents }) => sum + (receivedCents ?? 0), 0),
    receivedOn: latest(payments.map(({ receivedOn }) => receivedOn)),
  }
}

const paymentRows = (reader: Reader) => reader.selectFrom('budget_payment').selectAll().orderBy('expected_on').orderBy('id')

export const paymentOf = (row: Awaited<ReturnType<ReturnType<typeof paymentRows>['executeTakeFirstOrThrow']>>): Payment => ({
  id: row.id,
  grantId: row.grant_id,
  kind: row.kind,
  expectedOn: row.expected_on,
  amountCents: row.amount_cents,
  receivedOn: row.received_on,
  receivedCents: row.received_cents,
  note: row.note,
  example: row.example,
})

async function grantsAsked(reader: Reader, asked: ReturnType<typeof grantRows>): Promise<Grant[]> {
  const rows = await asked.execute()
  if (rows.length === 0) return []
  const payments = await paymentRows(reader)
    .where(
      'grant_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const byGrant = Map.groupBy(payments.map(paymentOf), ({ grantId }) => grantId)
  return rows.map((row) => grantOf(row, byGrant.get(row.id) ?? []))
}

/** Every grant of an organisation, the latest period first. */
export const grantsOf = (reader: Reader, organisationId: number): Promise<Grant[]> =>
  grantsAsked(
    reader,
    grantRows(reader).where('g.organisation_id', '=', organisationId).orderBy('g.period_from', 'desc').orderBy('g.title').orderBy('g.id'),
  )

/** Every grant of several organisations. */
export const grantsOfAll = (reader: Reader, organisationIds: number[]): Promise<Grant[]> =>
  organisationIds.length === 0
    ? Promise.resolve([])
    : grantsAsked(reader, grantRows(reader).where('g.organisation_id', 'in', organisationIds).orderBy('g.id'))

/** A grant for who may read it; null: it does not exist for him or her. */
export async function grantById(reader: Reader, actor: Actor | null, id: number): Promise<Grant | null> {
  const [grant] = await grantsAsked(reader, grantRows(reader).where('g.id', '=', id))
  return grant && (await grantOwner(reader, actor, grant.organisationId)) ? grant : null
}

/** A payment with its grant, for who may read it. */
export async function paymentById(reader: Reader, actor: Actor | null, id: number): Promise<{ payment: Payment; grant: Grant } | null> {
  const row = await reader.selectFrom('budget_payment').select('grant_id').where('id', '=', id).executeTakeFirst()
  const grant = row ? await grantById(reader, actor, row.grant_id) : null
  const payment = grant?.payments.find((each) => each.id === id)
  return grant && payment ? { payment, grant } : null
}
