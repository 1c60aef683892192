/** The directory of a network of 5 000 members and 20 000 persons, each page made anew with nothing kept. */
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { fillNetwork } from '#modules/people/index.ts'
import { generatedMembers } from '../src/demo/members.ts'
import { testHouse } from '../test/support/house.ts'
import type { Figure } from './table.ts'

const MEMBERS = 5_000
const ROUNDS = 12

/** What is asked for, and by whom: a stranger, or a permanent who sees the most. */
const PAGES: Record<string, string[]> = {
  'list of organisations': ['/organisations', '/organisations?page=80', '/organisations?sort=joined&state=all'],
  'filtered list': ['/organisations?region=BRE&kind=member', '/organisations?fee=called&sort=town', '/organisations?state=left'],
  'search in the list': ['/organisations?words=ateliers', '/organisations?words=atelirs', '/organisations?words=port+levant'],
  map: ['/organisations/map', '/organisations/map?measure=fees'],
  persons: ['/persons', '/persons?page=300', '/persons?words=adele', '/persons?words=adelle', '/persons?role=president&region=BRE'],
  mandates: ['/mandates', '/mandates?within=3', '/mandates?state=ended&role=president'],
  'search of everything': ['/search?q=ateliers', '/search?q=adele', '/search?q=port', '/search?q=formatoin', '/search?q=introuvable'],
}

/** The last generated organisation, one region, the network. */
async function organisationPages(reader: Awaited<ReturnType<typeof testHouse>>['house']['reader']): Promise<string[]> {
  const rows = await reader
    .selectFrom('people_organisation')
    .select(['kind'])
    .select((eb) => eb.fn.max('id').as('id'))
    .groupBy('kind')
    .execute()
  return rows.map(({ id }) => `/organisations/${id}`)
}

/** The 95th percentile of each kind of page, in milliseconds; and how long the filling took. */
export async function peopleFigures(): Promise<Figure[]> {
  const { house, request, asRole } = await testHouse({ demo: true })
  const generated = generatedMembers(MEMBERS, house.clock.today())
  const began = performance.now()
  const { persons } = await change(house, (tx) => fillNetwork(tx, SHELL, generated))
  const filled = (performance.now() - began) / 1_000
  const staff = await asRole('staff')
  const p95 = async (paths: string[]): Promise<number> => {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++)
      for (const path of paths)
        for (const headers of [{}, staff]) {
          house.kept.clear()
          const since = performance.now()
          const answer = await request(path, { headers })
          await answer.text()
          if (answer.status !== 200 && answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
          // A stranger who is led to the sign-in waits for nothing.
          if (round > 0 && answer.status === 200) times.push(performance.now() - since)
        }
    times.sort((one, other) => one - other)
    return times[Math.floor(times.length * 0.95)]!
  }
  const figures: Figure[] = [{ name: `${MEMBERS} members and ${persons} persons added`, value: filled, unit: 's', limit: '< 60' }]
  const all = Object.entries({ ...PAGES, 'an organisation': await organisationPages(house.reader) })
  for (const [name, paths] of all)
    figures.push({ name: `${name}, ${MEMBERS} members, nothing kept, p95`, value: await p95(paths), unit: 'ms', limit: '< 60' })
  return figures
}
