/** Whom one may invite, how fast mails leave, and the code of a letter: tables of cases and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import type { InvitationState } from '../tables/invitations.ts'
import {
  allowance,
  CODE_SIGNS,
  inNameOf,
  invitingScope,
  isToCall,
  letterCode,
  mayInviteColleague,
  mayInviteFor,
  objectionToAgain,
  objectionToTouching,
  PACES,
  typedCode,
  writtenCode,
} from './invitations.ts'

const NETWORK = 1
const REGION = 2
const MEMBER = 3
const OTHER = 4

const who = (...mandates: [Role, number][]): Actor => ({
  personId: 7,
  name: '',
  lang: 'fr',
  example: false,
  mandates: mandates.map(([role, organisationId], id) => ({
    id,
    role,
    organisationId,
    organisationName: '',
    bodyId: null,
    bodyName: null,
  })),
  acting: null,
})

const CASES: [string, Actor | null, ReturnType<typeof invitingScope>][] = [
  ['nobody signed in', null, null],
  ['the command line', SHELL, 'all'],
  ['permanent staff of the network', who(['staff', NETWORK]), 'all'],
  ['the national director', who(['national_director', NETWORK]), 'all'],
  ['the president of the network', who(['president', NETWORK]), null],
  ['the secretary of the network', who(['secretary', NETWORK]), null],
  ['a regional director', who(['regional_director', REGION]), { regions: [REGION], organisations: [] }],
  ['permanent staff of a region', who(['staff', REGION]), null],
  ['a representative', who(['representative', MEMBER]), { regions: [], organisations: [MEMBER] }],
  ['a treasurer of a member', who(['treasurer', MEMBER]), null],
  ['both', who(['regional_director', REGION], ['representative', MEMBER]), { regions: [REGION], organisations: [MEMBER] }],
  ['a former one: no mandate of the day', who(), null],
]

test('everyone is invited by the permanents, members by their region’s director, colleagues by those who speak for the organisation', () => {
  for (const [name, actor, expected] of CASES) assert.deepEqual(invitingScope(actor, NETWORK), expected, name)
})

test('a batch is seen by whoever answers for the organisation in whose name it was prepared', () => {
  const region = invitingScope(who(['regional_director', REGION]), NETWORK)
  const member = invitingScope(who(['representative', MEMBER]), NETWORK)
  const table: [ReturnType<typeof invitingScope>, number, boolean][] = [
    [null, NETWORK, false],
    ['all', OTHER, true],
    [region, REGION, true],
    [region, NETWORK, false],
    [region, OTHER, false],
    [member, MEMBER, true],
    [member, REGION, false],
    [member, OTHER, false],
  ]
  for (const [scope, organisation, expected] of table) assert.equal(mayInviteFor(scope, organisation), expected)
})

test('whatever is asked, one invites in the name of an organisation that one answers for', () => {
  const scopes = [who(['staff', NETWORK]), who(['regional_director', REGION]), who(['representative', MEMBER]), CASES[10]![1]!]
  const some = fc.option(fc.constantFrom(NETWORK, REGION, MEMBER, OTHER))
  fc.assert(
    fc.property(fc.constantFrom(...scopes), some, some, (actor, regionId, organisationId) => {
      const scope = invitingScope(actor, NETWORK)!
      const named = inNameOf(scope, NETWORK, { regionId, organisationId, role: null })
      return (
        mayInviteFor(scope, named.organisationId) &&
        (scope === 'all' || named.asked.regionId !== null || named.asked.organisationId !== null)
      )
    }),
  )
})

test('a colleague is added by whoever may give the mandate of representative', () => {
  const member = { id: MEMBER, kind: 'member' as const, parentId: REGION }
  const table: [Actor | null, boolean][] = [
    [null, false],
    [SHELL, true],
    [who(['representative', MEMBER]), true],
    [who(['representative', OTHER]), false],
    [who(['regional_director', REGION]), true],
    [who(['regional_director', OTHER]), false],
    [who(['national_director', NETWORK]), true],
    [who(['staff', NETWORK]), false],
    [who(), false],
  ]
  for (const [actor, expected] of table) assert.equal(mayInviteColleague(actor, NETWORK, member), expected)
})

test('no minute holds more mails than the pace, and each pace is reached', () => {
  for (const pace of PACES) {
    const left: number[] = []
    let most = 0
    for (let second = 0; second < 300; second += 2) {
      const lately = left.filter((at) => at > second - 60).length
      const now = allowance(pace, lately)
      most = Math.max(most, lately + now)
      left.push(...Array<number>(now).fill(second))
    }
    assert.ok(most <= pace, `${pace}: ${most} within a minute`)
    assert.ok(left.length >= pace * 4, `${pace}: ${left.length} in five minutes`)
  }
  assert.equal(allowance(100, 1_000), 0)
})

test('a code has fifty bits in signs of which none is taken for another, and is read however it is typed', () => {
  assert.equal(new Set(CODE_SIGNS).size, 32)
  assert.ok(![...'O0I1'].some((sign) => CODE_SIGNS.includes(sign)))
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 16 }), fc.constantFrom('', ' ', '-', ' - '), (bytes, between) => {
      const code = letterCode(bytes)
      const typed = [...writtenCode(code).toLowerCase()].join(between)
      return code.length === 10 && typedCode(code) === code && typedCode(typed) === code && typedCode(` ${writtenCode(code)}.`) === code
    }),
  )
  for (const wrong of ['', 'ABCD', 'ABCD-EFGH-JKL', 'OBCD-EFGH-JK', '1BCD-EFGH-JK', 'ÀBCD-EFGH-JK'])
    assert.equal(typedCode(wrong), null, wrong)
})

test('each sign is as likely as any other', () => {
  const counts = new Map<string, number>()
  for (let byte = 0; byte < 256; byte += 1) {
    const sign = letterCode(new Uint8Array(10).fill(byte))[0]!
    counts.set(sign, (counts.get(sign) ?? 0) + 1)
  }
  assert.deepEqual(new Set(counts.values()), new Set([8]))
})

test('the text changes until it is sent; nothing is sent again to whoever is in', () => {
  assert.deepEqual(
    (['prepared', 'sending', 'paused'] as const).map((state) => objectionToTouching(state)?.code ?? null),
    [null, 'people.batch_started', 'people.batch_started'],
  )
  const again: [InvitationState, boolean][] = [
    ['sent', true],
    ['refused', true],
    ['expired', true],
    ['accepted', false],
    ['arrived', false],
  ]
  for (const [state, may] of again) assert.equal(objectionToAgain(state) === null, may, state)
})

test('somebody is called when nothing can arrive, or nothing came back for three days', () => {
  const now = new Date('2017-03-14T12:00:00Z')
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const table: [InvitationState, Date | null, boolean][] = [
    ['refused', before(0), true],
    ['expired', before(31), true],
    ['sent', before(2), false],
    ['sent', before(3), true],
    ['opened', before(5), true],
    ['printed', before(1), false],
    ['queued', null, false],
    ['accepted', before(9), false],
    ['arrived', before(9), false],
  ]
  for (const [state, left, expected] of table) assert.equal(isToCall(state, left, now), expected, state)
})
