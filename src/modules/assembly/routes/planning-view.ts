/** A meeting as its pages show it: its agenda with what each resolution decides on, and what the statutes of its day say. */
import type { DecidableSubject } from '#kernel/capability.ts'
import type { Ctx } from '#kernel/env.ts'
import type { House } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { type ToldRule, toldStatutes } from '#modules/statutes/index.ts'
import type { AboutSubject, AgendaView, DecisionTold } from '../pages/agenda-told.tsx'
import type { MeetingView } from '../pages/meeting-facts.tsx'
import { agendaOf, documentsOf, type Meeting, type MeetingRules, noticeOf, type Resolution, rulesOfMeeting } from '../queries.ts'
import { mayConvene, mayOpen, mayPrepare, waitingFor } from '../rules.ts'

/** The door of the module that offers things of this kind; null: none does. */
export const subjectOf = ({ capabilities }: Pick<House, 'capabilities'>, kind: string): DecidableSubject | null =>
  capabilities.find(({ subjects }) => subjects?.[kind])?.subjects?.[kind] ?? null

/** Every kind of thing that a meeting may decide on. */
export const subjectKinds = ({ capabilities }: Pick<House, 'capabilities'>): [string, DecidableSubject][] =>
  capabilities.flatMap(({ subjects }) => Object.entries(subjects ?? {}))

/** What is gone is not told. */
const ifThere = <Value>(work: Promise<Value>): Promise<Value | null> =>
  work.catch((error: unknown) => {
    if (error instanceof Refusal) return null
    throw error
  })

/** A text may be a whole plan, and a hall full of phones asks for this page at once: made once, until a deed moves something. */
function aboutOf(house: House, lang: Lang, { subject }: Resolution, decided: boolean): Promise<AboutSubject | null> {
  const of = subject && subjectOf(house, subject.kind)
  if (!subject || !of) return Promise.resolve(null)
  return house.kept.part(`about ${subject.kind} ${subject.id} ${lang} ${decided}`, ['*'], async () => {
    const text = await ifThere(of.text(house.reader, subject.id))
    if (!text) return null
    // What adoption would change is said before the vote.
    const consequence = decided || !of.consequence ? null : await ifThere(of.consequence(house.reader, subject.id, lang))
    return { label: of.label, title: text.title, path: text.path, consequence }
  })
}

const rulesTold = (lang: Lang, rules: MeetingRules | null, body: string): ToldRule[] =>
  rules ? toldStatutes(lang, rules.statutes.text, new Map()).flatMap((part) => (part.key === body ? part.rules : [])) : []

/** Each kind of decision of the body, with its majority as a sentence. */
export const decisionsTold = (lang: Lang, rules: MeetingRules | null, body: string): DecisionTold[] => {
  const told = rulesTold(lang, rules, body)
  return (rules?.body?.decisions ?? []).map(({ code, name, article }) => {
    const text = told.find(({ key }) => key === `${body}.decision.${code}`)?.text ?? ''
    return { code, name, text, article }
  })
}

/** The agenda with all that its resolutions quote. */
export async function agendaView({ var: { house, lang } }: Ctx, meeting: Meeting, rules: MeetingRules | null): Promise<AgendaView> {
  const items = await agendaOf(house.reader, meeting.id)
  const decided = meeting.state === 'closed' || meeting.state === 'cancelled'
  const resolutions = items.flatMap((item) => item.resolutions)
  const subjects = await Promise.all(
    resolutions.map(async (each): Promise<[number, AboutSubject | null]> => [each.id, await aboutOf(house, lang, each, decided)]),
  )
  return {
    items,
    subjects: new Map(subjects.flatMap(([id, about]) => (about ? [[id, about]] : []))),
    decisions: decisionsTold(lang, rules, meeting.bodyCode),
  }
}

export async function meetingView(c: Ctx, actor: Actor, meeting: Meeting): Promise<MeetingView> {
  const { house, lang } = c.var
  const rules = await rulesOfMeeting(house.reader, meeting)
  const [agenda, documents] = await Promise.all([agendaView(c, meeting, rules), documentsOf(house.reader, meeting.id)])
  const told = rulesTold(lang, rules, meeting.bodyCode)
  const rule = (name: string) => told.find(({ key }) => key === `${meeting.bodyCode}.${name}`) ?? null
  const decisions = agenda.items.flatMap(({ resolutions }) => resolutions.filter(({ withdrawnAt }) => withdrawnAt === null))
  return {
    ...agenda,
    meeting,
    rules,
    told: { quorum: (meeting.convening === 2 ? rule('quorum.second') : null) ?? rule('quorum'), remote: rule('remote') },
    notice: noticeOf(
      rules,
      meeting.day,
      decisions.map(({ decision }) => decision),
    ),
    documents: documents.filter(({ itemId }) => itemId === null),
    waiting: waitingFor(meeting, agenda.items),
    rights: { convene: mayConvene(actor, meeting), prepare: mayPrepare(actor, meeting), open: mayOpen(actor, meeting) },
  }
}
