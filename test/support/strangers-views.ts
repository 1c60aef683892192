/** Attempts at the views of plans: an open one is seen by anyone and moved by its staff; of a draft there is none for others. */
import { type Attempt, get, nowhere, open, post, REPRESENTATIVE, type Tested, type World } from './attempts.ts'

const DIRECTOR = 'Malo Trevenec'
const STAFF = 'Kévin Dorsalin'
const DRAFT = '/plans/bretagne-2018'
const ADOPTED = '/plans/reussir-2020'

const datesOf =
  ({ house }: Tested, id: number, ends_on: string) =>
  async () => {
    const item = await house.reader.selectFrom('plan_item').select(['revision', 'starts_on']).where('id', '=', id).executeTakeFirstOrThrow()
    return { revision: String(item.revision), starts_on: item.starts_on ?? '', ends_on }
  }

export function openViews(tested: Tested, { item }: World): Attempt[] {
  const [action, carried, part] = [item('reussir-2020#A1.2.1'), item('reussir-2020#A3.2.1'), item('reussir-2020#S1.1')]
  const timeline = `303 ${ADOPTED}/timeline`
  return [
    open(`${ADOPTED}/table`),
    open(`${ADOPTED}/table?group=owner&sort=owner&rows=all&words=plan&page=2`),
    open(`${ADOPTED}/table?format=csv`),
    open(`${ADOPTED}/timeline?year=2017&edit=${action}`),
    open(`${ADOPTED}/map?measure=done&national=counted`),
    open(`${ADOPTED}?open=${part}`),
    nowhere('/plans/unknown/table'),
    nowhere('/plans/unknown/timeline'),
    nowhere('/plans/unknown/map'),
    post(`/items/${action}/dates`, datesOf(tested, action, '2018-10-31'), STAFF, 403, 403, 403, timeline),
    // Who carries an action tells how it goes, and does not move it.
    post(`/items/${carried}/dates`, datesOf(tested, carried, '2019-10-31'), REPRESENTATIVE, 403, 403, 403, 403),
    post(`/items/${part}/dates`, datesOf(tested, part, '2019-10-31'), STAFF, 403, 403, 403, 403),
    post('/items/999999/dates', { revision: '1' }, STAFF, 404, 404, 404, 404),
  ]
}

const hidden = (path: string): Attempt => get(path, DIRECTOR, 404, 404, 404, 200)

export function hiddenViews(tested: Tested, { item }: World): Attempt[] {
  const action = item('bretagne-2018#1.1')
  return [
    hidden(`${DRAFT}/table`),
    hidden(`${DRAFT}/table?format=csv&words=plan`),
    hidden(`${DRAFT}/timeline`),
    hidden(`${DRAFT}/timeline?edit=${action}`),
    hidden(`${DRAFT}/map`),
    hidden(`${DRAFT}?open=${item('bretagne-2018#1')}`),
    post(`/items/${action}/dates`, datesOf(tested, action, '2018-12-31'), DIRECTOR, 404, 404, 404, `303 ${DRAFT}/timeline`),
  ]
}
