/** What plans keep of one person, for that person; and where a name stands in texts that people wrote. */
import { sql } from 'kysely'
import type { Capability, Found } from '#kernel/capability.ts'
import { holdsName } from '#kernel/personal.ts'
import { type Localized, sameInBoth } from '#kernel/values/lang.ts'
import { itemPath, planPath } from '../paths.ts'

/** Actions that he or she owns, documents that he or she added, files that he or she is bringing in. */
export const personal: NonNullable<Capability['personal']> = async (reader, personId) => {
  const [owned, documents, uploads] = await Promise.all([
    reader
      .selectFrom('plan_item as i')
      .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
      .select(['i.id', 'i.code', 'i.title_fr', 'i.title_en', 'i.status', 'i.ends_on', 'i.removed', 'p.slug'])
      .where('i.owner_person_id', '=', personId)
      .orderBy('i.id')
      .execute(),
    reader
      .selectFrom('plan_document as d')
      .innerJoin('plan_plan as p', 'p.id', 'd.plan_id')
      .select(['d.name', 'd.media_type', 'd.size_bytes', 'd.added_at', 'd.item_id', 'd.removed', 'p.slug'])
      .where('d.added_by', '=', personId)
      .orderBy('d.id', 'desc')
      .execute(),
    reader
      .selectFrom('plan_upload')
      .select(['name', 'received_at', 'state', sql<number>`length(content)`.as('size_bytes')])
      .where('person_id', '=', personId)
      .orderBy('id', 'desc')
      .execute(),
  ])
  return [
    {
      name: 'actions',
      label: { fr: 'Actions dont je suis responsable', en: 'Actions that I own' },
      rows: owned.map((row) => ({
        title: { fr: `${row.code} ${row.title_fr ?? row.title_en}`, en: `${row.code} ${row.title_en ?? row.title_fr}` },
        path: itemPath(row.id),
        at: null,
        facts: { plan: row.slug, status: row.status, ends_on: row.ends_on, removed: row.removed },
      })),
    },
    {
      name: 'documents',
      label: { fr: 'Documents que j’ai ajoutés', en: 'Documents that I added' },
      rows: documents.map((row) => ({
        title: sameInBoth(row.name),
        path: row.item_id === null ? planPath(row.slug) : itemPath(row.item_id),
        at: row.added_at.toISOString(),
        facts: { plan: row.slug, media_type: row.media_type, size_bytes: row.size_bytes, removed: row.removed },
      })),
    },
    {
      name: 'uploads',
      label: { fr: 'Fichiers que j’importe', en: 'Files that I am bringing in' },
      rows: uploads.map((row) => ({
        title: sameInBoth(row.name),
        path: null,
        at: row.received_at.toISOString(),
        facts: { state: row.state, size_bytes: row.size_bytes },
      })),
    },
  ]
}

const KINDS = {
  item: { fr: 'Texte d’une action ou d’un chapitre', en: 'Text of an action or a chapter' },
  plan: { fr: 'Texte d’un plan', en: 'Text of a plan' },
  document: { fr: 'Nom d’un document', en: 'Name of a document' },
} satisfies Record<string, Localized>

/** Texts, owners and partners that are named and not linked, plans' notes and milestones, names of documents. */
export async function mentions(reader: Parameters<NonNullable<Capability['mentions']>>[0], name: string, limit: number): Promise<Found[]> {
  const found = (kind: Localized, title: Localized, path: string): Found => ({ kind, title, detail: sameInBoth(''), path, example: false })
  const [items, plans, documents] = await Promise.all([
    reader
      .selectFrom('plan_item')
      .select(['id', 'title_fr', 'title_en'])
      .where(
        holdsName(
          sql`concat_ws(' ', title_fr, title_en, text_fr, text_en, expected_result, stopped_reason, owner_text, carried_to_text, array_to_string(partners, ' '))`,
          name,
        ),
      )
      .limit(limit)
      .execute(),
    reader
      .selectFrom('plan_plan as p')
      .select(['p.slug', 'p.title_fr', 'p.title_en'])
      .where(
        holdsName(
          sql`concat_ws(' ', p.title_fr, p.title_en, p.lead_fr, p.lead_en, p.owner_text, p.notes::text,
            (select string_agg(concat_ws(' ', m.text_fr, m.text_en), ' ') from plan_milestone m where m.plan_id = p.id),
            (select concat_ws(' ', d.reference, d.source, d.body_text) from plan_decision d where d.plan_id = p.id),
            (select string_agg(concat_ws(' ', v.text, v.decision::text), ' ') from plan_version v where v.plan_id = p.id))`,
          name,
        ),
      )
      .limit(limit)
      .execute(),
    reader
      .selectFrom('plan_document as d')
      .innerJoin('plan_plan as p', 'p.id', 'd.plan_id')
      .select(['d.name', 'd.item_id', 'p.slug'])
      .where(holdsName(sql`translate(d.name, '-_.', '   ')`, name))
      .limit(limit)
      .execute(),
  ])
  return [
    ...plans.map((row) => found(KINDS.plan, { fr: row.title_fr, en: row.title_en }, planPath(row.slug))),
    ...items.map((row) => found(KINDS.item, { fr: row.title_fr, en: row.title_en }, itemPath(row.id))),
    ...documents.map((row) =>
      found(KINDS.document, sameInBoth(row.name), row.item_id === null ? planPath(row.slug) : itemPath(row.item_id)),
    ),
  ]
}
