/** What a page or a file of minutes is made of: found through the reader, one document among those that he or she may read. */
import type { Ctx } from '#kernel/env.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, notYours } from '#kernel/refusal.ts'
import { viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { signInPath } from '#modules/people/index.ts'
import type { MinutesView, SignatureState } from '../pages/minutes-view.ts'
import { contentOf, fingerprintOf, type MinutesDocument, type MinutesOf, minutesOf, signatureStands } from '../queries.ts'
import { mayWriteMinutes, missingItems, objectionToSigning, signsAs } from '../rules.ts'
import type { SigningRole } from '../tables.ts'

type Work = (c: Ctx, actor: Actor) => Promise<Response>

/** A stranger is led to the sign-in, and afterwards back. */
export const asSignedIn =
  (work: Work) =>
  async (c: Ctx): Promise<Response> =>
    c.var.actor
      ? work(c, c.var.actor)
      : c.redirect(signInPath(c.req.method === 'GET' ? c.req.path : c.req.path.replace(/\/signature$/, '')), 303)

export const minutesAsked = async (c: Ctx): Promise<MinutesOf> => {
  const { house, actor } = c.var
  const id = Number(c.req.param('id'))
  return found(await minutesOf(house.reader, actor, id, house.clock.today()))
}

/** The one that is asked for by number, else the latest; null: nothing is written yet. */
export function documentAsked({ documents, drafts }: MinutesOf, number: string | undefined): MinutesDocument | null {
  if (number === undefined) return documents[0] ?? null
  const asked = documents.find((each) => String(each.number) === number)
  // Before anything is written the first document is what the meeting itself tells.
  return asked ?? (drafts && documents.length === 0 && number === '1' ? null : found(null))
}

/** The minutes for whoever writes them. */
export async function minutesToWrite(c: Ctx): Promise<MinutesOf> {
  const minutes = await minutesAsked(c)
  if (!mayWriteMinutes(c.var.actor, minutes.ref)) throw notYours()
  return minutes
}

export async function viewOf(c: Ctx, errors: MinutesView['errors'] = []): Promise<MinutesView> {
  const { house, actor, lang } = c.var
  const minutes = await minutesAsked(c)
  const document = documentAsked(minutes, c.req.query('document'))
  const content = await contentOf(house.reader, minutes.meeting, document)
  const fingerprint = fingerprintOf(content)
  const missing = document?.state === 'signed' ? [] : missingItems(content)
  const offices = signsAs(actor, minutes.ref)
  const signature = (role: SigningRole): SignatureState => {
    const signed = signatureStands(document, role, fingerprint)
    const may = document?.state !== 'signed' && offices.includes(role) && !signed
    const objection = may ? objectionToSigning({ document, missing, signed, offices }, role) : null
    return {
      role,
      at: document?.[role]?.at ?? null,
      fallen: document?.[role] != null && !signed,
      may,
      objection: objection && sayObjection(house, lang, objection),
    }
  }
  return {
    viewing: await viewingOf(c, [{ kind: 'meeting', id: minutes.meeting.id }]),
    minutes,
    document,
    content,
    fingerprint,
    missing,
    signatures: [signature('chair'), signature('secretary')],
    may: { write: mayWriteMinutes(actor, minutes.ref) },
    errors,
  }
}
