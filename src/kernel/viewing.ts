/** What every page needs to know of the one who looks: language, actor, day, the network's name, the menu. */

import type { Day } from './dates.ts'
import type { Actor } from './values/actor.ts'
import type { Lang } from './values/lang.ts'

export interface NetworkFacts {
  /** Its organisation's id. */
  id: number
  name: string
  timeZone: string
  example: boolean
  /** Address of the logo, if the network gave one. */
  logoPath: string | null
  /** How large the logo is, so that the page does not jump when it comes. */
  logoSize: { width: number; height: number } | null
  /** Address of the network's own colour as a stylesheet, if it gave one. */
  accentPath: string | null
  /** Whether there are pages in English too. */
  english: boolean
  /** For whoever's browser asks for neither language. */
  lang: Lang
  /** What the law wants said at the foot of each page: wholly, partly or not accessible (RGAA). */
  conformity: 'full' | 'partial' | 'none'
}

/** While nobody has set up a network. */
export const NO_NETWORK = {
  id: -1,
  name: 'Gouvernail',
  example: false,
  logoPath: null,
  logoSize: null,
  accentPath: null,
  english: true,
  lang: 'fr',
  conformity: 'none',
} as const satisfies Omit<NetworkFacts, 'timeZone'>

export interface MenuEntry {
  path: string
  label: { fr: string; en: string }
  /** Whether this entry is the current page's. */
  matches: (path: string) => boolean
}

export interface Viewing {
  lang: Lang
  actor: Actor | null
  /** Path and query of this page, for the language switch and the way back after signing in. */
  path: string
  today: Day
  network: NetworkFacts
  /** `https://plan.example`: for the few addresses that leave the house. */
  origin: string
  menu: MenuEntry[]
  /** In demonstration mode: the day the demonstration lives on. */
  demoDay: Day | null
  /** A sentence about what was just done (after a redirect), with the address that undoes it. */
  flash: { text: string; undoPath?: string } | null
  /** Signed names of what this page shows, for live refreshing; null on pages that do not change by themselves. */
  live: string | null
}
