/** What is said on the slice versions. */
export const versionsDeeds = {} as const
export const versionsRefusals = { fr: {}, en: {} } as const
