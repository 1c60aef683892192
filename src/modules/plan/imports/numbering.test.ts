/** Numbers typed before headings: what is one, and what is a word of the title. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { numbered, ownHeading } from './numbering.ts'

type Read = [code: string | null, title: string, word?: string]
const CASES: [string, string[], Read[]][] = [
  [
    'a word and a number',
    ['Axe 1 : Un', 'Axe 2 – Deux'],
    [
      ['1', 'Un', 'Axe'],
      ['2', 'Deux', 'Axe'],
    ],
  ],
  [
    'a word and a number without a sign, all of them',
    ['Axe 1 Un', 'Axe 2 Deux'],
    [
      ['1', 'Un', 'Axe'],
      ['2', 'Deux', 'Axe'],
    ],
  ],
  [
    'a word and a number without a sign, once',
    ['Action 12 mois', 'Deux'],
    [
      [null, 'Action 12 mois'],
      [null, 'Deux'],
    ],
  ],
  ['several words', ['Objectif stratégique n° 1.2 : Un'], [['1.2', 'Un', 'Objectif stratégique']]],
  [
    'a word and a number alone',
    ['Axe 1', 'Axe 2'],
    [
      ['1', 'Axe 1', 'Axe'],
      ['2', 'Axe 2', 'Axe'],
    ],
  ],
  [
    'a word, a letter, a colon',
    ['Pilier A : Un', 'Pilier B : Deux'],
    [
      ['A', 'Un', 'Pilier'],
      ['B', 'Deux', 'Pilier'],
    ],
  ],
  [
    'a Roman number',
    ['Axe I. Un', 'Axe IV. Deux'],
    [
      ['I', 'Un', 'Axe'],
      ['IV', 'Deux', 'Axe'],
    ],
  ],
  [
    'a letter that begins a word',
    ['Axe atlantique', 'Action À venir'],
    [
      [null, 'Axe atlantique'],
      [null, 'Action À venir'],
    ],
  ],
  [
    'numbers with dots',
    ['1.2. Un', '1.3) Deux', '1.4 Trois'],
    [
      ['1.2', 'Un'],
      ['1.3', 'Deux'],
      ['1.4', 'Trois'],
    ],
  ],
  [
    'codes',
    ['A1.2 Un', 'A3 Deux', 'SM.1 : Trois'],
    [
      ['A1.2', 'Un'],
      ['A3', 'Deux'],
      [null, 'SM.1 : Trois'],
    ],
  ],
  [
    'bare numbers, all of them',
    ['1 Un', '2 Deux'],
    [
      ['1', 'Un'],
      ['2', 'Deux'],
    ],
  ],
  [
    'one bare number is a word',
    ['10 mesures', 'Deux'],
    [
      [null, '10 mesures'],
      [null, 'Deux'],
    ],
  ],
  [
    'letters and a number may be a word',
    ['CO2 et climat', 'Deux'],
    [
      [null, 'CO2 et climat'],
      [null, 'Deux'],
    ],
  ],
  [
    'a year is no number',
    ['2027 : Un', '2028 : Deux'],
    [
      [null, '2027 : Un'],
      [null, '2028 : Deux'],
    ],
  ],
  [
    'nothing',
    ['Un', 'L’été'],
    [
      [null, 'Un'],
      [null, 'L’été'],
    ],
  ],
]
for (const [name, headings, expected] of CASES) {
  test(name, () => {
    assert.deepEqual(
      numbered(headings).map(({ code, title, word }) => (word === null ? [code, title] : [code, title, word])),
      expected,
    )
  })
}

test('a heading of our own is its code and its title', () => {
  assert.deepEqual(
    [ownHeading('SM.1 Un plan'), ownHeading('Seul')].map(({ code, title }) => [code, title]),
    [
      ['SM.1', 'Un plan'],
      [null, 'Seul'],
    ],
  )
})
