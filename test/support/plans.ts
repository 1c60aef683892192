/** Small plans of one's own for tests of commands, and what a refusal says. */
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { emptyDraft, type ItemDraft, importPlan, type PlanDraft } from '#modules/plan/index.ts'

/** Codes and what stands below each. */
export interface Tree {
  [code: string]: Tree
}

let made = 0

const items = (tree: Tree): ItemDraft[] =>
  Object.entries(tree).map(([code, below]) => ({
    code,
    line: null,
    title: { fr: `Titre ${code}`, en: null },
    text: { fr: `Texte ${code}`, en: null },
    children: items(below),
  }))

/** A plan of the network of two levels, in a state, with these codes. */
export async function planWith(
  house: House,
  { state, tree, ...more }: Partial<PlanDraft> & { state: PlanDraft['state']; tree: Tree },
): Promise<{ planId: number; slug: string }> {
  made += 1
  const draft = emptyDraft({
    slug: `essai-${made}`,
    title: { fr: `Essai ${made}`, en: null },
    levelNames: { fr: ['Pilier', 'Action'], en: [] },
    items: items(tree),
    ...more,
    state,
  })
  return change(house, (tx) => importPlan(tx, SHELL, { draft, slug: null, publish: false, life: 'restore' }))
}

/** Somebody who acts today in this role for an organisation. */
export function acting(organisationId: number, role: Role, personId = 9_001): Actor {
  const mandate = { id: 40, role, organisationId, organisationName: '', bodyId: null, bodyName: null }
  return { personId, name: '', lang: 'fr', example: true, mandates: [mandate], acting: mandate }
}

/** `ok`, or the refusal's status and codes: `422 plan.not_published`. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'ok'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.status} ${error.objections.map(({ code, field }) => (field ? `${code}@${field}` : code)).join(' ')}`
  }
}
