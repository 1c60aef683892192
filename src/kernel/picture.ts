/** Drawings as PNG, for readers of links that take no SVG; made in a child process, since it blocks while it works. */
import { apart } from './apart.ts'
import { sourceFile } from './project.ts'

const CHILD = sourceFile('kernel/picture-child.ts')
const LIMITS = { heapMegabytes: 256, residentMegabytes: 512, ms: 15_000 }

/** The SVG as PNG in its own size. Its texts may use the house's two fonts. */
export async function pngOf(svg: string): Promise<Buffer> {
  const outcome = await apart<Uint8Array>(CHILD, { svg }, LIMITS)
  if ('done' in outcome) return Buffer.from(outcome.done)
  throw new Error(`The picture took too much ${outcome.over}.`)
}
