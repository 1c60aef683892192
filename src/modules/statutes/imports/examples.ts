/** The votes worked by hand in docs/worked-votes.md, as files to begin a trial with. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kernel/project.ts'

const EXAMPLE = /^## [^\n]+$[\s\S]*?```yaml\n([\s\S]*?)```/gm
let kept: string[] | null = null

/** The files in the page's order; their titles stand in `messages/trial.ts`. */
export function workedExamples(): string[] {
  kept ??= [...readFileSync(join(projectRoot, 'docs/worked-votes.md'), 'utf8').matchAll(EXAMPLE)].map(([, file]) => file!)
  return kept
}
