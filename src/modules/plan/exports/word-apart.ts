/** Writing a Word document in a child process. */
import { type ApartLimits, apart } from '#kernel/apart.ts'
import { sourceFile } from '#kernel/project.ts'
import type { PlanFile } from './file.ts'

const LIMITS: ApartLimits = { heapMegabytes: 1_024, residentMegabytes: 1_400, ms: 60_000 }
const CHILD = sourceFile('modules/plan/exports/word-child.ts')

/** As `planWord`, apart. */
export async function planWordApart(file: PlanFile): Promise<Uint8Array> {
  const outcome = await apart<Uint8Array>(CHILD, file, LIMITS)
  if ('over' in outcome) throw new Error(`The Word document of ${file.address} ran over its limit of ${outcome.over}.`)
  return outcome.done
}
