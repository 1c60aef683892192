/** The pages of those who invite. */
export { BatchPage } from './invitations/batch.tsx'
export { InvitationsPage } from './invitations/list.tsx'
export { NewInvitationsPage } from './invitations/new.tsx'
export { InvitationsPanel } from './invitations/panel.tsx'
