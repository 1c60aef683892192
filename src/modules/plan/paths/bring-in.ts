/** The addresses of a file that is being brought in, beside its own page. */
import { bringInPath, uploadPath } from '../paths.ts'

/** Where the work of reading or writing begins again. */
export const uploadReadingPath = (id: number): string => `${uploadPath(id)}/reading`
export const uploadRemovalPath = (id: number): string => `${uploadPath(id)}/removal`
/** After the import was asked for: leads on to the plan as soon as it is written. */
export const uploadWritingPath = (id: number): string => `${uploadPath(id)}?after=import`
/** One branch of a tree that is too large to be shown whole. */
export const uploadPartPath = (id: number, part: number): string => `${uploadPath(id)}?part=${part}#p-${part}`

export const EXAMPLES = ['wide', 'long'] as const
export type Example = (typeof EXAMPLES)[number]
export const examplePath = (example: Example, lang: string): string => `${bringInPath()}/examples/${example}-${lang}.csv`
