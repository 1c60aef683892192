/** The addresses of people, organisations and sign-in. */

export const organisationPath = (id: number): string => `/organisations/${id}`
export const bodyPath = (id: number): string => `/bodies/${id}`
export const personPath = (id: number): string => `/persons/${id}`

/** Where to sign in, and the way back afterwards. */
export const signInPath = (back?: string): string => (back ? `/sign-in?back=${encodeURIComponent(back)}` : '/sign-in')
export const signInCodePath = (): string => '/sign-in/code'
export const signOutPath = (): string => '/sign-out'

export const mePath = (): string => '/me'
export const actingPath = (): string => '/me/acting'
export const languagePath = (): string => '/me/language'
export const sessionEndPath = (id: string): string => `/me/sessions/${encodeURIComponent(id)}/end`
export const sessionsEndPath = (): string => '/me/sessions/end'

export const demoPath = (): string => '/demo'
export const demoSessionPath = (): string => '/demo/session'
export const outboxPath = (): string => '/outbox'
export const logoPath = (version: string): string => `/logo?v=${version}`

export const setUpPath = (token: string): string => `/set-up/${token}`
export const invitationPath = (token: string): string => `/invitations/${token}`

/** The way back after signing in, if it stays in this house: `//evil.example` and `/\evil.example` leave it. */
export function localPath(text: string | null | undefined): string | null {
  if (!text?.startsWith('/') || !URL.canParse(text, 'http://house.invalid')) return null
  const url = new URL(text, 'http://house.invalid')
  return url.origin === 'http://house.invalid' && !/^\/[/\\]/.test(text) ? url.pathname + url.search + url.hash : null
}
