/** A hall full of voters for a meeting, as tests of counting want it. */
import type { House } from '#kernel/house.ts'
import { fillHall, type HallVoter } from './hall.ts'

export type CrowdVoter = HallVoter

/** So many organisations on the roll, each with one who is signed in and casts for it. */
export const crowd = (house: House, meetingId: number, count: number): Promise<CrowdVoter[]> => fillHall(house, meetingId, count)
