/** Bringing members in from a file: the file to choose, its rehearsal, columns mended by hand, and writing it. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, errorsOf, type FormError, optionalText, optionalWhole, parseForm, typedForm, typedOne } from '#kernel/form.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { uploadedFile, uploadedForm } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { bringUploadIn, forgetMembers, handMembersOver, readMembersAgain, receiveMembers } from '../commands/members-uploads.ts'
import { MOST_FILE_BYTES } from '../imports/members.ts'
import { readMembersApart } from '../imports/members-apart.ts'
import { storedMemberMapping, storedMembers } from '../imports/members-stored.ts'
import { membersWords } from '../messages/members.ts'
import { findingText } from '../messages/members-findings.ts'
import { MembersStartPage } from '../pages/members-start.tsx'
import { MembersFailedPage, MembersWorkingPage, MembersWrittenPage } from '../pages/members-work.tsx'
import { memberImportPath, memberImportsPath, signInPath } from '../paths.ts'
import { contentOfMembers, type MembersUpload, memberUploads, ownMembersUpload, readingOfMembers } from '../queries/members-uploads.ts'
import { networkIdOf } from '../queries.ts'
import type { MemberMapping, MembersRead } from '../rules/members.ts'
import { isLost, isWorking, READ_AT_ONCE_BYTES, WRITTEN_AT_ONCE_ROWS } from '../rules/members-uploads.ts'
import { mayKeepPeople } from '../rules/rights.ts'
import { mendedMapping, previewPage } from './members-preview.tsx'

const MOST_REVISION = 2_147_483_647
const FINGERPRINT_LETTERS = 64
const FORM = z.object({
  do: choice(['read', 'import', 'skip']),
  revision: optionalWhole(0, MOST_REVISION),
  rehearsed: optionalText(FINGERPRINT_LETTERS),
})
type Asked = z.infer<typeof FORM>

const keeps = async (c: Ctx): Promise<boolean> => mayKeepPeople(c.var.actor, await networkIdOf(c.var.house.reader))

async function startPage(c: Ctx, errors: FormError[]): Promise<Response> {
  const { house, actor } = c.var
  const uploads = await memberUploads(house.reader, actor)
  const page = <MembersStartPage viewing={await viewingOf(c)} uploads={uploads} timeZone={house.clock.timeZone} errors={errors} />
  return sendPage(c, page, errors.length > 0 ? 422 : 200)
}

/** Why nothing at all can be made of a file; null where there is something to look at, or a column to mend. */
const unreadSentence = (c: Ctx, read: MembersRead): string | null =>
  read.failed && read.columns.length === 0 && read.errors[0] ? findingText(c.var.lang, read.errors[0]) : null

/** The file that this one takes the place of. */
async function replaced(c: Ctx, actor: Actor): Promise<number | null> {
  const given = typedOne(await uploadedForm(c, { mostBytes: MOST_FILE_BYTES }), 'instead')
  if (!/^\d{1,15}$/.test(given)) return null
  return (await ownMembersUpload(c.var.house.reader, actor, Number(given)))?.id ?? null
}

async function receive(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  if (!actor || !(await keeps(c))) throw notYours()
  return attempt(
    c,
    async () => {
      const file = await uploadedFile(c, 'file', { mostBytes: MOST_FILE_BYTES })
      if (!file) throw new Refusal(objection('people.no_file', {}, 'file'))
      const instead = await replaced(c, actor)
      const reading = file.bytes.length <= READ_AT_ONCE_BYTES ? await readMembersApart(file.bytes) : null
      const sentence = reading && unreadSentence(c, reading)
      refuse(sentence === null ? null : objection('people.file_unread', { sentence }, 'file'))
      const id = await change(house, async (tx) => {
        if (instead !== null) await forgetMembers(tx, actor, instead)
        return receiveMembers(tx, actor, { name: file.name, content: file.bytes, reading })
      })
      return c.redirect(memberImportPath(id), 303)
    },
    // Whatever is wrong is wrong with the file.
    (errors) =>
      startPage(
        c,
        errors.map((error) => ({ ...error, field: 'file' })),
      ),
  )
}

const ownReading = async (c: Ctx, { id }: MembersUpload) => storedMembers(await readingOfMembers(c.var.house.reader, id))

async function show(c: Ctx, id: number): Promise<Response> {
  const { house, actor } = c.var
  const upload = found(await ownMembersUpload(house.reader, actor, id))
  const viewing = await viewingOf(c, [{ kind: 'members_upload', id }])
  if (isWorking(upload)) {
    const lost = isLost(upload, house.clock.now())
    // Without scripts the page asks again by itself; with them it is told at once, and this is only the net below.
    if (!lost) c.header('refresh', '2')
    return sendPage(c, <MembersWorkingPage viewing={viewing} upload={upload} lost={lost} />)
  }
  if (upload.state === 'written')
    return sendPage(c, <MembersWrittenPage viewing={viewing} upload={upload} timeZone={house.clock.timeZone} />)
  const read = await ownReading(c, upload)
  const sentence = read && unreadSentence(c, read)
  if (read && sentence === null) return previewPage(c, upload, read, null, refusedBefore(c, upload))
  const { progress } = membersWords(c.var.lang)
  const broken = upload.outcome?.kind === 'broken' ? progress.broken(upload.outcome.reference) : progress.lost
  return sendPage(c, <MembersFailedPage viewing={viewing} upload={upload} sentence={sentence ?? broken} again={sentence === null} />)
}

