/** What the kernel itself keeps of a person: deeds, mails, sessions, passkeys; read for him or her, and forgotten. */
import { type RawBuilder, type Sql, sql } from 'kysely'
import type { PersonalPart, PersonalRow } from './capability.ts'
import type { Writer } from './database.ts'
import { deedOf, type House } from './house.ts'
import { forgetAccount } from './session.ts'
import { erasedName } from './values/erased.ts'
import { inBoth, sameInBoth } from './values/lang.ts'
import './tables.ts'

/** Whether a text holds this name as words of its own, without case, accents and kinds of apostrophes. */
export const holdsName = (text: ReturnType<Sql>, name: string): RawBuilder<boolean> =>
  sql<boolean>`people_name_key(${text}) ~ ('\\m' || regexp_replace(people_name_key(${name}), '([.^$*+?()\\[\\]{}|\\\\-])', '\\\\\\1', 'g') || '\\M')`

async function deedsOf(house: House, personId: number): Promise<PersonalRow[]> {
  const rows = await house.reader
    .selectFrom('journal_entry')
    .select(['id', 'at', 'deed', 'payload', 'organisation_id', 'mandate_id', 'public'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => {
    const { sentence } = deedOf(house, row.deed)
    return {
      title: inBoth((lang) => sentence[lang](row.payload as never)),
      path: null,
      at: row.at.toISOString(),
      facts: {
        entry: row.id,
        deed: row.deed,
        organisation: row.organisation_id,
        mandate: row.mandate_id,
        public: row.public,
        payload: JSON.stringify(row.payload),
      },
    }
  })
}

/** A mail that holds a secret is told without it. */
async function mailsTo({ reader }: House, email: string | null): Promise<PersonalRow[]> {
  if (email === null) return []
  const rows = await reader.selectFrom('mail_message').selectAll().where('recipient', '=', email).orderBy('id', 'desc').execute()
  return rows.map((row) => ({
    title: sameInBoth(row.secret_as ?? row.subject),
    path: null,
    at: row.queued_at.toISOString(),
    facts: {
      recipient: row.recipient,
      lang: row.lang,
      state: row.state,
      sent_at: row.sent_at?.toISOString() ?? null,
      trouble: row.trouble,
      text: row.secret_as === null ? row.text : null,
    },
  }))
}

async function sessionsOf({ reader, sessions }: House, personId: number): Promise<PersonalRow[]> {
  const [open, over, kept] = await Promise.all([
    sessions.list(personId),
    sessions.ended(personId, 10_000),
    reader.selectFrom('session_session').select(['id', 'ip_address']).where('user_id', '=', `person-${personId}`).execute(),
  ])
  return [...open, ...over].map((session) => ({
    title: sameInBoth(session.device ?? '—'),
    path: null,
    at: session.createdAt.toISOString(),
    facts: {
      last_used_at: session.lastUsedAt.toISOString(),
      ended_at: session.endedAt?.toISOString() ?? null,
      ip_address: kept.find(({ id }) => id === session.id)?.ip_address ?? null,
    },
  }))
}

async function passkeysOf({ reader }: House, personId: number): Promise<PersonalRow[]> {
  const rows = await reader.selectFrom('session_passkey').selectAll().where('user_id', '=', `person-${personId}`).execute()
  return rows.map((row) => ({
    title: sameInBoth(row.name),
    path: null,
    at: row.created_at.toISOString(),
    facts: { synced: row.synced, last_used_at: row.last_used_at?.toISOString() ?? null },
  }))
}

/** Everything that the kernel keeps of this person, the latest first. */
export async function kernelPersonal(house: House, person: { id: number; email: string | null }): Promise<PersonalPart[]> {
  const [deeds, mails, sessions, passkeys] = await Promise.all([
    deedsOf(house, person.id),
    mailsTo(house, person.email),
    sessionsOf(house, person.id),
    passkeysOf(house, person.id),
  ])
  return [
    { name: 'sessions', label: { fr: 'Connexions', en: 'Sessions' }, rows: sessions },
    { name: 'passkeys', label: { fr: 'Clés d’accès', en: 'Passkeys' }, rows: passkeys },
    { name: 'mails', label: { fr: 'Courriels envoyés à mon adresse', en: 'Mails sent to my address' }, rows: mails },
    { name: 'deeds', label: { fr: 'Actes dans le journal', en: 'Deeds in the journal' }, rows: deeds },
  ]
}

/**
 * Forgets what signs this person in, and the mails to his or her address; in the mails of others that name him or her stands the marker instead.
 * Deeds stay: the journal names nobody by itself.
 */
export async function forgetInKernel(tx: Writer, person: { id: number; name: string; email: string | null }): Promise<void> {
  await forgetAccount(tx, person.id)
  if (person.email !== null) await tx.deleteFrom('mail_message').where('recipient', '=', person.email).execute()
  const marker = sql`case lang when 'fr' then ${erasedName.fr} else ${erasedName.en} end`
  for (const word of [person.name, person.email]) {
    if (word === null) continue
    const within = sql`'(?<![[:alnum:]])' || regexp_replace(${word}::text, '([.^$*+?()\\[\\]{}|\\\\-])', '\\\\\\1', 'g') || '(?![[:alnum:]])'`
    const blanked = (text: ReturnType<Sql>) => sql<string>`regexp_replace(${text}, ${within}, ${marker}, 'gi')`
    await tx
      .updateTable('mail_message')
      .set({
        subject: blanked(sql`subject`),
        text: blanked(sql`text`),
        content: sql`regexp_replace(content::text, ${within}, ${marker}, 'gi')::jsonb` as never,
        trouble: blanked(sql`trouble`),
      })
      .where(sql<boolean>`concat_ws(' ', subject, text, content::text, trouble) ~* (${within})`)
      .execute()
  }
}
