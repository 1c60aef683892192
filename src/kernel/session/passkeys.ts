/** Passkeys: made and used by the rules of Web Authentication, which SimpleWebAuthn checks; the keys and challenges are kept here. */
import { isIP } from 'node:net'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { isTransport, readRegistration, readSignIn } from './answers.ts'
import type { NoteAttempt } from './attempts.ts'
import type { AuthOptions } from './auth.ts'
import { type Ceremony, CHALLENGE_MINUTES, type Challenges, challengesIn } from './challenges.ts'
import { type PasskeyFacts, passkeyStore } from './passkey-store.ts'
import { type Account, personIdOf, userIdOf } from './users.ts'

/** `over`: asked too long ago, or answered already; `unknown`: nobody's here; `taken`: somebody's already; `unproven`: it does not hold. */
export type PasskeyRefusal = 'over' | 'unknown' | 'taken' | 'unproven' | 'too_many'
type Limited = { limited: { minutes: number } }

export interface Passkeys {
  /** The one address at which browsers make and use them; null where the house cannot have any: http on a local network, a bare number. */
  origin: string | null
  list(personId: number): Promise<PasskeyFacts[]>
  /** What the browser asks an authenticator to make, for this person in this session. `network`: under which name people find it again. */
  optionsToAdd(asked: {
    account: Account
    sessionId: string
    address: string
    network: string
  }): Promise<Limited | { options: PublicKeyCredentialCreationOptionsJSON } | { refused: PasskeyRefusal }>
  add(given: { personId: number; sessionId: string; answer: string; name: string }): Promise<{ id: string } | { refused: PasskeyRefusal }>
  /** `browser`: a secret of the browser that asks; only it may answer. */
  optionsToSignIn(asked: { browser: string; address: string }): Promise<Limited | { options: PublicKeyCredentialRequestOptionsJSON }>
  signIn(
    given: { answer: string; browser: string; address: string },
    request: Request,
  ): Promise<Limited | { personId: number; cookies: string[] } | { refused: PasskeyRefusal }>
  /** False when it is none of this person's. */
  rename(id: string, personId: number, name: string): Promise<boolean>
  remove(id: string, personId: number): Promise<boolean>
}

/** A key takes the place of the mailed code: whoever finds an unlocked telephone or a lost stick must not come in with it, so it asks for finger, face or PIN. */
const USER_VERIFICATION = 'required'
const MOST_KEYS = 20
const TIMEOUT_MS = CHALLENGE_MINUTES * 60_000

/** Passkeys belong to a name, over https; a machine's own `localhost` counts as safe (Web Authentication, 5.1.3; Secure Contexts, 3.1). */
export function passkeyOrigin(baseUrl: string): string | null {
  const { protocol, hostname, origin } = new URL(baseUrl)
  const named = isIP(hostname.replace(/^\[|\]$/g, '')) === 0
  return named && (protocol === 'https:' || hostname === 'localhost' || hostname.endsWith('.localhost')) ? origin : null
}

interface Parts extends Pick<AuthOptions, 'db' | 'baseUrl' | 'log'> {
  note: NoteAttempt
  open(userId: string, request: Request, address: string): Promise<string[]>
}

export function passkeysIn(parts: Parts): Passkeys {
  const { db, baseUrl, log } = parts
  const origin = passkeyOrigin(baseUrl)
  const challenges = challengesIn(db)
  const store = passkeyStore(db)
  const desk: Desk = {
    ...parts,
    rpID: new URL(baseUrl).hostname,
    expected: { expectedOrigin: origin ?? '', expectedRPID: new URL(baseUrl).hostname, requireUserVerification: true },
    store,
    keep: challenges.keep,
    async used(ceremony, boundTo, clientData) {
      const challenge = challengeIn(clientData)
      return challenge !== null && (await challenges.use(ceremony, boundTo, challenge)) ? challenge : null
    },
    async proven(checking) {
      try {
        const verification = await checking
        return verification.verified ? verification : null
      } catch (error) {
        log(`Sign-in: a passkey was refused: ${JSON.stringify((error as Error).message.slice(0, 200))}`)
        return null
      }
    },
  }
  return {
    origin,
    list: (personId) => store.list(userIdOf(personId)),
    rename: (id, personId, name) => store.rename(id, userIdOf(personId), name),
    remove: (id, personId) => store.remove(id, userIdOf(personId)),
    ...adding(desk),
    ...entering(desk),
  }
}