/** What a job was refused, after the request that asked for it was long over. */
const refusedBefore = (c: Ctx, { outcome }: MembersUpload): FormError[] =>
  outcome?.kind === 'refused' ? errorsOf(c, new Refusal(outcome.objections)) : []

async function answer(c: Ctx, id: number): Promise<Response> {
  const { house } = c.var
  const actor = found(c.var.actor)
  const upload = found(await ownMembersUpload(house.reader, actor, id))
  if (!(await keeps(c))) throw notYours()
  const read = upload.state === 'read' ? await ownReading(c, upload) : null
  // Sent twice, or from another tab: its page says how far it is.
  if (!read) return c.redirect(memberImportPath(id), 303)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const asked = parseForm(FORM, typed)
      const mapping = mendedMapping(read, storedMemberMapping(upload.mapping), typed)
      if (mapping) return readAnew(c, actor, upload, asked, mapping)
      return asked.do === 'read' ? c.redirect(memberImportPath(id), 303) : write(c, actor, upload, read, asked)
    },
    async (errors, refusal) => {
      const current = found(await ownMembersUpload(house.reader, actor, id))
      return previewPage(c, current, (await ownReading(c, current)) ?? read, null, errors, refusal.status === 409 ? 409 : 422)
    },
  )
}

/** The file with its columns mended by hand; who pressed the main button is told that nothing is written yet. */
async function readAnew(c: Ctx, actor: Actor, { id }: MembersUpload, asked: Asked, mapping: MemberMapping): Promise<Response> {
  const { house, lang } = c.var
  const content = await contentOfMembers(house.reader, id)
  const reading = content.length <= READ_AT_ONCE_BYTES ? await readMembersApart(content, mapping) : null
  await change(house, (tx) => readMembersAgain(tx, actor, { id, revision: asked.revision ?? 0, mapping, reading }))
  if (!reading) return c.redirect(memberImportPath(id), 303)
  const [{ text } = { text: '' }] = errorsOf(c, new Refusal(objection('people.columns_changed', {})))
  return redirectWith(c, memberImportPath(id), { text: asked.do === 'read' ? membersWords(lang).readAgainDone : text })
}

async function write(c: Ctx, actor: Actor, { id }: MembersUpload, read: MembersRead, asked: Asked): Promise<Response> {
  const { house, lang } = c.var
  const order = { id, revision: asked.revision ?? 0, rehearsed: asked.rehearsed ?? '', skipRefused: asked.do === 'skip' }
  if (read.rows.length > WRITTEN_AT_ONCE_ROWS) {
    const whose = { personId: actor.personId!, mandateId: actor.acting?.id ?? null }
    await change(house, (tx) => handMembersOver(tx, actor, { ...order, ...whose }, read.rows.length))
    return c.redirect(memberImportPath(id), 303)
  }
  const requestId = c.req.header('x-turbo-request-id') ?? null
  const done = await change(house, (tx) => bringUploadIn(tx, actor, { ...order, read, from: 'read' }), requestId)
  return done
    ? redirectWith(c, memberImportPath(id), { text: membersWords(lang).flash(done.created, done.changed) })
    : c.redirect(memberImportPath(id), 303)
}

/** Work that failed or whose process ended begins again; work that is still under way goes on. */
async function beginAgain(c: Ctx, id: number): Promise<Response> {
  const { house } = c.var
  const actor = found(c.var.actor)
  const upload = found(await ownMembersUpload(house.reader, actor, id))
  if (!(await keeps(c))) throw notYours()
  const idle = upload.state === 'failed' || isLost(upload, house.clock.now())
  if (idle || (upload.state === 'read' && !(await ownReading(c, upload)))) {
    const again = { id, revision: upload.revision, mapping: storedMemberMapping(upload.mapping), reading: null }
    await change(house, (tx) => readMembersAgain(tx, actor, again))
  }
  return c.redirect(memberImportPath(id), 303)
}

async function forget(c: Ctx, id: number): Promise<Response> {
  const actor = found(c.var.actor)
  await change(c.var.house, (tx) => forgetMembers(tx, actor, id))
  return redirectWith(c, memberImportsPath(), { text: membersWords(c.var.lang).forgotten })
}

export function membersImportRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/members/imports', async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(memberImportsPath()), 303)
    if (!(await keeps(c))) throw notYours()
    return startPage(c, [])
  })
  app.post('/members/imports', receive)
  app.get('/members/imports/:id{[0-9]{1,15}}', (c) => show(c, Number(c.req.param('id'))))
  app.post('/members/imports/:id{[0-9]{1,15}}', (c) => answer(c, Number(c.req.param('id'))))
  app.post('/members/imports/:id{[0-9]{1,15}}/reading', (c) => beginAgain(c, Number(c.req.param('id'))))
  app.post('/members/imports/:id{[0-9]{1,15}}/removal', (c) => forget(c, Number(c.req.param('id'))))
  return app
}
