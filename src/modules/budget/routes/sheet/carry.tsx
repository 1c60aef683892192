/** The lines of another year of the version are taken over, with or without a change in percent. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, choice, type FormError, field, parseForm, type Typed, typedForm, typedOne } from '#kernel/form.ts'
import { found, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import { objection } from '#kernel/values/objection.ts'
import { writeLines } from '../../commands.ts'
import { sheetWords } from '../../messages/sheet/words.ts'
import { CarryPage } from '../../pages/sheet/carry.tsx'
import { budgetUndoPath, sheetPath } from '../../paths.ts'
import { linesOf } from '../../queries.ts'
import { carried, readChange } from '../../rules/sheet/sheet.ts'
import { watchedOf } from '../at.ts'
import { requestOf, type Writing, writingAt } from './at.ts'

export function sheetCarryRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/budget-versions/:id{[0-9]{1,15}}/carrying', async (c) => {
    const writing = await writingAt(c)
    return writing instanceof Response ? writing : showCarrying(c, writing, {}, [])
  })
  app.post('/budget-versions/:id{[0-9]{1,15}}/carrying', carry)
  return app
}

/** The other years that hold lines, the latest first. */
const others = ({ at, year }: Writing): number[] =>
  [...at.byYear.keys()].filter((each) => each !== year).toSorted((one, other) => other - one)

const showCarrying = async (c: Ctx, writing: Writing, typed: Typed, errors: FormError[]): Promise<Response> =>
  sendPage(
    c,
    <CarryPage
      viewing={await viewingOf(c, watchedOf(writing.at))}
      at={writing.at}
      year={writing.year}
      years={others(writing)}
      from={typedOne(typed, 'from')}
      change={typedOne(typed, 'change')}
      errors={errors}
    />,
    errors.length > 0 ? 422 : 200,
  )

async function carry(c: Ctx): Promise<Response> {
  const writing = await writingAt(c)
  if (writing instanceof Response) return writing
  const actor = found(c.var.actor)
  const { at, year } = writing
  const { id } = at.version
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const schema = z.object({
        from: choice(others(writing).map(String)),
        change: field<number>((text) => readChange(text) ?? (objection('budget.not_a_change', { text }) as never)),
      })
      const { from, change: percent } = parseForm(schema, typed)
      const drafts = await change(
        c.var.house,
        async (tx) => {
          const lines = await linesOf(tx, id, Number(from))
          if (lines.length === 0) refuse(objection('budget.nothing_to_carry', { year: Number(from) }, 'from'))
          return writeLines(
            tx,
            actor,
            id,
            lines.map((line) => carried(line, year, percent)),
          )
        },
        requestOf(c),
      )
      return redirectWith(c, sheetPath(id, year), {
        text: sheetWords(c.var.lang).carrying.done(drafts.lineIds.length),
        ...(drafts.entryId === null ? {} : { undoPath: budgetUndoPath(drafts.entryId) }),
      })
    },
    (errors) => showCarrying(c, writing, typed, errors),
  )
}
