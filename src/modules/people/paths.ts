/** The addresses of people: signing in, the demonstration's doors; the others stand in `paths/`. */
export * from './paths/directory.ts'
export * from './paths/invitations.ts'
export * from './paths/me.ts'
export * from './paths/network.ts'

/** Where to sign in, and the way back afterwards. */
export const signInPath = (back?: string): string => (back ? `/sign-in?back=${encodeURIComponent(back)}` : '/sign-in')
export const signInCodePath = (): string => '/sign-in/code'
/** Signing in with a passkey: the challenge, then the answer. */
export const signInPasskeyOptionsPath = (): string => '/sign-in/passkey/options'
export const signInPasskeyPath = (): string => '/sign-in/passkey'
export const signOutPath = (): string => '/sign-out'

export const demoPath = (): string => '/demo'
export const demoSessionPath = (): string => '/demo/session'
export const setUpPath = (token: string): string => `/set-up/${token}`

/** The way back after signing in, if it stays in this house: `//evil.example` and `/\evil.example` leave it. */
export function localPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || !URL.canParse(text, 'http://house.invalid')) return null
  const url = new URL(text, 'http://house.invalid')
  return url.origin === 'http://house.invalid' && !/^\/[/\\]/.test(text) ? url.pathname + url.search + url.hash : null
}
