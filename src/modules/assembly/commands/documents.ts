/** Documents of a meeting: added, and removed until the notice goes out with them. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { sha256 } from '#kernel/fingerprint.ts'
import { contentOf } from '#kernel/media.ts'
import { found, refuse } from '#kernel/refusal.ts'
import { extensionOf, type UploadedFile } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { type Content, mediaType } from '#kernel/values/media.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Meeting } from '../queries.ts'
import { objectionToAddingDocument, objectionToAnotherDocument, objectionToDocument, objectionToRemovingDocument } from '../rules.ts'
import { preparedMeeting } from './agenda.ts'
import { aboutMeeting } from './held.ts'

type Kept = Exclude<Content, { refused: unknown }>

/** Adds files to a meeting, or to one item of it. Refuses all of them when one is not what its name says, or is there already. */
export async function addDocuments(
  tx: Writer,
  actor: Actor,
  input: { meetingId: number; itemId: number | null; files: UploadedFile[]; example?: boolean },
): Promise<number[]> {
  if (input.files.length === 0) refuse(objection('assembly.document_missing', {}, 'files'))
  const contents = await Promise.all(input.files.map(({ bytes }) => contentOf(bytes)))
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  refuse(objectionToAddingDocument(facts.state))
  if (input.itemId !== null) await ownItem(tx, facts, input.itemId)
  const there = await tx.selectFrom('assembly_document').select('sha256').where('meeting_id', '=', facts.id).execute()
  const ids: number[] = []
  for (const [place, file] of input.files.entries()) {
    const fingerprint = sha256(file.bytes)
    refuse(
      objectionToDocument(file.name, extensionOf(file.name), contents[place]!) ?? objectionToAnotherDocument(file.name, fingerprint, there),
    )
    there.push({ sha256: fingerprint })
    ids.push(await insertDocument(tx, facts, { ...input, file, content: contents[place] as Kept, fingerprint }))
    await record(tx, actor, 'meeting.document_added', { ...aboutMeeting(facts), payload: { name: file.name } })
  }
  return ids
}

/** One file, for files that are made here. */
export const addDocument = async (
  tx: Writer,
  actor: Actor,
  { file, ...input }: { meetingId: number; itemId: number | null; file: UploadedFile; example?: boolean },
): Promise<number> => (await addDocuments(tx, actor, { ...input, files: [file] }))[0]!

async function ownItem(tx: Writer, { id }: Meeting, itemId: number): Promise<void> {
  found(await tx.selectFrom('assembly_item').select('id').where('id', '=', itemId).where('meeting_id', '=', id).executeTakeFirst())
}

interface NewDocument {
  itemId: number | null
  file: UploadedFile
  content: Kept
  fingerprint: string
  example?: boolean
}

async function insertDocument(tx: Writer, facts: Meeting, { itemId, file, content, fingerprint, example }: NewDocument): Promise<number> {
  const { id } = await tx
    .insertInto('assembly_document')
    .values({
      meeting_id: facts.id,
      item_id: itemId,
      name: file.name,
      type: mediaType(content, extensionOf(file.name)),
      bytes: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.length),
      sha256: fingerprint,
      added_at: nowOf(tx),
      example: example ?? facts.example,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function removeDocument(tx: Writer, actor: Actor, input: { meetingId: number; id: number }): Promise<void> {
  const facts = await preparedMeeting(tx, actor, input.meetingId)
  const known = await tx
    .selectFrom('assembly_document')
    .select('id')
    .where('id', '=', input.id)
    .where('meeting_id', '=', facts.id)
    .executeTakeFirst()
  const { id } = found(known)
  refuse(objectionToRemovingDocument(facts.state))
  await tx.deleteFrom('assembly_document').where('id', '=', id).execute()
  await record(tx, actor, 'meeting.edited', { ...aboutMeeting(facts), payload: { fields: ['documents'] } })
}
