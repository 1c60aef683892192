/** The child process that reads one file of members and may be ended at any time. */
import { answerApart } from '#kernel/apart.ts'
import { readMembersFile } from './members.ts'
import type { AskedOfChild } from './members-apart.ts'

answerApart(({ bytes, mapping }: AskedOfChild) => readMembersFile(bytes, mapping))
