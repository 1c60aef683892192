/** What is said on the slice matrix. */
export const matrixDeeds = {} as const
export const matrixRefusals = { fr: {}, en: {} } as const
