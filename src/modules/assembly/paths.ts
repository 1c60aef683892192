/** The addresses of meetings: planning, notice, proxies, attendance; the room. */

export const meetingsPath = (): string => '/meetings'
export const newMeetingPath = (bodyId?: number): string => (bodyId === undefined ? '/meetings/new' : `/meetings/new?body=${bodyId}`)
export const meetingPath = (id: number): string => `/meetings/${id}`
export const meetingEditPath = (id: number): string => `/meetings/${id}/edit`
/** Agenda, draft resolutions and documents, where they are written. */
export const agendaPath = (id: number): string => `/meetings/${id}/agenda`
export const itemPathOf = (id: number, itemId: number): string => `/meetings/${id}/agenda/${itemId}`
export const resolutionPath = (id: number, resolutionId: number): string => `/meetings/${id}/resolutions/${resolutionId}`
export const meetingDocumentPath = (id: number, documentId: number): string => `/meetings/${id}/documents/${documentId}`

/** The roll: who votes, in which college, with how many votes; who does not, and why. */
export const rollPath = (id: number): string => `/meetings/${id}/roll`
export const noticePath = (id: number): string => `/meetings/${id}/notice`
export const noticePdfPath = (id: number): string => `/meetings/${id}/notice.pdf`
export const noticeLettersPath = (id: number): string => `/meetings/${id}/notice/letters.pdf`
export const convocationPath = (id: number): string => `/meetings/${id}/convocation`
export const cancellationPath = (id: number): string => `/meetings/${id}/cancellation`
export const secondConveningPath = (id: number): string => `/meetings/${id}/second`

export const proxiesPath = (id: number): string => `/meetings/${id}/proxies`
export const proxyPath = (id: number, proxyId: number): string => `/meetings/${id}/proxies/${proxyId}`
export const proxyFormPath = (id: number): string => `/meetings/${id}/proxy-form.pdf`

/** The desk: sign in and out, papers, who casts for whom. */
export const deskPath = (id: number): string => `/meetings/${id}/desk`
export const presencePath = (id: number, voterId: number): string => `/meetings/${id}/voters/${voterId}/presence`
export const departurePath = (id: number, voterId: number): string => `/meetings/${id}/voters/${voterId}/departure`
export const casterPath = (id: number, voterId: number): string => `/meetings/${id}/voters/${voterId}/caster`
/** What the code in the room and the remote link lead to: one signs in oneself. */
export const signInHerePath = (id: number, token: string): string => `/meetings/${id}/here/${token}`
export const sheetPath = (id: number): string => `/meetings/${id}/sheet.pdf`
export const cardsPath = (id: number): string => `/meetings/${id}/cards.pdf`
export const paperKitPath = (id: number): string => `/meetings/${id}/kit.pdf`
export const quorumPath = (id: number): string => `/meetings/${id}/quorum`

export const openingPath = (id: number): string => `/meetings/${id}/opening`
export const meetingClosingPath = (id: number): string => `/meetings/${id}/closing`
export const currentItemPath = (id: number): string => `/meetings/${id}/item`
export const speakersPath = (id: number): string => `/meetings/${id}/speakers`
export const speakerPath = (id: number, speakerId: number): string => `/meetings/${id}/speakers/${speakerId}`
