/** The views of large plans, each page made anew: its time must grow with what it shows, not with the plan. */
import { testHouse } from '../test/support/house.ts'
import { bringIn } from './network.ts'
import type { Figure } from './table.ts'

const ROUNDS = 15
const ORDINARY = 333
/** One that is shown whole, and one that is folded. */
const WHOLE = 910
const LARGE = 10_110

const median = (times: number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

/** Milliseconds of pages that nothing was kept of, as who is signed in gets them; ratios of the large plan's to the whole one's. */
export async function viewFigures(): Promise<Figure[]> {
  const { house, request, asRole } = await testHouse({ demo: true })
  const headers = await asRole('representative')
  for (const size of [ORDINARY, WHOLE, LARGE]) await bringIn(house, size, `banc-${size}`)
  const { id } = await house.reader
    .selectFrom('plan_item as i')
    .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
    .select('i.id')
    .where('p.slug', '=', `banc-${LARGE}`)
    .where('i.code', '=', '5.5')
    .executeTakeFirstOrThrow()
  const time = async (path: string, more: Record<string, string> = {}): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      house.kept.clear()
      const began = performance.now()
      const answer = await request(path, { headers: { ...headers, ...more } })
      await answer.text()
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
      if (round > 0) times.push(performance.now() - began)
    }
    return median(times)
  }
  const ratio = async (name: string, view: string, limit: string): Promise<Figure[]> => {
    const [whole, large] = [await time(`/plans/banc-${WHOLE}${view}`), await time(`/plans/banc-${LARGE}${view}`)]
    return [
      { name: `${name}, ${WHOLE} items, nothing kept`, value: whole, unit: 'ms', limit: '' },
      { name: `${name}, ${LARGE} items, nothing kept`, value: large, unit: 'ms', limit: '' },
      { name: `${name}, ${LARGE} items to ${WHOLE}`, value: large / whole, unit: '×', limit },
    ]
  }
  const worked = await time(`/plans/banc-${LARGE}`)
  // Of a text that still changes the page also tells whether it differs from its last version: that reads the whole of it, once.
  await house.db.updateTable('plan_plan').set({ state: 'adopted' }).where('slug', 'like', 'banc-%').execute()
  return [
    { name: `plan page, ${LARGE} items, a draft's text, nothing kept`, value: worked, unit: 'ms', limit: '' },
    { name: `plan page, ${ORDINARY} items, nothing kept`, value: await time(`/plans/banc-${ORDINARY}`), unit: 'ms', limit: '' },
    ...(await ratio('plan page', '', '<= 1.5')),
    ...(await ratio('table', '/table', '<= 3')),
    ...(await ratio('timeline', '/timeline', '<= 3')),
    ...(await ratio('map', '/map', '')),
    {
      name: `one branch of ${LARGE} items opened, nothing kept`,
      value: await time(`/plans/banc-${LARGE}?open=${id}`, { 'turbo-frame': `open-${id}` }),
      unit: 'ms',
      limit: '',
    },
  ]
}
