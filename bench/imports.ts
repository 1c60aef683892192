/** Measures the bringing in of a large workbook: read apart and written, as the page and the command line do it. */
import { writeXlsx } from 'hucre/xlsx'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { importPlan } from '../src/modules/plan/commands/import.ts'
import { readPlanApart } from '../src/modules/plan/imports/apart.ts'
import { testHouse } from '../test/support/house.ts'
import type { Figure } from './table.ts'

const ROWS = 10_000
const STATUSES = ['à venir', 'en cours', 'terminée', 'abandonnée', 'souhaitée, non financée']
const HEADINGS = ['Axe', 'Objectif', 'Action', 'Responsable', 'Début', 'Échéance', 'Statut', 'Avancement', 'Résultat attendu']

const rowOf = (number: number) => [
  `Axe ${Math.floor(number / 1_000) + 1} du banc d'essai`,
  `Objectif ${Math.floor(number / 100) + 1} pour mesurer`,
  `Action ${number} avec un intitulé de longueur ordinaire`,
  'Commission Formation',
  new Date(Date.UTC(2027, number % 12, 1)),
  new Date(Date.UTC(2029, number % 12, 28)),
  STATUSES[number % STATUSES.length]!,
  (number % 101) / 100,
  'Ce que le réseau attend de cette action, en une phrase.',
]

/** Items of a workbook of ten thousand rows, each second: read in the child process, then written. */
export async function importFigures(): Promise<Figure[]> {
  const { house } = await testHouse()
  const bytes = await writeXlsx({
    sheets: [{ name: 'Plan d’actions', rows: [HEADINGS, ...Array.from({ length: ROWS }, (_, number) => rowOf(number))] }],
  })
  const began = performance.now()
  const { draft, errors } = await readPlanApart(bytes, 'banc.xlsx', 'fr')
  const read = performance.now()
  if (errors.length > 0) throw new Error(`The bench's workbook is refused: ${errors[0]!.message}`)
  const { created } = await change(house, (tx) => importPlan(tx, SHELL, { draft, slug: 'banc-xlsx', publish: false, life: 'draft' }))
  const written = performance.now()
  if (created < ROWS) throw new Error(`The bench brought in ${created} items only.`)
  const perSecond = (from: number) => (created * 1_000) / (written - from)
  return [
    {
      name: `a workbook of ${ROWS} rows read (${Math.round(bytes.length / 1_024)} KB)`,
      value: (created * 1_000) / (read - began),
      unit: 'items/s',
      limit: '',
    },
    { name: 'the same read and written', value: perSecond(began), unit: 'items/s', limit: '≥ 2000' },
  ]
}
