/** A few deeds of the example people, so that threads, the journal and « what moved lately » have something to tell. */
import { change } from '#kernel/change.ts'
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { actorOf, findByName } from '#modules/people/index.ts'
import { editItem, type ItemFacts, planBySlug, planItems } from '#modules/plan/index.ts'

interface Deed {
  person: string
  /** The code of an action of Réussir 2020. */
  action: string
  facts: Partial<ItemFacts>
}

const DEEDS: Deed[] = [
  { person: 'Kévin Dorsalin', action: 'A1.3.1', facts: { progress: 60 } },
  { person: 'Rosalie Quentrec', action: 'A2.1.2', facts: { progress: 35 } },
  { person: 'Mireille Castaban', action: 'A1.2.1', facts: { progress: 50 } },
  { person: 'Inès Talbourdin', action: 'A2.3.1', facts: { starts_on: '2017-04-03' } },
]

/** Each deed as its person, through the same command as the page. */
export async function buildDeeds(house: House): Promise<void> {
  const today = house.clock.today()
  const plan = found(await planBySlug(house.reader, null, 'reussir-2020'))
  const items = await planItems(house.reader, null, [plan.id], today)
  for (const { person, action, facts } of DEEDS) {
    const { id } = found(await findByName(house.reader, person, today))
    const actor = found(await actorOf(house.reader, id, null, today))
    const item = found(items.find(({ code }) => code === action))
    await change(house, (tx) => editItem(tx, actor, { itemId: item.id, revision: item.revision, facts }))
  }
}
