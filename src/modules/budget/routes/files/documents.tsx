/** The addresses of budgets on paper: a grant's CERFA table, and what the assembly is shown. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { formatEuros } from '#kernel/money.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { attachment } from '#kernel/upload.ts'
import { CERFA_TEMPLATE, cerfaData, PRESENTATION_TEMPLATE, presentationData } from '../../documents.ts'
import { cerfaWorkbook } from '../../exports.ts'
import { cerfaWords, shareText } from '../../messages/files/documents-cerfa.ts'
import { presentationWords } from '../../messages/files/documents-presentation.ts'
import { nameWords, versionTitle } from '../../messages/names.ts'
import { type Cerfa, cerfaOf } from '../../queries/files/cerfa.ts'
import { standing } from '../../queries.ts'
import type { CerfaPaper } from '../../rules/files/cerfa-paper.ts'
import { yearAsked } from '../at.ts'
import { presentationOf } from './documents-presentation.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

function paperOf(c: Ctx, { at: { version }, year, grant, table, grants, codes }: Cerfa): CerfaPaper {
  const { lang } = c.var
  const say = cerfaWords(lang)
  const gap = Math.abs(table.wholeCents.charge - table.wholeCents.income)
  const facts: [string, string][] = [
    [say.organisation, version.budget.owner.name],
    [say.funder, `${grant.funder.name} (${nameWords(lang).funderKinds[grant.funder.kind]})`],
    [say.grant, grant.reference ? `${grant.title} (${grant.reference})` : grant.title],
    [say.year, String(year)],
    [say.actions, codes.length === 0 ? say.allActions : codes.join(', ')],
    [say.version, `${versionTitle(lang, version)} (${nameWords(lang).states[version.state]})`],
  ]
  return {
    lang,
    title: `${say.form} · ${grant.title}, ${year}`,
    organisation: version.budget.owner.name,
    table,
    grants,
    facts,
    notes: [
      table.grantCents === 0 ? say.noLine : shareText(lang, table),
      ...(table.whole ? [] : [say.keyed]),
      ...(gap === 0 ? [] : [say.unbalanced(formatEuros(lang, gap))]),
    ],
    example: grant.example || version.example,
  }
}

function send(c: Ctx, bytes: Uint8Array, type: string, name: string, inline: boolean): Response {
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', inline ? attachment(name).replace(/^attachment/, 'inline') : attachment(name))
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': type })
}

const numberIn = (text: string | undefined): number => (text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : -1)

async function cerfaFile(c: Ctx, format: 'pdf' | 'xlsx'): Promise<Response> {
  const { house, actor } = c.var
  const asked = { grantId: numberIn(c.req.param('id')), versionId: numberIn(c.req.query('version')), year: numberIn(c.req.query('year')) }
  const cerfa = found(await cerfaOf(house.reader, actor, asked))
  const paper = paperOf(c, cerfa)
  const name = `${cerfaWords(c.var.lang).name}-${cerfa.grant.id}-${cerfa.year}.${format}`
  return format === 'pdf'
    ? send(c, await house.typeset(CERFA_TEMPLATE, cerfaData(paper)), 'application/pdf', name, true)
    : send(c, await cerfaWorkbook(paper), XLSX, name, false)
}

/** For who sees at least the chapters; whoever sees no more finds no funder and no part of the plan in it. */
async function presentation(c: Ctx): Promise<Response> {
  const { house, actor, lang } = c.var
  const at = found(await standing(house.reader, actor, Number.parseInt(c.req.param('file') ?? '', 10), yearAsked(c)))
  if (at.version.sight === 'totals') throw notFound()
  const pdf = await house.typeset(PRESENTATION_TEMPLATE, presentationData(await presentationOf(c, at)))
  const name = `${presentationWords(lang).name}-${at.version.budget.yearFrom}-v${at.version.number}.pdf`
  return send(c, pdf, 'application/pdf', name, true)
}

export function documentsRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/grants/:id{[0-9]{1,15}}/cerfa.pdf', (c) => cerfaFile(c, 'pdf'))
  app.get('/grants/:id{[0-9]{1,15}}/cerfa.xlsx', (c) => cerfaFile(c, 'xlsx'))
  app.get('/budget-versions/:file{[0-9]{1,15}\\.pdf}', presentation)
  return app
}
