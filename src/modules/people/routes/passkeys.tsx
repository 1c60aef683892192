/** One's passkeys: what is asked of the device, the key that it makes, its name, its end. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { formatMoment } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, parseForm, requiredText, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { type MailBlock, sendMail } from '#kernel/mail.ts'
import { found, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { addressOf, type PasskeyRefusal } from '#kernel/session.ts'
import { type Objection, objection } from '#kernel/values/objection.ts'
import { accessWords } from '../messages/access.ts'
import { words } from '../messages.ts'
import { PasskeyPage } from '../pages.tsx'
import { accessPath } from '../paths.ts'
import { personById } from '../queries/people.ts'
import { deviceName, LONGEST_KEY_NAME } from '../rules/access.ts'
import { showAccess } from './access-page.tsx'
import { asMe, type Me } from './as-me.ts'
import { accountOf } from './sign-in.tsx'

/** Why a key did not open, or was not taken. */
export const objectionOf = (refused: PasskeyRefusal): Objection => objection(`people.passkey_${refused}`, {})

/** What a script asks for is answered as JSON: options, or a sentence for the person. */
export const sentenceAnswer = (c: Ctx, said: Objection, status: 422 | 429): Response =>
  c.json({ sentence: sayObjection(c.var.house, c.var.lang, said) }, status)

async function options(c: Ctx, me: Me, sessionId: string): Promise<Response> {
  const { house } = c.var
  if (house.sessions.passkeys.origin === null) return sentenceAnswer(c, objection('people.passkey_nowhere', {}), 422)
  const account = accountOf(found(await personById(house.reader, me.personId)))
  const network = (await house.network())?.name ?? 'Gouvernail'
  const asked = await house.sessions.passkeys.optionsToAdd({ account, sessionId, address: addressOf(c), network })
  if ('limited' in asked) return sentenceAnswer(c, objection('people.passkey_too_often', asked.limited), 429)
  return 'refused' in asked ? sentenceAnswer(c, objectionOf(asked.refused), 422) : c.json(asked.options)
}

/** Whoever has the mailbox is told: a key that somebody else added must not stay unnoticed. */
async function tellByMail(c: Ctx, me: Me, name: string): Promise<void> {
  const { house } = c.var
  const person = await personById(house.reader, me.personId)
  if (!person?.email) return
  const network = (await house.network())?.name ?? 'Gouvernail'
  const { keyMail } = accessWords(me.lang)
  const subject = keyMail.subject(network)
  const blocks: MailBlock[] = [
    { kind: 'paragraph', text: keyMail.added(name, formatMoment(me.lang, new Date(), house.clock.timeZone)) },
    { kind: 'paragraph', text: keyMail.notYou },
    { kind: 'link', label: keyMail.link, href: new URL(accessPath(), house.baseUrl).href },
  ]
  await change(house, (tx) =>
    sendMail(tx, {
      recipient: person.email!,
      lang: me.lang,
      subject: me.example ? words(me.lang).mailExample(subject) : subject,
      content: { blocks, why: keyMail.why },
    }),
  )
}

async function add(c: Ctx, me: Me, sessionId: string): Promise<Response> {
  const answer = typedOne(await typedForm(c), 'answer')
  const say = accessWords(c.var.lang)
  const name = (deviceName(c.req.header('user-agent') ?? null) ?? say.key).slice(0, LONGEST_KEY_NAME)
  return attempt(
    c,
    async () => {
      const added = await c.var.house.sessions.passkeys.add({ personId: me.personId, sessionId, answer, name })
      if ('refused' in added) throw new Refusal(objectionOf(added.refused))
      await tellByMail(c, me, name)
      return redirectWith(c, accessPath(), { text: say.keyAdded(name) })
    },
    (errors, refusal) => showAccess(c, me, sessionId, errors, refusal.status),
  )
}

const ownKey = async (c: Ctx, me: Me) =>
  found((await c.var.house.sessions.passkeys.list(me.personId)).find(({ id }) => id === c.req.param('id')) ?? null)

async function show(c: Ctx, me: Me, typed?: string, errors: FormError[] = [], status: 200 | Refusal['status'] = 200): Promise<Response> {
  const passkey = await ownKey(c, me)
  return sendPage(c, <PasskeyPage viewing={await viewingOf(c)} passkey={passkey} name={typed ?? passkey.name} errors={errors} />, status)
}

async function rename(c: Ctx, me: Me): Promise<Response> {
  const { id } = await ownKey(c, me)
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const { name } = parseForm(z.object({ name: requiredText(LONGEST_KEY_NAME) }), typed)
      await c.var.house.sessions.passkeys.rename(id, me.personId, name)
      return redirectWith(c, accessPath(), { text: accessWords(c.var.lang).renamed(name) })
    },
    (errors, refusal) => show(c, me, typedOne(typed, 'name'), errors, refusal.status),
  )
}

async function remove(c: Ctx, me: Me): Promise<Response> {
  const { id, name } = await ownKey(c, me)
  await c.var.house.sessions.passkeys.remove(id, me.personId)
  return redirectWith(c, accessPath(), { text: accessWords(c.var.lang).removed(name) })
}

const KEY = '/me/passkeys/:id{[A-Za-z0-9_-]{22}}'

export function passkeyRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.post('/me/passkeys/options', asMe(options))
  app.post('/me/passkeys', asMe(add))
  app.get(
    KEY,
    asMe((c, me) => show(c, me), accessPath()),
  )
  app.post(KEY, asMe(rename))
  app.post(`${KEY}/removal`, asMe(remove))
  return app
}
