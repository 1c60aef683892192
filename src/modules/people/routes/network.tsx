/** The network's identity: read, edited by those who keep it, with its logo and its colour as files. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  checked,
  choice,
  email,
  type FormError,
  field,
  optionalText,
  parseForm,
  requiredText,
  type Typed,
  typedOne,
} from '#kernel/form.ts'
import { journalEntries } from '#kernel/journal.ts'
import { found, notYours, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { uploadedFile, uploadedForm } from '#kernel/upload.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { LANGS } from '#kernel/values/lang.ts'
import { objection } from '#kernel/values/objection.ts'
import { editNetwork } from '../commands/network.ts'
import { settingsWords } from '../messages/settings.ts'
import { type IdentityTyped, NetworkIdentityPage, OTHER } from '../pages/network.tsx'
import { networkPath, signInPath } from '../paths.ts'
import { networkSettings } from '../queries/network.ts'
import { personNames } from '../queries/people.ts'
import { networkIdOf } from '../queries.ts'
import { accentStylesheet, HOUSE_ACCENT, SWATCHES, type Swatch } from '../rules/accent.ts'
import { zonesAt } from '../rules/network.ts'
import { mayEditNetwork } from '../rules/rights.ts'
import type { NetworkSettings } from '../tables/settings.ts'

/** Who keeps the network; a stranger is led to the sign-in and back here. */
export const asNetworkKeeper = (work: (c: Ctx, actor: Actor) => Promise<Response>) => async (c: Ctx) => {
  const { actor, house } = c.var
  if (!actor) return c.redirect(signInPath(c.req.path), 303)
  if (!mayEditNetwork(actor, await networkIdOf(house.reader))) throw notYours()
  return work(c, actor)
}

/** Above the limit of a logo, so that the sentence about it comes with what else was typed. */
const LIMITS = { mostBytes: 20 * 1_048_576 }

const swatchOf = (accent: string | null): string => {
  const colour = accent ?? HOUSE_ACCENT
  return (Object.keys(SWATCHES) as Swatch[]).find((name) => SWATCHES[name] === colour) ?? OTHER
}

const typedOf = (settings: NetworkSettings): IdentityTyped => {
  const accent = swatchOf(settings.accent)
  return {
    name: settings.name,
    town: settings.town ?? '',
    site: settings.site ?? '',
    contact_email: settings.contactEmail ?? '',
    time_zone: settings.timeZone,
    accent,
    accent_code: accent === OTHER ? (settings.accent ?? '') : '',
    english: settings.english ? 'on' : '',
    lang: settings.lang,
    revision: String(settings.revision),
  }
}

const asTyped = (typed: Typed): IdentityTyped => {
  const one = (name: keyof IdentityTyped) => typedOne(typed, name)
  return {
    name: one('name'),
    town: one('town'),
    site: one('site'),
    contact_email: one('contact_email'),
    time_zone: one('time_zone'),
    accent: one('accent'),
    accent_code: one('accent_code'),
    english: one('english'),
    lang: one('lang'),
    revision: one('revision'),
  }
}

const SCHEMA = z.object({
  name: requiredText(200),
  town: optionalText(120),
  site: optionalText(300),
  contact_email: field<string | null>((text) => {
    if (text === '') return null
    const read = email().safeParse([text])
    return read.success ? read.data : (objection('kernel.not_an_email', { text }) as never)
  }),
  time_zone: requiredText(60),
  accent: choice([...(Object.keys(SWATCHES) as Swatch[]), OTHER]),
  accent_code: optionalText(20),
  english: checked(),
  lang: choice(LANGS),
})

function inputOf(typed: Typed) {
  const { contact_email: contactEmail, time_zone: timeZone, accent_code: code, accent, ...rest } = parseForm(SCHEMA, typed)
  const colour = accent === OTHER ? (code ?? '') : SWATCHES[accent as Swatch]
  return {
    ...rest,
    contactEmail,
    timeZone,
    accent: colour === HOUSE_ACCENT ? null : colour,
    revision: Number(typedOne(typed, 'revision')) || 0,
  }
}

