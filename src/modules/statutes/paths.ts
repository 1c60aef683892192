/** The addresses of the statutes. */

/** Those in force, and all versions. */
export const statutesPath = (): string => '/statutes'
export const statutesVersionPath = (number: number): string => `/statutes/${number}`
export const statutesFilePath = (number: number): string => `/statutes/${number}.json`
export const newStatutesPath = (): string => '/statutes/new'
/** A part to edit: `facts`, `articles`, `roll`, `colleges`, `renewal`, `body-ag`… */
export const statutesEditPath = (number: number, part: string): string => `/statutes/${number}/edit/${part}`
export const statutesProposalPath = (number: number): string => `/statutes/${number}/proposal`
export const statutesWithdrawalPath = (number: number): string => `/statutes/${number}/withdrawal`
export const statutesAdoptionPath = (number: number): string => `/statutes/${number}/adoption`
/** Where two versions are chosen to be compared. */
export const statutesComparisonChoicePath = (): string => '/statutes/comparison'
export const statutesComparisonPath = (from: number, to: number): string => `/statutes/comparison?from=${from}&to=${to}`
/** Try statutes on the votes of a meeting that is over. */
export const statutesTrialPath = (): string => '/statutes/trial'
/** One of the worked votes, put into the form to begin with: 1, 2, 3… */
export const statutesTrialExamplePath = (example: number): string => `/statutes/trial?example=${example}`
