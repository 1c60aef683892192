/** The styles of a plan in Word: real ones, so that people go on working with them; our fonts come along in the file. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  AlignmentType,
  BorderStyle,
  CharacterSet,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
  type NumberingDefinition,
} from 'docx'
import { projectRoot } from '#kernel/project.ts'
import type { Lang } from '#kernel/values/lang.ts'

export const INK = '14233B'
export const INK_2 = '4A566B'
export const RULE = 'B9B09C'
export const PAPER = 'F3EDE0'
const DECISION = 'A02C18'
const DEED = '0B625C'
const WAITING = '8A5A00'

const SANS = 'Atkinson Hyperlegible Next'
const SERIF = 'Fraunces SemiBold'

const read = (file: string): Buffer => readFileSync(join(projectRoot, 'node_modules/@expo-google-fonts', file))
let fonts: IPropertiesOptions['fonts']
/** Embedded, so that a plan looks the same where they are not installed; both are free to embed (OFL). Read once. */
export const embeddedFonts = (): NonNullable<IPropertiesOptions['fonts']> => {
  const atkinson = 'atkinson-hyperlegible-next'
  fonts ??= [
    {
      name: SANS,
      characterSet: CharacterSet.ANSI,
      data: read(`${atkinson}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`),
      bold: read(`${atkinson}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`),
      italic: read(`${atkinson}/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf`),
    },
    { name: SERIF, characterSet: CharacterSet.ANSI, data: read('fraunces/600SemiBold/Fraunces_600SemiBold.ttf') },
  ]
  return fonts
}

const LOCALE: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' }
/** Word counts type in half points and space in twentieths of a point. */
const points = (size: number) => size * 2
const space = (before: number, after: number) => ({ before: before * 20, after: after * 20 })

/** In lines of the font itself: without the word some programs take points. */
const AUTO = { lineRule: LineRuleType.AUTO }

const heading = (size: number, before: number, after: number) => ({
  run: { font: SERIF, size: points(size), color: INK, bold: false, italics: false },
  paragraph: { spacing: { ...space(before, after), line: 280, ...AUTO }, keepNext: true, keepLines: true },
})

const paragraphStyles: NonNullable<IPropertiesOptions['styles']>['paragraphStyles'] = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: points(13), color: INK_2 },
    paragraph: { spacing: space(0, 10) },
  },
  {
    id: 'Quote',
    name: 'Quote',
    basedOn: 'Normal',
    quickFormat: true,
    run: { color: INK_2 },
    paragraph: { indent: { left: 400 }, border: { left: { style: BorderStyle.SINGLE, size: 12, color: RULE, space: 8 } } },
  },
  {
    id: 'PlanFact',
    name: 'Plan Fact',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: points(9.5) },
    paragraph: { spacing: space(0, 2) },
  },
  {
    id: 'PlanDecision',
    name: 'Plan Decision',
    basedOn: 'PlanFact',
    quickFormat: true,
    run: { color: DECISION },
    paragraph: { spacing: space(0, 2) },
  },
  {
    id: 'PlanCell',
    name: 'Plan Cell',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: points(8.5) },
    paragraph: { spacing: { ...space(0, 0), line: 250, ...AUTO } },
  },
  {
    id: 'PlanCellHead',
    name: 'Plan Cell Head',
    basedOn: 'PlanCell',
    quickFormat: true,
    run: { bold: true },
    paragraph: { keepNext: true },
  },
  { id: 'PlanCellTitle', name: 'Plan Cell Title', basedOn: 'PlanCell', quickFormat: true, run: { bold: true } },
  {
    id: 'PlanMark',
    name: 'Plan Mark',
    basedOn: 'Normal',
    quickFormat: true,
    run: { bold: true, color: WAITING, size: points(9.5) },
    paragraph: { alignment: AlignmentType.CENTER, spacing: space(0, 6) },
  },
  {
    id: 'PlanRunning',
    name: 'Plan Running',
    basedOn: 'Normal',
    run: { size: points(8.5), color: INK_2 },
    paragraph: { spacing: space(0, 0) },
  },
  { id: 'TOCHeading', name: 'TOC Heading', basedOn: 'Normal', next: 'Normal', ...heading(14, 14, 6) },
  ...[1, 2, 3, 4].map((level) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: 'Normal',
    run: { size: points(level === 1 ? 10.5 : 9.5), bold: level === 1 },
    paragraph: { spacing: space(level === 1 ? 4 : 0, 1), indent: { left: (level - 1) * 280 } },
  })),
]

export const styles = (lang: Lang): NonNullable<IPropertiesOptions['styles']> => ({
  default: {
    document: {
      run: { font: SANS, size: points(10.5), color: INK, language: { value: LOCALE[lang] } },
      paragraph: { spacing: { ...space(0, 6), line: 270, ...AUTO } },
    },
    title: {
      run: { font: SERIF, size: points(26), color: INK },
      paragraph: { spacing: { ...space(12, 6), line: 280, ...AUTO }, keepNext: true },
    },
    heading1: heading(18, 22, 6),
    heading2: heading(14, 16, 4),
    heading3: heading(12, 12, 4),
    heading4: heading(11, 10, 4),
    hyperlink: { run: { color: DEED, underline: {} } },
  },
  paragraphStyles,
  characterStyles: [
    { id: 'PlanCode', name: 'Plan Code', basedOn: 'DefaultParagraphFont', quickFormat: true, run: { font: 'Courier New' } },
  ],
})

const STEP = 360
const levels = (format: (level: number) => { format: (typeof LevelFormat)[keyof typeof LevelFormat]; text: string; start?: number }) =>
  Array.from({ length: 7 }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    ...format(level),
    style: { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP }, spacing: space(0, 3) } },
  }))

export const bullets: NumberingDefinition = {
  reference: 'bullets',
  levels: levels((level) => ({ format: LevelFormat.BULLET, text: ['•', '–', '·'][level % 3]! })),
}
/** Numbers from where the text begins to count. */
export const numbers = (start: number): NumberingDefinition => ({
  reference: `numbers-${start}`,
  levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.`, start })),
})
