/** What every page needs to know of the one who looks: language, actor, day, the network's name, the menu. */

import type { Day } from './dates.ts'
import type { Actor } from './values/actor.ts'
import type { Lang } from './values/lang.ts'

export interface NetworkFacts {
  name: string
  timeZone: string
  example: boolean
  /** Address of the logo, if the network gave one. */
  logoPath: string | null
}

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
