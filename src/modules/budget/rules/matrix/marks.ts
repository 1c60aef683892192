/** To which cells of the matrix a finding belongs. */
import { type Finding, yearOfFinding } from './funding.ts'

const concerns = (finding: Finding, year: number | null): boolean => {
  const of = yearOfFinding(finding)
  return year === null || of === null || of === year
}

const grantsIn = (finding: Finding): number[] =>
  'grants' in finding ? finding.grants.map(({ id }) => id) : 'grant' in finding ? [finding.grant.id] : []

/** By `action source`, as the matrix names them; and the actions that any finding speaks of. */
export function cellMarks(
  findings: readonly Finding[],
  year: number | null,
): { marks: Map<string, Finding['kind'][]>; troubled: Set<number> } {
  const marks = new Map<string, Finding['kind'][]>()
  const troubled = new Set<number>()
  for (const finding of findings) {
    if (!('item' in finding) || !concerns(finding, year)) continue
    troubled.add(finding.item.id)
    for (const grantId of grantsIn(finding)) {
      const key = `${finding.item.id} g${grantId}`
      marks.set(key, [...new Set([...(marks.get(key) ?? []), finding.kind])])
    }
  }
  return { marks, troubled }
}

/** Those of a year, or all. */
export const findingsIn = (findings: readonly Finding[], year: number | null): Finding[] =>
  findings.filter((finding) => concerns(finding, year))
