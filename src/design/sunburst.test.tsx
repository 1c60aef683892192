/** The wheel draws every part once, links what can be reached, and stays light with hundreds of actions. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { renderToString } from 'preact-render-to-string'
import { STATUSES } from './status.tsx'
import { Sunburst, type SunNode } from './sunburst.tsx'
import { arcsOf } from './sunburst-arcs.ts'

const action = (id: string, place: number): SunNode => {
  const status = STATUSES[place % STATUSES.length]!
  return { id, code: '', title: `Action ${id} & ses suites`, href: `/items/${id}`, status, statusLabel: status, children: [] }
}

/** A plan of so many pillars, axes each, and actions in each axis but the last. */
const plan = (pillars: number, axes: number, actions: number): SunNode => ({
  id: 'root',
  code: '',
  title: 'Plan',
  href: '/plan',
  children: Array.from({ length: pillars }, (_, pillar) => ({
    id: `p${pillar}`,
    code: String(pillar + 1),
    title: `Pilier ${pillar + 1}`,
    href: `/plan/${pillar}`,
    tone: ((pillar % 4) + 1) as 1 | 2 | 3 | 4,
    children: Array.from({ length: axes }, (_, axis) => ({
      id: `p${pillar}a${axis}`,
      code: `${pillar + 1}.${axis + 1}`,
      title: `Axe ${axis + 1}`,
      href: `/plan/${pillar}/${axis}`,
      children:
        axis === axes - 1 ? [] : Array.from({ length: actions }, (_, each) => action(`p${pillar}a${axis}i${each}`, pillar + axis + each)),
    })),
  })),
})

const drawn = (root: SunNode) =>
  renderToString(<Sunburst root={root} lang="fr" label="Le plan en cercles" total={{ value: '6', label: 'actions' }} />)
const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0

test('every part and action has one arc, and actions stand on the outer ring', () => {
  const arcs = arcsOf(plan(3, 2, 2))
  assert.equal(arcs.length, 3 + 6 + 6)
  assert.equal(arcs.filter((each) => each.action).length, 6)
  assert.ok(arcs.filter((each) => each.action).every((each) => each.ring === 3))
  assert.equal(new Set(arcs.map((each) => each.path)).size, arcs.length)
})

test('parts inherit the tone of their pillar, and a part without action is bare', () => {
  const arcs = arcsOf(plan(2, 2, 1))
  assert.equal(arcs.find((each) => each.node.id === 'p1a0i0')?.tone, 2)
  assert.deepEqual(
    arcs.filter((each) => each.bare).map((each) => each.node.id),
    ['p0a1', 'p1a1'],
  )
})

test('a small plan links everything, each link with its title', () => {
  const html = drawn(plan(3, 2, 2))
  assert.equal(count(html, /<a href=/g), 15)
  assert.equal(count(html, /<title>/g), 15)
  assert.match(html, /Action p0a0i0 &amp; ses suites \(done\)/)
})

test('a large plan links its parts only, and costs at most 10 KB compressed', () => {
  const html = drawn(plan(4, 8, 11))
  assert.equal(count(html, /<a href=/g), 4 + 32)
  assert.equal(count(html, /<path d=/g) >= 4 + 32 + 308, true)
  assert.ok(gzipSync(html).length <= 10_000, `${gzipSync(html).length} bytes`)
})

test('an empty plan draws its middle and nothing else', () => {
  assert.match(drawn({ id: 'root', code: '', title: 'Plan', href: '/plan', children: [] }), /sunburst-total/)
})
