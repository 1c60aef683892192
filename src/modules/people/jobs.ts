/** The background work of people. */
import type { JobDeclaration } from '#kernel/capability.ts'

export const jobs: JobDeclaration[] = []
