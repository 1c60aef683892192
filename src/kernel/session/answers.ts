/** What browsers answer on an authenticator's behalf: read and bounded here, checked by the library alone. */
import { z } from 'zod'

const base64url = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .regex(/^[\w-]+$/)
/** 1023 bytes at most (Web Authentication, 4, « credential ID »). */
const credentialId = () => base64url(1_364)
const LONGEST_DATA = 8_000
const LONGEST_ATTESTATION = 60_000

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const
export type Transport = (typeof TRANSPORTS)[number]
export const isTransport = (text: string): text is Transport => TRANSPORTS.some((each) => each === text)

const common = {
  id: credentialId(),
  rawId: credentialId(),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).catch({}).default({}),
}

const registration = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(LONGEST_DATA),
    attestationObject: base64url(LONGEST_ATTESTATION),
    transports: z
      .array(z.string())
      .catch([])
      .default([])
      .transform((all) => all.filter(isTransport)),
  }),
})

const signIn = z.object({
  ...common,
  response: z.object({
    clientDataJSON: base64url(LONGEST_DATA),
    authenticatorData: base64url(LONGEST_DATA),
    signature: base64url(LONGEST_DATA),
    // The library's browser side leaves it out where there is none.
    userHandle: base64url(100).optional(),
  }),
})

const read = <Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | null => {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** null: it is no answer of an authenticator. */
export const readRegistration = (text: string) => read(registration, text)
export const readSignIn = (text: string) => read(signIn, text)
