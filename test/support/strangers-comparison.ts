/** Comparisons and what became of predecessors: with a text that one may not read, nothing can be compared. */
import { type Attempt, get, nowhere, open, type Tested, type World } from './attempts.ts'

const DIRECTOR = 'Malo Trevenec'
const hidden = (path: string) => get(path, DIRECTOR, 404, 404, 404, 200)

/** Tried while the regional plan is a draft. The links to its items are made here: nobody else may learn of them. */
export function comparisons({ house }: Tested, { item }: World): Attempt[] {
  const linked = async () => {
    const [from, to] = [item('cap-2015#D2'), item('bretagne-2018#1.1')]
    await house.db.updateTable('plan_item').set({ carried_over_to_id: to }).where('id', '=', from).execute()
    house.kept.clear()
    return '/plans/reussir-2020/succession'
  }
  return [
    open('/plans/comparison'),
    open('/plans/comparison?from=cap-2015'),
    open('/plans/comparison?from=cap-2015&to=cap-2015'),
    open('/plans/comparison?from=cap-2015&to=reussir-2020&view=inline&only=added'),
    nowhere('/plans/comparison?from=cap-2015&to=unknown'),
    nowhere('/plans/comparison?from=cap-2015&to=reussir-2020@99'),
    nowhere('/plans/comparison?to=%00'),
    hidden('/plans/comparison?from=cap-2015&to=bretagne-2018'),
    hidden('/plans/comparison?from=bretagne-2018&to=cap-2015'),
    hidden('/plans/comparison?from=bretagne-2018'),
    open(linked),
    open('/plans/cap-2015/succession'),
    hidden('/plans/bretagne-2018/succession'),
    nowhere('/plans/unknown/succession'),
  ]
}
