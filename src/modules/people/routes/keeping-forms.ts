/** What the forms of keeping people do alike: who may come in, what is parsed, and how two edits at once are laid beside each other. */
import { parseDay } from '#kernel/dates.ts'
import type { Ctx } from '#kernel/env.ts'
import { field, type Typed, typedOne } from '#kernel/form.ts'
import { notFound, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Conflict } from '../pages/keeping-parts.tsx'
import { signInPath } from '../paths.ts'
import { networkIdOf } from '../queries.ts'
import { mergedEdits } from '../rules/keeping.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { isRegion } from '../rules.ts'

export type Status = 200 | 409 | 422 | 429

/** A stranger is led to the sign-in and back here; what a stranger sends is not his or hers to do. */
export const asSignedIn = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  const { actor } = c.var
  if (actor) return work(c, actor)
  if (c.req.method !== 'GET') throw notYours()
  const url = new URL(c.req.url)
  return c.redirect(signInPath(url.pathname + url.search), 303)
}

/** For those who keep the network's people: its permanents. */
export const asKeeper = (work: (c: Ctx, actor: Actor) => Promise<Response>) =>
  asSignedIn(async (c, actor) => {
    if (!mayKeepPeople(actor, await networkIdOf(c.var.house.reader))) throw notYours()
    return work(c, actor)
  })

/** The id in the address, or 404. */
export function idOf(c: Ctx): number {
  const id = Number(c.req.param('id'))
  if (!Number.isSafeInteger(id) || id < 1) throw notFound()
  return id
}

/** An id asked for in the query (`?person=7`), or null. */
export function askedId(c: Ctx, name: string): number | null {
  const text = c.req.query(name) ?? ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** The browser that did it need not be told of it again. */
export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** What was typed into these fields. */
export const typedFields = <Field extends string>(fields: readonly Field[], typed: Typed): Record<Field, string> =>
  Object.fromEntries(fields.map((name) => [name, typedOne(typed, name)])) as Record<Field, string>

export const optionalRegion = () =>
  field<string | null>((text) =>
    text === '' ? null : isRegion(text) ? text : (objection('people.region_unknown', { region: text }) as never),
  )

/** A day that must be there. */
export const requiredDay = () =>
  field<string>((text) => {
    if (text === '') return objection('kernel.required', {}) as never
    return parseDay(text) ?? (objection('kernel.not_a_day', { text }) as never)
  })

/** Both edits: the form with theirs where I had not touched it, and where we differ. `told` words a field's value. */
export function bothEdits<Field extends string>(
  fields: readonly Field[],
  edits: { base: Record<Field, string> | null; theirs: Record<Field, string>; mine: Record<Field, string> },
  labels: Record<Field, string>,
  told: (name: Field, value: string) => string = (_, value) => value,
): { typed: Record<Field, string>; conflict: Conflict } {
  const merged = mergedEdits(fields, edits.base, edits.theirs, edits.mine)
  return {
    typed: merged.typed,
    conflict: {
      fields: merged.differing.map((name) => ({
        label: labels[name],
        theirs: told(name, edits.theirs[name]),
        mine: told(name, edits.mine[name]),
      })),
      taken: merged.taken.map((name) => labels[name]),
    },
  }
}
