/** What other pages show of minutes and decisions, and what minutes expect of chair and secretary. */
import type { Expected, Panel } from '#kernel/capability.ts'
import type { Reader } from '#kernel/database.ts'
import { type Day, dayIn, formatDay } from '#kernel/dates.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { lackTold, registerWords, workWords } from '../messages.ts'
import { DecisionsPanel } from '../pages/decision.tsx'
import { MinutesPanel } from '../pages/panel.tsx'
import { minutesPath } from '../paths.ts'
import {
  contentOf,
  decisionsAbout,
  decisionsOfMeeting,
  fingerprintOf,
  type MinutesDocument,
  type MinutesOf,
  minutesOf,
  signatureStands,
  unsignedMeetings,
} from '../queries.ts'
import { type Missing, mayWriteMinutes, missingItems, signsAs } from '../rules.ts'
import type { SigningRole } from '../tables.ts'

interface Standing {
  missing: readonly Missing[]
  /** The offices in which this reader's signature is still to come. */
  waits: SigningRole[]
}

/** What is missing in a draft, and which of this reader's signatures. */
async function standingOf(reader: Reader, actor: Actor | null, { meeting, ref, documents }: MinutesOf): Promise<Standing> {
  const document: MinutesDocument | null = documents[0] ?? null
  if (document?.state === 'signed') return { missing: [], waits: [] }
  const content = await contentOf(reader, meeting, document)
  const fingerprint = fingerprintOf(content)
  return { missing: missingItems(content), waits: signsAs(actor, ref).filter((role) => !signatureStands(document, role, fingerprint)) }
}

const itemsOf = (missing: readonly Missing[]): number => new Set(missing.map(({ item }) => item)).size

function stateText(lang: Lang, { meeting, documents }: MinutesOf, missing: readonly Missing[]): string {
  const say = workWords(lang)
  const [latest] = documents
  const at = latest?.chair && latest.secretary ? Math.max(latest.chair.at.getTime(), latest.secretary.at.getTime()) : null
  if (latest?.state === 'signed' && at !== null) return say.panelSigned(formatDay(lang, dayIn(meeting.timeZone, new Date(at))))
  return missing.length > 0 ? `${say.panelDraft} ${say.panelMissing(itemsOf(missing))}` : say.panelReady
}

/** Minutes: their state, and the way to them. Decisions stand in a section of their own, read by whoever reads the meeting. */
export const meetingPanel: Panel = async (house, viewing, id) => {
  const { actor, lang, today } = viewing
  const [minutes, decisions] = await Promise.all([minutesOf(house.reader, actor, id, today), decisionsOfMeeting(house.reader, id)])
  if (!minutes && decisions.length === 0) return null
  const standing = minutes ? await standingOf(house.reader, actor, minutes) : null
  return (
    <>
      {minutes && standing ? (
        <MinutesPanel
          lang={lang}
          meetingId={id}
          number={minutes.documents[0]?.number ?? 1}
          state={stateText(lang, minutes, standing.missing)}
          waits={standing.waits.length > 0 && standing.missing.length === 0}
        />
      ) : null}
      {decisions.length > 0 ? <DecisionsPanel viewing={viewing} decisions={decisions} title={registerWords(lang).title} /> : null}
    </>
  )
}

/** « Décidé par », on the page of what was decided on. */
export const decidedPanel =
  (kind: string): Panel =>
  async (house, viewing, id) => {
    const decisions = await decisionsAbout(house.reader, kind, id)
    return decisions.length > 0 ? (
      <DecisionsPanel viewing={viewing} decisions={decisions} title={registerWords(viewing.lang).decidedBy} reasons />
    ) : null
  }

/** Once the session is closed: chair and secretary sign what is complete, and whoever writes them completes the rest. */
export async function expected(reader: Reader, actor: Actor, today: Day): Promise<Expected[]> {
  if (actor.personId === null) return []
  const found: Expected[] = []
  for (const { meetingId } of await unsignedMeetings(reader, [actor.personId])) {
    const minutes = await minutesOf(reader, actor, meetingId, today)
    if (!minutes || !mayWriteMinutes(actor, minutes.ref)) continue
    const { missing, waits } = await standingOf(reader, actor, minutes)
    const say = workWords(actor.lang)
    const { meeting } = minutes
    const entry = { path: minutesPath(meetingId), due: null, late: false, example: meeting.example }
    const title = said(actor.lang, meeting.title)
    if (missing.length > 0 && signsAs(actor, minutes.ref).includes('secretary'))
      found.push({
        ...entry,
        title: say.expectedComplete,
        detail: `${title} · ${missing.map((each) => lackTold(actor.lang, each)).join(', ')}`,
      })
    else if (missing.length === 0 && waits.length > 0) found.push({ ...entry, title: say.expectedSign, detail: title })
  }
  return found
}
