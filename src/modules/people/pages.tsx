/** The pages of people, each in a file of its own. */
export { DemoPage, type DemoPerson, OutboxPage } from './pages/demo.tsx'
export { MePage } from './pages/me.tsx'
export { OrganisationPage } from './pages/organisation.tsx'
export { BodyPage, PersonPage } from './pages/seats.tsx'
export { CodePage, InvitationPage, LinkOverPage, SetUpPage, SignInPage } from './pages/sign-in.tsx'
