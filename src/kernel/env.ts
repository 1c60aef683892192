/** What every route finds in its context. */
import type { Context } from 'hono'
import type { House } from './house.ts'
import type { Actor } from './values/actor.ts'
import type { Lang } from './values/lang.ts'

export interface Env {
  Variables: {
    house: House
    actor: Actor | null
    /** The signed-in session, for its own list and its end. */
    sessionId: string | null
    lang: Lang
    /** The live moment at which this request began: what moves later is not on its page. */
    moment: number
  }
}

export type Ctx = Context<Env>
