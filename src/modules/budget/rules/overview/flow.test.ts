/** The flow loses no cent: what comes into each box goes out of it, and both ends come to what the lines say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type FlowPart, flowOf, kindOf, leaks } from './flow.ts'

const part = (keys: string[]) =>
  fc.record({
    key: fc.constantFrom(...keys),
    pillar: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    cents: fc.integer({ min: 0, max: 999_999_999_999 }),
  })
const income = fc.array(part(['funder:1', 'funder:2', 'account:756']), { maxLength: 20 })
const charges = fc.array(part(['staff', 'purchases', 'regions']), { maxLength: 20 })
const total = (parts: readonly { cents: number }[]) => parts.reduce((sum, { cents }) => sum + cents, 0)

test('whatever is spread where, no cent is lost or made on the way', () => {
  fc.assert(
    fc.property(income, charges, (brought, spent) => {
      const flow = flowOf(brought, spent)
      assert.deepEqual(leaks(flow), [])
      assert.ok(flow.links.every(({ cents }) => cents > 0))
      const ends = (role: string) => total(flow.nodes.filter((node) => node.role === role))
      assert.equal(ends('source'), total(brought))
      assert.equal(ends('kind'), total(spent))
      // R17: the gap of the budget is what is left less what is missing.
      assert.equal(ends('left') - ends('missing'), total(brought) - total(spent))
    }),
  )
})

test('each source and each kind keeps its own amount, and each part of the plan the larger of cost and funding', () => {
  fc.assert(
    fc.property(income, charges, (brought, spent) => {
      const { nodes } = flowOf(brought, spent)
      const node = (id: string) => nodes.find((each) => each.id === id)?.cents ?? 0
      const of = (parts: FlowPart[], key: string) => total(parts.filter((each) => each.key === key))
      for (const key of ['funder:1', 'funder:2', 'account:756']) assert.equal(node(`source:${key}`), of(brought, key))
      for (const key of ['staff', 'purchases', 'regions']) assert.equal(node(`kind:${key}`), of(spent, key))
      for (const pillar of [1, 2, 3, 4, 5]) {
        const here = (parts: FlowPart[]) => total(parts.filter((each) => each.pillar === pillar))
        assert.equal(node(`pillar:${pillar}`), Math.max(here(brought), here(spent)))
      }
    }),
  )
})

test('what a part of the plan lacks comes out of the common resources, what is too much pays for no other', () => {
  const flow = flowOf(
    [
      { key: 'funder:1', pillar: 1, cents: 300 },
      { key: 'funder:1', pillar: 2, cents: 900 },
      { key: 'account:756', pillar: null, cents: 250 },
    ],
    [
      { key: 'staff', pillar: 1, cents: 500 },
      { key: 'staff', pillar: 2, cents: 800 },
      { key: 'purchases', pillar: null, cents: 100 },
    ],
  )
  const band = (from: string, to: string) => flow.links.find((link) => link.from === from && link.to === to)?.cents ?? 0
  assert.equal(band('common', 'pillar:1'), 200)
  assert.equal(band('common', 'none'), 100)
  assert.equal(band('missing', 'common'), 50)
  assert.equal(band('pillar:2', 'left'), 100)
  assert.equal(band('pillar:2', 'pillar:1'), 0)
})

test('where nothing is spread, sources lead to what is spent through one box', () => {
  const flow = flowOf([{ key: 'account:756', pillar: null, cents: 100 }], [{ key: 'staff', pillar: null, cents: 80 }])
  assert.deepEqual(
    flow.links.map(({ from, to, cents }) => [from, to, cents]),
    [
      ['source:account:756', 'whole', 100],
      ['whole', 'left', 20],
      ['whole', 'kind:staff', 80],
    ],
  )
})

test('a charge is told by whom it goes to, else by its account', () => {
  const cases: [string, 'regions' | 'actors' | null, string][] = [
    ['657', 'regions', 'regions'],
    ['604', 'actors', 'actors'],
    ['657', null, 'management'],
    ['604', null, 'purchases'],
    ['641', null, 'staff'],
    ['63', null, 'taxes'],
    ['689', null, 'other'],
  ]
  for (const [account, recipient, kind] of cases) assert.equal(kindOf(account, recipient), kind, account)
})
