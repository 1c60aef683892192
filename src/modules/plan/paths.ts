/** The addresses of plans and items. */

/** The kinds of files that a plan and each of its versions can be taken away as. */
export const FILE_KINDS = ['pdf', 'docx', 'xlsx', 'csv', 'md', 'json'] as const
export type FileKind = (typeof FILE_KINDS)[number]

export const plansPath = (): string => '/plans'
export const newPlanPath = (): string => '/plans/new'
export const bringInPath = (): string => '/plans/import'
export const uploadPath = (id: number): string => `/plans/import/${id}`
/** Each side: a plan's slug (the text that it shows), or `slug@2` (its version 2). */
export const comparisonPath = (from?: string, to?: string): string =>
  from && to ? `/plans/comparison?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` : '/plans/comparison'

export const planPath = (slug: string): string => `/plans/${slug}`
export const planFilePath = (slug: string, kind: FileKind): string => `/plans/${slug}.${kind}`
export const planEditPath = (slug: string): string => `/plans/${slug}/edit`
export const planPublicationPath = (slug: string): string => `/plans/${slug}/publication`
export const planWithdrawalPath = (slug: string): string => `/plans/${slug}/withdrawal`
export const planAdoptionPath = (slug: string): string => `/plans/${slug}/adoption`
export const planClosingPath = (slug: string): string => `/plans/${slug}/closing`
/** Begins the next text of an adopted plan. */
export const planRevisionPath = (slug: string): string => `/plans/${slug}/revision`

/** Where the plan's tree is built. */
export const planBuildPath = (slug: string): string => `/plans/${slug}/build`
export const planItemsPath = (slug: string): string => `/plans/${slug}/items`
export const planNumberingPath = (slug: string): string => `/plans/${slug}/numbering`
export const planSharingPath = (slug: string): string => `/plans/${slug}/sharing`
export const planChangesPath = (slug: string): string => `/plans/${slug}/changes`
export const planDocumentsPath = (slug: string): string => `/plans/${slug}/documents`

export const planTablePath = (slug: string): string => `/plans/${slug}/table`
export const planTimelinePath = (slug: string): string => `/plans/${slug}/timeline`
export const planMapPath = (slug: string): string => `/plans/${slug}/map`
export const planFeedPath = (slug: string): string => `/plans/${slug}/feed.atom`
export const planPicturePath = (slug: string): string => `/plans/${slug}/picture.png`

export const versionsPath = (slug: string): string => `/plans/${slug}/versions`
export const versionPath = (slug: string, number: number): string => `/plans/${slug}/versions/${number}`
export const versionFilePath = (slug: string, number: number, kind: FileKind): string => `/plans/${slug}/versions/${number}.${kind}`
/** What became of each item of the plan's predecessor. */
export const successionPath = (slug: string): string => `/plans/${slug}/succession`

export const itemPath = (id: number): string => `/items/${id}`
export const itemEditPath = (id: number): string => `/items/${id}/edit`
export const itemMovePath = (id: number): string => `/items/${id}/move`
export const itemRemovalPath = (id: number): string => `/items/${id}/removal`
export const itemDocumentsPath = (id: number): string => `/items/${id}/documents`
export const itemServingPath = (id: number): string => `/items/${id}/serving`
export const itemDatesPath = (id: number): string => `/items/${id}/dates`
export const itemFeedPath = (id: number): string => `/items/${id}/feed.atom`
export const itemPicturePath = (id: number): string => `/items/${id}/picture.png`
export const documentPath = (id: number): string => `/documents/${id}`
export const documentRemovalPath = (id: number): string => `/documents/${id}/removal`
/** Undoes one's own last deed on a plan or an item. */
export const undoPath = (entryId: number): string => `/plan-deeds/${entryId}/undo`
