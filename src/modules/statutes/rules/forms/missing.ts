/** What is still missing, part by part: where a draft stands before it may be proposed; and what it leaves silent. */
import type { Objection } from '#kernel/values/objection.ts'
import type { BodyRules, StatutesText } from '../../tables.ts'
import { objectionsToText } from '../text.ts'

export interface PartState {
  /** As in the address: `articles`, `body-ag`… */
  part: string
  missing: Objection[]
  /** The statutes say nothing of it, which is a choice. */
  silent: boolean
}

const key = ({ code, facts, field }: Objection): string => JSON.stringify([code, facts, field])

/** Each objection once, at the part where it is mended. */
export function partStates(text: StatutesText, bodies: readonly string[]): PartState[] {
  const base: StatutesText = { articles: text.articles, colleges: [], roll: null, bodies: [], renewal: null }
  const ofArticles = objectionsToText(base)
  const ofColleges = objectionsToText({ ...base, colleges: text.colleges })
  const without = (all: Objection[], known: Objection[]): Objection[] => {
    const keys = new Set(known.map(key))
    return all.filter((each) => !keys.has(key(each)))
  }
  const ofBody = (body: BodyRules | undefined): Objection[] =>
    body ? without(objectionsToText({ ...base, colleges: text.colleges, bodies: [body] }), ofColleges) : []
  const codes = [...new Set([...bodies, ...text.bodies.map(({ body }) => body)])]
  return [
    { part: 'facts', missing: [], silent: false },
    { part: 'articles', missing: ofArticles, silent: text.articles.length === 0 },
    { part: 'roll', missing: without(objectionsToText({ ...base, roll: text.roll }), ofArticles), silent: text.roll === null },
    { part: 'colleges', missing: without(ofColleges, ofArticles), silent: text.colleges.length === 0 },
    ...codes.map((code) => {
      const body = text.bodies.find((each) => each.body === code)
      return { part: `body-${code}`, missing: ofBody(body), silent: body === undefined }
    }),
    { part: 'renewal', missing: without(objectionsToText({ ...base, renewal: text.renewal }), ofArticles), silent: text.renewal === null },
  ]
}

/** Articles that a rule quotes and nobody has written. */
export const quotedUnwritten = (text: StatutesText, quoted: readonly string[]): string[] => {
  const written = new Set(text.articles.map(({ number }) => number))
  return quoted.filter((article) => !written.has(article))
}
