/** Files of members on their way in: only whoever sent one sees it. */
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Reader, Writer } from '#kernel/database.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { memberImportPath } from '../paths.ts'
import type { UploadOutcome, UploadState } from '../tables/members.ts'

export interface MembersUpload {
  id: number
  name: string
  receivedAt: Date
  movedAt: Date
  state: UploadState
  revision: number
  outcome: UploadOutcome | null
  /** As stored: `imports/members-stored.ts` tells what it is. */
  mapping: unknown
}

const rows = (reader: Reader, personId: number) =>
  reader
    .selectFrom('people_upload')
    .select(['id', 'name', 'received_at', 'moved_at', 'state', 'revision', 'outcome', 'mapping'])
    .where('person_id', '=', personId)

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirst']>>>
const uploadOf = ({ received_at: receivedAt, moved_at: movedAt, ...row }: Row): MembersUpload => ({ ...row, receivedAt, movedAt })

/** One's own files, the latest first. */
export async function memberUploads(reader: Reader, actor: Actor | null): Promise<MembersUpload[]> {
  if (!actor || actor.personId === null) return []
  return (await rows(reader, actor.personId).orderBy('id', 'desc').execute()).map(uploadOf)
}

/** One's own file, or null where there is none of one's own. */
export async function ownMembersUpload(reader: Reader, actor: Actor | null, id: number): Promise<MembersUpload | null> {
  if (!actor || actor.personId === null) return null
  const row = await rows(reader, actor.personId).where('id', '=', id).executeTakeFirst()
  return row ? uploadOf(row) : null
}

/** One's own file, its row held until the end of the change: whoever sends the same form twice waits for the first. */
export async function heldMembersUpload(tx: Writer, actor: Actor, id: number): Promise<MembersUpload | null> {
  if (actor.personId === null) return null
  await tx.selectFrom('people_upload').select('id').where('id', '=', id).where('person_id', '=', actor.personId).forUpdate().execute()
  return ownMembersUpload(tx, actor, id)
}

/** What was understood of a file, as stored; for who has found it as his or her own. */
export async function readingOfMembers(reader: Reader, id: number): Promise<unknown> {
  const row = await reader.selectFrom('people_upload').select('reading').where('id', '=', id).executeTakeFirst()
  return row?.reading ?? null
}

/** The bytes of a file; for who has found it as his or her own. */
export async function contentOfMembers(reader: Reader, id: number): Promise<Uint8Array> {
  const row = await reader.selectFrom('people_upload').select('content').where('id', '=', id).executeTakeFirstOrThrow()
  return row.content
}

/** Names one's own files for the journal. */
export async function memberUploadNames(reader: Reader, actor: Actor | null, ids: number[]): Promise<Map<number, ObjectFacts>> {
  if (!actor || actor.personId === null) return new Map()
  const own = await rows(reader, actor.personId).where('id', 'in', ids).execute()
  return new Map(own.map(({ id, name }) => [id, { title: { fr: name, en: name }, path: memberImportPath(id), example: false }]))
}
