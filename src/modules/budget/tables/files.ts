/** The deed by which lines are taken over from a file. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    /** Those that the file changed or spread; what it added or took out is told by deeds of its own. */
    'budget.lines_imported': { lineIds: number[]; amountCents: number }
  }
}

export {}
