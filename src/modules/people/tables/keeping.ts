/** Tables and deeds of keeping organisations, persons, bodies, mandates, fees and figures. */
import type { Role } from '#kernel/values/actor.ts'
import type { FeeState, FigureKind, MandateFacts, Said } from '../tables.ts'

type Day = string

/** What is noted of one year: null takes away what was said, what is missing stays as it is. */
export interface YearNoted {
  year: number
  fee?: FeeState | null
  figures: { [Kind in FigureKind]?: number | null }
}

/** What a deed on mandates can be undone as. */
export type MandateDeed = 'given' | 'ended' | 'replaced'

declare module '#kernel/database.ts' {
  interface Database {
    /** What stood there before a deed on many fees. */
    people_fee_before: Said & { entry_id: number; organisation_id: number; state: FeeState | null; example: boolean }
  }
}

/** Days and states only: no payload names a person. */
declare module '#kernel/capability.ts' {
  interface Deeds {
    'organisation.year_recorded': YearNoted
    /** `state` null: not called. */
    'fees.recorded': { year: number; state: FeeState | null; count: number }
    'fees.undone': { undoes: number; year: number; count: number }
    'body.edited': { fields: string[] }
    'mandate.replaced': { role: Role; startsOn: Day; endsOn: Day | null; before: Day | null }
    /** An organisation left, and its mandates with it; `before`: their last days until then, by id. */
    'mandates.ended': { endsOn: Day; count: number; before: [number, Day | null][] }
    'mandate.undone': { undoes: number; what: MandateDeed; role: Role }
    'mandates.undone': { undoes: number; count: number }
  }
}

/** One thing that may have to be done soon, for whoever it waits for. */
export type Awaited =
  | { what: 'own' | 'seat' | 'mandate' | 'last_representative'; mandate: MandateFacts }
  | { what: 'seats' | 'mandates'; count: number; first: Day }
  | { what: 'vacant'; role: Role; organisationId: number; organisationName: string }
  | { what: 'fee'; organisationId: number; organisationName: string; year: number; example: boolean }
