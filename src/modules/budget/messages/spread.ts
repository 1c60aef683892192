/** What is said on the slice spread. */
export const spreadDeeds = {} as const
export const spreadRefusals = { fr: {}, en: {} } as const
