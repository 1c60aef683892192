/** What every address of planning asks first, and how its forms read and show again what was typed. */
import type { Ctx } from '#kernel/env.ts'
import { type Typed, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { notYours, type Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import type { Meeting } from '../queries.ts'
import { mayConvene, mayPrepare } from '../rules.ts'
import { meetingAt } from './session-asked.ts'

export type Status = 200 | 409 | 422 | 429
export const statusOf = (refusal: Refusal): Status => refusal.status as Status

/** A stranger is led to the sign-in and back, with all that was asked; what a stranger sends is not his or hers to do. */
export const signedIn = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  if (c.var.actor) return work(c, c.var.actor)
  if (c.req.method !== 'GET') throw notYours()
  const url = new URL(c.req.url)
  return c.redirect(signInPath(url.pathname + url.search), 303)
}

const asked = (may: (actor: Actor, meeting: Meeting) => boolean) => (work: (c: Ctx, actor: Actor, meeting: Meeting) => Promise<Response>) =>
  signedIn(async (c, actor) => {
    const known = await meetingAt(c, actor)
    if (!may(actor, known)) throw notYours()
    return work(c, actor, known)
  })

/** For those who prepare the agenda: who convenes, and the permanents. */
export const asPreparer = asked(mayPrepare)
/** For those who plan and convene. */
export const asConvener = asked(mayConvene)

export const idIn = (c: Ctx, name: string): number => Number(c.req.param(name))

/** An id in the query or a field; null: none. */
export const idOf = (text: string | undefined): number | null => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : null)

export const typedFields = <Field extends string>(fields: readonly Field[], typed: Typed): Record<Field, string> =>
  Object.fromEntries(fields.map((name) => [name, typedOne(typed, name)])) as Record<Field, string>

export const sentenceOf = ({ var: { house, lang } }: Ctx, objection: Objection | null): string | null =>
  objection && sayObjection(house, lang, objection)

/** The fields that differ between what stands there now and what was typed. */
export const conflictOf = <Field extends string>(
  labels: Partial<Record<Field, string>>,
  theirs: Partial<Record<Field, string>>,
  mine: Partial<Record<Field, string>>,
): { label: string; theirs: string; mine: string }[] =>
  (Object.entries(labels) as [Field, string][])
    .filter(([name]) => (theirs[name] ?? '') !== (mine[name] ?? ''))
    .map(([name, label]) => ({ label, theirs: theirs[name] ?? '', mine: mine[name] ?? '' }))
