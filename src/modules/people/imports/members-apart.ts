/** Reading a file of members in a child process: whatever it holds, the house goes on. */
import { type ApartLimits, apart } from '#kernel/apart.ts'
import { sourceFile } from '#kernel/project.ts'
import type { MemberMapping, MembersRead } from '../rules/members.ts'
import { MOST_FILE_BYTES, nothingRead } from './members.ts'

/** What the child is asked; its answer is a `MembersRead`. */
export interface AskedOfChild {
  bytes: Uint8Array
  mapping: MemberMapping
}

/** As for plans: docs/decisions/0021. */
export const LIMITS: ApartLimits = { heapMegabytes: 384, residentMegabytes: 640, ms: 20_000 }
const CHILD = sourceFile('modules/people/imports/members-child.ts')

/** As `readMembersFile`, apart; a file that breaks the limits was not read, with one sentence. */
export async function readMembersApart(bytes: Uint8Array, mapping: MemberMapping = {}, limits: ApartLimits = LIMITS): Promise<MembersRead> {
  if (bytes.length > MOST_FILE_BYTES) return nothingRead('fileTooLarge')
  const outcome = await apart<MembersRead>(CHILD, { bytes, mapping } satisfies AskedOfChild, limits)
  if ('done' in outcome) return outcome.done
  return nothingRead(outcome.over === 'time' ? 'fileTooSlow' : 'fileTooHeavy')
}
