/** Tables and deeds of back-ups: made, read through, brought back elsewhere. */
import type { Generated } from 'kysely'

/** How a back-up was tried: its file was read through here, or it was brought back on another machine. */
export type Trial = 'checked' | 'restored'

export interface BackupTable {
  id: Generated<number>
  /** SHA-256 in hex. */
  fingerprint: string
  made_at: Date
  /** The user and the machine. */
  made_by: string
  /** Without its folder. */
  file_name: string
  size_bytes: number
  row_count: number
  checked_at: Date | null
  restored_at: Date | null
}

declare module '#kernel/database.ts' {
  interface Database {
    people_backup: BackupTable
  }
}

declare module '#kernel/capability.ts' {
  interface Deeds {
    'backup.made': { bytes: number; rows: number }
    'backup.tried': { how: Trial; fingerprint: string }
  }
}
