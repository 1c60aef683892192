/** A network of one organisation, with people who hold a mandate of it. */
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { type Role, SHELL } from '#kernel/values/actor.ts'
import { addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import type { testHouse } from './house.ts'

/** `person`: somebody new with this mandate, as the headers by which he or she asks. */
export async function smallNetwork({ house, as }: Awaited<ReturnType<typeof testHouse>>) {
  const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
  const { organisationId: network } = await run((tx) =>
    setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
  )
  const person = async (name: string, role: Role) => {
    const personId = await run((tx) => addPerson(tx, SHELL, { name }))
    await run((tx) => giveMandate(tx, SHELL, { personId, role, organisationId: network, startsOn: '2015-01-01' }))
    return as(personId)
  }
  return { run, network, person }
}
