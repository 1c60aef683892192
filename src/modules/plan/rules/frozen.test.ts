/** The frozen text and its fingerprint: another one for every change of the text, the same one for every change of anything else (R39). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import type { ItemDraft, PlanDraft } from '../tables.ts'
import { draftOfFrozen, frozenPlan, sizeOf } from './frozen.ts'

const fingerprint = (plan: PlanDraft): string => sha256(canonicalJson(frozenPlan(plan)))

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
const localized = fc.record({ fr: word, en: fc.option(word) })

const item = (depth: number, code: string): fc.Arbitrary<ItemDraft> =>
  fc.record(
    {
      code: fc.constant(code),
      line: fc.constant(null),
      title: localized,
      text: localized,
      crossCutting: fc.boolean(),
      status: fc.constantFrom('planned', 'done'),
      children: items(depth - 1, `${code}.`),
    },
    { requiredKeys: ['code', 'line', 'title', 'children'] },
  )
/** Siblings each with a code of their own. */
const items = (depth: number, above = ''): fc.Arbitrary<ItemDraft[]> =>
  depth === 0
    ? fc.constant([])
    : fc.integer({ min: 1, max: 3 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => item(depth, `${above}${i + 1}`))))

const plan: fc.Arbitrary<PlanDraft> = fc.record({
  slug: fc.constant('essai'),
  title: localized,
  lead: localized,
  kind: fc.constant('strategic'),
  levelNames: fc.record({ fr: fc.constant(['Pilier', 'Stratégie', 'Action']), en: fc.constant(['Pillar', 'Strategy', 'Action']) }),
  period: fc.constant({ from: '2015-09-17', to: '2020-12-31' }),
  owner: fc.constant(null),
  predecessor: fc.constant(null),
  notes: fc.constant([]),
  milestones: fc.constant([]),
  decision: fc.constant(null),
  state: fc.constant('draft'),
  example: fc.boolean(),
  items: items(3),
})

const all = (list: ItemDraft[]): ItemDraft[] => list.flatMap((each) => [each, ...all(each.children)])
const listsOf = (draft: PlanDraft): ItemDraft[][] => [draft.items, ...all(draft.items).map(({ children }) => children)]
const more = (text: { fr: string | null; en: string | null } | undefined) => ({ en: text?.en ?? null, fr: `${text?.fr ?? ''}x` })

interface Chosen {
  draft: PlanDraft
  item: ItemDraft
  /** Siblings, at least two. */
  siblings: ItemDraft[] | undefined
}

/** What changes the text; false: there is nothing here to change so. */
const CHANGES: Record<string, (chosen: Chosen) => unknown> = {
  code: ({ item: each }) => Object.assign(each, { code: `${each.code}x` }),
  title: ({ item: each }) => Object.assign(each, { title: more(each.title) }),
  text: ({ item: each }) => Object.assign(each, { text: more(each.text) }),
  'cross-cutting': ({ item: each }) => Object.assign(each, { crossCutting: !each.crossCutting }),
  order: ({ siblings }) => siblings?.reverse() ?? false,
  parent: ({ draft, item: each }) => {
    const from = listsOf(draft).find((list) => list.includes(each))!
    const to = listsOf(draft).find((list) => list !== from && !all([each]).some(({ children }) => children === list))
    if (!to) return false
    from.splice(from.indexOf(each), 1)
    return to.push(each)
  },
  dropped: ({ draft, item: each }) => {
    const list = listsOf(draft).find((siblings) => siblings.includes(each))!
    return list.splice(list.indexOf(each), 1)
  },
  'level name': ({ draft }) => draft.levelNames.fr.splice(1, 1, 'Axe'),
  'plan title': ({ draft }) => Object.assign(draft, { title: more(draft.title) }),
  'plan lead': ({ draft }) => Object.assign(draft, { lead: more(draft.lead) }),
  period: ({ draft }) => Object.assign(draft.period, { to: '2021-12-31' }),
}

/** What is no text: the follow-up, and who looks after the plan. */
const FOLLOW_UP: Partial<ItemDraft> = {
  status: 'stopped',
  stoppedReason: 'Sans objet',
  progress: 40,
  owner: 'Quelqu’un',
  scope: 'regions',
  regions: ['BRE'],
  startsOn: '2016-01-01',
  endsOn: '2017-01-01',
  expectedResult: 'Un résultat',
  partners: ['Un partenaire'],
  carriedTo: 'Une instance',
  carriedOverTo: 'autre#1',
  provenance: 'source',
  exampleFields: ['status'],
}

const reversedKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversedKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reversedKeys(each)]),
  )
}

for (const [what, apply] of Object.entries(CHANGES)) {
  test(`another ${what}, another fingerprint`, () => {
    let met = 0
    fc.assert(
      fc.property(plan, fc.nat(), (draft, which) => {
        const before = fingerprint(draft)
        const changed = structuredClone(draft)
        const candidates = all(changed.items)
        const siblings = listsOf(changed).filter((list) => list.length > 1)
        const chosen = { draft: changed, item: candidates[which % candidates.length]!, siblings: siblings[which % siblings.length] }
        if (apply(chosen) === false) return
        met += 1
        assert.notEqual(fingerprint(changed), before)
      }),
      { numRuns: 60 },
    )
    assert.ok(met > 20, `${what} was met ${met} times`)
  })
}

test('the follow-up, the owner, the state and the decision leave the fingerprint as it is; so does the order of keys', () => {
  const other: Partial<PlanDraft> = {
    slug: 'autre',
    owner: 'Bretagne',
    predecessor: 'cap-2015',
    notes: [{ fr: 'Une note', en: null }],
    milestones: [{ on: '2015', text: { fr: 'Un jalon', en: null } }],
    decision: { body: 'AG', on: '2015', reference: 'R4', source: 'PV' },
    state: 'adopted',
  }
  fc.assert(
    fc.property(plan, (draft) => {
      const followed = (list: ItemDraft[]): ItemDraft[] =>
        list.map((each) => ({ ...each, ...FOLLOW_UP, children: followed(each.children) }))
      assert.equal(fingerprint({ ...draft, ...other, items: followed(draft.items) }), fingerprint(draft))
      assert.equal(fingerprint(reversedKeys(draft) as PlanDraft), fingerprint(draft))
    }),
    { numRuns: 60 },
  )
})

test('the frozen JSON, read again, gives the same bytes; and as a draft it freezes to the same text', () => {
  fc.assert(
    fc.property(plan, (draft) => {
      const text = canonicalJson(frozenPlan(draft))
      assert.equal(canonicalJson(JSON.parse(text)), text)
      assert.equal(canonicalJson(frozenPlan(draftOfFrozen(JSON.parse(text)))), text)
    }),
    { numRuns: 60 },
  )
})

test('a fingerprint of a known text is the one that every other tool computes', () => {
  assert.equal(canonicalJson({ b: 1, a: ['é', '\u20ac', 1e21] }), '{"a":["é","€",1e+21],"b":1}')
  assert.equal(sha256('{"a":"é"}'), 'b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1')
})

test('a size counts items and actions: only those of the last level', () => {
  fc.assert(
    fc.property(plan, (draft) => {
      const actions = draft.items.flatMap((pillar) => pillar.children.flatMap((strategy) => strategy.children)).length
      assert.deepEqual(sizeOf(frozenPlan(draft)), { items: all(draft.items).length, actions })
    }),
    { numRuns: 30 },
  )
})
