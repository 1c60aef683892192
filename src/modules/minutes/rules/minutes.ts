/** What minutes must say before they are signed (R16), and what stands against writing, signing and correcting them. */
import { type Objection, objection } from '#kernel/values/objection.ts'
import type { MinutesContent, MinutesItem, SigningRole } from '../tables.ts'

declare module '#kernel/values/objection.ts' {
  interface Objections {
    'minutes.incomplete': { items: MinutesItem[] }
    'minutes.signed': Record<never, never>
    'minutes.not_signed': Record<never, never>
    'minutes.signed_by_you': Record<never, never>
    'minutes.not_your_office': Record<never, never>
    'minutes.touched_since': Record<never, never>
    'minutes.text_changed': Record<never, never>
    'minutes.correction_open': { number: number }
    'minutes.reason_missing': Record<never, never>
  }
}

export type Lack =
  | 'name'
  | 'seat'
  | 'body'
  | 'kind'
  | 'place'
  | 'opened'
  | 'closed'
  | 'convened_on'
  | 'convened_how'
  | 'agenda'
  | 'nobody_there'
  | 'no_quorum_measured'
  | 'chair'
  | 'secretary'
  | 'note'
  | 'incidents'
  | 'text'
  | 'vote_running'
  | 'no_result'
  | 'chair_unnamed'
  | 'secretary_unnamed'
  | 'chair_capacity'
  | 'secretary_capacity'

/** One thing that is not said; `of`: the numbers of the agenda's items or of the resolutions. */
export interface Missing {
  item: MinutesItem
  lack: Lack
  of: number[]
}

const blank = (text: string | null | undefined): boolean => !text?.trim()
const unsaid = (text: { fr: string | null; en: string | null }): boolean => blank(text.fr) && blank(text.en)

type Found = [item: MinutesItem, lack: Lack, missing: boolean | number[]]

function ofFrame({ organisation, body, title, when, notice, agenda, attendance, quorum, officers }: MinutesContent): Found[] {
  return [
    ['network', 'name', blank(organisation.name)],
    ['network', 'seat', blank(organisation.seat)],
    ['body', 'body', unsaid(body)],
    ['body', 'kind', unsaid(title)],
    ['when', 'place', blank(when.place) && !when.remote],
    ['when', 'opened', when.openedAt === null],
    ['when', 'closed', when.closedAt === null],
    ['convening', 'convened_on', notice.on === null],
    ['convening', 'convened_how', notice.mail + notice.letter === 0],
    ['agenda', 'agenda', agenda.length === 0],
    ['attendance', 'nobody_there', attendance.present.length === 0],
    ['quorum', 'no_quorum_measured', quorum.ruled && quorum.measures.length === 0],
    ['officers', 'chair', blank(officers.chair)],
    ['officers', 'secretary', blank(officers.secretary)],
  ]
}

/** What a resolution came to says what became of its item: other items are told in a note. */
const isUntold = ({ note, resolutions }: MinutesContent['agenda'][number]): boolean => resolutions.length === 0 && blank(note)

function ofDebates({ agenda, texts, resolutions }: MinutesContent): Found[] {
  const standing = resolutions.filter(({ withdrawn }) => !withdrawn)
  const running = standing.filter(({ votes }) => votes.some(({ state }) => state === 'open' || state === 'suspended'))
  const uncounted = standing.filter(({ votes }) => votes.some(({ state, counts, outcome }) => state === 'closed' && !(counts && outcome)))
  const numbers = (all: readonly { number: number }[]): number[] => all.map(({ number }) => number)
  return [
    ['debates', 'note', agenda.filter(isUntold).map(({ position }) => position)],
    ['debates', 'incidents', blank(texts.incidents)],
    ['resolutions', 'text', numbers(standing.filter(({ text }) => unsaid(text)))],
    ['votes', 'vote_running', numbers(running)],
    ['votes', 'no_result', numbers(uncounted)],
  ]
}

const ofSignatories = ({ signatories }: MinutesContent): Found[] =>
  (['chair', 'secretary'] as const).flatMap((role): Found[] => {
    const signatory = signatories.find((each) => each.role === role)
    if (!signatory || blank(signatory.name)) return [['signatories', `${role}_unnamed`, true]]
    return [['signatories', `${role}_capacity`, signatory.capacity === null || unsaid(signatory.capacity)]]
  })

/** All that is missing, in the order of the items. */
export const missingItems = (content: MinutesContent): Missing[] =>
  [...ofFrame(content), ...ofDebates(content), ...ofSignatories(content)].flatMap(([item, lack, missing]): Missing[] => {
    const of = Array.isArray(missing) ? missing : []
    return missing === true || of.length > 0 ? [{ item, lack, of }] : []
  })

/** A meeting that was opened has minutes; before it there is nothing to tell. */
export const areHeld = ({ state }: { state: string }): boolean => state === 'open' || state === 'closed'

export const objectionToWriting = (document: { state: 'draft' | 'signed' } | null): Objection | null =>
  document?.state === 'signed' ? objection('minutes.signed', {}) : null

export interface SigningFacts {
  document: { state: 'draft' | 'signed' } | null
  missing: readonly Missing[]
  /** Whether this office's signature stands on the text as it is. */
  signed: boolean
  /** The offices that whoever signs holds in the session. */
  offices: readonly SigningRole[]
}

/** R16. The same stops the command and greys the button. */
export function objectionToSigning({ document, missing, signed, offices }: SigningFacts, as: SigningRole): Objection | null {
  if (document?.state === 'signed') return objection('minutes.signed', {})
  if (!offices.includes(as)) return objection('minutes.not_your_office', {})
  if (signed) return objection('minutes.signed_by_you', {})
  return missing.length > 0 ? objection('minutes.incomplete', { items: [...new Set(missing.map(({ item }) => item))] }) : null
}

/** Signed minutes never change: a correction is a document of its own, with its reason, one at a time. */
export function objectionToCorrecting(latest: { state: 'draft' | 'signed'; number: number } | null, reason: string): Objection | null {
  if (latest?.state !== 'signed') {
    return latest && latest.number > 1
      ? objection('minutes.correction_open', { number: latest.number })
      : objection('minutes.not_signed', {})
  }
  return reason.trim() === '' ? objection('minutes.reason_missing', {}, 'reason') : null
}
