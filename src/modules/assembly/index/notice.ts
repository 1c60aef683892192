/** How what convening asks of people is told on « Attendu de vous » and in mails. */
import type { Expected } from '#kernel/capability.ts'
import { type Day, dayIn, formatDay, formatMoment } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { expectedNoticeWords } from '../messages/notice-expected.ts'
import { noticePath, proxiesPath } from '../paths.ts'
import type { NoticeAwaited } from '../queries.ts'

export function noticeExpected(lang: Lang, item: NoticeAwaited, today: Day): Expected {
  const say = expectedNoticeWords(lang)
  const { meetingId, example } = item
  const title = said(lang, item.title)
  if (item.what === 'convene') {
    const day = formatDay(lang, item.day)
    return {
      title: say.convene(title),
      detail: item.last ? say.conveneBy(day) : say.conveneFreely(day),
      path: noticePath(meetingId),
      due: item.last,
      late: item.last !== null && item.last < today,
      example,
    }
  }
  const voters = new Intl.ListFormat(lang, { type: 'conjunction' }).format(item.voters)
  return {
    title: say.answer(title),
    detail: say.answerFor(formatMoment(lang, item.startsAt, item.timeZone), voters),
    path: proxiesPath(meetingId),
    due: dayIn(item.timeZone, item.startsAt),
    late: false,
    example,
  }
}
