/** The child process that reads one file of lines and may be ended at any time. */
import { answerApart } from '#kernel/apart.ts'
import type { AskedOfChild } from './apart.ts'
import { readBudgetFile } from './read.ts'

answerApart(({ bytes, year }: AskedOfChild) => readBudgetFile(bytes, year))
