/** The addresses of votes: the voter's page, the chair's page, the room's screen. */

/** The chair's page: item, speakers, the vote to open and close. */
export const chairPath = (meetingId: number): string => `/meetings/${meetingId}/chair`
/** The room's screen, for everyone to see. */
export const screenPath = (meetingId: number): string => `/meetings/${meetingId}/screen`
/** What a voter has before the eyes during the meeting: what is spoken of, the vote that is open. */
export const roomPath = (meetingId: number): string => `/meetings/${meetingId}/room`
/** Opens a vote on a resolution. */
export const votesPath = (meetingId: number): string => `/meetings/${meetingId}/votes`

export const votePath = (id: number): string => `/votes/${id}`
export const ballotsPath = (id: number): string => `/votes/${id}/ballots`
export const voteSuspensionPath = (id: number): string => `/votes/${id}/suspension`
export const voteResumptionPath = (id: number): string => `/votes/${id}/resumption`
export const voteClosingPath = (id: number): string => `/votes/${id}/closing`
export const voteAnnulmentPath = (id: number): string => `/votes/${id}/annulment`
/** Hands and papers, counted by tellers. */
export const countPath = (id: number): string => `/votes/${id}/count`
/** The file by which `tally` counts this vote again. */
export const voteFilePath = (id: number): string => `/votes/${id}.json`
