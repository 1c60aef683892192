/** The long sheet: a row per item, placed by its parent, by its level's name or by its code. */
import type { NumberedRow } from '#kernel/sheets.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { importWords } from '../messages/import.ts'
import { MOST_LEVELS, nameKey } from '../rules/imports.ts'
import type { ItemDraft, LevelNames } from '../tables.ts'
import { cellOf, readFacts, readOtherTitle, readTitle } from './cells.ts'
import { type Findings, fault } from './findings.ts'
import type { Columns } from './headings.ts'
import { localized, type ReadItems } from './rows.ts'
import { levelWord } from './vocabulary.ts'

interface Entry {
  item: ItemDraft
  line: number
  title: string
  code: string
  level: string
  parentText: string
  parent: Entry | null
}

function readRows(rows: NumberedRow[], columns: Columns, findings: Findings): Entry[] {
  const entries: Entry[] = []
  const { title: titleColumn } = columns.facts
  for (const { line, cells } of rows) {
    const own = readTitle(cellOf(cells, titleColumn), line, titleColumn!.heading, findings)
    const other = readOtherTitle(cells, line, columns, findings)
    const title = own || other.fr || other.en || ''
    if (title === '') {
      fault(findings, line, titleColumn!.heading, findings.words.titleMissing)
      continue
    }
    const code = cellOf(cells, columns.facts.code).replace(/[.)]+$/, '')
    const item: ItemDraft = {
      code: code || null,
      line,
      title: { ...(own === '' ? { fr: null, en: null } : localized(columns.lang, own)), ...other },
      ...readFacts(cells, line, columns, findings),
      children: [],
    }
    entries.push({
      item,
      line,
      title,
      code,
      level: cellOf(cells, columns.facts.level),
      parentText: cellOf(cells, columns.facts.parent),
      parent: null,
    })
  }
  return entries
}

/** The code without the letters of its level: S1.1 → 1.1. */
const digitsOf = (code: string): string => code.replace(/^\p{L}+(?=\d)/u, '')
const isCodePath = (code: string): boolean => /[.]/.test(code)

/** Finds parents by codes: 1.2.3 is below 1.2; S1.1 below P1; SM.1 below M. */
function codeIndex(entries: Entry[]): (entry: Entry) => Entry | null {
  const exact = new Map<string, Entry>()
  const bare = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.code === '') continue
    if (!exact.has(entry.code)) exact.set(entry.code, entry)
    if (!bare.has(digitsOf(entry.code))) bare.set(digitsOf(entry.code), entry)
  }
  return (entry) => {
    const above = entry.code.slice(0, Math.max(0, entry.code.lastIndexOf('.')))
    if (above === '') return null
    const candidates = [
      exact.get(above),
      bare.get(digitsOf(above)),
      bare.get(digitsOf(entry.code).replace(/\.[^.]*$/, '')),
      exact.get(above.slice(1)),
    ]
    return candidates.find((each) => each && each !== entry) ?? null
  }
}

function placeByParent(entries: Entry[], columns: Columns, findings: Findings): void {
  const byCode = new Map(entries.filter((entry) => entry.code !== '').map((entry) => [nameKey(entry.code), entry]))
  const byTitle = Map.groupBy(entries, (entry) => nameKey(entry.title))
  for (const entry of entries) {
    if (entry.parentText === '') continue
    const titled = byTitle.get(nameKey(entry.parentText)) ?? []
    const parent = byCode.get(nameKey(entry.parentText)) ?? (titled.length === 1 ? titled[0]! : null)
    if (parent) entry.parent = parent
    else fault(findings, entry.line, columns.facts.parent!.heading, findings.words.parentUnknown(entry.parentText))
  }
}

/** The depth of each level name: by its number, else in the order in which the sheet brings them; actions come last. */
function depths(entries: Entry[]): Map<string, number> {
  const keys = [...new Set(entries.map((entry) => nameKey(entry.level)).filter((key) => key !== ''))]
  const numbered = keys.map((key) => /^(?:niveau |level )?([1-9])$/.exec(key)?.[1])
  if (numbered.every((each) => each !== undefined)) return new Map(keys.map((key, index) => [key, Number(numbered[index])]))
  const rank = (key: string) => (/^sous-actions?|^sub-actions?/.test(key) ? 2 : /^actions?\b/.test(key) ? 1 : 0)
  return new Map(keys.toSorted((one, other) => rank(one) - rank(other)).map((key, index) => [key, index + 1]))
}

