/** The signed address at the foot of a mail: it lets its reader end these mails without signing in, and gives no other right. */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface MailToken {
  personId: number
  /** The topics that the mail told of. */
  topics: string[]
}

const sign = (key: string, text: string): Buffer => createHmac('sha256', key).update(`unsubscribe ${text}`).digest().subarray(0, 16)

/** `12.people.mandates~plan.actions` and its signature; it holds as long as the key. */
export function mailToken(key: string, { personId, topics }: MailToken): string {
  const text = Buffer.from(`${personId}.${topics.join('~')}`).toString('base64url')
  return `${text}.${sign(key, text).toString('base64url')}`
}

/** What the token says, or null if it was not signed by this house. */
export function readMailToken(key: string, token: string): MailToken | null {
  const [text = '', signature = '', ...more] = token.split('.')
  const given = Buffer.from(signature, 'base64url')
  const own = sign(key, text)
  if (more.length > 0 || given.length !== own.length || !timingSafeEqual(given, own)) return null
  const [, id, topics] = /^(\d{1,15})\.(.*)$/.exec(Buffer.from(text, 'base64url').toString()) ?? []
  return id === undefined ? null : { personId: Number(id), topics: topics ? topics.split('~') : [] }
}
