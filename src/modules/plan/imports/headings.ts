/** The headings of a sheet: which column says what, which columns are levels, and in which language the sheet is written. */
import type { Lang } from '#kernel/values/lang.ts'
import { nameKey } from '../rules/imports.ts'

export type Fact =
  | 'code'
  | 'title'
  | 'level'
  | 'parent'
  | 'text'
  | 'owner'
  | 'startsOn'
  | 'endsOn'
  | 'status'
  | 'progress'
  | 'expectedResult'
  | 'partners'
  | 'scope'
  | 'regions'
  | 'stoppedReason'
  | 'carriedTo'
  | 'carriedOverTo'
  | 'provenance'

const FACTS: Record<Fact, Record<Lang, string[]>> = {
  code: {
    fr: ['code', 'n°', 'numero', 'num', 'ref', 'reference', 'identifiant', 'id'],
    en: ['code', 'number', 'no', 'ref', 'reference', 'id'],
  },
  title: { fr: ['titre', 'intitule', 'libelle', 'nom'], en: ['title', 'name'] },
  level: { fr: ['niveau', 'type'], en: ['level', 'type'] },
  parent: { fr: ['parent', 'code parent', 'code du parent', 'rattache a', 'element parent'], en: ['parent', 'parent code', 'belongs to'] },
  text: { fr: ['texte', 'description', 'descriptif', 'detail', 'details'], en: ['text', 'description', 'detail', 'details'] },
  owner: {
    fr: ['responsable', 'responsables', 'pilote', 'porteur', 'referent', 'responsable de l’action'],
    en: ['owner', 'responsible', 'person responsible', 'lead', 'in charge'],
  },
  startsOn: {
    fr: ['debut', 'date de debut', 'date debut', 'commence le', 'demarrage'],
    en: ['start', 'starts', 'start date', 'starts on', 'beginning'],
  },
  endsOn: {
    fr: ['fin', 'date de fin', 'date fin', 'echeance', 'date d’echeance', 'finit le'],
    en: ['end', 'ends', 'end date', 'ends on', 'due', 'due date', 'deadline'],
  },
  status: { fr: ['statut', 'etat', 'statut de l’action'], en: ['status', 'state'] },
  progress: {
    fr: ['avancement', 'progression', 'taux d’avancement', '% d’avancement', 'pourcentage', '%'],
    en: ['progress', 'completion', 'percentage', '% complete', '%'],
  },
  expectedResult: { fr: ['resultat attendu', 'resultats attendus'], en: ['expected result', 'expected results', 'expected outcome'] },
  partners: { fr: ['partenaires', 'partenaire'], en: ['partners', 'partner'] },
  scope: { fr: ['echelon', 'national/regions', 'niveau national/regions'], en: ['scope'] },
  regions: { fr: ['regions', 'region', 'regions concernees'], en: ['regions', 'region'] },
  stoppedReason: {
    fr: [
      'raison d’arret',
      'raison de l’arret',
      'raison de l’abandon',
      'raison d’abandon',
      'motif d’arret',
      'motif d’abandon',
      'raison',
      'motif',
    ],
    en: ['reason', 'reason for stopping', 'stopped because'],
  },
  carriedTo: { fr: ['porte par', 'portee par', 'transmis a', 'transmise a'], en: ['carried to', 'carried by'] },
  carriedOverTo: { fr: ['reporte vers', 'reportee vers', 'reporte a', 'reportee a'], en: ['carried over to'] },
  provenance: { fr: ['provenance'], en: ['provenance'] },
}

/** Each level in both languages, so that a sheet in one names its levels in the other. */
const LEVELS: readonly (readonly [string, string])[] = [
  ['Pilier', 'Pillar'],
  ['Axe', 'Axis'],
  ['Domaine', 'Domain'],
  ['Stratégie', 'Strategy'],
  ['Thématique', 'Theme'],
  ['Thème', 'Theme'],
  ['Objectif', 'Objective'],
  ['Orientation', 'Orientation'],
  ['Volet', 'Strand'],
  ['Mesure', 'Measure'],
  ['Action', 'Action'],
  ['Sous-action', 'Sub-action'],
]
const PLURAL = /s$/
const withoutUnits = (heading: string) => heading.replace(/\((?:%|en %)\)/, '').replace(/[:*]+$/, '')
const keyOf = (heading: string): string => nameKey(withoutUnits(heading)).replace(/^"|"$/g, '')

const FACT_OF = new Map<string, { fact: Fact; langs: Set<Lang> }>()
for (const [fact, words] of Object.entries(FACTS) as [Fact, Record<Lang, string[]>][]) {
  for (const lang of ['fr', 'en'] as const) {
    for (const word of words[lang]) {
      const known = FACT_OF.get(nameKey(word)) ?? { fact, langs: new Set<Lang>() }
      known.langs.add(lang)
      FACT_OF.set(nameKey(word), known)
    }
  }
}
const NUMBERED_LEVEL = /^(niveau|level) ?([1-4])$/

