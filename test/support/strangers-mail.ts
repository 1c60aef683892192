/** Mail: what one wants to be told, the link at the foot of a mail, and the outbox, tried by everyone. */
import { mailToken } from '#kernel/mail/token.ts'
import { type Answer, type Attempt, get, nowhere, open, post, type Tested, type World } from './attempts.ts'

/** Keeps the network's settings. */
const SECRETARY = 'Gildas Pontarec'
const STAFF = 'Kévin Dorsalin'

const all = (answer: Answer): Attempt['answers'] => [answer, answer, answer, answer]
const toSignIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`

export function mailAttempts({ house }: Tested, { person }: World): Attempt[] {
  const choices = {
    'people.expected': 'weekly',
    ...Object.fromEntries(house.capabilities.flatMap(({ mail }) => mail?.topics ?? []).map(({ name }) => [name, 'never'])),
  }
  const link = `/unsubscribe/${mailToken(house.signingKey, { personId: person(STAFF), topics: ['plan.actions'] })}`
  /** There is one: signing in was tried before. */
  const mail =
    (deed = '') =>
    async () => {
      const row = await house.reader.selectFrom('mail_message').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
      return `/outbox/${row?.id ?? 1}${deed}`
    }
  return [
    get('/me/mail', STAFF, toSignIn('/me/mail'), 200, 200, 200),
    post('/me/mail', choices, STAFF, toSignIn('/me/mail'), ...(['303 /me/mail', '303 /me/mail', '303 /me/mail'] as const)),
    post('/me/mail', { ...choices, 'plan.plans': 'often' }, STAFF, toSignIn('/me/mail'), 422, 422, 422),
    // The link is the right: whoever has the mail has it, and it changes the choices of the mail's reader alone.
    open(link),
    post(link, {}, STAFF, ...all(`303 ${link}`)),
    nowhere('/unsubscribe/forged-token'),
    post('/unsubscribe/forged-token', {}, STAFF, ...all(404)),
    // In the demonstration the outbox is open to read; elsewhere routes/outbox.test.ts tries it.
    open('/outbox'),
    open('/outbox?state=sent&recipient=reseau&before=3'),
    open(mail()),
    nowhere('/outbox/999999'),
    post(mail('/retry'), {}, SECRETARY, 403, 403, 403, 409),
    post(mail('/return'), {}, SECRETARY, 403, 403, 403, 409),
    post('/outbox/retry', {}, SECRETARY, 403, 403, 403, '303 /outbox'),
  ]
}
