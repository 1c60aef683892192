/** Meetings and resolutions as others name them: in menus, in the journal, among the answers of the search. */
import { formatMoment } from '#kernel/dates.ts'
import { inBoth, type Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { planningWords } from './planning.ts'

export const meetingsLabel = inBoth((lang) => planningWords(lang).meetings)

/** « Assemblée générale · 20 avril 2017, 9 h 30 ». */
export const meetingDetail = (meeting: { bodyName: Localized; startsAt: Date; timeZone: string }): Localized =>
  inBoth((lang) => `${said(lang, meeting.bodyName)} · ${formatMoment(lang, meeting.startsAt, meeting.timeZone)}`)

/** « Résolution 3, Approuver les comptes ». */
export const resolutionNamed = (number: number, title: Localized): Localized =>
  inBoth((lang) => `${planningWords(lang).resolution(number)}, ${said(lang, title)}`)
