/** The addresses of what is printed: the attendance sheet, the voting cards, the paper kit. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { notFound, notYours } from '#kernel/refusal.ts'
import { attachment } from '#kernel/upload.ts'
import { said } from '#kernel/values/typography.ts'
import { KIT_TEMPLATE, kitData } from '../documents/kit.ts'
import { CARDS_TEMPLATE, cardsData, type Papers, SHEET_TEMPLATE, sheetData } from '../documents/sheet.ts'
import { paperWords } from '../messages.ts'
import { type Meeting, type MeetingRules, presencesOf, proxyNames, resolutionsOf, rulesOfMeeting, votersOf } from '../queries.ts'
import { mayPrintAttendance } from '../rules.ts'
import { inMeeting } from './asked.ts'

/** What every paper is made of: four queries, whatever the size of the meeting. */
async function papersOf(c: Ctx, at: Meeting): Promise<Papers & { rules: MeetingRules | null }> {
  const { house, lang } = c.var
  const { reader } = house
  const [all, proxies, presences, rules, network] = await Promise.all([
    votersOf(reader, at.id),
    proxyNames(reader, at.id, null),
    presencesOf(reader, at.id),
    rulesOfMeeting(reader, at),
    house.network(),
  ])
  const voters = all.filter(({ excluded }) => excluded === null)
  const used = new Set(voters.map(({ college }) => college))
  const named = rules?.statutes.text.colleges
    .filter(({ code }) => used.has(code))
    .map(({ code, name }) => ({ code, name: said(lang, name) }))
  return {
    lang,
    meeting: at,
    network: network?.name ?? 'Gouvernail',
    now: house.clock.now(),
    voters,
    colleges: [...(named ?? []), ...(used.has(null) ? [{ code: null, name: null }] : [])],
    proxies,
    presences,
    rules,
  }
}

type Paper = 'sheet' | 'cards' | 'kit'

async function made(c: Ctx, at: Meeting, paper: Paper): Promise<Buffer> {
  const { house } = c.var
  const papers = await papersOf(c, at)
  if (paper === 'sheet') return house.typeset(SHEET_TEMPLATE, sheetData(papers))
  if (paper === 'cards') return house.typeset(CARDS_TEMPLATE, cardsData(papers))
  const resolutions = (await resolutionsOf(house.reader, at.id)).filter(({ withdrawnAt }) => withdrawnAt === null)
  return house.typeset(KIT_TEMPLATE, kitData({ ...papers, resolutions }))
}

/** They name who represents whom: for the desk, those who convene, and the session's officers. */
const printed = (paper: Paper) =>
  inMeeting(async (c, actor, at) => {
    if (!mayPrintAttendance(actor, at)) throw notYours()
    if (at.state === 'draft') throw notFound()
    const pdf = await made(c, at, paper)
    c.header('cache-control', 'private, no-cache')
    c.header('x-robots-tag', 'noindex')
    c.header('content-disposition', attachment(`${paperWords(c.var.lang).files[paper]}-${at.day}.pdf`))
    return c.body(pdf as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'application/pdf' })
  })

export const paperRoutes = (): Hono<Env> =>
  new Hono<Env>()
    .get('/meetings/:id/sheet.pdf', printed('sheet'))
    .get('/meetings/:id/cards.pdf', printed('cards'))
    .get('/meetings/:id/kit.pdf', printed('kit'))
