/** Journeys in a real Chromium: pages that are watched, and the checks that every page met must pass. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after } from 'node:test'
import type { AxeResults } from 'axe-core'
import { HtmlValidate } from 'html-validate/node'
import { type Browser, type BrowserContext, chromium, type Page, type Response } from 'playwright-core'
import { type Answer, listen } from '#kernel/listen.ts'
import { CHROMIUM_VARIABLE, findChromium } from './chromium.ts'

const RESULTS = join(import.meta.dirname, '..', '..', 'test-results')
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
  '--disable-component-update',
  '--disable-sync',
]
const PHONE = 360
const HEIGHT = 900
const PATIENCE_MS = 20_000
/** Pictures of every page met, to be looked at: a third of the time that a check takes. Where something is wrong there is always one. */
const PICTURES = process.env.PICTURES === '1'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Timers never come due in a page without JavaScript; axe itself needs them. */
const WITHOUT_TIMERS = 'window.setTimeout = (deed, _wait, ...given) => { void Promise.resolve().then(() => deed(...given)); return 1 };'
/** Turbo marks the page for the moment of a visit; live pages may visit at any time. */
const TURBO_BUSY = /^<html [^>]*aria-busy/
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']

const htmlRules = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Matters of taste that the renderer decides.
    'void-style': 'off',
    'doctype-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-raw-characters': ['error', { relaxed: true }],
    'valid-id': ['error', { relaxed: true }],
    // A plan's title is as long as its network wrote it.
    'long-title': 'off',
    // Boxes of one question share their name: the form sends each that is ticked.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Everything comes from our own address.
    'require-sri': 'off',
    'tel-non-breaking': 'off',
  },
})

interface Watched {
  javascript: boolean
  /** What went wrong by itself since the last check. */
  troubles: string[]
  /** Address → the HTML that the server sent for it last. */
  served: Map<string, Promise<string>>
}
const watched = new WeakMap<Page, Watched>()

let opening: Promise<Browser> | null = null
after(async () => (await opening)?.close())

/** This process's one browser; it closes when its tests are over. */
export function openBrowser(): Promise<Browser> {
  if (opening) return opening
  const given = process.env[CHROMIUM_VARIABLE]
  const found = given ? (JSON.parse(given) as ReturnType<typeof findChromium>) : findChromium(process.env.CHROME ?? null)
  assert.ok(found, 'There is no Chromium for the journeys: set CHROME to one.')
  const env = { ...process.env, ...found.env } as Record<string, string>
  opening = chromium.launch({ executablePath: found.executablePath, args: FLAGS, env })
  return opening
}

/** Serves an application to the browser on a free port. */
export async function serve(answer: Answer): Promise<{ address: string; close(): void }> {
  const listening = await listen(answer, '127.0.0.1', 0)
  return {
    address: `http://localhost:${listening.port}`,
    close() {
      void listening.drain()
      listening.close()
    },
  }
}

export interface PageOptions {
  lang?: 'fr' | 'en'
  width?: number
  dark?: boolean
  javascript?: boolean
  /** Where relative addresses lead. */
  address?: string
}

