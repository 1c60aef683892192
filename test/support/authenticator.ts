/** An authenticator in a few lines: real keys and signatures in the form of Web Authentication, and whatever a dishonest one might answer. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const PRESENT = 0x01
const VERIFIED = 0x04
const SYNCED = 0x08 | 0x10
const WITH_KEY = 0x40

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest()
const counted = (counter: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(counter)
  return bytes
}

/** The little of CBOR that an attestation needs (RFC 8949, 3): whole numbers, bytes, texts, maps. */
type Cbor = number | Buffer | string | Map<Cbor, Cbor>
const head = (major: number, length: number): Buffer =>
  length < 24
    ? Buffer.from([(major << 5) | length])
    : length < 256
      ? Buffer.from([(major << 5) | 24, length])
      : Buffer.from([(major << 5) | 25, length >> 8, length & 255])
const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each)])])
}

/** What one answer says otherwise than an honest one would. */
export interface Lies {
  origin?: string
  rpID?: string
  /** Whether the person was asked for finger, face or PIN. */
  verified?: boolean
  counter?: number
  challenge?: string
  handle?: string
  type?: string
  /** Another key signs. */
  forged?: boolean
  credentialId?: string
}

export function authenticator(origin: string, { synced = false, counts = true }: { synced?: boolean; counts?: boolean } = {}) {
  const rpID = new URL(origin).hostname
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let handle = ''
  let counter = 0

  const dataOf = (lies: Lies, attested: Buffer = Buffer.alloc(0)): Buffer => {
    const flags = PRESENT | (lies.verified === false ? 0 : VERIFIED) | (synced ? SYNCED : 0) | (attested.length > 0 ? WITH_KEY : 0)
    return Buffer.concat([sha256(lies.rpID ?? rpID), Buffer.from([flags]), counted(lies.counter ?? counter), attested])
  }
  const clientData = (type: string, challenge: string, lies: Lies): Buffer =>
    Buffer.from(
      JSON.stringify({
        type: lies.type ?? type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const answer = (response: Record<string, string | string[]>, lies: Lies) => {
    const name = lies.credentialId ?? id.toString('base64url')
    return JSON.stringify({ id: name, rawId: name, type: 'public-key', clientExtensionResults: {}, response })
  }

  return {
    id: id.toString('base64url'),
    /** A new key, as `navigator.credentials.create` answers it. */
    make(options: { challenge: string; user: { id: string } }, lies: Lies = {}): string {
      handle = options.user.id
      // RFC 9053, 7.1.1: an elliptic curve key (1: 2) for ES256 (3: -7) on P-256 (-1: 1) with its two coordinates.
      const key = cbor(
        new Map<Cbor, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]),
      )
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key])
      const attestation = cbor(
        new Map<Cbor, Cbor>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', dataOf(lies, attested)],
        ]),
      )
      const clientDataJSON = clientData('webauthn.create', options.challenge, lies).toString('base64url')
      return answer({ clientDataJSON, attestationObject: attestation.toString('base64url'), transports: ['internal', 'telepathy'] }, lies)
    },
    /** A signature, as `navigator.credentials.get` answers it. */
    sign(options: { challenge: string }, lies: Lies = {}): string {
      if (counts) counter += 1
      const data = dataOf(lies)
      const said = clientData('webauthn.get', options.challenge, lies)
      const key = lies.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), key)
      const [clientDataJSON, authenticatorData] = [said.toString('base64url'), data.toString('base64url')]
      return answer(
        { clientDataJSON, authenticatorData, signature: signature.toString('base64url'), userHandle: lies.handle ?? handle },
        lies,
      )
    },
  }
}
