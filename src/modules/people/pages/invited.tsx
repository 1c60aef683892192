/** The pages of those who are invited. */
export { EmailClaimPage, InvitationOverPage, InvitedPage, LetterCodePage, WelcomePage } from './invitations/invited.tsx'
