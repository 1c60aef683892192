/** What is said of votes on the front page. */
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'

export const awaitedVote = (lang: Lang, number: number, title: string): string =>
  typographic(lang, lang === 'fr' ? `Voter : résolution ${number}, ${title}` : `Vote: resolution ${number}, ${title}`)
