/** What happened to a plan and its items since some entry of the journal. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type JournalEntry, type JournalFilter, type JournalScope, journalEntries } from '#kernel/journal.ts'
import type { Localized } from '#kernel/values/lang.ts'

const aboutPlan = (reader: Reader, planId: number) =>
  reader
    .selectFrom('journal_entry as e')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('journal_subject as w')
          .select('w.id')
          .whereRef('w.entry_id', '=', 'e.id')
          .where('w.kind', '=', 'plan')
          .where('w.id', '=', planId),
      ),
    )

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
  /** When that entry was written. */
  since: Date | null
}

/** How much is new on a plan after an entry, leaving out what this person did; `after` null: nothing is. */
export async function changesCount(
  reader: Reader,
  { planId, scope, after, personId }: { planId: number; scope: JournalScope; after: number | null; personId: number | null },
): Promise<ChangesCount> {
  const row = await aboutPlan(reader, planId)
    .select(sql<number>`coalesce(max(e.id), 0)::int8`.as('latest'))
    .select(
      sql<number>`count(*) filter (where ${after === null ? sql`false` : sql`e.id > ${after} and ${inScope(scope)} and e.person_id is distinct from ${personId}`})::int8`.as(
        'count',
      ),
    )
    .select(sql<Date | null>`(select b.at from journal_entry b where b.id = ${after ?? -1})`.as('since'))
    .executeTakeFirstOrThrow()
  return row
}

/** When an entry was written; null: there is none. */
export async function momentOf(reader: Reader, entryId: number): Promise<Date | null> {
  const row = await reader.selectFrom('journal_entry').select('at').where('id', '=', entryId).executeTakeFirst()
  return row?.at ?? null
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
