/** Files that make no sense are refused, each fault with its path and a sentence; odd but sound ones are read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAssembly } from './imports.ts'
import { resultJson, tally } from './rules.ts'

const SOUND = `
date: "2015-09-17"
statutes:
  quorum: { base: present_or_represented, of: voters, fraction: 1/4 }
  majorities: { ordinary: { threshold: simple } }
voters: [{ id: a1, college: m, weight: 1 }, { id: a2, college: m, weight: 4 }]
presences: [{ id: a1, from: "14:00", to: "17:30" }]
proxies: [{ giver: a2, holder: a1, given: "2015-09-10" }]
votes: [{ id: r1, at: "15:10", majority: ordinary, ballots: { a1: for, a2: against } }]
`
const faultsOf = (text: string) => {
  const read = readAssembly(text, 'en')
  return 'faults' in read ? read.faults : []
}

test('a fault is told with its path', () => {
  const cases: [string, string, string, RegExp][] = [
    ['ballots: { a1: for', 'ballots: { zz: for', 'votes[0].ballots.zz', /not among the voters/],
    ['a2: against', 'a2: perhaps', 'votes[0].ballots.a2', /for, against, abstention, blank, spoilt/],
    ['id: a1, from', 'id: zz, from', 'presences[0].id', /not among the voters/],
    ['weight: 4', 'weight: -1', 'voters[1].weight', /whole number/],
    ['weight: 4', 'weight: 1.5', 'voters[1].weight', /whole number/],
    ['weight: 4', 'weight: "4"', 'voters[1].weight', /whole number/],
    ['fraction: 1/4', 'fraction: 5/4', 'statutes.quorum.fraction', /from 0 to 1/],
    ['fraction: 1/4', 'fraction: 1/0', 'statutes.quorum.fraction', /from 0 to 1/],
    ['threshold: simple', 'threshold: 3/2', 'statutes.majorities.ordinary.threshold', /simple, absolute/],
    ['majority: ordinary', 'majority: other', 'votes[0].majority', /not described/],
    ['to: "17:30"', 'to: "13:00"', 'presences[0].to', /before the start/],
    ['from: "14:00"', 'from: "2pm"', 'presences[0].from', /time/],
    ['at: "15:10", ', '', 'votes[0].at', /missing/],
    ['id: a2', 'id: a1', 'voters[1].id', /above already/],
    ['id: a2', 'id: 2', 'voters[1].id', /quotes/],
    ['given: "2015-09-10"', 'given: "2015-02-30"', 'proxies[0].given', /moment/],
    ['date: "2015-09-17"', 'date: "17/09/2015"', 'date', /date/],
    ['of: voters', 'of: heads', 'statutes.quorum.of', /voters, votes/],
    ['ballots: {', 'counts: { x: { for: 1 } }, nothing: {', 'votes[0].counts.x', /college x/],
    ['ballots: { a1: for, a2: against }', 'counts: { m: { for: 6 } }', 'votes[0].counts.m', /6 votes/],
    ['ballots: {', 'counts: { m: { for: 1 } }, ballots: {', 'votes[0]', /either/],
  ]
  for (const [from, to, path, said] of cases) {
    assert.ok(SOUND.includes(from), from)
    const faults = faultsOf(SOUND.replace(from, to))
    const fault = faults.find((each) => each.path === path)
    assert.ok(fault, `${to}: ${JSON.stringify(faults)}`)
    assert.match(fault.message, said)
  }
})

test('what is no YAML is said with its place, in the language asked for', () => {
  assert.match(faultsOf('a: [1, 2')[0]!.message, /line 1/)
  assert.match(faultsOf('just words')[0]!.message, /name: value/)
  assert.match(faultsOf('')[0]!.message, /name: value/)
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
    .split('')
    .map((name, place) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[place]}`).join(', ')}]`)
    .join('\n')}`
  assert.match(faultsOf(bomb)[0]!.message, /without end/)
  const french = readAssembly('a: 1\na: 2', 'fr')
  assert.match('faults' in french ? french.faults[0]!.message : '', /ligne 2/)
})

test('a proxy of somebody unknown is no fault of the file, and papers of one’s own count are', () => {
  const read = readAssembly(SOUND.replace('giver: a2', 'giver: stranger'), 'fr')
  assert.ok('assembly' in read)
  assert.deepEqual(resultJson(tally(read.assembly)[0]!).proxies.refused, [{ giver: 'stranger', holder: 'a1', reason: 'unknown_voter' }])
})

test('JSON is read as well, and ten past one after midnight is of the same meeting', () => {
  const late = SOUND.replace('at: "15:10"', 'at: "25:10"').replace(', to: "17:30"', '')
  const read = readAssembly(late, 'fr')
  assert.ok('assembly' in read)
  assert.equal(tally(read.assembly)[0]?.electorate.voters, 2)
})
