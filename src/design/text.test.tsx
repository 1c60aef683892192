/** What people write must never become markup of ours. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { proseHtml, Stamp } from './text.tsx'

test('prose keeps paragraphs, emphasis, lists, quotations and links', () => {
  assert.equal(proseHtml('Un *mot* et **deux**'), '<p>Un <em>mot</em> et <strong>deux</strong></p>')
  assert.match(proseHtml('- un\n- deux'), /<ul>\s*<li>un<\/li>\s*<li>deux<\/li>\s*<\/ul>/)
  assert.match(proseHtml('> cité'), /<blockquote>/)
  assert.equal(proseHtml('[lien](https://exemple.fr)'), '<p><a rel="nofollow noopener" href="https://exemple.fr">lien</a></p>')
})

test('prose turns typed HTML into letters', () => {
  for (const typed of [
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<style>*{display:none}</style>',
    '<!-- -->',
    '<a href=x>y</a>',
  ]) {
    assert.doesNotMatch(proseHtml(typed), /<(script|img|style|!--|a )/, typed)
    assert.match(proseHtml(typed), /&lt;/, typed)
  }
})

test('prose drops addresses that run code', () => {
  for (const address of ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '&#106;avascript:alert(1)']) {
    assert.doesNotMatch(proseHtml(`[x](${address})`), /href="[^"]/i, address)
  }
  assert.doesNotMatch(proseHtml('<javascript:alert(1)>'), /href="j/)
})

test('prose has no headings, code blocks or pictures', () => {
  assert.doesNotMatch(proseHtml('# Titre\n\nTitre\n===\n\n    code\n\n```\ncode\n```\n\n![image](x.png)'), /<(h\d|pre|img)/)
})

test('a stamp with an address is a link, one without is not', () => {
  assert.match(renderToString(<Stamp lang="fr" what="Adopté" href="/source" />), /^<a class="stamp" href="\/source">/)
  assert.match(renderToString(<Stamp lang="fr" what="Adopté" />), /^<p class="stamp">/)
})
