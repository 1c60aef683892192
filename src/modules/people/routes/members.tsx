/** The addresses of members brought in from files and taken away as files. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { attachment } from '#kernel/upload.ts'
import { exampleWorkbook, type MembersFile, membersCsv, membersJson, membersOds, membersWorkbook } from '../exports/members.ts'
import { membersWords } from '../messages/members.ts'
import { MEMBER_FILE_KINDS, type MemberFileKind, memberExamplePath, memberFilePath } from '../paths.ts'
import { knownNetwork } from '../queries/members.ts'
import { networkIdOf } from '../queries.ts'
import { type MembersWanted, membersOut, membersScope } from '../rules/members-out.ts'
import { FEE_STATES, KINDS, REGIONS } from '../tables.ts'
import { membersImportRoutes } from './members-imports.tsx'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MEDIA_TYPES: Record<MemberFileKind, string> = {
  xlsx: XLSX,
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv; charset=UTF-8',
  json: 'application/json',
}

const oneOf = <Choice extends string>(choices: readonly Choice[], text: string | undefined): Choice | null =>
  choices.find((each) => each === text) ?? null

/** The directory's own questions; what it would not understand asks for nothing. */
function wantedBy(c: Ctx): MembersWanted {
  const fee = oneOf([...FEE_STATES, 'none'], c.req.query('fee'))
  const year = c.req.query('year') ?? ''
  return {
    region: oneOf([...REGIONS, 'none'], c.req.query('region')),
    kind: oneOf(KINDS, c.req.query('kind')),
    standing: oneOf(['now', 'coming', 'left'], c.req.query('state')),
    fee: fee && { state: fee, year: /^\d{4}$/.test(year) ? Number(year) : Number(c.var.house.clock.today().slice(0, 4)) },
  }
}

async function bytesOf(kind: MemberFileKind, file: MembersFile): Promise<Uint8Array> {
  if (kind === 'xlsx') return membersWorkbook(file)
  if (kind === 'ods') return membersOds(file)
  return Buffer.from(kind === 'csv' ? membersCsv(file) : membersJson(file))
}

function send(c: Ctx, bytes: Uint8Array, type: string, name: string): Response {
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', attachment(name))
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': type })
}

/** Rows and columns follow what this reader may know. */
async function membersFile(c: Ctx, kind: MemberFileKind): Promise<Response> {
  const { house, actor, lang } = c.var
  const scope = membersScope(actor, await networkIdOf(house.reader))
  const network = await knownNetwork(house.reader, house.clock.today(), scope)
  const name = (await house.network())?.name ?? ''
  const file = { lang, scope, network: name, ...membersOut(network, scope, wantedBy(c)) }
  return send(c, await bytesOf(kind, file), MEDIA_TYPES[kind], `${membersWords(lang).files.name}.${kind}`)
}

export function membersRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  for (const kind of MEMBER_FILE_KINDS) app.get(memberFilePath(kind), (c) => membersFile(c, kind))
  app.get(memberExamplePath(), async (c) => send(c, await exampleWorkbook(c.var.lang), XLSX, membersWords(c.var.lang).files.exampleName))
  return app.route('/', membersImportRoutes())
}
