/** Writing new codes, with the references in all texts of the plan that follow them. */
import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { type ReferringItem, referringItems } from '../queries/build.ts'
import type { Tree, Twig } from '../rules/build.ts'
import { referringChanges } from '../rules/references.ts'
import type { Renumbering, TextChange } from '../tables/build.ts'
import type { FieldChange } from '../tables.ts'

/** The items that a renumbering touched: for the journal. */
export const touchedBy = ({ codes, texts }: Renumbering): number[] => [...new Set([...codes, ...texts].map(({ id }) => id))]

/**
 * Writes codes of items that stand in the tree. Two may change codes: for an instant all of them are out of the plan, where nobody's code is in
 * anybody's way, nor any text in the indexes of the search.
 */
export async function writeCodes(tx: Writer, codes: ReadonlyMap<number, string>): Promise<void> {
  if (codes.size === 0) return
  const given = JSON.stringify([...codes].map(([id, code]) => ({ id, code })))
  const from = sql`jsonb_to_recordset(${given}::jsonb) as d (id bigint, code text) where i.id = d.id`
  await sql`update plan_item i set removed = true from ${from}`.execute(tx)
  await sql`update plan_item i set removed = false, code = d.code from ${from}`.execute(tx)
}

export interface NewTexts {
  item: ReferringItem
  text_fr: string | null
  text_en: string | null
}

/** Writes texts and counts the edit, so that who is editing one of them at the same time is told. */
export async function writeTexts(tx: Writer, texts: readonly NewTexts[]): Promise<TextChange[]> {
  if (texts.length === 0) return []
  const rows = JSON.stringify(texts.map(({ item, text_fr, text_en }) => ({ id: item.id, text_fr, text_en })))
  await sql`update plan_item i set text_fr = d.text_fr, text_en = d.text_en, revision = i.revision + 1
    from jsonb_to_recordset(${rows}::jsonb) as d (id bigint, text_fr text, text_en text) where i.id = d.id`.execute(tx)
  return texts.map(({ item, ...after }) => ({
    id: item.id,
    revision: item.revision + 1,
    changes: (['text_fr', 'text_en'] as const)
      .filter((field) => item[field] !== after[field])
      .map((field): FieldChange => ({ field, from: item[field], to: after[field] })),
  }))
}

/** Gives items new codes, all at once, with the references in all texts of the plan. */
export async function renumber(tx: Writer, planId: number, tree: Tree<Twig>, codes: ReadonlyMap<number, string>): Promise<Renumbering> {
  if (codes.size === 0) return { codes: [], texts: [] }
  await writeCodes(tx, codes)
  const changes = [...codes].map(([id, to]) => ({ id, from: tree.byId.get(id)!.code, to }))
  const changed = new Map(changes.map(({ from, to }) => [from, to]))
  return { codes: changes, texts: await writeTexts(tx, referringChanges(await referringItems(tx, planId), changed)) }
}
