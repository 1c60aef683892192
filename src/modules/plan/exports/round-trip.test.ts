/** Out and in again: what each kind of file holds of a plan, said precisely, for whatever plan the house may keep. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inLang, LANGS, type Lang, type Localized } from '#kernel/values/lang.ts'
import { type Block, blocksOf } from '#kernel/values/prose.ts'
import { REGIONS, regionName } from '#modules/people/index.ts'
import { keptPlans } from '../../../../test/support/random-drafts.ts'
import { type PlanFile, planCsv, planMarkdown, planWorkbook } from '../exports.ts'
import { type ReadPlan, readPlanFile } from '../imports.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'
import { planWord } from './word.ts'

const fileOf = (lang: Lang, draft: PlanDraft): PlanFile => ({
  lang,
  draft,
  text: { state: 'published', version: null, decision: '', today: '2017-03-14' },
  regions: Object.fromEntries(REGIONS.map((code) => [code, regionName(lang, code)])),
  network: 'Réseau d’essai',
  address: 'http://localhost:3000/plans/un-plan',
})

/** Reads a file, which must give no error and no warning. */
async function readBack(bytes: Uint8Array, name: string, lang: Lang): Promise<ReadPlan> {
  const read = await readPlanFile(bytes, name, lang)
  assert.deepEqual([read.errors, read.warnings], [[], []])
  return read
}

/** No sheet and no document says which facts are made up, nor on which line an item stood. */
const held = ({ exampleFields: _, children, ...item }: ItemDraft): ItemDraft => ({ ...item, line: null, children: children.map(held) })
const madeUp = (items: ItemDraft[]): boolean => items.some(({ exampleFields, children }) => exampleFields !== undefined || madeUp(children))
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

/**
 * What the workbook holds: everything but the plan's life (state, decision, milestones), its notes, its address, and which facts are made up:
 * a plan of which some are comes back as an example.
 */
const heldByWorkbook = ({ title, lead, kind, levelNames, period, owner, predecessor, example, items }: PlanDraft) =>
  plain({ title, lead, kind, levelNames, period, owner, predecessor, example: example || madeUp(items), items: items.map(held) })

const cases = fc.tuple(fc.constantFrom(...LANGS), keptPlans)

test('a workbook holds the items with all their facts in both languages, and the plan’s own facts', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ([lang, plan]) => {
      const { draft, kind } = await readBack(await planWorkbook(fileOf(lang, plan)), 'plan.xlsx', lang)
      assert.equal(kind, 'xlsx')
      assert.deepEqual(heldByWorkbook(draft), heldByWorkbook(plan))
    }),
    { numRuns: 100 },
  )
})

test('a CSV file holds the items with all their facts in both languages', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ([lang, plan]) => {
      const { draft, kind } = await readBack(new TextEncoder().encode(planCsv(fileOf(lang, plan))), 'plan.csv', lang)
      assert.equal(kind, 'csv')
      assert.deepEqual(draft.items.map(held).map(plain), plan.items.map(held).map(plain))
    }),
    { numRuns: 100 },
  )
})

/** What says nothing is nothing: an entry of a list without words. */
const saying = (blocks: Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.kind === 'paragraph') return [block]
    if (block.kind === 'quote') return [{ ...block, blocks: saying(block.blocks) }]
    const items = block.items.map(saying).filter((item) => item.length > 0)
    return items.length > 0 ? [{ ...block, items }] : []
  })
/** A text by what it means: paragraphs, lists, links, bold, italic. */
const meant = (text: Localized | undefined, lang: Lang): Block[] => (text ? saying(blocksOf(inLang(text, lang))) : [])
const FACTS = [
  ...(['status', 'stoppedReason', 'progress', 'owner', 'scope', 'regions', 'startsOn', 'endsOn', 'expectedResult'] as const),
  ...(['partners', 'carriedTo', 'carriedOverTo', 'provenance', 'crossCutting'] as const),
]
/** What a document holds of an item: code, title and text in its one language, order and level; of an action all facts. */
const heldByDocument = (lang: Lang, items: ItemDraft[], level = 1): unknown[] =>
  items.map((item) => ({
    code: item.code,
    title: inLang(item.title, lang),
    text: meant(item.text, lang),
    facts: level === 3 ? Object.fromEntries(FACTS.map((fact) => [fact, item[fact]])) : {},
    children: heldByDocument(lang, item.children, level + 1),
  }))
/** And of the plan: its title and lead, kind, levels, period, owner, predecessor, and that it is made up. */
const heldAtTop = (lang: Lang, { title, lead, kind, levelNames, period, owner, predecessor, example, items }: PlanDraft) => ({
  ...{ title: inLang(title, lang), lead: meant(lead, lang), kind, levels: levelNames[lang], period, owner, predecessor },
  example: example || madeUp(items),
})

for (const [name, kind, write, numRuns] of [
  ['plan.md', 'markdown', async (file: PlanFile) => new TextEncoder().encode(planMarkdown(file)), 100],
  ['plan.docx', 'docx', planWord, 25],
] as const)
  test(`a ${kind} document holds titles, codes, texts and order, and the actions with their facts, in one language`, async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ([lang, plan]) => {
        const read = await readBack(await write(fileOf(lang, plan)), name, lang)
        assert.equal(read.kind, kind)
        assert.deepEqual(plain(heldAtTop(lang, read.draft)), plain(heldAtTop(lang, plan)))
        assert.deepEqual(plain(heldByDocument(lang, read.draft.items)), plain(heldByDocument(lang, plan.items)))
      }),
      { numRuns },
    )
  })
