/** Plans told by mail: to who carries an action, to the body that is to read a draft, to the members of the owner; and to nobody who may not read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import type { MailPace } from '#kernel/values/mail.ts'
import { actorOf } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { mailReader } from '../../../../test/support/mails.ts'
import { smallNetwork } from '../../../../test/support/work.ts'
import { editItem } from '../commands/items.ts'
import { publishPlan, withdrawPlan } from '../commands/life.ts'
import { shareDraft } from '../commands/sharing.ts'
import { expected } from '../routes/expected.tsx'
import { expectant } from './mail.ts'

const tested = await testHouse()
const { house } = tested
const { run, actor, plan, bodies, person, region } = await smallNetwork(tested)
await person('Rene', 'regional_director', region)
const { tell, mails } = mailReader(house)
const people = await house.reader.selectFrom('people_person').select(['id', 'name']).execute()
const idOf = (name: string) => people.find((person) => person.name === name)!.id
for (const { id, name } of people)
  await house.db
    .updateTable('people_person')
    .set({ email: `${name.toLowerCase()}@essai.example` })
    .where('id', '=', id)
    .execute()
/** Who wants what: choices are people's to make, here they are simply there. */
const wants = async (name: string, topic: string, pace: MailPace) => {
  await house.db
    .insertInto('people_mail_choice')
    .values({ person_id: idOf(name), topic, pace })
    .onConflict((conflict) => conflict.columns(['person_id', 'topic']).doUpdateSet({ pace }))
    .execute()
}
const to = async () => {
  await tell()
  return (await mails()).map((mail) => mail.to).sort()
}
await to()

type Owner = { owner_person_id: number } | { owner_body_id: number } | { owner_organisation_id: number }
const owned = async (planId: number, owner: Owner) => {
  const { id } = await house.reader
    .selectFrom('plan_item')
    .select('id')
    .where('plan_id', '=', planId)
    .orderBy('level', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await house.db
    .updateTable('plan_item')
    .set({ owner_person_id: null, owner_body_id: null, owner_organisation_id: null, ...owner })
    .where('id', '=', id)
    .execute()
  return id
}
const edit = async (name: string, itemId: number, progress: number) => {
  const who = await actor(name)
  const { revision } = await house.reader.selectFrom('plan_item').select('revision').where('id', '=', itemId).executeTakeFirstOrThrow()
  await change(house, (tx) => editItem(tx, who, { itemId, revision, facts: { progress } }))
}

test('who carries an action is told when somebody else edits it, and not when he or she does', async () => {
  const { planId } = await plan({ state: 'published' })
  const item = await owned(planId, { owner_person_id: idOf('Rita') })
  await edit('Paule', item, 10)
  assert.deepEqual(await to(), ['rita'])
  await edit('Rita', item, 20)
  assert.deepEqual(await to(), [])
})

test('the members of a body or an organisation that carries it are told if they want', async () => {
  const { planId } = await plan({ state: 'published' })
  const item = await owned(planId, { owner_body_id: bodies.mobilite })
  await edit('Paule', item, 10)
  assert.deepEqual(await to(), [])
  await wants('Edith', 'plan.carried', 'at_once')
  await edit('Paule', item, 20)
  assert.deepEqual(await to(), ['edith'])
})

test('of a draft that he or she may not read, not even who carries an action is told', async () => {
  const { planId } = await plan({ state: 'draft', owner: 'Bretagne' })
  const item = await owned(planId, { owner_person_id: idOf('Rita') })
  await edit('Bran', item, 10)
  assert.deepEqual(await to(), [])
})

test('a draft that is shared is told to the members of the body, who may read it from now on', async () => {
  const { slug } = await plan({ state: 'draft', owner: 'Bretagne' })
  const bran = await actor('Bran')
  await run((tx) => shareDraft(tx, bran, { slug, bodyId: bodies.mobilite }))
  await tell()
  const all = await mails()
  assert.deepEqual(
    all.map((mail) => mail.to),
    ['edith'],
  )
  assert.match(all[0]!.text, new RegExp(`/plans/${slug}`))
})

test('a plan’s life is told to who wants it: members of the owner and of those below it; withdrawn meanwhile it is told to its own alone', async () => {
  const dina = await actor('Dina')
  for (const name of ['Bernard', 'Rita', 'Bran']) await wants(name, 'plan.plans', 'at_once')
  const { slug } = await plan({ state: 'draft' })
  await run((tx) => publishPlan(tx, dina, slug))
  assert.deepEqual(await to(), ['bernard', 'bran', 'rita'])
  const regional = await plan({ state: 'draft', owner: 'Bretagne' })
  const rene = await actor('Rene')
  await run((tx) => publishPlan(tx, rene, regional.slug))
  assert.deepEqual(await to(), ['bran', 'rita'], 'the network is not below the region')
  const again = await plan({ state: 'draft' })
  await run((tx) => publishPlan(tx, dina, again.slug))
  await run((tx) => withdrawPlan(tx, dina, again.slug))
  assert.deepEqual(await to(), ['bernard'], 'only the board of the owner still reads it')
})

test('of everyone of whom something is expected, the first look says so', async () => {
  const demo = (await testHouse({ demo: true })).house
  const today = demo.clock.today()
  const ids = (await demo.reader.selectFrom('people_person').select('id').execute()).map(({ id }) => id)
  const first = new Set(await expectant(demo.reader, ids, today))
  let awaited = 0
  for (const id of ids) {
    const who = await actorOf(demo.reader, id, null, today)
    if (who && (await expected(demo.reader, who, today)).length > 0) {
      awaited += 1
      assert.ok(first.has(id), who.name)
    }
  }
  assert.ok(awaited > 3 && first.size < ids.length, `${awaited} of ${first.size} of ${ids.length}`)
})
