/** What is said of convening: how its deeds are told. */
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { told } from '#kernel/values/typography.ts'

export { noticeRefusals } from './notice-refusals.ts'

/** `startsAt`: the wall clock where the meeting takes place. */
const when = (lang: Lang, startsAt: string): string => formatDay(lang, startsAt.slice(0, 10))

/** How its deeds are told. */
export const noticeDeeds = {
  'meeting.convened': {
    sentence: told<{ notices: number; late: boolean; roll: number }>(
      ({ roll, late }) => `a convoqué ${roll} électeur${roll > 1 ? 's' : ''}${late ? ', hors délai' : ''}`,
      ({ roll, late }) => `convened ${roll} voter${roll === 1 ? '' : 's'}${late ? ', late' : ''}`,
    ),
    glyph: 'mail',
    tone: 'deed',
  },
  'meeting.convened_again': {
    sentence: told<{ startsAt: string }>(
      ({ startsAt }) => `a préparé une seconde convocation, pour le ${when('fr', startsAt)}`,
      ({ startsAt }) => `prepared a second convening, for ${when('en', startsAt)}`,
    ),
    glyph: 'mail',
    tone: 'waiting',
  },
  'meeting.letters_posted': {
    sentence: told<{ count: number }>(
      ({ count }) => `a posté ${count} lettre${count > 1 ? 's' : ''} de convocation`,
      ({ count }) => `posted ${count} letter${count === 1 ? '' : 's'} of notice`,
    ),
    glyph: 'mail',
    tone: 'ink',
  },
} as const
