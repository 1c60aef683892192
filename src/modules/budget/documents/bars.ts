/** Bars for paper as SVG without letters: what they show stands in the tables beside them, and in their alternative texts. */
import type { GroupTable } from '../rules/overview/overview.ts'

const INK = '#14233b'
const DEED = '#0f766e'
const LEAD = '#a02c18'
const EMPTY = '#e7e0cf'
/** Neighbours are told apart by light and dark, and by the line between them. */
const CHARGES = ['#14233b', '#3b4a63', '#5b6a83', '#7d8aa0', '#9ea9ba', '#c0c8d4']
const INCOME = ['#0b5a54', '#0f766e', '#3a938b', '#66aea7', '#93c8c3', '#bfe0dc']

const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="#fff" stroke-width="1"/>`

const WIDTH = 1_000
const scaled = (cents: number, whole: number): number => (whole === 0 ? 0 : Math.round((cents / whole) * WIDTH * 10) / 10)

function stack({ rows }: GroupTable, whole: number, y: number, colours: readonly string[]): string {
  let x = 0
  return rows
    .map(({ cents }, place) => {
      const width = scaled(cents, whole)
      const drawn = rect(x, y, width, 44, colours[place % colours.length]!)
      x += width
      return drawn
    })
    .join('')
}

const svg = (height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">${inside}</svg>`

/** Charges above, income below, on one scale: what is missing is seen as what is shorter. */
export function groupBars(charges: GroupTable, income: GroupTable): string {
  const whole = Math.max(charges.cents, income.cents)
  return svg(104, stack(charges, whole, 0, CHARGES) + stack(income, whole, 60, INCOME))
}

/** A part of the whole in basis points, with a line where the target is. */
export function shareBar(shareBp: number, targetBp: number | null): string {
  const at = (bp: number) => scaled(Math.min(bp, 10_000), 10_000)
  const mark = targetBp === null ? '' : `<rect x="${at(targetBp) - 2}" y="0" width="4" height="44" fill="${LEAD}"/>`
  return svg(44, rect(0, 6, WIDTH, 32, EMPTY) + rect(0, 6, at(shareBp), 32, shareBp === 0 ? INK : DEED) + mark)
}
