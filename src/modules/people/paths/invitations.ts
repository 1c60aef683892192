/** The addresses of invitations. */

/** All of them with their states, for whoever keeps people; an organisation's own contacts see their colleagues'. */
export const invitationsPath = (asked = ''): string => `/invitations${asked}`
export const newInvitationsPath = (organisationId?: number): string =>
  organisationId === undefined ? '/invitations/new' : `/invitations/new?organisation=${organisationId}`
export const invitationBatchPath = (id: number): string => `/invitations/batches/${id}`
export const invitationLettersPath = (id: number): string => `/invitations/batches/${id}/letters.pdf`
/** The link of a mail. A token has 43 letters, so that it is no other address. */
export const invitationPath = (token: string): string => `/invitations/${token}`
/** Where the code of a printed letter is typed. */
export const invitationCodePath = (): string => '/invitation'
/** The state changes of a batch. */
export const invitationSendingPath = (id: number): string => `/invitations/batches/${id}/sending`
export const invitationPausePath = (id: number): string => `/invitations/batches/${id}/pause`
export const invitationTextPath = (id: number): string => `/invitations/batches/${id}/text`
export const invitationRemovalPath = (id: number): string => `/invitations/batches/${id}/removal`
export const invitationRepeatPath = (id: number): string => `/invitations/batches/${id}/repeat`
/** A colleague of those who speak for an organisation. */
export const colleaguesPath = (): string => '/invitations/colleagues'
/** A new link in place of one that is over. */
export const invitationRenewalPath = (token: string): string => `/invitations/${token}/renewal`
/** Coming in by a letter's code; confirming the address that was given with it. */
export const invitationAcceptancePath = (): string => '/invitation/acceptance'
export const emailClaimPath = (): string => '/invitation/email'
/** What somebody who has just come in sees first. */
export const welcomePath = (): string => '/welcome'
