/** A general meeting whose voters give each other proxies: on paper at the desk, or online; and statutes that say something else for a while. */
import assert from 'node:assert/strict'
import { change } from '#kernel/change.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { giveProxy, type ProxyInput } from '#modules/assembly/index.ts'
import { actorOf } from '#modules/people/index.ts'
import { type BodyRules, bodyRules, type StatutesText, statutesById } from '#modules/statutes/index.ts'
import { gathering } from './meetings.ts'

export async function provedProxies() {
  const gathered = await gathering()
  const { house, meetingId, now, roll, representative, actor } = gathered
  const { db, clock } = house
  // A regional association with more votes, as the other college.
  const last = (await roll()).at(-1)!
  await db.updateTable('assembly_voter').set({ college: 'regions', weight: 5 }).where('id', '=', last.id).execute()
  const voters = await roll()
  /** Represents the first voter. */
  const ana = found(await actorOf(db, await representative(voters[0]!.organisationId!, 'Ana Essai'), null, clock.today()))
  const staff = await actor('Kévin Dorsalin')

  /** One voter's paper for another, by their places on the roll. */
  const input = (giver: number, holder: number | null, more: Partial<ProxyInput> = {}): ProxyInput => ({
    meetingId,
    giverId: voters[giver]!.id,
    holderId: holder === null ? null : voters[holder]!.id,
    instructions: {},
    channel: 'paper',
    signedBy: 'Une Présidente',
    ...more,
  })
  const gives = (who: Actor, asked: ProxyInput) => change(house, (tx) => giveProxy(tx, who, asked))
  const clear = () => db.deleteFrom('assembly_proxy').where('meeting_id', '=', meetingId).execute()
  /** Who is not there, by the place on the roll. */
  const absent = async (): Promise<number[]> => {
    const there = new Set((await roll()).filter(({ presence }) => presence !== null).map(({ id }) => id))
    return voters.flatMap(({ id }, place) => (there.has(id) ? [] : [place]))
  }

  /** Refused, with the sentence that people read. */
  async function refused(work: Promise<unknown>, sentence: RegExp, status = 422): Promise<void> {
    const error = await work.then(
      () => assert.fail('It was not refused.'),
      (thrown: unknown) => thrown,
    )
    assert.ok(error instanceof Refusal, String(error))
    assert.equal(error.status, status)
    const said = error.objections.map((each) => sayObjection(house, 'fr', each)).join(' ')
    assert.match(said.replaceAll(/[\u00a0\u202f]/g, ' '), sentence)
  }

  /** Changes what the statutes of the meeting say, as if another version had been fixed. */
  async function saying(edit: (ag: BodyRules) => void, work: () => Promise<void>): Promise<void> {
    const { statutesId } = await now()
    const { text } = found(await statutesById(db, statutesId!))
    const changed: StatutesText = structuredClone(text)
    edit(found(bodyRules(changed, 'ag')))
    const write = (rules: StatutesText) =>
      db
        .updateTable('statutes_version')
        .set({ rules: JSON.stringify(rules) })
        .where('id', '=', statutesId!)
        .execute()
    await write(changed)
    try {
      await work()
    } finally {
      await write(text)
    }
  }

  return { ...gathered, voters, ana, staff, input, gives, clear, absent, refused, saying }
}
