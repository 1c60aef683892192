/** Deeds as an Atom feed (RFC 4287), for readers of feeds. */
import { Feed } from 'feed'
import type { ToldEntry } from './history.ts'

/** XML 1.0 has no signs for most control characters, and nothing can stand for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is meant.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const clean = (text: string): string => text.replace(UNWRITABLE, '').toWellFormed()
/** What the feed gives as HTML. */
const html = (text: string): string => clean(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export interface FeedFacts {
  title: string
  /** The page that the feed follows, and the feed's own address. */
  page: string
  address: string
  lang: string
  /** Where nothing was done yet. */
  now: Date
}

/** The feed's XML. Every entry keeps its identity for ever: the journal never forgets. */
export function atomFeed({ title, page, address, lang, now }: FeedFacts, entries: ToldEntry[]): string {
  const origin = new URL(page).origin
  const feed = new Feed({
    id: page,
    title: clean(title),
    link: page,
    language: lang,
    updated: entries[0]?.at ?? now,
    generator: 'Gouvernail',
    feedLinks: { atom: address },
  })
  for (const entry of entries) {
    const about = entry.subject ? `${entry.subject.title} · ` : ''
    feed.addItem({
      id: `${origin}/journal#e${entry.id}`,
      title: html(`${about}${entry.sentence}`),
      link: entry.subject?.path ? `${origin}${entry.subject.path}` : page,
      date: entry.at,
      author: [{ name: clean(entry.who) }],
      description: html(`${about}${entry.sentence}`),
    })
  }
  return feed.atom1()
}
