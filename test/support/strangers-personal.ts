/** One's own data, erasing, and how long what is kept, tried by everyone. */
import { type Attempt, FORMER, get, nowhere, post, REPRESENTATIVE, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
const SECRETARY = 'Gildas Pontarec'
const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`
const MINE = toSignIn('/me/data')
const RETENTION = toSignIn('/network/retention')

/** One's data is one's own; a mandate in force stands in the way of an erasure, which permanents and oneself may ask for. */
export function personalAttempts(_tested: Tested, { person }: World): Attempt[] {
  const other = `/persons/${person(REPRESENTATIVE)}/erasure`
  return [
    get('/me/data', STAFF, MINE, 200, 200, 200),
    get('/me/data.json', STAFF, MINE, 200, 200, 200),
    get('/me/erasure', STAFF, MINE, 200, 200, 200),
    // Nobody erases by chance, nor with a mandate in force.
    post('/me/erasure', { name: 'Quelqu’un' }, STAFF, MINE, 422, 422, 422),
    get(other, STAFF, toSignIn(other), 200, 403, 200),
    post(other, { name: REPRESENTATIVE }, STAFF, 403, 422, 403, 422),
    get(`/persons/${person(FORMER)}/erasure`, STAFF, toSignIn(`/persons/${person(FORMER)}/erasure`), 403, 200, 200),
    post(`/persons/${person(FORMER)}/erasure`, { name: 'Une autre' }, STAFF, 403, 403, 422, 422),
    post('/persons/999999/erasure', { name: 'Personne' }, STAFF, 403, 404, 404, 404),
    get('/network/retention', STAFF, RETENTION, 403, 403, 200),
    get('/network/retention', SECRETARY, RETENTION, 403, 403, 200),
    post('/network/retention', { mails: '60' }, SECRETARY, RETENTION, 403, 403, '303 /network/retention'),
    post('/network/retention', { mails: '30' }, STAFF, RETENTION, 403, 403, 403),
    post('/network/retention/clearing', { kind: 'links' }, STAFF, RETENTION, 403, 403, '303 /network/retention'),
    post('/network/retention/erasures', { person: String(person(FORMER)) }, STAFF, RETENTION, 403, 403, 422),
    post('/network/retention/erasures', { person: String(person(FORMER)) }, SECRETARY, RETENTION, 403, 403, 403),
    nowhere('/persons/999999/data', STAFF),
  ]
}
