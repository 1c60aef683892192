/** The addresses of the pages that join several modules. */

export const homePath = (): string => '/'
/** `all`: more answers of each kind. */
export const searchPath = (typed?: string, all = false): string =>
  typed ? `/search?q=${encodeURIComponent(typed)}${all ? '&all=1' : ''}` : '/search'
export const journalPath = (before?: number): string => (before === undefined ? '/journal' : `/journal?before=${before}`)
