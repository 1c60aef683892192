/** Where the project lies, whatever folder it is started from, and from its sources or from the bundle of them. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Three up from `src/kernel/project.ts` and from `build/server/main.js` alike. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** A file of `src/` by its path in it: a child process to start, data to read. Beside the bundle there is none of them. */
export const sourceFile = (path: string): URL => pathToFileURL(join(projectRoot, 'src', path))
/** The product's own version. */
export const version = (JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }).version
