/** What bringing a file of members in would do, row by row: before anything is written, and as it is written. */
import type { Actor, Role } from '#kernel/values/actor.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import { objectionToParent } from '../rules.ts'
import type { FeeState, Kind, Region } from '../tables.ts'
import { finding, type MemberFinding, type MemberRow, type MembersRead, MOST_FINDINGS } from './members.ts'
import { type Contact, type Contacts, contactOf, contactsOf } from './members-contacts.ts'
import { type KnownNetwork, type KnownOrganisation, type Met, meet } from './members-known.ts'
import { mayGiveMandate } from './rights.ts'

type Day = string

/** An organisation as the file leaves it. */
export interface OrganisationAfter {
  kind: Exclude<Kind, 'network'>
  name: string
  region: Region | string | null
  town: string | null
  site: string | null
  siret: string | null
  joinedOn: Day | null
  leftOn: Day | null
}

/** One thing that a row changes. `year`: of a fee or a figure. */
export interface MemberChange {
  field: keyof OrganisationAfter | 'parent' | 'fee' | 'employees' | 'contact' | 'email' | 'phone' | 'mandate'
  year?: number
  before: string | number | null
  after: string | number | null
}

/** What it stands below: one that is known, or one that an earlier row of the file makes, told by its line. */
export type ParentAfter = { id: number; name: string } | { line: number; name: string } | null

export interface RowOutcome {
  line: number
  /** null: it is created. */
  organisationId: number | null
  after: OrganisationAfter
  parent: ParentAfter
  example: boolean
  changes: MemberChange[]
  fees: number[]
  employees: { year: number; value: number }[]
  contact: Contact | null
}

export interface MembersOutcome {
  /** In the order of the file. */
  rows: RowOutcome[]
  created: number
  changed: number
  unchanged: number
  /** Rows with an error, those of the reading too. */
  refused: number
  errors: MemberFinding[]
  warnings: MemberFinding[]
}

interface Work {
  network: KnownNetwork
  actor: Actor
  headings: MembersRead['headings']
  contacts: Contacts
  byId: ReadonlyMap<number, KnownOrganisation>
  /** What others may stand below, by the key of its name. */
  parents: Map<string, { kind: Kind; region: string | null; leftOn: Day | null; parent: NonNullable<ParentAfter> }[]>
}

const FIELDS = ['name', 'region', 'town', 'site', 'siret', 'joinedOn', 'leftOn'] as const

/** A file holds texts on one line: one that says the same but for its spaces leaves it as it is. */
const said = (cell: string | null, known: string | null | undefined): string | null =>
  cell === null || cell === known?.trim().replaceAll(/\s+/g, ' ') ? (known ?? null) : cell

const afterOf = (row: MemberRow, known: KnownOrganisation | null): OrganisationAfter => ({
  kind: (known?.kind ?? row.kind ?? 'member') as OrganisationAfter['kind'],
  name: said(row.name, known?.name) ?? row.name,
  region: row.region ?? known?.region ?? null,
  town: said(row.town, known?.town),
  site: said(row.site, known?.site),
  siret: row.siret ?? known?.siret ?? null,
  joinedOn: row.joinedOn ?? known?.joinedOn ?? null,
  leftOn: row.leftOn ?? known?.leftOn ?? null,
})

const parentRow = (id: number, name: string): NonNullable<ParentAfter> => ({ id, name })

/** Where a new one stands when the file does not say: a member below the one association of its region, else the network. */
function usualParent({ parents, network }: Work, { kind, region }: OrganisationAfter): ParentAfter {
  const all = [...parents.values()].flat()
  const root = all.find((each) => each.kind === 'network')?.parent ?? null
  const [only, ...others] =
    kind === 'member' && region !== null
      ? all.filter((each) => each.kind === 'regional' && each.region === region && (each.leftOn === null || each.leftOn >= network.today))
      : []
  return only && others.length === 0 ? only.parent : root
}

/** What the row wants to stand below, or what stands against it. */
function parentOf(work: Work, { row, known }: Met, after: OrganisationAfter): ParentAfter | MemberFinding {
  const { headings, byId, parents } = work
  const current = known?.parentId == null ? null : parentRow(known.parentId, byId.get(known.parentId)?.name ?? '')
  if (row.parent === null) return known ? current : usualParent(work, after)
  if (current && nameKey(current.name) === nameKey(row.parent)) return current
  const column = headings.parent ?? null
  const [only, ...others] = parents.get(nameKey(row.parent)) ?? []
  if (!only) return finding(row.line, column, 'parentUnknown', { text: row.parent })
  if (others.length > 0) return finding(row.line, column, 'parentSeveral', { text: row.parent })
  const id = 'id' in only.parent ? only.parent.id : 0
  const wrong = objectionToParent({ id: known?.id ?? null, kind: after.kind }, [{ id, kind: only.kind, name: only.parent.name }])
  return wrong ? finding(row.line, column, 'parentWrong', { name: only.parent.name }) : only.parent
}

const isFinding = (value: object | null): value is MemberFinding => value !== null && 'code' in value

