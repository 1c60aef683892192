/** A house served over a real port, as in life: with jobs, live pages and an address that it knows; and those who come to it. */
import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page, Response } from 'playwright-core'
import type { Answer } from '#kernel/listen.ts'
import { newPage, type PageOptions, serve } from './browser.ts'
import { testHouse } from './house.ts'

/** Opens a house for a file of journeys; `demo: false`: empty, on the real day. `smtpUrl`: its mails leave. */
export async function servedHouse({ demo = true, smtpUrl }: { demo?: boolean; smtpUrl?: string } = {}) {
  let answer: Answer = () => globalThis.Response.json(null, { status: 503 })
  const site = await serve((request, bindings) => answer(request, bindings))
  after(() => site.close())
  const tested = await testHouse({ demo, background: true, smtpUrl, baseUrl: site.address })
  answer = tested.fetch
  const { reader } = tested.house

  /** Somebody at a browser of his or her own. */
  const visitor = (options: PageOptions = {}) => newPage({ ...options, address: site.address })

  /** Somebody who came in by the demonstration's door, as one of its people. */
  const enteredAs = async (name: string, path: string, options: PageOptions = {}): Promise<Page> => {
    const page = await visitor(options)
    await page.goto(`/demo?back=${encodeURIComponent(path)}`)
    await page.getByRole('button', { name: new RegExp(`: ${name}$`) }).click()
    await page.waitForURL(path)
    return page
  }

  /** The address of an item by its code, `reussir-2020#A1.2.1`. */
  const itemAt = async (place: string): Promise<string> => {
    const [slug = '', code = ''] = place.split('#')
    const { id } = await reader
      .selectFrom('plan_item as i')
      .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
      .select('i.id')
      .where('p.slug', '=', slug)
      .where('i.code', '=', code)
      .executeTakeFirstOrThrow()
    return `/items/${id}`
  }

  /** How many deeds the journal holds. */
  const deeds = async (): Promise<number> => {
    const { count } = await reader
      .selectFrom('journal_entry')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  return { ...tested, address: site.address, visitor, enteredAs, itemAt, deeds }
}

/** Waits until the text stands on the page, and fails when it does not come, with what stands there instead. */
export async function shows(page: Page, text: string | RegExp): Promise<void> {
  try {
    await page.getByText(text).first().waitFor()
  } catch (error) {
    const main = await page.locator('main').textContent()
    throw new Error(`${page.url()} does not show ${text}:\n${main}`, { cause: error })
  }
}

const topicsOf = (response: Response): string[] => new URL(response.url()).searchParams.getAll('topics')

/** Opens an address and goes on once its page hears what moves: live pages connect a moment after they are shown. */
export async function watches(page: Page, path: string): Promise<void> {
  const context = page.context()
  const heard = new Set<string>()
  const note = (response: Response) => {
    for (const topic of topicsOf(response)) heard.add(topic)
  }
  context.on('response', note)
  await page.goto(path)
  const topic = (await page.locator('meta[name="live"]').getAttribute('content')) ?? ''
  if (!heard.has(topic)) await context.waitForEvent('response', (response) => topicsOf(response).includes(topic))
  context.off('response', note)
}

/** The path, without the house's address. */
export function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

/** Opens an address and says what it answered. */
export async function opened(page: Page, path: string): Promise<number> {
  const response = await page.goto(path)
  assert.ok(response)
  return response.status()
}
