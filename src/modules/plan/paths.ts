/** The addresses of plans and items. */

export const plansPath = (): string => '/plans'
export const planPath = (slug: string): string => `/plans/${slug}`
export const planFilePath = (slug: string, format: 'json' | 'pdf'): string => `/plans/${slug}.${format}`
export const planPublicationPath = (slug: string): string => `/plans/${slug}/publication`
export const planWithdrawalPath = (slug: string): string => `/plans/${slug}/withdrawal`
export const planAdoptionPath = (slug: string): string => `/plans/${slug}/adoption`
export const planClosingPath = (slug: string): string => `/plans/${slug}/closing`
export const itemPath = (id: number): string => `/items/${id}`
export const itemEditPath = (id: number): string => `/items/${id}/edit`
/** Undoes one's own last deed on a plan or an item. */
export const undoPath = (entryId: number): string => `/plan-deeds/${entryId}/undo`
