/** What the statutes count of a meeting: its roll, who is there, which proxies were given. */
import type { Reader } from '#kernel/database.ts'
import { presencesCounted, proxiesCounted, votersCounted } from '../rules.ts'

/** Everything at once, three queries whatever the size of the meeting. Excluded organisations weigh nothing. */
export async function countedMeeting(reader: Reader, meetingId: number) {
  const [voters, presences, proxies] = await Promise.all([
    reader
      .selectFrom('assembly_voter')
      .select(['id', 'college', 'region', 'weight'])
      .where('meeting_id', '=', meetingId)
      .where('excluded', 'is', null)
      .orderBy('id')
      .execute(),
    reader
      .selectFrom('assembly_presence as p')
      .innerJoin('assembly_voter as v', 'v.id', 'p.voter_id')
      .select(['p.voter_id', 'p.from_at', 'p.to_at', 'p.mode'])
      .where('v.meeting_id', '=', meetingId)
      .orderBy('p.id')
      .execute(),
    reader
      .selectFrom('assembly_proxy')
      .select(['giver_id', 'holder_id', 'given_at', 'revoked_at'])
      .where('meeting_id', '=', meetingId)
      .orderBy('id')
      .execute(),
  ])
  return {
    voters: votersCounted(voters),
    presences: presencesCounted(presences.map((row) => ({ voterId: row.voter_id, fromAt: row.from_at, toAt: row.to_at, mode: row.mode }))),
    proxies: proxiesCounted(
      proxies.map((row) => ({ giverId: row.giver_id, holderId: row.holder_id, givenAt: row.given_at, revokedAt: row.revoked_at })),
    ),
  }
}
