/** The checks of a page see what is wrong with it: each fault is planted once. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkPage, newPage, serve } from './browser.ts'

const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Essai</title><link rel="icon" href="data:,">${head}</head><body><main><h1>Essai</h1>${body}</main></body></html>`

const PAGES: Record<string, { body: string; head?: string; says: RegExp | null }> = {
  fine: { body: '<p>Rien à redire.</p>', says: null },
  invalid: { body: '<p><div>Un bloc dans un paragraphe</div></p>', says: /html: / },
  nameless: { body: '<input type="text">', says: /axe \(1280 px, light\): label/ },
  pale: {
    body: '<p>Pâle</p>',
    head: '<style>@media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }</style>',
    says: /axe \(360 px, dark\): color-contrast/,
  },
  wide: { body: '<p>Large</p>', head: '<style>p { inline-size: 900px }</style>', says: /overflow: \d+ px on a screen of 360\n.*<p>Large/ },
  noisy: { body: '<p>Bruit</p>', head: '<script>console.error("aïe")</script>', says: /console: aïe/ },
  broken: { body: '<p>Panne</p>', head: '<script>throw new Error("ouille")</script>', says: /script: ouille/ },
  talkative: {
    body: '<p>Ailleurs</p>',
    head: '<script>fetch("http://127.0.0.2:9/").catch(() => {})</script>',
    says: /request to another host: http:\/\/127\.0\.0\.2:9/,
  },
}

const site = await serve((request) => {
  const { body, head } = PAGES[new URL(request.url).pathname.slice(1)] ?? { body: '' }
  return new Response(page(body, head), { headers: { 'content-type': 'text/html; charset=utf-8' } })
})
after(() => site.close())

for (const [name, { says }] of Object.entries(PAGES)) {
  test(`a page that is ${name} ${says ? 'is refused' : 'passes'}`, async () => {
    const visitor = await newPage({ address: site.address })
    await visitor.goto(`/${name}`)
    const checking = checkPage(visitor, `check-${name}`)
    if (says) await assert.rejects(checking, says)
    else await checking
  })
}

test('a page is checked without JavaScript too', async () => {
  const visitor = await newPage({ address: site.address, javascript: false, lang: 'en', width: 360, dark: true })
  await visitor.goto('/fine')
  await checkPage(visitor, 'check-plain')
  await visitor.goto('/nameless')
  await assert.rejects(checkPage(visitor, 'check-plain-nameless'), /axe \(360 px, dark\): label/)
})
