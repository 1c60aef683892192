/** Whom unsigned minutes wait for, and what the house keeps of a person in minutes. */
import { sql } from 'kysely'
import type { Capability, Found } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { holdsName } from '#kernel/personal.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { decisionPath, minutesPath } from '../paths.ts'

/** Closed meetings that these persons chaired or wrote for, whose latest minutes are not signed by both: the latest first. */
export const unsignedMeetings = (reader: Reader, personIds: number[]): Promise<{ meetingId: number; personId: number }[]> =>
  reader
    .selectFrom('assembly_officer as f')
    .innerJoin('assembly_meeting as m', 'm.id', 'f.meeting_id')
    .select(['m.id as meetingId', 'f.person_id as personId'])
    .distinct()
    .where('f.person_id', 'in', personIds.length > 0 ? personIds : [-1])
    .where('f.role', 'in', ['chair', 'secretary'])
    .where('m.state', '=', 'closed')
    .where(
      sql<boolean>`coalesce((select d.state from minutes_document d where d.meeting_id = m.id order by d.number desc limit 1), 'draft') = 'draft'`,
    )
    .orderBy('m.id', 'desc')
    .execute()

export const expectant = async (reader: Reader, personIds: number[]): Promise<number[]> => [
  ...new Set((await unsignedMeetings(reader, personIds)).map(({ personId }) => personId)),
]

/** The minutes that he or she signed. */
export const personal: NonNullable<Capability['personal']> = async (reader, personId) => {
  const signed = await reader
    .selectFrom('minutes_document as d')
    .innerJoin('assembly_meeting as m', 'm.id', 'd.meeting_id')
    .select(['d.number', 'd.meeting_id', 'd.chair_signed_by', 'd.chair_signed_at', 'd.secretary_signed_by', 'd.secretary_signed_at'])
    .select(['m.title_fr', 'm.title_en', 'd.sha256'])
    .where((eb) => eb.or([eb('d.chair_signed_by', '=', personId), eb('d.secretary_signed_by', '=', personId)]))
    .orderBy('d.id')
    .execute()
  return [
    {
      name: 'minutes_signed',
      label: { fr: 'Mes signatures de procès-verbaux', en: 'My signatures of minutes' },
      rows: signed.flatMap((row) =>
        (['chair', 'secretary'] as const)
          .filter((as) => row[`${as}_signed_by`] === personId)
          .map((as) => ({
            title: { fr: row.title_fr, en: row.title_en },
            path: minutesPath(row.meeting_id),
            at: row[`${as}_signed_at`]?.toISOString() ?? null,
            facts: { as, document: row.number, sha256: row.sha256 },
          })),
      ),
    },
  ]
}

const KINDS = {
  note: { fr: 'Texte d’un procès-verbal', en: 'Text of minutes' },
  decision: { fr: 'Texte d’une décision', en: 'Text of a decision' },
} satisfies Record<string, Localized>

/** Notes, texts and incidents of minutes; decisions. What is signed stays as it was signed. */
export async function mentions(reader: Reader, name: string, limit: number): Promise<Found[]> {
  const [notes, texts, decisions] = await Promise.all([
    reader
      .selectFrom('minutes_note as n')
      .innerJoin('assembly_meeting as m', 'm.id', 'n.meeting_id')
      .select(['m.id', 'm.title_fr', 'm.title_en'])
      .distinct()
      .where(holdsName(sql`n.text`, name))
      .limit(limit)
      .execute(),
    reader
      .selectFrom('minutes_document as d')
      .innerJoin('assembly_meeting as m', 'm.id', 'd.meeting_id')
      .select(['m.id', 'm.title_fr', 'm.title_en'])
      .distinct()
      .where(holdsName(sql`concat_ws(' ', d.opening_text, d.incidents, d.closing_text, d.correction)`, name))
      .limit(limit)
      .execute(),
    reader
      .selectFrom('minutes_decision as d')
      .select(['d.number', 'd.title_fr', 'd.title_en'])
      .where(holdsName(sql`concat_ws(' ', d.title_fr, d.title_en, d.text_fr, d.text_en)`, name))
      .limit(limit)
      .execute(),
  ])
  const none: Localized = { fr: '', en: '' }
  const found = (kind: Localized, row: { title_fr: string; title_en: string | null }, path: string): Found => ({
    kind,
    title: { fr: row.title_fr, en: row.title_en },
    detail: none,
    path,
    example: false,
  })
  const meetings = new Map([...notes, ...texts].map((row) => [row.id, row]))
  return [
    ...[...meetings.values()].map((row) => found(KINDS.note, row, minutesPath(row.id))),
    ...decisions.map((row) => found(KINDS.decision, row, decisionPath(row.number))),
  ].slice(0, limit)
}
