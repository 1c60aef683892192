/** The network's settings and its legal pages, tried by everyone. */
import { type Attempt, get, nowhere, open, post, type Tested, type World } from './attempts.ts'

const SECRETARY = 'Gildas Pontarec'
const toSignIn = (path: string) => `303 /sign-in?back=${encodeURIComponent(path)}`

/** Read and edited by those who keep the network; the pages that the law asks for are open to anyone. */
export function settingsAttempts({ house }: Tested, _world: World): Attempt[] {
  const identity = async () => {
    const { revision } = await house.reader.selectFrom('people_network').select('revision').executeTakeFirstOrThrow()
    return { name: 'CHANTIER école', time_zone: 'Europe/Paris', accent: 'plum', english: 'on', lang: 'fr', revision: String(revision) }
  }
  const texts = async () => {
    const { texts_revision: revision } = await house.reader.selectFrom('people_network').select('texts_revision').executeTakeFirstOrThrow()
    // The seat stays: minutes without it cannot be signed.
    return { conformity: 'none', director: 'La présidence', address: '1 rue de l’Exemple', revision: String(revision) }
  }
  return [
    get('/network', SECRETARY, toSignIn('/network'), 403, 403, 200),
    nowhere('/accent.css', SECRETARY),
    post('/network', identity, SECRETARY, toSignIn('/network'), 403, 403, '303 /network'),
    open('/accent.css?v=7c2f6e', SECRETARY),
    post('/network', { name: '', revision: '1' }, SECRETARY, toSignIn('/network'), 403, 403, 422),
    get('/network/texts', SECRETARY, toSignIn('/network/texts'), 403, 403, 200),
    post('/network/texts', texts, SECRETARY, toSignIn('/network/texts'), 403, 403, '303 /network/texts'),
    post('/network/texts', { conformity: 'none', revision: '1' }, SECRETARY, toSignIn('/network/texts'), 403, 403, 409),
    open('/legal'),
    open('/privacy'),
    open('/accessibility'),
  ]
}
