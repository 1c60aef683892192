/** Each result says its reason in words, in both languages: the worked votes, and the cases that are seldom met. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Lang } from '#kernel/values/lang.ts'
import { readAssembly, workedExamples } from '../imports.ts'
import { quorumFor, tally } from '../rules.ts'
import { quorumText, reasonText } from './reason.ts'
import { reasonWords } from './reason-words.ts'
import { trialWords } from './trial.ts'

/** With plain spaces and apostrophes, so that the cases can be typed. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")

function told(file: string, lang: Lang = 'fr') {
  const read = readAssembly(file, 'en')
  if ('faults' in read) assert.fail(JSON.stringify(read.faults))
  const { assembly } = read
  return tally(assembly).map((result, place) => {
    const majority = assembly.votes[place]!.majority
    const rules = { majority, quorum: quorumFor(assembly.rules, majority, assembly.convening) }
    return { reason: plain(reasonText(lang, result, rules)), quorum: plain(quorumText(lang, result.quorum, rules.quorum)) }
  })
}

const worked: [example: number, reasons: string[]][] = [
  [
    1,
    [
      'Article 13 : deux tiers des suffrages exprimés, 377 voix requises sur 565, 441 obtenues (53 blancs et 6 nuls, non comptés) : adoptée',
    ],
  ],
  [
    2,
    [
      'Article 12 : plus de voix pour que de voix contre, 2 pour, 1 contre : adoptée',
      'Article 12 : plus de voix pour que de voix contre, 1 pour, 1 contre : égalité, donc pas adoptée',
      'Article 9 : la moitié des votants, présents : 2 requis, 1 compté, quorum non atteint',
    ],
  ],
  [
    5,
    [
      'Article 13 : deux tiers des suffrages exprimés, 59 voix requises sur 88, 68 obtenues (2 abstentions, non comptées) ; collège membres, 50 voix requises sur 75, 60 obtenues, majorité atteinte ; collège regions, 9 voix requises sur 13, 8 obtenues (2 abstentions, non comptées), majorité non atteinte : rejetée',
    ],
  ],
  [
    6,
    [
      'Plus de voix pour que de voix contre, 2 pour, 2 contre : égalité, tranchée par la voix du président de séance : adoptée',
      'Article 12 : plus de voix pour que de voix contre, 2 pour, 2 contre : égalité, donc pas adoptée',
    ].map((text) => text.replace(/^Plus/, 'Article 12 : plus')),
  ],
  [
    7,
    [
      'Article 20 : plus de la moitié de toutes les voix inscrites, 5 voix requises sur 9, 4 obtenues (les 5 autres voix pèsent contre) : rejetée',
    ],
  ],
  [
    8,
    [
      "Article 11 : plus de la moitié des voix des présents, 2 voix requises sur 3, 2 obtenues (l'autre voix pèse contre) : adoptée",
      'Article 12 : plus de voix pour que de voix contre, 2 pour, 1 contre : adoptée',
    ],
  ],
]
for (const [example, reasons] of worked)
  test(`the worked vote ${example} says its reason`, () =>
    assert.deepEqual(
      told(workedExamples()[example - 1]!).map(({ reason }) => reason),
      reasons,
    ))

/** One vote counted by hand. */
const hand = (majority: string, counts: string, quorum = ''): string => `
date: "2017-03-14"
statutes: { ${quorum} majorities: { m: { ${majority} } } }
votes:
  - id: r1
    at: "15:00"
    majority: m
    counts: { membres: { ${counts} } }
    roll: { membres: { voters: 2000, votes: 2000 } }
    present: { membres: { voters: 1500, votes: 1500 } }
`
const CASES: [name: string, file: string, fr: string, en: string][] = [
  [
    'blank papers that count, beside spoilt ones that do not',
    hand('threshold: 2/3, blanks_count: true, article: "13"', 'for: 20, against: 5, blank: 5, spoilt: 1'),
    'Article 13 : deux tiers des suffrages exprimés, 20 voix requises sur 30, 20 obtenues (5 blancs, comptés ; 1 nul, non compté) : adoptée',
    'Article 13: two thirds of the votes cast, 20 of 30 required, 20 reached (5 blank, counted; 1 spoilt, not counted): adopted',
  ],
  [
    'one abstention alone is feminine',
    hand('threshold: absolute', 'for: 1, abstention: 1'),
    'Plus de la moitié des suffrages exprimés, 1 voix requise sur 1, 1 obtenue (1 abstention, non comptée) : adoptée',
    'More than half of the votes cast, 1 of 1 required, 1 reached (1 abstention, not counted): adopted',
  ],
  [
    'half of an even number is not more than half',
    hand('threshold: absolute', 'for: 2, against: 2'),
    'Plus de la moitié des suffrages exprimés, 3 voix requises sur 4, 2 obtenues : égalité, donc pas adoptée',
    'More than half of the votes cast, 3 of 4 required, 2 reached: level, so not adopted',
  ],
  [
    'nothing cast',
    hand('threshold: 3/4, article: "7"', 'blank: 2'),
    "Article 7 : trois quarts des suffrages exprimés, aucune voix n'a été exprimée (2 blancs, non comptés) : rejetée",
    'Article 7: three quarters of the votes cast, no vote was cast (2 blank, not counted): rejected',
  ],
  [
    'large numbers, and a fraction without a name',
    hand('threshold: 5/7, base: present_or_represented', 'for: 1100, against: 100'),
    '5/7 des voix présentes ou représentées, 1 072 voix requises sur 1 500, 1 100 obtenues (les 300 autres voix pèsent contre) : adoptée',
    '5/7 of the votes present or represented, 1,072 of 1,500 required, 1,100 reached (the other 300 votes weigh against): adopted',
  ],
  [
    'a quorum in votes that is not reached, beyond a fraction',
    hand('threshold: simple', 'for: 1', 'quorum: { of: votes, fraction: 3/4, strict: true, article: "9" },'),
    'Article 9 : plus de trois quarts des voix, présentes ou représentées : 1 501 requises, 1 500 comptées, quorum non atteint',
    'Article 9: more than three quarters of the votes, present or represented: 1,501 required, 1,500 counted, no quorum',
  ],
]
for (const [name, file, fr, en] of CASES)
  test(name, () => {
    assert.equal(told(file)[0]!.reason, fr)
    assert.equal(told(file, 'en')[0]!.reason, en)
  })

