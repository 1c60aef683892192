/** What is said on the page of a notice. */
import { messages } from '#kernel/values/typography.ts'
import { en } from './notice-page-en.ts'
import { fr } from './notice-page-fr.ts'

export const noticeWords = messages(fr, en)
