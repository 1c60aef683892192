/** The minutes as they write themselves: all that happened in a meeting, gathered by a number of queries that does not grow with it. */
import { sql } from 'kysely'
import type { Reader } from '#kernel/database.ts'
import { inBoth } from '#kernel/values/lang.ts'
import {
  type AgendaItem,
  agendaOf,
  documentsOf,
  type Meeting,
  type MeetingRules,
  quorumHistory,
  rulesOfMeeting,
} from '#modules/assembly/index.ts'
import { collegeName, resultText, type Vote, votesOfMeeting } from '#modules/ballot/index.ts'
import { legalFacts, officeName, organisation } from '#modules/people/index.ts'
import { decisionRule, fraction, noticeFor, quorumFor, quorumText } from '#modules/statutes/index.ts'
import type { MinutesContent, QuorumMeasure, Signatory, ToldItem, ToldResolution, ToldVote } from '../tables.ts'
import { attendanceOf } from './attendance.ts'

const moment = (at: Date | null): string | null => at?.toISOString() ?? null

/** What the secretary wrote, as far as the content takes it. */
export interface Written {
  number: number
  corrects: number | null
  correction: string | null
  opening: string | null
  incidents: string | null
  closing: string | null
}

export const NOTHING_WRITTEN: Written = { number: 1, corrects: null, correction: null, opening: null, incidents: null, closing: null }

