/** What the page of minutes is made of. */
import type { Viewing } from '#kernel/viewing.ts'
import type { MinutesDocument, MinutesOf } from '../queries.ts'
import type { Missing } from '../rules.ts'
import type { MinutesContent, SigningRole } from '../tables.ts'

export interface SignatureState {
  role: SigningRole
  at: Date | null
  /** Given on a text that has changed since. */
  fallen: boolean
  /** Whether the reader signs here; else why not, or null where it is not for him or her. */
  may: boolean
  objection: string | null
}

export interface MinutesView {
  viewing: Viewing
  minutes: MinutesOf
  document: MinutesDocument | null
  content: MinutesContent
  /** Of the content as it stands. */
  fingerprint: string
  /** Of a draft; empty once it is signed. */
  missing: readonly Missing[]
  signatures: readonly SignatureState[]
  may: { write: boolean }
  errors: { field?: string; text: string }[]
}
