/** What is said on the slice overview. */
export const overviewDeeds = {} as const
export const overviewRefusals = { fr: {}, en: {} } as const
