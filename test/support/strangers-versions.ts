/** Attempts at the versions of plans, and at the next text of an adopted one. */
import { type Attempt, get, nowhere, open, post, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
const SECRETARY = 'Gildas Pontarec'
const DIRECTOR = 'Malo Trevenec'
const PLAN = '/plans/reussir-2020'
const NEXT = `${PLAN}-projet`
const DRAFT = '/plans/bretagne-2018'

/** What was adopted is read by anyone; of a draft there are no versions for others. */
export function frozenVersions(): Attempt[] {
  return [
    open(`${PLAN}/versions`),
    open(`${PLAN}/versions/1`),
    open(`${PLAN}/versions/1?lang=en`),
    ...['0', '7', '999999999'].map((number) => nowhere(`${PLAN}/versions/${number}`)),
    nowhere('/plans/unknown/versions'),
    nowhere('/plans/unknown/versions/1'),
    get(`${DRAFT}/versions`, DIRECTOR, 404, 404, 404, 200),
    get(`${DRAFT}/versions/1`, DIRECTOR, 404, 404, 404, 404),
    post(`${DRAFT}/revision`, {}, DIRECTOR, 404, 404, 404, 422),
    post('/plans/unknown/revision', {}, STAFF, 404, 404, 404, 404),
  ]
}

/** The next text of an adopted plan: begun by staff, for others nowhere until it is published, and nowhere again once it is given up. */
export function nextText({ house }: Tested, _: World): Attempt[] {
  const copy = async () => {
    const row = await house.reader
      .selectFrom('plan_item as i')
      .innerJoin('plan_plan as p', 'p.id', 'i.plan_id')
      .select('i.id')
      .where('p.slug', '=', 'reussir-2020-projet')
      .orderBy('i.id')
      .executeTakeFirst()
    return `/items/${row?.id ?? 0}`
  }
  const hidden = (path: Attempt['path']) => get(path, STAFF, 404, 404, 404, 200)
  const moved = (deed: string, answer: number): Attempt => post(`${NEXT}/${deed}`, {}, SECRETARY, answer, answer, answer, `303 ${NEXT}`)
  return [
    post(`${PLAN}/revision`, {}, STAFF, 403, 403, 403, `303 ${NEXT}`),
    post(`${PLAN}/revision`, {}, STAFF, 403, 403, 403, `303 ${NEXT}`),
    post(`${PLAN}/closing`, {}, SECRETARY, 403, 403, 403, 422),
    hidden(NEXT),
    hidden(`${NEXT}/versions`),
    hidden(copy),
    get(`${NEXT}/adoption`, SECRETARY, 404, 404, 404, 200),
    post(`${NEXT}/revision`, {}, STAFF, 404, 404, 404, 422),
    post(`${NEXT}/adoption`, { decided_on: '' }, SECRETARY, 404, 404, 404, 422),
    moved('publication', 404),
    open(NEXT),
    open(`${NEXT}/versions/1`),
    open(copy),
    post(`${NEXT}/adoption`, { decided_on: '2016' }, STAFF, 403, 403, 403, 403),
    moved('withdrawal', 403),
    hidden(NEXT),
    get(`${NEXT}/versions/1`, STAFF, 404, 404, 404, 200),
    moved('publication', 404),
    moved('closing', 403),
    hidden(NEXT),
    hidden(`${NEXT}/versions`),
    hidden(copy),
    post(`${NEXT}/publication`, {}, SECRETARY, 404, 404, 404, 422),
  ]
}
