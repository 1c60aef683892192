/** The addresses of the register of decisions: the list, one decision, its extract, all of it as a file. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { type House, namesOf, subjectKey } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { searchedWords } from '#kernel/searching.ts'
import { csvOf } from '#kernel/sheets.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { meeting } from '#modules/assembly/index.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { EXTRACT_TEMPLATE, type ExtractPaper, extractData } from '../documents.ts'
import { registerWords } from '../messages.ts'
import { DecisionPage, type DecisionView } from '../pages/decision.tsx'
import { RegisterPage } from '../pages/register.tsx'
import {
  contentOf,
  DECISIONS_PER_PAGE,
  type Decision,
  type DecisionsAsked,
  decisionFilters,
  decisionNumbered,
  decisionsListed,
  documentsOfMinutes,
  minutesOf,
} from '../queries.ts'
import { OUTCOMES } from '../tables.ts'

const LONGEST_WORDS = 100
const MOST_PAGES = 10_000

function askedOf(c: Ctx): DecisionsAsked {
  const { words = '', year, body, outcome, about, page } = c.req.query()
  const typed = words.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, LONGEST_WORDS)
  const whole = (text: string | undefined, most: number): number | null =>
    text !== undefined && /^[1-9]\d{0,14}$/.test(text) && Number(text) <= most ? Number(text) : null
  return {
    typed,
    words: searchedWords(typed),
    year: year !== undefined && /^[12]\d{3}$/.test(year) ? year : null,
    bodyId: whole(body, Number.MAX_SAFE_INTEGER),
    outcome: OUTCOMES.find((each) => each === outcome) ?? null,
    subjectKind: about !== undefined && /^[a-z_]{1,40}$/.test(about) ? about : null,
    page: whole(page, MOST_PAGES) ?? 1,
  }
}

const networkId = async (c: Ctx): Promise<number> => (await networkOrganisation(c.var.house.reader))?.id ?? -1

/** What any door offers to be decided on, by its kind. */
const decidable = (house: House) => new Map(house.capabilities.flatMap(({ subjects }) => Object.entries(subjects ?? {})))
const kindsOf = (house: House): Map<string, Localized> => new Map([...decidable(house)].map(([kind, { label }]) => [kind, label]))

async function register(c: Ctx): Promise<Response> {
  const { house } = c.var
  const [id, asked] = [await networkId(c), askedOf(c)]
  const [listed, filters, viewing] = await Promise.all([
    decisionsListed(house.reader, id, asked),
    decisionFilters(house.reader, id),
    viewingOf(c, [{ kind: 'network', id }]),
  ])
  return sendPage(c, <RegisterPage view={{ viewing, asked, listed, filters, kinds: kindsOf(house), size: DECISIONS_PER_PAGE }} />)
}

const CHOICES = ['for', 'against', 'abstention', 'blank', 'spoilt'] as const

/** All decisions that the filters leave, in the order of their numbers. */
async function file(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const say = registerWords(lang)
  const { decisions } = await decisionsListed(house.reader, await networkId(c), askedOf(c), true)
  const text = csvOf([
    say.columns,
    ...decisions
      .toReversed()
      .map((each) => [
        String(each.number),
        each.decidedOn,
        said(lang, each.result.body),
        said(lang, each.meetingTitle),
        String(each.resolutionNumber),
        said(lang, each.title),
        said(lang, each.text),
        each.annulled ? say.annulledTitle : say.outcomes[each.outcome],
        ...CHOICES.map((choice) => String(each.result.counts[choice])),
        each.result.sentence[lang] ?? '',
        each.subject?.kind ?? '',
        each.subject?.sha256 ?? '',
        each.example ? say.yes : '',
      ]),
  ])
  return c.body(text, 200, {
    'content-type': 'text/csv; charset=UTF-8',
    'content-disposition': `attachment; filename="${say.fileName}.csv"`,
    'cache-control': 'private, no-cache',
  })
}

async function asked(c: Ctx, number: string | undefined): Promise<Decision> {
  return found(await decisionNumbered(c.var.house.reader, await networkId(c), Number(number)))
}

/**
 * What was decided on, as its module names it to this reader. Where a module names no such thing, an adopted text is told all the same: it is
 * frozen, and anyone reads it.
 */
async function subjectOf(house: House, actor: Actor | null, { subject, outcome }: Decision): Promise<DecisionView['subject']> {
  const offered = subject && decidable(house).get(subject.kind)
  if (!subject || !offered) return null
  const { kind, id } = subject
  const unknown = { kind: offered.label, title: null, path: null }
  if (house.capabilities.some(({ objects }) => objects?.[kind])) {
    const named = (await namesOf(house, actor, [subject])).get(subjectKey(subject))
    return named ? { kind: offered.label, title: named.title, path: named.path } : unknown
  }
  if (outcome !== 'adopted') return unknown
  const { title, path } = await offered.text(house.reader, id)
  return { kind: offered.label, title, path }
}

async function decisionPage(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  const decision = await asked(c, c.req.param('number'))
  const { meetingId } = decision
  const today = house.clock.today()
  const [subject, known, minutes, viewing] = await Promise.all([
    subjectOf(house, actor, decision),
    meeting(house.reader, actor, meetingId, today),
    minutesOf(house.reader, actor, meetingId, today),
    viewingOf(c, [
      { kind: 'decision', id: decision.id },
      { kind: 'meeting', id: meetingId },
    ]),
  ])
  const may = { meeting: known !== null, minutes: minutes !== null }
  return sendPage(c, <DecisionPage view={{ viewing, decision, subject, may }} />)
}

/** The signed minutes that certify an extract; their signatories by name only where this reader may know the person. */
async function certifying(c: Ctx, { meetingId }: Decision): Promise<ExtractPaper['certified']> {
  const { house, actor } = c.var
  const [documents, holder] = await Promise.all([
    documentsOfMinutes(house.reader, meetingId),
    meeting(house.reader, SHELL, meetingId, house.clock.today()),
  ])
  const signed = documents.find(({ state }) => state === 'signed')
  if (!signed?.sha256 || !holder) return null
  const { signatories } = await contentOf(house.reader, holder, signed)
  const personOf = (role: 'chair' | 'secretary') => ({ kind: 'person', id: signed[role]?.personId ?? -1 })
  const known = await namesOf(house, actor, [personOf('chair'), personOf('secretary')])
  return {
    number: signed.number,
    sha256: signed.sha256,
    signatories: signatories.map((each) => ({ ...each, name: known.has(subjectKey(personOf(each.role))) ? each.name : '' })),
  }
}

async function extract(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const [number] = (c.req.param('file') ?? '').split('.')
  const decision = await asked(c, number)
  const [subject, certified] = await Promise.all([subjectOf(house, c.var.actor, decision), certifying(c, decision)])
  const pdf = await house.typeset(
    EXTRACT_TEMPLATE,
    extractData({ lang, decision, certified, subject: subject?.title ? said(lang, subject.title) : null }),
  )
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  c.header('content-disposition', `inline; filename="decision-${decision.number}.pdf"`)
  return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' })
}

export function registerRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/decisions', register)
  app.get('/decisions.csv', file)
  app.get('/decisions/:file{[1-9][0-9]{0,8}\\.pdf}', extract)
  app.get('/decisions/:number{[1-9][0-9]{0,8}}', decisionPage)
  return app
}
