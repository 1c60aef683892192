/** What the pages of proxies say. */
import { messages } from '#kernel/values/typography.ts'
import { proxiesEn } from './proxies-words-en.ts'
import { proxiesFr } from './proxies-words-fr.ts'

export const proxiesWords = messages(proxiesFr, proxiesEn)
