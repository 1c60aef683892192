/** Bundles style, browser code, fonts and icon into `build/`, under names that carry the hash of their content. */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import * as esbuild from 'esbuild'
import { projectRoot } from '#kernel/project.ts'

const SOURCE = join(projectRoot, 'src')
const TARGET = join(projectRoot, 'build')
const MANIFEST = join(TARGET, 'manifest.json')
/** The server's own bundle, made by `bin/set-up`. */
const BUNDLED_SERVER = 'server'
const STALE_MS = 24 * 3600 * 1000

/** What the packages call the fonts, and what pages call them. */
const FONTS: Record<string, string> = {
  'fraunces-latin-opsz-normal.woff2': 'fraunces.woff2',
  'atkinson-hyperlegible-next-latin-wght-normal.woff2': 'atkinson-hyperlegible-next.woff2',
  'atkinson-hyperlegible-next-latin-wght-italic.woff2': 'atkinson-hyperlegible-next-italic.woff2',
}

interface Built {
  logical: string
  file: string
  bytes: Uint8Array
}

const bundle = () =>
  esbuild.build({
    absWorkingDir: projectRoot,
    // What is heavy is a bundle of its own, fetched where it is needed.
    entryPoints: [
      join(SOURCE, 'design', 'all.css'),
      join(SOURCE, 'islands', 'all.ts'),
      join(SOURCE, 'islands', 'editor.ts'),
      join(SOURCE, 'islands', 'passkey.ts'),
    ],
    outdir: TARGET,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: ['chrome120', 'firefox121', 'safari17.2'],
    loader: { '.woff2': 'file' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    legalComments: 'none',
    logLevel: 'silent',
  })

const logicalName = (inputs: string[], entry: string | undefined, file: string): string => {
  if (entry) return `${basename(entry, extname(entry))}${extname(file)}`
  const font = FONTS[basename(inputs[0] ?? '')]
  if (!font) throw new Error(`The build met a file without a name of its own: ${file}`)
  return font
}

let bundling = 0

const bundled = async (): Promise<Built[]> => {
  bundling += 1
  const { outputFiles, metafile } = await bundle().finally(async () => {
    bundling -= 1
    // The bundler is a process of its own, and is not needed again.
    if (bundling === 0) await esbuild.stop()
  })
  const described = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]))
  return outputFiles.map(({ path, contents }) => {
    const file = basename(path)
    const output = described.get(file)
    return { logical: logicalName(Object.keys(output?.inputs ?? {}), output?.entryPoint, file), file, bytes: contents }
  })
}

const icon = async (): Promise<Built> => {
  const bytes = await readFile(join(SOURCE, 'design', 'icon.svg'))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase()
  return { logical: 'icon.svg', file: `icon-${hash}.svg`, bytes }
}

/** Several processes may build at once: each writes under a name of its own and renames, which is one instant. */
const put = async (file: string, bytes: Uint8Array | string): Promise<void> => {
  const draft = join(TARGET, `.${file}.${randomUUID()}`)
  await writeFile(draft, bytes)
  await rename(draft, join(TARGET, file))
}

const stands = async ({ file, bytes }: Built): Promise<boolean> =>
  stat(join(TARGET, file)).then(
    (found) => found.size === bytes.length,
    () => false,
  )

/** Yesterday's files go; younger ones may still be asked for by an open page or written by another process. */
const sweep = async (keep: Set<string>): Promise<void> => {
  for (const file of await readdir(TARGET)) {
    const path = join(TARGET, file)
    const old = await stat(path).then(
      (found) => Date.now() - found.mtimeMs > STALE_MS,
      () => false,
    )
    if (old && !keep.has(file)) await rm(path, { force: true, recursive: true })
  }
}

const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )

/** What is bundled; a file that was taken away shows in its folder. */
const MADE_OF = ['src/build.ts', 'src/design', 'src/islands', 'package.json', 'node_modules/.package-lock.json']

/** Whether everything was built after the last change. */
async function isFresh(): Promise<boolean> {
  const built = await changedAt(MANIFEST)
  const folders = await Promise.all(
    ['src/design', 'src/islands'].map((path) =>
      readdir(join(projectRoot, path), { recursive: true }).then((names) => names.map((name) => join(path, name))),
    ),
  )
  const changes = await Promise.all([...MADE_OF, ...folders.flat()].map((path) => changedAt(join(projectRoot, path))))
  return changes.every((at) => at < built)
}

/** Builds everything that browsers load, unless it stands. Files that already stand are left as they are. */
export async function build(): Promise<void> {
  if (await isFresh()) return
  const began = new Date()
  await mkdir(TARGET, { recursive: true })
  const built = [...(await bundled()), await icon()]
  for (const each of built) if (!(await stands(each))) await put(each.file, each.bytes)
  const manifest = Object.fromEntries(built.map(({ logical, file }) => [logical, file]))
  await put('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  // What changes while it is being built is not in it.
  await utimes(MANIFEST, began, began)
  await sweep(new Set([...built.map(({ file }) => file), 'manifest.json', BUNDLED_SERVER]))
}
