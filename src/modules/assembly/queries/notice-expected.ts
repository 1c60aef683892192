/** What convening asks of people: of those who convene, by when; of those convened, to come or to give a proxy. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { addDays, type Day, dayIn } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { mayConvene, VOTING_ROLES } from '../rules.ts'
import type { Meeting } from './meetings.ts'
import { meetings } from './meetings.ts'
import { noticeOf } from './notice.ts'
import { rulesOfMeeting } from './quorum.ts'

/** A notice that leaves in more days than that is not told of yet. */
const DAYS_AHEAD = 30

export type NoticeAwaited =
  | {
      what: 'convene'
      meetingId: number
      title: Localized
      example: boolean /** null: the statutes set no period. */
      last: Day | null
      day: Day
    }
  | { what: 'answer'; meetingId: number; title: Localized; example: boolean; voters: string[]; startsAt: Date; timeZone: string }

/** Drafts that this person may convene, those whose last day comes within a month. */
async function toConvene(reader: Reader, actor: Actor, all: Meeting[], today: Day): Promise<NoticeAwaited[]> {
  const drafts = all.filter((each) => each.state === 'draft' && each.day >= today && mayConvene(actor, each))
  const decided = await reader
    .selectFrom('assembly_resolution')
    .select(['meeting_id', 'decision'])
    .where('meeting_id', 'in', drafts.length > 0 ? drafts.map(({ id }) => id) : [-1])
    .where('withdrawn_at', 'is', null)
    .execute()
  const rules = await Promise.all(drafts.map((each) => rulesOfMeeting(reader, each)))
  return drafts
    .map((each, place): NoticeAwaited & { what: 'convene' } => {
      const decisions = decided.filter(({ meeting_id }) => meeting_id === each.id).map(({ decision }) => decision)
      const last = noticeOf(rules[place] ?? null, each.day, decisions)?.last ?? null
      return { what: 'convene', meetingId: each.id, title: each.title, example: each.example, last, day: each.day }
    })
    .filter(({ last, day }) => (last ?? day) <= addDays(today, DAYS_AHEAD))
}

/** Voters for whom these persons speak at a meeting that is convened, who are neither there nor represented. One row each. */
const unanswered = (reader: Reader, personIds: readonly number[], today: Day) =>
  reader
    .selectFrom('assembly_meeting as m')
    .innerJoin('assembly_voter as v', 'v.meeting_id', 'm.id')
    .innerJoin('people_person as p', (join) =>
      join.on((eb) =>
        eb.or([
          eb('p.id', '=', eb.ref('v.person_id')),
          eb.exists(
            eb
              .selectFrom('people_mandate as d')
              .select('d.id')
              .whereRef('d.person_id', '=', 'p.id')
              .whereRef('d.organisation_id', '=', 'v.organisation_id')
              .where('d.role', 'in', [...VOTING_ROLES])
              .where('d.starts_on', '<=', today)
              .where((or) => or.or([or('d.ends_on', 'is', null), or('d.ends_on', '>=', today)])),
          ),
        ]),
      ),
    )
    .where('m.state', '=', 'convened')
    .where('v.excluded', 'is', null)
    .where('p.id', 'in', personIds.length > 0 ? [...personIds] : [-1])
    .where(
      sql<boolean>`not exists (select 1 from assembly_proxy x where x.giver_id = v.id and x.revoked_at is null)
        and not exists (select 1 from assembly_presence x where x.voter_id = v.id and x.to_at is null)`,
    )

async function toAnswer(reader: Reader, personId: number, today: Day): Promise<NoticeAwaited[]> {
  const rows = await unanswered(reader, [personId], today)
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .select(['m.id', 'm.title_fr', 'm.title_en', 'm.starts_at', 'm.time_zone', 'm.example', 'o.name'])
    .orderBy('m.starts_at')
    .orderBy('o.name')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((all): NoticeAwaited[] => {
    const first = all[0]!
    if (dayIn(first.time_zone, first.starts_at) < today) return []
    const voters = all.flatMap(({ name }) => name ?? [])
    const title = { fr: first.title_fr, en: first.title_en }
    return [
      { what: 'answer', meetingId: first.id, title, example: first.example, voters, startsAt: first.starts_at, timeZone: first.time_zone },
    ]
  })
}

/** All that convening asks of this person today. */
export async function noticeAwaited(reader: Reader, actor: Actor, today: Day): Promise<NoticeAwaited[]> {
  if (actor.personId === null) return []
  const convenes = actor.mandates.some(({ role }) => role === 'president' || role === 'secretary')
  const [drafts, answers] = await Promise.all([
    convenes ? meetings(reader, actor, today).then((all) => toConvene(reader, actor, all, today)) : [],
    toAnswer(reader, actor.personId, today),
  ])
  return [...drafts, ...answers]
}

/** Those of these people of whom `noticeAwaited` may say something. */
export async function noticeExpectant(reader: Reader, personIds: readonly number[], today: Day): Promise<number[]> {
  const [answering, convening] = await Promise.all([
    unanswered(reader, personIds, today).select('p.id').distinct().execute(),
    reader
      .selectFrom('people_mandate as d')
      .innerJoin('assembly_meeting as m', (join) =>
        join.on((eb) => eb.or([eb('m.organisation_id', '=', eb.ref('d.organisation_id')), eb('m.body_id', '=', eb.ref('d.body_id'))])),
      )
      .select('d.person_id as id')
      .distinct()
      .where('m.state', '=', 'draft')
      .where('d.role', 'in', ['president', 'secretary'])
      .where('d.person_id', 'in', personIds.length > 0 ? [...personIds] : [-1])
      .where('d.starts_on', '<=', today)
      .where((eb) => eb.or([eb('d.ends_on', 'is', null), eb('d.ends_on', '>=', today)]))
      .execute(),
  ])
  return [...new Set([...answering, ...convening].map(({ id }) => id))]
}
