/** The memory of the whole product: the proportional set size of the process, its children, and its PostgreSQL. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // The process ended meanwhile, or is not ours to look at.
  }
}

/** Megabytes of `pid` with its descendants, and of the server whose data lies in `dataDir`. */
export function memoryOf(pid: number, dataDir: string): number {
  const postmaster = Number.parseInt(read(join(dataDir, 'postgres', 'postmaster.pid')), 10)
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1] ?? 0)]),
  )
  const belongs = (each: number): boolean =>
    each === pid || each === postmaster || (each > 1 && parents.has(each) && belongs(parents.get(each)!))
  const kilobytes = [...parents.keys()]
    .filter(belongs)
    .map((each) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0))
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1024
}
