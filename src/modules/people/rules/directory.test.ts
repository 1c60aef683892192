/** What the lists count, which offices are vacant, whose term ends soon. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Actor, Role } from '#kernel/values/actor.ts'
import { KINDS, type MandateFacts, REGIONS } from '../tables.ts'
import {
  countsOf,
  endingBy,
  FEE_CHOICES,
  mayGiveSome,
  measuredOf,
  type OrganisationGroup,
  REGION_CHOICES,
  STANDINGS,
  vacantOffices,
} from './directory.ts'
import { mayReadAllFigures } from './rights.ts'

const groups = fc.array(
  fc.record({
    region: fc.constantFrom(null, ...REGIONS),
    kind: fc.constantFrom(...KINDS),
    standing: fc.constantFrom(...STANDINGS),
    fee: fc.constantFrom(null, ...FEE_CHOICES),
    count: fc.integer({ min: 1, max: 50 }),
  }) satisfies fc.Arbitrary<OrganisationGroup>,
)
const filters = fc.record({
  region: fc.constantFrom(null, ...REGION_CHOICES),
  kind: fc.constantFrom(null, ...KINDS),
  state: fc.constantFrom(...STANDINGS, 'all' as const),
  fee: fc.constantFrom(null, ...FEE_CHOICES),
})

test('the count beside each answer of a filter is what the list has once it is chosen', () => {
  fc.assert(
    fc.property(groups, filters, (all, asked) => {
      const counts = countsOf(all, asked)
      for (const [region, count] of counts.region) assert.equal(countsOf(all, { ...asked, region }).total, count)
      for (const [kind, count] of counts.kind) assert.equal(countsOf(all, { ...asked, kind }).total, count)
      for (const [state, count] of counts.state) assert.equal(countsOf(all, { ...asked, state }).total, count)
      for (const [fee, count] of counts.fee) assert.equal(countsOf(all, { ...asked, fee }).total, count)
    }),
  )
})

test('nothing asked, everything counted', () => {
  fc.assert(
    fc.property(groups, (all) => {
      const whole = all.reduce((sum, { count }) => sum + count, 0)
      assert.equal(countsOf(all, { region: null, kind: null, state: 'all', fee: null }).total, whole)
    }),
  )
})

test('a region is coloured by its members, its employees, or the share of fees paid', () => {
  const region = { members: 12, employees: 80, paid: 3, owing: 4 }
  assert.deepEqual(
    (['members', 'employees', 'fees'] as const).map((measure) => measuredOf(region, measure)),
    [12, 80, 75],
  )
  assert.equal(measuredOf({ ...region, employees: null }, 'employees'), null, 'nobody said')
  assert.equal(measuredOf({ ...region, paid: 0, owing: 0 }, 'fees'), null, 'all are exempt: no share of nothing')
})

const TODAY = '2017-03-14'
let next = 0
const held = (role: Role, startsOn = '2016-01-01', endsOn: string | null = null): MandateFacts => ({
  id: ++next,
  personId: next,
  personName: `Personne ${next}`,
  erased: false,
  role,
  organisationId: 1,
  organisationName: 'Réseau',
  bodyId: 2,
  bodyName: { fr: 'Bureau', en: null },
  startsOn,
  endsOn,
  decidedBy: null,
  example: true,
})

test('single offices are vacant when nobody answers for them today', () => {
  const cases: [string, string, MandateFacts[], MandateFacts[], Role[]][] = [
    ['an empty board lacks all three', 'ca', [], [], ['president', 'treasurer', 'secretary']],
    ['a committee expects none', 'formation', [held('board_member')], [], []],
    [
      'a committee that once had a president does',
      'formation',
      [held('president', '2010-01-01', '2016-12-31')],
      [],
      ['president', 'treasurer', 'secretary'],
    ],
    ['an office held in another body of the organisation is not vacant', 'ca', [], [held('president')], ['treasurer', 'secretary']],
    [
      'whoever comes later does not answer today',
      'bureau',
      [held('treasurer', '2017-03-15')],
      [held('president'), held('secretary')],
      ['treasurer'],
    ],
    ['the last day counts', 'bureau', [held('treasurer', '2016-01-01', TODAY)], [held('president'), held('secretary')], []],
  ]
  for (const [name, code, mandates, offices, vacant] of cases) assert.deepEqual(vacantOffices(code, mandates, offices, TODAY), vacant, name)
})

test('terms that end soon come in the order of their last days; open and coming ones do not count', () => {
  const [late, soon] = [held('staff', '2016-01-01', '2017-09-14'), held('staff', '2016-01-01', '2017-04-01')]
  const others = [
    held('staff'),
    held('staff', '2016-01-01', '2017-09-15'),
    held('staff', '2017-04-01', '2017-05-01'),
    held('staff', '2015-01-01', '2017-03-13'),
  ]
  assert.deepEqual(endingBy([late, ...others, soon], TODAY, '2017-09-14'), [soon, late])
})

const actor = (role: Role, organisationId: number): Actor => ({
  personId: 1,
  name: '',
  lang: 'fr',
  example: true,
  acting: null,
  mandates: [{ id: 1, role, organisationId, organisationName: '', bodyId: null, bodyName: null }],
})
const [NETWORK, REGION, MEMBER] = [1, 2, 3]

test('the fees of all members are for the permanents and the board of the network', () => {
  const cases: [Actor | null, boolean][] = [
    [null, false],
    [actor('staff', NETWORK), true],
    [actor('national_director', NETWORK), true],
    [actor('board_member', NETWORK), true],
    [actor('treasurer', NETWORK), true],
    [actor('teller', NETWORK), false],
    [actor('staff', REGION), false],
    [actor('representative', MEMBER), false],
  ]
  for (const [who, may] of cases) assert.equal(mayReadAllFigures(who, NETWORK), may, who?.mandates[0]?.role)
})

test('who may give no mandate at all is not led to the form', () => {
  const member = { id: MEMBER, kind: 'member' as const, parentId: REGION }
  const cases: [Actor | null, boolean][] = [
    [null, false],
    [actor('staff', NETWORK), true],
    [actor('secretary', NETWORK), true],
    [actor('representative', MEMBER), true],
    [actor('regional_director', REGION), true],
    [actor('representative', 9), false],
    [actor('board_member', NETWORK), false],
  ]
  for (const [who, may] of cases) assert.equal(mayGiveSome(who, NETWORK, member, null), may, who?.mandates[0]?.role)
})
