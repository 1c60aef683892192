/** What is done with statutes: drafted, edited part by part, proposed, brought into force by a decision. */
import { nowOf, record, todayOf } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { type Statutes, statutesById } from './queries.ts'
import { mayReadDraft, mayRecordDecision, mayWriteStatutes } from './rules/rights.ts'
import { objectionsToPastDecision, objectionsToText, objectionToAdopting, objectionToEditing, objectionToProposing } from './rules/text.ts'
import type { StatutesDecision, StatutesText } from './tables.ts'

/** Statutes that say nothing yet: the law alone holds. */
export const SILENT: StatutesText = { articles: [], roll: null, colleges: [], bodies: [], renewal: null }

async function writable(tx: Writer, actor: Actor, id: number): Promise<Statutes> {
  await tx.selectFrom('statutes_version').select('id').where('id', '=', id).forUpdate().execute()
  const statutes = found(await statutesById(tx, id))
  if (statutes.state === 'draft' && !mayReadDraft(actor, statutes.organisationId)) found(null)
  if (!mayWriteStatutes(actor, statutes.organisationId)) throw notYours()
  return statutes
}

const subjectsOf = (statutes: Pick<Statutes, 'id' | 'organisationId'>) => [
  { kind: 'statutes_version', id: statutes.id },
  { kind: 'organisation', id: statutes.organisationId },
]

