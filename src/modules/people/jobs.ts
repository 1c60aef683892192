/** The background work of people. */
import type { JobDeclaration } from '#kernel/capability.ts'
import { invitationJobs } from './jobs/invitations.ts'
import { mailTelling } from './jobs/mail.ts'
import { membersJobs } from './jobs/members.ts'
import { retentionJobs } from './jobs/retention.ts'
import { sessionJobs } from './jobs/sessions.ts'

export const jobs: JobDeclaration[] = [...invitationJobs, mailTelling, ...membersJobs, ...retentionJobs, ...sessionJobs]
