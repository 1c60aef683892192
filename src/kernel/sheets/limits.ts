/** How much of a sheet is read at all. */

/** Far beyond any sheet that a person keeps. */
export const MOST_CELLS = 3_000_000
