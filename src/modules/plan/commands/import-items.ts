/** The items of an import written over those that stand: many rows in few statements. */
import { sql } from 'kysely'
import type { Writer } from '#kernel/database.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import {
  codes,
  differs,
  type ImportedFacts,
  importedFacts,
  MOST_LEVELS,
  NO_FACTS,
  ordered,
  type Placed,
  pairs,
  type Standing,
} from '../rules/imports.ts'
import type { ItemTable } from '../tables.ts'
import { linksOf, type Meaning, type Unlinked } from './import-names.ts'

export interface WrittenItems {
  /** Where each item of the file stands now. */
  ids: ReadonlyMap<Placed, number>
  createdIds: number[]
  changedIds: number[]
  unchanged: number
  /** What the file leaves out; it stays. */
  missing: Standing[]
  unlinked: Unlinked[]
  /** The deepest level that there is now. */
  depth: number
}

type Row = ImportedFacts & Pick<ItemTable, 'plan_id' | 'parent_id' | 'position' | 'level' | 'code'>

const FACTS = Object.keys(NO_FACTS) as (keyof ImportedFacts)[]
const COLUMNS = ['plan_id', 'parent_id', 'position', 'level', 'code', ...FACTS] as const
const columnList = (columns: readonly string[], table?: string) =>
  sql.join(columns.map((column) => sql.ref(table ? `${table}.${column}` : column)))
/** Rows as one parameter: a statement holds at most 65 535 of them. */
const recordset = (rows: object[]) => sql`jsonb_populate_recordset(null::plan_item, ${JSON.stringify(rows)}::jsonb)`
const MOST_AT_ONCE = 5_000

function* chunks<Item>(items: Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += MOST_AT_ONCE) yield items.slice(start, start + MOST_AT_ONCE)
}

