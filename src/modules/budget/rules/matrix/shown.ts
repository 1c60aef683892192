/** Which part of the matrix is looked at: of which pillar, of which funder, only what is missing or to be mended; and which way round. */
import type { Matrix, MatrixAction, SourceSum } from './matrix.ts'

export const ONLY = ['missing', 'problems', 'every'] as const
export const DIRECTIONS = ['actions', 'funders'] as const
/** What the rows are. */
export type Direction = (typeof DIRECTIONS)[number]

export interface MatrixAsked {
  pillar: number | null
  /** A group of sources: `f7`, `unfiled`, `own`. */
  group: string | null
  only: (typeof ONLY)[number] | null
  /** null: as fits the size. */
  by: Direction | null
}

const isTroubled = ({ troubled, state, cells }: MatrixAction): boolean =>
  troubled || state === 'beyond' || [...cells.values()].some(({ marks }) => marks.length > 0)

const ASKED: Record<(typeof ONLY)[number] | 'usual', (action: MatrixAction) => boolean> = {
  usual: ({ costCents, fundedCents }) => costCents > 0 || fundedCents > 0,
  missing: ({ missingCents, action }) => missingCents > 0 || action.wanted,
  problems: isTroubled,
  every: () => true,
}

export interface MatrixShown {
  actions: MatrixAction[]
  sources: SourceSum[]
  rows: Direction
}

export function shownOf(matrix: Matrix, { pillar, group, only, by }: MatrixAsked): MatrixShown {
  const sources = group === null ? matrix.sources : matrix.sources.filter(({ source }) => source.group === group)
  const actions = matrix.actions
    .filter(ASKED[only ?? 'usual'])
    .filter(({ action }) => pillar === null || action.pillarId === pillar)
    .filter(({ cells }) => group === null || sources.some(({ source }) => cells.has(source.key)))
  // Of a longer table people see more at once than of a wider one.
  return { actions, sources, rows: by ?? (actions.length >= sources.length ? 'actions' : 'funders') }
}
