/** The addresses of minutes: read, signed, corrected, taken away. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, type FormError, parseForm, typedForm, typedOne } from '#kernel/form.ts'
import { found, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { correctMinutes, signMinutes } from '../commands.ts'
import { MINUTES_TEMPLATE, minutesData } from '../documents.ts'
import { workWords } from '../messages.ts'
import { MinutesPage } from '../pages/minutes.tsx'
import { CorrectionPage } from '../pages/writing.tsx'
import { minutesPath } from '../paths.ts'
import { contentOf, type MinutesDocument, type MinutesOf, signedBytes } from '../queries.ts'
import { objectionToCorrecting } from '../rules.ts'
import { asSignedIn, documentAsked, minutesAsked, minutesToWrite, viewOf } from './minutes-view.ts'
import { writingRoutes } from './writing.tsx'

type Status = 200 | 409 | 422 | 429

const requestOf = (c: Ctx): string | null => c.req.header('x-turbo-request-id') ?? null
const SHORT = 8

const page = async (c: Ctx, errors: FormError[] = [], status: Status = 200): Promise<Response> =>
  sendPage(c, <MinutesPage view={await viewOf(c, errors)} />, status)

const SIGNATURE = z.object({ as: choice(['chair', 'secretary']) })

async function sign(c: Ctx, actor: Actor): Promise<Response> {
  const { meeting } = await minutesAsked(c)
  const typed = await typedForm(c)
  const say = workWords(c.var.lang)
  return attempt(
    c,
    async () => {
      const seen = typedOne(typed, 'seen') || undefined
      const input = { meetingId: meeting.id, as: parseForm(SIGNATURE, typed).as, ...(seen === undefined ? {} : { seen }) }
      const frozen = await change(c.var.house, (tx) => signMinutes(tx, actor, input), requestOf(c))
      return redirectWith(c, minutesPath(meeting.id), { text: frozen ? say.signedTwice(frozen.slice(0, SHORT)) : say.signedOnce })
    },
    (errors, refusal) => page(c, errors, refusal.status as Status),
  )
}

async function correctionPage(c: Ctx, minutes: MinutesOf, reason = '', errors: FormError[] = [], status: Status = 200): Promise<Response> {
  return sendPage(c, <CorrectionPage viewing={await viewingOf(c)} meeting={minutes.meeting} reason={reason} errors={errors} />, status)
}

async function correct(c: Ctx, actor: Actor): Promise<Response> {
  const minutes = await minutesToWrite(c)
  const typed = await typedForm(c)
  const reason = typedOne(typed, 'reason')
  const { id } = minutes.meeting
  return attempt(
    c,
    async () => {
      const number = await change(c.var.house, (tx) => correctMinutes(tx, actor, { meetingId: id, reason }), requestOf(c))
      return redirectWith(c, minutesPath(id), { text: workWords(c.var.lang).corrected(number) })
    },
    (errors, refusal) => correctionPage(c, minutes, reason, errors, refusal.status as Status),
  )
}

function headers(c: Ctx, name: string, kind: 'pdf' | 'json'): void {
  c.header('cache-control', 'private, no-cache')
  c.header('vary', 'cookie, accept-language')
  c.header('x-robots-tag', 'noindex')
  c.header('content-disposition', `${kind === 'pdf' ? 'inline' : 'attachment'}; filename="${name}.${kind}"`)
}

async function pdf(c: Ctx, { meeting }: MinutesOf, document: MinutesDocument | null): Promise<Response> {
  const { house, lang } = c.var
  const make = async () =>
    house.typeset(
      MINUTES_TEMPLATE,
      minutesData({
        lang,
        content: await contentOf(house.reader, meeting, document),
        signed: { chair: document?.chair?.at ?? null, secretary: document?.secretary?.at ?? null },
        sha256: document?.sha256 ?? null,
      }),
    )
  // What is signed never changes: it is set in type once.
  const bytes = document?.sha256
    ? await house.kept.part(`minutes ${document.sha256} ${lang}`, [`meeting:${meeting.id}`], make)
    : await make()
  headers(c, `minutes-${meeting.day}-${document?.number ?? 1}`, 'pdf')
  return c.body(new Uint8Array(bytes), 200, { 'content-type': 'application/pdf' })
}

async function json(c: Ctx, { meeting }: MinutesOf, document: MinutesDocument | null): Promise<Response> {
  const bytes = found(document && (await signedBytes(c.var.house.reader, document.id)))
  headers(c, `minutes-${meeting.day}-${document!.number}`, 'json')
  return c.body(bytes, 200, { 'content-type': 'application/json' })
}

const OF = '/meetings/:id{[1-9][0-9]{0,14}}'

export function minutesRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    `${OF}/minutes`,
    asSignedIn((c) => page(c)),
  )
  app.post(`${OF}/minutes/signature`, asSignedIn(sign))
  app.get(
    `${OF}/minutes/correction`,
    asSignedIn(async (c) => {
      const minutes = await minutesToWrite(c)
      refuse(objectionToCorrecting(minutes.documents[0] ?? null, 'asked'))
      return correctionPage(c, minutes)
    }),
  )
  app.post(`${OF}/minutes/correction`, asSignedIn(correct))
  app.get(
    `${OF}/:file{minutes\\.pdf}`,
    asSignedIn(async (c) => {
      const minutes = await minutesAsked(c)
      return pdf(c, minutes, documentAsked(minutes, undefined))
    }),
  )
  app.get(
    `${OF}/:file{minutes-[1-9][0-9]{0,5}\\.(?:pdf|json)}`,
    asSignedIn(async (c) => {
      const [, number, kind] = found(/^minutes-(\d+)\.(pdf|json)$/.exec(c.req.param('file') ?? ''))
      const minutes = await minutesAsked(c)
      const document = documentAsked(minutes, number)
      return kind === 'pdf' ? pdf(c, minutes, document) : json(c, minutes, document)
    }),
  )
  return app.route('/', writingRoutes())
}
