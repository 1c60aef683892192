/** The addresses of the chair's page, the voters' page and the room's screen. */
import { Hono } from 'hono'
import type { Env } from '#kernel/env.ts'
import { sayObjection } from '#kernel/house.ts'
import { notYours } from '#kernel/refusal.ts'
import { sendPage } from '#kernel/reply.ts'
import { mayAskForFloor, mayChair, mayClose, mayCount, mayOpen, objectionToAsking } from '#modules/assembly/index.ts'
import { ChairPage } from '../pages/chair.tsx'
import { RoomPage } from '../pages/room.tsx'
import { ScreenPage } from '../pages/screen.tsx'
import { mineOf } from '../queries.ts'
import { annullingFor, asSignedIn, roomViewOf, seesChair, stayingFor } from './room-asked.ts'

const OF = '/meetings/:id{[0-9]{1,9}}'

export function roomRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    `${OF}/chair`,
    asSignedIn(async (c, actor, at) => {
      const opens = mayOpen(actor, at)
      if (!seesChair(actor, at, opens)) throw notYours()
      const view = await roomViewOf(c, at, true)
      const rights = { lead: mayChair(actor, at), close: mayClose(actor, at), open: opens, count: mayCount(actor, at) }
      const annulling = rights.lead ? annullingFor(c, at, view.room) : null
      return sendPage(c, <ChairPage {...view} rights={rights} staying={stayingFor(c, view.room)} annulling={annulling} />)
    }),
  )
  app.get(
    `${OF}/screen`,
    asSignedIn(async (c, _actor, at) => sendPage(c, <ScreenPage {...(await roomViewOf(c, at, true))} />)),
  )
  app.get(
    `${OF}/room`,
    asSignedIn(async (c, actor, at) => {
      const { house, lang } = c.var
      // A thousand telephones do not follow the participation each second: they move when the vote does.
      const view = await roomViewOf(c, at, false)
      const mine = await mineOf(house.reader, actor, at, view.room.vote, house.clock.today())
      const isAllowed = mayAskForFloor(actor, at, mine.isThere)
      const objection = objectionToAsking({ state: at.state, isAllowed, isListed: false })
      const rights = { chair: seesChair(actor, at, mayOpen(actor, at)), lead: mayChair(actor, at) }
      return sendPage(c, <RoomPage {...view} mine={mine} mute={objection && sayObjection(house, lang, objection)} rights={rights} />)
    }),
  )
  return app
}