function changesOf(known: KnownOrganisation | null, outcome: Omit<RowOutcome, 'changes'>, before: ParentAfter): MemberChange[] {
  const { after, parent, contact } = outcome
  const changes: MemberChange[] = []
  const put = (field: MemberChange['field'], from: string | number | null, to: string | number | null, year?: number) => {
    if (from !== to) changes.push({ field, before: from, after: to, ...(year === undefined ? {} : { year }) })
  }
  if (known === null) put('kind', null, after.kind)
  for (const field of FIELDS) put(field, known?.[field] ?? null, after[field])
  const same = known !== null && before !== null && parent !== null && 'id' in parent && 'id' in before && before.id === parent.id
  if (!same) put('parent', before?.name ?? null, parent?.name ?? null)
  for (const year of outcome.fees) put('fee', known?.fees.get(year) ?? null, 'paid' satisfies FeeState, year)
  for (const { year, value } of outcome.employees) put('employees', known?.employees.get(year) ?? null, value, year)
  if (contact?.isNew) put('contact', null, contact.person.name)
  if (contact) for (const field of ['email', 'phone'] as const) put(field, contact.before[field], contact.person[field])
  if (contact?.mandate) put('mandate', null, contact.mandate.role)
  return changes
}

/** Which regional associations a region has: their directors name the representatives there. */
const regionIds = ({ network }: Work, region: string | null): number[] =>
  region === null ? [] : network.organisations.filter((each) => each.kind === 'regional' && each.region === region).map(({ id }) => id)

function outcomeOf(work: Work, met: Met): RowOutcome | MemberFinding {
  const { network, headings, contacts, actor, byId } = work
  const { row, known } = met
  const after = afterOf(row, known)
  if (known && row.kind !== null && row.kind !== known.kind)
    return finding(row.line, headings.kind ?? null, 'kindDiffers', { name: known.name, kind: known.kind })
  if (after.joinedOn !== null && after.leftOn !== null && after.leftOn < after.joinedOn)
    return finding(row.line, headings.leftOn ?? headings.joinedOn ?? null, 'leftBeforeJoined', {
      joined: after.joinedOn,
      left: after.leftOn,
    })
  const parent = parentOf(work, met, after)
  if (isFinding(parent)) return parent
  const parentId = parent && 'id' in parent ? parent.id : null
  // Nobody holds a mandate of the id 0.
  const organisation = { id: known?.id ?? 0, kind: after.kind, parentId, regionIds: regionIds(work, after.region) }
  const contact = contactOf(contacts, row, {
    organisationId: known?.id ?? null,
    joinedOn: after.joinedOn,
    isOver: after.leftOn !== null && after.leftOn < network.today,
    mayGive: (role: Role) => mayGiveMandate(actor, network.networkId, { role, organisation, bodyId: null }),
  })
  if (isFinding(contact)) return contact
  const year = Number(network.today.slice(0, 4))
  const outcome = {
    line: row.line,
    organisationId: known?.id ?? null,
    after,
    parent,
    example: row.example,
    fees: row.feePaid.filter((each) => known?.fees.get(each) !== 'paid'),
    employees: row.employees
      .map((each) => ({ year: each.year ?? year, value: each.value }))
      .filter((each) => known?.employees.get(each.year) !== each.value),
    contact,
  }
  const before = known?.parentId == null ? null : parentRow(known.parentId, byId.get(known.parentId)?.name ?? '')
  return { ...outcome, changes: changesOf(known, outcome, before) }
}

const byLine = (one: { line: number | null }, other: { line: number | null }) => (one.line ?? 0) - (other.line ?? 0)

/** What the rows of a file make of the network. Nothing is removed, and an empty cell leaves what is known. */
export function membersOutcome(read: MembersRead, network: KnownNetwork, actor: Actor): MembersOutcome {
  const matching = meet(read.rows, read.headings, network)
  const parents: Work['parents'] = Map.groupBy(
    network.organisations
      .filter(({ kind }) => kind === 'network' || kind === 'regional')
      .map(({ id, kind, name, region, leftOn }) => ({ kind, region, leftOn, parent: parentRow(id, name) })),
    ({ parent }) => nameKey(parent.name),
  )
  const contacts = contactsOf(network, read.headings)
  const byId = new Map(network.organisations.map((each) => [each.id, each]))
  const work: Work = { network, actor, headings: read.headings, contacts, byId, parents }
  const rows: RowOutcome[] = []
  const errors = [...matching.errors]
  const isRegional = ({ row, known }: Met) => (known?.kind ?? row.kind) === 'regional'
  const inTurn = matching.met.toSorted((one, other) => Number(isRegional(other)) - Number(isRegional(one)) || one.row.line - other.row.line)
  for (const met of inTurn) {
    const outcome = outcomeOf(work, met)
    if (isFinding(outcome)) {
      errors.push(outcome)
      continue
    }
    rows.push(outcome)
    const { after, line } = outcome
    if (after.kind !== 'regional' || met.known) continue
    // Members below it may stand in the same file.
    const key = nameKey(after.name)
    const made = { kind: after.kind, region: after.region, leftOn: after.leftOn, parent: { line, name: after.name } }
    parents.set(key, [...(parents.get(key) ?? []), made])
  }
  const changed = rows.filter(({ organisationId, changes }) => organisationId !== null && changes.length > 0).length
  const created = rows.filter(({ organisationId }) => organisationId === null).length
  return {
    rows: rows.sort(byLine),
    created,
    changed,
    unchanged: rows.length - created - changed,
    refused: read.refused + errors.length,
    errors: [...read.errors, ...errors].sort(byLine).slice(0, MOST_FINDINGS),
    warnings: [...read.warnings, ...matching.warnings, ...contacts.warnings].sort(byLine).slice(0, MOST_FINDINGS),
  }
}

/** The same as one value: whoever agreed to a rehearsal agreed to exactly this. */
export const outcomeText = ({ rows }: MembersOutcome): string =>
  JSON.stringify(
    rows
      .filter(({ organisationId, changes }) => organisationId === null || changes.length > 0)
      .map(({ line, organisationId, parent, changes, contact }) => [line, organisationId, parent, changes, contact?.person ?? null]),
  )
