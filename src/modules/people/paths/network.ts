/** The addresses of the network's own: settings, legal pages, outbox. */

export const networkPath = (): string => '/network'
/** What the legal pages say. */
export const networkTextsPath = (): string => '/network/texts'
/** How long what is kept, and what waits to be erased. */
export const retentionPath = (): string => '/network/retention'
export const outboxPath = (): string => '/outbox'
export const mailPath = (id: number): string => `/outbox/${id}`
export const unsubscribePath = (token: string): string => `/unsubscribe/${token}`
export const logoPath = (version: string): string => `/logo?v=${version}`
/** The network's accent as a stylesheet. */
export const accentPath = (version: string): string => `/accent.css?v=${version}`

export const legalPath = (): string => '/legal'
export const privacyPath = (): string => '/privacy'
export const accessibilityPath = (): string => '/accessibility'

/** When the network's data was last saved, and whether that was tried. */
export const backupPath = (): string => '/backup'
