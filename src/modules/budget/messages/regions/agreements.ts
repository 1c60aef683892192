/** The words of agreements, instalments and statements of account. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './agreements-en.ts'
import { fr } from './agreements-fr.ts'

export const agreementWords = messages(fr, en)
