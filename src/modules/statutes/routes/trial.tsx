/** The addresses of trying statutes on a meeting that is over. Nothing is stored: the answer is the page. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedOne } from '#kernel/form.ts'
import { found } from '#kernel/refusal.ts'
import { sendPage, viewingOf } from '#kernel/reply.ts'
import { uploadedFile, uploadedForm } from '#kernel/upload.ts'
import { readAssembly, workedExamples } from '../imports.ts'
import { trialWords } from '../messages/trial.ts'
import { TrialPage, type TrialProps, type TrialTyped } from '../pages/trial.tsx'
import type { Judged, Tried } from '../pages/trial-results.tsx'
import { bodyNames, type Statutes, statutesVersions } from '../queries.ts'
import { bodyRules } from '../rules/stored.ts'
import { type Assembly, tally } from '../rules/tally.ts'
import { isTooLargeToTry, underRules } from '../rules/trial.ts'
import { quorumFor } from '../rules/voting.ts'
import type { BodyRules } from '../tables.ts'

/** A meeting of hundreds of voters with its votes is far below. */
const LIMITS = { mostBytes: 1_048_576 }

type Shown = Partial<Pick<TrialProps, 'errors' | 'faults' | 'tried'>>

async function readable(c: Ctx): Promise<Statutes[]> {
  const { house, actor } = c.var
  return statutesVersions(house.reader, actor, (await house.network())?.id ?? -1)
}

async function show(c: Ctx, typed: TrialTyped, shown: Shown = {}): Promise<Response> {
  const versions = await readable(c)
  const { errors = [], faults = [], tried = null } = shown
  const names = await bodyNames(c.var.house.reader, (await c.var.house.network())?.id ?? -1)
  const status = errors.length > 0 || faults.length > 0 ? 422 : 200
  return sendPage(c, <TrialPage {...{ viewing: await viewingOf(c), names, versions, typed, errors, faults, tried }} />, status)
}

function judged(assembly: Assembly): Judged[] {
  const results = tally(assembly)
  return assembly.votes.map((vote, place) => ({
    result: results[place]!,
    rules: { majority: vote.majority, quorum: quorumFor(assembly.rules, vote.majority, assembly.convening) },
  }))
}

function tryOut(assembly: Assembly, decided: string[], other: { number: number; body: BodyRules } | null): Tried {
  const own = judged(assembly)
  const under = other && underRules(assembly, decided, other.body)
  const others = under && judged(under.assembly)
  return {
    votes: own.map((each, place) => ({ own: each, other: others?.[place] ?? null })),
    version: other && { number: other.number },
    unknown: under?.unknown ?? [],
  }
}

/** The version and its body that were chosen; what the reader may not know of does not exist. */
async function chosen(c: Ctx, typed: string): Promise<{ number: number; body: BodyRules } | null> {
  if (typed === '') return null
  const [number, ...code] = typed.split(':')
  const version = found((await readable(c)).find((each) => String(each.number) === number) ?? null)
  return { number: version.number, body: found(bodyRules(version.text, code.join(':'))) }
}

/** What was sent: the file, else the text; null: the file is no text. */
async function sent(c: Ctx, typed: Typed): Promise<string | null> {
  const file = await uploadedFile(c, 'file', LIMITS)
  if (!file) return typedOne(typed, 'text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes)
  } catch {
    return null
  }
}

async function count(c: Ctx, keep: (typed: TrialTyped) => void): Promise<Response> {
  const say = trialWords(c.var.lang)
  const form = await uploadedForm(c, LIMITS)
  const text = await sent(c, form)
  const typed = { text: text ?? '', version: typedOne(form, 'version') }
  keep(typed)
  const wrong = (field: string, message: string) => show(c, typed, { errors: [{ field, text: message }] satisfies FormError[] })
  if (text === null) return wrong('file', say.notText)
  if (text.trim() === '') return wrong('text', say.missing)
  const other = await chosen(c, typed.version)
  const read = readAssembly(text, c.var.lang)
  if ('faults' in read) return show(c, typed, { faults: read.faults })
  if (isTooLargeToTry(read.assembly)) return wrong('text', say.tooLarge)
  return show(c, typed, { tried: tryOut(read.assembly, read.decided, other) })
}

export function trialRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/statutes/trial', (c) => {
    const example = workedExamples()[Number(c.req.query('example') ?? 0) - 1]
    return show(c, { text: example ?? '', version: '' })
  })
  app.post('/statutes/trial', (c) => {
    let typed: TrialTyped = { text: '', version: '' }
    return attempt(
      c,
      () => count(c, (kept) => (typed = kept)),
      (errors) => show(c, typed, { errors }),
    )
  })
  return app
}
