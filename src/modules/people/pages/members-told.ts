/** What a file of members changes and what was found in it, in words. */
import type { FindingGroup } from '#design/findings.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Role } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { membersWords } from '../messages/members.ts'
import { findingText } from '../messages/members-findings.ts'
import { feeName, kindName, regionName, roleName } from '../messages/names.ts'
import type { MemberFinding } from '../rules/members.ts'
import type { MemberChange } from '../rules/members-outcome.ts'
import type { FeeState, Kind } from '../tables.ts'

/** A value as pages tell it. */
function valueText(lang: Lang, field: MemberChange['field'], value: string | number): string {
  if (typeof value === 'number') return formatNumber(lang, value)
  if (field === 'kind') return kindName(lang, value as Kind)
  if (field === 'region') return regionName(lang, value)
  if (field === 'joinedOn' || field === 'leftOn') return formatDay(lang, value)
  if (field === 'fee') return feeName(lang, value as FeeState)
  return field === 'mandate' ? roleName(lang, value as Role) : value
}

const nameOf = (lang: Lang, { field, year }: MemberChange): string => {
  const say = membersWords(lang)
  return year === undefined ? say.fields[field] : say.ofYear(say.fields[field], year)
}

export interface ToldChange {
  name: string
  after: string
  /** null: nothing was known. */
  before: string | null
}

export const toldChange = (lang: Lang, change: MemberChange): ToldChange => ({
  name: nameOf(lang, change),
  after: change.after === null ? membersWords(lang).nothingYet : valueText(lang, change.field, change.after),
  before: change.before === null ? null : valueText(lang, change.field, change.before),
})

const MOST_LISTED = 50
/** So few are shown at once; more are folded by their columns. */
const MOST_OPEN = 20

/** By column, those of the whole file first. */
export function memberFindings(lang: Lang, findings: MemberFinding[], kind: 'warning' | 'error'): FindingGroup[] {
  const say = membersWords(lang)
  const groups = [...Map.groupBy(findings, ({ column }) => column ?? '')]
  return groups
    .toSorted(([one], [other]) => Number(one !== '') - Number(other !== ''))
    .map(([column, all], place) => ({
      id: `${kind}-${place + 1}`,
      title: column === '' ? say.wholeFile : column,
      count: say.findings(all.length),
      findings: all.slice(0, MOST_LISTED).map((each, index) => ({
        id: `${kind}-${place + 1}-${index + 1}`,
        place: each.line === null ? say.wholeFile : say.line(each.line),
        message: findingText(lang, each),
      })),
      ...(all.length > MOST_LISTED ? { rest: say.more(all.length - MOST_LISTED) } : {}),
      open: kind === 'error' || findings.length <= MOST_OPEN,
    }))
}
