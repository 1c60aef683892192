/** The background work of assembly. */
import type { JobDeclaration } from '#kernel/capability.ts'
import { noticeJobs } from './jobs/notice.ts'

export const jobs: JobDeclaration[] = [...noticeJobs]
