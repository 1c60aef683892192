/** The Markdown subset understood: the blocks say what the page shows, whatever people wrote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { proseHtml } from '#design/text.tsx'
import { type Block, blocksOf, type Run, shallow } from './prose.ts'

const paragraph = (...runs: (Run | string)[]): Block => ({
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? { text: run } : run)),
})

test('each kind of text is what it is on a page', () => {
  const cases: [string, Block[]][] = [
    ['', []],
    ['Un.\n\nDeux\nlignes.', [paragraph('Un.'), paragraph('Deux lignes.')]],
    ['Une  \ncoupure, une\\\nautre', [paragraph('Une\ncoupure, une\nautre')]],
    [
      '*a* **b** ***c*** `d`',
      [
        paragraph({ text: 'a', emphasis: true }, ' ', { text: 'b', strong: true }, ' ', { text: 'c', strong: true, emphasis: true }, ' ', {
          text: 'd',
          code: true,
        }),
      ],
    ],
    [
      '[x *y*](https://a.fr/?b=1&c=2)',
      [paragraph({ text: 'x ', href: 'https://a.fr/?b=1&c=2' }, { text: 'y', emphasis: true, href: 'https://a.fr/?b=1&c=2' })],
    ],
    ['[x](javascript:alert(1))', [paragraph('x')]],
    ['# a\n<b>&amp; "', [paragraph('# a <b>& "')]],
    ['> a\n>\n> b', [{ kind: 'quote', blocks: [paragraph('a'), paragraph('b')] }]],
    ['3. a\n4. b', [{ kind: 'list', ordered: true, start: 3, items: [[paragraph('a')], [paragraph('b')]] }]],
    [
      '- a\n  - b\n\n    c\n- d',
      [
        {
          kind: 'list',
          ordered: false,
          start: 1,
          items: [
            [paragraph('a'), { kind: 'list', ordered: false, start: 1, items: [[paragraph('b'), paragraph('c')]] }],
            [paragraph('d')],
          ],
        },
      ],
    ],
  ]
  for (const [text, blocks] of cases) assert.deepEqual(blocksOf(text), blocks, text)
})

const lettersOf = (blocks: Block[]): string =>
  blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.runs.map(({ text }) => text).join('')
        : block.kind === 'quote'
          ? lettersOf(block.blocks)
          : block.items.map(lettersOf).join(' '),
    )
    .join(' ')
const bare = (text: string) => text.replaceAll(/\s/g, '')
const shown = (html: string) =>
  bare(
    html
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )

test('no letter is lost or added: the blocks hold what the page shows', () => {
  const sign = fc.constantFrom(
    '*',
    '**',
    '_',
    '`',
    '[a](b)',
    '![',
    '<b>',
    '&amp;',
    '- ',
    '1. ',
    '> ',
    '#',
    '\n',
    '\n\n',
    '  \n',
    '\\',
    ' ',
    'mot',
  )
  const texts = fc.array(fc.oneof(sign, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 20 }).map((all) => all.join(''))
  fc.assert(
    fc.property(texts, (text) => {
      assert.equal(bare(lettersOf(blocksOf(text))), shown(proseHtml(text)))
    }),
    { numRuns: 1_000 },
  )
})

test('however deep people nest, the blocks stay shallow, and nothing overflows', () => {
  const depthOf = (blocks: Block[]): number =>
    Math.max(
      0,
      ...blocks.map(
        (block) =>
          1 + (block.kind === 'quote' ? depthOf(block.blocks) : block.kind === 'list' ? Math.max(0, ...block.items.map(depthOf)) : 0),
      ),
    )
  for (const text of [`${'>'.repeat(2_000)}fond`, `${'- '.repeat(1_000)}fond`, '*'.repeat(5_000), `${'['.repeat(2_000)}fond`]) {
    const blocks = blocksOf(text)
    assert.ok(depthOf(blocks) <= 8, text.slice(0, 4))
    if (text.endsWith('fond')) assert.match(lettersOf(blocks), /fond$/)
  }
})

test('thousands of lists opened by one line are a few lists', () => {
  assert.equal(shallow(`${'- '.repeat(9_999)}a`), `${'- '.repeat(8)}a`)
  assert.equal(shallow(`${'> '.repeat(20)}a\n${'>'.repeat(20)}b`), `${'> '.repeat(8)}a\n${'>'.repeat(8)}b`)
  for (const text of ['- a\n  - b', '---------------', '* * *', '1. un', '', '2017. 2018. 2019'])
    assert.equal(shallow(text), text, JSON.stringify(text))
})
