/** What is said on the slice files. */
export const filesDeeds = {} as const
export const filesRefusals = { fr: {}, en: {} } as const
