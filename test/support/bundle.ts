/** Test files bundled for a run: loading a thousand sources anew for each of them took a third of their time. */
import { readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import { projectRoot } from '#kernel/project.ts'

export interface Bundled {
  /** The bundle of a test file. */
  of(file: string): string
  /** The test file of a bundle. */
  source(bundle: string): string
  remove(): void
}

/** A source that asks where it lies is told where it lay. The bundles' own place is as deep as `src/kernel`, as `kernel/project.ts` wants it. */
const places: esbuild.Plugin = {
  name: 'places',
  setup(build) {
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      if (path.endsWith('/kernel/project.ts')) return null
      const contents = readFileSync(path, 'utf8')
      if (!contents.includes('import.meta')) return null
      return {
        contents: contents
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
}

/** What several files use is bundled once. Stack traces lead to the sources (`--enable-source-maps`). */
export async function bundleTests(files: string[]): Promise<Bundled> {
  const outdir = join(projectRoot, 'build', `tests-${process.pid}`)
  const name = (file: string) =>
    relative(projectRoot, file)
      .replaceAll('/', '~')
      .replace(/\.tsx?$/, '')
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }))
  await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: files.map((file) => ({ in: file, out: name(file) })),
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [places],
  })
  await esbuild.stop()
  const bundle = (file: string) => join(outdir, `${name(file)}.js`)
  const sources = new Map(files.map((file) => [bundle(file), file]))
  return {
    of: bundle,
    source: (path) => sources.get(path) ?? path,
    remove: () => rmSync(outdir, { recursive: true, force: true }),
  }
}
