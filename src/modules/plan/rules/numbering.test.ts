/** Codes: the scheme that a plan's own codes follow, and what it gives; as tables, since committees number in many ways. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Twig, treeOf } from './build.ts'
import { byPlace, followsScheme, freeCodes, objectionToCode, renumbered, schemeExample, schemeOf } from './numbering.ts'
import { codesNamed } from './references.ts'

/** Codes on indented lines, two spaces a level. */
function plan(lines: string) {
  const items: Twig[] = []
  for (const line of lines.split('\n').filter((each) => each.trim() !== '')) {
    const level = (line.length - line.trimStart().length) / 2 + 1
    const parent = items.findLast((each) => each.level === level - 1)
    const parent_id = level === 1 ? null : parent!.id
    const position = items.filter((each) => each.parent_id === parent_id).length + 1
    items.push({ id: items.length + 1, parent_id, position, level, code: line.trim() })
  }
  return treeOf(items)
}
const lines = (...codes: string[]) => plan(codes.join('\n'))
const example = (lastLevel: number, ...codes: string[]) => schemeExample(schemeOf(lines(...codes), lastLevel)).join(' ')

test('the scheme is read from the codes', () => {
  const cases: [number, string[], string][] = [
    [3, ['1', '  1.1', '    1.1.1', '  1.2', '2'], '1 1.1 1.1.1'],
    [3, ['A1', '  A1.1', '    A1.1.1', 'A2', '  A2.1'], 'A1 A1.1 A1.1.1'],
    [3, ['P1', '  S1.1', '    A1.1.1', '  S1.2', 'P2', '  S2.1', 'M', '  SM.1'], 'P1 S1.1 A1.1.1'],
    [3, ['A', '  A1', '    A1.1', '  A2', 'B'], 'A A1 A1.1'],
    [2, ['A', '  A-1', '  A-2', 'B', '  B-1'], 'A A-1'],
    [2, ['I', '  I.1', 'II', '  II.1', 'III', 'IV'], 'I I.1'],
    [2, ['1', '  1a', '  1b', '2', '  2a'], '1 1a'],
    [2, ['A', '  1', '  2', 'B', '  3'], 'A 1'],
    [3, ['D1', 'D2', 'D3'], 'D1 D1.1 D1.1.1'],
    [2, ['X1', '  X1.1', 'X2', '  X2.1', '  X2.2'], 'X1 X1.1'],
    [3, [], '1 1.1 1.1.1'],
    [3, ['A'], 'A A1 A1.1'],
  ]
  for (const [lastLevel, codes, expected] of cases) assert.equal(example(lastLevel, ...codes), expected, codes.join())
})

test('codes that follow no scheme are numbered by place', () => {
  assert.equal(example(2, 'Alpha', '  1.1', 'Zwei'), '1 1.1')
  assert.equal(example(2, '1', '  x', '  y', '  1.3'), '1 1.1')
  assert.deepEqual(schemeOf(lines('Alpha', 'Beta', 'Gamma'), 2), byPlace(2))
})

test('codes follow their scheme when renumbering would change none', () => {
  assert.equal(followsScheme(lines('P1', '  S1.1', '    A1.1.1', '  S1.2', 'P2', '  S2.1'), 3), true)
  assert.equal(followsScheme(lines('1', '  1.1', '  1.3'), 2), false, 'a gap')
  assert.equal(followsScheme(lines('1', '  1.2', '  1.1'), 2), false, 'out of order')
  assert.equal(followsScheme(lines('A', '  1', '  2', 'B', '  3'), 2), true, 'counted through the plan')
})

const changes = (tree: ReturnType<typeof plan>, lastLevel: number, scope?: Set<number | null>) =>
  [...renumbered(tree, schemeOf(tree, lastLevel), scope)].map(([id, to]) => `${tree.byId.get(id)!.code}→${to}`).join(' ')

test('renumbering gives each item the code of its place', () => {
  assert.equal(changes(lines('P2', '  S2.1', '    A2.1.1', 'P1', '  S1.1'), 3), 'P2→P1 S2.1→S1.1 A2.1.1→A1.1.1 P1→P2 S1.1→S2.1')
  assert.equal(changes(lines('A', '  2', '  1', 'B', '  3'), 2), '2→1 1→2')
  assert.equal(changes(lines('1', '  1.1', '  1.2'), 2), '')
})

test('within a scope the others keep their codes, and no code is given twice', () => {
  const tree = lines('1', '  1.2', '  1.1', '2', '  2.5', '  2.1')
  assert.equal(changes(tree, 2, new Set([1])), '1.2→1.1 1.1→1.2')
  assert.equal(changes(tree, 2, new Set([4])), '2.5→2.1 2.1→2.2')
  const odd = lines('1', '  1.1', '    1.1.9', '  1.2', 'M')
  assert.equal(changes(odd, 3, new Set([2])), '1.1.9→1.1.1')
  const taken = treeOf([...lines('1', '  1.3', '  1.4').all, { id: 9, parent_id: null, position: 2, level: 1, code: '1.1' }])
  assert.equal(changes(taken, 2, new Set([1])), '1.3→1.2 1.4→1.3', 'somebody else bears 1.1')
})

test('a new item gets the next code of its place that nobody bears', () => {
  const tree = lines('P1', '  S1.1', '  S1.2', 'P2')
  const next = freeCodes(tree, schemeOf(tree, 3))
  assert.equal(next({ code: 'P1', level: 1 }, 2), 'S1.3')
  assert.equal(next({ code: 'P1', level: 1 }, 2), 'S1.4', 'given once')
  assert.equal(next(null, 2), 'P3')
  assert.equal(next({ code: 'P3', level: 1 }, 0), 'S3.1')
  const running = lines('A', '  1', '  2', 'B', '  3')
  assert.equal(freeCodes(running, schemeOf(running, 2))({ code: 'A', level: 1 }, 2), '4')
  const gaps = lines('1', '  1.1', '  1.3')
  assert.equal(freeCodes(gaps, schemeOf(gaps, 2))({ code: '1', level: 1 }, 2), '1.4')
})

test('a code by hand is one that texts can name, and that nobody else bears', () => {
  const tree = treeOf(lines('1', '  1.1').all.map((item) => ({ ...item, title: { fr: `Titre ${item.code}`, en: null } })))
  for (const code of ['A1', 'A1.2', 'é', '12', 'A-1.b', '1.2'])
    assert.deepEqual([objectionToCode(tree, 2, code)?.code ?? null, codesNamed(`voir #${code}.`)], [null, [code]], code)
  for (const code of ['', 'A 1', 'A1.', '.1', 'A..1', '#A', 'A_1', 'x'.repeat(21)])
    assert.equal(objectionToCode(tree, 2, code)?.code, 'plan.code_malformed', code)
  assert.deepEqual(objectionToCode(tree, 2, '1')?.facts, { code: '1', title: { fr: 'Titre 1', en: null } })
  assert.equal(objectionToCode(tree, 1, '1'), null, 'its own')
})

test('letters go on after Z, Romans beyond ten', () => {
  const letters = treeOf(
    Array.from(
      { length: 28 },
      (_, index): Twig => ({ id: index + 1, parent_id: null, position: index + 1, level: 1, code: String.fromCharCode(65 + index) }),
    ),
  )
  assert.deepEqual([...renumbered(letters, schemeOf(letters, 1)).values()], ['AA', 'AB'])
  const romans = lines('I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'x', 'y', 'z')
  assert.deepEqual([...renumbered(romans, schemeOf(romans, 1)).values()], ['XII', 'XIII', 'XIV'])
})
