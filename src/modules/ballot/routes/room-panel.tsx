/** The room on a meeting's page. */
import type { Panel } from '#kernel/capability.ts'
import { mayChair, mayOpen, meeting } from '#modules/assembly/index.ts'
import { RoomPanel } from '../pages/room-panel.tsx'
import { votesOfMeeting } from '../queries.ts'
import { seesChair, sentencesOf } from './room-asked.ts'

/** The way in while there is a session to come or going on; results as they fall. */
export const roomPanel: Panel = async (house, viewing, id) => {
  const { actor, lang, today } = viewing
  const at = actor && (await meeting(house.reader, actor, id, today))
  if (!actor || !at || at.state === 'draft' || at.state === 'cancelled') return null
  const results = (await votesOfMeeting(house.reader, id)).filter(({ state }) => state === 'closed')
  const opens = mayOpen(actor, at)
  const rights = { chair: seesChair(actor, at, opens), lead: mayChair(actor, at), open: opens }
  return <RoomPanel viewing={viewing} meeting={at} rights={rights} results={results} sentences={sentencesOf(lang, results)} />
}
