/** Lines typed at once, a plan's own facts, references that follow codes: tables of cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanOwnFacts } from '../tables/build.ts'
import { objectionsToLines, outlineLines } from './build-outline.ts'
import {
  factChanges,
  factsTakenBack,
  LEVEL_PRESETS,
  objectionsToPlanFacts,
  objectionToEditingPlan,
  objectionToPredecessor,
  presetOf,
} from './build-plan.ts'
import { danglingReferences, referringChanges, withNewCodes } from './references.ts'

const told = (text: string) => outlineLines(text).map(({ line, title, depth }) => `${line} ${depth} ${title}`)

test('what is indented goes below the line above it', () => {
  assert.deepEqual(told('Un\n  Deux\n    Trois\n  Quatre\nCinq'), ['1 0 Un', '2 1 Deux', '3 2 Trois', '4 1 Quatre', '5 0 Cinq'])
  assert.deepEqual(told('\tUn\n\t\tDeux\n\n\tTrois'), ['1 0 Un', '2 1 Deux', '4 0 Trois'], 'tabs, an indented first line, blank lines')
  assert.deepEqual(told('    Un\n  Deux\n Trois'), ['1 0 Un', '2 0 Deux', '3 0 Trois'], 'never deeper than a line above allows')
  assert.deepEqual(told('Un\n        Deux\n    Trois'), ['1 0 Un', '2 1 Deux', '3 1 Trois'], 'less indented than a sibling is a sibling')
  assert.deepEqual(told('- Un\n  • Deux\n  – Trois\n* * Quatre'), ['1 0 Un', '2 1 Deux', '3 1 Trois', '4 0 Quatre'])
  assert.deepEqual(told('-20 % de papier\n#Un'), ['1 0 -20 % de papier', '2 0 #Un'], 'a dash that belongs to the words stays')
})

test('lines that reach below the last level, or say too much, are refused with their number', () => {
  const codes = (text: string, level = 2) => objectionsToLines(outlineLines(text), level, 3).map(({ code, facts }) => [code, facts])
  assert.deepEqual(codes('  \n'), [['plan.nothing_to_add', {}]])
  assert.deepEqual(codes('Un\n Deux'), [])
  assert.deepEqual(codes('Un\n Deux\n  Trois'), [['plan.line_too_deep', { line: 3, title: 'Trois' }]])
  assert.deepEqual(codes('x'.repeat(301)), [['plan.line_too_long', { line: 1, most: 300 }]])
})

const FACTS: PlanOwnFacts = {
  title_fr: 'Essai',
  title_en: null,
  lead_fr: null,
  lead_en: null,
  kind: 'strategic',
  level_names: { fr: ['Axe', 'Action'], en: [] },
  period_from: null,
  period_to: null,
  predecessor_id: null,
  predecessor_text: null,
}

test('a plan has a title, two to four names, a period that ends after it starts', () => {
  const cases: [Partial<PlanOwnFacts>, string[], number?][] = [
    [{}, []],
    [{ title_fr: null, title_en: 'Trial' }, []],
    [{ title_fr: null }, ['plan.title_missing']],
    [{ level_names: { fr: ['Action'], en: [] } }, ['plan.level_names_count']],
    [{ level_names: { fr: ['A', 'B', 'C', 'D', 'E'], en: [] } }, ['plan.level_names_count']],
    [{ level_names: { fr: ['Axe', 'Axe'], en: [] } }, ['plan.level_name_twice']],
    [{ level_names: { fr: ['Axe', 'Action'], en: ['Axis'] } }, ['plan.level_names_uneven']],
    [{ period_from: '2018-02-01', period_to: '2018-01-31' }, ['plan.ends_before_start']],
    [{ period_from: '2018-02-01', period_to: '2018-02-01' }, []],
    [{}, [], 2],
    [{}, ['plan.items_stand_deeper'], 3],
  ]
  for (const [facts, codes, deepest] of cases)
    assert.deepEqual(
      objectionsToPlanFacts({ ...FACTS, ...facts }, deepest).map(({ code }) => code),
      codes,
      JSON.stringify(facts),
    )
  for (const names of Object.values(LEVEL_PRESETS)) assert.deepEqual(objectionsToPlanFacts({ ...FACTS, level_names: names }), [])
})

test('presets are known again whatever the order of the languages', () => {
  assert.equal(presetOf({ en: ['Axis', 'Action'], fr: ['Axe', 'Action'] }), 'axes')
  assert.equal(presetOf({ fr: ['Axe', 'Action'], en: [] }), null)
})

test('an adopted text keeps what was adopted (R39); what comes before it may be said later', () => {
  const changes = (facts: Partial<PlanOwnFacts>) => factChanges(FACTS, { ...FACTS, ...facts })
  assert.equal(objectionToEditingPlan({ state: 'draft' }, changes({ title_fr: 'Autre' })), null)
  const frozen: Partial<PlanOwnFacts>[] = [{ title_fr: 'Autre' }, { lead_en: 'x' }, { kind: 'annual' }, { period_to: '2020-01-01' }]
  for (const facts of [...frozen, { level_names: LEVEL_PRESETS.deep }])
    assert.equal(objectionToEditingPlan({ state: 'adopted' }, changes(facts))?.code, 'plan.adopted_text_frozen', JSON.stringify(facts))
  assert.equal(objectionToEditingPlan({ state: 'adopted' }, changes({ predecessor_id: 4 })), null)
  assert.equal(objectionToEditingPlan({ state: 'closed' }, changes({ predecessor_id: 4 }))?.code, 'plan.closed_plan_frozen')
})

test('changes of facts are told field by field and can be taken back', () => {
  const after = { ...FACTS, title_fr: 'Autre', level_names: { en: [], fr: ['Axe', 'Action'] }, period_to: '2020-01-01' }
  const changes = factChanges(FACTS, after)
  assert.deepEqual(
    changes.map(({ field }) => field),
    ['title_fr', 'period_to'],
    'the same names in another order are no change',
  )
  assert.deepEqual(factChanges(FACTS, factsTakenBack(after, changes)), [])
})

test('no plan comes after itself, however many stand between', () => {
  const before = new Map([
    [1, null],
    [2, 1],
    [3, 2],
    [8, 9],
    [9, 8],
  ])
  assert.equal(objectionToPredecessor(1, 3, before)?.code, 'plan.predecessor_circle')
  assert.equal(objectionToPredecessor(1, 1, before)?.code, 'plan.predecessor_circle')
  assert.equal(objectionToPredecessor(4, 3, before), null)
  assert.equal(objectionToPredecessor(4, null, before), null)
  assert.equal(objectionToPredecessor(4, 8, before), null, 'a circle that others made does not hang')
})

test('references follow their codes, also when two change places', () => {
  const swapped = new Map([
    ['A1', 'A2'],
    ['A2', 'A1'],
  ])
  assert.equal(withNewCodes('Voir #A1, puis #A2 et #A1.2 (#A2).', swapped), 'Voir #A2, puis #A1 et #A1.2 (#A1).')
  assert.equal(withNewCodes(null, swapped), null)
  const items = [
    { id: 1, text_fr: 'voir #A1', text_en: null },
    { id: 2, text_fr: 'rien', text_en: 'see #B' },
  ]
  assert.deepEqual(
    referringChanges(items, swapped).map(({ item, text_fr, text_en }) => [item.id, text_fr, text_en]),
    [[1, 'voir #A2', null]],
  )
})

test('a reference to a code that nobody bears is found with the item that makes it', () => {
  const items = [
    { id: 1, text_fr: 'voir #A1 et #B9', text_en: 'see #C3' },
    { id: 2, text_fr: 'encore #B9', text_en: null },
  ]
  assert.deepEqual(
    danglingReferences(items, new Set(['A1'])).map(({ code, item }) => `${code} ${item.id}`),
    ['B9 1', 'C3 1'],
  )
})
