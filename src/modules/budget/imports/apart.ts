/** Reading a file of lines in a child process: whatever it holds, the house goes on. */
import { type ApartLimits, apart } from '#kernel/apart.ts'
import { sourceFile } from '#kernel/project.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { FileRead } from '../rules/files/import-objections.ts'
import { MOST_FILE_BYTES } from './read.ts'

/** What the child is asked. */
export interface AskedOfChild {
  bytes: Uint8Array
  year: number
}

/** As for plans: docs/decisions/0021. */
const LIMITS: ApartLimits = { heapMegabytes: 384, residentMegabytes: 640, ms: 20_000 }
const CHILD = sourceFile('modules/budget/imports/child.ts')
const unread = (why: string): Objection => objection('budget.file_unread', { why }, 'file')

/** As `readBudgetFile`, apart; a file that breaks the limits was not read, with one sentence. */
export async function readBudgetApart(bytes: Uint8Array, year: number, limits = LIMITS): Promise<FileRead | Objection> {
  if (bytes.length > MOST_FILE_BYTES) return unread('fileTooLarge')
  const outcome = await apart<FileRead | Objection>(CHILD, { bytes, year } satisfies AskedOfChild, limits)
  if ('done' in outcome) return outcome.done
  return unread(outcome.over === 'time' ? 'fileTooSlow' : 'fileTooHeavy')
}
