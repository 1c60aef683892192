/** Who may bring members in, and what stands against a file that is on its way. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { UploadState } from '../tables/members.ts'
import type { MembersRead } from './members.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'people.no_file': Record<never, never>
    'people.file_unread': { sentence: string }
    'people.too_many_uploads': { most: number }
    'people.file_has_errors': { refused: number }
    'people.file_failed': Record<never, never>
    'people.columns_changed': Record<never, never>
    'people.changed_since_rehearsal': Record<never, never>
    'people.read_again_meanwhile': Record<never, never>
    'people.file_gone': Record<never, never>
    'people.somebody_faster': Record<never, never>
  }
}

/** Up to so much a file is read while its sender waits; a larger one is read by a job, and its page tells how far that is. */
export const READ_AT_ONCE_BYTES = 400_000
/** The same for writing. */
export const WRITTEN_AT_ONCE_ROWS = 2_000
/** Each may be as large as a file may be. */
export const MOST_UPLOADS = 10
/** A file that nobody finished is forgotten after so long: it holds addresses of persons. */
export const KEPT_HOURS = 24
/** So long one may see again what came of a file. */
export const TOLD_HOURS = 30 * 24
/** Work that has not moved for so long is taken for lost. */
export const LOST_AFTER_MS = 120_000

export const objectionToReceiving = (waiting: number): Objection | null =>
  waiting >= MOST_UPLOADS ? objection('people.too_many_uploads', { most: MOST_UPLOADS }, 'file') : null

/** What a rehearsal shows must be what is brought in. */
export const objectionToRevision = (upload: { revision: number }, shown: number): Objection | null =>
  upload.revision === shown ? null : objection('people.read_again_meanwhile', {})

/** Once members have come of it, its bytes are gone. */
export const objectionToReading = (upload: { state: UploadState }): Objection | null =>
  upload.state === 'written' ? objection('people.file_gone', {}) : null

/** Whoever wants rows with errors left out says so; nothing is half brought in unasked. */
export const objectionToBringingIn = (
  { failed }: Pick<MembersRead, 'failed'>,
  { refused }: { refused: number },
  skipRefused: boolean,
): Objection | null => {
  if (failed) return objection('people.file_failed', {})
  return refused > 0 && !skipRefused ? objection('people.file_has_errors', { refused }) : null
}

export const isWorking = (upload: { state: UploadState }): boolean =>
  upload.state === 'received' || upload.state === 'reading' || upload.state === 'writing'
/** Whether the process that did the work has ended. */
export const isLost = (upload: { state: UploadState; movedAt: Date }, now: Date): boolean =>
  isWorking(upload) && now.getTime() - upload.movedAt.getTime() > LOST_AFTER_MS