/** A new person at a new browser: no cookies, nothing kept. */
export async function newPage({ lang = 'fr', width = 1280, dark = false, javascript = true, address }: PageOptions = {}): Promise<Page> {
  const browser = await openBrowser()
  const context = await browser.newContext({
    locale: lang === 'fr' ? 'fr-FR' : 'en-GB',
    viewport: { width, height: HEIGHT },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    javaScriptEnabled: javascript,
    baseURL: address,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  watched.set(page, watch(page, context, javascript))
  return page
}

const withoutHash = (address: string): string => address.replace(/#.*$/, '')

function watch(page: Page, context: BrowserContext, javascript: boolean): Watched {
  const state: Watched = { javascript, troubles: [], served: new Map() }
  let host = ''
  page.on('pageerror', (error) => state.troubles.push(`script: ${error.message}`))
  page.on('console', (message) => {
    // The browser itself notes every 404 and 422; whether they are right is the journey's to say.
    const ownNote = /Failed to load resource: the server responded with a status of (403|404|409|422|429)/.test(message.text())
    if (message.type() === 'error' && !ownNote) state.troubles.push(`console: ${message.text()}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    if (!/^(https?|wss?):$/.test(url.protocol)) return
    host ||= url.host
    if (url.host !== host) state.troubles.push(`request to another host: ${request.url()}`)
  })
  context.on('response', (response: Response) => {
    const type = response.headers()['content-type'] ?? ''
    if (response.status() >= 500) state.troubles.push(`${response.status()}: ${response.url()}`)
    if (type.startsWith('text/html') && response.status() !== 304 && !(response.status() >= 300 && response.status() < 400))
      state.served.set(
        withoutHash(response.url()),
        response.text().catch(() => ''),
      )
  })
  return state
}

/** The HTML as it was sent, before any script touched it. */
async function servedHtml(page: Page): Promise<string> {
  const kept = await watched.get(page)?.served.get(withoutHash(page.url()))
  return kept || (await page.request.get(page.url())).text()
}

async function htmlTroubles(page: Page): Promise<string[]> {
  const html = await servedHtml(page)
  const { results } = await htmlRules.validateString(html)
  const lines = html.split('\n')
  const around = (line: number, column: number) => (lines[line - 1] ?? '').slice(Math.max(0, column - 60), column + 100)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `html: ${ruleId}: ${message}\n      … ${around(line, column)} …`),
  )
}

declare const axe: { run(options: { runOnly: string[]; resultTypes: string[] }): Promise<AxeResults> }

async function axeTroubles(page: Page, when: string): Promise<string[]> {
  const there = await page.evaluate(() => 'axe' in window)
  if (!there) await page.evaluate(watched.get(page)?.javascript ? AXE : WITHOUT_TIMERS + AXE)
  const { violations } = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ['violations'] }), AXE_TAGS)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ html }) => !TURBO_BUSY.test(html))
      .map(
        ({ target, html, failureSummary = '' }) =>
          `axe (${when}): ${id}: ${help}\n      ${target.join(' ')}  ${html.slice(0, 200)}\n      ${failureSummary.replaceAll('\n', ' ')}`,
      ),
  )
}

/** What reaches beyond the right edge of a telephone. */
const overflowTroubles = (page: Page): Promise<string[]> =>
  page.evaluate((width) => {
    const root = document.documentElement
    if (root.scrollWidth <= width) return []
    const beyond = [...document.body.querySelectorAll('*')].filter((element) => {
      const { right, width: own } = element.getBoundingClientRect()
      return own > 0 && right > width + 1 && ![...element.children].some((child) => child.getBoundingClientRect().right > width + 1)
    })
    const named = beyond.slice(0, 5).map((element) => `\n      ${element.outerHTML.slice(0, 160)}`)
    return [`overflow: ${root.scrollWidth} px on a screen of ${width}${named.join('')}`]
  }, PHONE)

/**
 * Valid HTML, no axe violation wide and narrow, light and dark, no overflow on a telephone, nothing in the console, no other host.
 * `phone: false` leaves out the telephone: for a page that was looked at so in another language or state.
 */
export async function checkPage(page: Page, name: string, { phone = true }: { phone?: boolean } = {}): Promise<void> {
  const state = watched.get(page)
  assert.ok(state, 'checkPage wants a page from newPage.')
  // Turbo marks the page while a visit is under way: what is looked at is what comes of it.
  await page.locator('html:not([aria-busy])').waitFor({ state: 'attached' })
  const size = page.viewportSize() ?? { width: 1280, height: HEIGHT }
  const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  const picture = async (file: string, wrong: boolean) => {
    if (!PICTURES && !wrong) return
    mkdirSync(RESULTS, { recursive: true })
    await page.screenshot({ path: join(RESULTS, `${file}.png`), fullPage: true })
  }
  const troubles = [...(await htmlTroubles(page)), ...(await axeTroubles(page, `${size.width} px, ${dark ? 'dark' : 'light'}`))]
  if (phone) {
    await picture(name, troubles.length > 0)
    await page.setViewportSize({ width: PHONE, height: HEIGHT })
    await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' })
    troubles.push(...(await overflowTroubles(page)), ...(await axeTroubles(page, `${PHONE} px, ${dark ? 'light' : 'dark'}`)))
    await picture(`${name}-${PHONE}`, troubles.length > 0)
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
  }
  troubles.push(...state.troubles.splice(0))
  assert.equal(troubles.length, 0, `${name} (${page.url()}):\n  - ${troubles.join('\n  - ')}`)
}
