/** Deeds told by mail: the journal is read after a cursor, and what concerns people is sent at once or kept for their digest. */
import type { Concern } from '#kernel/capability.ts'
import { change, nowOf, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { namedBy, toldBy } from '#kernel/history.ts'
import { deedOf, type House, namesOf, subjectKey } from '#kernel/house.ts'
import { type JournalEntry, journalEntries } from '#kernel/journal.ts'
import { toldSince } from '#kernel/mail/outbox.ts'
import { sendMails } from '#kernel/mail.ts'
import { keepSetting } from '#kernel/setting.ts'
import { settledUpTo } from '#kernel/settled.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { MAIL_PACES, type MailPace, type MailTopic } from '#kernel/values/mail.ts'
import { type MailReader, mailChoices, mailReaders } from '../queries/mail.ts'
import { actorsOf } from '../queries.ts'
import { MOST_AT_ONCE_AN_HOUR, paceOf } from '../rules/mail.ts'
import { letter, type Telling } from './mail-letter.ts'

const CURSOR = 'mail.told'
/** So many entries are read in one transaction: an import's thousands must not fill the memory. */
const STRIDE = 500
/** So many rows are written in one statement. */
const MOST_ROWS = 1_000
const HOUR_MS = 3_600_000

/** All topics of the house by name. */
export const topicsOf = (house: House): Map<string, MailTopic> =>
  new Map(house.capabilities.flatMap(({ mail }) => mail?.topics ?? []).map((topic) => [topic.name, topic]))

/**
 * Tells what was done since the last look. The mails and the cursor are written in one transaction: killed in the middle, nothing is told twice and
 * nothing is passed over. Answers false when somebody was writing to the journal: then it is looked again later.
 */
export async function tellDeeds(house: House): Promise<boolean> {
  const last = await settledUpTo(house)
  if (last === null) return false
  while (await change(house, (tx) => tellNext(tx, house, last)));
  return true
}

/** The next few hundred entries; whether there are more. At the very first look nothing is told of what was done before. */
async function tellNext(tx: Writer, house: House, last: number): Promise<boolean> {
  const cursor = await tx.selectFrom('kernel_setting').select('value').where('name', '=', CURSOR).forUpdate().executeTakeFirst()
  if (!cursor) {
    await keepSetting(tx, CURSOR, last)
    return false
  }
  const from = Number(cursor.value)
  if (from >= last) return false
  const upTo = Math.min(from + STRIDE, last)
  const entries = await journalEntries(tx, { scope: { kind: 'all' }, after: from, before: upTo + 1, limit: STRIDE })
  await tellEntries(tx, house, entries.reverse())
  await keepSetting(tx, CURSOR, upTo)
  return upTo < last
}

interface Concerned {
  entry: JournalEntry
  topic: MailTopic
  pace: MailPace
}

/** Whom the entries concern and how soon he or she wants to know: never one's own deed, never a quiet one, each entry once. */
async function concernedBy(tx: Writer, house: House, entries: JournalEntry[]) {
  const heard = entries.filter(({ deed }) => !deedOf(house, deed).quiet)
  const none = { readers: new Map<number, MailReader>(), concerned: new Map<number, Concerned[]>() }
  if (heard.length === 0) return none
  const today = todayOf(tx)
  const all: Concern[] = []
  for (const { mail } of house.capabilities) all.push(...((await mail?.concerns(tx, heard, today)) ?? []))
  const byId = new Map(heard.map((entry) => [entry.id, entry]))
  const others = all.filter(({ entryId, personId }) => byId.get(entryId)!.personId !== personId)
  const ids = [...new Set(others.map(({ personId }) => personId))]
  const [readers, choices] = [await mailReaders(tx, ids), await mailChoices(tx, ids)]
  const topics = topicsOf(house)
  const found = new Map<number, Map<number, Concerned>>()
  for (const { entryId, personId, topic: name } of others) {
    if (!readers.has(personId)) continue
    const topic = topics.get(name)
    if (!topic) throw new Error(`No door declares the mail topic ${name}.`)
    const pace = paceOf(choices.get(personId), topic)
    if (pace === 'never') continue
    const own = found.get(personId) ?? new Map<number, Concerned>()
    found.set(personId, own)
    const known = own.get(entryId)
    if (!known || MAIL_PACES.indexOf(pace) < MAIL_PACES.indexOf(known.pace)) own.set(entryId, { entry: byId.get(entryId)!, topic, pace })
  }
  return { readers, concerned: new Map([...found].map(([id, own]) => [id, [...own.values()]])) }
}

async function tellEntries(tx: Writer, house: House, entries: JournalEntry[]): Promise<void> {
  const { readers, concerned } = await concernedBy(tx, house, entries)
  if (concerned.size === 0) return
  const since = new Date(nowOf(tx).getTime() - HOUR_MS)
  const soon = [...concerned].filter(([, all]) => all.some(({ pace }) => pace === 'at_once')).map(([id]) => id)
  const sent = await toldSince(
    tx,
    soon.map((id) => readers.get(id)!.email),
    since,
  )
  const mayNow = new Set(soon.filter((id) => (sent.get(readers.get(id)!.email) ?? 0) < MOST_AT_ONCE_AN_HOUR))
  const waiting = [...concerned].flatMap(([person_id, all]) =>
    all
      .filter(({ pace }) => pace !== 'at_once' || !mayNow.has(person_id))
      .map(({ entry, topic, pace }) => ({
        person_id,
        entry_id: entry.id,
        topic: topic.name,
        pace: pace === 'weekly' ? pace : ('daily' as const),
      })),
  )
  for (let start = 0; start < waiting.length; start += MOST_ROWS)
    await tx
      .insertInto('people_mail_gathered')
      .values(waiting.slice(start, start + MOST_ROWS))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  const now = [...mayNow].map((id) => ({ reader: readers.get(id)!, all: concerned.get(id)!.filter(({ pace }) => pace === 'at_once') }))
  await sendTellings(
    tx,
    house,
    'at_once',
    now.map(({ reader, all }) => ({ reader, deeds: all, expected: [] })),
  )
}

export interface ToTell {
  reader: MailReader
  deeds: { entry: JournalEntry; topic: MailTopic }[]
  expected: Telling['expected']
}

/** Somebody who is signed in and holds no mandate. */
const ANYONE: Actor = { personId: -1, name: '', lang: 'fr', example: false, mandates: [], acting: null }

/**
 * Writes the mails of many. What anyone who is signed in may see is named once for all of them; only the rest (drafts) is looked up for each through
 * his or her own eyes, and what he or she may not see is not told.
 */
export async function sendTellings(tx: Writer, house: House, pace: Telling['pace'], all: ToTell[]): Promise<number> {
  if (all.length === 0) return 0
  const entries = [...new Map(all.flatMap(({ deeds }) => deeds).map(({ entry }) => [entry.id, entry])).values()]
  const shared = await namesOf(house, ANYONE, entries.flatMap(namedBy))
  const isShared = ({ subjects: [main] }: JournalEntry) => main === undefined || shared.has(subjectKey(main))
  const own = all.filter(({ deeds }) => deeds.some(({ entry }) => !isShared(entry)))
  const actors = await actorsOf(
    tx,
    own.map(({ reader }) => reader.id),
    todayOf(tx),
  )
  const network = (await house.network())?.name ?? 'Gouvernail'
  const mails = []
  for (const { reader, deeds, expected } of all) {
    const hidden = deeds.map(({ entry }) => entry).filter((entry) => !isShared(entry))
    const actor = actors.get(reader.id)
    const names = hidden.length > 0 && actor ? new Map([...shared, ...(await namesOf(house, actor, hidden.flatMap(namedBy)))]) : shared
    const topics = new Map(deeds.map(({ entry, topic }) => [entry.id, topic]))
    const told = toldBy(
      house,
      names,
      reader.lang,
      deeds.map(({ entry }) => entry),
    ).map((entry) => ({ entry, topic: topics.get(entry.id)! }))
    const mail = letter({ house, network }, { reader, pace, told, expected })
    if (mail) mails.push(mail)
  }
  await sendMails(tx, mails)
  return mails.length
}
