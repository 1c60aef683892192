/** The doors' guard: security headers on every answer, and no change asked for by another site. */
import type { MiddlewareHandler } from 'hono'
import type { Env } from './env.ts'
import { Refusal } from './refusal.ts'
import { isSecure } from './reply.ts'
import { objection } from './values/objection.ts'

/** The one inline style of the house: Turbo 8.0.23's progress bar. Another version has another hash; the journeys see it as a console error. */
const TURBO_PROGRESS_BAR = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${TURBO_PROGRESS_BAR}`,
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

/** The strict headers of every answer. Given before the answer is made: afterwards the server would have to copy its body. */
export const securityHeaders: MiddlewareHandler<Env> = async (c, next) => {
  const headers = isSecure(c.var.house) ? { ...HEADERS, 'strict-transport-security': 'max-age=31536000' } : HEADERS
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  await next()
  // An answer that was not made by the context (a stream) has not got them yet.
  if (!c.res.headers.has('content-security-policy')) for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. Browsers name the sender in Sec-Fetch-Site or Origin; a request with neither comes from no
 * browser page, so carries nobody's cookies against their will (the reasoning of Go's http.CrossOriginProtection).
 */
export const sameOriginOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (!SAFE.has(c.req.method)) {
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const own = new Set([c.req.header('host'), new URL(c.var.house.baseUrl).host])
    const foreign =
      origin !== undefined
        ? !URL.canParse(origin) || !own.has(new URL(origin).host)
        : site !== undefined && site !== 'same-origin' && site !== 'none'
    if (foreign) throw new Refusal(objection('kernel.foreign_origin', {}), 403)
  }
  await next()
}
