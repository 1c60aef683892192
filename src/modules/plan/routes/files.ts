/** The files that a plan, and each of its versions, is taken away as. */
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { found, refuse } from '#kernel/refusal.ts'
import { REGIONS, regionName } from '#modules/people/index.ts'
import { itemsOfPlan, itemsOfText, PLAN_TEMPLATE, type PlanDocument, planData } from '../documents.ts'
import { type PlanFile, planCsv, planJson, planMarkdown, planWordApart, planWorkbook } from '../exports.ts'
import { decisionText, ownerText, periodText } from '../pages/told.tsx'
import { FILE_KINDS, type FileKind, planPath, versionPath } from '../paths.ts'
import { adoptedVersion, type Plan, planBySlug, planDraft, planItems, type VersionText, versionsOf, versionText } from '../queries.ts'
import { draftOfFrozen } from '../rules/frozen.ts'
import { nest, objectionToTaking } from '../rules.ts'
import type { PlanDraft } from '../tables.ts'

const MEDIA_TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=UTF-8',
  md: 'text/markdown; charset=UTF-8',
  json: 'application/json',
}
/** Whose names change, the file changes. */
const NAMES = ['person', 'mandate', 'body', 'organisation', 'network']
/** A number that no version has is no fault of the database. */
const VERSION_FILE = /^([1-9]\d{0,5})\.([a-z]+)$/

export function fileRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/:file{[a-z0-9-]+\\.[a-z]+}', async (c) => {
    const [slug, kind] = c.req.param('file').split('.') as [string, string]
    const plan = found(await planBySlug(c.var.house.reader, c.var.actor, slug))
    return planFile(c, plan, kindOf(kind))
  })
  app.get('/plans/:slug{[a-z0-9-]+}/versions/:file{[0-9]+\\.[a-z]+}', async (c) => {
    const { house, actor } = c.var
    const [, number, kind] = found(VERSION_FILE.exec(c.req.param('file')))
    const plan = found(await planBySlug(house.reader, actor, c.req.param('slug')))
    return versionFile(c, plan, found(await versionText(house.reader, plan.id, Number(number))), kindOf(kind!))
  })
  return app
}

const kindOf = (text: string): FileKind => found(FILE_KINDS.find((kind) => kind === text) ?? null)

/** What is sent and how it is to be named; the same bytes are sent once. */
function send(c: Ctx, bytes: Uint8Array, kind: FileKind, name: string): Response {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  c.header('etag', etag)
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  const disposition = kind === 'pdf' ? 'inline' : 'attachment'
  c.header('content-disposition', `${disposition}; filename="${name}.${kind}"; filename*=UTF-8''${name}.${kind}`)
  c.header('content-length', String(bytes.length))
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': MEDIA_TYPES[kind] })
}

/**
 * Made once for strangers and once for who is signed in, who may know more names; kept until a deed touches a plan (files name others: what it
 * follows, what takes its actions over) or a name.
 */
async function planFile(c: Ctx, plan: Plan, kind: FileKind): Promise<Response> {
  const { house, actor, lang } = c.var
  const key = `plan file ${plan.id} ${kind} ${lang} ${house.clock.today()} ${actor !== null}`
  const bytes = await house.kept.part(key, ['plan', ...NAMES], async () => Buffer.from(await makePlanFile(c, plan, kind)))
  return send(c, bytes, kind, plan.slug)
}

async function makePlanFile(c: Ctx, plan: Plan, kind: FileKind): Promise<Uint8Array> {
  const { house, actor, lang } = c.var
  const today = house.clock.today()
  const items = await planItems(house.reader, actor, [plan.id], today)
  refuse(objectionToTaking(kind, items.length))
  const version = plan.state === 'adopted' || plan.state === 'closed' ? adoptedVersion(await versionsOf(house.reader, plan.id)) : null
  const text = { state: plan.state, version, decision: decisionText(lang, plan), today }
  const made = plan.example || items.some((item) => item.example_fields.length > 0)
  if (kind === 'pdf') {
    const told = itemsOfPlan(nest(items), plan.lastLevel, (item) => (item.owner ? ownerText(lang, item.owner) : ''))
    return typeset(c, { ...(await documentOf(c, plan)), notes: plan.notes, example: made, text, items: told })
  }
  const persons = new Map(items.flatMap(({ owner }) => (owner?.kind === 'person' ? [[owner.id, owner.name ?? '']] : [])))
  const draft = await planDraft(house.reader, plan.id, (id) => persons.get(id) ?? '')
  return writeFile(kind, await fileOf(c, draft, text, planPath(plan.slug)))
}

/** The JSON of a version is exactly the bytes that its fingerprint is of. */
async function versionFile(c: Ctx, plan: Plan, version: VersionText, kind: FileKind): Promise<Response> {
  const { house, lang } = c.var
  const name = `${plan.slug}-version-${version.number}`
  if (kind === 'json') return send(c, Buffer.from(version.json), kind, name)
  const key = `version file ${version.id} ${kind} ${lang} ${house.clock.today()}`
  const bytes = await house.kept.part(key, [`plan:${plan.id}`, 'network'], async () =>
    Buffer.from(await makeVersionFile(c, plan, version, kind)),
  )
  return send(c, bytes, kind, name)
}

async function makeVersionFile(c: Ctx, plan: Plan, version: VersionText, kind: FileKind): Promise<Uint8Array> {
  const { lang } = c.var
  const draft = { ...draftOfFrozen(version.frozen), slug: plan.slug }
  const { decision } = version
  refuse(objectionToTaking(kind, version.itemIds.length))
  const text = {
    state: null,
    version,
    decision: decision ? decisionText(lang, { ...plan, decision: { ...decision, bodyId: null } }) : '',
    today: c.var.house.clock.today(),
  }
  if (kind !== 'pdf') return writeFile(kind, await fileOf(c, draft, text, versionPath(plan.slug, version.number)))
  const { from, to } = draft.period
  const frozen = { ...plan, title: draft.title, lead: draft.lead ?? { fr: null, en: null }, kind: draft.kind, levelNames: draft.levelNames }
  const document = await documentOf(c, { ...frozen, periodFrom: from, periodTo: to })
  return typeset(c, { ...document, example: draft.example, text, items: itemsOfText(draft.items, draft.levelNames.fr.length) })
}

async function documentOf(c: Ctx, plan: Plan): Promise<Omit<PlanDocument, 'text' | 'items'>> {
  const { house, lang } = c.var
  const { title, lead, kind, levelNames } = plan
  const network = (await house.network())?.name ?? ''
  return {
    lang,
    title,
    lead,
    kind,
    levelNames,
    period: periodText(lang, plan),
    notes: [],
    example: false,
    network,
    today: house.clock.today(),
  }
}

const typeset = (c: Ctx, document: PlanDocument): Promise<Buffer> => c.var.house.typeset(PLAN_TEMPLATE, planData(document))

async function fileOf(c: Ctx, draft: PlanDraft, text: PlanFile['text'], path: string): Promise<PlanFile> {
  const { house, lang } = c.var
  const regions = Object.fromEntries(REGIONS.map((code) => [code, regionName(lang, code)]))
  return { lang, draft, text, regions, network: (await house.network())?.name ?? '', address: `${house.baseUrl}${path}` }
}

async function writeFile(kind: Exclude<FileKind, 'pdf'>, file: PlanFile): Promise<Uint8Array> {
  if (kind === 'xlsx') return planWorkbook(file)
  if (kind === 'docx') return planWordApart(file)
  const text = kind === 'csv' ? planCsv(file) : kind === 'md' ? planMarkdown(file) : planJson(file.draft)
  return Buffer.from(text)
}
