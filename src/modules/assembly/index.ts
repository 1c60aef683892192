/** Assemblies: meetings of a body, convened, attended, with proxies and a quorum that is known at every moment. */
import type { Capability, ObjectFacts } from '#kernel/capability.ts'
import { noticeExpected } from './index/notice.ts'
import { jobs } from './jobs.ts'
import { meetingDetail, meetingsLabel, resolutionNamed } from './messages/planning-named.ts'
import { deeds, refusals } from './messages.ts'
import { meetingPath, meetingsPath } from './paths.ts'
import { mentions, personal } from './queries/personal.ts'
import { meetingsFound, meetingsNamed, noticeAwaited, noticeExpectant, resolutionNames } from './queries.ts'
import { routes } from './routes.tsx'

export { giveProxy, type ProxyInput, restoreProxy, revokeProxy } from './commands/proxies.ts'
export {
  addDocument,
  addItem,
  addItems,
  addResolution,
  askForFloor,
  beginItem,
  type ChangeCaster,
  type ConveneInput,
  cancelMeeting,
  changeCaster,
  changeOfficers,
  closeMeeting,
  conveneAgain,
  conveneMeeting,
  editItem,
  editMeeting,
  editResolution,
  endFloor,
  endItem,
  fixRoll,
  giveFloor,
  hereToken,
  moveItem,
  noteQuorum,
  openMeeting,
  planMeeting,
  queueCancellationMails,
  removeDocument,
  removeItem,
  removeResolution,
  type SignIn,
  type SignInAll,
  type SignOut,
  signIn,
  signInAll,
  signOut,
  signOutAll,
} from './commands.ts'
export { proxyReason } from './messages/proxies.ts'
export * from './paths.ts'
export * from './queries.ts'
export * from './rules.ts'
export { type Excluded, ITEM_KINDS, type ItemKind, type MeetingState, type Mode, type OfficerRole } from './tables.ts'

export const capability: Capability = {
  name: 'assembly',
  routes,
  deeds,
  refusals,
  jobs,
  personal,
  mentions,
  menu: [{ path: meetingsPath(), label: meetingsLabel, order: 30, shown: (actor) => actor !== null }],
  async searchable(reader, actor, words, limit, today) {
    const found = await meetingsFound(reader, actor, words, limit, today)
    return found.map((meeting) => ({
      kind: meetingsLabel,
      title: meeting.title,
      detail: meetingDetail(meeting),
      path: meetingPath(meeting.id),
      example: meeting.example,
    }))
  },
  expected: async (reader, actor, today) =>
    (await noticeAwaited(reader, actor, today)).map((item) => noticeExpected(actor.lang, item, today)),
  expectant: noticeExpectant,
  objects: {
    async meeting(reader, actor, ids, today) {
      const known = await meetingsNamed(reader, actor, ids, today)
      return new Map(known.map(({ id, title, example }): [number, ObjectFacts] => [id, { title, path: meetingPath(id), example }]))
    },
    async resolution(reader, actor, ids, today) {
      const known = await resolutionNames(reader, actor, ids, today)
      return new Map(
        known.map(({ id, number, title, meeting }): [number, ObjectFacts] => [
          id,
          { title: resolutionNamed(number, title), path: `${meetingPath(meeting.id)}#resolution-${number}`, example: meeting.example },
        ]),
      )
    },
  },
}
