/** A file on its way: its page at each state of the work, the answer to its preview, and work begun again. */
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx } from '#kernel/env.ts'
import {
  attempt,
  choice,
  errorsOf,
  type FormError,
  field,
  optionalId,
  optionalText,
  optionalWhole,
  parseForm,
  type Typed,
  typedForm,
} from '#kernel/form.ts'
import { found, notYours, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { said } from '#kernel/values/typography.ts'
import { bringIn, handOver, keepChoices, readAgain, stopWriting } from '../commands.ts'
import { readPlanApart } from '../imports/apart.ts'
import { storedChoices, storedMapping, storedReading } from '../imports/stored.ts'
import type { Mapping, ReadPlan } from '../imports.ts'
import { bringInWords } from '../messages.ts'
import { FailedPage, PreviewPage, WorkingPage, WrittenPage } from '../pages.tsx'
import { uploadWritingPath } from '../paths/bring-in.ts'
import { planPath, uploadPath } from '../paths.ts'
import { contentOfUpload, itemsEverMade, ownUpload, readingOfUpload, type Upload } from '../queries.ts'
import { LONGEST_TITLE, placed } from '../rules/imports.ts'
import { isLost, isWorking, mayBringIn, READ_AT_ONCE_BYTES, understoodOf, WRITTEN_AT_ONCE_ITEMS } from '../rules/upload.ts'
import type { UploadChoices, UploadOutcome } from '../tables/upload.ts'
import { KINDS } from '../tables.ts'
import { mendedMapping, previewOf, unlinkedOf } from './bring-in-preview.ts'

const MOST_REVISION = 2_147_483_647
/** Twice what an address may have: the rule says what is wrong with it, not the form. */
const LONGEST_ADDRESS = 120
const FORM = z.object({
  do: choice(['read', 'onto', 'import']),
  revision: optionalWhole(0, MOST_REVISION),
  onto: optionalId(),
  /** The plan that the page showed as chosen: with scripts or without, another one is shown before it is written to. */
  shown: optionalId(),
  title: optionalText(LONGEST_TITLE),
  slug: optionalText(LONGEST_ADDRESS),
  kind: field((text) => KINDS.find((kind) => kind === text) ?? null),
  owner: optionalId(),
  rehearsed: optionalText(LONGEST_ADDRESS),
})
type Asked = z.infer<typeof FORM>

const refresh = (c: Ctx) => c.header('refresh', '2')

/** The plan is there, and with how much. */
const flashOf = (c: Ctx, title: string, outcome: { created: number; changed: number }): string => {
  const { written } = bringInWords(c.var.lang)
  return written.flash(title, written.figures(outcome.created, outcome.changed) || written.nothing)
}

const ownReading = async (c: Ctx, upload: Upload): Promise<ReadPlan | null> =>
  storedReading(await readingOfUpload(c.var.house.reader, upload.id))

export async function showUpload(c: Ctx, id: number): Promise<Response> {
  const { house, actor } = c.var
  const upload = found(await ownUpload(house.reader, actor, id))
  if (isWorking(upload)) return workingPage(c, upload)
  const read = upload.state === 'failed' ? null : await ownReading(c, upload)
  if (!read) return failedPage(c, upload)
  if (upload.state !== 'written') return previewPage(c, upload, read, null, refusedBefore(c, upload.outcome))
  const { plan, outcome } = upload
  if (c.req.query('after') === 'import' && plan && outcome?.kind === 'written')
    return redirectWith(c, planPath(plan.slug), { text: flashOf(c, said(c.var.lang, plan.title), outcome) })
  return sendPage(
    c,
    <WrittenPage viewing={await viewingOf(c)} upload={upload} read={read} unlinked={await unlinkedOf(c, read, upload.plan?.id ?? null)} />,
  )
}

/** What a job's import said no to, after the request that asked for it was long over. */
const refusedBefore = (c: Ctx, outcome: UploadOutcome | null): FormError[] =>
  outcome?.kind === 'refused' ? errorsOf(c, new Refusal(outcome.objections)) : []

async function workingPage(c: Ctx, upload: Upload): Promise<Response> {
  const lost = isLost(upload, c.var.house.clock.now())
  // Without scripts the page asks again by itself; with them it is told at once, and this is only the net below.
  if (!lost) refresh(c)
  const viewing = await viewingOf(c, [{ kind: 'upload', id: upload.id }])
  const items = upload.outcome?.kind === 'handed' ? upload.outcome.items : 0
  return sendPage(c, <WorkingPage viewing={viewing} upload={upload} items={items} percent={await percentOf(c, upload)} lost={lost} />)
}

/** Reading says itself how far it is; of writing, how many items were made since tells. Null: nobody knows. */
async function percentOf(c: Ctx, { state, progress, outcome }: Upload): Promise<number | null> {
  if (state !== 'writing') return progress
  if (outcome?.kind !== 'handed' || outcome.since === null) return null
  const made = (await itemsEverMade(c.var.house.reader)) - outcome.since
  // Others may write too, and what comes after the last item takes its moment.
  return Math.min(ALMOST, Math.floor((made / outcome.items) * ALMOST))
}
const ALMOST = 99

async function failedPage(c: Ctx, upload: Upload): Promise<Response> {
  const { outcome } = upload
  const say = bringInWords(c.var.lang)
  const broken = outcome?.kind === 'broken' ? say.failed.broken(outcome.reference) : say.progress.lost
  const sentence = outcome?.kind === 'unread' ? outcome.sentence : broken
  return sendPage(c, <FailedPage viewing={await viewingOf(c)} upload={upload} sentence={sentence} again={outcome?.kind !== 'unread'} />)
}

async function previewPage(
  c: Ctx,
  upload: Upload,
  read: ReadPlan,
  typed: Typed | null,
  errors: FormError[],
  status: 200 | 409 | 422 = 200,
) {
  const preview = await previewOf(c, upload, read, typed)
  return sendPage(c, <PreviewPage viewing={await viewingOf(c)} {...preview} errors={[...errors, ...preview.errors]} />, status)
}

/** What was chosen: of what the form does not show, what was chosen before stands. */
function choicesOf(asked: Asked, known: UploadChoices | null): UploadChoices {
  const { onto, title, slug, kind, owner } = asked
  if (onto === null) return { onto, title, slug, kind, owner }
  return { title: null, slug: null, kind: null, owner: null, ...known, onto }
}

export async function answerPreview(c: Ctx, id: number): Promise<Response> {
  const { house } = c.var
  const actor = found(c.var.actor)
  const upload = found(await ownUpload(house.reader, actor, id))
  if (!mayBringIn(actor)) throw notYours()
  const read = upload.state === 'read' ? await ownReading(c, upload) : null
  // Sent twice, or from another tab: its page says how far it is.
  if (!read) return c.redirect(uploadWritingPath(id), 303)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const asked = parseForm(FORM, typed)
      const known = storedChoices(upload.choices)
      const choices = choicesOf(asked, known)
      const mapping = mendedMapping(read, storedMapping(upload.mapping), typed)
      if (mapping) return readAnew(c, actor, upload, asked, mapping, choices)
      if (asked.do === 'import' && choices.onto === asked.shown) return write(c, actor, upload, read, asked, choices)
      await change(house, (tx) => keepChoices(tx, id, choices))
      return redirectWith(c, `${uploadPath(id)}#where`)
    },
    async (errors, refusal) => {
      const current = found(await ownUpload(house.reader, actor, id))
      return previewPage(c, current, (await ownReading(c, current)) ?? read, typed, errors, refusal.status === 409 ? 409 : 422)
    },
  )
}