interface LevelWord {
  names: Record<Lang, string>
  langs: Set<Lang>
}

const LEVEL_OF = new Map<string, LevelWord>()
for (const [fr, en] of LEVELS) {
  for (const [word, lang] of [
    [fr, 'fr'],
    [en, 'en'],
  ] as const) {
    const known = LEVEL_OF.get(nameKey(word)) ?? { names: { fr, en }, langs: new Set<Lang>() }
    known.langs.add(lang)
    LEVEL_OF.set(nameKey(word), known)
  }
}

/** The level word that a heading or a cell is, in both languages and with the languages that it belongs to. */
export function levelWord(text: string): LevelWord | null {
  if (text.trim() === '') return null
  const key = keyOf(text)
  const numbered = NUMBERED_LEVEL.exec(key)
  if (numbered)
    return { names: { fr: `Niveau ${numbered[2]}`, en: `Level ${numbered[2]}` }, langs: new Set([numbered[1] === 'niveau' ? 'fr' : 'en']) }
  const [stem] = key.split(' ')
  for (const form of [key, key.replace(PLURAL, ''), stem!, stem!.replace(PLURAL, '')]) {
    const known = LEVEL_OF.get(form)
    if (known) return known
  }
  return null
}

export interface Column {
  /** As written; empty when the column has none. */
  heading: string
  index: number
}

export interface Columns {
  habit: 'wide' | 'long'
  lang: Lang
  facts: Partial<Record<Fact, Column>>
  /** Wide: the columns that are levels, from the first down. */
  levels: Column[]
  unknown: Column[]
}

/** How many cells of a row are headings that we know. */
export const headingScore = (row: string[]): number =>
  row.filter((cell) => cell.trim() !== '' && (FACT_OF.has(keyOf(cell)) || levelWord(cell) !== null)).length

function langOfHeadings(row: string[], fallback: Lang): Lang {
  const votes = { fr: 0, en: 0 }
  for (const cell of row) {
    if (cell === '') continue
    const langs = FACT_OF.get(keyOf(cell))?.langs ?? levelWord(cell)?.langs
    if (langs?.size === 1) for (const lang of langs) votes[lang] += 1
  }
  return votes.fr === votes.en ? fallback : votes.fr > votes.en ? 'fr' : 'en'
}

/** What tells the place of an item in a long sheet. */
const PLACED_BY: readonly Fact[] = ['code', 'level', 'parent']

/** Reads the heading row. Null: no heading tells where the titles are. */
export function columnsOf(row: string[], fallback: Lang): Columns | null {
  const facts: Partial<Record<Fact, Column>> = {}
  const words: Column[] = []
  const others: Column[] = []
  for (const [index, cell] of row.entries()) {
    const column = { heading: cell.trim().replace(/\s+/g, ' '), index }
    const fact = cell === '' ? undefined : FACT_OF.get(keyOf(cell))?.fact
    if (fact && !facts[fact]) facts[fact] = column
    else if (!fact && levelWord(cell)) words.push(column)
    else others.push(column)
  }
  const lang = langOfHeadings(row, fallback)
  const placedBy = PLACED_BY.some((fact) => facts[fact])
  if (facts.title && placedBy)
    return { habit: 'long', lang, facts, levels: [], unknown: [...words, ...others].sort((one, other) => one.index - other.index) }
  const levels = levelColumns(words, others, facts)
  if (levels.length === 0) return null
  const unknown = others.filter((column) => !levels.includes(column))
  // One column of titles beside a code, a level or a parent: a long sheet whose titles stand under « Action ».
  if (levels.length === 1 && placedBy && !facts.title)
    return { habit: 'long', lang, facts: { ...facts, title: levels[0]! }, levels: [], unknown }
  for (const fact of ['level', 'parent'] as const) {
    if (facts[fact]) unknown.push(facts[fact])
    delete facts[fact]
  }
  delete facts.title
  return { habit: 'wide', lang, facts, levels, unknown: unknown.sort((one, other) => one.index - other.index) }
}

/** The known level words; with fewer than two of them, the nameless headings before the first fact are levels too; a title is the last level. */
function levelColumns(words: Column[], others: Column[], facts: Columns['facts']): Column[] {
  const title = facts.title ? [facts.title] : []
  const named = [...words, ...title]
  if (named.length >= 2) return named.sort((one, other) => one.index - other.index)
  const end = Math.min(
    ...Object.entries(facts).map(([fact, column]) => (fact === 'code' || fact === 'title' ? Number.POSITIVE_INFINITY : column.index)),
  )
  const last = Math.max(-1, ...named.map((column) => column.index))
  const before = others.filter((column) => column.heading !== '' && (last >= 0 ? column.index < last : column.index < end))
  return [...before, ...named].sort((one, other) => one.index - other.index)
}
