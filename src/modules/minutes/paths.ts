/** The addresses of minutes and of the register of decisions. */

export const minutesPath = (meetingId: number): string => `/meetings/${meetingId}/minutes`
export const minutesPdfPath = (meetingId: number, number?: number): string =>
  number === undefined ? `/meetings/${meetingId}/minutes.pdf` : `/meetings/${meetingId}/minutes-${number}.pdf`
/** Exactly the bytes that the fingerprint is of. */
export const minutesJsonPath = (meetingId: number, number: number): string => `/meetings/${meetingId}/minutes-${number}.json`
export const minutesEditPath = (meetingId: number): string => `/meetings/${meetingId}/minutes/edit`
export const minutesNotePath = (meetingId: number, itemId: number): string => `/meetings/${meetingId}/minutes/notes/${itemId}`
export const signaturePath = (meetingId: number): string => `/meetings/${meetingId}/minutes/signature`
export const correctionPath = (meetingId: number): string => `/meetings/${meetingId}/minutes/correction`

/** The register: decisions in the order in which they were taken. */
export const decisionsPath = (asked = ''): string => `/decisions${asked}`
export const decisionsFilePath = (asked = ''): string => `/decisions.csv${asked}`
export const decisionPath = (number: number): string => `/decisions/${number}`
export const extractPath = (number: number): string => `/decisions/${number}.pdf`
