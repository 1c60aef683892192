/** What is typed into the search, and what it matches: stems, accents, beginnings, slips of the pen; no sign is an operator. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testHouse } from '../../test/support/house.ts'
import { matches, nearly, searchedWords } from './searching.ts'

const { house } = await testHouse()

test('words are compared without case, accents and signs, at most eight of them', () => {
  const cases: [string, string[]][] = [
    ['', []],
    ["  %  _ ' & | ! :* ( ", []],
    ['Mobilité', ['mobilite']],
    ['L’œuvre d’INSERTION', ['l', 'oeuvre', 'd', 'insertion']],
    ['A1.2', ['a1', '2']],
    ['100% _rien_', ['100', 'rien']],
    ['a a A', ['a']],
    ['un deux trois quatre cinq six sept huit neuf', ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit']],
  ]
  for (const [typed, words] of cases) assert.deepEqual(searchedWords(typed), words, typed)
})

const holds = async (text: string, typed: string, how: 'exact' | 'near' = 'exact'): Promise<boolean> => {
  const words = searchedWords(typed)
  const condition = how === 'exact' ? matches(sql`search_vector(${text}, null)`, words) : nearly(sql`search_letters(${text}, null)`, words)
  const { rows } = await sql<{ found: boolean }>`select ${condition} as found`.execute(house.db)
  return rows[0]!.found
}

test('a word is found by its stem, its beginning, with or without accents', async () => {
  const text = "Développer les formations à l'emploi dans les régions"
  for (const typed of ['développement', 'developper', 'FORMATION', 'formati', 'f', 'region', 'emplois', 'les régions', 'formation emploi'])
    assert.equal(await holds(text, typed), true, typed)
  for (const typed of ['budget', 'formation budget', 'éveloppement']) assert.equal(await holds(text, typed), false, typed)
})

test('a word that says nothing does not narrow the search, and alone it is searched', async () => {
  assert.equal(await holds('Formation emploi', 'la formation de l’emploi'), true)
  assert.equal(await holds('Aller de Brest à Lille', 'de'), true)
})

test('one slip of the pen is forgiven', async () => {
  for (const typed of ['formatoin', 'fromation', 'formtion', 'formationn', 'mobilté', 'formaton mobilite'])
    assert.equal(await holds('La formation et la mobilité', typed, 'near'), true, typed)
  for (const typed of ['budget', 'formatoin budget']) assert.equal(await holds('La formation et la mobilité', typed, 'near'), false, typed)
})

test('whatever is typed, PostgreSQL takes it as words', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (typed) => {
      if (searchedWords(typed).length > 0) await holds('Un texte', typed)
    }),
    { numRuns: 60 },
  )
})
