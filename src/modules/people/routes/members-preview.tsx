/** The rehearsal of a file of members: what it would change of the network as it is now, and its columns mended by hand. */
import type { Ctx } from '#kernel/env.ts'
import type { FormError, Typed } from '#kernel/form.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { fingerprintOf } from '../commands/members.ts'
import { storedMemberMapping } from '../imports/members-stored.ts'
import { MembersPreviewPage, memberColumnField, NOT_READ } from '../pages/members-preview.tsx'
import { knownNetwork } from '../queries/members.ts'
import type { MembersUpload } from '../queries/members-uploads.ts'
import { isMemberFact, type MemberMapping, type MembersRead } from '../rules/members.ts'
import { membersOutcome } from '../rules/members-outcome.ts'

/** The meaning of each column as it was read. */
const readMeanings = (read: MembersRead, mapping: MemberMapping): string[] =>
  read.columns.map(({ heading, meaning }) => (mapping[heading] === 'ignore' ? 'ignore' : (meaning ?? NOT_READ)))

/** The mapping with what the form says otherwise than the reading shown; null where it says the same. */
export function mendedMapping(read: MembersRead, mapping: MemberMapping, typed: Typed): MemberMapping | null {
  const shown = readMeanings(read, mapping)
  const mended: MemberMapping = { ...mapping }
  let changed = false
  for (const [index, { heading }] of read.columns.entries()) {
    const given = typed[memberColumnField(index)]?.[0]
    if (given === undefined || given === shown[index] || (given !== 'ignore' && !isMemberFact(given))) continue
    mended[heading] = given
    changed = true
  }
  return changed ? mended : null
}

/** What a file would change of the network as it is now. `typed`: what a refused form held. */
export async function previewPage(
  c: Ctx,
  upload: MembersUpload,
  read: MembersRead,
  typed: Typed | null,
  errors: FormError[],
  status: 200 | 409 | 422 = 200,
) {
  const { house, actor } = c.var
  const outcome = membersOutcome(read, await knownNetwork(house.reader, house.clock.today()), actor!)
  const meanings = readMeanings(read, storedMemberMapping(upload.mapping))
  const page = (
    <MembersPreviewPage
      viewing={await viewingOf(c)}
      upload={upload}
      read={read}
      outcome={outcome}
      fingerprint={fingerprintOf(outcome)}
      chosen={meanings.map((meaning, index) => typed?.[memberColumnField(index)]?.[0] ?? meaning)}
      errors={errors}
    />
  )
  return sendPage(c, page, status)
}
