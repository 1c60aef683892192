/** What is said on the slice grants. */
export const grantsDeeds = {} as const
export const grantsRefusals = { fr: {}, en: {} } as const
