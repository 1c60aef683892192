/** How a route answers: with a page, with a kept page, or with a redirect that says what was done. */
import { createHash, createHmac } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { getCookie, setCookie } from 'hono/cookie'
import type { VNode } from 'preact'
import type { Subject } from './capability.ts'
import type { Ctx } from './env.ts'
import type { House } from './house.ts'
import type { KeptPage, Tag } from './kept.ts'
import { renderDocument } from './render.ts'
import { NO_NETWORK, type Viewing } from './viewing.ts'

const FLASH = 'flash'

/** What a page needs to know of the one who looks. `watched`: what the page shows, for live refreshing. */
export async function viewingOf(c: Ctx, watched: Subject[] = []): Promise<Viewing> {
  const { house, actor, lang } = c.var
  const network = (await house.network()) ?? { ...NO_NETWORK, timeZone: house.clock.timeZone }
  const url = new URL(c.req.url)
  return {
    lang,
    actor,
    path: url.pathname + url.search,
    today: house.clock.today(),
    network,
    origin: house.baseUrl.replace(/\/$/, ''),
    menu: menuFor(house, c),
    demoDay: house.demo ? house.clock.today() : null,
    flash: takeFlash(c),
    live: watched.length > 0 ? house.live.token(watched, c.var.moment) : null,
  }
}

const menuFor = (house: House, c: Ctx): Viewing['menu'] =>
  house.capabilities
    .flatMap((capability) => capability.menu ?? [])
    .filter((entry) => entry.shown?.(c.var.actor) ?? true)
    .sort((one, other) => one.order - other.order)
    .map(({ path, label, also = [] }) => ({
      path,
      label,
      matches: (here) => [path, ...also].some((part) => here === part || here.startsWith(`${part}/`) || here.startsWith(`${part}?`)),
    }))

/** Sends a page rendered for this one reader. */
export function sendPage(c: Ctx, page: VNode, status: 200 | 403 | 404 | 409 | 422 | 429 | 500 | 503 = 200): Response {
  c.header('cache-control', 'private, no-cache')
  return c.html(renderDocument(page), status)
}

/** Names the state that a kept answer was made of: the same path, language and day, and nothing moved since. */
const keyOf = (c: Ctx): string => `${c.req.path}${new URL(c.req.url).search} ${c.var.lang} ${c.var.house.clock.today()}`

/**
 * Sends a page that only journalled deeds can change. Strangers share kept bytes; a signed-in reader's page is rendered, and not even that when
 * nothing moved since he or she last asked: both 304 are decided before rendering. `mine`: what else the page shows to this one reader alone
 * (what is new since a last look).
 */
export async function sendKeptPage(
  c: Ctx,
  tags: Tag[] | (() => Tag[]),
  render: () => Promise<VNode>,
  mine: string | number | null = null,
): Promise<Response> {
  const { house, actor } = c.var
  const key = keyOf(c)
  const asked = c.req.header('if-none-match')
  c.header('vary', 'cookie, accept-language, accept-encoding')
  c.header('cache-control', 'private, no-cache')
  const plain = getCookie(c, FLASH) === undefined
  if (actor || !plain) {
    const etag = `W/"${createHash('sha256')
      .update(
        `${key} ${c.var.sessionId} ${actor?.acting?.id} ${actor?.mandates.map((mandate) => mandate.id)} ${house.kept.revision()} ${mine} ${house.signingKey}`,
      )
      .digest('base64url')
      .slice(0, 27)}"`
    if (plain && asked === etag) return c.body(null, 304)
    if (plain) c.header('etag', etag)
    return sendRendered(c, renderDocument(await render()))
  }
  const kept = house.kept.page(key) ?? (await keep(house, key, tags, render))
  c.header('etag', kept.etag)
  if (asked === kept.etag) return c.body(null, 304)
  return sendBytes(c, kept)
}

const zip = promisify(gzip)
/** A large page for one reader: compressed as little as helps a phone, off the main thread. */
const QUICK = 1

async function sendRendered(c: Ctx, html: string): Promise<Response> {
  c.header('content-type', 'text/html; charset=UTF-8')
  const bytes = Buffer.from(html)
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(bytes)
  c.header('content-encoding', 'gzip')
  return c.body((await zip(bytes, { level: QUICK })) as Uint8Array<ArrayBuffer>)
}

/** `tags` may be a function: what a page shows is often known only once it is rendered. */
async function keep(house: House, key: string, tags: Tag[] | (() => Tag[]), render: () => Promise<VNode>): Promise<KeptPage> {
  const since = house.kept.revision()
  const html = renderDocument(await render())
  return house.kept.keepPage(key, typeof tags === 'function' ? tags() : tags, html, since)
}

function sendBytes(c: Ctx, kept: KeptPage): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'brotli' : /\bgzip\b/.test(accepted) ? 'gzip' : 'plain'
  if (encoding !== 'plain') c.header('content-encoding', encoding === 'brotli' ? 'br' : 'gzip')
  c.header('content-type', 'text/html; charset=UTF-8')
  return c.body(kept[encoding] as Uint8Array<ArrayBuffer>)
}

const sign = (house: House, text: string) => createHmac('sha256', house.signingKey).update(`flash ${text}`).digest('base64url').slice(0, 22)

/** After a change: to the new truth, which says once what was done and offers to undo it. */
export function redirectWith(c: Ctx, path: string, flash?: { text: string; undoPath?: string }): Response {
  if (flash) {
    const text = Buffer.from(JSON.stringify(flash)).toString('base64url')
    setCookie(c, FLASH, `${text}.${sign(c.var.house, text)}`, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      secure: isSecure(c.var.house),
      maxAge: 60,
    })
  }
  return c.redirect(path, 303)
}

function takeFlash(c: Ctx): Viewing['flash'] {
  const cookie = getCookie(c, FLASH)
  if (!cookie) return null
  setCookie(c, FLASH, '', { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(c.var.house), maxAge: 0 })
  const [text = '', signature] = cookie.split('.')
  if (signature !== sign(c.var.house, text)) return null
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Viewing['flash']
}

export const isSecure = (house: House): boolean => house.baseUrl.startsWith('https:')
