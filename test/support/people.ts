/** A network with one region, one member and a few people, for tests of what can be done to them. */
import assert from 'node:assert/strict'
import { change } from '#kernel/change.ts'
import { addDays } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { journalEntries } from '#kernel/journal.ts'
import { Refusal } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { setUpNetwork } from '../../src/modules/people/commands/network.ts'
import { addPerson, giveMandate } from '../../src/modules/people/commands/persons.ts'
import { addBody, addOrganisation } from '../../src/modules/people/commands.ts'
import { actorOf } from '../../src/modules/people/queries.ts'
import { testHouse } from './house.ts'

export async function peopledHouse() {
  const { house } = await testHouse()
  const today = house.clock.today()
  const yesterday = addDays(today, -1)
  const tomorrow = addDays(today, 1)

  /** What is there for the tests: a network with one region and one member, and people. */
  const ids: Record<string, number> = {}
  const id = (name: string): number => ids[name]!
  const acting = async (name: string): Promise<Actor> => (await actorOf(house.reader, id(name), null, today))!
  const entries = (limit = 1) => journalEntries(house.reader, { scope: { kind: 'all' }, limit })

  async function refused(work: Promise<unknown>, code: string, status = 422): Promise<void> {
    await assert.rejects(work, (error) => {
      assert.ok(error instanceof Refusal, String(error))
      assert.deepEqual([error.objections[0]?.code, error.status], [code, status])
      return true
    })
  }
  const as = <Result>(
    actor: Actor,
    work: (tx: Parameters<Parameters<typeof change<Result>>[1]>[0], actor: Actor) => Promise<Result>,
  ): Promise<Result> => change(house as House, (tx) => work(tx, actor))

  const made = await as(SHELL, (tx, shell) =>
    setUpNetwork(tx, shell, {
      name: 'Réseau d’essai',
      timeZone: 'Europe/Paris',
      person: { name: 'Paule Staff', email: 'Paule@essai.example', lang: 'fr', role: 'staff' },
    }),
  )
  ids.network = made.organisationId
  ids.paule = made.personId!
  const paule = await acting('paule')
  ids.bretagne = await as(paule, (tx, who) =>
    addOrganisation(tx, who, { kind: 'regional', name: 'Essai Bretagne', parentId: ids.network, region: 'BRE' }),
  )
  ids.jardins = await as(paule, (tx, who) =>
    addOrganisation(tx, who, { kind: 'member', name: 'Les Jardins  de l’Étang', parentId: ids.bretagne }),
  )
  ids.board = await as(paule, (tx, who) =>
    addBody(tx, who, { organisationId: id('network'), code: 'ca', name: { fr: 'Conseil', en: 'Board' } }),
  )
  for (const name of ['rita', 'sam', 'tom'])
    ids[name] = await as(paule, (tx, who) => addPerson(tx, who, { name, email: `${name}@essai.example` }))
  await as(SHELL, (tx, shell) =>
    giveMandate(tx, shell, { personId: id('sam'), role: 'secretary', organisationId: id('network'), startsOn: '2015-01-01' }),
  )
  await as(SHELL, (tx, shell) =>
    giveMandate(tx, shell, { personId: id('rita'), role: 'representative', organisationId: id('jardins'), startsOn: '2015-01-01' }),
  )
  return { house, today, yesterday, tomorrow, ids, id, acting, entries, refused, as }
}
