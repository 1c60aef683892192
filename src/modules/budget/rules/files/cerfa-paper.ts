/** What is written on the paper of a CERFA table, whichever file it becomes. */
import type { Lang } from '#kernel/values/lang.ts'
import type { CerfaGrantTold, CerfaTable } from './cerfa.ts'

export interface CerfaPaper {
  lang: Lang
  title: string
  organisation: string
  table: CerfaTable
  grants: ReadonlyMap<number, CerfaGrantTold>
  /** Association, grant, funder, year, actions, version; then the sentence of its share and what is to be known. */
  facts: [label: string, value: string][]
  notes: string[]
  example: boolean
}
