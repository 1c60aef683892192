/** Invitations, tried by everyone. */
import { randomBytes } from 'node:crypto'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { prepareInvitations } from '../../src/modules/people/commands/invitations.ts'
import { tokenHash } from '../../src/modules/people/commands/sending.ts'
import { type Answer, type Attempt, get, open, post, REPRESENTATIVE, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
/** The first batch of the house is the one that is prepared here. */
const FIRST = '/invitations/batches/1'
const OWN = 'Les Toits verts'
const all = (answer: Answer): Attempt['answers'] => [answer, answer, answer, answer]
const toSignIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
const NO_TEXTS = { subject: { fr: null, en: null }, word: { fr: null, en: null } }
const NOBODY = { regionId: null, organisationId: null, role: null }
const randomToken = () => randomBytes(32).toString('base64url')

/** One batch of the network, prepared when it is first asked for. */
const networkBatch =
  ({ house }: Tested, organisationId: number) =>
  async (): Promise<number> => {
    const made = () =>
      house.reader
        .selectFrom('people_invitation_batch')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .orderBy('id')
        .executeTakeFirst()
    const known = await made()
    if (known) return known.id
    return change(house, (tx) => prepareInvitations(tx, SHELL, { organisationId, asked: NOBODY, texts: NO_TEXTS, pace: 100 }))
  }

const TOKEN = randomToken()

/** A link that holds, to one of its invitations: made anew once it was used. */
const linkThatHolds = (tested: Tested, batch: () => Promise<number>) => async (): Promise<string> => {
  const { db } = tested.house
  const batchId = await batch()
  const first = db.selectFrom('people_invitation').select('id').where('batch_id', '=', batchId).orderBy('id').limit(1)
  const expires_at = new Date(Date.now() + 86_400_000)
  await db
    .updateTable('people_invitation')
    .set({ token_hash: tokenHash(TOKEN), left_at: new Date(), expires_at })
    .where('id', 'in', first)
    .where('token_hash', 'is', null)
    .execute()
  return `/invitations/${TOKEN}`
}

/** A batch of the network is nowhere for those who do not answer for it; a link and a code open to whoever has them. */
export function invitationsAttempts(tested: Tested, { organisation }: World): Attempt[] {
  const batch = networkBatch(tested, organisation('CHANTIER école'))
  const at =
    (deed = '') =>
    async () =>
      `/invitations/batches/${await batch()}${deed}`
  const link = linkThatHolds(tested, batch)
  const asked = toSignIn('/invitations')
  const deed = (name: string, form: Attempt['form'], may: Answer): Attempt => post(at(`/${name}`), form ?? {}, STAFF, asked, 404, 404, may)
  const own = `/invitations/new?organisation=${organisation(OWN)}`
  const colleague = {
    organisation: String(organisation(OWN)),
    name: 'Zoé Neuve',
    email: 'zoe.neuve@reseau.example',
    lang: 'fr',
    starts_on: '',
  }
  return [
    get('/invitations', STAFF, asked, 200, 404, 200),
    get('/invitations/new', STAFF, toSignIn('/invitations/new'), 200, 404, 200),
    get(own, REPRESENTATIVE, toSignIn(own), 200, 404, 200),
    get(at(), STAFF, toSignIn(FIRST), 404, 404, 200),
    deed('text', { subject_fr: 'Bonjour', word_fr: '', subject_en: '', word_en: '' }, `303 ${FIRST}`),
    deed('sending', { pace: '100' }, `303 ${FIRST}`),
    deed('pause', {}, `303 ${FIRST}`),
    deed('repeat', { days: '7' }, 422),
    deed('removal', {}, 422),
    deed('letters.pdf', { which: 'new' }, 422),
    // Everyone who never came in is invited already.
    post('/invitations', {}, STAFF, asked, 422, 404, 422),
    post('/invitations/colleagues', { ...colleague, organisation: '999999' }, REPRESENTATIVE, asked, 404, 404, 404),
    // The permanents give no mandate of representative: docs/permissions.md.
    post('/invitations/colleagues', colleague, STAFF, asked, `303 ${own}`, 404, 403),
    open(link),
    post(link, {}, STAFF, ...all('303 /welcome')),
    post(() => `/invitations/${randomToken()}/renewal`, {}, STAFF, ...all('303 /sign-in')),
    get('/welcome', STAFF, toSignIn('/welcome'), 200, 200, 200),
    open('/invitation'),
    post('/invitation', { code: 'ABCD-EFGH-JK' }, STAFF, ...all(422)),
    post('/invitation/acceptance', {}, STAFF, ...all('303 /invitation')),
    get('/invitation/email', STAFF, toSignIn('/invitation/email'), 200, 200, 200),
    post('/invitation/email', { code: '123456' }, STAFF, toSignIn('/invitation/email'), 422, 422, 422),
  ]
}
