/** Who may bring a file in, what an import would change of a plan, and where the plan of a file may go. */
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { UploadState } from '../tables/upload.ts'
import type { PlanDraft } from '../tables.ts'
import { writesFor } from './build.ts'
import { type ImportedFacts, NO_FACTS, type Standing } from './imports.ts'
import { branchOf, nest } from './tree.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'plan.no_file': Record<never, never>
    'plan.file_unread': { sentence: string }
    'plan.too_many_uploads': { most: number }
    'plan.file_has_errors': Record<never, never>
    'plan.read_again_meanwhile': Record<never, never>
    'plan.columns_changed': Record<never, never>
    'plan.changed_since_rehearsal': Record<never, never>
    'plan.file_gone': Record<never, never>
  }
}

/** Up to so much a file is read while its sender waits; a larger one is read by a job, and its page tells how far that is. */
export const READ_AT_ONCE_BYTES = 400_000
/** The same for writing. */
export const WRITTEN_AT_ONCE_ITEMS = 1_000
/** Each may be as large as a file may be. */
export const MOST_UPLOADS = 10
/** A file that nobody finished is forgotten after so long. */
export const KEPT_HOURS = 24
/** So long one may read again what was said of a file that became a plan. */
export const TOLD_HOURS = 7 * 24
/** Work that has not moved for so long is taken for lost: reading ends after twenty seconds, and ten thousand items are written in a few. */
export const LOST_AFTER_MS = 120_000

/** docs/permissions.md: who writes a plan imports it; so staff of any organisation may bring one in. */
export const mayBringIn = (actor: Actor | null): boolean => writesFor(actor).length > 0

export const objectionToReceiving = (waiting: number): Objection | null =>
  waiting >= MOST_UPLOADS ? objection('plan.too_many_uploads', { most: MOST_UPLOADS }, 'file') : null

/** What a preview shows must be what is brought in. */
export const objectionToRevision = (upload: { revision: number }, shown: number): Objection | null =>
  upload.revision === shown ? null : objection('plan.read_again_meanwhile', {})

/** Once a plan has come of it, its bytes are gone. */
export const objectionToReading = (upload: { state: UploadState }): Objection | null =>
  upload.state === 'written' ? objection('plan.file_gone', {}) : null

/** What the file says, in which language its titles are, and what it leaves to the plan that stands. */
export interface Understood {
  draft: PlanDraft
  /** How much of the file is to be mended first. */
  errors: number
  keep: readonly ('title' | 'facts')[]
  lang: Lang
}

/** One thing that was not understood. `column`: its heading; in JSON, where `line` is null, its path. */
export interface Finding {
  line: number | null
  column: string | null
  message: string
}

/** A file as it was read. */
export interface FileRead extends Omit<Understood, 'errors'> {
  kind: 'json' | 'csv' | 'xlsx' | 'ods' | 'docx' | 'markdown'
  warnings: Finding[]
  errors: Finding[]
  /** Fact → the heading that says it. */
  headings: Partial<Record<string, string>>
  columns: { heading: string; meaning: string | null; examples: string[] }[]
}

export const understoodOf = (read: FileRead): Understood => ({
  draft: read.draft,
  errors: read.errors.length,
  keep: read.keep,
  lang: read.lang,
})

/** Why nothing at all can be made of a file; null where there is something to look at, or a column to mend. */
export const unreadSentence = (read: FileRead): string | null =>
  read.columns.length === 0 && read.draft.items.length === 0 ? (read.errors[0]?.message ?? null) : null

/** With one error left, a file would become half a plan. */
export const objectionToBringingIn = ({ errors }: { errors: number }): Objection | null =>
  errors === 0 ? null : objection('plan.file_has_errors', {})

/** Whether work is under way, or was until its process ended. */
export const isWorking = (upload: { state: UploadState }): boolean =>
  upload.state === 'received' || upload.state === 'reading' || upload.state === 'writing'
export const isLost = (upload: { state: UploadState; movedAt: Date }, now: Date): boolean =>
  isWorking(upload) && now.getTime() - upload.movedAt.getTime() > LOST_AFTER_MS

/** An item with the count of its edits. */
export type Counted = Standing & { revision: number }

/** One item that an import onto a plan makes or changes. */
export interface RehearsedChange {
  code: string
  title: string
  /** Null: the item is new. `place`: its parent, its code, or its order among its siblings. */
  fields: (keyof ImportedFacts | 'place')[] | null
}

const FACTS = Object.keys(NO_FACTS) as (keyof ImportedFacts)[]

const differ = (one: unknown, other: unknown): boolean => JSON.stringify(one) !== JSON.stringify(other)

function fieldsChanged(before: Counted, after: Counted): (keyof ImportedFacts | 'place')[] {
  const facts = FACTS.filter((fact) => differ(before[fact], after[fact]))
  const moved = before.parent_id !== after.parent_id || before.code !== after.code
  return moved || facts.length === 0 ? [...facts, 'place'] : facts
}

/** What an import made and changed, item by item in the order of the plan. An import counts an edit of each item that it changes. */
export function changesBetween(before: Counted[], after: Counted[]): RehearsedChange[] {
  const known = new Map(before.map((item) => [item.id, item]))
  const inOrder = nest(after).flatMap(branchOf)
  return inOrder.flatMap((item) => {
    const was = known.get(item.id)
    const { code } = item
    const title = item.title_fr ?? item.title_en ?? ''
    if (!was) return { code, title, fields: null }
    return was.revision === item.revision ? [] : { code, title, fields: fieldsChanged(was, item) }
  })
}

/** The same as one value: whoever agreed to a rehearsal agreed to exactly this. New items are told by their codes, since ids are given anew. */
export function rehearsalText(before: Counted[], after: Counted[]): string {
  const known = new Map(before.map((item) => [item.id, item]))
  const codes = new Map(after.map((item) => [item.id, item.code]))
  const touched = after.filter((item) => known.get(item.id)?.revision !== item.revision)
  return JSON.stringify(
    touched.map((item) => [
      known.has(item.id) ? item.id : null,
      item.code,
      item.parent_id === null ? null : codes.get(item.parent_id),
      known.get(item.id)?.revision ?? 0,
      ...FACTS.map((fact) => item[fact]),
    ]),
  )
}
