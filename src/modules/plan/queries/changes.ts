/** What happened to a plan and its items since some entry of the journal. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type JournalEntry, type JournalFilter, type JournalScope, journalEntries } from '#kernel/journal.ts'
import type { Localized } from '#kernel/values/lang.ts'

const inScope = (scope: JournalScope) => {
  if (scope.kind === 'all') return sql<boolean>`true`
  if (scope.kind === 'public') return sql<boolean>`e.public`
  return sql<boolean>`(e.public or e.organisation_id = any(${scope.ids}))`
}

export interface ChangesCount {
  /** The latest entry about the plan, whoever may see it; 0: none. */
  latest: number
  /** What others did after the entry, as far as this reader may know. */
  count: number
}

/** How much is new on a plan after an entry, leaving out what this person did; `after` null: nothing is. Only what is new is looked at. */
export async function changesCount(
  reader: Reader,
  { planId, scope, after, personId }: { planId: number; scope: JournalScope; after: number | null; personId: number | null },
): Promise<ChangesCount> {
  const about = sql`journal_subject w where w.kind = 'plan' and w.id = ${planId}`
  const fresh = sql<number>`(select count(distinct e.id) from journal_entry e, ${about} and w.entry_id = e.id
    and w.entry_id > ${after} and ${inScope(scope)} and e.person_id is distinct from ${personId})::int`
  return reader
    .selectNoFrom([sql<number>`(select coalesce(max(w.entry_id), 0) from ${about})`.as('latest'), fresh.as('count')])
    .executeTakeFirstOrThrow()
}

/** When an entry about this plan was written; null: there is none that this reader may see. */
export async function momentOf(reader: Reader, planId: number, scope: JournalScope, entryId: number): Promise<Date | null> {
  const [entry] = await changesOf(reader, planId, { scope, after: entryId - 1, before: entryId + 1, limit: 1 })
  return entry?.at ?? null
}

/** The entries about a plan and its items, the latest first, as far as the scope goes. */
export const changesOf = (reader: Reader, planId: number, filter: Omit<JournalFilter, 'subject'>): Promise<JournalEntry[]> =>
  journalEntries(reader, { ...filter, subject: { kind: 'plan', id: planId } })

export interface ChangedItem {
  id: number
  code: string
  title: Localized
  removed: boolean
}

/** The items of one plan among those that entries name, in the plan's order as far as codes tell it. */
export async function itemsNamed(reader: Reader, planId: number, ids: number[]): Promise<ChangedItem[]> {
  if (ids.length === 0) return []
  const rows = await reader
    .selectFrom('plan_item')
    .select(['id', 'code', 'title_fr', 'title_en', 'removed'])
    .where('plan_id', '=', planId)
    .where('id', 'in', ids)
    .execute()
  const byCode = new Intl.Collator('fr', { numeric: true })
  return rows
    .map(({ title_fr, title_en, ...row }) => ({ ...row, title: { fr: title_fr, en: title_en } }))
    .sort((one, other) => byCode.compare(one.code, other.code))
}
