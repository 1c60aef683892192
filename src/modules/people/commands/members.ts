/** Members brought in from a file: everything is looked at together, written together, and told in one deed. */
import { sql } from 'kysely'
import { record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { refusingTaken } from '#kernel/unique.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { knownNetwork } from '../queries/members.ts'
import type { MembersRead } from '../rules/members.ts'
import { type MembersOutcome, membersOutcome, outcomeText } from '../rules/members-outcome.ts'
import { objectionToBringingIn } from '../rules/members-uploads.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { writeContacts, writeOrganisations, writeYears } from './members-writing.ts'

export interface MembersInput {
  read: MembersRead
  /** Rows with an error are left out, instead of stopping the others. */
  skipRefused: boolean
  /** The fingerprint of the rehearsal that the person saw; null: nobody has seen one. */
  rehearsed: string | null
}

/** What was agreed to, as one value. */
export const fingerprintOf = (outcome: MembersOutcome): string => sha256(outcomeText(outcome))

const FASTER = objection('people.somebody_faster', {})

/**
 * Brings the members of a file in. Permanents of the network; contacts as far as the actor may give their mandates. Refuses a file with errors
 * unless they are to be left out, and what is no longer what was rehearsed (409).
 */
export async function bringMembersIn(tx: Writer, actor: Actor, { read, skipRefused, rehearsed }: MembersInput): Promise<MembersOutcome> {
  // Two files at once come one after the other; whoever edits a member or gives a mandate meanwhile waits for its row.
  await sql`select organisation_id from people_network for update`.execute(tx)
  await sql`select id from people_organisation order by id for no key update`.execute(tx)
  await sql`select id from people_person order by id for no key update`.execute(tx)
  const network = await knownNetwork(tx, todayOf(tx))
  if (!mayKeepPeople(actor, network.networkId)) throw notYours()
  const outcome = membersOutcome(read, network, actor)
  refuse(objectionToBringingIn(read, outcome, skipRefused))
  if (rehearsed !== null && rehearsed !== fingerprintOf(outcome)) throw new Refusal(objection('people.changed_since_rehearsal', {}), 409)
  const moving = outcome.rows.filter(({ organisationId, changes }) => organisationId === null || changes.length > 0)
  if (moving.length === 0) return outcome
  await refusingTaken({ people_organisation_siret_key: FASTER, people_person_email_key: FASTER }, async () => {
    const ids = await writeOrganisations(tx, moving)
    await writeYears(tx, moving, ids, actor.personId)
    const { personIds, mandateIds } = await writeContacts(tx, moving, ids)
    const own = network.networkId > 0 ? [network.networkId] : []
    const organisations = [...own, ...moving.map(({ line }) => ids.get(line)!)].map((id) => ({ kind: 'organisation', id }))
    await record(tx, actor, 'members.brought_in', {
      organisationId: network.networkId > 0 ? network.networkId : null,
      public: true,
      subjects: organisations,
      payload: { created: outcome.created, changed: outcome.changed },
    })
    if (personIds.length + mandateIds.length === 0) return
    // What gives rights is told apart, and not to everyone.
    await record(tx, actor, 'members.contacts_named', {
      organisationId: network.networkId > 0 ? network.networkId : null,
      public: false,
      subjects: [...mandateIds.map((id) => ({ kind: 'mandate', id })), ...personIds.map((id) => ({ kind: 'person', id }))],
      payload: { persons: personIds.length, mandates: mandateIds.length },
    })
  })
  return outcome
}
