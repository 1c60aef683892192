/** The notice on paper: for everyone who may read the meeting, and as letters for whoever no mail reaches. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { roleName } from '#modules/people/index.ts'
import { decisionRule, type StatutesText } from '#modules/statutes/index.ts'
import { NOTICE_TEMPLATE, type NoticeDocument, type NoticeLetter, noticeData } from '../documents/notice.ts'
import { agendaOf, convenerOf, documentsOf, type Meeting, type MeetingRules, noticesOf, rulesOfMeeting } from '../queries.ts'
import { letterParts, mayPrepare, proxiesAllowed, unreached } from '../rules.ts'
import { asSignedIn, meetingAt } from './asked.ts'

/** The articles that a notice rests on, each once, in the order of the statutes. */
function articlesOf(rules: MeetingRules | null): StatutesText['articles'] {
  if (!rules?.body) return []
  const { body, statutes } = rules
  const quoted = [body.notice, body.quorum, body.proxies, body.remote, statutes.text.roll].map((rule) => rule?.article)
  return statutes.text.articles.filter(({ number }) => quoted.includes(number))
}

async function noticePdf(c: Ctx, known: Meeting, letters: NoticeLetter[] | null): Promise<Response> {
  const { house, lang } = c.var
  const { reader } = house
  const [items, documents, rules, convener] = await Promise.all([
    agendaOf(reader, known.id),
    documentsOf(reader, known.id),
    rulesOfMeeting(reader, known),
    convenerOf(reader, known.id),
  ])
  const body = rules?.body ?? null
  const document: NoticeDocument = {
    lang,
    meeting: known,
    items,
    documents,
    proxies: proxiesAllowed(body?.proxies ?? null),
    articles: articlesOf(rules),
    decisionName: (code) => (body && decisionRule(body, code)?.name) ?? null,
    signedBy: convener && { name: convener.name, office: convener.role && roleName(lang, convener.role) },
    baseUrl: house.baseUrl,
    letters,
  }
  const pdf = await house.typeset(NOTICE_TEMPLATE, noticeData(document))
  c.header('cache-control', 'private, no-store')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', `attachment; filename="convocation-${known.day}${letters ? '-lettres' : ''}.pdf"`)
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' })
}

async function letters(c: Ctx, actor: Actor): Promise<Response> {
  const known = await meetingAt(c, actor)
  if (!mayPrepare(actor, known)) throw notYours()
  if (known.convenedAt === null) refuse(objection('assembly.notice_not_convened', {}))
  const all = unreached(await noticesOf(c.var.house.reader, known.id))
  if (all.length === 0) refuse(objection('assembly.notice_no_letters', {}))
  const asked = c.req.query('part') ?? '1'
  const { from, to } = found(letterParts(all.length).find(({ part }) => String(part) === asked))
  return noticePdf(
    c,
    known,
    all.slice(from - 1, to).map(({ voter, person, town, lang }) => ({ lang, name: voter, person, town })),
  )
}

export function paperRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/meetings/:id{[0-9]{1,9}}/notice.pdf',
    asSignedIn(async (c, actor) => noticePdf(c, await meetingAt(c, actor), null)),
  )
  app.get('/meetings/:id{[0-9]{1,9}}/notice/letters.pdf', asSignedIn(letters))
  return app
}
