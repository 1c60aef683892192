/** `bin/gouvernail erase`: it says before it does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { erase } from './erase.ts'

const { house, id } = await peopledHouse()

async function run(...args: string[]) {
  const said: string[] = []
  const note = (text: string) => void said.push(text)
  return { code: await erase.run(house, args, { line: note, progress: note }), said: said.join('\n') }
}
const stored = () =>
  house.reader.selectFrom('people_person').select(['name', 'email']).where('id', '=', id('tom')).executeTakeFirstOrThrow()

test('without an address, or with one that nobody has, nothing is done', async () => {
  assert.equal((await run()).code, 2)
  assert.equal((await run('tom@essai.example', '--no')).code, 2)
  assert.equal((await run('nobody@essai.example', '--yes')).code, 1)
})

test('it says what would go and where the name is written, and erases with --yes alone', async () => {
  await change(house, async (tx) => {
    await tx.updateTable('people_organisation').set({ note_fr: 'Fondé par Tom en 1995.' }).where('id', '=', id('jardins')).execute()
  })
  const asked = await run('tom@essai.example')
  assert.equal(asked.code, 0)
  assert.match(asked.said, new RegExp(`/organisations/${id('jardins')}\n[^]*--yes`))
  assert.equal((await stored()).name, 'tom')
  assert.equal((await run('TOM@essai.example', '--yes')).code, 0)
  assert.deepEqual(await stored(), { name: '', email: null })
})

test('a mandate in force stands in the way here too', async () => {
  const refused = await run('rita@essai.example', '--yes')
  assert.equal(refused.code, 1)
  assert.match(refused.said, /mandat est encore en vigueur.* \/ A mandate is still in force/)
})
