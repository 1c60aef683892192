/** The sheet of a budget: 500 lines as their treasurer gets them, and one cell that is saved in the midst of them. */
import { change } from '#kernel/change.ts'
import { addLines, type LineDraft } from '#modules/budget/index.ts'
import { budgeting, TREASURER } from '../test/support/budgets.ts'
import type { Figure } from './table.ts'

const LINES = 500
const ROUNDS = 15
const CHARGES = ['601', '606', '613', '616', '622', '625', '626', '641', '645', '657', '681', '864']
const INCOME = ['706', '741', '742', '744', '747', '756', '758', '789', '870']

const median = (times: number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

/** As many charges as income, each third one a quantity times a price. */
const drafts: LineDraft[] = Array.from({ length: LINES }, (_, place) => {
  const accounts = place % 2 === 0 ? CHARGES : INCOME
  const line = {
    year: 2018,
    account: accounts[place % accounts.length]!,
    label: `Ligne d’essai numéro ${place + 1}`,
    amount_cents: 100_000 + place,
  }
  return place % 3 === 0
    ? { ...line, quantity_thousandths: 12_000, unit_cents: 35_000 + place, note: 'devis de la mairie, hypothèse basse' }
    : line
})

/** Milliseconds of server time, nothing kept; and how heavy the page is on its way. */
export async function sheetFigures(): Promise<Figure[]> {
  const { house, versionId, request, asNamed, actor, lineIds } = await budgeting({ lines: drafts.slice(0, 1) })
  const treasurer = await actor(TREASURER)
  await change(house, (tx) => addLines(tx, treasurer, versionId, drafts.slice(1)))
  const headers = await asNamed(TREASURER)
  const path = `/budget-versions/${versionId}/sheet?year=2018`
  const [pages, cells]: [number[], number[]] = [[], []]
  let bytes = 0
  for (let round = 0; round <= ROUNDS; round += 1) {
    house.kept.clear()
    const began = performance.now()
    const answer = await request(path, { headers: { ...headers, 'accept-encoding': 'gzip' } })
    bytes = (await answer.arrayBuffer()).byteLength
    if (round > 0) pages.push(performance.now() - began)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    const saving = performance.now()
    const form = { revision: String(round + 1), amount: String(1_000 + round) }
    const saved = await request(`/budget-lines/${lineIds[0]}`, { headers: { ...headers, accept: 'application/json' }, form })
    if (round > 0) cells.push(performance.now() - saving)
    if (saved.status !== 200) throw new Error(`A cell: ${saved.status} ${await saved.text()}`)
  }
  return [
    { name: `budget sheet of ${LINES} lines, nothing kept`, value: median(pages), unit: 'ms', limit: '< 100' },
    { name: `budget sheet of ${LINES} lines, on its way`, value: bytes / 1024, unit: 'KB', limit: '< 60' },
    { name: `one cell saved in a sheet of ${LINES} lines`, value: median(cells), unit: 'ms', limit: '< 100' },
  ]
}