/** The file with its columns mended by hand; who pressed the main button is told that nothing is written yet. */
async function readAnew(c: Ctx, actor: Actor, upload: Upload, asked: Asked, mapping: Mapping, choices: UploadChoices): Promise<Response> {
  const { house, lang } = c.var
  const { id, name } = upload
  const content = await contentOfUpload(house.reader, id)
  const reading = content.length <= READ_AT_ONCE_BYTES ? await readPlanApart(content, name, lang, mapping) : null
  await change(house, (tx) => readAgain(tx, actor, { id, revision: asked.revision ?? 0, mapping, reading, choices, lang }))
  if (!reading) return c.redirect(uploadPath(id), 303)
  const [{ text } = { text: '' }] = errorsOf(c, new Refusal(objection('plan.columns_changed', {})))
  return redirectWith(c, `${uploadPath(id)}#columns`, { text: asked.do === 'import' ? text : bringInWords(lang).readAgainDone })
}

async function write(c: Ctx, actor: Actor, upload: Upload, read: ReadPlan, asked: Asked, choices: UploadChoices): Promise<Response> {
  const { house, lang } = c.var
  const items = placed(read.draft.items).length
  const { id } = upload
  const [revision, rehearsed] = [asked.revision ?? 0, asked.rehearsed]
  if (items > WRITTEN_AT_ONCE_ITEMS) {
    const order = { id, revision, rehearsed, lang, personId: actor.personId!, mandateId: actor.acting?.id ?? null }
    await change(house, (tx) => handOver(tx, actor, order, choices, items))
    return c.redirect(uploadWritingPath(id), 303)
  }
  const input = { id, revision, rehearsed, choices, understood: understoodOf(read), from: 'read' } as const
  const requestId = c.req.header('x-turbo-request-id') ?? null
  const done = await change(house, (tx) => bringIn(tx, actor, input), requestId)
  if (!done?.imported) return c.redirect(uploadWritingPath(id), 303)
  const title = said(lang, choices.onto === null && choices.title ? { ...read.draft.title, [read.lang]: choices.title } : read.draft.title)
  return redirectWith(c, planPath(done.slug), { text: flashOf(c, title, done.imported) })
}

/** Work that failed or whose process ended begins again; work that is still under way goes on. */
export async function beginAgain(c: Ctx, id: number): Promise<Response> {
  const { house, lang } = c.var
  const actor = found(c.var.actor)
  const upload = found(await ownUpload(house.reader, actor, id))
  if (!mayBringIn(actor)) throw notYours()
  const { state, revision } = upload
  const lost = isLost(upload, house.clock.now())
  if (lost && state === 'writing') await change(house, (tx) => stopWriting(tx, actor, id))
  else if (lost || state === 'failed' || (state === 'read' && !(await ownReading(c, upload)))) {
    const [mapping, choices] = [storedMapping(upload.mapping), storedChoices(upload.choices)]
    await change(house, (tx) => readAgain(tx, actor, { id, revision, mapping, reading: null, choices, lang }))
  }
  return c.redirect(uploadPath(id), 303)
}
