/** What is done with the network itself: set up once, then edited, and what its legal pages say. */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { dayIn } from '#kernel/dates.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { pictureOf } from '#kernel/pixels.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { parseColour } from '#kernel/values/colour.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { settingsRow } from '../queries/network.ts'
import { networkOrganisation } from '../queries.ts'
import { HOUSE_ACCENT, objectionToAccent } from '../rules/accent.ts'
import { objectionToLanguages, objectionToSite } from '../rules/network.ts'
import { mayEditNetwork } from '../rules/rights.ts'
import { NO_TEXTS, objectionsToTexts } from '../rules/texts.ts'
import { objectionToLogo, objectionToTimeZone } from '../rules.ts'
import type { NetworkTexts } from '../tables/settings.ts'

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

/** The stored bytes are those that were sent; their size goes with them. */
function logoOf(logo: Uint8Array | null) {
  if (logo === null) return { logo: null, logo_type: null, logo_width: null, logo_height: null }
  const picture = pictureOf(logo)
  if (picture === null) throw new Refusal(objection('people.logo_broken', {}, 'logo'))
  return { logo: Buffer.from(logo), logo_type: picture.type, logo_width: picture.width, logo_height: picture.height }
}

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

/** As the database names stored bytes: the same picture sent again is no change. */
const versionOf = (logo: Buffer | null): string | null => logo && sha256(logo).slice(0, 12)

export interface NetworkEdit extends NetworkInput {
  town: string | null
  site: string | null
  contactEmail: string | null
  /** `#1f4e8c`; null: the house's own green. */
  accent: string | null
  english: boolean
  lang: Lang
  /** What was shown when the form was opened. */
  revision: number
}

const objectionsToEdit = (input: NetworkEdit): Objection[] =>
  [
    objectionsToNetwork(input),
    (input.accent !== null && objectionToAccent(input.accent)) || [],
    (input.site !== null && objectionToSite(input.site)) || [],
    objectionToLanguages(input) ?? [],
  ].flat()

/**
 * Edits what the network says of itself: its president, secretary or national director. 409 when somebody saved since the form was opened.
 * Returns the fields that changed. Whoever keeps a clock asks for the network's facts again.
 */
export async function editNetwork(tx: Writer, actor: Actor, input: NetworkEdit): Promise<string[]> {
  const known = found(await settingsRow(tx).forUpdate().executeTakeFirst())
  if (!mayEditNetwork(actor, known.id)) throw notYours()
  refuse(objectionsToEdit(input))
  if (input.revision !== known.revision) refuse(objection('people.settings_moved', {}), 409)
  const organisation = { name: input.name.trim(), town: input.town, site: input.site }
  const accent = input.accent === null ? null : parseColour(input.accent)
  const network = {
    time_zone: input.timeZone,
    contact_email: input.contactEmail,
    accent: accent === HOUSE_ACCENT ? null : accent,
    english: input.english,
    lang: input.lang,
  }
  const wished = { ...organisation, ...network }
  const fields: string[] = (Object.keys(wished) as (keyof typeof wished)[]).filter((field) => wished[field] !== known[field])
  const logo = input.logo === undefined ? null : logoOf(input.logo)
  if (logo && versionOf(logo.logo) !== known.logo_version) fields.push('logo')
  if (fields.length === 0) return []
  await tx.updateTable('people_organisation').set(organisation).where('id', '=', known.id).execute()
  await tx
    .updateTable('people_network')
    .set({ ...network, ...logo, revision: known.revision + 1 })
    .execute()
  await record(tx, actor, 'network.edited', {
    organisationId: known.id,
    public: true,
    subjects: aboutNetwork(known.id),
    payload: { fields },
  })
  return fields
}

/** Edits what the legal pages say: as above. */
export async function editTexts(
  tx: Writer,
  actor: Actor,
  input: { texts: NetworkTexts; example: boolean; revision: number },
): Promise<string[]> {
  const known = found(
    await tx
      .selectFrom('people_network')
      .select(['organisation_id as id', 'texts', 'texts_example', 'texts_revision'])
      .forUpdate()
      .executeTakeFirst(),
  )
  if (!mayEditNetwork(actor, known.id)) throw notYours()
  refuse(objectionsToTexts(input.texts, todayOf(tx)))
  if (input.revision !== known.texts_revision) refuse(objection('people.settings_moved', {}), 409)
  const before = { ...NO_TEXTS, ...known.texts }
  const fields: string[] = (Object.keys(NO_TEXTS) as (keyof NetworkTexts)[]).filter((field) => input.texts[field] !== before[field])
  if (input.example !== known.texts_example) fields.push('texts_example')
  if (fields.length === 0) return []
  await tx
    .updateTable('people_network')
    .set({ texts: JSON.stringify(input.texts), texts_example: input.example, texts_revision: known.texts_revision + 1 })
    .execute()
  await record(tx, actor, 'network.texts_edited', {
    organisationId: known.id,
    public: true,
    subjects: aboutNetwork(known.id),
    payload: { fields },
  })
  return fields
}

/** Its name and colour stand on every page: « network » moves them all. */
const aboutNetwork = (id: number) => [
  { kind: 'organisation', id },
  { kind: 'network', id },
]
