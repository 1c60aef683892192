/** What votes keep of one person, for that person: for whom he or she cast, when and how. */
import type { PersonalPart } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { votePath } from '../paths.ts'

export async function personal(reader: Reader, personId: number): Promise<PersonalPart[]> {
  const rows = await reader
    .selectFrom('ballot_cast as c')
    .innerJoin('ballot_vote as b', 'b.id', 'c.vote_id')
    .innerJoin('assembly_resolution as r', 'r.id', 'b.resolution_id')
    .innerJoin('assembly_voter as v', 'v.id', 'c.voter_id')
    .leftJoin('people_organisation as o', 'o.id', 'v.organisation_id')
    .select(['c.vote_id', 'r.title_fr', 'r.title_en', 'c.cast_at', 'c.choice', 'c.channel', 'o.name'])
    .where('c.cast_by', '=', personId)
    .orderBy('c.cast_at', 'desc')
    .execute()
  return [
    {
      name: 'ballots',
      label: { fr: 'Votes que j’ai exprimés', en: 'Votes that I cast' },
      rows: rows.map((row) => ({
        title: { fr: row.title_fr, en: row.title_en },
        path: votePath(row.vote_id),
        at: row.cast_at.toISOString(),
        facts: { voter: row.name, choice: row.choice, channel: row.channel },
      })),
    },
  ]
}
