/** A changed key: the shares of 18 regions with 750 members, as the frame beside the form asks for them, with another formula each time. */
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { addLines, createBudget, setRegionKey } from '#modules/budget/index.ts'
import { addOrganisation, fillNetwork, networkOrganisation, REGIONS, regionName } from '#modules/people/index.ts'
import { generatedMembers } from '../src/demo/members.ts'
import { testHouse } from '../test/support/house.ts'
import type { Figure } from './table.ts'

const MEMBERS = 750
const ROUNDS = 25
const median = (times: number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

/** The demonstration's network with an association in each region and a budget that shares among them. */
async function world() {
  const tested = await testHouse({ demo: true })
  const { house } = tested
  const { id: organisationId } = (await networkOrganisation(house.reader))!
  const versionId = await change(house, async (tx) => {
    const known = await tx.selectFrom('people_organisation').select('region').where('kind', '=', 'regional').execute()
    for (const region of REGIONS.filter((code) => !known.some((each) => each.region === code)))
      await addOrganisation(tx, SHELL, { kind: 'regional', name: `Banc ${regionName('fr', region)}`, parentId: organisationId, region })
    await fillNetwork(tx, SHELL, generatedMembers(MEMBERS, house.clock.today()))
    const budget = { organisationId, planId: null, title: { fr: 'Banc', en: null }, yearFrom: 2018, yearTo: 2018 }
    const { versionId: id } = await createBudget(tx, SHELL, budget)
    const line = { year: 2018, account: '657', label: 'Régions', amount_cents: 51_840_000 }
    await addLines(tx, SHELL, id, [{ ...line, recipient: 'regions', transfer: 'own' }])
    await setRegionKey(tx, SHELL, id, { terms: [{ by: 'equal', shareBp: 10_000 }], figuresYear: 2016, revision: 0 })
    return id
  })
  return { ...tested, versionId }
}

export async function regionsFigures(): Promise<Figure[]> {
  const { request, asRole, versionId } = await world()
  const headers = await asRole('treasurer')
  const timed = async (path: (round: number) => string, more: Record<string, string> = {}): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const began = performance.now()
      const answer = await request(path(round), { headers: { ...headers, ...more } })
      const text = await answer.text()
      if (answer.status !== 200 || !text.includes('Mayotte')) throw new Error(`${path(round)}: ${answer.status}`)
      if (round > 0) times.push(performance.now() - began)
    }
    return median(times)
  }
  const asked = (round: number) =>
    `/budget-versions/${versionId}/region-key?fixed=1000&equal=${10 + round}&members=${50 - round}&employees=40&figures=2016`
  const told = `${REGIONS.length} regions, over ${MEMBERS} members`
  return [
    {
      name: `a changed key: new shares, ${told}`,
      value: await timed(asked, { 'turbo-frame': 'region-shares' }),
      unit: 'ms',
      limit: '< 50',
    },
    { name: `the whole page of a key, ${told}`, value: await timed(asked), unit: 'ms', limit: '' },
    {
      name: `what goes to regions and actors, ${told}`,
      value: await timed((round) => `/budget-versions/${versionId}/regions?round=${round}`),
      unit: 'ms',
      limit: '',
    },
  ]
}
