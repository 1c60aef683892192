/** The front page, the journal, and what is said when something cannot be shown. */
export * from './pages/error.tsx'
export * from './pages/home.tsx'
export * from './pages/journal.tsx'
export * from './pages/search.tsx'
