/** Who reads a draft, and why: staff and board of its owner, and the bodies that it is shared with. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { journalScope } from '#kernel/history.ts'
import type { JournalScope } from '#kernel/journal.ts'
import { type Actor, BOARD, STAFF } from '#kernel/values/actor.ts'
import type { Localized } from '#kernel/values/lang.ts'
import { type BodyFacts, bodiesOf, body, type MandateFacts, mandatesOf, networkOrganisation, organisation } from '#modules/people/index.ts'
import { sharedBodiesOf } from '../rules.ts'
import type { Plan } from './plans.ts'

export interface ReadingBody {
  id: number
  name: Localized
  organisationName: string
  /** Those who sit in it today; they read the draft. */
  members: string[]
}

export interface DraftReaders {
  organisationName: string
  staff: string[]
  board: string[]
  bodies: ReadingBody[]
  /** Bodies of the owner and of the network with which it is not shared. */
  offered: ReadingBody[]
}

const isInForce = (mandate: MandateFacts, today: Day) => mandate.startsOn <= today && (mandate.endsOn === null || today <= mandate.endsOn)
const namesIn = (mandates: MandateFacts[], today: Day): string[] => [
  ...new Set(mandates.filter((mandate) => isInForce(mandate, today)).flatMap(({ personName }) => personName ?? [])),
]

/** The bodies that a draft may be shared with: its owner's and the network's. */
export async function bodiesNear(reader: Reader, responsibleId: number, today: Day): Promise<BodyFacts[]> {
  const network = await networkOrganisation(reader)
  const owners = [...new Set([responsibleId, network?.id ?? responsibleId])]
  return (await Promise.all(owners.map((id) => bodiesOf(reader, id, today)))).flat()
}

/** Who reads this draft. Asked by those who share it, who know names. */
export async function draftReaders(reader: Reader, actor: Actor, plan: Plan, today: Day): Promise<DraftReaders> {
  const own = await mandatesOf(reader, actor, { organisationId: plan.responsibleId }, today)
  const near = await bodiesNear(reader, plan.responsibleId, today)
  const elsewhere = await Promise.all(
    plan.sharedWith.filter((id) => !near.some((each) => each.id === id)).map((id) => body(reader, id, today)),
  )
  const all = [...near, ...elsewhere.filter((each) => each !== null)]
  const reading = await Promise.all(
    all.map(
      async (each): Promise<ReadingBody> => ({
        id: each.id,
        name: each.name,
        organisationName: each.organisationName,
        members: namesIn(await mandatesOf(reader, actor, { bodyId: each.id }, today), today),
      }),
    ),
  )
  return {
    organisationName: (await organisation(reader, plan.responsibleId))?.name ?? '',
    staff: namesIn(
      own.filter(({ role }) => STAFF.includes(role)),
      today,
    ),
    board: namesIn(
      own.filter(({ role }) => BOARD.includes(role)),
      today,
    ),
    bodies: reading.filter(({ id }) => plan.sharedWith.includes(id)),
    offered: reading.filter(({ id }) => !plan.sharedWith.includes(id)),
  }
}

/**
 * As much of the journal as this reader may see on a plan's own threads. Whoever reads a draft because it is shared with a body also reads how it
 * came about, though he or she holds no mandate of its owner; the journal's own page goes on showing nothing of it (docs/permissions.md).
 */
export function threadScope(actor: Actor | null, networkId: number | null, plan: Pick<Plan, 'responsibleId' | 'sharedWith'>): JournalScope {
  const scope = journalScope(actor, networkId)
  if (scope.kind !== 'organisations' || sharedBodiesOf(actor, plan).length === 0) return scope
  return { kind: 'organisations', ids: [...new Set([...scope.ids, plan.responsibleId])] }
}
