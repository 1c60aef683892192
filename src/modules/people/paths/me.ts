/** The addresses of one's own pages. */

export const mePath = (): string => '/me'
export const actingPath = (): string => '/me/acting'
export const languagePath = (): string => '/me/language'
/** Passkeys and sessions. */
export const accessPath = (): string => '/me/access'
export const passkeysPath = (): string => '/me/passkeys'
export const passkeyPath = (id: string): string => `/me/passkeys/${encodeURIComponent(id)}`
export const passkeyOptionsPath = (): string => '/me/passkeys/options'
export const passkeyRemovalPath = (id: string): string => `${passkeyPath(id)}/removal`
export const sessionPath = (id: string): string => `/me/sessions/${encodeURIComponent(id)}`
export const sessionEndPath = (id: string): string => `${sessionPath(id)}/end`
export const sessionsEndPath = (): string => '/me/sessions/end'
/** Which mails one gets. */
export const myMailPath = (): string => '/me/mail'
/** One's own data: taken away, erased. */
export const myDataPath = (): string => '/me/data'
export const myDataFilePath = (): string => '/me/data.json'
export const myErasurePath = (): string => '/me/erasure'
