/** The addresses of invitations for those who invite: prepared, looked at, sent, paused, sent again, printed. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import { addDays, formatDay } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, optionalWhole, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { type Again, giveUpInvitations, pauseInvitations, sendAgain, startInvitations, wordInvitations } from '../commands/invitations.ts'
import { printLetters, type ToPrint } from '../commands/letters.ts'
import { LETTERS_TEMPLATE, lettersData } from '../documents.ts'
import { invitationMail } from '../messages/invitation-mail.ts'
import { invitationsWords } from '../messages/invitations.ts'
import { BatchPage, InvitationsPage } from '../pages/invitations.tsx'
import { invitationBatchPath, invitationPath, invitationsPath } from '../paths.ts'
import { batch, batches, invitationsOf } from '../queries/invitations.ts'
import { LETTER_DAYS, LINK_DAYS } from '../rules/invitations.ts'
import { mayEditNetwork, mayKeepPeople, maySeeContact } from '../rules/rights.ts'
import { newInvitationsRoutes } from './invitations-new.tsx'
import { asInviter, type Inviter, textsOf, textsSchema } from './inviter.ts'

const idOf = (c: Ctx): number => Number(c.req.param('id'))
/** How many rows a page of the list has. */
const PAGE = 40

async function listPage(c: Ctx, { scope }: Inviter): Promise<Response> {
  const all = await batches(c.var.house.reader, scope, new Date())
  const viewing = await viewingOf(c, [{ kind: 'invitation_batch', id: 0 }])
  return sendPage(c, <InvitationsPage viewing={viewing} batches={all} scope={scope} />)
}

const networkName = async (c: Ctx): Promise<string> => (await c.var.house.network())?.name ?? 'Gouvernail'

async function batchPage(
  c: Ctx,
  { actor, scope, networkId }: Inviter,
  errors: FormError[] = [],
  typed: Typed = {},
  status: 200 | Refusal['status'] = 200,
) {
  const { house } = c.var
  const id = idOf(c)
  const [shown, viewing] = [found(await batch(house.reader, scope, id, new Date())), await viewingOf(c, [{ kind: 'invitation_batch', id }])]
  const all = await invitationsOf(house.reader, id, house.clock.today(), new Date())
  const rows = all.map((each) => {
    const contact = maySeeContact(
      actor,
      networkId,
      each.personId,
      each.organisations.map((one) => one.id),
    )
    return { ...each, contact, ...(contact ? {} : { email: null, phone: null, trouble: null }), hasEmail: each.email !== null }
  })
  const network = await networkName(c)
  const until = addDays(house.clock.today(), LINK_DAYS)
  const sample = all.find((each) => each.by === 'mail') ?? null
  const preview =
    sample && previewOf(c, { ...sample, texts: shown.texts, organisation: shown.organisationName, inviter: shown.madeBy, network, until })
  return sendPage(
    c,
    <BatchPage
      viewing={viewing}
      view={{
        batch: shown,
        rows,
        state: c.req.query('state') ?? null,
        page: Math.max(1, Number(c.req.query('page')) || 1),
        perPage: PAGE,
        preview,
        mailLeaves: house.smtpUrl !== null,
        mayMend: mayKeepPeople(actor, networkId),
        mayReadOutbox: house.demo || mayEditNetwork(actor, networkId),
        now: new Date(),
      }}
      typed={typed}
      errors={errors}
    />,
    status,
  )
}

interface Sample {
  personId: number
  name: string
  email: string | null
  lang: 'fr' | 'en'
  example: boolean
  organisations: { name: string }[]
  texts: Parameters<typeof invitationMail>[0]['texts']
  organisation: string
  inviter: string | null
  network: string
  until: string
}

/** The mail of the first who gets one, with a link that is none. */
function previewOf(c: Ctx, sample: Sample) {
  const { personId: id, name, email, lang, example, organisations, texts, organisation, inviter, network, until } = sample
  const names = [...new Set(organisations.map((each) => each.name))]
  const given = { person: { id, name, email: email ?? '', lang, example }, organisations: names, organisation, inviter, texts, token: '' }
  const address = new URL(invitationPath('…'), c.var.house.baseUrl).href
  const mail = invitationMail(given, { network, address: decodeURI(address), until: formatDay(lang, until) })
  return { name, lang, subject: mail.subject, blocks: mail.content.blocks, why: mail.content.why }
}

