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
