/** What is said of what convening asks of people. */
import { messages } from '#kernel/values/typography.ts'

export const expectedNoticeWords = messages(
  {
    convene: (title: string) => `Convoquer : ${title}`,
    conveneBy: (day: string) => `La réunion a lieu le ${day}. Passé le dernier jour, les décisions peuvent être contestées.`,
    conveneFreely: (day: string) => `La réunion a lieu le ${day}.`,
    answer: (title: string) => `${title} : venir ou donner pouvoir`,
    answerFor: (when: string, voters: string) => `Le ${when}${voters === '' ? '' : `, pour ${voters}`}.`,
  },
  {
    convene: (title: string) => `Convene: ${title}`,
    conveneBy: (day: string) => `The meeting is on ${day}. After the last day its decisions may be challenged.`,
    conveneFreely: (day: string) => `The meeting is on ${day}.`,
    answer: (title: string) => `${title}: come or give a proxy`,
    answerFor: (when: string, voters: string) => `${when}${voters === '' ? '' : `, for ${voters}`}.`,
  },
)
