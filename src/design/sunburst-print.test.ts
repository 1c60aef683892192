/** The wheel on paper: every part drawn once, statuses told apart without colour. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATUSES } from './status.tsx'
import type { SunNode } from './sunburst-arcs.ts'
import { printedSign, printedSunburst, printedSwatch } from './sunburst-print.ts'

const node = (code: string, more: Partial<SunNode> = {}): SunNode => ({ id: code, title: '', code, href: '', children: [], ...more })

test('each part and each action is drawn, with a pattern of its own for each status', () => {
  const actions = STATUSES.map((status) => node(status, { status }))
  const svg = printedSunburst(node('', { children: [node('P1', { children: actions }), node('P2')] }))
  for (const status of STATUSES.filter((each) => each !== 'done')) assert.match(svg, new RegExp(`fill="url\\(#p-${status}\\)"`))
  const tiles = [...svg.matchAll(/<pattern id="p-\w+"[^>]*><g[^>]*>(.*?)<\/g>/g)].map(([, tile]) => tile!.replaceAll(/fill="#\w+"/g, ''))
  assert.equal(new Set(tiles).size, STATUSES.length - 1, 'no two patterns are the same')
  assert.match(svg, />P1<\/text>.*>P2<\/text>/s)
})

test('nothing that people wrote is in it but short codes, and of nothing there is no picture', () => {
  const svg = printedSunburst(node('', { children: [node('<b>'), node('LONGUE', { title: 'Titre' }), node('1.1')] }))
  assert.doesNotMatch(svg, /<b>|LONGUE|Titre/)
  assert.match(svg, />1\.1<\/text>/)
  assert.equal(printedSunburst(node('')), '')
})

test('each status has its swatch and its sign', () => {
  for (const status of STATUSES) {
    assert.match(printedSwatch(status), /^<svg xmlns=.*<\/svg>$/)
    assert.doesNotMatch(printedSign(status), /class=/)
  }
})
