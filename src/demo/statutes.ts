/** The demonstration's statutes, built from `statutes.yaml` through the module's own commands: all of it made up, and marked so. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { sourceFile } from '#kernel/project.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { typographic } from '#kernel/values/typography.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import {
  adoptStatutes,
  draftStatutes,
  editStatutes,
  proposeStatutes,
  type StatutesText,
  statutesById,
  statutesInForce,
} from '#modules/statutes/index.ts'

const french = z.string().transform((typed) => typographic('fr', typed))
const english = z.string().transform((typed) => typographic('en', typed))
const text = z.object({ fr: french, en: english })
const rule = z.looseObject({ article: z.string() })

/** What most decisions leave out. */
const SIMPLE = { blanksCount: false, abstentionsCount: false, eachCollege: false, quorum: null, noticeDays: null }
const named = rule.extend({ code: z.string(), name: text })
const decision = named.transform((given) => ({ ...SIMPLE, ...given }))

/** The rules are checked as any statutes are, when they are proposed. */
const shape = z.object({
  title: french,
  note: text,
  decision: z.object({ body: text, decidedOn: z.iso.date(), reference: french, source: french }),
  inForceFrom: z.iso.date(),
  rules: z
    .object({
      articles: z.array(z.object({ number: z.string(), title: text, text })),
      roll: rule,
      colleges: z.array(named),
      bodies: z.array(z.looseObject({ body: z.string(), decisions: z.array(decision) })),
      renewal: rule,
    })
    .transform((given) => given as unknown as StatutesText),
  draft: z.object({ title: french, note: text, perHolderMax: z.int(), article: z.object({ number: z.string(), text }) }),
})
type Told = z.infer<typeof shape>

/** What the draft changes: one rule and the article that says it. */
function changed(rules: StatutesText, { article, perHolderMax }: Told['draft']): Partial<StatutesText> {
  return {
    articles: rules.articles.map((each) => (each.number === article.number ? { ...each, text: article.text } : each)),
    bodies: rules.bodies.map((each) => (each.proxies ? { ...each, proxies: { ...each.proxies, perHolderMax } } : each)),
  }
}

/** Version 1 in force by a decision of the past, and a draft of version 2; once. */
export async function buildStatutes(house: House): Promise<void> {
  const told = shape.parse(parse(readFileSync(sourceFile('demo/statutes.yaml'), 'utf8')))
  const { id: organisationId } = found(await networkOrganisation(house.reader))
  if (await statutesInForce(house.reader, organisationId, house.clock.today())) return
  const { title, note, rules, decision: decided, inForceFrom, draft } = told
  await change(house, async (tx) => {
    const first = await draftStatutes(tx, SHELL, { organisationId, title, note, text: rules, example: true })
    await proposeStatutes(tx, SHELL, first)
    await adoptStatutes(tx, SHELL, first, { inForceFrom, decision: decided })
    const second = await draftStatutes(tx, SHELL, { organisationId, title: draft.title, note: draft.note, from: first, example: true })
    const { revision } = found(await statutesById(tx, second))
    await editStatutes(tx, SHELL, second, revision, { text: changed(rules, draft) })
  })
}
