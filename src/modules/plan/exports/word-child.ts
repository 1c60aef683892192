/** The child process that writes one Word document: a large plan keeps a processor busy for seconds, and never the house's. */
import { answerApart } from '#kernel/apart.ts'
import type { PlanFile } from './file.ts'
import { planWord } from './word.ts'

answerApart((file: PlanFile) => planWord(file))