test('a quorum that nobody asks for is said to be none', () => {
  assert.equal(told(hand('threshold: simple', 'for: 1'))[0]!.quorum, "Aucun quorum n'est exigé")
  assert.equal(
    told(hand('threshold: simple', 'for: 1', 'quorum: { fraction: 0, article: "9" },'), 'en')[0]!.quorum,
    'Article 9: no quorum is asked for',
  )
})

test('a college is called by its name where it is known', () => {
  const read = readAssembly(workedExamples()[4]!, 'fr')
  assert.ok('assembly' in read)
  const [vote] = read.assembly.votes
  const text = reasonText(
    'fr',
    tally(read.assembly)[0]!,
    { majority: vote!.majority, quorum: null },
    { college: (code) => code.toUpperCase() },
  )
  assert.match(text, /collège REGIONS/)
})

test('every reason for which a proxy is not used has its words', () => {
  const [fr, en] = [reasonWords('fr').proxyReasons, reasonWords('en').proxyReasons]
  assert.deepEqual(Object.keys(fr), Object.keys(en))
  assert.equal(new Set(Object.values(fr)).size, 13)
})

test('each worked vote has its title in the trial', () => {
  for (const lang of ['fr', 'en'] as const) assert.equal(trialWords(lang).exampleTitles.length, workedExamples().length)
})
