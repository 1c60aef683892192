/** The picture of a flow: boxes stand in the columns that they were given, each band leads where it says, names stay short. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { brokenName, type FlowBand, type FlowBox, FlowPicture, placedFlow } from './flow.tsx'

const box = (id: string, column: number, href?: string): FlowBox => ({
  id,
  label: id,
  amount: '1 €',
  column,
  tone: 'common',
  title: `${id} : 1 €`,
  ...(href ? { href } : {}),
})
const band = (from: string, to: string, value: number, href?: string): FlowBand => ({
  from,
  to,
  value,
  tone: 'pillar-1',
  title: `${from} → ${to}`,
  ...(href ? { href } : {}),
})
const boxes = [box('state', 0), box('fees', 0), box('common', 1), box('pillar', 2), box('staff', 3), box('left', 3)]
const bands = [
  band('state', 'pillar', 70, '/lines?a=1'),
  band('fees', 'common', 30),
  band('common', 'pillar', 20),
  band('common', 'left', 10),
  band('pillar', 'staff', 90),
]

test('boxes stand from left to right in the columns that they were given', () => {
  const { graph } = placedFlow({ boxes, bands })
  const x = new Map(graph.nodes.map(({ id, x0 }) => [id, x0!]))
  assert.equal(x.get('state'), x.get('fees'))
  assert.equal(x.get('staff'), x.get('left'))
  assert.ok(x.get('state')! < x.get('common')! && x.get('common')! < x.get('pillar')! && x.get('pillar')! < x.get('staff')!)
})

test('bands are as wide as they are worth', () => {
  const { graph } = placedFlow({ boxes, bands })
  const width = (from: string) => graph.links.find((link) => link.from === from)!.width!
  assert.ok(Math.abs(width('state') / 70 - width('pillar') / 90) < 1e-9)
})

test('many sources make the picture higher', () => {
  const many = Array.from({ length: 30 }, (_, place) => box(`s${place}`, 0))
  const { height } = placedFlow({ boxes: [...many, box('end', 1)], bands: many.map(({ id }) => band(id, 'end', 1)) })
  assert.ok(height > placedFlow({ boxes, bands }).height * 2)
})

test('a band with an address is a link that says what it is; without one it is none', () => {
  const html = renderToString(<FlowPicture label="Flux" boxes={boxes} bands={bands} columns={['a', '', 'b', 'c']} />)
  assert.match(html, /<a class="flow-band pillar-1" href="\/lines\?a=1" aria-label="state → pillar"><title>state → pillar<\/title>/)
  assert.equal(html.match(/<a /g)?.length, 1)
  assert.doesNotMatch(html, /style=|NaN/)
})

test('a name stands on two lines at most', () => {
  assert.deepEqual(brokenName('Personnel'), ['Personnel'])
  assert.deepEqual(
    brokenName('Achats et services extérieurs', 16),
    ['Achats et', 'services extéri…'].map((line) => line),
  )
  assert.ok(brokenName('Un acteur majeur du développement des compétences de toutes et tous', 20).every((line) => line.length <= 20))
})
