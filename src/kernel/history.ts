/** Journal entries as a reader may be told them: who by name or office, the sentence, the thing; what may not be seen is not there. */

import type { DeedTone, ObjectFacts, Subject } from './capability.ts'
import type { Day } from './dates.ts'
import { dayIn } from './dates.ts'
import { deedOf, type House, namesOf, subjectKey } from './house.ts'
import { type JournalEntry, type JournalFilter, type JournalScope, journalEntries } from './journal.ts'
import { shellName, someoneName } from './messages.ts'
import { type Actor, isBoardOf, isStaffOf } from './values/actor.ts'
import type { Lang } from './values/lang.ts'
import { said } from './values/typography.ts'

export interface ToldEntry {
  id: number
  at: Date
  /** The day in the network's time zone. */
  day: Day
  deed: string
  glyph: string
  tone: DeedTone
  sentence: string
  /** A name and an office, each as far as this reader may know it, « une personne du réseau », or « ligne de commande ». */
  who: string
  whoPath: string | null
  byPersonId: number | null
  subject: { title: string; path: string | null } | null
  example: boolean
}

/** docs/permissions.md: public deeds for anyone; the rest for the organisations one holds a mandate of; all for staff and board of the network. */
export function journalScope(actor: Actor | null, networkId: number | null): JournalScope {
  if (!actor) return { kind: 'public' }
  if (networkId !== null && (isStaffOf(actor, networkId) || isBoardOf(actor, networkId))) return { kind: 'all' }
  return { kind: 'organisations', ids: [...new Set(actor.mandates.map((mandate) => mandate.organisationId))] }
}

/** The entries that this reader may see, told in a language, the latest first. */
export const history = async (house: House, actor: Actor | null, lang: Lang, filter: JournalFilter): Promise<ToldEntry[]> =>
  (await historyPage(house, actor, lang, filter)).entries

/** The same with the id to go on from (`before` of the next page); null at the end. */
export async function historyPage(
  house: House,
  actor: Actor | null,
  lang: Lang,
  filter: JournalFilter,
): Promise<{ entries: ToldEntry[]; next: number | null }> {
  const entries = await journalEntries(house.reader, { ...filter, brief: true })
  const next = entries.length === filter.limit ? entries.at(-1)!.id : null
  return { entries: await toldEntries(house, actor, lang, entries), next }
}

/** Entries that were read in this reader's scope, told in a language. */
export const toldEntries = async (house: House, actor: Actor | null, lang: Lang, entries: JournalEntry[]): Promise<ToldEntry[]> =>
  toldBy(house, await namesOf(house, actor, entries.flatMap(namedBy)), lang, entries)

/** The same by names that were looked up before: for one reader, or for many who may see the same. */
export function toldBy(house: House, names: Map<string, ObjectFacts>, lang: Lang, entries: JournalEntry[]): ToldEntry[] {
  return entries.flatMap((entry) => {
    const main = entry.subjects[0]
    const subject = main ? names.get(subjectKey(main)) : undefined
    if (main && !subject) return [] // What one may not see does not exist.
    const person = entry.personId === null ? undefined : names.get(`person:${entry.personId}`)
    const mandate = entry.mandateId === null ? undefined : names.get(`mandate:${entry.mandateId}`)
    const named = [person, mandate].filter((facts) => facts !== undefined)
    const declared = deedOf(house, entry.deed)
    return {
      id: entry.id,
      at: entry.at,
      day: dayIn(house.clock.timeZone, entry.at),
      deed: entry.deed,
      glyph: declared.glyph,
      tone: declared.tone,
      sentence: declared.sentence[lang](entry.payload),
      who: named.map(({ title }) => said(lang, title)).join(', ') || (entry.personId === null ? shellName : someoneName)[lang],
      whoPath: person?.path ?? null,
      byPersonId: entry.personId,
      subject: subject ? { title: said(lang, subject.title), path: subject.path } : null,
      example: (subject?.example ?? false) || (person?.example ?? false),
    }
  })
}

/** All that telling an entry needs names of: its main thing, who did it, and by which office. */
export const namedBy = (entry: JournalEntry): Subject[] => [
  ...entry.subjects.slice(0, 1),
  ...(entry.personId === null ? [] : [{ kind: 'person', id: entry.personId }]),
  ...(entry.mandateId === null ? [] : [{ kind: 'mandate', id: entry.mandateId }]),
]
