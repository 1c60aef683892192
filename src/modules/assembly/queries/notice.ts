/** What a notice is made of and who gets it; what became of each mail; who may vote before the roll is fixed. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { type Day, dayIn } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { decisionRule, lastNoticeDay, noticeFor, recordDay, rollOf, secondDay } from '#modules/statutes/index.ts'
import { type Addressee, type NoticeFacts, VOTING_ROLES } from '../rules.ts'
import type { Excluded } from '../tables.ts'
import { type AgendaItem, agendaOf, type Resolution } from './agenda.ts'
import type { Meeting } from './meetings.ts'
import { type MeetingRules, rulesOfMeeting } from './quorum.ts'
import { candidates, seated } from './roll.ts'
import { votersOf } from './voters.ts'

/** One line of the roll; `id`: of the voter, or while nothing is fixed, of the organisation or person. */
export interface RollLine {
  id: number
  organisationId: number | null
  personId: number | null
  name: string
  college: string | null
  region: string | null
  weight: number
  excluded: Excluded | null
}

export interface RollNow {
  /** Whether it is fixed; else it is what it would be, were the meeting convened today. */
  fixed: boolean
  /** R03. */
  recordDay: Day | null
  lines: RollLine[]
}

/** The roll as it is fixed; before the convening, as it would be today. Nobody is on it while the statutes say nothing of the body. */
export async function rollNow(reader: Reader, meeting: Meeting, rules: MeetingRules | null): Promise<RollNow> {
  if (meeting.state !== 'draft' && meeting.recordDay !== null)
    return { fixed: true, recordDay: meeting.recordDay, lines: await votersOf(reader, meeting.id) }
  if (!rules?.body) return { fixed: false, recordDay: null, lines: [] }
  const { statutes, body } = rules
  if (body.voters === 'seats') {
    const own = { organisationId: null, college: null, region: null, weight: 1, excluded: null }
    const persons = await seated(reader, meeting.bodyId, meeting.day)
    return { fixed: false, recordDay: null, lines: persons.map(({ personId, name }) => ({ id: personId, personId, name, ...own })) }
  }
  const day = recordDay(statutes.text.roll, meeting.day)
  const entries = rollOf(statutes.text, day, await candidates(reader, meeting.organisationId, day))
  return { fixed: false, recordDay: day, lines: entries.map((entry) => ({ ...entry, id: entry.organisationId, personId: null })) }
}

export interface Reached extends Addressee {
  name: string
  lang: Lang
}

/** Who speaks today for these organisations, and these persons themselves. Two queries, whatever the size of the roll. */
export async function addressees(
  reader: Reader,
  lines: readonly Pick<RollLine, 'organisationId' | 'personId'>[],
  today: Day,
): Promise<Reached[]> {
  const organisations = lines.flatMap(({ organisationId }) => organisationId ?? [])
  const persons = lines.flatMap(({ personId }) => personId ?? [])
  const facts = reader
    .selectFrom('people_person as p')
    .select(['p.id as personId', 'p.name', 'p.lang'])
    .select(sql<boolean>`p.email is not null`.as('hasEmail'))
    .orderBy('p.name')
    .orderBy('p.id')
  const [speaking, seatedHere] = await Promise.all([
    facts
      .innerJoin('people_mandate as m', 'm.person_id', 'p.id')
      .select('m.organisation_id as organisationId')
      .distinct()
      .where(sql<boolean>`m.organisation_id = any(${organisations}::bigint[])`)
      .where('m.role', 'in', [...VOTING_ROLES])
      .where('m.starts_on', '<=', today)
      .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', today)]))
      .execute(),
    facts.where(sql<boolean>`p.id = any(${persons}::bigint[])`).execute(),
  ])
  return [...speaking, ...seatedHere.map((each) => ({ ...each, organisationId: null }))]
}

