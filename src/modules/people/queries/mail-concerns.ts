/** Whom the deeds of people concern: who holds the mandate, who speaks for the organisation, who keeps the network. */
import type { Concern } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { JournalEntry } from '#kernel/journal.ts'
import { BOARD, type Role, STAFF } from '#kernel/values/actor.ts'
import { networkIdOf } from '../queries.ts'

/** Whom an entry is told to: the people it names, and those who hold a role of its organisation or of the network. */
interface Audience {
  topic: string
  named?: true
  of?: { organisation: 'its' | 'network'; roles: readonly Role[] | null }
}

const MANDATE: Audience[] = [{ topic: 'people.mandates', named: true, of: { organisation: 'its', roles: ['representative'] } }]
const ORGANISATION: Audience[] = [{ topic: 'people.organisations', of: { organisation: 'its', roles: null } }]
const NETWORK: Audience[] = [{ topic: 'people.network', of: { organisation: 'network', roles: [...STAFF, ...BOARD] } }]
const SENDING: Audience[] = [{ topic: 'people.invitations', of: { organisation: 'network', roles: STAFF } }]

const AUDIENCES: Record<string, Audience[]> = {
  'mandate.given': MANDATE,
  'mandate.ended': MANDATE,
  'mandate.replaced': MANDATE,
  'mandate.undone': MANDATE,
  'mandates.ended': MANDATE,
  'mandates.undone': MANDATE,
  'person.edited': [{ topic: 'people.record', named: true }],
  'organisation.edited': ORGANISATION,
  'organisation.fee_recorded': ORGANISATION,
  'organisation.figure_recorded': ORGANISATION,
  'organisation.year_recorded': ORGANISATION,
  'organisation.added': NETWORK,
  'person.added': NETWORK,
  'body.added': NETWORK,
  'body.edited': NETWORK,
  'invitation.accepted': [{ topic: 'people.invitations', of: { organisation: 'its', roles: ['representative', ...STAFF] } }],
  'invitations.sent': SENDING,
  'invitations.printed': SENDING,
  'invitations.paused': SENDING,
}

/** Mandates in force of these organisations. */
const holders = (reader: Reader, organisationIds: number[], today: Day) =>
  reader
    .selectFrom('people_mandate')
    .select(['person_id', 'organisation_id', 'role'])
    .where('organisation_id', 'in', organisationIds.length > 0 ? organisationIds : [-1])
    .where('starts_on', '<=', today)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))
    .execute()

export async function concerns(reader: Reader, entries: JournalEntry[], today: Day): Promise<Concern[]> {
  const own = entries.filter(({ deed }) => deed in AUDIENCES)
  if (own.length === 0) return []
  const networkId = await networkIdOf(reader)
  const organisations = [...new Set([networkId, ...own.flatMap(({ organisationId }) => organisationId ?? [])])]
  const mandates = Map.groupBy(await holders(reader, organisations, today), (row) => row.organisation_id)
  return own.flatMap((entry) =>
    AUDIENCES[entry.deed]!.flatMap(({ topic, named, of }) => {
      const people = named ? entry.subjects.filter(({ kind }) => kind === 'person').map(({ id }) => id) : []
      const held = of ? (mandates.get(of.organisation === 'network' ? networkId : (entry.organisationId ?? -1)) ?? []) : []
      const speaking = held.filter(({ role }) => of?.roles?.includes(role) ?? true).map((row) => row.person_id)
      return [...new Set([...people, ...speaking])].map((personId) => ({ entryId: entry.id, personId, topic }))
    }),
  )
}
