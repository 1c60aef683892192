/** What every file of a plan says: its items as rows of cells under the columns of `messages/columns.ts`, and the plan's own facts. */
import type { Value as SheetValue } from '#kernel/sheets.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import {
  COLUMNS,
  type ColumnName,
  LEVEL_SEPARATOR,
  LIST_SEPARATOR,
  PLAN_FACTS,
  type PlanFactName,
  PROVENANCE_WORDS,
  YES,
} from '../messages/columns.ts'
import { fileWords, type WhichText, whichText } from '../messages/files.ts'
import { words } from '../messages/words.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'

/** A plan on its way out, as its reader may know it. */
export interface PlanFile {
  lang: Lang
  draft: PlanDraft
  text: WhichText
  /** Names of regions in the file's language, by their codes. */
  regions: Readonly<Record<string, string>>
  network: string
  /** Where the plan stands in full. */
  address: string
}

export type Value = Exclude<SheetValue, { whole: number } | { decimal: string }>

export interface Row {
  item: ItemDraft
  /** 1 is a pillar. */
  level: number
  action: boolean
  values: Partial<Record<ColumnName, Value>>
}

const other = (lang: Lang): Lang => (lang === 'fr' ? 'en' : 'fr')

/** What stands in every file, filled or not: a text is written, a plan that is worked on waits for its facts. */
const TEXT_COLUMNS: readonly ColumnName[] = ['code', 'level', 'title', 'text']
const WORK_COLUMNS: readonly ColumnName[] = ['status', 'owner', 'startsOn', 'endsOn', 'expectedResult']

export const levelNames = ({ lang, draft }: PlanFile): string[] =>
  draft.levelNames[lang].length > 0 ? draft.levelNames[lang] : draft.levelNames.fr
/** The level of actions. */
export const lastLevel = ({ draft }: PlanFile): number => draft.levelNames.fr.length

/** A list of one that holds a separator ends with one, so that it is read as one. */
const listed = (values: string[]): string =>
  values.length === 1 && /[,;\n]/.test(values[0]!) ? `${values[0]}${LIST_SEPARATOR.trimEnd()}` : values.join(LIST_SEPARATOR)

function factsOf({ lang, regions }: PlanFile, item: ItemDraft): Partial<Record<ColumnName, Value | null | undefined>> {
  return {
    status: item.status && words(lang).statuses[item.status],
    stoppedReason: item.stoppedReason,
    progress: typeof item.progress === 'number' ? { percent: item.progress } : null,
    owner: item.owner,
    scope: item.scope && words(lang).scopes[item.scope],
    regions: item.regions && listed(item.regions.map((code) => regions[code] ?? code)),
    startsOn: item.startsOn ? { day: item.startsOn } : null,
    endsOn: item.endsOn ? { day: item.endsOn } : null,
    expectedResult: item.expectedResult,
    partners: item.partners && listed(item.partners),
    carriedTo: item.carriedTo,
    carriedOverTo: item.carriedOverTo,
    provenance: item.provenance && PROVENANCE_WORDS[item.provenance][lang],
    crossCutting: item.crossCutting ? YES[lang] : null,
  }
}

/** Each text in its own language: the file's, and beside it the other. */
function valuesOf(file: PlanFile, item: ItemDraft, level: number): Row['values'] {
  const { lang } = file
  const values: Partial<Record<ColumnName, Value | null | undefined>> = {
    code: item.code,
    level: levelNames(file)[level - 1],
    title: item.title[lang],
    text: item.text?.[lang],
    otherTitle: item.title[other(lang)],
    otherText: item.text?.[other(lang)],
    ...factsOf(file, item),
  }
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ) as Row['values']
}

/** Every item from top to bottom. */
export function rowsOf(file: PlanFile): Row[] {
  const rows: Row[] = []
  const walk = (items: ItemDraft[], level: number) => {
    for (const item of items) {
      rows.push({ item, level, action: level === lastLevel(file), values: valuesOf(file, item, level) })
      walk(item.children, level + 1)
    }
  }
  walk(file.draft.items, 1)
  return rows
}

export interface Heading {
  fact: ColumnName
  name: string
}

/** The columns that some row fills, and those that always stand. */
export function headingsOf(
  file: PlanFile,
  rows: Row[],
  always = file.text.state ? [...TEXT_COLUMNS, ...WORK_COLUMNS] : TEXT_COLUMNS,
): Heading[] {
  const filled = new Set(rows.flatMap(({ values }) => Object.keys(values)))
  return (Object.keys(COLUMNS) as ColumnName[])
    .filter((fact) => filled.has(fact) || always.includes(fact))
    .map((fact) => ({ fact, name: COLUMNS[fact][file.lang] }))
}

const holdsExamples = (items: ItemDraft[]): boolean =>
  items.some((item) => (item.exampleFields?.length ?? 0) > 0 || holdsExamples(item.children))

/** The line above everything in a file of what is made up; null where nothing is. */
export function exampleLine({ lang, draft }: PlanFile): string | null {
  if (draft.example) return fileWords(lang).example
  return holdsExamples(draft.items) ? fileWords(lang).exampleFacts : null
}

/** The plan's own facts that a reader takes in again. Both languages, whatever the language of the file. */
export function planFacts({ lang, draft }: PlanFile): { fact: PlanFactName; name: string; value: Value }[] {
  const text = (of: Localized | undefined, each: Lang) => of?.[each] ?? ''
  const values: [PlanFactName, Value][] = [
    ['titleFr', text(draft.title, 'fr')],
    ['titleEn', text(draft.title, 'en')],
    ['leadFr', text(draft.lead, 'fr')],
    ['leadEn', text(draft.lead, 'en')],
    ['kind', words(lang).kinds[draft.kind]],
    ['levelsFr', draft.levelNames.fr.join(LEVEL_SEPARATOR)],
    ['levelsEn', draft.levelNames.en.join(LEVEL_SEPARATOR)],
    ['from', draft.period.from ? { day: draft.period.from } : ''],
    ['to', draft.period.to ? { day: draft.period.to } : ''],
    ['owner', draft.owner ?? ''],
    ['predecessor', draft.predecessor ?? ''],
    ['example', draft.example ? YES[lang] : ''],
  ]
  return values.filter(([, value]) => value !== '').map(([fact, value]) => ({ fact, name: PLAN_FACTS[fact][lang], value }))
}

/** What a file says besides, and no reader takes in: which text it is, whose, and where. */
export function tracesOf({ lang, text, network, address }: PlanFile): [key: string, value: string][] {
  const say = fileWords(lang)
  return [...whichText(lang, text), [say.network, network], [say.address, address]]
}
