/** Bringing a plan in from a file: the file to choose, the examples to take away, and what happens to a file from there on. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedOne } from '#kernel/form.ts'
import { found, notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { attachment, uploadedFile, uploadedForm } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { isLang } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { forgetUpload, receiveUpload } from '../commands/upload.ts'
import { readPlanApart } from '../imports/apart.ts'
import { MOST_FILE_BYTES } from '../imports.ts'
import { exampleCsv, exampleSheets } from '../messages/bring-in-examples.ts'
import { bringInWords } from '../messages.ts'
import { BringInPage } from '../pages.tsx'
import { EXAMPLES } from '../paths/bring-in.ts'
import { bringInPath, uploadPath } from '../paths.ts'
import { ownUpload, uploads } from '../queries.ts'
import { mayBringIn, READ_AT_ONCE_BYTES, unreadSentence } from '../rules/upload.ts'
import { answerPreview, beginAgain, showUpload } from './bring-in-upload.tsx'

export function bringInRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/plans/import', async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(c.req.path), 303)
    if (!mayBringIn(c.var.actor)) throw notYours()
    return startPage(c, [])
  })
  app.post('/plans/import', receive)
  app.get('/plans/import/examples/:file{[a-z]+-[a-z]{2}\\.csv}', (c) => example(c, c.req.param('file')))
  app.get('/plans/import/:id{[0-9]{1,15}}', (c) => showUpload(c, Number(c.req.param('id'))))
  app.post('/plans/import/:id{[0-9]{1,15}}', (c) => answerPreview(c, Number(c.req.param('id'))))
  app.post('/plans/import/:id{[0-9]{1,15}}/reading', (c) => beginAgain(c, Number(c.req.param('id'))))
  app.post('/plans/import/:id{[0-9]{1,15}}/removal', (c) => forget(c, Number(c.req.param('id'))))
  return app
}

async function startPage(c: Ctx, errors: FormError[]): Promise<Response> {
  const { house, actor } = c.var
  const page = (
    <BringInPage
      viewing={await viewingOf(c)}
      uploads={await uploads(house.reader, actor)}
      timeZone={house.clock.timeZone}
      errors={errors}
    />
  )
  return sendPage(c, page, errors.length > 0 ? 422 : 200)
}

/** The file that this one takes the place of. */
async function replaced(c: Ctx, actor: Actor): Promise<number | null> {
  const given = typedOne(await uploadedForm(c, { mostBytes: MOST_FILE_BYTES }), 'instead')
  if (!/^\d{1,15}$/.test(given)) return null
  return (await ownUpload(c.var.house.reader, actor, Number(given)))?.id ?? null
}

async function receive(c: Ctx): Promise<Response> {
  const { house, actor, lang } = c.var
  if (!actor || !mayBringIn(actor)) throw notYours()
  return attempt(
    c,
    async () => {
      const file = await uploadedFile(c, 'file', { mostBytes: MOST_FILE_BYTES })
      if (!file) throw new Refusal(objection('plan.no_file', {}, 'file'))
      const instead = await replaced(c, actor)
      const reading = file.bytes.length <= READ_AT_ONCE_BYTES ? await readPlanApart(file.bytes, file.name, lang) : null
      const sentence = reading && unreadSentence(reading)
      refuse(sentence === null ? null : objection('plan.file_unread', { sentence }, 'file'))
      const id = await change(house, async (tx) => {
        if (instead !== null) await forgetUpload(tx, actor, instead)
        return receiveUpload(tx, actor, { name: file.name, content: file.bytes, reading, lang })
      })
      return c.redirect(uploadPath(id), 303)
    },
    // Whatever is wrong is wrong with the file.
    (errors) =>
      startPage(
        c,
        errors.map((error) => ({ ...error, field: 'file' })),
      ),
  )
}

async function forget(c: Ctx, id: number): Promise<Response> {
  const actor = found(c.var.actor)
  await change(c.var.house, (tx) => forgetUpload(tx, actor, id))
  return redirectWith(c, bringInPath(), { text: bringInWords(c.var.lang).forgotten })
}

function example(c: Ctx, file: string): Response {
  const [name, lang] = file.replace('.csv', '').split('-')
  const known = EXAMPLES.find((each) => each === name)
  const sheet = found(known && isLang(lang) ? exampleSheets[known][lang] : null)
  c.header('content-disposition', attachment(sheet.file))
  return c.body(exampleCsv(sheet), 200, { 'content-type': 'text/csv; charset=UTF-8' })
}
