/** Typography: the spaces and apostrophes of each language, and no letter changed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { messages, plural, quoted, said, typographic } from './typography.ts'

/** What people type, with all that the typesetting touches. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom(..." \u00a0\u202f«»;!?:%€'’.,5é\n"), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 })
  .map((parts) => parts.join(''))

test('French gets its thin spaces, its no-break spaces and its apostrophe', () => {
  const cases: [string, string][] = [
    ["l'année", 'l’année'],
    ['Que faire ?', 'Que faire\u202f?'],
    ['Que faire   ?', 'Que faire\u202f?'],
    ['Oui ! Non ; peut-être', 'Oui\u202f! Non\u202f; peut-être'],
    ['Reste : rien', 'Reste\u00a0: rien'],
    ['Reste :', 'Reste\u00a0:'],
    ['« cap »', '«\u202fcap\u202f»'],
    ['«cap»', '«\u202fcap\u202f»'],
    ['«\u00a0cap\u00a0»', '«\u202fcap\u202f»'],
    ['32 % de 1620 €', '32\u202f% de 1620\u202f€'],
    ['à 10:30', 'à 10:30'],
    ['https://exemple.fr/?a=1;b', 'https://exemple.fr/?a=1;b'],
    ['Pourquoi?', 'Pourquoi?'],
    ['a ::b', 'a ::b'],
    ['', ''],
  ]
  for (const [typed, set] of cases) assert.equal(typographic('fr', typed), set, typed)
})

test('English gets its apostrophe and nothing else', () => {
  assert.equal(typographic('en', "the network's plan: what now ?"), 'the network’s plan: what now ?')
})

test('setting type twice is setting it once', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('fr' as const, 'en' as const), (text, lang) => {
      const once = typographic(lang, text)
      assert.equal(typographic(lang, once), once)
    }),
    { numRuns: 2_000 },
  )
})

test('only spaces and apostrophes change, never a letter', () => {
  const letters = (text: string) => text.replaceAll("'", '’').replaceAll(/[ \u00a0\u202f]/g, '')
  fc.assert(
    fc.property(anyText, fc.constantFrom('fr' as const, 'en' as const), (text, lang) =>
      assert.equal(letters(typographic(lang, text)), letters(text)),
    ),
    { numRuns: 2_000 },
  )
})

test('a text is said in the reader’s language as far as it exists, each set by its own rules', () => {
  assert.equal(said('fr', { fr: 'Et après ?', en: 'And then?' }), 'Et après\u202f?')
  assert.equal(said('en', { fr: 'Et après ?', en: null }), 'Et après\u202f?')
  assert.equal(said('fr', { fr: null, en: 'What : this' }), 'What : this')
  assert.equal(said('en', { fr: null, en: null }), '')
})

test('a quotation stands in the marks of its language', () => {
  assert.equal(quoted('fr', 'cap'), '«\u202fcap\u202f»')
  assert.equal(quoted('en', 'cap'), '“cap”')
  assert.equal(typographic('fr', quoted('fr', 'cap')), quoted('fr', 'cap'))
})

test('sentences, lists and functions of a module are set in type once', () => {
  const words = messages(
    { hello: "L'essai", asked: (name: string) => `Que fait ${name} ?`, all: ["d'un", 'deux'], deep: { more: 'Fin !' }, level: 3 },
    { hello: "The try's", asked: (name: string) => `What does ${name} do?`, all: ['one', "two's"], deep: { more: 'End!' }, level: 3 },
  )
  assert.deepEqual(
    [words('fr').hello, words('fr').asked("l'autre"), words('fr').all, words('fr').deep.more, words('fr').level],
    ['L’essai', 'Que fait l’autre\u202f?', ['d’un', 'deux'], 'Fin\u202f!', 3],
  )
  assert.deepEqual([words('en').hello, words('en').asked('it'), words('en').all], ['The try’s', 'What does it do?', ['one', 'two’s']])
})

test('French counts zero as one thing, English as many', () => {
  const counted = (lang: 'fr' | 'en') => [0, 1, 2].map((count) => plural(lang, count, 'one', 'many'))
  assert.deepEqual(counted('fr'), ['one', 'one', 'many'])
  assert.deepEqual(counted('en'), ['many', 'one', 'many'])
})
