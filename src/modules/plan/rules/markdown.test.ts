/** Markdown for the world: what our texts mean is what any reader of Markdown understands, and titles keep their letters. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { micromark } from 'micromark'
import { proseHtml } from '#design/text.tsx'
import { cellMarkdown, plainMarkdown, plainOf, textMarkdown, textOfCell } from './markdown.ts'

const word = fc.oneof(
  fc.stringMatching(/^[a-zé]{1,6}$/),
  fc.constantFrom('*', '_', '`', '[', ']', '<b>', '|', '\\', '#', '&amp;', '!', '![', '(x)', '~', '>', '-', '1.'),
)
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))

test('a title as Markdown is its letters and nothing more', () => {
  fc.assert(
    fc.property(line, (title) => {
      assert.equal(plainOf(plainMarkdown(title)), title)
      const [, inside] = /^<h2>([\s\S]*)<\/h2>$/.exec(micromark(`## A1 ${plainMarkdown(title)}`)) ?? []
      assert.equal(inside, `A1 ${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`)
    }),
  )
})

test('what would be a heading, a rule, a fence, a tag or an image elsewhere stays the letters that they are here', () => {
  const cases: [string, string][] = [
    ['# Titre', '\\# Titre'],
    ['#A1 reste', '#A1 reste'],
    ['Ligne\n---', 'Ligne\n\\---'],
    ['Ligne\n===', 'Ligne\n\\==='],
    ['***', '\\***'],
    ['```\nx', '\\```\nx'],
    ['<b>x</b> <!-- y -->', '\\<b>x\\</b> \\<!-- y -->'],
    ['<https://exemple.org>', '<https://exemple.org>'],
    ['![x](https://exemple.org)', '\\![x](https://exemple.org)'],
    ['[x]: https://exemple.org', '\\[x]: https://exemple.org'],
    ['| a |\n|---|', '\\| a |\n\\|---|'],
    ['- a\n-', '- a\n-'],
    ['a\r\nb', 'a\nb'],
  ]
  for (const [text, written] of cases) {
    assert.equal(textMarkdown(text), written)
    assert.equal(micromark(written).replaceAll('<a href=', '<a rel="nofollow noopener" href='), proseHtml(text.replaceAll('\r\n', '\n')))
  }
})

test('a text in a cell comes out again, bars and lines and all', () => {
  for (const text of ['a | b', 'a\nb', '- a\n- b | c', 'a\\|b', 'fin\\']) assert.equal(textOfCell(cellMarkdown(text)), text)
  assert.equal(cellMarkdown('a\nb | c'), 'a<br>b \\| c')
})