/** The exact text of each resolution's subject, as it stands now: its SHA-256; null: it can no longer be decided on. */
export async function subjectTexts(
  house: Pick<House, 'capabilities' | 'reader'>,
  resolutions: readonly Resolution[],
): Promise<Map<number, string | null>> {
  const asked = resolutions.flatMap(({ id, subject, withdrawnAt }) => (subject && !withdrawnAt ? [{ id, subject }] : []))
  const texts = await Promise.all(
    asked.map(async ({ id, subject }): Promise<[number, string | null]> => {
      const declared = house.capabilities.find((each) => each.subjects?.[subject.kind])?.subjects?.[subject.kind]
      const text = await declared?.text(house.reader, subject.id).catch((error: unknown) => {
        if (error instanceof Refusal) return null
        throw error
      })
      return [id, text?.sha256 ?? null]
    }),
  )
  return new Map(texts)
}

export interface Convening {
  facts: NoticeFacts
  rules: MeetingRules | null
  items: AgendaItem[]
  /** Those on the agenda, without those withdrawn. */
  resolutions: Resolution[]
  roll: RollNow
  /** Those of the roll who may vote. */
  voters: RollLine[]
}

/** Of a second convening: the rule, and the day that the first one met. */
async function earliestOf(reader: Reader, meeting: Meeting, rules: MeetingRules | null): Promise<NoticeFacts['earliest']> {
  if (meeting.firstId === null || !rules?.body) return null
  const first = await reader
    .selectFrom('assembly_meeting')
    .select(['starts_at', 'time_zone'])
    .where('id', '=', meeting.firstId)
    .executeTakeFirstOrThrow()
  const day = secondDay(rules.body, dayIn(first.time_zone, first.starts_at))
  return { day, days: rules.body.second?.days ?? 0, article: rules.body.second?.article ?? null }
}

/** R01: the longest notice that anything on the agenda asks for, with its last day. */
export function noticeOf(rules: MeetingRules | null, day: Day, decisions: readonly string[]): NoticeFacts['notice'] {
  if (!rules?.body) return null
  const { body } = rules
  const rule = noticeFor(
    body,
    decisions.flatMap((code) => decisionRule(body, code) ?? []),
  )
  return rule && { ...rule, last: lastNoticeDay(rule, day) }
}

/** All that convening this meeting at this moment depends on. `texts`: of `subjectTexts`; without it those fixed before hold. */
export async function conveningOf(
  reader: Reader,
  meeting: Meeting,
  now: Date,
  texts?: ReadonlyMap<number, string | null>,
): Promise<Convening> {
  const [rules, items] = await Promise.all([rulesOfMeeting(reader, meeting), agendaOf(reader, meeting.id)])
  const [roll, earliest] = await Promise.all([rollNow(reader, meeting, rules), earliestOf(reader, meeting, rules)])
  const resolutions = items.flatMap((item) => item.resolutions).filter(({ withdrawnAt }) => withdrawnAt === null)
  const voters = roll.lines.filter(({ excluded }) => excluded === null)
  const body = rules?.body ?? null
  const isGone = ({ id, subject }: Resolution): boolean => subject !== null && ((texts ? texts.get(id) : subject.sha256) ?? null) === null
  const facts: NoticeFacts = {
    state: meeting.state,
    convening: meeting.convening,
    bodyName: meeting.bodyName,
    day: meeting.day,
    today: dayIn(meeting.timeZone, now),
    begun: meeting.startsAt <= now,
    place: meeting.place,
    remoteUrl: meeting.remoteUrl,
    items: items.length,
    statutes: rules !== null,
    ruled: body !== null,
    remote: { allowed: body?.remote?.allowed ?? false, article: body?.remote?.article ?? null },
    notice: noticeOf(
      rules,
      meeting.day,
      resolutions.map(({ decision }) => decision),
    ),
    earliest,
    voters: voters.length,
    unknownDecisions: body ? resolutions.filter(({ decision }) => decisionRule(body, decision) === null).map(({ number }) => number) : [],
    goneSubjects: resolutions.filter(isGone).map(({ number }) => number),
  }
  return { facts, rules, items, resolutions, roll, voters }
}
