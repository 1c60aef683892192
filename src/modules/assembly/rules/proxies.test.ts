/** Who may give a proxy to whom: each refusal once, and what is nearly refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PROXY_REASONS } from '#modules/statutes/index.ts'
import { proxyReason } from '../messages.ts'
import {
  NOTHING,
  objectionToBlank,
  objectionToGiver,
  objectionToHolder,
  objectionToInstructions,
  objectionToProxies,
  objectionToSignature,
  type ProxyLimits,
  type ProxyVoter,
  placesLeft,
  type Standing,
  USED_REASONS,
} from './proxies.ts'

const LIMITS: ProxyLimits = {
  allowed: true,
  perHolderMax: 3,
  mostVotes: 10,
  sameCollege: false,
  sameRegion: false,
  blank: 'refused',
  article: '10',
}
const FREE: ProxyLimits = { ...LIMITS, perHolderMax: null, mostVotes: null, article: null }
const voter = (id: number, more: Partial<ProxyVoter> = {}): ProxyVoter => ({
  id,
  name: `Voter ${id}`,
  college: 'adherents',
  region: 'Bretagne',
  weight: 2,
  isExcluded: false,
  isPresent: false,
  ...more,
})
const GIVER = voter(1)
const HOLDER = voter(2)
const standing = (more: Partial<Standing>): Standing => ({ ...NOTHING, ...more })
const code = (objection: { code: string } | null) => objection?.code.replace('assembly.proxy_', '') ?? null

test('proxies are given from the notice on, until the meeting is over', () => {
  const all = (['draft', 'convened', 'open', 'closed', 'cancelled'] as const).map((state) => code(objectionToProxies(state)))
  assert.deepEqual(all, ['meeting_not_convened', null, null, 'meeting_over', 'meeting_over'])
})

test('who may give one: a voter who is not there, where the statutes allow it', () => {
  const cases: [Partial<ProxyLimits>, Partial<ProxyVoter>, string | null][] = [
    [{}, {}, null],
    [{ allowed: false }, {}, 'not_allowed'],
    [{}, { isExcluded: true, weight: 0 }, 'giver_excluded'],
    [{}, { weight: 0 }, 'giver_excluded'],
    [{}, { isPresent: true }, 'giver_present'],
  ]
  for (const [limits, giver, expected] of cases)
    assert.equal(code(objectionToGiver({ ...LIMITS, ...limits }, voter(1, giver), true)), expected, JSON.stringify([limits, giver]))
})

test('whom one may name: the caps one by one, each just below and just above', () => {
  const cases: [Partial<ProxyLimits>, Partial<ProxyVoter>, Partial<Standing>, string | null][] = [
    [{}, {}, {}, null],
    [{}, { id: 1 }, {}, 'self'],
    [{}, { isExcluded: true, weight: 0 }, {}, 'holder_excluded'],
    [{}, {}, { hasGiven: true }, 'holder_gave'],
    [{}, { isPresent: true }, { hasGiven: true }, null],
    [{ sameCollege: true }, {}, {}, null],
    [{ sameCollege: true }, { college: 'regions' }, {}, 'other_college'],
    [{}, { college: 'regions', region: null }, {}, null],
    [{ sameRegion: true }, {}, {}, null],
    [{ sameRegion: true }, { region: null }, {}, 'other_region'],
    [{}, {}, { carried: 2, carriedVotes: 2 }, null],
    [{}, {}, { carried: 3, carriedVotes: 3 }, 'holder_full'],
    [{ perHolderMax: 0 }, {}, {}, 'holder_full'],
    // Own two votes, two of this proxy: six more make ten.
    [{}, {}, { carried: 1, carriedVotes: 6 }, null],
    [{}, {}, { carried: 1, carriedVotes: 7 }, 'holder_votes'],
    [{}, { weight: 9 }, {}, 'holder_votes'],
    [FREE, { weight: 1000 }, { carried: 400, carriedVotes: 4000 }, null],
  ]
  for (const [limits, holder, around, expected] of cases)
    assert.equal(
      code(objectionToHolder({ ...LIMITS, ...limits }, GIVER, { ...HOLDER, ...holder }, standing(around))),
      expected,
      JSON.stringify([limits, holder, around]),
    )
})

test('a blank proxy is refused, or goes to the chair with the caps of any holder', () => {
  const chair: ProxyLimits = { ...LIMITS, blank: 'chair' }
  assert.equal(code(objectionToBlank(LIMITS, GIVER, HOLDER, NOTHING)), 'blank_refused')
  assert.equal(objectionToBlank(chair, GIVER, HOLDER, NOTHING), null)
  assert.equal(objectionToBlank(chair, GIVER, null, NOTHING), null)
  assert.equal(code(objectionToBlank(chair, GIVER, GIVER, NOTHING)), 'self_chair')
  assert.equal(code(objectionToBlank(chair, GIVER, HOLDER, standing({ carried: 3 }))), 'holder_full')
})

test('how many more a holder can carry', () => {
  assert.deepEqual(
    [0, 1, 3, 5].map((carried) => placesLeft(LIMITS, standing({ carried }))),
    [3, 2, 0, 0],
  )
  assert.equal(placesLeft(FREE, standing({ carried: 5 })), null)
})

test('a paper bears a name, and instructions are about what is voted on', () => {
  assert.equal(code(objectionToSignature('paper', '  ')), 'unsigned')
  assert.equal(objectionToSignature('paper', 'Aminata Solvène'), null)
  assert.equal(objectionToSignature('online', null), null)
  assert.equal(objectionToInstructions({ 4: 'for', 5: 'abstention' }, [4, 5]), null)
  assert.equal(objectionToInstructions({}, []), null)
  const wrongs: Record<string, string>[] = [{ 6: 'for' }, { 4: 'maybe' }, { x: 'for' }, { 4: 'blank' }]
  for (const wrong of wrongs) assert.equal(code(objectionToInstructions(wrong, [4, 5])), 'instruction_unknown', JSON.stringify(wrong))
})

test('each reason of the statutes has its sentence in both languages', () => {
  assert.deepEqual([...USED_REASONS], [...PROXY_REASONS])
  const all = PROXY_REASONS.flatMap((reason) => [proxyReason('fr', reason), proxyReason('en', reason)])
  assert.ok(all.every((sentence) => /^[A-Z].*\.$/.test(sentence)))
  assert.equal(new Set(all).size, all.length)
})
