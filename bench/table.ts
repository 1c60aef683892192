/** Figures as a table for the terminal and the README. */

export interface Figure {
  name: string
  value: number
  unit: string
  /** What it is held to; '' where it only gives the scale. */
  limit: string
}

const written = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

export const table = (figures: Figure[]): string =>
  [
    '| What | Measured | Held to |',
    '|---|---|---|',
    ...figures.map(({ name, value, unit, limit }) => `| ${name} | ${written(value)} ${unit} | ${limit} |`),
  ].join('\n')
