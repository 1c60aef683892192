/** The journal: who did which deed, for which organisation, when, on what; the one source of histories, feeds and live pages. */
import { sql } from 'kysely'
import type { DeedName, Deeds, Subject } from './capability.ts'
import type { Reader, Writer } from './database.ts'
import { matches } from './searching.ts'
import type { Actor } from './values/actor.ts'
import './tables.ts'

/** The channel on which each entry is announced after its commit; the payload is the entry's id. */
export const JOURNAL_CHANNEL = 'journal'

export interface JournalEntry {
  id: number
  at: Date
  deed: DeedName
  personId: number | null
  mandateId: number | null
  organisationId: number | null
  public: boolean
  payload: Deeds[DeedName]
  subjects: Subject[]
}

export interface NewEntry<Name extends DeedName> {
  /** The organisation concerned: holders of its mandates may read the entry. */
  organisationId: number | null
  public: boolean
  /** ALL that the deed is about, the main one first. */
  subjects: Subject[]
  payload: Deeds[Name]
}

/** Writes one entry with its subjects and, unless quiet, announces it at commit. Only `record` in change.ts calls it. */
export async function writeEntry<Name extends DeedName>(
  tx: Writer,
  actor: Actor,
  at: Date,
  deed: Name,
  entry: NewEntry<Name>,
  quiet: boolean,
): Promise<number> {
  const { id } = await tx
    .insertInto('journal_entry')
    .values({
      at,
      deed,
      person_id: actor.personId,
      mandate_id: actor.acting?.id ?? null,
      organisation_id: entry.organisationId,
      public: entry.public,
      payload: JSON.stringify(entry.payload),
      session_id: actor.sessionId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const subjects = entry.subjects.map((subject, position) => ({ entry_id: id, position, kind: subject.kind, id: subject.id }))
  const MOST_AT_ONCE = 5_000
  for (let start = 0; start < subjects.length; start += MOST_AT_ONCE) {
    await tx
      .insertInto('journal_subject')
      .values(subjects.slice(start, start + MOST_AT_ONCE))
      .execute()
  }
  if (!quiet) await sql`select pg_notify(${JOURNAL_CHANNEL}, ${String(id)})`.execute(tx)
  return id
}

/** Which entries a reader may see: public ones; those of organisations one holds a mandate of; all (permanents and board of the network). */
export type JournalScope = { kind: 'public' } | { kind: 'organisations'; ids: number[] } | { kind: 'all' }

export interface JournalFilter {
  scope: JournalScope
  subject?: Subject
  /** `main`: only entries whose main subject it is (a plan's own thread leaves out the edits of its items). */
  only?: 'main'
  /** Only entries that say all these words (`searchedWords`). */
  words?: string[]
  /** Only entries before this id (the next page). */
  before?: number
  /** Only entries after this id (what is new since a last look). */
  after?: number
  /** Only these entries. */
  ids?: number[]
  /** Only entries from this moment on. */
  from?: Date
  /** Only what was done from this session: for the person whose it is. */
  sessionId?: string
  /** Of each entry's subjects only the main one: all that telling it needs, where an adoption names ten thousand. */
  brief?: boolean
  limit: number
}

/** Entries, the latest first. What their subjects may show is decided by `namesOf`. */
export async function journalEntries(
  reader: Reader,
  { scope, subject, only, words, before, after, ids, from, sessionId, brief, limit }: JournalFilter,
): Promise<JournalEntry[]> {
  let query = reader
    .selectFrom('journal_entry as e')
    .select(['e.id', 'e.at', 'e.deed', 'e.person_id', 'e.mandate_id', 'e.organisation_id', 'e.public', 'e.payload'])
    .select(
      sql<Subject[]>`(select json_agg(json_build_object('kind', s.kind, 'id', s.id) order by s.position)
        from journal_subject s where s.entry_id = e.id and ${brief ? sql`s.position = 0` : sql`true`})`.as('subjects'),
    )
    .orderBy('e.id', 'desc')
    .limit(limit)
  if (subject) {
    query = query.where(({ exists, selectFrom }) => {
      const about = selectFrom('journal_subject as w')
        .select('w.id')
        .whereRef('w.entry_id', '=', 'e.id')
        .where('w.kind', '=', subject.kind)
        .where('w.id', '=', subject.id)
      return exists(only === 'main' ? about.where('w.position', '=', 0) : about)
    })
  }
  if (words) query = query.where(matches(sql`search_payload(e.payload)`, words))
  if (before !== undefined) query = query.where('e.id', '<', before)
  if (after !== undefined) query = query.where('e.id', '>', after)
  if (ids) query = query.where('e.id', 'in', ids.length > 0 ? ids : [-1])
  if (from) query = query.where('e.at', '>=', from)
  if (sessionId !== undefined) query = query.where('e.session_id', '=', sessionId)
  if (scope.kind === 'public') query = query.where('e.public', '=', true)
  if (scope.kind === 'organisations') {
    query = query.where((eb) => eb.or([eb('e.public', '=', true), eb('e.organisation_id', 'in', scope.ids.length > 0 ? scope.ids : [-1])]))
  }
  return (await query.execute()).map((row) => ({
    id: row.id,
    at: row.at,
    deed: row.deed as DeedName,
    personId: row.person_id,
    mandateId: row.mandate_id,
    organisationId: row.organisation_id,
    public: row.public,
    payload: row.payload as Deeds[DeedName],
    subjects: row.subjects ?? [],
  }))
}

/** One entry by its id, whoever may read it: for commands that undo or answer a deed. */
export async function journalEntry(reader: Reader, id: number): Promise<JournalEntry | null> {
  const rows = await journalEntries(reader, { scope: { kind: 'all' }, before: id + 1, limit: 1 })
  return rows[0]?.id === id ? rows[0] : null
}

/** The latest entry about a subject: an undo is possible only while it is the one to be undone. */
export async function lastEntryAbout(reader: Reader, subject: Subject): Promise<JournalEntry | null> {
  const rows = await journalEntries(reader, { scope: { kind: 'all' }, subject, limit: 1 })
  return rows[0] ?? null
}

/** The subjects of one entry, for whoever hears of it on the channel. */
export const subjectsOf = (reader: Reader, entryId: number): Promise<Subject[]> =>
  reader.selectFrom('journal_subject').select(['kind', 'id']).where('entry_id', '=', entryId).orderBy('position').execute()
