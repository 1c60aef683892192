/** The front page and the journal, connected. */
import { Hono } from 'hono'
import type { Ctx, Env } from '#kernel/env.ts'
import { history, historyPage, journalScope } from '#kernel/history.ts'
import { sendKeptPage, sendPage, viewingOf } from '#kernel/reply.ts'
import { searchedWords } from '#kernel/searching.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { countsOf, nest, planInForce, planItems, plans } from '#modules/plan/index.ts'
import { HomePage, type HomePlan, JournalPage, NotSetUpPage, SearchPage, type SearchResults } from './pages.tsx'
import { budgetOfYear, meetingsUnderWay, trialVote } from './queries.ts'

const LATEST = 8
/** How many answers of a kind, at first and when asked for more. */
const ANSWERS = 6
const MORE_ANSWERS = 60
const LONGEST_SEARCH = 200
const JOURNAL_PAGE = 40
/** The journal and the front page show something of every deed. */
const EVERYTHING = [{ kind: '*', id: 0 }]

export function routes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/', (c) => sendKeptPage(c, ['*'], () => homePage(c)))
  // Not kept: what people type has no end.
  app.get('/search', async (c) => sendPage(c, await searchPage(c)))
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
  const underWay = await meetingsUnderWay(house.reader, actor, today)
  const trial = house.demo && !actor ? await trialVote(house.reader, today) : null
  const budget = await budgetOfYear(house.reader, actor, network.id, today)
  const around = { inForce, others, budget, expected, underWay, trial, entries }
  return <HomePage viewing={viewing} {...around} />
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

async function searchPage(c: Ctx) {
  const typed = (c.req.query('q') ?? '').trim().slice(0, LONGEST_SEARCH)
  return <SearchPage viewing={await viewingOf(c)} results={await resultsOf(c, typed, c.req.query('all') === '1')} />
}

/** What every module finds for this reader, and the deeds that say these words. */
async function resultsOf(c: Ctx, typed: string, all: boolean): Promise<SearchResults> {
  const { house, actor, lang } = c.var
  const searched = searchedWords(typed)
  if (searched.length === 0) return { typed, searched, groups: [], deeds: [] }
  const most = all ? MORE_ANSWERS : ANSWERS
  const network = await networkOrganisation(house.reader)
  const scope = journalScope(actor, network?.id ?? null)
  const [found, deeds] = await Promise.all([
    Promise.all(
      house.capabilities.map((capability) => capability.searchable?.(house.reader, actor, searched, most + 1, house.clock.today()) ?? []),
    ),
    history(house, actor, lang, { scope, words: searched, limit: most }),
  ])
  const groups = [...Map.groupBy(found.flat(), ({ kind }) => kind.fr)].map(([, answers]) => ({
    kind: answers[0]!.kind,
    found: answers.slice(0, most),
    more: !all && answers.length > most,
  }))
  return { typed, searched, groups, deeds }
}
