/** Better Auth over our own tables: it keeps codes and sessions; our forms call it, and none of its routes is mounted. */
import { createHmac } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { emailOTP } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import type { Database } from '../database.ts'

export interface AuthOptions {
  db: Kysely<Database>
  secret: string
  baseUrl: string
  secure: boolean
  log(line: string): void
}

export const SESSION_SECONDS = 30 * 24 * 3_600
export const CODE_MINUTES = 10
const CODE_DIGITS = 6
const CODE_TRIES = 3

/** The header in which we alone tell Better Auth the address of who asks. */
export const ADDRESS_HEADER = 'x-gouvernail-address'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** A six-digit code is quickly found again from a bare hash: it is hashed with our key. */
const codeHash = (secret: string, code: string): string => createHmac('sha256', secret).update(`code ${code}`).digest('base64url')

export const makeAuth = ({ db, secret, baseUrl, secure, log }: AuthOptions) =>
  betterAuth({
    appName: 'Gouvernail',
    secret,
    baseURL: baseUrl,
    basePath: '/auth',
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log(`Sign-in: ${message}`) },
    advanced: {
      useSecureCookies: secure,
      cookiePrefix: 'gouvernail',
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    user: { modelName: 'session_user', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'session_session',
      fields: { ...times, expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id' },
      expiresIn: SESSION_SECONDS,
      // A kept copy in the cookie would outlive a session that was ended.
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'session_account',
      fields: {
        ...times,
        accountId: 'account_id',
        providerId: 'provider_id',
        userId: 'user_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
      },
    },
    verification: { modelName: 'session_verification', fields: { ...times, expiresAt: 'expires_at' } },
    rateLimit: { storage: 'database', modelName: 'session_rate_limit', fields: { lastRequest: 'last_request' } },
    plugins: [
      emailOTP({
        otpLength: CODE_DIGITS,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: CODE_TRIES,
        disableSignUp: true,
        storeOTP: { hash: async (code) => codeHash(secret, code) },
        // Mails are written by the people module, within a change: codes are made by `createVerificationOTP`, which sends nothing.
        sendVerificationOTP: async () => {},
      }),
    ],
  })

export type Auth = ReturnType<typeof makeAuth>
