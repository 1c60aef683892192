/** Who sees the way to the network's own pages, and to the erasure of a person. */
import type { Panel } from '#kernel/capability.ts'
import { ErasurePanel, NetworkPanel } from '../pages/keeping-panels.tsx'
import { networkIdOf } from '../queries.ts'
import { mayEditNetwork, mayKeepPeople } from '../rules/rights.ts'

/** On the page of the network itself: for those who keep it or its people. */
export const networkPanel: Panel = async (house, { actor, lang }, id) => {
  if (actor === null || (await networkIdOf(house.reader)) !== id) return null
  const edit = mayEditNetwork(actor, id)
  return edit || mayKeepPeople(actor, id) ? <NetworkPanel lang={lang} edit={edit} /> : null
}

/** On the page of a person: for the permanents; one's own data stands among one's own pages. */
export const erasurePanel: Panel = async (house, { actor, lang }, id) =>
  actor !== null && actor.personId !== id && mayKeepPeople(actor, await networkIdOf(house.reader)) ? (
    <ErasurePanel lang={lang} personId={id} />
  ) : null
