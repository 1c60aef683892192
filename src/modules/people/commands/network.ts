/** What is done with the network itself: set up once, then edited. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor, Role } from '#kernel/values/actor.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkOrganisation } from '../queries.ts'
import { mayEditNetwork } from '../rules/rights.ts'
import { logoType, objectionToLogo, objectionToTimeZone } from '../rules.ts'

export interface NetworkInput {
  name: string
  timeZone: string
  /** The bytes of a PNG or JPEG of at most 1 MB; undefined leaves it, null takes it away. */
  logo?: Uint8Array | null
}

/** The board that a network begins with: everything else is added when it is needed. */
export interface SetUpInput extends NetworkInput {
  town?: string | null
  site?: string | null
  note?: Localized
  example?: boolean
  /** The first person, with a mandate for the network from today. */
  person: { name: string; email: string; lang: Lang; role: Role; example?: boolean } | null
}

const objectionsToNetwork = (input: NetworkInput) =>
  [
    input.name.trim() === '' ? objection('people.name_missing', {}, 'name') : [],
    objectionToTimeZone(input.timeZone) ?? [],
    (input.logo && objectionToLogo(input.logo)) || [],
  ].flat()

const logoOf = (logo: Uint8Array | null) => ({ logo: logo && Buffer.from(logo), logo_type: logo && logoType(logo) })

/** Makes the network with its first person, from the one-time link of the first start or from the shell. Refused once there is a network. */
export async function setUpNetwork(
  tx: Writer,
  actor: Actor,
  input: SetUpInput,
): Promise<{ organisationId: number; personId: number | null }> {
  if (actor.personId !== null) throw notYours()
  const known = await networkOrganisation(tx)
  if (known) refuse(objection('people.network_exists', { name: known.name }, 'name'), 409)
  refuse(objectionsToNetwork(input))
  const example = input.example ?? false
  const { id: organisationId } = await tx
    .insertInto('people_organisation')
    .values({
      kind: 'network',
      name: input.name.trim(),
      parent_id: null,
      region: null,
      town: input.town ?? null,
      site: input.site ?? null,
      siret: null,
      joined_on: null,
      left_on: null,
      note_fr: input.note?.fr ?? null,
      note_en: input.note?.en ?? null,
      example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('people_network')
    .values({ organisation_id: organisationId, time_zone: input.timeZone, ...logoOf(input.logo ?? null), example })
    .execute()
  const first = input.person && (await firstPerson(tx, organisationId, dayIn(input.timeZone, nowOf(tx)), input.person))
  await record(tx, actor, 'network.set_up', {
    organisationId,
    public: true,
    subjects: [
      { kind: 'organisation', id: organisationId },
      ...(first
        ? [
            { kind: 'person', id: first.personId },
            { kind: 'mandate', id: first.mandateId },
          ]
        : []),
    ],
    payload: { name: input.name.trim(), timeZone: input.timeZone },
  })
  return { organisationId, personId: first?.personId ?? null }
}

async function firstPerson(tx: Writer, organisationId: number, startsOn: string, given: NonNullable<SetUpInput['person']>) {
  if (given.name.trim() === '') refuse(objection('people.name_missing', {}, 'person_name'))
  const example = given.example ?? false
  const { id: personId } = await tx
    .insertInto('people_person')
    .values({ name: given.name.trim(), email: given.email.toLowerCase(), phone: null, lang: given.lang, example })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: mandateId } = await tx
    .insertInto('people_mandate')
    .values({
      person_id: personId,
      role: given.role,
      organisation_id: organisationId,
      body_id: null,
      starts_on: startsOn,
      ends_on: null,
      decided_by: null,
      example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { personId, mandateId }
}

/** Edits the network's name, time zone and logo: its president, secretary or national director. Returns the fields that changed. */
export async function editNetwork(tx: Writer, actor: Actor, input: NetworkInput): Promise<string[]> {
  const known = found(
    await tx
      .selectFrom('people_network as n')
      .innerJoin('people_organisation as o', 'o.id', 'n.organisation_id')
      .select(['o.id', 'o.name', 'n.time_zone'])
      .forUpdate()
      .executeTakeFirst(),
  )
  if (!mayEditNetwork(actor, known.id)) throw notYours()
  refuse(objectionsToNetwork(input))
  const name = input.name.trim()
  const fields = [
    name !== known.name ? 'name' : [],
    input.timeZone !== known.time_zone ? 'time_zone' : [],
    input.logo !== undefined ? 'logo' : [],
  ].flat()
  if (fields.length === 0) return []
  await tx.updateTable('people_organisation').set({ name }).where('id', '=', known.id).execute()
  await tx
    .updateTable('people_network')
    .set({ time_zone: input.timeZone, ...(input.logo === undefined ? {} : logoOf(input.logo)) })
    .execute()
  await record(tx, actor, 'network.edited', {
    organisationId: known.id,
    public: true,
    subjects: [{ kind: 'organisation', id: known.id }],
    payload: { fields },
  })
  return fields
}
