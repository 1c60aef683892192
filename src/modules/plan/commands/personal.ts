/** What plans forget when a person is erased: the files that he or she was bringing in. Actions, documents and deeds stay. */
import type { Reaction } from '#kernel/capability.ts'

export const forgetUploads: Reaction<'person.erased'> = async (tx, _actor, _payload, subjects) => {
  const ids = subjects.flatMap(({ kind, id }) => (kind === 'person' ? [id] : []))
  await tx
    .deleteFrom('plan_upload')
    .where('person_id', 'in', ids.length > 0 ? ids : [-1])
    .execute()
}
