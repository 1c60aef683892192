/** Out and in again through the files that people take away: as far as each can hold, nothing changes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { blocksOf } from '#kernel/values/prose.ts'
import { planCsv } from '../exports/csv.ts'
import type { PlanFile } from '../exports/file.ts'
import { planMarkdown } from '../exports/markdown.ts'
import { planWord } from '../exports/word.ts'
import { planWorkbook } from '../exports/workbook.ts'
import { readPlanFile } from '../imports.ts'
import { codeByPlace } from '../rules/tree.ts'
import { type ItemDraft, KINDS, type PlanDraft, PROVENANCES, SCOPES, STATUSES } from '../tables.ts'

const LEVELS = { fr: ['Pilier', 'Stratégie', 'Action'], en: ['Pillar', 'Strategy', 'Action'] }
/** Letters and every sign that means something to a sheet or to Markdown. */
const line = fc
  .stringMatching(/^[A-Za-zéà’0-9#"'(][A-Za-zéà’0-9 .,:;!?()*_#|<>&"'+=@[\]~/\\-]{0,24}$/)
  .map((text) => text.trim().replaceAll(/ +/g, ' '))
const STRUCTURED = [
  '**gras** et *italique*, ***tout***',
  '- un\n- deux\n  - trois\n- quatre',
  '1. un\n2. deux',
  '> cité **fort**',
  '[lien](https://x.example/a_b?c=d&e=f)',
  'a\\\nb',
  '`code` x',
  'Voir #A1.2 et 3 * 4',
  '- **a** : b\n- [c](https://d.example/)',
  '=SOMME(A1)\n-1',
]
const text = fc.array(fc.oneof(line, fc.constantFrom(...STRUCTURED)), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n'))
const localized = (each: fc.Arbitrary<string>) => fc.record({ fr: each, en: fc.option(each) })

const facts = fc.record(
  {
    status: fc.constantFrom(...STATUSES.filter((status) => status !== 'stopped')),
    progress: fc.nat(100),
    owner: line,
    scope: fc.constant(SCOPES[0]),
    startsOn: fc.constantFrom('2016-01-01', '2015-12-31'),
    endsOn: fc.constantFrom('2017-02-28', '2018-01-01'),
    expectedResult: line,
    partners: fc.array(
      line.filter((each) => !each.includes(';')),
      { minLength: 1, maxLength: 3 },
    ),
    carriedTo: line,
    provenance: fc.constantFrom(...PROVENANCES),
    crossCutting: fc.constant(true),
  },
  { requiredKeys: [] },
)
type Made = Omit<ItemDraft, 'code' | 'line' | 'children'> & { children: Made[] }
const itemAt = (level: number): fc.Arbitrary<Made> =>
  fc
    .record({
      title: localized(line),
      text: fc.option(localized(text), { nil: undefined }),
      facts: level === LEVELS.fr.length ? facts : fc.constant({}),
      children: level === LEVELS.fr.length ? fc.constant<Made[]>([]) : fc.array(itemAt(level + 1), { maxLength: 3 }),
    })
    .map(({ facts: said, text: told, ...item }) => ({ ...item, ...(told ? { text: told } : {}), ...said }))

const coded = (items: Made[], above: number[] = []): ItemDraft[] =>
  items.map((item, index) => {
    const place = [...above, index + 1]
    return { ...item, code: codeByPlace(place), line: null, children: coded(item.children, place) }
  })

const plans: fc.Arbitrary<PlanDraft> = fc
  .record({
    title: localized(line),
    lead: fc.option(localized(text), { nil: undefined }),
    kind: fc.constantFrom(...KINDS),
    owner: fc.option(line),
    example: fc.boolean(),
    items: fc.array(itemAt(1), { minLength: 1, maxLength: 3 }).map((items) => coded(items)),
  })
  .map(({ lead, ...plan }) => ({
    ...plan,
    ...(lead ? { lead } : {}),
    slug: null,
    levelNames: LEVELS,
    period: { from: '2015-01-01', to: '2020-12-31' },
    predecessor: null,
    notes: [],
    milestones: [],
    decision: null,
    state: 'draft' as const,
  }))

const fileOf = (draft: PlanDraft): PlanFile => ({
  lang: 'fr',
  draft,
  text: { state: 'draft', version: null, decision: '', today: '2026-01-01' },
  regions: {},
  network: 'Réseau',
  address: 'https://x.example/plans/p',
})
const ofPlan = ({ kind, owner, example, period, levelNames }: PlanDraft) => ({ kind, owner, example, period, levels: levelNames.fr })
const plainOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value
const whole = (items: ItemDraft[]): object[] => items.map((item) => ({ ...item, line: null, children: whole(item.children) }))
/** A document is in one language; what its Markdown means is what counts. */
const told = (items: ItemDraft[]): object[] =>
  items.map(({ title, text: written, ...item }) => ({
    ...item,
    line: null,
    title: title.fr,
    text: written?.fr ? blocksOf(written.fr) : null,
    children: told(item.children),
  }))
const asDocument = (plan: PlanDraft) => ({
  ...ofPlan(plan),
  items: told(plan.items),
  title: plan.title.fr,
  lead: plan.lead?.fr ? blocksOf(plan.lead.fr) : null,
})

const FORMATS: [name: string, write: (file: PlanFile) => Promise<Uint8Array>, compared: (plan: PlanDraft) => object, runs: number][] = [
  ['CSV', async (file) => Buffer.from(planCsv(file)), ({ items, example }) => ({ example, items: whole(items) }), 100],
  [
    'XLSX',
    planWorkbook,
    (plan) => ({ ...ofPlan(plan), title: plan.title, lead: plan.lead, levels: plan.levelNames, items: whole(plan.items) }),
    40,
  ],
  ['Markdown', async (file) => Buffer.from(planMarkdown(file)), asDocument, 100],
  ['Word', planWord, asDocument, 25],
]
for (const [name, write, compared, numRuns] of FORMATS) {
  test(`what goes out as ${name} comes in the same`, async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { draft, errors, warnings } = await readPlanFile(await write(fileOf(plan)), 'x', 'fr')
        assert.deepEqual([errors, warnings], [[], []])
        assert.deepEqual(plainOf(compared(draft)), plainOf(compared(plan)))
      }),
      { numRuns },
    )
  })
}