/** What both ceremonies share. */
interface Desk extends Parts {
  rpID: string
  expected: { expectedOrigin: string; expectedRPID: string; requireUserVerification: boolean }
  store: ReturnType<typeof passkeyStore>
  keep: Challenges['keep']
  /** The challenge that was signed, if this house asked for it and nobody has answered yet. */
  used(ceremony: Ceremony, boundTo: string, clientData: string): Promise<string | null>
  /** The library throws what does not hold. */
  proven<Verification extends { verified: boolean }>(checking: Promise<Verification>): Promise<Verification | null>
}

const adding = ({ note, store, rpID, expected, keep, used, proven }: Desk): Pick<Passkeys, 'optionsToAdd' | 'add'> => ({
  async optionsToAdd({ account, sessionId, address, network }) {
    const userId = userIdOf(account.personId)
    const limited = await note('challenge', userId, address)
    if (limited) return { limited }
    const known = await store.credentials(userId)
    if (known.length >= MOST_KEYS) return { refused: 'too_many' }
    const options = await generateRegistrationOptions({
      rpName: network,
      rpID,
      userID: new Uint8Array(Buffer.from(await store.handle(userId), 'base64url')),
      userName: account.email ?? account.name,
      userDisplayName: account.name,
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: known.map(({ credential_id: id, transports }) => ({ id, transports: transports.filter(isTransport) })),
      authenticatorSelection: { residentKey: 'required', userVerification: USER_VERIFICATION },
    })
    await keep('registration', sessionId, options.challenge)
    return { options }
  },

  async add({ personId, sessionId, answer, name }) {
    const response = readRegistration(answer)
    if (!response) return { refused: 'unproven' }
    const expectedChallenge = await used('registration', sessionId, response.response.clientDataJSON)
    if (!expectedChallenge) return { refused: 'over' }
    const verification = await proven(verifyRegistrationResponse({ ...expected, response, expectedChallenge }))
    if (!verification?.registrationInfo) return { refused: 'unproven' }
    const { credential, credentialBackedUp: synced } = verification.registrationInfo
    const { transports } = response.response
    const id = await store.add(userIdOf(personId), { ...credential, transports, synced, name })
    return id ? { id } : { refused: 'taken' }
  },
})

const entering = ({ note, open, store, rpID, expected, keep, used, proven }: Desk): Pick<Passkeys, 'optionsToSignIn' | 'signIn'> => ({
  async optionsToSignIn({ browser, address }) {
    const limited = await note('challenge', browser, address)
    if (limited) return { limited }
    // No list of keys: it would say who has one. The authenticator finds its own.
    const options = await generateAuthenticationOptions({ rpID, userVerification: USER_VERIFICATION, timeout: TIMEOUT_MS })
    await keep('sign_in', browser, options.challenge)
    return { options }
  },

  async signIn({ answer, browser, address }, request) {
    const response = readSignIn(answer)
    const limited = await note('passkey', response?.id ?? '', address)
    if (limited) return { limited }
    if (!response) return { refused: 'unproven' }
    const expectedChallenge = await used('sign_in', browser, response.response.clientDataJSON)
    if (!expectedChallenge) return { refused: 'over' }
    const key = await store.byCredential(response.id)
    if (!key) return { refused: 'unknown' }
    // Web Authentication, 7.2, step 6: the authenticator names the person to whom the key was given.
    if (response.response.userHandle !== key.handle) return { refused: 'unproven' }
    const { credential } = key
    const verification = await proven(verifyAuthenticationResponse({ ...expected, response, expectedChallenge, credential }))
    if (!verification) return { refused: 'unproven' }
    const { newCounter, credentialBackedUp } = verification.authenticationInfo
    if (!(await store.used(key.id, { from: credential.counter, to: newCounter }, credentialBackedUp))) return { refused: 'unproven' }
    return { personId: personIdOf(key.userId), cookies: await open(key.userId, request, address) }
  },
})

function challengeIn(clientData: string): string | null {
  try {
    const { challenge } = decodeClientDataJSON(clientData)
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}
