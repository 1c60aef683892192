/** Who was there and who was represented, as minutes say it: with times, casters, and what became of each proxy. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { inBoth, type Localized } from '#kernel/values/lang.ts'
import { type Meeting, type MeetingRules, type Mode, quorumOf } from '#modules/assembly/index.ts'
import type { Vote } from '#modules/ballot/index.ts'
import { type RefusedProxy as RefusedByRules, reasonWords, type UsedProxy } from '#modules/statutes/index.ts'
import type { Attendant, CollegeSizes, MinutesContent, RefusedProxy, Represented, Size } from '../tables.ts'

interface Person {
  id: number
  name: string
  college: string | null
  votes: number
  caster: string | null
  stays: { from: string; to: string | null; mode: Mode }[]
}

/** Everybody on the roll who may vote, with all times of being there: one query, whatever the size. */
async function rollWithStays(reader: Reader, meetingId: number): Promise<Person[]> {
  const rows = await reader
    .selectFrom('assembly_voter as v')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as p', 'p.id', 'v.person_id')
    .leftJoin('people_person as c', 'c.id', 'v.caster_id')
    .select(['v.id', 'v.college', 'v.weight', 'v.person_id', 'c.name as caster'])
    .select((eb) => eb.fn.coalesce('o.name', 'p.name').$notNull().as('name'))
    .select(
      sql<{ from: string; to: string | null; mode: Mode }[] | null>`(select json_agg(json_build_object(
        'from', s.from_at, 'to', s.to_at, 'mode', s.mode) order by s.from_at, s.id) from assembly_presence s where s.voter_id = v.id)`.as(
        'stays',
      ),
    )
    .where('v.meeting_id', '=', meetingId)
    .where('v.excluded', 'is', null)
    .orderBy('name')
    .orderBy('v.id')
    .execute()
  const moment = (text: string): string => new Date(text).toISOString()
  return rows.map(({ id, name, college, weight, person_id, caster, stays }) => ({
    id,
    name,
    college,
    votes: weight,
    caster: person_id === null ? caster : null,
    stays: (stays ?? []).map(({ from, to, mode }) => ({ from: moment(from), to: to && moment(to), mode })),
  }))
}

interface Fixed {
  used: readonly UsedProxy[]
  refused: readonly RefusedByRules[]
  resolution: number | null
}

/** For which resolutions each was used, or refused for which reason; where nothing was voted on, as it stood at the end. */
async function proxiesFixed(reader: Reader, meeting: Meeting, votes: readonly Vote[]): Promise<Fixed[]> {
  const closed = votes.filter(({ state }) => state === 'closed')
  if (closed.length > 0)
    return closed.map(({ proxies: { used, refused }, resolution }) => ({ used, refused, resolution: resolution.number }))
  const until = meeting.closedAt ?? meeting.openedAt
  const now = until && (await quorumOf(reader, meeting, new Date(until.getTime() - (meeting.closedAt ? 1 : 0))))
  return now ? [{ used: now.electorate.used, refused: now.electorate.refused, resolution: null }] : []
}

/** By key, the resolutions; null where it held for all. */
function gathered<Item>(fixed: readonly Fixed[], items: (each: Fixed) => readonly Item[], keyOf: (item: Item) => string) {
  const found = new Map<string, { item: Item; resolutions: number[] }>()
  for (const each of fixed)
    for (const item of items(each)) {
      const known = found.get(keyOf(item)) ?? { item, resolutions: [] }
      if (each.resolution !== null) known.resolutions.push(each.resolution)
      found.set(keyOf(item), known)
    }
  return [...found.values()].map(({ item, resolutions }) => {
    const told = [...new Set(resolutions)].sort((one, other) => one - other)
    return { item, resolutions: resolutions.length === fixed.length || told.length === 0 ? null : told }
  })
}

const sizeOf = (voters: readonly { votes: number }[]): Size => ({
  voters: voters.length,
  votes: voters.reduce((sum, { votes }) => sum + votes, 0),
})

/** `names`: what the colleges are called. Two queries at most. */
export async function attendanceOf(
  reader: Reader,
  meeting: Meeting,
  rules: MeetingRules | null,
  votes: readonly Vote[],
): Promise<MinutesContent['attendance']> {
  const [roll, fixed] = await Promise.all([rollWithStays(reader, meeting.id), proxiesFixed(reader, meeting, votes)])
  const colleges = new Map((rules?.statutes.text.colleges ?? []).map(({ code, name }) => [code, name]))
  const collegeOf = (code: string | null): Localized | null => (code === null ? null : (colleges.get(code) ?? { fr: code, en: code }))
  const byId = new Map(roll.map((each) => [String(each.id), each]))
  const used = gathered(
    fixed,
    (each) => each.used,
    ({ giver, holder }) => `${giver} ${holder}`,
  )
  const refused = gathered(
    fixed,
    (each) => each.refused,
    ({ giver, holder, reason }) => `${giver} ${holder} ${reason}`,
  )
  const there = roll.filter(({ stays }) => stays.length > 0)
  const carried = new Set(used.map(({ item }) => item.giver))
  const codes = [...new Set(roll.map(({ college }) => college))]
  return {
    colleges: codes.map((code): CollegeSizes => {
      const own = (all: readonly Person[]) => sizeOf(all.filter(({ college }) => college === code))
      return {
        college: collegeOf(code),
        roll: own(roll),
        present: own(there),
        represented: own(roll.filter(({ id, stays }) => stays.length === 0 && carried.has(String(id)))),
      }
    }),
    present: there.map(
      ({ name, college, votes: held, caster, stays }): Attendant => ({ name, college: collegeOf(college), votes: held, caster, stays }),
    ),
    represented: used
      .map(({ item, resolutions }): Represented => {
        const [giver, holder] = [byId.get(item.giver), byId.get(item.holder)]
        return {
          name: giver?.name ?? '',
          college: collegeOf(giver?.college ?? null),
          votes: giver?.votes ?? 0,
          holder: holder?.name ?? '',
          caster: holder?.caster ?? null,
          resolutions,
        }
      })
      .sort((one, other) => one.name.localeCompare(other.name, 'fr')),
    refused: refused
      .map(
        ({ item, resolutions }): RefusedProxy => ({
          giver: byId.get(item.giver)?.name ?? '',
          holder: item.holder === null ? null : (byId.get(item.holder)?.name ?? ''),
          reason: inBoth((lang) => reasonWords(lang).proxyReasons[item.reason]),
          resolutions,
        }),
      )
      .sort((one, other) => one.giver.localeCompare(other.giver, 'fr')),
    article: rules?.body?.proxies?.article ?? null,
  }
}
