/** The pages that the law asks for, open to anyone, and the form of what they say. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  choice,
  email,
  type FormError,
  field,
  optionalDay,
  optionalText,
  optionalWhole,
  parseForm,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found, type Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendKeptPage, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { editTexts } from '../commands/network.ts'
import { settingsWords } from '../messages/settings.ts'
import { AccessibilityPage } from '../pages/accessibility.tsx'
import { LegalPage, type LegalView } from '../pages/legal.tsx'
import { NetworkTextsPage, type TextName, type TextsTyped } from '../pages/network-texts.tsx'
import { PrivacyPage } from '../pages/privacy.tsx'
import { networkTextsPath } from '../paths.ts'
import { legalFacts } from '../queries/network.ts'
import { lengths } from '../queries/retention.ts'
import { mayEditNetwork } from '../rules/rights.ts'
import { missingTexts, NO_TEXTS } from '../rules/texts.ts'
import { CONFORMITIES, type NetworkTexts } from '../tables/settings.ts'
import { asNetworkKeeper, lastEditor } from './network.tsx'

const NAMES = Object.keys(NO_TEXTS) as TextName[]
const LONGEST_LINE = 300
const LONGEST_TEXT = 20_000

const optionalEmail = () =>
  field<string | null>((text) => {
    if (text === '') return null
    const read = email().safeParse([text])
    return read.success ? read.data : (objection('kernel.not_an_email', { text }) as never)
  })

/** Every field of the form; what has no kind of its own is a line or a long text. */
const SCHEMA = z.object({
  ...(Object.fromEntries(
    NAMES.map((name) => [name, optionalText(/_(fr|en)$|address$/.test(name) ? LONGEST_TEXT : LONGEST_LINE)]),
  ) as Record<Exclude<TextName, 'conformity' | 'audit_rate'>, ReturnType<typeof optionalText>>),
  rights_email: optionalEmail(),
  accessibility_email: optionalEmail(),
  conformity: choice(CONFORMITIES),
  audited_on: optionalDay(),
  audit_rate: optionalWhole(0, 100),
})

const typedOf = (texts: NetworkTexts): TextsTyped =>
  Object.fromEntries(NAMES.map((name) => [name, String(texts[name] ?? '')])) as TextsTyped
const asTyped = (typed: Typed): TextsTyped => Object.fromEntries(NAMES.map((name) => [name, typedOne(typed, name)])) as TextsTyped

async function showTexts(c: Ctx, typed: Typed | null, errors: FormError[] = [], status: Refusal['status'] | 200 = 200): Promise<Response> {
  const { reader } = c.var.house
  const say = settingsWords(c.var.lang)
  const facts = found(await legalFacts(reader))
  const stored = typedOf(facts.texts)
  const shown = typed ? asTyped(typed) : stored
  const moved = status === 409
  const view = {
    typed: shown,
    revision: typed && !moved ? typedOne(typed, 'revision') : String(facts.revision),
    example: typed ? (facts.example ? typedOne(typed, 'example') !== '' : null) : facts.example || null,
    missing: missingTexts(facts.texts, facts.contactEmail),
    english: (await c.var.house.network())?.english ?? true,
    errors,
    differing: moved
      ? NAMES.filter((name) => stored[name] !== shown[name]).map((name) => ({
          label: say.texts[name],
          theirs: stored[name],
          mine: shown[name],
        }))
      : [],
    theirName: moved ? await lastEditor(c, facts.networkId, 'network.texts_edited') : undefined,
  }
  return sendPage(c, <NetworkTextsPage viewing={await viewingOf(c)} view={view} />, status)
}

async function saveTexts(c: Ctx, actor: Actor): Promise<Response> {
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const texts = parseForm(SCHEMA, typed) as NetworkTexts
      const example = typedOne(typed, 'example') !== ''
      const revision = Number(typedOne(typed, 'revision')) || 0
      const fields = await change(c.var.house, (tx) => editTexts(tx, actor, { texts, example, revision }))
      const say = settingsWords(c.var.lang)
      return redirectWith(c, networkTextsPath(), { text: fields.length > 0 ? say.saved : say.nothingChanged })
    },
    (errors, refusal) => showTexts(c, typed, errors, refusal.status),
  )
}

/** Kept for everyone until somebody edits the network or its texts. */
const legal =
  (page: (c: Ctx, viewing: Viewing, view: LegalView) => ReturnType<typeof LegalPage> | Promise<ReturnType<typeof LegalPage>>) => (c: Ctx) =>
    sendKeptPage(c, ['organisation', 'network'], async () => {
      const facts = found(await legalFacts(c.var.house.reader))
      return page(c, await viewingOf(c), { facts, mayEdit: mayEditNetwork(c.var.actor, facts.networkId) })
    })

export function legalRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/network/texts',
    asNetworkKeeper((c) => showTexts(c, null)),
  )
  app.post('/network/texts', asNetworkKeeper(saveTexts))
  app.get(
    '/legal',
    legal((_c, viewing, view) => <LegalPage viewing={viewing} view={view} />),
  )
  app.get(
    '/privacy',
    legal(async (c, viewing, view) => <PrivacyPage viewing={viewing} view={view} lengths={await lengths(c.var.house.reader)} />),
  )
  app.get(
    '/accessibility',
    legal((_c, viewing, view) => <AccessibilityPage viewing={viewing} view={view} />),
  )
  return app
}
