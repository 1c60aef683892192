/** The child process that reads one file and may be ended at any time. */
import { answerApart } from '#kernel/apart.ts'
import { readPlanFile } from '../imports.ts'
import type { AskedOfChild } from './apart.ts'

answerApart(({ bytes, fileName, lang, mapping }: AskedOfChild) => readPlanFile(bytes, fileName, lang, mapping))
