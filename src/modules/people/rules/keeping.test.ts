/** What is proposed and refused when people are kept, as cases and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  fullSite,
  givenBy,
  goesOnAfter,
  isMemberIn,
  mergedEdits,
  objectionToCode,
  objectionToReplacing,
  objectionToSite,
  objectionToStart,
  objectionToUndoing,
  proposedParent,
  shownColumns,
  shownOf,
} from './keeping.ts'

test('what a member stands below follows from its region', () => {
  const regional = [
    { id: 2, region: 'BRE' },
    { id: 3, region: 'RE' },
  ]
  const cases: [Parameters<typeof proposedParent>[0], number | null][] = [
    [{ kind: 'member', region: 'BRE' }, 2],
    [{ kind: 'member', region: 'RE' }, 3],
    [{ kind: 'member', region: 'COR' }, 1],
    [{ kind: 'member', region: null }, 1],
    [{ kind: 'regional', region: 'BRE' }, 1],
    [{ kind: 'partner', region: 'BRE' }, 1],
    [{ kind: 'network', region: null }, null],
  ]
  for (const [organisation, expected] of cases) assert.equal(proposedParent(organisation, regional, 1), expected)
})

test('a site is an address of the web, completed where people leave its beginning out', () => {
  const cases: [string | null, string | null, boolean][] = [
    [null, null, true],
    [' ', null, true],
    ['www.exemple.fr', 'https://www.exemple.fr', true],
    ['exemple.fr/plan?x=1', 'https://exemple.fr/plan?x=1', true],
    ['http://exemple.fr', 'http://exemple.fr', true],
    ['javascript:alert(1)', 'javascript:alert(1)', false],
    ['data:text/html,x', 'data:text/html,x', false],
    ['https://', 'https://', false],
    ['notre site', 'notre site', false],
  ]
  for (const [typed, full, fits] of cases) {
    assert.equal(fullSite(typed), full)
    assert.equal(objectionToSite(fullSite(typed)) === null, fits, String(typed))
  }
})

test('a code is short and plain', () => {
  for (const code of ['ca', 'groupe-2', '2017']) assert.equal(objectionToCode(code), null)
  for (const code of ['', 'CA', 'é', 'a b', '-a', 'a'.repeat(31)]) assert.equal(objectionToCode(code)?.code, 'people.code_invalid')
})

test('who gives an office is said by the table of permissions', () => {
  assert.deepEqual(
    [givenBy('president', null), givenBy('representative', null), givenBy('representative', 7), givenBy('staff', null)],
    ['secretary', 'representatives', 'staff', 'staff'],
  )
})

test('what goes on after a departure, and what may begin before it', () => {
  const cases: [string, string | null, boolean][] = [
    ['2015-01-01', null, true],
    ['2015-01-01', '2017-03-15', true],
    ['2015-01-01', '2017-03-14', false],
    ['2017-03-14', null, true],
    ['2017-03-15', null, false],
  ]
  for (const [startsOn, endsOn, goesOn] of cases) assert.equal(goesOnAfter({ startsOn, endsOn }, '2017-03-14'), goesOn)
  assert.equal(objectionToStart('2017-03-14', '2017-03-14'), null)
  assert.equal(objectionToStart('2017-03-14', '2017-03-15')?.code, 'people.organisation_left')
  assert.equal(objectionToReplacing({ startsOn: '2017-03-14' }, '2017-03-15'), null)
  assert.equal(objectionToReplacing({ startsOn: '2017-03-14' }, '2017-03-14')?.code, 'people.replaced_too_early')
})

test('a member of a year was one on some day of it', () => {
  const member = (joinedOn: string | null, leftOn: string | null) => isMemberIn({ kind: 'member', joinedOn, leftOn }, 2017)
  assert.deepEqual(
    [member(null, null), member('2017-12-31', null), member('2018-01-01', null), member(null, '2017-01-01'), member(null, '2016-12-31')],
    [true, true, false, true, false],
  )
  assert.equal(isMemberIn({ kind: 'partner', joinedOn: null, leftOn: null }, 2017), false)
})

test('one’s own last deed can be undone, and nothing else', () => {
  assert.equal(objectionToUndoing({ id: 5, personId: 1 }, 1, 5), null)
  assert.equal(objectionToUndoing({ id: 5, personId: 1 }, 2, 5)?.code, 'people.not_your_deed')
  assert.equal(objectionToUndoing({ id: 5, personId: 1 }, null, 5)?.code, 'people.not_your_deed')
  assert.equal(objectionToUndoing({ id: 5, personId: 1 }, 1, 6)?.code, 'people.touched_since')
})

const FIELDS = ['name', 'town', 'note'] as const
const values = fc.record({ name: fc.string(), town: fc.string(), note: fc.string() })

test('of two edits nothing that was typed is lost, and nothing saved is overwritten unseen', () => {
  fc.assert(
    fc.property(values, values, values, (base, theirs, mine) => {
      const { typed, differing, taken } = mergedEdits(FIELDS, base, theirs, mine)
      for (const field of FIELDS) {
        const same = (one: string, other: string) => one.trim() === other.trim()
        if (!same(mine[field], base[field])) assert.equal(typed[field], mine[field])
        else assert.equal(typed[field], theirs[field])
        if (!same(typed[field], theirs[field])) assert.ok(differing.includes(field), 'what is about to be overwritten is shown')
        if (taken.includes(field)) assert.ok(!differing.includes(field))
      }
    }),
  )
})

test('what a form showed comes back as it was, and a forged text is no row', () => {
  fc.assert(
    fc.property(fc.record({ a: fc.option(fc.string()), b: fc.option(fc.integer()) }), (row) => {
      assert.deepEqual({ ...shownColumns(['a', 'b'], shownOf(['a', 'b'], row)) }, { ...row })
    }),
  )
  for (const text of ['', '{', '[]', '{"a":1}', 'null', '[1,2,3]']) assert.equal(shownColumns(['a', 'b'], text), null)
})
