/** The child process that sets documents in type: it blocks while it works and may be killed at any time. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import { projectRoot } from './project.ts'

/** Static TTF cuts: from WOFF2 the engine makes a PDF without text. */
const FONTS = [
  'fraunces/600SemiBold/Fraunces_600SemiBold.ttf',
  'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  'atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf',
  'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
]
const fontBlobs = FONTS.map((font) => readFileSync(join(projectRoot, 'node_modules/@expo-google-fonts', font)))
const compiler = NodeCompiler.create({ workspace: projectRoot, fontArgs: [{ fontBlobs }] })
const DATA = join(projectRoot, 'document.json')

export interface Asked {
  id: number
  /** The template's path below the project. */
  template: string
  data: string
}
export type Answered = { id: number; pdf: string } | { id: number; error: string }

const complaints = (error: NodeError | null): string =>
  error
    ? compiler
        .fetchDiagnostics(error)
        .map((each: { message?: string }) => each.message ?? String(each))
        .join('; ')
    : ''

/** What people wrote comes in as data, never as source. A warning is an error: a font that lacks a letter only warns. */
function compose({ template, data }: Asked): string {
  compiler.mapShadow(DATA, Buffer.from(data))
  const result = compiler.compile({ mainFilePath: join(projectRoot, template) })
  const wrong = complaints(result.takeError()) || complaints(result.takeWarnings())
  if (wrong || !result.result) throw new Error(wrong || 'no document')
  const pdf = compiler.pdf(result.result, { pdfStandard: 'ua-1' })
  compiler.evictCache(1)
  return pdf.toString('base64')
}

process.on('message', (asked: Asked) => {
  try {
    process.send?.({ id: asked.id, pdf: compose(asked) } satisfies Answered)
  } catch (error) {
    process.send?.({ id: asked.id, error: (error as Error).message } satisfies Answered)
  }
})
