/** What the addresses of convening share: the meeting for those who prepare it, and all that its page shows. */
import type { Ctx } from '#kernel/env.ts'
import type { FormError, Typed } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { notYours } from '#kernel/refusal.ts'
import { viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { noticeMail } from '../documents/notice-mail.ts'
import { noticeWords } from '../messages/notice-page.ts'
import { lateWritten } from '../messages/notice-refusals.ts'
import type { NoticePreview, NoticeView } from '../pages/notice.tsx'
import {
  addressees,
  type Convening,
  convenerOf,
  conveningOf,
  documentsOf,
  type Meeting,
  type MeetingDocument,
  noticesOf,
  type Reached,
  resolutionsOf,
  secondOf,
  subjectTexts,
} from '../queries.ts'
import { mayConvene, mayPrepare, noticeCounts, noticesFor, objectionsToConvening, objectionToLateness, proxiesAllowed } from '../rules.ts'
import { meetingAt } from './asked.ts'

/** The meeting in the address; who may only read it may not prepare its notice. */
export async function preparedMeeting(c: Ctx, actor: Actor): Promise<Meeting> {
  const known = await meetingAt(c, actor)
  if (!mayPrepare(actor, known)) throw notYours()
  return known
}

/** What convening depends on, with the texts of the subjects as they stand now. */
export async function conveningNow(c: Ctx, known: Meeting): Promise<Convening & { texts: Map<number, string | null> }> {
  const { house } = c.var
  const texts = await subjectTexts(house, await resolutionsOf(house.reader, known.id))
  return { ...(await conveningOf(house.reader, known, house.clock.now(), texts)), texts }
}

/** The sentence of a late notice; null: in time, or it has left. */
export function lateness(c: Ctx, { facts }: Convening): string | null {
  const late = facts.state === 'draft' ? objectionToLateness(facts) : null
  return late && sayObjection(c.var.house, c.var.lang, late)
}

/** R01: as it is written on the notice and in the minutes, in the network's own language. */
export async function riskText(c: Ctx, { facts }: Convening, reason: string | null): Promise<string> {
  const lang = (await c.var.house.network())?.lang ?? 'fr'
  const { notice, day, today } = facts
  return notice ? noticeWords(lang).riskStored(lateWritten[lang]({ ...notice, day, today }), reason) : ''
}

/** The mail of the first who gets one, as it would leave now. */
function previewOf(c: Ctx, known: Meeting, convening: Convening, reached: Reached[], documents: MeetingDocument[]): NoticePreview | null {
  const sample = reached.find(({ hasEmail }) => hasEmail)
  if (!sample) return null
  const own = new Set(reached.filter(({ personId }) => personId === sample.personId).flatMap(({ organisationId }) => organisationId ?? []))
  const voters = convening.voters.filter(({ organisationId }) => organisationId !== null && own.has(organisationId)).map(({ name }) => name)
  const proxies = proxiesAllowed(convening.rules?.body?.proxies ?? null)
  const facts = { meeting: known, items: convening.items, documents, proxies, baseUrl: c.var.house.baseUrl }
  const { subject, content } = noticeMail(facts, { name: sample.name, email: '', lang: sample.lang, voters })
  return content ? { name: sample.name, lang: sample.lang, subject, content } : null
}

/** Everything that the page of a notice shows. */
export async function noticeView(c: Ctx, actor: Actor, known: Meeting, typed: Typed = {}, errors: FormError[] = []): Promise<NoticeView> {
  const { house, lang } = c.var
  const { reader, clock } = house
  const [convening, documents, sent, convenedBy, second] = await Promise.all([
    conveningNow(c, known),
    documentsOf(reader, known.id),
    noticesOf(reader, known.id),
    convenerOf(reader, known.id),
    known.state === 'closed' ? secondOf(reader, known, clock.now()) : null,
  ])
  const draft = known.state === 'draft'
  const late = lateness(c, convening)
  const reached = draft ? await addressees(reader, convening.voters, clock.today()) : []
  const body = convening.rules?.body ?? null
  return {
    viewing: await viewingOf(c, [{ kind: 'meeting', id: known.id }]),
    meeting: known,
    convening,
    documents,
    proxies: { allowed: proxiesAllowed(body?.proxies ?? null), article: body?.proxies?.article ?? null },
    ...(draft ? noticeCounts(noticesFor(convening.voters, reached)) : { mails: 0, letters: 0 }),
    votes: convening.voters.reduce((sum, { weight }) => sum + weight, 0),
    mayConvene: mayConvene(actor, known),
    objections: draft ? objectionsToConvening(convening.facts).map((each) => sayObjection(house, lang, each)) : [],
    late,
    risk: late && (await riskText(c, convening, null)),
    preview: draft ? previewOf(c, known, convening, reached, documents) : null,
    mailLeaves: house.smtpUrl !== null,
    sent,
    convenedBy,
    state: c.req.query('state') ?? null,
    second,
    typed,
    errors,
  }
}
