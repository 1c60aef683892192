/** The demonstration's forecast budget, built through the module's own commands: its total and the regions' 32 % are public facts, all else is an example. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { sourceFile } from '#kernel/project.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { typographic } from '#kernel/values/typography.ts'
import { addLines, createBudget } from '#modules/budget/index.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { planBySlug } from '#modules/plan/index.ts'

const french = z.string().transform((typed) => typographic('fr', typed))
const english = z.string().transform((typed) => typographic('en', typed))

const shape = z.object({
  title: z.object({ fr: french, en: english }),
  year: z.int(),
  plan: z.string(),
  target: z.object({ share: z.int(), source: french }),
  lines: z.array(
    z.object({
      account: z.string(),
      label: french,
      euros: z.int(),
      recipient: z.enum(['regions', 'actors']).optional(),
      transfer: z.enum(['regrant', 'partner', 'service', 'own']).optional(),
    }),
  ),
})

/** Once. */
export async function buildBudget(house: House): Promise<void> {
  const told = shape.parse(parse(readFileSync(sourceFile('demo/budget.yaml'), 'utf8')))
  const { id: organisationId } = found(await networkOrganisation(house.reader))
  const stands = await house.reader
    .selectFrom('budget_budget')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (stands) return
  const plan = found(await planBySlug(house.reader, SHELL, told.plan))
  await change(house, async (tx) => {
    const { versionId } = await createBudget(tx, SHELL, {
      organisationId,
      planId: plan.id,
      title: told.title,
      yearFrom: told.year,
      yearTo: told.year,
      targetShareBp: told.target.share,
      targetSource: told.target.source,
      example: true,
    })
    const lines = told.lines.map(({ euros, ...line }) => ({ ...line, year: told.year, amount_cents: euros * 100, example: true }))
    await addLines(tx, SHELL, versionId, lines)
  })
}
