/** Letters of invitation on paper: each in its reader's language, what is made up marked, and set in type whatever people are called. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printedQr } from '#design/qr-print.ts'
import { testHouse } from '../../../../test/support/house.ts'
import type { Letter } from '../tables/invitations.ts'
import { LETTERS_TEMPLATE, lettersData } from './letters.ts'

const { house } = await testHouse()
const letter = (over: Partial<Letter> = {}): Letter => ({
  name: 'Léon Guivarch',
  lang: 'fr',
  example: false,
  code: 'ABCDEFGHJK',
  organisations: [{ name: 'Les Jardins du Lac', role: 'representative', town: 'Port-Levant' }],
  organisation: 'Réseau des ateliers',
  inviter: 'Lucie Marendon',
  ...over,
})
const about = { lang: 'fr' as const, baseUrl: 'https://plan.example/', today: '2017-03-01', until: '2017-04-30' }
type Told = {
  letters: { lang: string; example: string | null; address: string[]; code: string; web: string; before: string[]; after: string[] }[]
}
const told = (letters: Letter[], example = false) =>
  (lettersData({ ...about, letters, network: { name: 'Réseau des ateliers', example } }) as Told).letters

test('a letter says who invites, for whom one speaks, the code and the address as they are typed, until when', () => {
  const [one] = told([letter()])
  assert.deepEqual(
    [one?.address, one?.code, one?.web, one?.example],
    [['Léon Guivarch', 'Les Jardins du Lac', 'Port-Levant'], 'ABCD-EFGH-JK', 'plan.example/invitation', null],
  )
  assert.match(one!.before.join(' '), /Lucie Marendon, pour Réseau des ateliers, vous invite.*Les Jardins du Lac \(représentation\)/)
  assert.match(one!.after[0]!, /jusqu’au 30 avril 2017/)
})

test('each letter speaks its reader’s language, and what is made up says so on its own page', () => {
  const letters = told([letter({ lang: 'en', example: true }), letter()])
  assert.deepEqual(
    letters.map(({ lang, example }) => [lang, example]),
    [
      ['en', 'EXEMPLE'],
      ['fr', null],
    ],
  )
  assert.equal(told([letter()], true)[0]?.example, 'EXEMPLE')
})

test('they are set in type whatever people are called: one page each, with a square that holds the code', async () => {
  const names = ['Ŵłodzimierz 🌱 Ζωή', 'M. #strong[x] $1', 'A'.repeat(200), 'Marie-Antoinette de Larochefoucauld-Montmorency']
  const letters = [...names.map((name) => letter({ name, example: true })), letter({ organisations: [], inviter: null, lang: 'en' })]
  const data = lettersData({ ...about, letters, network: { name: 'Réseau', example: false } })
  const pdf = (await house.typeset(LETTERS_TEMPLATE, data)).toString('latin1')
  assert.match(pdf, /^%PDF-/)
  assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, letters.length)
  assert.notEqual(printedQr('https://plan.example/invitation?code=A'), printedQr('https://plan.example/invitation?code=B'))
})
