/** The addresses of meetings: planning, notice, proxies, attendance; the room. */

export const meetingsPath = (): string => '/meetings'
export const newMeetingPath = (bodyId?: number): string => (bodyId === undefined ? '/meetings/new' : `/meetings/new?body=${bodyId}`)
export const meetingPath = (id: number): string => `/meetings/${id}`
export const meetingEditPath = (id: number): string => `/meetings/${id}/edit`
/** Agenda, draft resolutions and documents, where they are written. */
export const agendaPath = (id: number): string => `/meetings/${id}/agenda`
export const itemPathOf = (id: number, itemId: number): string => `/meetings/${id}/agenda/${itemId}`
export const itemMovePath = (id: number, itemId: number): string => `${itemPathOf(id, itemId)}/move`
export const itemRemovalPath = (id: number, itemId: number): string => `${itemPathOf(id, itemId)}/removal`
/** A usual agenda, put down at a stroke. */
export const readyAgendaPath = (id: number): string => `/meetings/${id}/agenda/usual`
export const resolutionsPath = (id: number): string => `/meetings/${id}/resolutions`
export const newResolutionPath = (id: number, itemId?: number): string =>
  itemId === undefined ? `/meetings/${id}/resolutions/new` : `/meetings/${id}/resolutions/new?item=${itemId}`
export const resolutionPath = (id: number, resolutionId: number): string => `/meetings/${id}/resolutions/${resolutionId}`
export const resolutionRemovalPath = (id: number, resolutionId: number): string => `${resolutionPath(id, resolutionId)}/removal`
export const meetingDocumentsPath = (id: number): string => `/meetings/${id}/documents`
export const documentRemovalPath = (id: number, documentId: number): string => `${meetingDocumentPath(id, documentId)}/removal`
export const meetingDocumentPath = (id: number, documentId: number): string => `/meetings/${id}/documents/${documentId}`

/** The roll: who votes, in which college, with how many votes; who does not, and why. */
export const rollPath = (id: number): string => `/meetings/${id}/roll`
export const rollFilePath = (id: number): string => `/meetings/${id}/roll.csv`
export const noticePath = (id: number): string => `/meetings/${id}/notice`
export const noticePdfPath = (id: number): string => `/meetings/${id}/notice.pdf`
/** Many letters come in several files. */
export const noticeLettersPath = (id: number, part = 1): string => `/meetings/${id}/notice/letters.pdf${part > 1 ? `?part=${part}` : ''}`
/** Letters that were taken to the post. */
export const postedLettersPath = (id: number): string => `/meetings/${id}/notice/letters`
export const convocationPath = (id: number): string => `/meetings/${id}/convocation`
export const cancellationPath = (id: number): string => `/meetings/${id}/cancellation`
export const secondConveningPath = (id: number): string => `/meetings/${id}/second`

export const proxiesPath = (id: number): string => `/meetings/${id}/proxies`
/** Where the desk looks for the giver of a proxy on paper. */
export const paperProxiesPath = (id: number): string => `/meetings/${id}/proxies/paper`
/** The proxy that this voter gives: a holder is looked for (`q`), chosen (`holder`: a voter, or `blank`), and given. */
export const giverProxyPath = (id: number, voterId: number, holder?: number | 'blank'): string =>
  `/meetings/${id}/voters/${voterId}/proxy${holder === undefined ? '' : `?holder=${holder}`}`
export const proxyRevocationPath = (id: number, proxyId: number): string => `/meetings/${id}/proxies/${proxyId}/revocation`
export const proxyRestorationPath = (id: number, proxyId: number): string => `/meetings/${id}/proxies/${proxyId}/restoration`
/** On paper; `voterId`: filled in for this voter. */
export const proxyFormPath = (id: number, voterId?: number): string =>
  `/meetings/${id}/proxy-form.pdf${voterId === undefined ? '' : `?voter=${voterId}`}`

/** The desk: sign in and out, papers, who casts for whom. */
export const deskPath = (id: number): string => `/meetings/${id}/desk`
export const presencePath = (id: number, voterId: number): string => `/meetings/${id}/voters/${voterId}/presence`
export const departurePath = (id: number, voterId: number): string => `/meetings/${id}/voters/${voterId}/departure`
export const casterPath = (id: number, voterId: number): string => `/meetings/${id}/voters/${voterId}/caster`
/** What the code in the room and the remote link lead to: one signs in oneself. */
export const signInHerePath = (id: number, token: string): string => `/meetings/${id}/here/${token}`
/** The code of the room, large, to be shown or printed. */
export const deskCodePath = (id: number): string => `/meetings/${id}/desk/code`
export const sheetPath = (id: number): string => `/meetings/${id}/sheet.pdf`
export const cardsPath = (id: number): string => `/meetings/${id}/cards.pdf`
export const paperKitPath = (id: number): string => `/meetings/${id}/kit.pdf`
export const quorumPath = (id: number): string => `/meetings/${id}/quorum`

export const openingPath = (id: number): string => `/meetings/${id}/opening`
export const meetingClosingPath = (id: number): string => `/meetings/${id}/closing`
export const currentItemPath = (id: number): string => `/meetings/${id}/item`
/** A pause: no item is spoken of. */
export const itemEndPath = (id: number): string => `/meetings/${id}/item/end`
export const speakersPath = (id: number): string => `/meetings/${id}/speakers`
export const floorPath = (id: number, speakerId: number): string => `/meetings/${id}/speakers/${speakerId}/floor`
export const speechEndPath = (id: number, speakerId: number): string => `/meetings/${id}/speakers/${speakerId}/end`
