/** Reading a file in a child process: whatever it holds, the house goes on. */
import { type ApartLimits, apart } from '#kernel/apart.ts'
import { sourceFile } from '#kernel/project.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type Mapping, nothingRead, type ReadPlan, tooLarge } from '../imports.ts'
import { importWords } from '../messages/import.ts'

/** What the child is asked; its answer is a `ReadPlan`. */
export interface AskedOfChild {
  bytes: Uint8Array
  fileName: string
  lang: Lang
  mapping: Mapping
}

/** Measured in docs/decisions/0021: the largest plan needs a third of it. */
export const LIMITS: ApartLimits = { heapMegabytes: 384, residentMegabytes: 640, ms: 20_000 }
const CHILD = sourceFile('modules/plan/imports/apart-child.ts')

/** As `readPlanFile`, apart; a file that breaks the limits is a plan that was not read, with one sentence. */
export async function readPlanApart(
  bytes: Uint8Array,
  fileName: string,
  lang: Lang,
  mapping: Mapping = {},
  limits: ApartLimits = LIMITS,
): Promise<ReadPlan> {
  const words = importWords(lang)
  const large = tooLarge(bytes, lang)
  if (large) return nothingRead(fileName, lang, large)
  const outcome = await apart<ReadPlan>(CHILD, { bytes, fileName, lang, mapping } satisfies AskedOfChild, limits)
  if ('done' in outcome) return outcome.done
  return nothingRead(fileName, lang, outcome.over === 'time' ? words.fileTooSlow : words.fileTooHeavy)
}
