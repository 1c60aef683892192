/** The addresses of the directory, and of keeping it. */

export const organisationsPath = (asked = ''): string => `/organisations${asked}`
export const organisationPath = (id: number): string => `/organisations/${id}`
export const organisationMapPath = (): string => '/organisations/map'
export const newOrganisationPath = (): string => '/organisations/new'
export const organisationEditPath = (id: number): string => `/organisations/${id}/edit`
/** Fees and figures, year by year. */
export const organisationYearsPath = (id: number): string => `/organisations/${id}/years`
/** Fees of a year for many members at once. */
export const feesPath = (year?: number): string => (year === undefined ? '/fees' : `/fees?year=${year}`)
export const feesUndoPath = (entryId: number): string => `/fees/deeds/${entryId}/undo`

export const personsPath = (asked = ''): string => `/persons${asked}`
export const personPath = (id: number): string => `/persons/${id}`
/** With a first mandate for this organisation. */
export const newPersonPath = (organisationId?: number): string =>
  organisationId === undefined ? '/persons/new' : `/persons/new?organisation=${organisationId}`
export const personEditPath = (id: number): string => `/persons/${id}/edit`
export const personErasurePath = (id: number): string => `/persons/${id}/erasure`

export const bodiesPath = (): string => '/bodies'
export const bodyPath = (id: number): string => `/bodies/${id}`
export const newBodyPath = (organisationId?: number): string =>
  organisationId === undefined ? '/bodies/new' : `/bodies/new?organisation=${organisationId}`
export const bodyEditPath = (id: number): string => `/bodies/${id}/edit`

export const newMandatePath = (asked: { organisation?: number; person?: number; body?: number } = {}): string => {
  const query = new URLSearchParams(Object.entries(asked).map(([name, id]) => [name, String(id)])).toString()
  return query ? `/mandates/new?${query}` : '/mandates/new'
}
export const mandatesPath = (): string => '/mandates'
/** A mandate's history. */
export const mandatePath = (id: number): string => `/mandates/${id}`
export const mandateEndingPath = (id: number): string => `/mandates/${id}/ending`
export const mandateReplacementPath = (id: number): string => `/mandates/${id}/replacement`
/** People's part of the undo of what was just done. */
export const mandateUndoPath = (id: number): string => `/mandates/${id}/undo`

/** Members in and out as files. */
export const memberImportsPath = (): string => '/members/imports'
export const memberImportPath = (id: number): string => `/members/imports/${id}`
/** Work on it begun again; the file forgotten. */
export const memberImportReadingPath = (id: number): string => `${memberImportPath(id)}/reading`
export const memberImportRemovalPath = (id: number): string => `${memberImportPath(id)}/removal`
export const MEMBER_FILE_KINDS = ['xlsx', 'ods', 'csv', 'json'] as const
export type MemberFileKind = (typeof MEMBER_FILE_KINDS)[number]
export const memberFilePath = (kind: MemberFileKind): string => `/members.${kind}`
/** An example to begin with. */
export const memberExamplePath = (): string => '/members/example.xlsx'
