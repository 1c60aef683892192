/** What every address of editing statutes asks first: who writes, which version, which bodies, where each part stands. */
import type { Ctx } from '#kernel/env.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { bodiesOf, networkOrganisation, signInPath } from '#modules/people/index.ts'
import type { EditView, PartShown } from '../pages/edit-parts.tsx'
import { type Statutes, statutesVersion } from '../queries.ts'
import { partStates } from '../rules/forms/missing.ts'
import { mayWriteStatutes } from '../rules/rights.ts'
import { bodyOf } from './editing-parts.ts'

/** A stranger is led to the sign-in and back; what a stranger sends is not his or hers to do. */
export const asSignedIn = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  if (c.var.actor) return work(c, c.var.actor)
  if (c.req.method !== 'GET') throw notYours()
  return c.redirect(signInPath(c.req.path), 303)
}

export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

/** The version in the address, as far as this reader may know of it. */
export async function versionAt(c: Ctx): Promise<Statutes> {
  const { reader } = c.var.house
  const { id } = found(await networkOrganisation(reader))
  return found(await statutesVersion(reader, c.var.actor, id, Number(c.req.param('number'))))
}

/** The same for those who write it. */
export async function versionToWrite(c: Ctx, actor: Actor): Promise<Statutes> {
  const statutes = await versionAt(c)
  if (!mayWriteStatutes(actor, statutes.organisationId)) throw notYours()
  return statutes
}

export async function bodiesKnown(c: Ctx, statutes: Statutes): Promise<EditView['bodies']> {
  const { reader, clock } = c.var.house
  const bodies = await bodiesOf(reader, statutes.organisationId, clock.today())
  return bodies.map(({ code, name, planned, seats }) => ({ code, name, seats: planned ?? (seats || null) }))
}

/** The bodies that usually decide by the statutes, where there are such; the others once the statutes speak of them, or one is asked for. */
const USUAL = ['ag', 'ca', 'bureau']

/** Where each part stands, in the reader's words. */
export function partsShown(c: Ctx, { text }: Statutes, bodies: EditView['bodies'], here = ''): PartShown[] {
  const asked = bodyOf(here)
  const shown = bodies.map(({ code }) => code).filter((code) => USUAL.includes(code) || code === asked)
  return partStates(text, shown).map(({ part, missing, silent }) => ({
    part,
    silent,
    missing: missing.map((each) => sayObjection(c.var.house, c.var.lang, each)),
  }))
}
