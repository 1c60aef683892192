/** What the addresses of funders and grants ask first: who is there, whose funders, and whether he or she may keep them. */
import type { Ctx } from '#kernel/env.ts'
import { history, journalScope, type ToldEntry } from '#kernel/history.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { found, notYours } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { networkOrganisation, signInPath } from '#modules/people/index.ts'
import { grantOwner } from '../../queries.ts'
import { mayEditBudget, type OwnerRef } from '../../rules.ts'
import { DOCUMENT_KINDS } from '../../tables.ts'

/** The browser that did it need not be told of it again. */
export const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null

export const idIn = (c: Ctx): number => Number(c.req.param('id'))

/** A stranger is led to the sign-in and back; what a stranger sends is not his or hers to do. */
export const asReader = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  if (c.var.actor) return work(c, c.var.actor)
  if (c.req.method !== 'GET') throw notYours()
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(signInPath(pathname + search), 303)
}

/** The organisation whose funders and papers these are, for who may read them: 404 for everyone else. */
export const ownerAt = async (c: Ctx, organisationId: number): Promise<OwnerRef> =>
  found(await grantOwner(c.var.house.reader, c.var.actor, organisationId))

export async function mayKeep(c: Ctx, organisationId: number): Promise<boolean> {
  return mayEditBudget(c.var.actor, await ownerAt(c, organisationId))
}

/** Who only reads is told so. */
export async function refuseUnlessKeeper(c: Ctx, organisationId: number): Promise<void> {
  if (!(await mayKeep(c, organisationId))) throw notYours()
}

/** What the page shows again: 409 where somebody was faster, else 422. */
export const statusOf = ({ status }: Refusal): 409 | 422 => (status === 409 ? 409 : 422)

const MOST_ENTRIES = 40

/** What the journal says of a funder or a grant. */
export async function toldOf(c: Ctx, subject: { kind: 'funder' | 'grant'; id: number }): Promise<ToldEntry[]> {
  const { house, actor, lang } = c.var
  const network = await networkOrganisation(house.reader)
  return history(house, actor, lang, { scope: journalScope(actor, network?.id ?? null), subject, limit: MOST_ENTRIES })
}

/** `?paper=publication&year=2016`: whoever follows a deadline finds its form open. */
export function paperAsked(c: Ctx): { typed: Record<string, string>; errors: []; open: boolean } {
  const kind = DOCUMENT_KINDS.find((each) => each === c.req.query('paper'))
  const year = c.req.query('year') ?? ''
  return {
    typed: { ...(kind ? { kind } : {}), ...(/^\d{4}$/.test(year) ? { about_year: year } : {}) },
    errors: [],
    open: kind !== undefined,
  }
}
