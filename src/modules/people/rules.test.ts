/** The rules of people as tables of cases and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays } from '#kernel/dates.ts'
import { localPath } from './paths.ts'
import {
  bareSiret,
  demoGroup,
  inForce,
  isSiret,
  logoType,
  objectionsToOrganisation,
  objectionToEnding,
  objectionToLogo,
  objectionToMandate,
  objectionToParent,
  objectionToSeat,
  objectionToTimeZone,
  overlap,
  type Seat,
  SINGLE_SEATS,
  type Term,
} from './rules.ts'

const day = fc.integer({ min: 0, max: 5_000 }).map((days) => addDays('2010-01-01', days))
const term: fc.Arbitrary<Term> = fc
  .tuple(day, fc.option(fc.nat({ max: 2_000 })))
  .map(([startsOn, length]) => ({ startsOn, endsOn: length === null ? null : addDays(startsOn, length) }))

test('a SIRET has fourteen digits and a check digit', () => {
  const cases: [string, boolean][] = [
    ['73282932000074', true],
    ['73282932000075', false],
    ['7328293200007', false],
    ['732829320000740', false],
    ['73282932O00074', false],
    ['', false],
    // La Poste: its head office keeps Luhn's key, its other establishments only sum to a multiple of five.
    ['35600000000048', true],
    ['35600000049837', true],
    ['35600000049838', false],
  ]
  for (const [siret, expected] of cases) assert.equal(isSiret(siret), expected, siret)
  assert.equal(bareSiret('732 829 320\u00a000074'), '73282932000074')
})

test('of the ten last digits of a SIRET, exactly one is right', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-24-9]\d{12}$/), (stem) => [...'0123456789'].filter((digit) => isSiret(stem + digit)).length === 1),
  )
})

test('one wrong digit never makes another SIRET', () => {
  fc.assert(
    fc.property(fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }), (place, more) => {
      const siret = '73282932000074'
      const changed = siret.slice(0, place) + String((Number(siret[place]) + more) % 10) + siret.slice(place + 1)
      return !isSiret(changed)
    }),
  )
})

test('an organisation says everything that is wrong with it at once', () => {
  const wrong = objectionsToOrganisation({ name: ' ', siret: '1', region: 'XXX', joinedOn: '2015-02-01', leftOn: '2015-01-31' })
  assert.deepEqual(
    wrong.map((each) => each.code),
    ['people.name_missing', 'people.siret_invalid', 'people.region_unknown', 'people.left_before_joined'],
  )
  assert.deepEqual(objectionsToOrganisation({ name: 'A', siret: null, region: 'BRE', joinedOn: '2015-02-01', leftOn: '2015-02-01' }), [])
})

test('organisations stand below what may hold them, and never below themselves', () => {
  const network = { id: 1, kind: 'network' as const, name: 'N' }
  const region = { id: 2, kind: 'regional' as const, name: 'R' }
  const member = { id: 3, kind: 'member' as const, name: 'M' }
  assert.equal(objectionToParent({ id: null, kind: 'member' }, [region, network]), null)
  assert.equal(objectionToParent({ id: null, kind: 'member' }, [network]), null)
  assert.equal(objectionToParent({ id: null, kind: 'regional' }, [network]), null)
  assert.equal(objectionToParent({ id: null, kind: 'member' }, []), null)
  assert.equal(objectionToParent({ id: null, kind: 'regional' }, [region, network])?.code, 'people.parent_wrong')
  assert.equal(objectionToParent({ id: null, kind: 'member' }, [member, region])?.code, 'people.parent_wrong')
  assert.equal(objectionToParent({ id: 2, kind: 'regional' }, [region, network])?.code, 'people.parent_cycle')
  assert.equal(objectionToParent({ id: 1, kind: 'network' }, [region, network])?.code, 'people.parent_cycle')
})

test('two terms overlap exactly when some day is in both', () => {
  fc.assert(
    fc.property(term, term, (one, other) => {
      const latest = [one.startsOn, other.startsOn].sort()[1]!
      assert.equal(overlap(one, other), inForce(one, latest) && inForce(other, latest))
      assert.equal(overlap(one, other), overlap(other, one))
    }),
  )
})

const seat = (fields: Partial<Seat>): Seat => ({
  personId: 1,
  role: 'president',
  organisationId: 1,
  bodyId: null,
  startsOn: '2015-01-01',
  endsOn: null,
  ...fields,
})

test('a mandate is refused for its days, for its holder, or for its single seat', () => {
  const cases: [Partial<Seat>, Partial<Seat>[], string | null][] = [
    [{}, [], null],
    [{ endsOn: '2014-12-31' }, [], 'people.ends_before_start'],
    [{ endsOn: '2015-01-01' }, [], null],
    [{}, [{}], 'people.mandate_twice'],
    [{ startsOn: '2016-01-02' }, [{ endsOn: '2016-01-01' }], null],
    [{ startsOn: '2016-01-01' }, [{ endsOn: '2016-01-01' }], 'people.mandate_twice'],
    [{ personId: 2 }, [{}], 'people.seat_taken'],
    [{ personId: 2, bodyId: 5 }, [{}], 'people.seat_taken'],
    [{ personId: 2, startsOn: '2016-01-01' }, [{ endsOn: '2015-12-31' }], null],
    [{ personId: 2, organisationId: 2 }, [{}], null],
    [{ personId: 2, role: 'board_member' }, [{ role: 'board_member' }], null],
    [{ role: 'board_member', bodyId: 5 }, [{ role: 'board_member', bodyId: 6 }], null],
    [{ role: 'staff' }, [{ role: 'board_member' }], null],
  ]
  for (const [wished, others, code] of cases) assert.equal(objectionToMandate(seat(wished), others.map(seat))?.code ?? null, code)
})

test('whatever is granted one after the other, a single seat has one holder a day', () => {
  const wish = fc.tuple(fc.nat({ max: 4 }), term).map(([personId, each]) => seat({ personId, ...each }))
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 15 }), day, (wishes, any) => {
      const given: Seat[] = []
      for (const each of wishes) if (objectionToMandate(each, given) === null) given.push(each)
      return given.filter((each) => inForce(each, any)).length <= 1
    }),
  )
  assert.deepEqual([...SINGLE_SEATS].sort(), ['national_director', 'president', 'secretary', 'treasurer'])
})

test('a mandate ends on a day that it had, and not again once it is over', () => {
  assert.equal(objectionToEnding({ startsOn: '2015-01-01', endsOn: null }, '2015-01-01', '2017-03-14'), null)
  assert.equal(objectionToEnding({ startsOn: '2015-01-01', endsOn: null }, '2014-12-31', '2017-03-14')?.code, 'people.ends_before_start')
  assert.equal(objectionToEnding({ startsOn: '2015-01-01', endsOn: '2017-03-14' }, '2018-01-01', '2017-03-14'), null)
  assert.equal(
    objectionToEnding({ startsOn: '2015-01-01', endsOn: '2017-03-13' }, '2018-01-01', '2017-03-14')?.code,
    'people.mandate_ended',
  )
})

test('a seat in a body is for its own organisation or one below it', () => {
  const member = { id: 3, kind: 'member' as const, name: 'M' }
  const line = [member, { id: 2, kind: 'regional' as const, name: 'R' }, { id: 1, kind: 'network' as const, name: 'N' }]
  assert.equal(objectionToSeat(1, member, line), null)
  assert.equal(objectionToSeat(3, member, line), null)
  assert.equal(objectionToSeat(4, member, line)?.code, 'people.body_elsewhere')
})

test('a logo is told by its content', () => {
  assert.equal(logoType(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])), 'image/png')
  assert.equal(logoType(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])), 'image/jpeg')
  assert.equal(objectionToLogo(new TextEncoder().encode('<svg onload="x()">'))?.code, 'people.logo_not_picture')
  assert.equal(objectionToLogo(new Uint8Array(1_048_577))?.code, 'people.logo_too_large')
})

test('a time zone is one that exists', () => {
  assert.equal(objectionToTimeZone('Indian/Reunion'), null)
  assert.equal(objectionToTimeZone('Paris')?.code, 'people.time_zone_unknown')
})

test('the way back after signing in stays in the house', () => {
  const cases: [string | undefined, string | null][] = [
    ['/plans/reussir-2020?lang=en#b', '/plans/reussir-2020?lang=en#b'],
    ['//evil.example/x', null],
    ['/\\evil.example', null],
    ['/\t/evil.example', null],
    ['https://evil.example', null],
    ['javascript:alert(1)', null],
    ['', null],
    [undefined, null],
  ]
  for (const [text, expected] of cases) assert.equal(localPath(text), expected, text)
})

test('the demonstration groups its people by what they can do', () => {
  assert.equal(
    demoGroup([
      { role: 'representative', kind: 'member' },
      { role: 'board_member', kind: 'network' },
    ]),
    'board',
  )
  assert.equal(demoGroup([{ role: 'staff', kind: 'network' }]), 'staff')
  assert.equal(demoGroup([{ role: 'president', kind: 'regional' }]), 'regions')
  assert.equal(demoGroup([{ role: 'representative', kind: 'member' }]), 'members')
  assert.equal(demoGroup([]), 'others')
})
