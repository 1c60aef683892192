/** What became of each notice: who was reached, who was not, which letters are to be printed. */
import type { Reader } from '#kernel/database.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { NoticeState } from '../rules.ts'
import type { NoticeChannel } from '../tables.ts'

export interface SentNotice {
  id: number
  voterId: number
  organisationId: number | null
  /** The voter's name: the organisation, or the person who sits. */
  voter: string
  town: string | null
  personId: number | null
  person: string | null
  lang: Lang
  channel: NoticeChannel
  state: NoticeState
  sentAt: Date | null
  /** What the mail server said. */
  trouble: string | null
}

type Row = { channel: NoticeChannel; sent_at: Date | null; mail: string | null }

function stateOf({ channel, sent_at, mail }: Row): NoticeState {
  if (channel === 'letter') return sent_at === null ? 'to_print' : 'posted'
  if (sent_at === null) return 'queued'
  // Mails are cleared from the outbox in time: what was cleared had been sent.
  if (mail === null || mail === 'sent') return 'sent'
  return mail === 'waiting' ? 'waiting' : 'refused'
}

/** Every notice of a meeting, by voter. */
export async function noticesOf(reader: Reader, meetingId: number): Promise<SentNotice[]> {
  const rows = await reader
    .selectFrom('assembly_notice as n')
    .innerJoin('assembly_voter as v', 'v.id', 'n.voter_id')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .leftJoin('people_person as s', 's.id', 'v.person_id')
    .leftJoin('people_person as p', 'p.id', 'n.person_id')
    .leftJoin('mail_message as m', 'm.id', 'n.mail_id')
    .select(['n.id', 'n.voter_id', 'v.organisation_id', 'o.town', 'n.person_id', 'p.name as person', 'p.lang', 'n.channel', 'n.sent_at'])
    .select(['m.state as mail', 'm.trouble'])
    .select((eb) => eb.fn.coalesce('o.name', 's.name').$notNull().as('voter'))
    .where('n.meeting_id', '=', meetingId)
    .orderBy('voter')
    .orderBy('n.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    voterId: row.voter_id,
    organisationId: row.organisation_id,
    voter: row.voter,
    town: row.town,
    personId: row.person_id,
    person: row.person,
    lang: row.lang ?? 'fr',
    channel: row.channel,
    state: stateOf(row),
    sentAt: row.sent_at,
    trouble: row.trouble,
  }))
}

/** Meetings with notices that are not in the outbox yet. */
export async function unsentMeetings(reader: Reader): Promise<number[]> {
  const rows = await reader
    .selectFrom('assembly_notice as n')
    .innerJoin('assembly_meeting as m', 'm.id', 'n.meeting_id')
    .select('n.meeting_id')
    .distinct()
    .where('n.channel', '=', 'mail')
    .where('n.sent_at', 'is', null)
    .where('m.state', 'in', ['convened', 'open'])
    .execute()
  return rows.map(({ meeting_id }) => meeting_id)
}

/** Who convened it, with the office in which he or she did; null: nobody yet, or the command line. */
export async function convenerOf(reader: Reader, meetingId: number): Promise<{ name: string; role: Role | null } | null> {
  const row = await reader
    .selectFrom('journal_entry as e')
    .innerJoin('journal_subject as s', 's.entry_id', 'e.id')
    .innerJoin('people_person as p', 'p.id', 'e.person_id')
    .leftJoin('people_mandate as d', 'd.id', 'e.mandate_id')
    .select(['p.name', 'd.role'])
    .where('e.deed', '=', 'meeting.convened')
    .where('s.kind', '=', 'meeting')
    .where('s.id', '=', meetingId)
    .orderBy('e.id', 'desc')
    .executeTakeFirst()
  return row ?? null
}
