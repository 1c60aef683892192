/** Assemblies: meetings of a body, convened, attended, with proxies and a quorum that is known at every moment. */
import type { Capability, ObjectFacts } from '#kernel/capability.ts'
import { deeds, refusals } from './messages.ts'
import { meetingPath } from './paths.ts'
import { meetingsNamed } from './queries.ts'
import { routes } from './routes.tsx'

export { fixRoll, noteQuorum } from './commands.ts'
export * from './paths.ts'
export * from './queries.ts'
export * from './rules.ts'
export type { Excluded, ItemKind, MeetingState, Mode, OfficerRole } from './tables.ts'

export const capability: Capability = {
  name: 'assembly',
  routes,
  deeds,
  refusals,
  objects: {
    async meeting(reader, actor, ids, today) {
      const known = await meetingsNamed(reader, actor, ids, today)
      return new Map(known.map(({ id, title, example }): [number, ObjectFacts] => [id, { title, path: meetingPath(id), example }]))
    },
  },
}
