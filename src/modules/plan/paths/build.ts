/** The addresses of building: the tree with something opened in it. */
import { planBuildPath } from '../paths.ts'

/** Brings a removed item back. */
export const itemRestorationPath = (id: number): string => `/items/${id}/restoration`

/** Undoes one's own deed and comes back to the tree. */
export const treeUndoPath = (slug: string, entryId: number): string => `${planBuildPath(slug)}/deeds/${entryId}/undo`

/** What is opened in the tree: an item with its tools, a field for a new one, lines to be typed, a code to be changed. */
export interface Opened {
  at?: number
  /** A place: `in:12`, `after:7`, `in:0`. */
  add?: string
  several?: string
  code?: number
}

export const treePath = (slug: string, opened: Opened = {}): string => {
  const asked = Object.entries(opened).filter(([, value]) => value !== undefined)
  return planBuildPath(slug) + (asked.length > 0 ? `?${asked.map(([name, value]) => `${name}=${value}`).join('&')}` : '')
}