function placeByLevel(entries: Entry[], columns: Columns, findings: Findings): void {
  const depthOf = depths(entries)
  const parentOf = codeIndex(entries)
  const { heading } = columns.facts.level!
  const above: (Entry | undefined)[] = []
  for (const entry of entries) {
    const depth = depthOf.get(nameKey(entry.level))
    if (depth === undefined) {
      fault(findings, entry.line, heading, findings.words.levelEmpty)
      continue
    }
    above.length = depth
    above[depth] = entry
    if (depth === 1) continue
    const coded = parentOf(entry)
    const parent = coded && depthOf.get(nameKey(coded.level)) === depth - 1 ? coded : above[depth - 1]
    if (parent) entry.parent = parent
    else fault(findings, entry.line, heading, findings.words.levelJump(entry.level))
  }
}

function placeByCode(entries: Entry[], columns: Columns, findings: Findings): void {
  const parentOf = codeIndex(entries)
  const { heading } = columns.facts.code!
  for (const entry of entries) {
    if (entry.code === '') fault(findings, entry.line, heading, findings.words.codeMissing)
    else if (isCodePath(entry.code)) {
      entry.parent = parentOf(entry)
      if (!entry.parent)
        fault(findings, entry.line, heading, findings.words.parentUnknown(entry.code.slice(0, entry.code.lastIndexOf('.'))))
    }
  }
}

/** The level of every entry; an entry among its own parents, or too deep, is an error. */
function levelsOf(entries: Entry[], findings: Findings): Map<Entry, number> {
  const levels = new Map<Entry, number>()
  for (const entry of entries) {
    const line: Entry[] = []
    let next: Entry | null = entry
    while (next && !levels.has(next) && !line.includes(next)) {
      line.push(next)
      next = next.parent
    }
    if (next && !levels.has(next)) {
      for (const each of line) {
        fault(findings, each.line, null, findings.words.parentCycle)
        each.parent = null
      }
    }
    for (const each of line.reverse()) {
      const level: number = each.parent ? (levels.get(each.parent) ?? 0) + 1 : 1
      levels.set(each, level)
      if (level > MOST_LEVELS) fault(findings, each.line, null, findings.words.tooDeep(MOST_LEVELS))
    }
  }
  return levels
}

/** The names of the levels: those of the level column, else usual ones for so many levels. */
function levelNamesOf(entries: Entry[], levels: Map<Entry, number>, lang: Lang): LevelNames {
  const depth = Math.min(MOST_LEVELS, Math.max(1, ...new Set(levels.values())))
  const named = new Map<number, string>()
  for (const entry of entries) {
    const level = levels.get(entry)!
    if (entry.level !== '' && !/^\d$/.test(entry.level) && !named.has(level)) named.set(level, entry.level)
  }
  const other: Lang = lang === 'fr' ? 'en' : 'fr'
  const usual = (each: Lang) => importWords(each).levelsOfDepth[depth - 1]!
  const own = usual(lang).map((name, index) => named.get(index + 1) ?? name)
  const others = own.map((name, index) => levelWord(name)?.names[other] ?? (named.has(index + 1) ? name : usual(other)[index]!))
  return { [lang]: own, [other]: others } as LevelNames
}

/** Reads a long sheet. */
export function readLong(rows: NumberedRow[], columns: Columns, findings: Findings): ReadItems {
  const entries = readRows(rows, columns, findings)
  if (columns.facts.parent && entries.some((entry) => entry.parentText !== '')) placeByParent(entries, columns, findings)
  else if (columns.facts.level) placeByLevel(entries, columns, findings)
  else if (columns.facts.code) placeByCode(entries, columns, findings)
  const levels = levelsOf(entries, findings)
  const items: ItemDraft[] = []
  for (const entry of entries) {
    const siblings = entry.parent ? entry.parent.item.children : items
    siblings.push(entry.item)
  }
  return { items, levelNames: levelNamesOf(entries, levels, columns.lang) }
}
