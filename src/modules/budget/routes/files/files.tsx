/** The addresses of lines taken away as files, and of files brought in. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { attachment } from '#kernel/upload.ts'
import { said } from '#kernel/values/typography.ts'
import { budgetFileBytes, FILE_FORMATS, type FileFormat } from '../../exports.ts'
import { fileWords } from '../../messages/files/files.ts'
import { nameWords, versionTitle } from '../../messages/names.ts'
import { draftOf } from '../../queries/files/draft-of.ts'
import { standing } from '../../queries.ts'
import type { DraftGrant } from '../../rules/files/import-draft.ts'
import { mayReadDraftBudget } from '../../rules/rights.ts'
import { yearAsked } from '../at.ts'
import { importRoutes } from './import.tsx'

const MEDIA_TYPES: Record<FileFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=UTF-8',
  json: 'application/json',
}

/** Funders are told with the lines; the grants themselves only to who keeps or reads drafts. */
const grantShown = (grant: DraftGrant | null, whole: boolean): DraftGrant | null =>
  grant && (whole ? grant : { funder: grant.funder, title: null, reference: null })

async function versionFile(c: Ctx, id: number, format: FileFormat): Promise<Response> {
  const { house, actor, lang } = c.var
  const { version, year } = found(await standing(house.reader, actor, id, yearAsked(c)))
  if (version.sight !== 'all' && version.sight !== 'lines') throw notFound()
  const draft = await draftOf(house.reader, id, year)
  const whole = mayReadDraftBudget(actor, version.budget.owner)
  const bytes = await budgetFileBytes(format, {
    lang,
    title: `${versionTitle(lang, version)} (${nameWords(lang).states[version.state]})`,
    organisation: version.budget.owner.name,
    example: version.example,
    keys: draft.keys.map(({ id: _, ...key }) => key),
    lines: draft.lines.map(({ id: _, grantId: __, ...line }) => ({ ...line, grant: grantShown(line.grant, whole) })),
  })
  const title = said(lang, version.budget.title)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  const name = [title || fileWords(lang).fileName, `v${version.number}`, ...(year === null ? [] : [year])].join('-')
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', attachment(`${name}.${format}`))
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': MEDIA_TYPES[format] })
}

export function filesRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(`/budget-versions/:file{[0-9]{1,15}\\.(?:${FILE_FORMATS.join('|')})}`, (c) => {
    const [id, format] = c.req.param('file').split('.') as [string, FileFormat]
    return versionFile(c, Number(id), format)
  })
  return app.route('/', importRoutes())
}
