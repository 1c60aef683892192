/** Home: the pages that join several modules: the network's front page, the journal, and what is said when something cannot be shown. */
import type { Capability } from '#kernel/capability.ts'
import { journalPath } from './paths.ts'
import { routes } from './routes.tsx'

export { ErrorPage } from './pages.tsx'

export const capability: Capability = {
  name: 'home',
  routes,
  menu: [{ path: journalPath(), label: { fr: 'Journal', en: 'Journal' }, order: 90 }],
}
