/** Minutes: what was said and decided, signed and frozen; and the register of decisions. */
import type { Capability, ObjectFacts } from '#kernel/capability.ts'
import { inBoth, type Localized } from '#kernel/values/lang.ts'
import { registerDecision } from './commands.ts'
import { deeds, refusals, registerWords } from './messages.ts'
import { decisionPath, decisionsPath } from './paths.ts'
import { type Decision, decisionsFound, decisionsNamed, expectant, mentions, personal } from './queries.ts'
import { decidedPanel, expected, meetingPanel } from './routes/panels.tsx'
import { routes } from './routes.tsx'

export { correctMinutes, signMinutes, writeMinutes, writeNote } from './commands.ts'
export * from './paths.ts'
export { type Decision, decisionsAbout, decisionsOfMeeting } from './queries.ts'

const named = ({ number, title }: Decision): Localized =>
  inBoth((lang) => registerWords(lang).numbered(number, title[lang] ?? title.fr ?? ''))

const searchable: Capability['searchable'] = async (reader, _actor, words, limit) =>
  (await decisionsFound(reader, words, limit)).map((decision) => ({
    kind: inBoth((lang) => registerWords(lang).foundKind),
    title: named(decision),
    detail: decision.result.sentence,
    path: decisionPath(decision.number),
    example: decision.example,
  }))

export const capability: Capability = {
  name: 'minutes',
  routes,
  deeds,
  refusals,
  expected,
  expectant,
  searchable,
  personal,
  mentions,
  menu: [{ path: decisionsPath(), label: { fr: registerWords('fr').title, en: registerWords('en').title }, order: 35 }],
  objects: {
    async decision(reader, _actor, ids) {
      const known = await decisionsNamed(reader, ids)
      return new Map(
        known.map((decision): [number, ObjectFacts] => [
          decision.id,
          { title: named(decision), path: decisionPath(decision.number), example: decision.example },
        ]),
      )
    },
  },
  panels: {
    meeting: meetingPanel,
    plan_version: decidedPanel('plan_version'),
    statutes_version: decidedPanel('statutes_version'),
    budget_version: decidedPanel('budget_version'),
  },
  // In the transaction of the closing: a decision that cannot be entered is not taken.
  reactions: {
    'resolution.adopted': (tx, actor, _payload, subjects) => registerDecision(tx, actor, subjects),
    'resolution.rejected': (tx, actor, _payload, subjects) => registerDecision(tx, actor, subjects),
  },
}
