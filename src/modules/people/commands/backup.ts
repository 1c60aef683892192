/** What is noted of back-ups: that one was made, and that one was tried. The files themselves are the kernel's work (`kernel/backup`). */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { networkOrganisation } from '../queries.ts'
import { objectionToFingerprint, TYPED_LETTERS, typedFingerprint } from '../rules/backup.ts'
import { mayEditNetwork } from '../rules/rights.ts'
import type { Trial } from '../tables/backup.ts'

export interface MadeBackup {
  fingerprint: string
  madeBy: string
  /** Without its folder. */
  fileName: string
  sizeBytes: number
  rows: number
}

/** Notes a back-up that lies on the disk already. Only the command line makes them. */
export async function noteBackup(tx: Writer, actor: Actor, made: MadeBackup): Promise<void> {
  const network = found(await networkOrganisation(tx))
  if (actor.personId !== null) throw notYours()
  await tx
    .insertInto('people_backup')
    .values({
      fingerprint: made.fingerprint,
      made_at: nowOf(tx),
      made_by: made.madeBy,
      file_name: made.fileName,
      size_bytes: made.sizeBytes,
      row_count: made.rows,
    })
    .execute()
  await record(tx, actor, 'backup.made', {
    organisationId: network.id,
    public: false,
    subjects: [{ kind: 'organisation', id: network.id }],
    payload: { bytes: made.sizeBytes, rows: made.rows },
  })
}

const TRIED_AT = { checked: 'checked_at', restored: 'restored_at' } as const

/**
 * Notes that a back-up was tried: `checked`, its file was read through here; `restored`, somebody brought it back on another machine and types the
 * first letters of the fingerprint that was printed there. Refused when no back-up known here begins so.
 */
export async function noteTrial(tx: Writer, actor: Actor, { how, typed }: { how: Trial; typed: string }): Promise<{ fingerprint: string }> {
  const network = found(await networkOrganisation(tx))
  if (!mayEditNetwork(actor, network.id)) throw notYours()
  const start = typedFingerprint(typed)
  refuse(objectionToFingerprint(start))
  const known = await tx
    .selectFrom('people_backup')
    .select(['id', 'fingerprint'])
    .where('fingerprint', 'like', `${start}%`)
    .forUpdate()
    .executeTakeFirst()
  if (!known) return refuse(objection('people.backup_unknown', { fingerprint: start.slice(0, TYPED_LETTERS) }, 'fingerprint')) as never
  await tx
    .updateTable('people_backup')
    .set({ [TRIED_AT[how]]: nowOf(tx) })
    .where('id', '=', known.id)
    .execute()
  await record(tx, actor, 'backup.tried', {
    organisationId: network.id,
    public: false,
    subjects: [{ kind: 'organisation', id: network.id }],
    payload: { how, fingerprint: known.fingerprint.slice(0, TYPED_LETTERS) },
  })
  return { fingerprint: known.fingerprint }
}
