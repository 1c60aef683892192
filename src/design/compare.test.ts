/** The comparison of two texts: nothing lost, nothing invented, and never seconds. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareWords, effortOfPage, type Piece } from './compare-words.ts'

const told = (pieces: Piece[]): string =>
  pieces.map(({ text, only }) => (only === null ? text : only === 'before' ? `[-${text}-]` : `[+${text}+]`)).join('')
const without = (pieces: Piece[], side: 'before' | 'after'): string =>
  pieces
    .filter(({ only }) => only !== side)
    .map(({ text }) => text)
    .join('')

/** Texts of few words, so that they share some. */
const anyText = fc
  .array(fc.constantFrom('le', 'la', 'réseau', 'l’', 'action', ' ', ' ', ', ', '\n\n', '12,5', '#A1.2', '.', '🙂', '\ud800'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''))

test('what changed is marked in whole words, the rest stays', () => {
  const cases: [string, string, string][] = [
    ['un deux trois', 'un quatre trois', 'un [-deux-][+quatre+] trois'],
    ['trois petits pas', 'deux grands pas', '[-trois petits-][+deux grands+] pas'],
    ['l’action du réseau', 'l’ambition du réseau', 'l’[-action-][+ambition+] du réseau'],
    ['voir #A1.2.1.', 'voir #A1.2.3.', 'voir [-#A1.2.1-][+#A1.2.3+].'],
    ['12,5 % en 2016', '13,5 % en 2016', '[-12,5-][+13,5+] % en 2016'],
    ['un', 'un deux', 'un[+ deux+]'],
    ['', 'un', '[+un+]'],
    ['un', '', '[-un-]'],
    ['un', 'un', 'un'],
    ['', '', ''],
    ['Un. Trois.', 'Un. Deux. Trois.', 'Un.[+ Deux.+] Trois.'],
    ['Un.', 'Un.\n\nDeux.', 'Un.[+\n\nDeux.+]'],
    ['Un.\n\nDeux.\n\nTrois.', 'Un.\n\nTrois.', 'Un.\n\n[-Deux.\n\n-]Trois.'],
    ['Former les cadres', 'Former et suivre les cadres', 'Former [+et suivre +]les cadres'],
    ['il a été', 'il n’a pas été', 'il [+n’+]a [+pas +]été'],
    ['Une association', 'Une association, et ses adhérents', 'Une association[+, et ses adhérents+]'],
  ]
  for (const [before, after, expected] of cases) assert.equal(told(compareWords(before, after)), expected)
})

test('crumbs between two large changes are marked with them, long stretches never', () => {
  assert.equal(
    told(compareWords('développer la formation', 'consolider la gouvernance')),
    '[-développer la formation-][+consolider la gouvernance+]',
  )
  assert.equal(
    told(compareWords('a la formation des encadrants b', 'c la formation des encadrants d')),
    '[-a-][+c+] la formation des encadrants [-b-][+d+]',
  )
})

test('the pieces are both texts, letter by letter', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const pieces = compareWords(before, after)
      assert.equal(without(pieces, 'after'), before)
      assert.equal(without(pieces, 'before'), after)
      assert.ok(pieces.every(({ text }) => text !== ''))
      for (const [place, { only }] of pieces.entries()) assert.notEqual(only, pieces[place + 1]?.only)
    }),
    { numRuns: 3_000 },
  )
})

test('a text that is only added to has nothing taken away', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (start, added, end) => {
      const pieces = compareWords(`${start} ${end}`, `${start} ${added} ${end}`)
      assert.ok(!pieces.some(({ only, text }) => only === 'before' && text.trim() !== ''), told(pieces))
    }),
    { numRuns: 3_000 },
  )
})

const WORDS = 3_300
const sentences = (word: (place: number) => string) =>
  Array.from({ length: WORDS }, (_, place) => word(place) + (place % 60 === 59 ? '.\n\n' : ' ')).join('')

/** The steps that it took, and how many letters each text has for itself. Steps, not seconds: other work on the machine does not count. */
function measured(before: string, after: string) {
  const effort = effortOfPage()
  const pieces = compareWords(before, after, effort)
  assert.equal(without(pieces, 'after'), before)
  assert.equal(without(pieces, 'before'), after)
  const own = (side: 'before' | 'after') => pieces.reduce((sum, { only, text }) => sum + (only === side ? text.length : 0), 0)
  return { steps: effortOfPage().steps - effort.steps, before: own('before'), after: own('after') }
}

test('the longest texts are compared in a moment, rewritten or not', () => {
  const old = sentences((place) => `mot${place % 900}`)
  assert.ok(old.length >= 20_000)
  const since = process.cpuUsage()
  const rewritten = measured(
    old,
    sentences((place) => `autre${(place * 7) % 900}`),
  )
  const few = measured(old, old.replace('mot17 ', 'mot18 ').replace('mot700 ', ''))
  const half = measured(
    old,
    sentences((place) => (Math.floor(place / 60) % 2 === 0 ? `mot${place % 900}` : `neuf${place}`)),
  )
  assert.ok(rewritten.steps < 5_000_000 && half.steps < 5_000_000, `${rewritten.steps} ${half.steps}`)
  assert.ok(few.steps < 100_000, String(few.steps))
  assert.ok(few.before <= 14 && few.after <= 7, 'only what changed is marked')
  assert.ok(half.before < old.length * 0.6, 'the paragraphs that stayed are found though half of them are new')
  const seconds = process.cpuUsage(since).user / 1_000_000
  assert.ok(seconds < 3, `${seconds} s of computing`)
})

test('a page that has spent its effort marks texts whole, and still loses nothing', () => {
  const effort = { steps: 10 }
  const pieces = compareWords('un deux trois quatre', 'cinq deux six quatre sept', effort)
  assert.equal(without(pieces, 'after'), 'un deux trois quatre')
  assert.equal(without(pieces, 'before'), 'cinq deux six quatre sept')
  assert.ok(effortOfPage().steps > 1_000_000)
})
