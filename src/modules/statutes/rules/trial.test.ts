/** Other rules for the same meeting, and what changed between two tellings of the rules. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BodyRules } from '../tables.ts'
import { compareRules, type Told } from './comparison.ts'
import { type Assembly, tally } from './tally.ts'
import { isTooLargeToTry, underRules } from './trial.ts'
import type { Majority } from './voting.ts'

const SIMPLE: Majority = {
  threshold: 'simple',
  base: 'votes_cast',
  blanksCount: false,
  abstentionsCount: false,
  eachCollege: false,
  quorum: null,
  article: null,
}
const ASSEMBLY: Assembly = {
  rules: { quorum: null, proxies: null, castingVote: false, remote: false },
  convening: 1,
  chair: null,
  voters: ['a', 'b', 'c'].map((id) => ({ id, college: 'm', region: null, weight: 1 })),
  presences: ['a', 'b'].map((id) => ({ id, from: 0, to: null, remote: false })),
  proxies: [{ giver: 'c', holder: 'a', given: 0, revoked: null }],
  votes: [
    {
      id: 'r1',
      at: 10,
      majority: SIMPLE,
      cast: { ballots: new Map([['a', 'for'] as const, ['b', 'against'] as const, ['c', 'for'] as const]) },
    },
  ],
}
const BODY: BodyRules = {
  body: 'ag',
  voters: 'colleges',
  notice: null,
  second: null,
  quorum: null,
  proxies: {
    allowed: false,
    perHolderMax: null,
    perHolderMaxVotes: null,
    sameCollege: false,
    sameRegion: false,
    blank: 'refused',
    article: '10',
  },
  casting: null,
  remote: null,
  decisions: [
    {
      code: 'ordinary',
      name: { fr: 'Ordinaire', en: null },
      threshold: '2/3',
      base: 'votes_cast',
      blanksCount: false,
      abstentionsCount: false,
      eachCollege: false,
      quorum: null,
      noticeDays: null,
      article: '12',
    },
  ],
}

test('the body’s proxies and majority take the place of the file’s; who came and what was cast stay', () => {
  assert.equal(tally(ASSEMBLY)[0]!.outcome, 'adopted')
  const { assembly, unknown } = underRules(ASSEMBLY, ['ordinary'], BODY)
  assert.deepEqual(unknown, [])
  const [result] = tally(assembly)
  assert.deepEqual([result!.outcome, result!.counts.for, result!.article], ['rejected', 1, '12'])
  assert.equal(result!.proxies.refused[0]?.reason, 'not_allowed')
})

test('a kind of decision that the body does not know keeps the file’s majority, and is named once', () => {
  const twice = { ...ASSEMBLY, votes: [...ASSEMBLY.votes, { ...ASSEMBLY.votes[0]!, id: 'r2' }] }
  const { assembly, unknown } = underRules(twice, ['solemn', 'solemn'], BODY)
  assert.deepEqual(unknown, ['solemn'])
  assert.equal(assembly.votes[1]!.majority, SIMPLE)
})

test('a meeting of hundreds with dozens of votes is tried, one of thousands with hundreds is not', () => {
  const sized = (voters: number, votes: number): Assembly => ({
    ...ASSEMBLY,
    voters: Array.from({ length: voters }, () => ASSEMBLY.voters[0]!),
    votes: Array.from({ length: votes }, () => ASSEMBLY.votes[0]!),
  })
  assert.equal(isTooLargeToTry(sized(900, 60)), false)
  assert.equal(isTooLargeToTry(sized(10_000, 500)), true)
})

const rules = fc.uniqueArray(
  fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), text: fc.constantFrom('x', 'y'), article: fc.constantFrom(null, '1') }),
  { selector: ({ key }) => key },
)

test('each rule of either version is changed, added, dropped or unchanged, once', () => {
  fc.assert(
    fc.property(rules, rules, (before: Told[], after: Told[]) => {
      const { changes, unchanged } = compareRules(before, after)
      assert.equal(changes.length + unchanged, new Set([...before, ...after].map(({ key }) => key)).size)
      for (const { fate, before: was, after: is } of changes) {
        assert.equal(fate, was && is ? 'changed' : is ? 'added' : 'dropped')
        assert.notDeepEqual(was, is)
      }
      assert.deepEqual(compareRules(after, after), { changes: [], unchanged: after.length })
    }),
  )
})

test('what was dropped stands where it stood', () => {
  const told = (key: string): Told => ({ key, text: key, article: null })
  const { changes } = compareRules(
    [told('a'), told('b'), told('c')],
    [
      { ...told('a'), text: 'A' },
      { ...told('c'), text: 'C' },
    ],
  )
  assert.deepEqual(
    changes.map(({ fate, before, after }) => [fate, (after ?? before)!.key]),
    [
      ['changed', 'a'],
      ['dropped', 'b'],
      ['changed', 'c'],
    ],
  )
})
