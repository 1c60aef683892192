/** What is said of attendance: the desk, the code in the room, cards, sheets, quorum. */
export { attendanceDeeds } from './attendance-deeds.ts'
export { attendanceRefusals, excludedReason } from './attendance-refusals.ts'
export { deskWords } from './attendance-words.ts'
export { hereWords, quorumWords } from './here-words.ts'
export { paperWords } from './paper-words.ts'
export { type QuorumTold, quorumTold } from './quorum-told.ts'
