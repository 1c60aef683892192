/** Meetings and resolutions as others name them: in menus, in the journal, among the answers of the search. */
import { formatMoment } from '#kernel/dates.ts'
import { LANGS, type Lang, type Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { planningWords } from './planning.ts'

const both = (text: (lang: Lang) => string) => ({ fr: text(LANGS[0]), en: text(LANGS[1]) })

export const meetingsLabel = both((lang) => planningWords(lang).meetings)

/** « Assemblée générale · 20 avril 2017, 9 h 30 ». */
export const meetingDetail = (meeting: { bodyName: Localized; startsAt: Date; timeZone: string }): Localized =>
  both((lang) => `${said(lang, meeting.bodyName)} · ${formatMoment(lang, meeting.startsAt, meeting.timeZone)}`)

/** « Résolution 3, Approuver les comptes ». */
export const resolutionNamed = (number: number, title: Localized): Localized =>
  both((lang) => `${planningWords(lang).resolution(number)}, ${said(lang, title)}`)
