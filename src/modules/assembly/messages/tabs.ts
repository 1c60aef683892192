/** What is said of a meeting's pages. */
import { messages } from '#kernel/values/typography.ts'

export const tabWords = messages(
  {
    meeting: 'La réunion',
    agenda: 'Ordre du jour',
    notice: 'Convocation',
    roll: 'Électeurs',
    proxies: 'Pouvoirs',
    desk: 'Émargement',
    quorum: 'Quorum',
  },
  {
    meeting: 'The meeting',
    agenda: 'Agenda',
    notice: 'Notice',
    roll: 'Voters',
    proxies: 'Proxies',
    desk: 'Sign-in',
    quorum: 'Quorum',
  },
)
