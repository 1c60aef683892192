/** The deeds by which lines are spread over actions. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'budget.spread': { lineId: number; label: string; actions: number; amountCents: number }
    /** Several at once, all alike. */
    'budget.lines_spread': { lineIds: number[]; amountCents: number }
    'budget.key_set': { keyId: number; name: string; actions: number }
    'budget.key_removed': { name: string }
  }
}

export {}
