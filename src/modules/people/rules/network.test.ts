/** The rules of the network's settings, its colour and its legal texts, as tables of cases and properties. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contrast } from '#kernel/values/colour.ts'
import type { NetworkTexts } from '../tables/settings.ts'
import { accentStylesheet, contrastOn, GROUNDS, LEAST_CONTRAST, objectionToAccent, SWATCHES, tintsOf } from './accent.ts'
import { objectionToLanguages, objectionToSite, offsetMinutes, USUAL_ZONES, zonesAt } from './network.ts'
import { missingTexts, NO_TEXTS, objectionsToTexts, WANTED_BY_LAW } from './texts.ts'

const code = (found: { code: string } | null | undefined) => found?.code ?? null

test('a colour is refused when it is none or too pale, with one of the same hue that would do', () => {
  assert.equal(objectionToAccent('#1f4e8c'), null)
  assert.equal(code(objectionToAccent('bleu')), 'people.accent_no_colour')
  const pale = objectionToAccent('#f0a500')
  assert.ok(pale && pale.code === 'people.accent_too_pale')
  const facts = pale.facts as { contrast: number; instead: string }
  assert.equal(facts.contrast, 1.9)
  assert.equal(objectionToAccent(facts.instead), null)
})

test('every swatch can be read', () => {
  for (const [name, colour] of Object.entries(SWATCHES)) assert.ok(contrastOn(colour) >= LEAST_CONTRAST, name)
})

const accepted = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`)
  .filter((colour) => objectionToAccent(colour) === null)

test('by day and by night the tints of any accepted colour are read on their grounds, and text on them', () => {
  fc.assert(
    fc.property(accepted, (colour) => {
      for (const scheme of ['light', 'dark'] as const) {
        const { accent, soft, ink } = tintsOf(colour)[scheme]
        for (const ground of [...GROUNDS[scheme], soft])
          assert.ok(contrast(accent, ground) >= LEAST_CONTRAST, `${scheme} ${accent} ${ground}`)
        assert.ok(contrast(ink, accent) >= LEAST_CONTRAST, `${scheme} ${ink} on ${accent}`)
      }
      assert.equal(tintsOf(colour).light.accent, colour)
    }),
  )
})

test('the stylesheet holds colours alone, whatever was typed', () => {
  fc.assert(
    fc.property(accepted, (colour) => {
      assert.match(
        accentStylesheet(colour),
        /^:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\n@media screen and \(prefers-color-scheme: dark\)\{:root\{(--[a-z-]+:#[0-9a-f]{6};?)+\}\}\n$/,
      )
    }),
  )
})

test('every time zone is offered once, the usual ones first, the chosen one even under an old name', () => {
  const at = new Date('2017-03-14T13:00:00Z')
  const ids = zonesAt(at, 'Asia/Calcutta').map(({ id }) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(ids.slice(0, USUAL_ZONES.length), [...USUAL_ZONES])
  assert.ok(ids.includes('Asia/Calcutta') && ids.length > 300)
  assert.equal(offsetMinutes('Europe/Paris', at), 60)
  assert.equal(offsetMinutes('Asia/Kolkata', at), 330)
  assert.equal(offsetMinutes('America/St_Johns', at), -150)
  assert.equal(offsetMinutes('Europe/London', at), 0)
})

test('a site is an address that a link may have', () => {
  for (const site of ['https://www.reseau.example', 'http://reseau.example/page?x=1']) assert.equal(objectionToSite(site), null, site)
  for (const no of ['reseau', 'www.reseau.example', 'javascript:alert(1)', 'ftp://reseau.example', 'https://localhost'])
    assert.equal(code(objectionToSite(no)), 'people.site_no_address', no)
})

test('English at first sight needs pages in English', () => {
  assert.equal(objectionToLanguages({ english: true, lang: 'en' }), null)
  assert.equal(objectionToLanguages({ english: false, lang: 'fr' }), null)
  assert.equal(code(objectionToLanguages({ english: false, lang: 'en' })), 'people.lang_off')
})

const audit = (rate: number, more: Partial<NetworkTexts> = {}): NetworkTexts => ({
  ...NO_TEXTS,
  audited_on: '2017-02-01',
  audited_by: 'Cabinet d’exemple',
  audit_rate: rate,
  ...more,
})

const STATEMENTS: [string, NetworkTexts, string | null][] = [
  ['nothing typed', NO_TEXTS, null],
  ['compliant without an audit', { ...NO_TEXTS, conformity: 'full' }, 'people.conformity_without_audit'],
  ['half without an audit', { ...NO_TEXTS, conformity: 'partial' }, 'people.conformity_without_audit'],
  ['all of it', audit(100, { conformity: 'full' }), null],
  ['full at 99', audit(99, { conformity: 'full' }), 'people.conformity_unlike_rate'],
  ['partial at 50', audit(50, { conformity: 'partial' }), null],
  ['partial at 49', audit(49, { conformity: 'partial' }), 'people.conformity_unlike_rate'],
  ['partial at 100', audit(100, { conformity: 'partial' }), 'people.conformity_unlike_rate'],
  ['none at 49', audit(49), null],
  ['none at 50', audit(50), 'people.conformity_unlike_rate'],
  ['an audit by nobody', audit(60, { audited_by: null }), 'people.audit_incomplete'],
  ['an audit without a day', audit(60, { audited_on: null }), 'people.audit_incomplete'],
  ['an audit to come', audit(60, { audited_on: '2017-03-15', conformity: 'partial' }), 'people.audit_to_come'],
]
for (const [name, texts, expected] of STATEMENTS)
  test(`a statement of accessibility: ${name}`, () => assert.equal(code(objectionsToTexts(texts, '2017-03-14')[0]), expected))

test('what the law asks for is missing until it is typed, or until the network has an address', () => {
  assert.deepEqual(missingTexts(NO_TEXTS, null), [...WANTED_BY_LAW, 'rights_email', 'accessibility_email'])
  assert.deepEqual(missingTexts(NO_TEXTS, 'contact@reseau.example'), [...WANTED_BY_LAW])
  const filled = { ...NO_TEXTS, ...Object.fromEntries(WANTED_BY_LAW.map((field) => [field, 'x'])) }
  assert.deepEqual(missingTexts(filled, 'contact@reseau.example'), [])
})
