/** Tables and deeds of personal data: taken away, erased, kept for a time. */

declare module '#kernel/database.ts' {
  interface Database {
    people_retention: { kind: string; length: number }
  }
}

/** An erasure names nobody: its subject is the person who is no more than « personne effacée ». */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'person.erased': Record<never, never>
    'retention.changed': { kinds: string[] }
    'data.cleared': { kind: string; count: number }
  }
}

export {}
