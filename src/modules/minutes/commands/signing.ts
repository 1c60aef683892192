/** Signing minutes: chair and secretary each sign the same text; the second signature freezes it with its fingerprint. */
import { nowOf, record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { canonicalJson, sha256 as sha256Of } from '#kernel/fingerprint.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { contentOf, type MinutesDocument, signatureStands } from '../queries.ts'
import { missingItems, objectionToSigning, signsAs } from '../rules.ts'
import type { SigningRole } from '../tables.ts'
import { begun, minutesHeld } from './draft.ts'

const OTHER = { chair: 'secretary', secretary: 'chair' } as const

interface Signed {
  id: number
  as: SigningRole
  personId: number
  text: string
  fingerprint: string
}

/** Frozen when the other one's signature stands on this very text; else it is the first signature on it. */
async function sign(tx: Writer, { id, as, personId, text, fingerprint }: Signed, other: boolean): Promise<void> {
  const mine =
    as === 'chair'
      ? { chair_signed_at: nowOf(tx), chair_signed_by: personId }
      : { secretary_signed_at: nowOf(tx), secretary_signed_by: personId }
  const fallen =
    as === 'chair' ? { secretary_signed_at: null, secretary_signed_by: null } : { chair_signed_at: null, chair_signed_by: null }
  await tx
    .updateTable('minutes_document')
    .set({
      ...mine,
      ...(other ? { state: 'signed' as const, content: text, sha256: fingerprint } : fallen),
      text_sha256: fingerprint,
    })
    .where('id', '=', id)
    .execute()
}

/**
 * R16. `seen`: the fingerprint of the text that whoever signs has read; undefined: not asked. Returns the fingerprint once both have signed,
 * else null: a signature on an older text has fallen, and that person signs again.
 */
export async function signMinutes(
  tx: Writer,
  actor: Actor,
  { meetingId, as, seen }: { meetingId: number; as: SigningRole; seen?: string },
): Promise<string | null> {
  const { meeting, ref, documents } = await minutesHeld(tx, meetingId, actor)
  const offices = signsAs(actor, ref)
  if (offices.length === 0) throw notYours()
  const document: MinutesDocument | null = documents[0] ?? null
  const content = await contentOf(tx, meeting, document)
  const text = canonicalJson(content)
  const fingerprint = sha256Of(text)
  const signed = signatureStands(document, as, fingerprint)
  refuse(objectionToSigning({ document, missing: missingItems(content), signed, offices }, as))
  if (seen !== undefined && seen !== fingerprint) throw new Refusal(objection('minutes.text_changed', {}), 409)
  const id = await begun(tx, { meeting, documents })
  const other = signatureStands(document, OTHER[as], fingerprint)
  await sign(tx, { id, as, personId: found(actor.personId), text, fingerprint }, other)
  const { number } = content
  const entry = { organisationId: meeting.organisationId, public: false, subjects: [{ kind: 'meeting', id: meetingId }] }
  await record(tx, actor, 'minutes.signed', { ...entry, payload: { number, as } })
  if (!other) return null
  await record(tx, actor, 'minutes.frozen', { ...entry, payload: { number, sha256: fingerprint } })
  return fingerprint
}
