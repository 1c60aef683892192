/** Notice periods and terms: was the meeting called in time, when may it meet again, whose seats are renewed (R01, R05, R12). */
import { addDays } from '#kernel/dates.ts'
import type { BodyRules, DecisionRule, Renewal } from '../tables.ts'

type Day = string

export interface NoticeRule {
  days: number
  article: string | null
}

/** The longest notice that anything on the agenda asks for; null: the statutes are silent. */
export function noticeFor(rules: BodyRules, decided: readonly DecisionRule[]): NoticeRule | null {
  const own = decided.flatMap(({ noticeDays, article }) => (noticeDays === null ? [] : [{ days: noticeDays, article }]))
  const all = [...(rules.notice ? [rules.notice] : []), ...own]
  return all.length === 0 ? null : all.reduce((longest, each) => (each.days > longest.days ? each : longest))
}

/** The last day on which a notice is in time: N whole days lie between it and the meeting's day (R01). */
export const lastNoticeDay = (rule: NoticeRule, meetingDay: Day): Day => addDays(meetingDay, -rule.days)

export const isInTime = (rule: NoticeRule | null, sentOn: Day, meetingDay: Day): boolean =>
  rule === null || sentOn <= lastNoticeDay(rule, meetingDay)

/** The first day on which a second convening may meet. */
export const secondDay = (rules: BodyRules, firstMeetingDay: Day): Day => addDays(firstMeetingDay, rules.second?.days ?? 0)

/** How many of so many seats are renewed each time: parts as equal as can be, the larger ones first (R12). */
export function renewedSeats(renewal: Pick<Renewal, 'parts'>, seats: number): number[] {
  const [least, more] = [Math.floor(seats / renewal.parts), seats % renewal.parts]
  return Array.from({ length: renewal.parts }, (_, part) => least + (part < more ? 1 : 0))
}