/** A deed on a batch: done, then back to its page; refused, the page with what was typed. */
const deed = (work: (c: Ctx, inviter: Inviter, typed: Typed) => Promise<{ text: string; path?: string }>) =>
  asInviter(async (c, inviter) => {
    found(await batch(c.var.house.reader, inviter.scope, idOf(c), new Date()))
    const typed = await typedForm(c)
    return attempt(
      c,
      async () => {
        const { text, path } = await work(c, inviter, typed)
        return redirectWith(c, path ?? invitationBatchPath(idOf(c)), { text })
      },
      (errors, refusal) => batchPage(c, inviter, errors, typed, refusal.status),
    )
  })

function againOf(typed: Typed): Again {
  const { invitation, days } = parseForm(z.object({ invitation: optionalWhole(1, 1e15), days: optionalWhole(0, 365) }), typed)
  if (invitation !== null) return { one: invitation }
  if (typedOne(typed, 'which') === 'mended') return { mended: true }
  return { days: days ?? 7 }
}

function toPrintOf(typed: Typed): ToPrint {
  const { invitation } = parseForm(z.object({ invitation: optionalWhole(1, 1e15) }), typed)
  if (invitation !== null) return { one: invitation }
  return typedOne(typed, 'which') === 'all' ? 'all' : 'new'
}

/** The codes exist only with the paper that bears them: both are made in one change. */
async function letters(c: Ctx, inviter: Inviter): Promise<Response> {
  const { house, lang } = c.var
  const id = idOf(c)
  found(await batch(house.reader, inviter.scope, id, new Date()))
  const typed = await typedForm(c)
  const network = await house.network()
  const today = house.clock.today()
  return attempt(
    c,
    async () => {
      const pdf = await change(house, async (tx) => {
        const made = await printLetters(tx, inviter.actor, id, { which: toPrintOf(typed), key: house.signingKey })
        const about = { name: network?.name ?? 'Gouvernail', example: network?.example ?? false }
        const until = addDays(today, LETTER_DAYS)
        return house.typeset(LETTERS_TEMPLATE, lettersData({ lang, letters: made, network: about, baseUrl: house.baseUrl, today, until }))
      })
      c.header('cache-control', 'no-store')
      c.header('content-disposition', `attachment; filename="invitations-${id}.pdf"`)
      return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf' })
    },
    (errors, refusal) => batchPage(c, inviter, errors, typed, refusal.status),
  )
}

export function invitationsRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const at = (path: string) => `/invitations/batches/:id{[0-9]{1,15}}${path}`
  const say = (c: Ctx) => invitationsWords(c.var.lang)
  app.get('/invitations', asInviter(listPage))
  app.route('/', newInvitationsRoutes())
  app.get(
    at(''),
    asInviter((c, inviter) => batchPage(c, inviter)),
  )
  app.post(at('/letters.pdf'), asInviter(letters))
  app.post(
    at('/sending'),
    deed(async (c, { actor }, typed) => {
      const { pace } = parseForm(z.object({ pace: optionalWhole(1, 1000) }), typed)
      await change(c.var.house, (tx) => startInvitations(tx, actor, idOf(c), pace))
      return { text: say(c).started }
    }),
  )
  app.post(
    at('/pause'),
    deed(async (c, { actor }) => {
      await change(c.var.house, (tx) => pauseInvitations(tx, actor, idOf(c)))
      return { text: say(c).paused }
    }),
  )
  app.post(
    at('/text'),
    deed(async (c, { actor }, typed) => {
      const texts = textsOf(parseForm(textsSchema, typed))
      await change(c.var.house, (tx) => wordInvitations(tx, actor, idOf(c), texts))
      return { text: say(c).textSaved }
    }),
  )
  app.post(
    at('/repeat'),
    deed(async (c, { actor }, typed) => {
      const count = await change(c.var.house, (tx) => sendAgain(tx, actor, idOf(c), againOf(typed)))
      return { text: say(c).sentAgain(count) }
    }),
  )
  app.post(
    at('/removal'),
    deed(async (c, { actor }) => {
      await change(c.var.house, (tx) => giveUpInvitations(tx, actor, idOf(c)))
      return { text: say(c).givenUp, path: invitationsPath() }
    }),
  )
  return app
}
