/** What of plans an assembly can decide on: the last version of every published text, with what its adoption would change. */
import type { DecidableSubject } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import { inBoth, type Lang, type Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { versionWords } from '../messages/versions.ts'
import { versionPath } from '../paths.ts'
import { changesOfNextText, versionById, versionsOffered } from '../queries.ts'
import { sizeOf } from '../rules.ts'

const named = (title: Localized, number: number): Localized =>
  inBoth((lang) => `${said(lang, title)}, ${versionWords(lang).version(number).toLowerCase()}`)

async function consequence(reader: Reader, id: number, lang: Lang): Promise<string> {
  const { plan, version } = found(await versionById(reader, id))
  const say = versionWords(lang)
  const { items, actions } = sizeOf(version.frozen)
  if (plan.revisesId === null) return say.adopts(items, actions)
  return say.changes(await changesOfNextText(reader, { id: plan.id, revisedId: plan.revisesId }, version))
}

export const planVersion: DecidableSubject = {
  label: inBoth((lang) => versionWords(lang).subject),
  offered: async (reader, actor) =>
    (await versionsOffered(reader, actor)).map(({ id, number, plan }) => ({
      id,
      title: named(plan.title, number),
      path: versionPath(plan.slug, number),
    })),
  async text(reader, id) {
    const { plan, version } = found(await versionById(reader, id))
    const { fr, en } = version.frozen.title
    return {
      title: named({ fr: fr ?? null, en: en ?? null }, version.number),
      path: versionPath(plan.slug, version.number),
      text: version.json,
      sha256: version.sha256,
    }
  },
  consequence,
}
