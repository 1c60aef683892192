/** The forms of statutes: fractions in every usual spelling, rows added and taken away, and what is stored read back as it was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { modelText } from '../messages/model.ts'
import type { BodyRules, StatutesText } from '../tables.ts'
import { bodyFields, NEW_DECISION, readBody } from './forms/body.ts'
import { partStates } from './forms/missing.ts'
import {
  articlesFields,
  collegesFields,
  readArticles,
  readColleges,
  readRenewal,
  readRoll,
  renewalFields,
  rollFields,
} from './forms/parts.ts'
import { at, codeFor, type Fields, readFraction, rowsOf, withoutRow, withRow } from './forms.ts'
import { fraction, fractionText } from './fraction.ts'

test('a fraction is read in every usual spelling, exactly, and nothing else is', () => {
  const cases: [string, string | null][] = [
    ['1/4', '1/4'],
    [' 2 / 3 ', '2/3'],
    ['25 %', '1/4'],
    ['25%', '1/4'],
    ['33,3 %', '333/1000'],
    ['0,25', '1/4'],
    ['0.5', '1/2'],
    ['Deux tiers', '2/3'],
    ['la moitié', '1/2'],
    ['100 %', '1'],
    ['0', '0'],
    ['4/3', null],
    ['101 %', null],
    ['1/0', null],
    ['25', null],
    ['un peu', null],
    ['', null],
    ['-1/2', null],
  ]
  for (const [typed, expected] of cases) assert.equal(readFraction(typed), expected, typed)
})

test('what a fraction is stored as reads back as itself', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 10_000 }), (one, other) => {
      const text = fractionText(fraction(Math.min(one, other), other))
      assert.equal(readFraction(text), text)
    }),
  )
})

const rows = (names: string[]): Fields =>
  names.reduce((fields, name) => withRow(fields, { name_fr: name, quorum_second: name }), { title: ['T'] } as Fields)

test('taking a row away moves the ones below it up and leaves the rest', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 14 }), fc.nat(13), (names, at0) => {
      const gone = at0 % names.length
      assert.deepEqual(withoutRow(rows(names), gone), names.length === 1 ? { title: ['T'], rows: ['0'] } : rows(names.toSpliced(gone, 1)))
    }),
  )
  assert.equal(rowsOf(withoutRow(rows(['a']), 4)), 1, 'a row that is not there')
})

const twin = (body: BodyRules): BodyRules => ({
  ...body,
  quorum: { base: 'present', of: 'votes', fraction: '1/3', strict: true, article: '9', second: { base: 'present', fraction: '1/10' } },
  proxies: {
    allowed: false,
    perHolderMax: null,
    perHolderMaxVotes: '1/20',
    sameCollege: true,
    sameRegion: true,
    blank: 'chair',
    article: null,
  },
  casting: { article: null },
  remote: { allowed: true, article: '3' },
  decisions: body.decisions.map((each) => ({ ...each, quorum: body.quorum, blanksCount: true, noticeDays: 21, threshold: 'absolute' })),
})

test('every part of statutes reads back from its fields as it was stored', () => {
  const same = <Value>(value: Value, read: { value: Value; wrong: unknown[] }) => {
    assert.deepEqual(read.wrong, [])
    assert.deepEqual(read.value, value)
  }
  const { articles, roll, colleges, bodies, renewal } = modelText
  same(articles, readArticles(articlesFields(articles)))
  same(roll, readRoll(rollFields(roll)))
  same(null, readRoll(rollFields(null)))
  same(colleges, readColleges(collegesFields(colleges)))
  same(renewal, readRenewal(renewalFields(renewal)))
  same(null, readRenewal(renewalFields(null)))
  for (const body of [...bodies, ...bodies.map(twin)]) same(body, readBody(bodyFields(body), body.body))
})

test('an article written beside the list goes before the one chosen in it', () => {
  const read = (fields: Fields) => readRoll({ says: ['rule'], record_days: ['0'], ...fields }).value?.article
  assert.equal(read({ article: ['9'], article_new: [''] }), '9')
  assert.equal(read({ article: ['9'], article_new: ['12 bis'] }), '12 bis')
  assert.equal(read({ article: [''] }), null)
})

test('what cannot be stored is said at its field', () => {
  const decision = withRow({}, { ...NEW_DECISION, name_fr: 'Ordinaire', threshold: 'fraction', threshold_fraction: 'beaucoup' })
  const wrong = ({ wrong: all }: { wrong: { code: string; field?: string }[] }) => all.map(({ code, field }) => [code, field])
  assert.deepEqual(wrong(readBody(decision, 'ag')), [['statutes.not_a_fraction', 'threshold_fraction_0']])
  assert.deepEqual(wrong(readBody({ ...decision, threshold_fraction_0: [''], notice_days: ['400'] }, 'ag')), [
    ['statutes.days_out_of_range', 'notice_days'],
    ['statutes.fraction_missing', 'threshold_fraction_0'],
  ])
  const college = withRow({}, { name_fr: '', weight: 'figure', brackets: '0 : 1\nbeaucoup' })
  assert.deepEqual(wrong(readColleges(college)), [
    ['statutes.name_missing', 'name_fr_0'],
    ['statutes.bracket_unclear', 'brackets_0'],
  ])
  const two = withRow(withRow({}, { number: '9', text_fr: 'a' }), { number: '9', text_fr: 'b' })
  assert.deepEqual(wrong(readArticles(two)), [['statutes.article_twice', 'number_1']])
  assert.deepEqual(wrong(readRenewal({ says: ['rule'], body: ['ca'], term_years: ['2'], parts: ['3'] })), [
    ['statutes.parts_beyond_term', 'parts'],
  ])
  assert.deepEqual(wrong(readRoll({ says: ['rule'], record_days: ['trente'] })), [['statutes.number_typed', 'record_days']])
})

test('brackets are read as people write them', () => {
  for (const line of ['20 : 2', '20:2', '20 2', '20 → 2', 'à partir de 20 : 2 voix', '20 = 2'.replace('=', '>')]) {
    const { value, wrong } = readColleges(withRow({}, { name_fr: 'A', weight: 'figure', brackets: line }))
    assert.deepEqual([value[0]?.weight, wrong], [{ by: 'figure', figure: 'employees', brackets: [{ from: 20, votes: 2 }] }, []], line)
  }
})

test('a code is made of a name, unlike those taken', () => {
  assert.equal(codeFor('Décision ordinaire', new Set()), 'decision-ordinaire')
  assert.equal(codeFor('Décision ordinaire', new Set(['decision-ordinaire'])), 'decision-ordinaire-2')
  assert.equal(codeFor('???', new Set()), 'x')
  assert.equal(at('a', 3), 'a_3')
})

test('what is missing is said once, in the part where it is mended', () => {
  const missing = (text: StatutesText) =>
    partStates(text, ['ag', 'bureau'])
      .filter((each) => each.missing.length > 0)
      .map(({ part, missing: all }) => [part, ...all.map(({ code }) => code)])
  assert.deepEqual(missing(modelText), [])
  assert.deepEqual(
    partStates(modelText, ['ag', 'bureau']).filter(({ silent }) => silent),
    [{ part: 'body-bureau', missing: [], silent: true }],
  )
  assert.deepEqual(missing({ ...modelText, articles: modelText.articles.filter(({ number }) => number !== '3') }), [
    ['body-ag', 'statutes.article_unknown'],
  ])
  assert.deepEqual(missing({ ...modelText, colleges: [] }), [['body-ag', 'statutes.no_college']])
  assert.deepEqual(missing({ ...modelText, renewal: { body: 'ca', termYears: 1, parts: 3, article: '77' } }), [
    ['renewal', 'statutes.article_unknown', 'statutes.parts_beyond_term'],
  ])
})
