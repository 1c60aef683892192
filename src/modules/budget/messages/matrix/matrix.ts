/** What the matrix of funders and actions says; nothing is done on it, so no deed is told. */
export { matrixRefusals } from './refusals.ts'
export const matrixDeeds = {} as const
