/** Passkeys and sessions, tried by everyone: what is one person's exists for nobody else. */
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'
import { authenticator } from './authenticator.ts'

const STAFF = 'Kévin Dorsalin'
const toSignIn = (back = '/me') => `303 /sign-in?back=${encodeURIComponent(back)}`
const toAccess = '303 /me/access'
const anyone = (answer: string | number): Attempt['answers'] => [answer, answer, answer, answer]

/** A key of this person's, added if there is none. */
const keyOf =
  ({ house, as }: Tested, { person }: World, rest = '') =>
  async () => {
    const { passkeys } = house.sessions
    const personId = person(STAFF)
    await as(personId)
    const [known] = await passkeys.list(personId)
    if (known) return `/me/passkeys/${known.id}${rest}`
    const asked = { account: { personId, name: STAFF, email: null }, sessionId: 'test', address: 'test', network: 'Essai' }
    const answered = await passkeys.optionsToAdd(asked)
    const answer = 'options' in answered ? authenticator(house.baseUrl).make(answered.options) : ''
    const added = await passkeys.add({ personId, sessionId: 'test', answer, name: 'Clé d’essai' })
    return `/me/passkeys/${'id' in added ? added.id : 'none'}${rest}`
  }

/** One's own sessions, open or over, and one's own keys. */
export function accessAttempts(tested: Tested, world: World): Attempt[] {
  const { sessions } = tested.house
  const staff = world.person(STAFF)
  const openOne = async () => `/me/sessions/${(await sessions.list(staff))[0]?.id ?? 'none'}`
  const endedOne = async () => `/me/sessions/${(await sessions.ended(staff, 1))[0]?.id ?? 'none'}`
  return [
    get('/me/access', STAFF, toSignIn('/me/access'), 200, 200, 200),
    get(openOne, STAFF, toSignIn('/me/access'), 404, 404, 200),
    get(async () => `${await openOne()}?before=5`, STAFF, toSignIn('/me/access'), 404, 404, 200),
    post(async () => `${await openOne()}/end`, {}, STAFF, toSignIn(), 404, 404, toAccess),
    get(endedOne, STAFF, toSignIn('/me/access'), 404, 404, 200),
    post(async () => `${await endedOne()}/end`, {}, STAFF, toSignIn(), 404, 404, 404),
    post('/me/passkeys/options', {}, STAFF, toSignIn(), 200, 200, 200),
    post('/me/passkeys', { answer: '{}' }, STAFF, toSignIn(), 422, 422, 422),
    get(keyOf(tested, world), STAFF, toSignIn('/me/access'), 404, 404, 200),
    post(keyOf(tested, world), { name: '' }, STAFF, toSignIn(), 404, 404, 422),
    post(keyOf(tested, world), { name: 'Téléphone' }, STAFF, toSignIn(), 404, 404, toAccess),
    post(keyOf(tested, world, '/removal'), {}, STAFF, toSignIn(), 404, 404, toAccess),
    post('/sign-in/passkey/options', {}, STAFF, ...anyone(200)),
    post('/sign-in/passkey', { answer: '{}' }, STAFF, ...anyone(422)),
    post('/me/sessions/end', { which: 'others' }, STAFF, toSignIn(), toAccess, toAccess, toAccess),
    post('/me/sessions/end', {}, STAFF, toSignIn(), '303 /', '303 /', '303 /'),
  ]
}
