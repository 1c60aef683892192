/** How the deeds of planning a meeting are told. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { plural, quoted, said, told } from '#kernel/values/typography.ts'

const FIELDS: Record<Lang, Record<string, string>> = {
  fr: {
    body: "l'instance",
    title: 'le titre',
    starts: "le jour et l'heure",
    place: 'le lieu',
    remote: 'le lien à distance',
    documents: 'les documents',
  },
  en: {
    body: 'the body',
    title: 'the title',
    starts: 'the day and time',
    place: 'the place',
    remote: 'the remote link',
    documents: 'the documents',
  },
}
const listed = (lang: Lang, fields: string[]): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(fields.map((name) => FIELDS[lang][name] ?? name))

const counted = (lang: Lang, items: number, resolutions: number): string =>
  lang === 'fr'
    ? `${items} ${plural('fr', items, 'point', 'points')}, ${resolutions} ${plural('fr', resolutions, 'résolution', 'résolutions')}`
    : `${items} ${plural('en', items, 'item', 'items')}, ${resolutions} ${plural('en', resolutions, 'resolution', 'resolutions')}`

export const planningDeeds = {
  'meeting.planned': {
    sentence: told<{ title: Localized; startsAt: string }>(
      ({ title, startsAt }) => `a préparé la réunion ${quoted('fr', said('fr', title))} du ${formatDay('fr', startsAt.slice(0, 10))}`,
      ({ title, startsAt }) => `planned the meeting ${quoted('en', said('en', title))} of ${formatDay('en', startsAt.slice(0, 10))}`,
    ),
    glyph: 'calendar',
    tone: 'waiting',
  },
  'meeting.edited': {
    sentence: told<{ fields: string[] }>(
      ({ fields }) => `a modifié ${listed('fr', fields)}`,
      ({ fields }) => `edited ${listed('en', fields)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'meeting.agenda_edited': {
    sentence: told<{ items: number; resolutions: number }>(
      ({ items, resolutions }) => `a modifié l'ordre du jour : ${counted('fr', items, resolutions)}`,
      ({ items, resolutions }) => `edited the agenda: ${counted('en', items, resolutions)}`,
    ),
    glyph: 'edit',
    tone: 'ink',
  },
  'meeting.document_added': {
    sentence: told<{ name: string }>(
      ({ name }) => `a joint le document ${quoted('fr', name)}`,
      ({ name }) => `attached the document ${quoted('en', name)}`,
    ),
    glyph: 'document',
    tone: 'deed',
  },
  'meeting.cancelled': {
    sentence: told<{ reason: string }>(
      ({ reason }) => `a annulé la réunion : ${reason}`,
      ({ reason }) => `cancelled the meeting: ${reason}`,
    ),
    glyph: 'stopped',
    tone: 'decision',
  },
} as const
