/** A general meeting of the demonstration network, as far as a test needs it: roll, representatives, who is there, proxies, resolutions. */
import { change } from '#kernel/change.ts'
import { found } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { fixRoll, type Meeting, type MeetingState, meeting, rulesOfMeeting, votersOf } from '#modules/assembly/index.ts'
import { actorOf, addPerson, giveMandate } from '#modules/people/index.ts'
import { testHouse } from './house.ts'

export interface GatheringOptions {
  /** Which body meets: `ag`, or `ca` (its persons vote). */
  body?: string
  state?: MeetingState
  /** `YYYY-MM-DDTHH:MM:SSZ`; the demonstration's day is 2017-03-14, 14:00 in Paris. */
  startsAt?: string
  /** The office of the session → the name of a person of the demonstration. */
  officers?: Partial<Record<'chair' | 'secretary' | 'teller' | 'desk', string>>
  background?: boolean
}

const OFFICERS = { chair: 'Solène Varenquier', secretary: 'Gildas Pontarec', teller: 'Théodore Grisval' }

/** Its rows are written straight into the tables: tests of one slice need not wait for the commands of another. */
export const gathering = async (options: GatheringOptions = {}) =>
  gatheringIn(await testHouse({ demo: true, background: options.background ?? false }), options)

/** The same in a demonstration house that stands already. */
export async function gatheringIn(
  tested: Awaited<ReturnType<typeof testHouse>>,
  { body = 'ag', state = 'open', startsAt = '2017-03-14T12:30:00Z', officers = OFFICERS }: Omit<GatheringOptions, 'background'> = {},
) {
  const { house } = tested
  const { db, clock } = house
  const personNamed = async (name: string): Promise<number> =>
    (await db.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const actor = async (name: string): Promise<Actor> => found(await actorOf(db, await personNamed(name), null, clock.today()))

  const { id: bodyId, organisation_id } = await db
    .selectFrom('people_body')
    .select(['id', 'organisation_id'])
    .where('code', '=', body)
    .executeTakeFirstOrThrow()
  const instant = new Date(startsAt)
  const { id } = await db
    .insertInto('assembly_meeting')
    .values({
      organisation_id,
      body_id: bodyId,
      title_fr: 'Assemblée d’essai',
      starts_at: instant,
      time_zone: 'Europe/Paris',
      place: 'Paris',
      state,
      convened_at: state === 'draft' ? null : new Date(instant.getTime() - 20 * 86_400_000),
      opened_at: state === 'open' || state === 'closed' ? instant : null,
      example: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  /** The meeting as it is now, for the command line. */
  const now = async (): Promise<Meeting> => found(await meeting(db, SHELL, id, clock.today()))
  if (state !== 'draft') {
    const at = await now()
    const rules = found(await rulesOfMeeting(db, at))
    await change(house, (tx) => fixRoll(tx, at, rules))
    for (const [role, name] of Object.entries(officers))
      await db
        .insertInto('assembly_officer')
        .values({ meeting_id: id, role: role as 'chair', person_id: await personNamed(name) })
        .execute()
  }

  /** Those who may vote, by name. */
  const roll = async () => (await votersOf(db, id)).filter(({ excluded }) => excluded === null)

  /** A new person who represents this voter's organisation. */
  const representative = (organisationId: number, name: string): Promise<number> =>
    change(house, async (tx) => {
      const personId = await addPerson(tx, SHELL, { name, email: `${name.toLowerCase().replace(/\W/g, '')}@essai.example`, example: true })
      await giveMandate(tx, SHELL, { personId, role: 'representative', organisationId, startsOn: '2016-01-01' })
      return personId
    })

  /** Signs a voter in, cast for by this person. */
  const comes = async (voterId: number, personId: number | null = null, mode: 'room' | 'remote' = 'room', at = clock.now()) => {
    await db
      .insertInto('assembly_presence')
      .values({ voter_id: voterId, from_at: at, mode, channel: mode === 'room' ? 'desk' : 'link', by_person_id: null })
      .execute()
    if (personId !== null)
      await db.updateTable('assembly_voter').set({ caster_id: personId, bound_at: at }).where('id', '=', voterId).execute()
  }
  const leaves = (voterId: number, at = clock.now()) =>
    db.updateTable('assembly_presence').set({ to_at: at }).where('voter_id', '=', voterId).where('to_at', 'is', null).execute()

  /** One voter gives another its proxy; `instructions`: resolution id → choice. */
  const gives = async (giverId: number, holderId: number | null, instructions: Record<string, string> = {}, at = clock.now()) => {
    const made = await db
      .insertInto('assembly_proxy')
      .values({
        meeting_id: id,
        giver_id: giverId,
        holder_id: holderId,
        given_at: at,
        channel: 'online',
        by_person_id: null,
        instructions: JSON.stringify(instructions),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  }

  /** A draft resolution on an item of its own. */
  const resolution = async (number: number, decision = 'ordinary', subject: { kind: string; id: number; sha256: string } | null = null) => {
    const item = await db
      .insertInto('assembly_item')
      .values({ meeting_id: id, position: number, kind: 'decision', title_fr: `Point ${number}` })
      .returning('id')
      .executeTakeFirstOrThrow()
    const made = await db
      .insertInto('assembly_resolution')
      .values({
        meeting_id: id,
        item_id: item.id,
        number,
        title_fr: `Résolution ${number}`,
        text_fr: `L’assemblée adopte la résolution ${number}.`,
        decision,
        subject_kind: subject?.kind ?? null,
        subject_id: subject?.id ?? null,
        subject_sha256: subject?.sha256 ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id: made.id, itemId: item.id }
  }

  return { ...tested, meetingId: id, bodyId, now, actor, personNamed, roll, representative, comes, leaves, gives, resolution }
}