/** Begins a version, from another one (`from`) or from nothing. The secretary and the permanents. Returns its id. */
export async function draftStatutes(
  tx: Writer,
  actor: Actor,
  input: { organisationId: number; title: string; from?: number | null; text?: StatutesText; note?: Localized; example?: boolean },
): Promise<number> {
  const { organisationId } = input
  // The organisation's row is the lock: two who begin at once get two numbers.
  found(await tx.selectFrom('people_organisation').select('id').where('id', '=', organisationId).forUpdate().executeTakeFirst())
  if (!mayWriteStatutes(actor, organisationId)) throw notYours()
  const title = input.title.trim()
  if (title === '') refuse(objection('statutes.title_missing', {}, 'title'))
  const from = input.from ? found(await statutesById(tx, input.from)) : null
  if (from && from.organisationId !== organisationId) found(null)
  const last = await tx
    .selectFrom('statutes_version')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  const { id } = await tx
    .insertInto('statutes_version')
    .values({
      organisation_id: organisationId,
      number,
      title,
      state: 'draft',
      rules: JSON.stringify(input.text ?? from?.text ?? SILENT),
      sha256: null,
      in_force_from: null,
      decision: null,
      note_fr: input.note?.fr ?? null,
      note_en: input.note?.en ?? null,
      made_at: nowOf(tx),
      example: input.example ?? from?.example ?? false,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(tx, actor, 'statutes.drafted', {
    organisationId,
    public: false,
    subjects: subjectsOf({ id, organisationId }),
    payload: { number, from: from?.number ?? null },
  })
  return id
}

/** What a form changes: one or several parts of the text, or the facts beside it. */
export interface StatutesEdit {
  title?: string
  note?: Localized
  text?: Partial<StatutesText>
}

/** Which parts an edit touches, as the journal names them. */
function partsOf(statutes: Statutes, text: StatutesText, facts: boolean): string[] {
  const differs = (one: unknown, other: unknown) => canonicalJson({ one }) !== canonicalJson({ one: other })
  const codes = new Set([...statutes.text.bodies, ...text.bodies].map(({ body }) => body))
  const bodyOf = (of: StatutesText, code: string) => of.bodies.find(({ body }) => body === code) ?? null
  return [
    ...(['articles', 'roll', 'colleges', 'renewal'] as const).filter((part) => differs(statutes.text[part], text[part])),
    ...[...codes].filter((code) => differs(bodyOf(statutes.text, code), bodyOf(text, code))).map((code) => `body:${code}`),
    ...(facts ? ['facts'] : []),
  ]
}

/** Edits a draft. `revision`: the one that the form was shown with; an older one is refused. Returns the parts that changed. */
export async function editStatutes(tx: Writer, actor: Actor, id: number, revision: number, edit: StatutesEdit): Promise<string[]> {
  const statutes = await writable(tx, actor, id)
  refuse(objectionToEditing(statutes.state))
  if (revision !== statutes.revision) refuse(objection('statutes.touched_since', {}), 409)
  const title = edit.title?.trim() ?? statutes.title
  if (title === '') refuse(objection('statutes.title_missing', {}, 'title'))
  const note = edit.note ?? statutes.note
  const text: StatutesText = { ...statutes.text, ...edit.text }
  const facts = title !== statutes.title || note.fr !== statutes.note.fr || note.en !== statutes.note.en
  const parts = partsOf(statutes, text, facts)
  if (parts.length === 0) return []
  await tx
    .updateTable('statutes_version')
    .set({ title, note_fr: note.fr, note_en: note.en, rules: JSON.stringify(text), revision: revision + 1 })
    .where('id', '=', id)
    .execute()
  await record(tx, actor, 'statutes.edited', {
    organisationId: statutes.organisationId,
    public: false,
    subjects: subjectsOf(statutes),
    payload: { parts },
  })
  return parts
}

/** Freezes a draft, so that exactly this text may be decided on; anyone reads it from now on. Returns its fingerprint. */
export async function proposeStatutes(tx: Writer, actor: Actor, id: number): Promise<string> {
  const statutes = await writable(tx, actor, id)
  refuse(objectionToProposing(statutes.state))
  refuse(objectionsToText(statutes.text))
  const fingerprint = sha256(canonicalJson(statutes.text))
  await tx.updateTable('statutes_version').set({ state: 'proposed', sha256: fingerprint }).where('id', '=', id).execute()
  await record(tx, actor, 'statutes.proposed', {
    organisationId: statutes.organisationId,
    public: true,
    subjects: subjectsOf(statutes),
    payload: { number: statutes.number, sha256: fingerprint },
  })
  return fingerprint
}

/** Takes a proposed text back to mend it. */
export async function withdrawStatutes(tx: Writer, actor: Actor, id: number): Promise<void> {
  const statutes = await writable(tx, actor, id)
  if (statutes.state !== 'proposed') refuse(objection('statutes.not_proposed', {}))
  await tx.updateTable('statutes_version').set({ state: 'draft', sha256: null }).where('id', '=', id).execute()
  await record(tx, actor, 'statutes.withdrawn', {
    organisationId: statutes.organisationId,
    public: true,
    subjects: subjectsOf(statutes),
    payload: { number: statutes.number },
  })
}

/** Writes that a proposed text is in force from a day. */
async function bringIntoForce(tx: Writer, actor: Actor, statutes: Statutes, inForceFrom: Day, decision: StatutesDecision): Promise<void> {
  refuse(objectionToAdopting(statutes.state))
  await tx
    .updateTable('statutes_version')
    .set({ state: 'adopted', in_force_from: inForceFrom, decision: JSON.stringify(decision) })
    .where('id', '=', statutes.id)
    .execute()
  await record(tx, actor, 'statutes.adopted', {
    organisationId: statutes.organisationId,
    public: true,
    subjects: subjectsOf(statutes),
    payload: { number: statutes.number, sha256: found(statutes.sha256), inForceFrom },
  })
}

/** Records a decision that was taken elsewhere, each fact as far as known. The president or the secretary. */
export async function adoptStatutes(
  tx: Writer,
  actor: Actor,
  id: number,
  input: { inForceFrom: Day; decision: StatutesDecision },
): Promise<void> {
  await tx.selectFrom('statutes_version').select('id').where('id', '=', id).forUpdate().execute()
  const statutes = found(await statutesById(tx, id))
  if (!mayRecordDecision(actor, statutes.organisationId)) throw notYours()
  const others = await tx
    .selectFrom('statutes_version')
    .select(['number', 'in_force_from'])
    .where('organisation_id', '=', statutes.organisationId)
    .where('in_force_from', 'is not', null)
    .execute()
  const { inForceFrom, decision } = input
  const known = Object.values(decision).some((fact) => fact !== null)
  refuse(
    objectionsToPastDecision(
      { inForceFrom, decidedOn: decision.decidedOn, known },
      todayOf(tx),
      others.map((row) => ({ number: row.number, inForceFrom: row.in_force_from! })),
    ),
  )
  await bringIntoForce(tx, actor, statutes, inForceFrom, decision)
}

/** The decision of an assembly, in its own transaction: in force from its day. Refused when the text is not the one that was decided on. */
export async function adoptByDecision(
  tx: Writer,
  actor: Actor,
  id: number,
  decided: { sha256: string | null; decision: StatutesDecision & { decidedOn: Day } },
): Promise<void> {
  await tx.selectFrom('statutes_version').select('id').where('id', '=', id).forUpdate().execute()
  const statutes = found(await statutesById(tx, id))
  if (decided.sha256 !== null && statutes.sha256 !== decided.sha256) refuse(objection('statutes.touched_since', {}))
  await bringIntoForce(tx, actor, statutes, decided.decision.decidedOn, decided.decision)
}
