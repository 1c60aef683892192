/** Deeds told by mail: to whom they concern, as soon as he or she wants, once each, and never what may not be read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { change, record } from '#kernel/change.ts'
import { clockWith } from '#kernel/clock.ts'
import { instantIn } from '#kernel/dates.ts'
import type { House } from '#kernel/house.ts'
import { outbox } from '#kernel/mail.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import type { MailPace } from '#kernel/values/mail.ts'
import { mailReader } from '../../../../test/support/mails.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { chooseMails, markReturned } from '../commands/mail.ts'
import { editPerson, giveMandate } from '../commands/persons.ts'
import { editOrganisation } from '../commands.ts'
import { MOST_AT_ONCE_AN_HOUR } from '../rules/mail.ts'
import { sendDigests } from './mail-digest.ts'

const { house, id, acting, as, today } = await peopledHouse()
const { tell, mails } = mailReader(house)
const to = async () => (await mails()).map((mail) => mail.to).sort()
const paule = await acting('paule')
const choose = async (name: string, topic: string, pace: MailPace) => {
  const actor = await acting(name)
  await change(house, (tx) => chooseMails(tx, actor, new Map([[topic, pace]])))
}
const give = (who: Actor, name: string, role: Role, organisation: string, startsOn = today) =>
  as(who, (tx, actor) => giveMandate(tx, actor, { personId: id(name), role, organisationId: id(organisation), startsOn }))
const renamed = (name: string) => as(paule, (tx, who) => editOrganisation(tx, who, id('jardins'), { name, parentId: id('bretagne') }))
const atWall = (wall: string) => ({ ...house, clock: clockWith(instantIn('Europe/Paris', wall).getTime() - Date.now(), 'Europe/Paris') })

test('what was done before the first look is told to nobody', async () => {
  await tell()
  assert.deepEqual(await to(), [])
})

test('a mandate is told at once to whom it is given and to who speaks for the organisation, once', async () => {
  const rita = await acting('rita')
  await give(rita, 'tom', 'representative', 'jardins')
  await tell()
  const [mail, ...others] = await mails()
  assert.equal(mail?.to, 'tom', 'rita did it herself')
  assert.deepEqual(others, [])
  assert.match(mail!.text, /a donné un mandat/)
  assert.match(mail!.text, /^Bonjour tom,$/m)
  assert.match(mail!.text, /rita/)
  assert.match(mail!.unsubscribe!, /^http:\/\/localhost:3000\/unsubscribe\/\S+$/)
  await tell()
  assert.deepEqual(await to(), [])
})

test('several deeds of one moment are one mail', async () => {
  await give(paule, 'sam', 'teller', 'network')
  await give(paule, 'sam', 'staff', 'network')
  await tell()
  const [mail, ...others] = await mails()
  assert.deepEqual([mail?.to, others.length], ['sam', 0])
  assert.equal(mail!.text.match(/a donné un mandat/g)?.length, 2)
})

test('nobody is told of one’s own deed, nor of what nobody wants to be told', async () => {
  const sam = await acting('sam')
  await as(sam, (tx, who) => editPerson(tx, who, id('sam'), { name: 'Sam', lang: 'en' }))
  await renamed('Les Jardins d’ici')
  await tell()
  assert.deepEqual(await to(), [])
})

test('who wants never gets none, and who wants it at once gets it in the chosen language', async () => {
  await choose('tom', 'people.mandates', 'never')
  await choose('rita', 'people.organisations', 'at_once')
  await as(paule, (tx, who) => editPerson(tx, who, id('rita'), { name: 'rita', lang: 'en' }))
  await tell()
  await mails()
  await renamed('Les Jardins de là')
  await give(await acting('rita'), 'sam', 'representative', 'jardins')
  await tell()
  const all = await mails()
  assert.deepEqual(all.map((mail) => mail.to).sort(), ['rita', 'sam'])
  assert.match(all.find((mail) => mail.to === 'rita')!.text, /Hello rita[\s\S]*edited the name/)
})

test('after so many mails within the hour the rest waits for the morning', async () => {
  for (let done = 0; done < MOST_AT_ONCE_AN_HOUR + 2; done += 1) {
    await renamed(`Les Jardins ${done}`)
    await tell()
  }
  assert.equal((await mails()).filter((mail) => mail.to === 'rita').length, MOST_AT_ONCE_AN_HOUR - 2, 'two went before')
  const waiting = await house.reader.selectFrom('people_mail_gathered').selectAll().where('person_id', '=', id('rita')).execute()
  assert.deepEqual(
    waiting.map(({ pace }) => pace),
    ['daily', 'daily', 'daily', 'daily'],
  )
})

test('a person without an address, or whose address takes no mails, gets none', async () => {
  await choose('tom', 'people.mandates', 'at_once')
  const sam = await acting('sam')
  const [last] = await outbox(house.reader, 1)
  await house.db.updateTable('mail_message').set({ state: 'sent', recipient: 'tom@essai.example' }).where('id', '=', last!.id).execute()
  await change(house, (tx) => markReturned(tx, sam, last!.id, true))
  await give(paule, 'tom', 'staff', 'network')
  await tell()
  assert.deepEqual(await to(), [])
  await as(paule, (tx, who) => editPerson(tx, who, id('tom'), { name: 'tom', email: 'tom.neuf@essai.example' }))
  await tell()
  assert.deepEqual(await to(), ['tom.neuf'])
})

test('what the person may not see is not told', async () => {
  const blind = {
    ...house,
    capabilities: house.capabilities.map((each) => ({
      ...each,
      objects: each.objects && { ...each.objects, mandate: async () => new Map() },
    })),
  }
  await give(paule, 'tom', 'teller', 'network')
  await tell(blind)
  assert.deepEqual(await to(), [])
})

test('killed in the middle, the mails and the cursor are written together or not at all', async () => {
  const cursor = async () =>
    (await sql<{ value: number }>`select value from kernel_setting where name = 'mail.told'`.execute(house.db)).rows[0]!.value
  await give(paule, 'tom', 'regional_director', 'network')
  const before = await cursor()
  const dying: House = { ...house, jobs: { ...house.jobs, sendAll: () => Promise.reject(new Error('killed')) } }
  await assert.rejects(tell(dying), /killed/)
  assert.deepEqual([await to(), await cursor()], [[], before])
  await Promise.all([tell(), tell(), tell()])
  assert.deepEqual(await to(), ['tom.neuf'], 'by three at once, one mail')
  assert.ok((await cursor()) > before)
})

test('thousands of entries are told in strides, and quiet ones to nobody', async () => {
  const subjects = [{ kind: 'organisation', id: id('jardins') }]
  await choose('rita', 'people.organisations', 'weekly')
  await change(house, async (tx) => {
    for (let done = 0; done < 1_200; done += 1)
      await record(tx, SHELL, 'organisation.edited', {
        organisationId: id('jardins'),
        public: true,
        subjects,
        payload: { fields: ['town'] },
      })
  })
  await tell()
  assert.deepEqual(await to(), [])
  const { count } = await house.reader
    .selectFrom('people_mail_gathered')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('person_id', '=', id('rita'))
    .where('pace', '=', 'weekly')
    .executeTakeFirstOrThrow()
  assert.equal(count, 1_204, 'with the four that waited for the morning: they follow the choice')
})

test('a digest leaves when it is due, once, with what was gathered and what is expected', async () => {
  await sendDigests(atWall('2031-03-10T09:00')) // A Monday; the first look of all sends nothing.
  assert.deepEqual(await to(), [])
  await house.db
    .updateTable('people_mandate')
    .set({ ends_on: '2031-03-31' })
    .where('person_id', '=', id('sam'))
    .where('role', '=', 'secretary')
    .execute()
  for (const wall of ['2031-03-16T09:00', '2031-03-17T07:59']) await sendDigests(atWall(wall))
  assert.deepEqual(await to(), [], 'nobody has a daily one')
  await Promise.all([sendDigests(atWall('2031-03-17T08:00')), sendDigests(atWall('2031-03-17T08:01'))])
  await sendDigests(atWall('2031-03-17T12:00'))
  const all = await mails()
  assert.deepEqual(all.map((mail) => mail.to).sort(), ['rita', 'sam'])
  const [rita, sam] = [all.find((mail) => mail.to === 'rita')!, all.find((mail) => mail.to === 'sam')!]
  assert.match(rita.subject, /^Your digest of the week · Réseau d’essai$/)
  assert.match(rita.text, /^- Les Jardins 6\n {2}edited the name · Paule Staff, .*\n {2}edited the town · Command line · .*\n {2}http/m)
  assert.match(sam.text, /What is expected of you[\s\S]*Your mandate ends[\s\S]*due on 31 March 2031/)
  assert.deepEqual([rita.list, sam.list], ['digest', 'digest'])
  assert.deepEqual(await house.reader.selectFrom('people_mail_gathered').selectAll().where('pace', '=', 'weekly').execute(), [])
})

test('a digest that was due while the house was down leaves afterwards, and a round cut off is taken up where it stopped', async () => {
  await sendDigests(atWall('2031-03-25T11:00'))
  assert.deepEqual(await to(), ['sam'], 'Monday’s, on Tuesday')
  await change(house, async (tx) => {
    const { value } = await tx.selectFrom('kernel_setting').select('value').where('name', '=', 'mail.digest').executeTakeFirstOrThrow()
    const cut = { ...(value as object), going: { paces: ['weekly'], after: id('sam') } }
    await tx
      .updateTable('kernel_setting')
      .set({ value: JSON.stringify(cut) })
      .where('name', '=', 'mail.digest')
      .execute()
  })
  await sendDigests(atWall('2031-03-25T11:01'))
  assert.deepEqual(await to(), [], 'sam was done')
})

test('nothing to say is no mail, and who wants no digest gets none', async () => {
  await choose('sam', 'people.expected', 'never')
  await sendDigests(atWall('2031-03-31T08:00'))
  assert.deepEqual(await to(), [])
})
