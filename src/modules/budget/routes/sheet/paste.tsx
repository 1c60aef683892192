/** Pasting: on its own page with a dry run before anything is written, and a block of cells pasted into the sheet by its island. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, errorsOf, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { Refusal, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { signInPath } from '#modules/people/index.ts'
import { editLine, writeLines } from '../../commands.ts'
import { accountName } from '../../messages/accounts.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { PastePage } from '../../pages/sheet/paste.tsx'
import { budgetUndoPath, sheetPath } from '../../paths.ts'
import { lineById } from '../../queries.ts'
import { readAccount } from '../../rules/sheet/lines-typed.ts'
import { LONGEST_PASTE, objectionsToPaste, PASTE_COLUMNS, type Pasted, type PasteOptions, readPaste } from '../../rules/sheet/paste.ts'
import { oneColumn, placed } from '../../rules/sheet/paste-place.ts'
import { sideOf } from '../../rules.ts'
import { watchedOf } from '../at.ts'
import { answerScript, byScript, requestOf, type Writing, writingAt } from './at.ts'
import { lineInput } from './line-form.ts'

export function sheetPasteRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/paste', async (c) => {
    const writing = await writingAt(c)
    return writing instanceof Response ? writing : showPaste(c, writing, {}, [])
  })
  app.post('/budget-versions/:id{[0-9]{1,15}}/paste', paste)
  return app
}

const MOST_COLUMNS = 40

/** What the person says of a column goes before what was read of it; a choice that was left as it came says nothing. */
const columnsIn = (typed: Typed) => {
  const read = typedOne(typed, 'columns').split(',')
  return Array.from({ length: MOST_COLUMNS }, (_, place) => {
    const said = PASTE_COLUMNS.find((column) => column === typedOne(typed, `column-${place}`))
    return said === undefined || said === read[place] ? null : said
  })
}

const optionsOf = (c: Ctx, { at, year }: Writing, typed: Typed): PasteOptions => {
  const account = readAccount(typedOne(typed, 'account'))
  const said = columnsIn(typed)
  return {
    year,
    budget: at.version.budget,
    account: account === '' ? null : account,
    nameOf: (each) => accountName(c.var.lang, each),
    ...(said.some(Boolean) ? { columns: said } : {}),
  }
}

async function showPaste(c: Ctx, writing: Writing, typed: Typed, errors: FormError[], pasted?: Pasted): Promise<Response> {
  const { at, year } = writing
  const told = (objections: Pasted['rows'][number]['objections']) =>
    objections.length === 0 ? [] : [...new Set(errorsOf(c, new Refusal(objections)).map(({ text }) => text))]
  const preview = pasted && {
    ...pasted,
    rows: pasted.rows.map((row) => ({ ...row, troubles: told(row.objections) })),
  }
  return sendPage(
    c,
    <PastePage
      viewing={await viewingOf(c, watchedOf(at))}
      at={at}
      year={year}
      text={typedOne(typed, 'text')}
      account={typedOne(typed, 'account')}
      errors={errors}
      preview={preview ?? null}
    />,
    errors.length > 0 ? 422 : 200,
  )
}

async function paste(c: Ctx): Promise<Response> {
  const { actor, house } = c.var
  if (!actor && byScript(c)) return c.json({ signIn: signInPath('/budgets') }, 403)
  const writing = await writingAt(c)
  if (writing instanceof Response || !actor) return writing as Response
  const typed = await typedForm(c)
  if (byScript(c)) return answerScript(c, () => pasteBlock(c, actor, writing, typed))
  const { id } = writing.at.version
  const text = typedOne(typed, 'text')
  const pasted = readPaste(text.slice(0, LONGEST_PASTE), optionsOf(c, writing, typed))
  return attempt(
    c,
    async () => {
      if (text.length > LONGEST_PASTE) refuse(objection('kernel.too_long', { max: LONGEST_PASTE }, 'text'))
      refuse(objectionsToPaste(pasted))
      const drafts = pasted.rows.flatMap(({ draft }) => draft ?? [])
      const isSound = pasted.rows.every(({ objections }) => objections.length === 0)
      if (typedOne(typed, 'step') !== 'confirm' || !isSound) return showPaste(c, writing, typed, [], pasted)
      const { entryId } = await change(house, (tx) => writeLines(tx, actor, id, drafts), requestOf(c))
      return redirectWith(c, sheetPath(id, writing.year), {
        text: sheetWords(c.var.lang).pasting.added(drafts.length),
        ...(entryId === null ? {} : { undoPath: budgetUndoPath(entryId) }),
      })
    },
    (errors) => showPaste(c, writing, typed, errors, pasted.rows.length > 0 ? pasted : undefined),
  )
}

/** `12:3`: a line and the revision of it that the person saw. */
const targetsIn = (typed: Typed): { id: number; revision: number }[] =>
  typedOne(typed, 'rows')
    .split(',')
    .flatMap((each) => {
      const match = /^(\d{1,15}):(\d{1,9})$/.exec(each)
      return match ? [{ id: Number(match[1]), revision: Number(match[2]) }] : []
    })

/** Cells pasted at a cell: down over the lines that stand there, and new lines beneath them; all or nothing. */
async function pasteBlock(c: Ctx, actor: Actor, writing: Writing, typed: Typed) {
  const { house } = c.var
  const text = typedOne(typed, 'text').slice(0, LONGEST_PASTE)
  const targets = targetsIn(typed)
  const column = oneColumn(text)
  if (column) {
    const name = typedOne(typed, 'column')
    const cells = column.slice(0, targets.length)
    const edits = cells.map((cell, place) => ({ ...targets[place]!, facts: lineInput({ [name]: [cell] }) }))
    const entries = await change(house, (tx) => editAll(tx, actor, writing, edits), requestOf(c))
    return { entries, left: column.length - cells.length }
  }
  const first = targets[0] ? await lineById(house.reader, targets[0].id) : null
  const options = optionsOf(c, writing, typed)
  const pasted = readPaste(text, { ...options, account: options.account ?? first?.account ?? null })
  refuse(objectionsToPaste(pasted))
  refuse(pasted.rows.flatMap(({ objections }) => objections))
  const { edits, drafts } = placed(pasted, targets)
  const entries = await change(
    house,
    async (tx) => {
      const edited = await editAll(tx, actor, writing, edits)
      const { entryId } = await writeLines(tx, actor, writing.at.version.id, drafts)
      return entryId === null ? edited : [...edited, entryId]
    },
    requestOf(c),
  )
  return { entries, left: 0 }
}

async function editAll(
  tx: Writer,
  actor: Actor,
  { at }: Writing,
  edits: { id: number; revision: number; facts: Parameters<typeof editLine>[3]['facts'] }[],
): Promise<number[]> {
  const entries: number[] = []
  for (const { id, revision, facts } of edits) {
    // A number of another budget's line: it is no line of this sheet.
    const line = await lineById(tx, id)
    if (line?.version_id !== at.version.id) refuse(objection('budget.line_elsewhere', {}))
    const named = facts.account === undefined || sideOf(facts.account) === null ? facts : { ...facts, account: readAccount(facts.account) }
    const entry = await editLine(tx, actor, id, { revision, facts: named })
    if (entry !== null) entries.push(entry)
  }
  return entries
}
