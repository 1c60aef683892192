/** The plan's verb of the command line: `import-plan` (its contract is docs/command-line.md). */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Verb } from '#kernel/capability.ts'
import { change, rehearse } from '#kernel/change.ts'
import { type House, sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { type ImportedPlan, importPlan } from './commands/import.ts'
import { readPlanApart } from './imports/apart.ts'
import { nothingRead, type ReadPlan, type Warning, whereOf } from './imports.ts'
import { importWords } from './messages/import.ts'
import { isSlug } from './rules/imports.ts'

/** The house knows no language on the command line: French. */
const LANG: Lang = 'fr'
const words = importWords(LANG)

interface Asked {
  file: string
  slug: string | null
  title: string | null
  publish: boolean
  dryRun: boolean
  json: boolean
}

/** What the contract prints. */
interface Answer {
  ok: boolean
  dryRun: boolean
  plan: { slug: string | null; title: string; levels: string[] }
  items: { total: number; byLevel: number[] }
  created: number
  changed: number
  unchanged: number
  missing: string[]
  warnings: Warning[]
  errors: Warning[]
}

const OPTIONS = {
  slug: { type: 'string' },
  title: { type: 'string' },
  publish: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** The arguments, or the sentence that says what is wrong with them. */
function asked(args: string[]): Asked | string | 'help' {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true })
    if (values.help) return 'help'
    if (positionals.length !== 1 || positionals[0] === '') return words.usageFile
    if (values.slug !== undefined && !isSlug(values.slug)) return words.usageSlug
    if (values.title !== undefined && values.title.trim() === '') return words.usageTitle
    return {
      file: positionals[0]!,
      slug: values.slug ?? null,
      title: values.title?.trim() ?? null,
      publish: values.publish,
      dryRun: values['dry-run'],
      json: values.json,
    }
  } catch {
    return words.usageOption
  }
}

async function readAsked({ file, title }: Asked): Promise<ReadPlan> {
  const name = basename(file)
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return nothingRead(name, LANG, words.fileUnreadable(name))
  const read = await readPlanApart(bytes, name, LANG)
  if (title === null) return read
  return {
    ...read,
    draft: { ...read.draft, title: { ...read.draft.title, [read.lang]: title } },
    keep: read.keep.filter((what) => what !== 'title'),
  }
}

/** The names that nobody alone bears here, where they stand in the file. */
const unlinkedWarnings = ({ headings }: ReadPlan, imported: ImportedPlan): Warning[] =>
  imported.warnings.map(({ fact, item, place, text }) => ({
    ...(item ? whereOf({ item, place }, fact, fact === 'serves' ? null : (headings[fact] ?? null)) : { line: null, column: fact }),
    message: fact === 'serves' ? words.servedUnknown(text) : words.ownerUnknown(text),
  }))

const answerTo = ({ dryRun, slug }: Asked, { draft, lang, warnings, errors }: ReadPlan): Answer => ({
  ok: errors.length === 0,
  dryRun,
  plan: { slug: slug ?? draft.slug, title: inLang(draft.title, lang), levels: draft.levelNames[lang] },
  items: { total: 0, byLevel: [] },
  created: 0,
  changed: 0,
  unchanged: 0,
  missing: [],
  warnings,
  errors,
})

/** Brings the plan in, or rehearses it; a refusal becomes the answer's errors. */
async function bringIn(house: House, order: Asked, read: ReadPlan): Promise<Answer> {
  const answer = answerTo(order, read)
  const { draft, keep } = read
  const life = read.kind === 'json' ? 'restore' : 'draft'
  const run = order.dryRun ? rehearse : change
  try {
    const imported = await run(house, (tx) => importPlan(tx, SHELL, { draft, slug: order.slug, publish: order.publish, life, keep }))
    const { slug, created, changed, unchanged, missing, byLevel } = imported
    const kept: Warning[] = imported.lifeKept ? [{ line: null, column: 'state', message: words.lifeNotRestored }] : []
    return {
      ...answer,
      plan: { ...answer.plan, slug },
      items: { total: byLevel.reduce((sum, count) => sum + count, 0), byLevel },
      created,
      changed,
      unchanged,
      missing,
      warnings: [...answer.warnings, ...unlinkedWarnings(read, imported), ...kept].sort(
        (one, other) => (one.line ?? 0) - (other.line ?? 0),
      ),
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return {
      ...answer,
      ok: false,
      errors: error.objections.map((each) => ({ line: null, column: null, message: sayObjection(house, LANG, each) })),
    }
  }
}

/** In Word the line is that of a paragraph or a table. */
const placeOf = ({ line, column }: Warning, kind: ReadPlan['kind']): string => {
  const where = [line === null ? null : kind === 'docx' ? words.atBlock(line) : words.atLine(line), column].filter(Boolean).join(', ')
  return where === '' ? '' : ` (${where})`
}

/** The same answer for a person. */
function summary(answer: Answer, kind: ReadPlan['kind']): string[] {
  const { ok, dryRun, plan, items, created, changed, unchanged, missing, warnings, errors } = answer
  const found = warnings.map((each) => words.warningAt(placeOf(each, kind), each.message))
  if (!ok) return [...found, ...errors.map((each) => words.errorAt(placeOf(each, kind), each.message)), words.refused]
  const said = dryRun ? words.rehearsed : words.done
  return [
    ...found,
    ...missing.map(words.missing),
    ...plan.levels.map((name, index) => words.level(name, items.byLevel[index] ?? 0)),
    words.counts(created, changed, unchanged),
    said(plan.title, plan.slug ?? ''),
  ]
}

export const importPlanVerb: Verb = {
  name: 'import-plan',
  usage: 'import-plan FILE [--slug S] [--title T] [--publish] [--dry-run] [--json]',
  help: { fr: importWords('fr').help, en: importWords('en').help },
  async run(house, args, out) {
    const order = asked(args)
    if (order === 'help') {
      out.line(words.usage)
      out.line(words.help)
      return 0
    }
    if (typeof order === 'string') {
      out.progress(order)
      out.progress(words.usage)
      return 2
    }
    out.progress(words.reading(basename(order.file)))
    const read = await readAsked(order)
    const answer = read.errors.length > 0 ? answerTo(order, read) : await bringIn(house, order, read)
    if (order.json) out.line(JSON.stringify(answer))
    else for (const line of summary(answer, read.kind)) out.line(line)
    return answer.ok ? 0 : 1
  },
}

export const verbs: Verb[] = [importPlanVerb]
