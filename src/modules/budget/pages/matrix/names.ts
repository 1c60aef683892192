/** How the rows, columns and signs of the matrix are called, and where they lead. */
import type { MatrixColumn, MatrixColumnGroup, MatrixFigure } from '#design/matrix.tsx'
import { formatAmount } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { itemPath } from '#modules/plan/index.ts'
import { accountName } from '../../messages/accounts.ts'
import { matrixWords } from '../../messages/matrix/words.ts'
import { funderPath, grantPath, linesPath } from '../../paths.ts'
import type { FundingState, MatrixAction, PlacedAction, Source, SourceSum } from '../../rules/matrix/matrix.ts'

/** Grants and funders have pages for those who may read drafts. */
export interface Named {
  lang: Lang
  versionId: number
  year: number | null
  mayOpenGrants: boolean
  /** The titles of grants are for who sees all of the version; the public reads whose money it is. */
  titles: boolean
}

export const SIGNS = {
  full: { glyph: 'done', tone: 'good' },
  part: { glyph: 'in_progress', tone: 'quiet' },
  none: { glyph: 'planned', tone: 'bad' },
  beyond: { glyph: 'stopped', tone: 'bad' },
} as const satisfies Partial<Record<FundingState, { glyph: string; tone: string }>>

/** What the lines behind a source are asked by. */
const sourceAsked = (source: Source): Record<string, number | string> =>
  source.kind === 'grant'
    ? { grant: source.grant.id }
    : { account: source.account, funder: 'none', ...(source.account.length < 3 ? { exact: 1 } : {}) }

/** The lines behind the cells of a source; made once, since there are thousands of cells. */
export function cellPaths({ versionId, year }: Named, sources: readonly SourceSum[]): (action: PlacedAction, source: Source) => string {
  const paths = new Map(sources.map(({ source }) => [source.key, linesPath(versionId, { year, side: 'income', ...sourceAsked(source) })]))
  return (action, source) => (action.id === 0 ? paths.get(source.key)! : `${paths.get(source.key)!}&item=${action.id}`)
}

export const sourceName = ({ lang, titles }: Pick<Named, 'lang' | 'titles'>, source: Source): string => {
  if (source.kind === 'account') return `${source.account} ${accountName(lang, source.account)}`
  return titles ? source.grant.title : matrixWords(lang).aGrant
}

export const groupName = (lang: Lang, source: Source): string =>
  source.kind === 'grant' ? source.grant.funder : matrixWords(lang)[source.group]

export const actionName = (lang: Lang, { id, title }: PlacedAction): string => (id === 0 ? matrixWords(lang).unnamed : said(lang, title))

/** Sources under the names of their groups, in their order. */
export function groupsOf(sources: readonly SourceSum[]): { key: string; sources: SourceSum[] }[] {
  return [...Map.groupBy(sources, ({ source }) => source.group)].map(([key, of]) => ({ key, sources: of }))
}

const href = (path: string | null) => (path === null ? {} : { href: path })

export const sourceHref = ({ mayOpenGrants, versionId, year }: Named, source: Source): string | null =>
  source.kind === 'account'
    ? linesPath(versionId, { year, side: 'income', ...sourceAsked(source) })
    : mayOpenGrants
      ? grantPath(source.grant.id)
      : null

export const groupHref = ({ mayOpenGrants }: Named, source: Source): string | null =>
  source.kind === 'grant' && mayOpenGrants ? funderPath(source.grant.funderId) : null

/** Sources as columns: under each funder its grants. */
export const sourceColumns = (named: Named, sources: readonly SourceSum[]): MatrixColumnGroup[] =>
  groupsOf(sources).map(({ key, sources: of }) => ({
    key,
    label: groupName(named.lang, of[0]!.source),
    ...href(groupHref(named, of[0]!.source)),
    columns: of.map(
      ({ source }): MatrixColumn => ({ key: source.key, label: sourceName(named, source), ...href(sourceHref(named, source)) }),
    ),
  }))

/** Actions as columns: a code has room, and says its name when asked. */
export const actionColumn = ({ lang }: Named, { action }: MatrixAction): MatrixColumn => ({
  key: String(action.id),
  label: action.code || '·',
  full: actionName(lang, action),
  ...href(action.id === 0 ? null : itemPath(action.id)),
})

/** What is missing, or too much, with the sign of how far it is funded. */
export function stateFigure(lang: Lang, { state, missingCents, beyondCents }: MatrixAction): MatrixFigure {
  const say = matrixWords(lang)
  if (state === 'nothing') return { text: '' }
  const text = state === 'beyond' ? say.beyond(formatAmount(lang, beyondCents)) : formatAmount(lang, missingCents)
  return { text, sign: { ...SIGNS[state], label: say.states[state] } }
}
