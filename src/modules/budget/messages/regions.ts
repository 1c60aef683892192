/** What is said on the slice regions. */
export const regionsDeeds = {} as const
export const regionsRefusals = { fr: {}, en: {} } as const
