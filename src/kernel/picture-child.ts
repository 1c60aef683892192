/** The child process that turns one drawing into points. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { answerApart } from './apart.ts'
import { projectRoot } from './project.ts'

/** Static cuts of the fonts that pages use. */
const FONTS = [
  'fraunces/600SemiBold/Fraunces_600SemiBold.ttf',
  'atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
  'atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf',
]

answerApart(async ({ svg }: { svg: string }) => {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const fontBuffers = FONTS.map((font) => readFileSync(join(projectRoot, 'node_modules/@expo-google-fonts', font)))
  const drawn = new Resvg(svg, { font: { fontBuffers, defaultFontFamily: 'Atkinson Hyperlegible Next' } }).render()
  return drawn.asPng()
})
