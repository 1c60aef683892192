/** The words of the pages on which lines are spread over actions, and of keys. */
import { messages } from '#kernel/values/typography.ts'
import { itemEn, keysEn, spreadEn } from './en.ts'
import { itemFr, keysFr, spreadFr } from './fr.ts'

export const spreadWords = messages(spreadFr, spreadEn)
export const keyWords = messages(keysFr, keysEn)
export const itemMoneyWords = messages(itemFr, itemEn)
