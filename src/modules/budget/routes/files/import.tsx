/** The addresses of a file of lines brought in: chosen, looked at as a dry run, taken over. Between the two nothing is kept: the page sends back what was read. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, errorsOf, type FormError, optionalWhole, parseForm, type Typed, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { notYours, Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { uploadedFile, uploadedForm } from '#kernel/upload.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { IMPORT_MODES, importLines } from '../../commands.ts'
import { draftFromJson, MOST_FILE_BYTES, readBudgetApart } from '../../imports.ts'
import { fileWords } from '../../messages/files/files.ts'
import { ImportPage } from '../../pages/files/import.tsx'
import { ImportPreviewPage } from '../../pages/files/import-preview.tsx'
import { importPath, sheetPath } from '../../paths.ts'
import { importKnown } from '../../queries/files/draft-of.ts'
import type { Standing } from '../../queries/standing.ts'
import { type BudgetDraft, MOST_IMPORT_LINES } from '../../rules/files/import-draft.ts'
import type { FileRead } from '../../rules/files/import-objections.ts'
import { importOutcome } from '../../rules/files/import-outcome.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { standingAt, watchedOf } from '../at.ts'
import { writingAt } from '../sheet/at.ts'

const LIMITS = { mostBytes: MOST_FILE_BYTES }
/** What was read comes back as a field of a form, which holds a megabyte. */
const MOST_DRAFT_LETTERS = 900_000

const FORM = z.object({ do: choice(IMPORT_MODES), revision: optionalWhole(1, 2_147_483_647) })

/** The version, for who may write it while it is a draft. */
async function importAt(c: Ctx): Promise<Standing> {
  const at = await standingAt(c)
  if (!mayEditBudget(c.var.actor, at.version.budget.owner)) throw notYours()
  if (at.version.state !== 'draft' || at.version.givenUp) refuse(objection('budget.frozen', {}))
  return at
}

const yearOf = (at: Standing, typed?: Typed): number => {
  const asked = Number(typed ? typedOne(typed, 'year') : at.year)
  return at.years.includes(asked) ? asked : (at.year ?? at.years[0]!)
}

async function startPage(c: Ctx, at: Standing, errors: FormError[], year: number): Promise<Response> {
  const page = <ImportPage viewing={await viewingOf(c, watchedOf(at))} at={at} errors={errors} year={year} />
  return sendPage(c, page, errors.length > 0 ? 422 : 200)
}

/** Without what is empty: it is sent back as it is. */
const written = (draft: BudgetDraft): string =>
  JSON.stringify(draft, (_, value: unknown) => (value === null || value === false ? undefined : value))

/** What the file would change of the version as it is now. */
async function preview(c: Ctx, at: Standing, name: string, read: FileRead, errors: FormError[] = [], status: 200 | 409 | 422 = 200) {
  const { house, lang } = c.var
  const outcome = importOutcome(read, await importKnown(house.reader, at.version))
  const wrong = read.refused.length > 0 || outcome.lines.some(({ state }) => state === 'refused')
  const page = (
    <ImportPreviewPage
      viewing={await viewingOf(c)}
      at={at}
      name={name}
      layout={read.layout}
      outcome={outcome}
      refused={read.refused}
      notes={read.notes}
      draft={wrong ? null : written({ lines: read.lines, keys: read.keys, ...(read.says ? { says: read.says } : {}) })}
      errors={errors}
      say={(each) => sayObjection(house, lang, each)}
    />
  )
  return sendPage(c, page, status)
}

/** The dry run of a file that was just chosen. */
async function look(c: Ctx, at: Standing): Promise<Response> {
  let year = yearOf(at)
  return attempt(
    c,
    async () => {
      const file = await uploadedFile(c, 'file', LIMITS)
      year = yearOf(at, await uploadedForm(c, LIMITS))
      if (!file) throw new Refusal(objection('budget.no_file', {}, 'file'))
      const read = await readBudgetApart(file.bytes, year)
      if ('code' in read) throw new Refusal({ ...read, field: 'file' })
      if (read.lines.length > MOST_IMPORT_LINES || written(read).length > MOST_DRAFT_LETTERS)
        throw new Refusal(objection('budget.file_too_long', { most: MOST_IMPORT_LINES }, 'file'))
      return preview(c, at, file.name, read)
    },
    (errors) =>
      startPage(
        c,
        at,
        errors.map((error) => ({ ...error, field: 'file' })),
        year,
      ),
  )
}

/** What was looked at is taken over; where it cannot be, the dry run is shown again as things stand now. */
async function takeOver(c: Ctx, at: Standing, typed: Typed): Promise<Response> {
  const { house, lang } = c.var
  const { id } = at.version
  const draft = draftFromJson(typedOne(typed, 'draft'), at.years[0]!)
  if ('code' in draft) return startPage(c, at, errorsOf(c, new Refusal(draft)), yearOf(at))
  return attempt(
    c,
    async () => {
      const { do: mode, revision } = parseForm(FORM, typed)
      const requestId = c.req.header('x-turbo-request-id') ?? null
      const done = await change(house, (tx) => importLines(tx, c.var.actor!, id, { mode, revision: revision ?? 0, draft }), requestId)
      return redirectWith(c, sheetPath(id, at.year), { text: fileWords(lang).done(done.added, done.changed, done.removed) })
    },
    async (errors, refusal) =>
      preview(
        c,
        await importAt(c),
        typedOne(typed, 'name').slice(0, 140),
        { ...draft, layout: 'list', refused: [], notes: [] },
        errors,
        refusal.status === 409 ? 409 : 422,
      ),
  )
}

export function importRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  const path = '/budget-versions/:id{[0-9]{1,15}}/import'
  app.get(path, async (c) => {
    const writing = await writingAt(c)
    return writing instanceof Response ? writing : startPage(c, writing.at, [], writing.year)
  })
  app.post(path, async (c) => {
    if (!c.var.actor) return c.redirect(signInPath(importPath(Number(c.req.param('id')))), 303)
    const at = await importAt(c)
    const typed = await uploadedForm(c, LIMITS).catch((error: unknown) => {
      if (error instanceof Refusal) return null
      throw error
    })
    return typed && typedOne(typed, 'draft') !== '' ? takeOver(c, at, typed) : look(c, at)
  })
  return app
}
