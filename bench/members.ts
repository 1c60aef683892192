/** Measures the bringing in of members: a list of a whole network read apart, compared with what is known, and written. */
import { writeXlsx } from 'hucre/xlsx'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { bringMembersIn } from '../src/modules/people/commands/members.ts'
import { setUpNetwork } from '../src/modules/people/commands/network.ts'
import { readMembersApart } from '../src/modules/people/imports/members-apart.ts'
import { MOST_MEMBER_ROWS } from '../src/modules/people/rules/members.ts'
import { isSiret } from '../src/modules/people/rules.ts'
import { testHouse } from '../test/support/house.ts'
import type { Figure } from './table.ts'

const HEADINGS = [
  'Nom',
  'Nature',
  'Région',
  'Ville',
  'SIRET',
  'Adhésion',
  'Cotisation payée',
  'Salariés 2016',
  'Contact',
  'Courriel',
  'Fonction',
]
const REGIONS = ['Bretagne', 'Normandie', 'Occitanie', 'Grand Est', 'Île-de-France', 'La Réunion']

/** The one key that fits thirteen digits. */
const siretOf = (number: number): string => {
  const stem = String(1_000_000_000_000 + number * 7)
  return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => `${stem}${key}`).find(isSiret)!
}

const rowOf = (number: number) => [
  `Chantier de mesure ${number}`,
  'Adhérent',
  REGIONS[number % REGIONS.length]!,
  `Ville ${number % 300}`,
  siretOf(number),
  new Date(Date.UTC(2005 + (number % 12), number % 12, 1)),
  2016,
  10 + (number % 40),
  `Personne ${number}`,
  `personne${number}@mesure.example`,
  'Représentation',
]

const workbook = (rows: number) =>
  writeXlsx({ sheets: [{ name: 'Adhérents', rows: [HEADINGS, ...Array.from({ length: rows }, (_, number) => rowOf(number))] }] })

/** Milliseconds for the list of a whole network: the first time, the second, where nothing changes, and the longest list that is taken. */
export async function memberFigures(): Promise<Figure[]> {
  const { house } = await testHouse()
  await change(house, (tx) => setUpNetwork(tx, SHELL, { name: 'Réseau de mesure', timeZone: 'Europe/Paris', person: null }))
  const bring = async (bytes: Uint8Array): Promise<{ ms: number; created: number; unchanged: number }> => {
    const began = performance.now()
    const read = await readMembersApart(bytes)
    const outcome = await change(house, (tx) => bringMembersIn(tx, SHELL, { read, skipRefused: false, rehearsed: null }))
    return { ms: performance.now() - began, created: outcome.created, unchanged: outcome.unchanged }
  }
  const list = await workbook(700)
  const first = await bring(list)
  const again = await bring(list)
  const long = await bring(await workbook(MOST_MEMBER_ROWS))
  if (first.created !== 700 || again.unchanged !== 700 || long.created !== MOST_MEMBER_ROWS - 700)
    throw new Error(`The bench brought in ${first.created}, then ${again.created}, then ${long.created} members.`)
  const began = performance.now()
  const refused = await readMembersApart(await workbook(MOST_MEMBER_ROWS * 2.5))
  if (!refused.failed) throw new Error('The bench read a list that is too long.')
  return [
    { name: '700 members with their contacts read and written', value: first.ms, unit: 'ms', limit: '≤ 2000' },
    { name: 'the same list again, nothing to write', value: again.ms, unit: 'ms', limit: '≤ 2000' },
    { name: `${MOST_MEMBER_ROWS} members read and written`, value: long.ms, unit: 'ms', limit: '' },
    {
      name: `${MOST_MEMBER_ROWS * 2.5} rows refused (the making of the file too)`,
      value: performance.now() - began,
      unit: 'ms',
      limit: '',
    },
  ]
}
