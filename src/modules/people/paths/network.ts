/** The addresses of the network's own: settings, legal pages, outbox. */

export const networkPath = (): string => '/network'
/** What the legal pages say. */
export const networkTextsPath = (): string => '/network/texts'
/** How long what is kept, and what waits to be erased. */
export const retentionPath = (): string => '/network/retention'
export const retentionClearingPath = (): string => '/network/retention/clearing'
export const retentionErasuresPath = (): string => '/network/retention/erasures'
export const outboxPath = (): string => '/outbox'
export const mailPath = (id: number): string => `/outbox/${id}`
/** Trying again: one refused mail, or all of them. */
export const mailRetryPath = (id: number): string => `/outbox/${id}/retry`
export const outboxRetryPath = (): string => '/outbox/retry'
/** Marking by hand that a mail came back, or that it did not. */
export const mailReturnPath = (id: number): string => `/outbox/${id}/return`
export const unsubscribePath = (token: string): string => `/unsubscribe/${token}`
export const logoPath = (version: string): string => `/logo?v=${version}`
/** The network's accent as a stylesheet. */
export const accentPath = (version: string): string => `/accent.css?v=${version}`

export const legalPath = (): string => '/legal'
export const privacyPath = (): string => '/privacy'
export const accessibilityPath = (): string => '/accessibility'

/** When the network's data was last saved, and whether that was tried. */
export const backupPath = (): string => '/backup'
/** That one of them came back on another machine. */
export const backupTrialPath = (): string => '/backup/trial'
