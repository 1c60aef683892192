/** The sheet of a version, and new lines; undo of what was done to lines. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { subjectKey } from '#kernel/house.ts'
import { found, notFound } from '#kernel/refusal.ts'
import { redirectWith, sendKeptPage, sendPage, viewingOf } from '#kernel/reply.ts'
import { signInPath } from '#modules/people/index.ts'
import { undoLines, writeLines } from '../../commands.ts'
import { accountName } from '../../messages/accounts.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { LineEditPage } from '../../pages/sheet/line-edit.tsx'
import { SheetPage } from '../../pages/sheet/sheet.tsx'
import { budgetUndoPath, newLinePath, sheetPath } from '../../paths.ts'
import { grantChoices, keyNames, linesOf, type Standing } from '../../queries.ts'
import { sideOf } from '../../rules.ts'
import type { LineDraft } from '../../tables/lines.ts'
import { type LineFacts, SIDES, type Side } from '../../tables.ts'
import { standingAt, watchedOf } from '../at.ts'
import { answerScript, byScript, mayWrite, requestOf, said, writingAt } from './at.ts'
import { budgetEditRoutes } from './budget-edit.tsx'
import { sheetCarryRoutes } from './carry.tsx'
import { lineRoutes } from './line.tsx'
import { lineInput, NOTHING_TYPED, ownTyped } from './line-form.ts'
import { sheetPasteRoutes } from './paste.tsx'

export function sheetRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/sheet', showSheet)
  app.get('/budget-versions/:id{[0-9]{1,15}}/lines/new', (c) => showNew(c))
  app.post('/budget-versions/:id{[0-9]{1,15}}/lines', add)
  app.post('/budget-deeds/:id{[0-9]{1,15}}/undo', undo)
  return [lineRoutes(), sheetPasteRoutes(), sheetCarryRoutes(), budgetEditRoutes()].reduce((all, part) => all.route('/', part), app)
}

/** Whose names change, the sheet changes. */
const NAMES = ['organisation', 'plan', 'network', 'funder', 'grant']

/** Only deeds on the version, its budget and what it names can change the sheet. */
function showSheet(c: Ctx): Promise<Response> {
  let shown: Standing | null = null
  return sendKeptPage(
    c,
    () => [...NAMES, ...(shown ? watchedOf(shown).map(subjectKey) : [])],
    async () => {
      shown = await standingAt(c, 'lines')
      return sheetPage(c, shown)
    },
  )
}

async function sheetPage(c: Ctx, at: Standing) {
  const { house, actor } = c.var
  const { version, year, byYear } = at
  const mayEdit = mayWrite(actor, at)
  const [lines, keys, grants, viewing] = await Promise.all([
    linesOf(house.reader, version.id, year),
    keyNames(house.reader, version.id),
    mayEdit ? grantChoices(house.reader, version.budget.owner.organisationId) : [],
    viewingOf(c, watchedOf(at)),
  ])
  const mayCarry = [...byYear.keys()].some((each) => each !== year)
  return <SheetPage viewing={viewing} at={at} lines={lines} keys={keys} grants={grants} mayEdit={mayEdit} mayCarry={mayCarry} />
}

const sideIn = (text: string | undefined): Side => SIDES.find((side) => side === text) ?? 'charge'

async function showNew(c: Ctx, refused?: { typed: Typed; errors: FormError[] }): Promise<Response> {
  const writing = await writingAt(c)
  if (writing instanceof Response) return writing
  const { at, year } = writing
  const side = sideIn(refused ? typedOne(refused.typed, 'side') : c.req.query('side'))
  const grants = await grantChoices(c.var.house.reader, at.version.budget.owner.organisationId)
  const typed = refused ? ownTyped(refused.typed) : NOTHING_TYPED
  const form = { side, typed, base: NOTHING_TYPED, errors: refused?.errors ?? [], grants, conflict: null }
  const viewing = await viewingOf(c, watchedOf(at))
  return sendPage(c, <LineEditPage viewing={viewing} at={at} year={year} line={null} form={form} keys={new Map()} />, refused ? 422 : 200)
}

/** What was typed as a new line: a line without a label is called as its account. */
function draftOf(c: Ctx, typed: Typed, year: number): LineDraft {
  const account = typedOne(typed, 'account')
  const label = typedOne(typed, 'label').trim()
  const named = label === '' && sideOf(account.trim()) !== null ? accountName(c.var.lang, account.trim()) : label
  const facts = lineInput({ account: [''], amount: [''], ...typed, label: [named] }) as LineFacts
  return { ...facts, year, amount_cents: facts.amount_cents ?? 0 }
}

async function add(c: Ctx): Promise<Response> {
  const { house, actor } = c.var
  if (!actor && byScript(c)) return c.json({ signIn: signInPath('/budgets') }, 403)
  if (!actor) throw notFound()
  const at = await standingAt(c, 'all')
  const year = at.year ?? at.years[0]!
  const { id } = at.version
  const typed = await typedForm(c)
  const work = async () => {
    const draft = draftOf(c, typed, year)
    return change(house, (tx) => writeLines(tx, actor, id, [draft]), requestOf(c))
  }
  if (byScript(c))
    return answerScript(c, async () => {
      const { lineIds, entryId } = await work()
      return { entry: entryId, lines: lineIds }
    })
  return attempt(
    c,
    async () => {
      const { lineIds, entryId } = await work()
      const side = sideIn(typedOne(typed, 'side'))
      const to = typedOne(typed, 'more') === '' ? `${sheetPath(id, year)}#line-${lineIds[0]}` : newLinePath(id, year, side)
      return redirectWith(c, to, said(c, 'added', entryId))
    },
    (errors) => showNew(c, { typed, errors }),
  )
}

async function undo(c: Ctx): Promise<Response> {
  const { house, lang } = c.var
  const actor = found(c.var.actor)
  const work = () => change(house, (tx) => undoLines(tx, actor, Number(c.req.param('id'))), requestOf(c))
  if (byScript(c)) return answerScript(c, async () => ({ entry: (await work()).entryId }))
  const { versionId, year, entryId } = await work()
  return redirectWith(c, sheetPath(versionId, year), {
    text: sheetWords(lang).line.undone,
    ...(entryId === null ? {} : { undoPath: budgetUndoPath(entryId) }),
  })
}
