/** The addresses of the roll: read, filtered, taken away as a file. */
import { Hono } from 'hono'
import { formatDay } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { csvOf } from '#kernel/sheets.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { said } from '#kernel/values/typography.ts'
import { regionName } from '#modules/people/index.ts'
import { rollWords } from '../messages/roll.ts'
import { RollPage, type RollView } from '../pages/roll.tsx'
import { rollNow, rulesOfMeeting } from '../queries.ts'
import { mayReadReason, type RollAsked, rollShown } from '../rules.ts'
import { asSignedIn, meetingAt } from './asked.ts'

const LONGEST_WORDS = 100
const MOST_PAGES = 1_000

/** What the address asks for; what nobody knows is left out. */
function asked(c: Ctx, colleges: readonly { code: string }[]): RollAsked {
  const { words, college, region, page } = c.req.query()
  const number = /^[1-9]\d{0,3}$/.test(page ?? '') ? Number(page) : 1
  return {
    words: words?.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, LONGEST_WORDS) ?? '',
    college: colleges.find(({ code }) => code === college)?.code ?? null,
    region: /^[A-Z]{2,3}$/.test(region ?? '') ? (region ?? null) : null,
    page: Math.min(number, MOST_PAGES),
  }
}

async function rollView(c: Ctx, actor: Actor): Promise<RollView> {
  const { reader } = c.var.house
  const meeting = await meetingAt(c, actor)
  const rules = await rulesOfMeeting(reader, meeting)
  const roll = await rollNow(reader, meeting, rules)
  const colleges = rules?.body?.voters === 'colleges' ? rules.statutes.text.colleges : []
  const leftOut = roll.lines.filter(({ excluded }) => excluded !== null)
  return {
    viewing: await viewingOf(c, [{ kind: 'meeting', id: meeting.id }]),
    meeting,
    roll,
    colleges,
    article: rules?.statutes.text.roll?.article ?? null,
    asked: asked(c, colleges),
    told: leftOut.filter(({ organisationId }) => mayReadReason(actor, meeting.organisationId, organisationId)),
    leftOut: leftOut.length,
    fees: mayReadReason(actor, meeting.organisationId, null),
  }
}

async function file(c: Ctx, actor: Actor): Promise<Response> {
  const { lang } = c.var
  const say = rollWords(lang)
  const { meeting, roll, colleges, asked: filters, told } = await rollView(c, actor)
  const voters = rollShown(
    roll.lines.filter(({ excluded }) => excluded === null),
    filters,
  )
  const known = new Set(told.map(({ id }) => id))
  const left = rollShown(
    roll.lines.filter(({ excluded, id }) => excluded !== null && known.has(id)),
    filters,
  )
  const names = new Map(colleges.map(({ code, name }) => [code, said(lang, name)]))
  const day = roll.recordDay ?? meeting.day
  const row = (line: (typeof voters)[number]) => [
    line.name,
    names.get(line.college ?? '') ?? '',
    line.region ? regionName(lang, line.region) : '',
    { whole: line.weight },
    line.excluded ? say.reasons[line.excluded](formatDay(lang, day), day.slice(0, 4)) : say.vote,
  ]
  const text = csvOf([
    ...(meeting.example ? [[say.example]] : []),
    [say.name, say.college, say.region, say.votes, say.reason],
    ...[...voters, ...left].map(row),
  ])
  c.header('cache-control', 'private, no-cache')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', `attachment; filename="${say.file}-${meeting.day}.csv"`)
  return c.body(text, 200, { 'content-type': 'text/csv; charset=UTF-8' })
}

export function rollRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/meetings/:id{[0-9]{1,9}}/roll',
    asSignedIn(async (c, actor) => sendPage(c, <RollPage {...(await rollView(c, actor))} />)),
  )
  app.get('/meetings/:id{[0-9]{1,9}}/roll.csv', asSignedIn(file))
  return app
}