async function insertRows(tx: Writer, rows: Row[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (const chunk of chunks(rows)) {
    const made = await sql<{ id: number; code: string }>`insert into plan_item (${columnList(COLUMNS)})
      select ${columnList(COLUMNS, 'd')} from ${recordset(chunk)} d returning id, code`.execute(tx)
    for (const { id, code } of made.rows) ids.set(code, id)
  }
  return ids
}

async function updateRows(
  tx: Writer,
  rows: (Partial<Row> & { id: number })[],
  columns: readonly string[],
  counted: boolean,
): Promise<void> {
  const set = columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`d.${column}`)}`)
  for (const chunk of chunks(rows)) {
    await sql`update plan_item i set ${sql.join([...set, ...(counted ? [sql`revision = i.revision + 1`] : [])])} from ${recordset(chunk)} d where i.id = d.id`.execute(
      tx,
    )
  }
}

/** The order of the siblings below each parent, with what the file leaves out; and which of the known ones changed places among themselves. */
function arranged(all: Placed[], stored: Standing[], known: Map<Placed, Standing>) {
  const inFile = new Set(known.values())
  const storedBelow = Map.groupBy(stored, (each) => each.parent_id)
  const positions = new Map<Placed | Standing, number>()
  const moved = new Set<Standing>()
  const fileBelow = Map.groupBy(all, (each) => each.parent)
  const arrange = (parentId: number | null | undefined, children: Placed[]) => {
    const wanted = children.map((child) => known.get(child) ?? child)
    const present = new Set(wanted)
    const before = parentId === undefined ? [] : (storedBelow.get(parentId) ?? []).filter((each) => present.has(each) || !inFile.has(each))
    for (const [index, each] of ordered<Placed | Standing>(wanted, before).entries()) positions.set(each, index + 1)
    const stayed = before.filter((each) => present.has(each))
    const staying = new Set<Placed | Standing>(stayed)
    const now = wanted.filter((each): each is Standing => staying.has(each))
    for (const [index, each] of now.entries()) if (stayed[index] !== each) moved.add(each)
  }
  arrange(null, fileBelow.get(null) ?? [])
  for (const parent of all) arrange(known.get(parent)?.id, fileBelow.get(parent) ?? [])
  return { positions, moved }
}

/** The level of what the file leaves out, which goes wherever its parent goes. */
function levelsOfMissing(missing: Standing[], known: Map<Placed, Standing>): Map<Standing, number> {
  const levelOf = new Map([...known].map(([each, standing]) => [standing.id, each.level]))
  const levels = new Map<Standing, number>()
  for (const each of missing.toSorted((one, other) => one.level - other.level)) {
    const level = each.parent_id === null ? 1 : (levelOf.get(each.parent_id) ?? 0) + 1
    levelOf.set(each.id, level)
    levels.set(each, level)
  }
  return levels
}

const objectionToFacts = (facts: ImportedFacts): Objection | null =>
  facts.starts_on && facts.ends_on && facts.ends_on < facts.starts_on
    ? objection('plan.item_ends_before_start', {
        title: facts.title_fr ?? facts.title_en ?? '',
        start: facts.starts_on,
        end: facts.ends_on,
      })
    : null

interface Work {
  rows: Map<Placed, Row>
  unlinked: Unlinked[]
}

/** Every item of the file as its row will be; the parents' ids of new branches are filled in as they are made. */
function rowsOf(
  planId: number,
  all: Placed[],
  stored: Standing[],
  known: Map<Placed, Standing>,
  positions: Map<Placed | Standing, number>,
  meaning: Meaning,
): Work {
  const unlinked: Unlinked[] = []
  const codeOf = codes(all, known, stored)
  const rows = new Map<Placed, Row>()
  for (const each of all) {
    const standing = known.get(each)
    const links = linksOf(each.item, meaning)
    for (const fact of links.unlinked) unlinked.push({ fact, item: each.item, place: each.place, text: each.item[fact]! })
    const facts = importedFacts(standing ?? NO_FACTS, each.item, links.linked)
    refuse(objectionToFacts(facts))
    rows.set(each, {
      plan_id: planId,
      parent_id: null,
      position: positions.get(standing ?? each)!,
      level: each.level,
      code: codeOf.get(each)!,
      ...facts,
    })
  }
  return { rows, unlinked }
}

/** Writes the items: known ones are changed, new ones made level by level, parents before children; nothing is removed. */
export async function writeItems(tx: Writer, planId: number, all: Placed[], stored: Standing[], meaning: Meaning): Promise<WrittenItems> {
  const known = pairs(all, stored)
  const inFile = new Set(known.values())
  const missing = stored.filter((each) => !inFile.has(each))
  const { positions, moved } = arranged(all, stored, known)
  const missingLevels = levelsOfMissing(missing, known)
  const depth = Math.max(0, ...new Set(all.map((each) => each.level)), ...new Set(missingLevels.values()))
  if (depth > MOST_LEVELS) refuse(objection('plan.too_many_levels', { most: MOST_LEVELS }))
  const { rows, unlinked } = rowsOf(planId, all, stored, known, positions, meaning)

  const ids = new Map<Placed, number>([...known].map(([each, standing]) => [each, standing.id]))
  const createdIds: number[] = []
  for (const [, level] of [...Map.groupBy(all, (each) => each.level)].sort(([one], [other]) => one - other)) {
    for (const each of level) rows.get(each)!.parent_id = each.parent ? ids.get(each.parent)! : null
    const fresh = level.filter((each) => !known.has(each))
    const made = await insertRows(
      tx,
      fresh.map((each) => rows.get(each)!),
    )
    for (const each of fresh) {
      const id = made.get(rows.get(each)!.code)!
      ids.set(each, id)
      createdIds.push(id)
    }
  }

  const place = (row: { parent_id: number | null; level: number; code: string }) => `${row.parent_id} ${row.level} ${row.code}`
  const changed = [...known].filter(([each, standing]) => {
    const row = rows.get(each)!
    return moved.has(standing) || place(row) !== place(standing) || differs(standing, row)
  })
  await updateRows(
    tx,
    changed.map(([each, standing]) => ({ ...rows.get(each)!, id: standing.id })),
    COLUMNS,
    true,
  )
  // Making room for new siblings is no change of the item itself.
  const changedItems = new Set(changed.map(([, standing]) => standing))
  const shifted = stored
    .filter((each) => !changedItems.has(each))
    .map((each) => ({
      id: each.id,
      position: positions.get(each) ?? each.position,
      level: missingLevels.get(each) ?? each.level,
      was: each,
    }))
    .filter(({ position, level, was }) => position !== was.position || level !== was.level)
  await updateRows(
    tx,
    shifted.map(({ id, position, level }) => ({ id, position, level })),
    ['position', 'level'],
    false,
  )
  return {
    ids,
    createdIds,
    changedIds: changed.map(([, standing]) => standing.id),
    unchanged: known.size - changed.length,
    missing,
    unlinked,
    depth,
  }
}
