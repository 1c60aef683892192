/** What the routes of the sheet share: who writes where, and answers to the island. */
import type { Ctx } from '#kernel/env.ts'
import { errorsOf } from '#kernel/form.ts'
import { notYours, Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { signInPath } from '#modules/people/index.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { budgetUndoPath, sheetPath } from '../../paths.ts'
import type { Standing } from '../../queries.ts'
import { mayEditBudget, NOTHING } from '../../rules.ts'
import { standingAt } from '../at.ts'

/** The island asks for an answer in JSON. */
export const byScript = (c: Ctx): boolean => c.req.header('accept') === 'application/json'
export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** What was done, and the way to undo it. */
export const said = (c: Ctx, what: 'saved' | 'added' | 'removed' | 'restored' | 'undone', entryId: number | null) => ({
  text: entryId === null ? sheetWords(c.var.lang).line.unchanged : sheetWords(c.var.lang).line[what],
  ...(entryId === null ? {} : { undoPath: budgetUndoPath(entryId) }),
})

/** Whether this reader writes this version, as it stands. */
export const mayWrite = (actor: Actor | null, { version }: Standing): boolean =>
  mayEditBudget(actor, version.budget.owner) && version.state === 'draft' && !version.givenUp

/** A version, and the one of its years that is written. */
export interface Writing {
  at: Standing
  year: number
}

/** The version and year of a page that writes lines, for whoever may; a frozen one leads back to its sheet. */
export async function writingAt(c: Ctx): Promise<Writing | Response> {
  const { actor } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path + new URL(c.req.url).search), 303)
  const at = await standingAt(c, 'all')
  if (!mayEditBudget(actor, at.version.budget.owner)) throw notYours()
  if (!mayWrite(actor, at)) return c.redirect(sheetPath(at.version.id, at.year), 303)
  // Where the version spans several years, one writes in one of them.
  const year = at.year ?? at.years[0]!
  return { at: { ...at, year, totals: at.byYear.get(year) ?? NOTHING }, year }
}

/** Runs what a script asked for; a refusal is a sentence with the field that it speaks of, and what is stored now. */
export async function answerScript(c: Ctx, work: () => Promise<object>, stored?: () => Promise<object | null>): Promise<Response> {
  try {
    return c.json(await work())
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const errors = errorsOf(c, error)
    const sentence = [...new Set(errors.map(({ text }) => text))].join(' ')
    const [first] = error.objections
    return c.json({ sentence, code: first?.code ?? '', field: first?.field ?? null, stored: (await stored?.()) ?? null }, error.status)
  }
}
