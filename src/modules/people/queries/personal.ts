/** What the directory keeps of one person, for that person; and where a name stands in texts that people wrote. */
import { sql } from 'kysely'
import type { Capability, Found, PersonalPart } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { holdsName } from '#kernel/personal.ts'
import { type Localized, sameInBoth } from '#kernel/values/lang.ts'
import { invitationsPath, networkTextsPath, organisationPath, personPath } from '../paths.ts'
import type { ErasureFacts } from '../rules/erasure.ts'
import { KEEPERS } from '../rules/rights.ts'
import { inForce } from '../rules.ts'

/** Who is to be erased, for the page and the command: null when there is no such person. */
export async function erasureFacts(
  reader: Reader,
  personId: number,
  today: Day,
): Promise<(ErasureFacts & { email: string | null; example: boolean }) | null> {
  const row = await reader
    .selectFrom('people_person')
    .select(['name', 'email', 'erased_on', 'example'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) return null
  const [own, keepers] = await Promise.all([
    reader.selectFrom('people_mandate').select(['ends_on']).where('person_id', '=', personId).execute(),
    reader
      .selectFrom('people_mandate as m')
      .innerJoin('people_network as n', 'n.organisation_id', 'm.organisation_id')
      .select(['m.person_id', 'm.starts_on', 'm.ends_on'])
      .where('m.role', 'in', [...KEEPERS])
      .execute(),
  ])
  const now = keepers.filter((each) => inForce({ startsOn: each.starts_on, endsOn: each.ends_on }, today))
  return {
    name: row.name,
    email: row.email,
    example: row.example,
    erased: row.erased_on !== null,
    mandates: own.filter(({ ends_on }) => ends_on === null || ends_on >= today).length,
    lastKeeper: keepers.some((each) => each.person_id === personId) && !now.some((each) => each.person_id !== personId),
  }
}

/** One's own record, in full. */
export const ownRecord = (reader: Reader, personId: number) =>
  reader
    .selectFrom('people_person')
    .select(['id', 'name', 'email', 'phone', 'lang', 'example'])
    .where('id', '=', personId)
    .where('erased_on', 'is', null)
    .executeTakeFirst()

/** Those among `ids` who were erased: they have no name, and are still somebody. */
export const erasedPersons = (reader: Reader, ids: number[]) =>
  reader
    .selectFrom('people_person')
    .select(['id', 'example'])
    .where('id', 'in', ids.length > 0 ? ids : [-1])
    .where('erased_on', 'is not', null)
    .execute()

async function mandatesPart(reader: Reader, personId: number): Promise<PersonalPart> {
  const rows = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('people_body as b', 'b.id', 'm.body_id')
    .selectAll('m')
    .select(['o.name as organisation', 'b.name_fr', 'b.name_en'])
    .where('m.person_id', '=', personId)
    .orderBy('m.starts_on', 'desc')
    .execute()
  return {
    name: 'mandates',
    label: { fr: 'Mandats', en: 'Mandates' },
    rows: rows.map((row) => ({
      title:
        row.name_fr === null
          ? sameInBoth(row.organisation)
          : { fr: `${row.organisation}, ${row.name_fr}`, en: `${row.organisation}, ${row.name_en ?? row.name_fr}` },
      path: organisationPath(row.organisation_id),
      at: row.starts_on,
      facts: { role: row.role, ends_on: row.ends_on, decided_by: row.decided_by, ended_by: row.ended_by, example: row.example },
    })),
  }
}

async function invitationsPart(reader: Reader, personId: number): Promise<PersonalPart> {
  const rows = await reader
    .selectFrom('people_invitation as i')
    .innerJoin('people_invitation_batch as b', 'b.id', 'i.batch_id')
    .innerJoin('people_organisation as o', 'o.id', 'b.organisation_id')
    .select(['o.name', 'b.made_at', 'i.by', 'i.left_at', 'i.opened_at', 'i.accepted_at', 'i.expires_at'])
    .where('i.person_id', '=', personId)
    .orderBy('i.id', 'desc')
    .execute()
  const moment = (at: Date | null) => at?.toISOString() ?? null
  return {
    name: 'invitations',
    label: { fr: 'Invitations', en: 'Invitations' },
    rows: rows.map((row) => ({
      title: sameInBoth(row.name),
      path: null,
      at: moment(row.left_at ?? row.made_at),
      facts: { by: row.by, opened_at: moment(row.opened_at), accepted_at: moment(row.accepted_at), expires_at: moment(row.expires_at) },
    })),
  }
}

async function mailPart(reader: Reader, personId: number): Promise<PersonalPart> {
  const [choices, gathered, trouble] = await Promise.all([
    reader.selectFrom('people_mail_choice').select(['topic', 'pace']).where('person_id', '=', personId).execute(),
    reader.selectFrom('people_mail_gathered').select(['topic', 'entry_id', 'pace']).where('person_id', '=', personId).execute(),
    reader.selectFrom('people_mail_trouble').select(['email', 'since']).where('person_id', '=', personId).execute(),
  ])
  return {
    name: 'mail_choices',
    label: { fr: 'Choix de courriels', en: 'Choices of mails' },
    rows: [
      ...choices.map(({ topic, pace }) => ({ title: sameInBoth(topic), path: null, at: null, facts: { pace } })),
      ...gathered.map(({ topic, entry_id, pace }) => ({
        title: sameInBoth(topic),
        path: null,
        at: null,
        facts: { entry: entry_id, pace },
      })),
      ...trouble.map(({ email, since }) => ({ title: sameInBoth(email), path: null, at: since.toISOString(), facts: { returned: true } })),
    ],
  }
}

async function uploadsPart(reader: Reader, personId: number): Promise<PersonalPart> {
  const rows = await reader
    .selectFrom('people_upload')
    .select(['name', 'received_at', 'state'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  return {
    name: 'member_uploads',
    label: { fr: 'Fichiers d’adhérents que j’importe', en: 'Files of members that I am bringing in' },
    rows: rows.map((row) => ({ title: sameInBoth(row.name), path: null, at: row.received_at.toISOString(), facts: { state: row.state } })),
  }
}

/** Fees and figures that he or she noted. */
async function saidPart(reader: Reader, personId: number): Promise<PersonalPart> {
  const [fees, figures] = await Promise.all([
    reader.selectFrom('people_fee').selectAll().where('said_by', '=', personId).execute(),
    reader.selectFrom('people_figure').selectAll().where('said_by', '=', personId).execute(),
  ])
  const row = (year: number, organisationId: number, at: Date | null, facts: Record<string, string | number>) => ({
    title: sameInBoth(String(year)),
    path: organisationPath(organisationId),
    at: at?.toISOString() ?? null,
    facts: { organisation: organisationId, ...facts },
  })
  return {
    name: 'figures',
    label: { fr: 'Cotisations et chiffres que j’ai notés', en: 'Fees and figures that I noted' },
    rows: [
      ...fees.map((each) => row(each.year, each.organisation_id, each.said_at, { fee: each.state })),
      ...figures.map((each) => row(each.year, each.organisation_id, each.said_at, { kind: each.kind, value: each.value })),
    ],
  }
}

/** Everything that the directory keeps of this person beside name and addresses. */
export const personal: NonNullable<Capability['personal']> = async (reader, personId) =>
  Promise.all([mandatesPart, invitationsPart, mailPart, saidPart, uploadsPart].map((part) => part(reader, personId)))

const KINDS = {
  note: { fr: 'Note d’une organisation', en: 'Note on an organisation' },
  decision: { fr: 'Décision notée sur un mandat', en: 'Decision noted on a mandate' },
  invitation: { fr: 'Mot joint à des invitations', en: 'Word added to invitations' },
  texts: { fr: 'Textes légaux', en: 'Legal texts' },
} satisfies Record<string, Localized>

/** Notes, decisions, words of invitations and legal texts in which this name stands. */
export async function mentions(reader: Reader, name: string, limit: number): Promise<Found[]> {
  const found = (kind: Localized, title: string, path: string): Found => ({
    kind,
    title: sameInBoth(title),
    detail: sameInBoth(''),
    path,
    example: false,
  })
  const [organisations, mandates, batches, network] = await Promise.all([
    reader
      .selectFrom('people_organisation')
      .select(['id', 'name'])
      .where(holdsName(sql`concat_ws(' ', name, note_fr, note_en)`, name))
      .limit(limit)
      .execute(),
    reader
      .selectFrom('people_mandate as m')
      .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
      .select(['m.person_id', 'o.name'])
      .where(holdsName(sql`concat_ws(' ', m.decided_by, m.ended_by)`, name))
      .limit(limit)
      .execute(),
    reader
      .selectFrom('people_invitation_batch')
      .select(['id', 'subject_fr'])
      .where(holdsName(sql`concat_ws(' ', subject_fr, subject_en, word_fr, word_en)`, name))
      .limit(limit)
      .execute(),
    reader.selectFrom('people_network').select('organisation_id').where(holdsName(sql`texts::text`, name)).execute(),
  ])
  return [
    ...network.map(() => found(KINDS.texts, '', networkTextsPath())),
    ...organisations.map((row) => found(KINDS.note, row.name, organisationPath(row.id))),
    ...mandates.map((row) => found(KINDS.decision, row.name, personPath(row.person_id))),
    ...batches.map((row) => found(KINDS.invitation, row.subject_fr ?? '', invitationsPath())),
  ]
}
