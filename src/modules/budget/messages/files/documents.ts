/** What is said on the slice documents. */
export const documentsDeeds = {} as const
export const documentsRefusals = { fr: {}, en: {} } as const