async function noticed(reader: Reader, meetingId: number) {
  return reader
    .selectFrom('assembly_notice as n')
    .leftJoin('mail_message as m', 'm.id', 'n.mail_id')
    .select([
      sql<number>`count(distinct n.voter_id) filter (where n.channel = 'mail')::int`.as('mail'),
      sql<number>`count(distinct n.voter_id) filter (where n.channel = 'letter')::int`.as('letter'),
      // A mail that came back reached nobody; a letter that was handed to the post did.
      sql<number>`count(distinct n.voter_id) filter (where coalesce(m.state = 'sent', n.sent_at is not null))::int`.as('reached'),
      sql<number>`(select count(*) from assembly_voter v where v.meeting_id = ${meetingId} and v.excluded is null)::int`.as('entitled'),
    ])
    .where('n.meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
}

const notesOf = async (reader: Reader, meetingId: number): Promise<Map<number, string>> =>
  new Map(
    (await reader.selectFrom('minutes_note').select(['item_id', 'text']).where('meeting_id', '=', meetingId).execute()).map((row) => [
      row.item_id,
      row.text,
    ]),
  )

/** The registered seat: the legal address of the network, else its town; of another organisation its town. */
async function seatOf(reader: Reader, organisationId: number): Promise<string | null> {
  const [legal, facts] = await Promise.all([legalFacts(reader), organisation(reader, organisationId)])
  const address = legal?.networkId === organisationId ? legal.texts.address : null
  return (
    address
      ?.trim()
      .split(/\s*\n\s*/)
      .join(', ') ||
    facts?.town ||
    null
  )
}

/** The offices that chair and secretary held on the meeting's day: those of the organisation that met, else all. */
async function signatoriesOf(reader: Reader, meeting: Meeting): Promise<Signatory[]> {
  const named = meeting.officers.filter(({ role }) => role === 'chair' || role === 'secretary')
  if (named.length === 0) return []
  const held = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_organisation as o', 'o.id', 'm.organisation_id')
    .leftJoin('people_body as b', 'b.id', 'm.body_id')
    .select(['m.person_id', 'm.organisation_id', 'm.role', 'o.name as organisationName', 'b.name_fr', 'b.name_en'])
    .where(
      'm.person_id',
      'in',
      named.map(({ personId }) => personId),
    )
    .where('m.starts_on', '<=', meeting.day)
    .where((eb) => eb.or([eb('m.ends_on', 'is', null), eb('m.ends_on', '>=', meeting.day)]))
    .orderBy('m.id')
    .execute()
  return named
    .map(({ role, personId, name }): Signatory => {
      const own = held.filter(({ person_id }) => person_id === personId)
      const [office] = [...own.filter(({ organisation_id }) => organisation_id === meeting.organisationId), ...own]
      const bodyName = office?.name_fr ? { fr: office.name_fr, en: office.name_en } : null
      return {
        role: role as Signatory['role'],
        name,
        capacity: office
          ? inBoth((lang) => officeName(lang, { role: office.role, organisationName: office.organisationName, bodyName }))
          : null,
      }
    })
    .sort((one, other) => one.role.localeCompare(other.role))
}

/** The quorum at the opening, and wherever it was lost or reached again; the moments between say nothing new. */
async function quorumTold(reader: Reader, meeting: Meeting, rules: MeetingRules | null): Promise<MinutesContent['quorum']> {
  const voting = rules?.voting ?? null
  if (!voting) return { ruled: false, measures: [] }
  const terms = quorumFor(voting, { quorum: null }, meeting.convening)
  const all = await quorumHistory(reader, meeting.id)
  const opening = all.findLast(({ cause }) => cause === 'opening') ?? all[0]
  const told = all.filter((row, place) => row === opening || (opening && row.id > opening.id && row.met !== all[place - 1]?.met))
  const measures = told.map((row): QuorumMeasure => {
    const [over = '0', under = '1'] = row.required.split('/')
    const reached = {
      required: fraction(BigInt(over), BigInt(under)),
      strict: terms?.strict ?? false,
      reached: Number(row.reached),
      met: row.met,
      article: terms?.article ?? null,
    }
    return {
      at: row.at.toISOString(),
      cause: row.cause,
      present: { voters: row.present_voters, votes: Number(row.present_votes) },
      represented: { voters: row.represented_voters, votes: Number(row.represented_votes) },
      met: row.met,
      sentence: inBoth((lang) => quorumText(lang, reached, terms)),
    }
  })
  return { ruled: true, measures }
}

const toldVote = (vote: Vote): ToldVote => ({
  round: vote.round,
  method: vote.method,
  state: vote.state,
  closedAt: moment(vote.closedAt),
  annulledFor: vote.annulledFor,
  outcome: vote.outcome,
  electorate: vote.result?.electorate ?? null,
  counts: vote.result?.counts ?? null,
  colleges: Object.entries(vote.result?.byCollege ?? {}).map(([code, counts]) => ({
    college: inBoth((lang) => collegeName(lang, vote.rules, code)),
    counts,
  })),
  sentence: inBoth((lang) => resultText(lang, vote)),
})

const toldResolutions = (agenda: readonly AgendaItem[], votes: readonly Vote[], rules: MeetingRules | null): ToldResolution[] =>
  agenda
    .flatMap(({ resolutions }) => resolutions)
    .map((each) => ({
      number: each.number,
      title: each.title,
      text: each.text,
      kind: (rules?.body && decisionRule(rules.body, each.decision)?.name) ?? null,
      sha256: each.subject?.sha256 ?? null,
      withdrawn: each.withdrawnAt !== null,
      votes: votes.filter(({ resolution }) => resolution.id === each.id).map(toldVote),
    }))
    .sort((one, other) => one.number - other.number)

const documentTold = ({ name, sha256 }: { name: string; sha256: string }) => ({ name, sha256 })

const toldAgenda = (agenda: readonly AgendaItem[], notes: ReadonlyMap<number, string>): ToldItem[] =>
  agenda.map(({ id, title, presenter, begunAt, endedAt, documents, resolutions }, place) => ({
    id,
    position: place + 1,
    title,
    presenter,
    begunAt: moment(begunAt),
    endedAt: moment(endedAt),
    documents: documents.map(documentTold),
    resolutions: resolutions.map(({ number }) => number),
    note: notes.get(id) || null,
  }))

const officerNames = ({ officers }: Meeting): MinutesContent['officers'] => ({
  chair: officers.find(({ role }) => role === 'chair')?.name ?? null,
  secretary: officers.find(({ role }) => role === 'secretary')?.name ?? null,
  tellers: officers.filter(({ role }) => role === 'teller').map(({ name }) => name),
})

/** Everything that minutes say. It depends on no reader and on no language. */
export async function minutesContent(reader: Reader, meeting: Meeting, written: Written): Promise<MinutesContent> {
  const [rules, agenda, votes, notes, documents, notice, seat, signatories] = await Promise.all([
    rulesOfMeeting(reader, meeting),
    agendaOf(reader, meeting.id),
    votesOfMeeting(reader, meeting.id),
    notesOf(reader, meeting.id),
    documentsOf(reader, meeting.id),
    noticed(reader, meeting.id),
    seatOf(reader, meeting.organisationId),
    signatoriesOf(reader, meeting),
  ])
  const [attendance, quorum] = await Promise.all([attendanceOf(reader, meeting, rules, votes), quorumTold(reader, meeting, rules)])
  const decided = agenda.flatMap(({ resolutions }) =>
    resolutions.flatMap(({ decision }) => (rules?.body && decisionRule(rules.body, decision)) ?? []),
  )
  const rule = rules?.body ? noticeFor(rules.body, decided) : null
  const { number, corrects, correction, opening, incidents, closing } = written
  return {
    form: 1,
    number,
    corrects,
    correction,
    example: meeting.example,
    organisation: { name: meeting.organisationName, seat },
    body: meeting.bodyName,
    title: meeting.title,
    convening: meeting.convening,
    timeZone: meeting.timeZone,
    when: {
      startsAt: meeting.startsAt.toISOString(),
      openedAt: moment(meeting.openedAt),
      closedAt: moment(meeting.closedAt),
      place: meeting.place,
      remote: meeting.remoteUrl !== null,
    },
    notice: {
      on: moment(meeting.convenedAt),
      ...notice,
      article: rule?.article ?? null,
      days: rule?.days ?? null,
      lateRisk: meeting.lateRisk,
    },
    agenda: toldAgenda(agenda, notes),
    documents: documents.filter(({ itemId }) => itemId === null).map(documentTold),
    attendance,
    quorum,
    officers: officerNames(meeting),
    texts: { opening, incidents, closing },
    resolutions: toldResolutions(agenda, votes, rules),
    signatories,
  }
}
