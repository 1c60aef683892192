/** When deeds are told by mail, and the groups of deeds that each person chooses for. */
import type { Lang } from './lang.ts'

/** As they happen, gathered each day or each week, or not at all. */
export const MAIL_PACES = ['at_once', 'daily', 'weekly', 'never'] as const
export type MailPace = (typeof MAIL_PACES)[number]

/** A group of deeds that each person chooses to be told of by mail, or not. */
export interface MailTopic {
  /** `plan.actions`: stored with the choice, so it never changes. */
  name: string
  label: Record<Lang, string>
  /** Which deeds, in a sentence. */
  hint: Record<Lang, string>
  /** For those who chose nothing. */
  usual: MailPace
  /** Nothing happens at once: it is only gathered. */
  gatheredOnly?: boolean
}
