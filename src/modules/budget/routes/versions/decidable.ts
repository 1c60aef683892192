/** What of budgets an assembly can decide on: every proposed version, its frozen text, and what its adoption would change. */
import type { DecidableSubject } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { inBoth, type Lang, type Localized } from '#kernel/values/lang.ts'
import { versionTitle } from '../../messages/names.ts'
import { adoptionTold } from '../../messages/versions/told.ts'
import { versionsWords } from '../../messages/versions/versions.ts'
import { versionPath } from '../../paths.ts'
import { type Version, versionById, versionsOfBudget } from '../../queries/budgets.ts'
import { adoptionOf } from '../../queries/versions/comparison.ts'
import { frozenText } from '../../queries/versions/frozen.ts'
import { versionsOffered } from '../../queries/versions/versions.ts'

const titled = (version: Version): Localized => inBoth((lang) => versionTitle(lang, version))

/** What adopting this version changes, in sentences; also of a draft, before it is proposed. */
export async function consequencesOf(reader: Reader, version: Version, lang: Lang): Promise<string[]> {
  const others = await versionsOfBudget(reader, SHELL, version.budget.id)
  const inForce = others.find(({ state }) => state === 'voted') ?? null
  const { now, before, shortfall, lost } = await adoptionOf(reader, version, inForce)
  const told = ({ version: { number }, byYear, lines }: typeof now) => ({ number, byYear, lines })
  return adoptionTold(lang, { budget: version.budget, now: told(now), before: before && told(before), shortfall, lost })
}

export const budgetVersion: DecidableSubject = {
  label: inBoth((lang) => versionsWords(lang).subject),
  offered: async (reader, actor) =>
    (await versionsOffered(reader, actor)).map((version) => ({ id: version.id, title: titled(version), path: versionPath(version.id) })),
  async text(reader, id) {
    // A subject that was put on an agenda is the meeting's to show; once withdrawn, there is no text to decide on.
    const version = found(await versionById(reader, SHELL, id))
    found(version.sha256)
    const { text, sha256 } = found(await frozenText(reader, id))
    return { title: titled(version), path: versionPath(id), text, sha256 }
  },
  consequence: async (reader, id, lang) => (await consequencesOf(reader, found(await versionById(reader, SHELL, id)), lang)).join(' '),
}