/** Where what is stored and what was typed differ, in words. */
function differences(c: Ctx, theirs: IdentityTyped, mine: IdentityTyped) {
  const say = settingsWords(c.var.lang)
  const shown = (typed: IdentityTyped, name: keyof IdentityTyped): string =>
    name === 'accent'
      ? typed.accent === OTHER
        ? typed.accent_code
        : (say.swatches[typed.accent as Swatch] ?? '')
      : name === 'english'
        ? typed.english
          ? say.yes
          : say.no
        : name === 'lang'
          ? (say.langs[typed.lang as 'fr' | 'en'] ?? '')
          : typed[name]
  const labels: [keyof IdentityTyped, string][] = [
    ['name', say.name],
    ['town', say.town],
    ['site', say.site],
    ['contact_email', say.contactEmail],
    ['accent', say.accent],
    ['time_zone', say.timeZone],
    ['english', say.english],
    ['lang', say.lang],
  ]
  return labels
    .map(([name, label]) => ({ label, theirs: shown(theirs, name), mine: shown(mine, name) }))
    .filter((each) => each.theirs !== each.mine)
}

/** Who did this deed on the network last. */
export async function lastEditor(c: Ctx, networkId: number, deed: string): Promise<string | undefined> {
  const { reader, clock } = c.var.house
  const entries = await journalEntries(reader, { scope: { kind: 'all' }, subject: { kind: 'network', id: networkId }, limit: 20 })
  const by = entries.find((entry) => entry.deed === deed)?.personId
  return by ? (await personNames(reader, c.var.actor, [by], clock.today()))[0]?.name : undefined
}

async function showIdentity(
  c: Ctx,
  typed: IdentityTyped | null,
  errors: FormError[] = [],
  status: Refusal['status'] | 200 = 200,
): Promise<Response> {
  const { reader, clock } = c.var.house
  const settings = found(await networkSettings(reader))
  const stored = typedOf(settings)
  const moved = status === 409 && typed !== null
  const shown = typed === null ? stored : { ...typed, revision: moved ? stored.revision : typed.revision }
  const view = {
    typed: shown,
    logo: settings.logo,
    zones: zonesAt(clock.now(), settings.timeZone),
    errors,
    differing: moved ? differences(c, stored, typed) : [],
    theirName: moved ? await lastEditor(c, settings.organisationId, 'network.edited') : undefined,
  }
  return sendPage(c, <NetworkIdentityPage viewing={await viewingOf(c)} view={view} />, status)
}

/** What was sent, as far as it could be read. */
async function received(c: Ctx): Promise<{ typed: Typed; logo: Uint8Array | null | undefined }> {
  const file = await uploadedFile(c, 'logo', LIMITS)
  const typed = await uploadedForm(c, LIMITS)
  return { typed, logo: file ? file.bytes : typedOne(typed, 'logo_removed') ? null : undefined }
}

async function saveIdentity(c: Ctx, actor: Actor): Promise<Response> {
  const { house } = c.var
  let typed: Typed | null = null
  return attempt(
    c,
    async () => {
      const sent = await received(c)
      typed = sent.typed
      const input = { ...inputOf(sent.typed), ...(sent.logo === undefined ? {} : { logo: sent.logo }) }
      const fields = await change(house, (tx) => editNetwork(tx, actor, input))
      // The clock keeps the network's midnight from this moment on.
      await house.network()
      const say = settingsWords(input.english ? c.var.lang : 'fr')
      return redirectWith(c, networkPath(), { text: fields.length > 0 ? say.saved : say.nothingChanged })
    },
    (errors, refusal) => showIdentity(c, typed && asTyped(typed), errors, refusal.status),
  )
}

export function networkRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/network',
    asNetworkKeeper((c) => showIdentity(c, null)),
  )
  app.post('/network', asNetworkKeeper(saveIdentity))
  app.get('/accent.css', async (c) => {
    const { accent } = found(await networkSettings(c.var.house.reader))
    const colour = found(accent)
    c.header('content-type', 'text/css; charset=utf-8')
    c.header('cache-control', c.req.query('v') === colour.slice(1) ? 'public, max-age=31536000, immutable' : 'no-cache')
    return c.body(accentStylesheet(colour))
  })
  return app
}
