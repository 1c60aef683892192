/** One content, two parts: what the text of a mail says, its HTML says, and nothing that was typed becomes a tag. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { type MailBlock, type MailContent, mailText } from './content.ts'
import { mailHtml } from './html.tsx'
import { mailToken, readMailToken } from './token.ts'

const FRAME = { lang: 'fr' as const, subject: 'Essai', network: 'Réseau <d’essai>', home: 'https://plan.example/', logo: null }

const CONTENT: MailContent = {
  blocks: [
    { kind: 'paragraph', text: 'Bonjour Rita,' },
    { kind: 'code', text: '123456' },
    { kind: 'heading', text: 'Mes mandats' },
    {
      kind: 'list',
      items: [{ title: 'Un mandat', href: 'https://plan.example/mandates/1', detail: 'donné\npar le conseil' }, { title: 'Sans lien' }],
    },
    { kind: 'link', label: 'Ouvrir la page', href: 'https://plan.example/mandates/1?a=1&b=2' },
  ],
  why: 'Vous l’avez choisi.',
  foot: [{ label: 'Choisir', href: 'https://plan.example/me/mail' }],
}

test('the text can be read without the HTML', () => {
  assert.equal(
    mailText(CONTENT),
    `Bonjour Rita,

    123456

Mes mandats
===========

- Un mandat
  donné
  par le conseil
  https://plan.example/mandates/1

- Sans lien

Ouvrir la page

    https://plan.example/mandates/1?a=1&b=2

-- 

Vous l’avez choisi.

Choisir
https://plan.example/me/mail
`,
  )
})

const letters = (html: string) =>
  html
    .replace(/<style>.*<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

test('the HTML says the same, with every address behind a link', () => {
  const html = mailHtml(CONTENT, FRAME)
  const words = mailText(CONTENT)
    .split(/\s+/)
    .filter((word) => /\p{L}|\d/u.test(word) && !word.startsWith('http'))
  for (const word of words) assert.ok(letters(html).includes(word), word)
  for (const href of ['https://plan.example/mandates/1?a=1&amp;b=2', 'https://plan.example/me/mail'])
    assert.ok(html.includes(`href="${href}"`), href)
  assert.match(html, /Réseau &lt;d’essai/)
})

test('nothing of it watches who reads: no picture but the logo, no script, no address of another house', () => {
  assert.doesNotMatch(mailHtml(CONTENT, FRAME), /<img|<script|url\(/)
  const logo = mailHtml(CONTENT, { ...FRAME, logo: { address: 'https://plan.example/logo?v=1', width: 300, height: 100 } })
  assert.equal(logo.match(/<img/g)?.length, 1)
  assert.match(logo, /<img src="https:\/\/plan\.example\/logo\?v=1" alt width="120" height="40"/)
})

test('the HTML is valid', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    // Mail programs know no style sheets, and the older role.
    rules: { 'no-inline-style': 'off', 'void-style': 'off', 'doctype-style': 'off', 'presentation-role-style': 'off' },
  })
  const report = await validator.validateString(
    mailHtml(CONTENT, { ...FRAME, logo: { address: 'https://plan.example/logo', width: 40, height: 40 } }),
  )
  assert.deepEqual(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)),
    [],
  )
})

const block: fc.Arbitrary<MailBlock> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: fc.string({ unit: 'grapheme' }) }),
  fc.record({ kind: fc.constant('code' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(fc.record({ title: fc.string(), detail: fc.string() })) }),
)

test('whatever was typed stays the letters that were typed', () => {
  fc.assert(
    fc.property(fc.array(block), fc.string(), (blocks, why) => {
      const tags = (content: MailContent) =>
        mailHtml(content, FRAME)
          .match(/<(\w+)/g)
          ?.join() ?? ''
      const bare = (text: string) => text.replaceAll(/[^\n]/g, 'x')
      const plain = blocks.map(
        (each): MailBlock =>
          each.kind === 'list'
            ? { ...each, items: each.items.map(({ title, detail = '' }) => ({ title: bare(title), detail: bare(detail) })) }
            : ({ ...each, text: bare((each as { text: string }).text) } as MailBlock),
      )
      assert.equal(tags({ blocks, why }), tags({ blocks: plain, why: bare(why) }))
    }),
  )
})

test('a token says what it was signed for, and one that was touched says nothing', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.stringMatching(/^[a-z]+\.[a-z]+$/)), fc.nat(), (personId, topics, place) => {
      const token = mailToken('a key', { personId, topics })
      assert.deepEqual(readMailToken('a key', token), { personId, topics })
      assert.match(token, /^[A-Za-z0-9_.-]+$/)
      assert.equal(readMailToken('another key', token), null)
      // The last sign of base64url may hold bits that mean nothing.
      const at = place % (token.length - 1)
      const touched = `${token.slice(0, at)}${token[at] === 'A' ? 'z' : 'A'}${token.slice(at + 1)}`
      assert.equal(readMailToken('a key', touched), null)
    }),
  )
  for (const wrong of ['', '.', 'a.b', 'a.b.c', `${mailToken('a key', { personId: 1, topics: [] })}.x`])
    assert.equal(readMailToken('a key', wrong), null)
})
