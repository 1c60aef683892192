/** Statutes: what a network's texts say of deciding, as versioned data; and the count of votes by those rules. */
import type { Capability, DecidableSubject, ObjectFacts } from '#kernel/capability.ts'
import { canonicalJson } from '#kernel/fingerprint.ts'
import { found } from '#kernel/refusal.ts'
import { sameInBoth } from '#kernel/values/lang.ts'
import { adoptByDecision } from './commands.ts'
import { refusals, statutesDeeds } from './messages.ts'
import { statutesPath, statutesVersionPath } from './paths.ts'
import { statutesById, statutesNames, statutesVersions } from './queries.ts'
import { routes } from './routes.tsx'
import { bareVerbs } from './verbs.ts'

export { adoptStatutes, draftStatutes, editStatutes, proposeStatutes } from './commands.ts'
export { thresholdPhrase } from './messages/phrases.ts'
export { type ToldRule, toldStatutes } from './messages/sentences.ts'
export { quorumText, type Reasoned, type ReasonNames, type ReasonRules, reasonText, reasonWords } from './messages.ts'
export * from './paths.ts'
export { type Statutes, statutesById, statutesInForce } from './queries.ts'
export * from './rules.ts'
export type { BodyRules, College, DecisionRule, StatutesText } from './tables.ts'

/** A proposed version may be put on an agenda; what is decided on is its rules, word for word. */
const statutesVersion: DecidableSubject = {
  label: { fr: 'Version des statuts', en: 'Version of the statutes' },
  async offered(reader, actor) {
    const organisations = [...new Set(actor.mandates.map(({ organisationId }) => organisationId))]
    const all = (await Promise.all(organisations.map((id) => statutesVersions(reader, actor, id)))).flat()
    return all
      .filter(({ state }) => state === 'proposed')
      .map(({ id, number, title }) => ({ id, title: sameInBoth(title), path: statutesVersionPath(number) }))
  },
  async text(reader, id) {
    const { title, number, text, sha256 } = found(await statutesById(reader, id))
    return { title: sameInBoth(title), path: statutesVersionPath(number), text: canonicalJson(text), sha256: found(sha256) }
  },
}

export const capability: Capability = {
  name: 'statutes',
  routes,
  deeds: statutesDeeds,
  refusals,
  menu: [{ path: statutesPath(), label: { fr: 'Statuts', en: 'Statutes' }, order: 40 }],
  bareVerbs,
  subjects: { statutes_version: statutesVersion },
  objects: {
    async statutes_version(reader, actor, ids) {
      const known = await statutesNames(reader, actor, ids)
      return new Map(
        known.map(({ id, title, number, example }): [number, ObjectFacts] => [
          id,
          { title: sameInBoth(title), path: statutesVersionPath(number), example },
        ]),
      )
    },
  },
  reactions: {
    // An assembly's decision brings the text into force in its own transaction.
    async 'resolution.adopted'(tx, actor, payload) {
      if (payload.subjectKind !== 'statutes_version' || payload.subjectId === null) return
      const { sha256, body, decidedOn, reference, source } = payload
      await adoptByDecision(tx, actor, payload.subjectId, { sha256, decision: { body, decidedOn, reference, source } })
    },
  },
}
