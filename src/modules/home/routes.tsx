/** The front page and the journal, connected. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { history, historyPage, journalScope } from '#kernel/history.ts'
import { sendKeptPage, viewingOf } from '#kernel/reply.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { countsOf, nest, planInForce, planItems, plans } from '#modules/plan/index.ts'
import { HomePage, type HomePlan, JournalPage, NotSetUpPage } from './pages.tsx'

const LATEST = 8
const JOURNAL_PAGE = 40
/** The journal and the front page show something of every deed. */
const EVERYTHING = [{ kind: '*', id: 0 }]

export function routes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/', (c) => sendKeptPage(c, ['*'], () => homePage(c)))
  app.get('/journal', (c) => sendKeptPage(c, ['*'], () => journalPage(c)))
  return app
}

async function homePage(c: Ctx) {
  const { house, actor, lang } = c.var
  const viewing = await viewingOf(c, EVERYTHING)
  const network = await networkOrganisation(house.reader)
  if (!network) return <NotSetUpPage viewing={viewing} />
  const { today } = viewing
  const found = await planInForce(house.reader, actor, network.id, today)
  const inForce = found ? await withItems(c, found) : null
  const others = (await plans(house.reader, actor)).filter((plan) => plan.id !== found?.plan.id)
  const expected = actor ? await expectedOf(c) : null
  const entries = await history(house, actor, lang, { scope: journalScope(actor, network.id), limit: LATEST })
  return <HomePage viewing={viewing} inForce={inForce} others={others} expected={expected} entries={entries} />
}

async function withItems(c: Ctx, { plan, overlap }: Pick<HomePlan, 'plan' | 'overlap'>): Promise<HomePlan> {
  const today = c.var.house.clock.today()
  const items = await planItems(c.var.house.reader, c.var.actor, [plan.id], today)
  return {
    plan,
    overlap,
    tree: nest(items),
    counts: countsOf(
      items.filter((item) => item.level === plan.lastLevel),
      today,
    ),
  }
}

/** What waits for this person, from every module: what is late first, then by date. */
async function expectedOf(c: Ctx) {
  const { house, actor } = c.var
  const reading = { ...actor!, lang: c.var.lang }
  const all = await Promise.all(
    house.capabilities.map((capability) => capability.expected?.(house.reader, reading, house.clock.today()) ?? []),
  )
  return all.flat().sort((one, other) => Number(other.late) - Number(one.late) || (one.due ?? '9999').localeCompare(other.due ?? '9999'))
}

async function journalPage(c: Ctx) {
  const { house, actor, lang } = c.var
  const asked = Number(c.req.query('before'))
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null
  const network = await networkOrganisation(house.reader)
  const { entries, next } = await historyPage(house, actor, lang, {
    scope: journalScope(actor, network?.id ?? null),
    limit: JOURNAL_PAGE,
    ...(before === null ? {} : { before }),
  })
  return <JournalPage viewing={await viewingOf(c, EVERYTHING)} entries={entries} before={before} more={next} />
}
