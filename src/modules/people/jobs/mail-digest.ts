/** The digests: each morning and each Monday, what was gathered and what is expected, a few hundred people at a time. */
import type { Expected } from '#kernel/capability.ts'
import { change, nowOf, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { keepSetting } from '#kernel/setting.ts'
import { expectedTopic } from '../messages/mail.ts'
import { gatheredFor, holdersAfter, type MailReader, mailChoices, mailReaders } from '../queries/mail.ts'
import { actorsOf } from '../queries.ts'
import { type GatheredPace, lastDigest, paceOf } from '../rules/mail.ts'
import { sendTellings, type ToTell, topicsOf } from './mail-told.ts'

const STATE = 'mail.digest'
/** So many people in one transaction: the memory and what a kill undoes stay small. */
const BATCH = 500
const PACES: GatheredPace[] = ['daily', 'weekly']

interface DigestState extends Record<GatheredPace, string> {
  /** A round under way: which digests, and up to which person it has come. */
  going: { paces: GatheredPace[]; after: number } | null
}

/**
 * Sends the digests that are due; one that was due while the house was down leaves at its next start. Each batch is one transaction with the mark of
 * how far it came: killed in the middle, nobody gets two and nobody is passed over.
 */
export async function sendDigests(house: House): Promise<void> {
  while (await change(house, (tx) => digestNext(tx, house)));
}

/** Which rounds are due now; the first time of all, none. */
function due(state: DigestState | null, now: Date, timeZone: string): DigestState {
  const moments = { daily: lastDigest('daily', now, timeZone).toISOString(), weekly: lastDigest('weekly', now, timeZone).toISOString() }
  if (!state) return { ...moments, going: null }
  if (state.going) return state
  const paces = PACES.filter((pace) => moments[pace] > state[pace])
  return paces.length === 0 ? state : { ...moments, going: { paces, after: 0 } }
}

async function digestNext(tx: Writer, house: House): Promise<boolean> {
  const row = await tx.selectFrom('kernel_setting').select('value').where('name', '=', STATE).forUpdate().executeTakeFirst()
  const known = (row?.value ?? null) as DigestState | null
  const state = due(known, nowOf(tx), house.clock.timeZone)
  const { going } = state
  if (!going) {
    if (!known) await keepSetting(tx, STATE, state)
    return false
  }
  const ids = await holdersAfter(tx, going.after, BATCH, todayOf(tx))
  await digestFor(tx, house, ids, going.paces)
  const last = ids.length < BATCH
  if (last) await forgetUntold(tx, going.paces)
  await keepSetting(tx, STATE, { ...state, going: last ? null : { ...going, after: ids.at(-1)! } } satisfies DigestState)
  return !last
}

/** One person gets one mail, also on a Monday morning, when both digests are due. */
async function digestFor(tx: Writer, house: House, ids: number[], paces: GatheredPace[]): Promise<void> {
  const [readers, choices, rows] = [await mailReaders(tx, ids), await mailChoices(tx, ids), await gatheredFor(tx, ids, paces)]
  const asked = [...readers.values()].filter(({ id }) => (paces as string[]).includes(paceOf(choices.get(id), expectedTopic)))
  const expected = await expectedOf(tx, house, asked, todayOf(tx))
  const entryIds = rows.map((row) => row.entry_id)
  const entries = new Map(
    (await journalEntries(tx, { scope: { kind: 'all' }, ids: entryIds, limit: entryIds.length })).map((each) => [each.id, each]),
  )
  const topics = topicsOf(house)
  const gathered = Map.groupBy(rows, (row) => row.person_id)
  const all = [...readers.values()].map((reader): ToTell => {
    const deeds = (gathered.get(reader.id) ?? []).flatMap((row) => {
      const [entry, topic] = [entries.get(row.entry_id), topics.get(row.topic)]
      return entry && topic ? [{ entry, topic }] : []
    })
    return { reader, deeds, expected: expected.get(reader.id) ?? [] }
  })
  await sendTellings(
    tx,
    house,
    paces.includes('weekly') ? 'weekly' : 'daily',
    all.filter((each) => each.deeds.length > 0 || each.expected.length > 0),
  )
  if (rows.length > 0)
    await tx
      .deleteFrom('people_mail_gathered')
      .where('person_id', 'in', [...gathered.keys()])
      .where('pace', 'in', paces)
      .execute()
}

/** What waits for each of these people. First one look at all of them: only those of whom something may be expected are asked one by one. */
async function expectedOf(tx: Writer, house: House, readers: MailReader[], today: Day): Promise<Map<number, Expected[]>> {
  const ids = readers.map(({ id }) => id)
  const found = new Map<number, Expected[]>()
  if (ids.length === 0) return found
  for (const { expected, expectant } of house.capabilities) {
    if (!expected) continue
    const some = expectant ? await expectant(tx, ids, today) : ids
    const actors = await actorsOf(tx, some, today)
    for (const [id, actor] of actors) {
      const awaited = await expected(tx, actor, today)
      if (awaited.length > 0) found.set(id, [...(found.get(id) ?? []), ...awaited])
    }
  }
  return found
}

/** What waited for people who hold no mandate any more. */
const forgetUntold = (tx: Writer, paces: GatheredPace[]) =>
  tx
    .deleteFrom('people_mail_gathered')
    .where('pace', 'in', paces)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people_mandate as m')
            .select('m.id')
            .whereRef('m.person_id', '=', 'people_mail_gathered.person_id')
            .where('m.starts_on', '<=', todayOf(tx))
            .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', todayOf(tx))])),
        ),
      ),
    )
    .execute()
