/** The addresses of the pages that join several modules. */

export const homePath = (): string => '/'
export const journalPath = (before?: number): string => (before === undefined ? '/journal' : `/journal?before=${before}`)
