/** Working on a plan: sharing of drafts, what annual actions serve, documents, files that are being brought in. */
import type { Generated } from 'kysely'
import type { Localized } from '#kernel/values/lang.ts'

export interface DocumentTable {
  id: Generated<number>
  plan_id: number
  /** Null: of the plan itself. */
  item_id: number | null
  name: string
  /** As found in the content, never as claimed. */
  media_type: string
  size_bytes: number
  sha256: string
  content: Buffer
  added_at: Date
  added_by: number | null
  example: Generated<boolean>
  removed: Generated<boolean>
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    /** `undoes`: the entry of its removal. */
    'plan.document_added': { documentId: number; name: string; undoes?: number }
    'plan.document_removed': { documentId: number; name: string; undoes?: number }
    /** Codes alone: the entry stands on the threads of both items, and who reads the one may perhaps not read the other. */
    'plan.serving_changed': { actionId: number; action: string; servedId: number; served: string; linked: boolean; undoes?: number }
    'plan.sharing_changed': { bodyId: number; body: Localized; shared: boolean; undoes?: number }
  }
}

declare module '#kernel/database.ts' {
  interface Database {
    plan_sharing: { plan_id: number; body_id: number }
    plan_serving: { action_id: number; served_id: number }
    plan_document: DocumentTable
  }
}
