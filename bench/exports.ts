/** Taking plans away, as whoever asks first waits for it: each kind of file, and how the time grows with the plan. */
import { testHouse } from '../test/support/house.ts'
import { bringIn, planOf } from './network.ts'
import type { Figure } from './table.ts'

const KINDS = ['pdf', 'docx', 'xlsx', 'csv', 'md', 'json'] as const
const USUAL = 333
const [SMALLER, LARGER] = [1_010, 4_010]
/** The best of so many: the machine does other things too. */
const ROUNDS = 5
/** Four times the items take four times the time, and twice that on a bad day; were it quadratic, sixteen times. */
const LINEAR = '<= 8'

const countOf = (items: { children: unknown[] }[]): number =>
  items.reduce((sum, { children }) => sum + 1 + countOf(children as { children: unknown[] }[]), 0)

/** The figures of every kind of file. */
export async function exportFigures(): Promise<Figure[]> {
  const { house, request } = await testHouse()
  /** Milliseconds from the question to the last byte, with nothing kept. */
  const ask = async (path: string): Promise<number> => {
    house.kept.clear()
    const began = performance.now()
    const answer = await request(path)
    const bytes = await answer.arrayBuffer()
    if (answer.status !== 200 || bytes.byteLength < 1_000) throw new Error(`${path}: ${answer.status}, ${bytes.byteLength} bytes.`)
    return performance.now() - began
  }
  const best = async (path: string): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push(await ask(path))
    return Math.min(...times)
  }
  for (const size of [USUAL, SMALLER, LARGER]) await bringIn(house, size, `banc-fichiers-${size}`)
  const figures: Figure[] = [
    {
      name: `PDF of a plan of ${countOf(planOf(USUAL, 'x').items)} items, asked for the first time`,
      value: (await ask(`/plans/banc-fichiers-${USUAL}.pdf`)) / 1_000,
      unit: 's',
      limit: '< 2',
    },
  ]
  for (const kind of KINDS) {
    const times = { usual: await best(`/plans/banc-fichiers-${USUAL}.${kind}`), smaller: 0, larger: 0 }
    times.smaller = await best(`/plans/banc-fichiers-${SMALLER}.${kind}`)
    times.larger = await best(`/plans/banc-fichiers-${LARGER}.${kind}`)
    figures.push(
      { name: `${kind} of ${countOf(planOf(USUAL, 'x').items)} items`, value: times.usual, unit: 'ms', limit: '' },
      { name: `${kind} of ${LARGER} items`, value: times.larger, unit: 'ms', limit: '' },
      { name: `${kind}, ${LARGER} to ${SMALLER} items`, value: times.larger / times.smaller, unit: '×', limit: LINEAR },
    )
  }
  return figures
}
