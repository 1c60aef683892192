/** Texts in one language or both. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inLang, isLang, langOf } from './lang.ts'

test('the reader’s language comes first, the other one before nothing', () => {
  const cases: [{ fr: string | null; en: string | null }, 'fr' | 'en', string, 'fr' | 'en'][] = [
    [{ fr: 'oui', en: 'yes' }, 'fr', 'oui', 'fr'],
    [{ fr: 'oui', en: 'yes' }, 'en', 'yes', 'en'],
    [{ fr: 'oui', en: null }, 'en', 'oui', 'fr'],
    [{ fr: null, en: 'yes' }, 'fr', 'yes', 'en'],
    [{ fr: '', en: 'yes' }, 'fr', 'yes', 'en'],
    [{ fr: 'oui', en: '' }, 'en', 'oui', 'fr'],
  ]
  for (const [text, lang, given, of] of cases) assert.deepEqual([inLang(text, lang), langOf(text, lang)], [given, of])
  assert.equal(inLang({ fr: null, en: null }, 'fr'), '')
})

test('only the languages of the house are languages', () => {
  for (const lang of ['fr', 'en']) assert.ok(isLang(lang))
  for (const lang of ['de', 'FR', '', null, undefined, 1, ['fr'], '__proto__']) assert.ok(!isLang(lang))
})
