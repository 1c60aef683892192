/** Who can be written to, what they chose to be told of, and what waits for their next digest. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import { refusedAddresses } from '#kernel/mail/outbox.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { MailPace } from '#kernel/values/mail.ts'
import type { GatheredPace } from '../rules/mail.ts'

export interface MailReader {
  id: number
  name: string
  email: string
  lang: Lang
  example: boolean
}

/** An address that does not take mails: marked by hand as returned, or refused by its server at our last mail. */
export interface AddressTrouble {
  kind: 'returned' | 'refused'
  since: Date
}

const NOBODY = [-1]
const among = (ids: number[]) => (ids.length > 0 ? ids : NOBODY)

/** What is wrong with the present addresses of these people; who is not in the answer can be written to, as far as is known. */
export async function mailTroubles(reader: Reader, personIds: number[]): Promise<Map<number, AddressTrouble>> {
  const people = await reader
    .selectFrom('people_person as p')
    .leftJoin('people_mail_trouble as t', (join) => join.onRef('t.person_id', '=', 'p.id').onRef('t.email', '=', 'p.email'))
    .select(['p.id', 'p.email', 't.since'])
    .where('p.id', 'in', among(personIds))
    .where('p.email', 'is not', null)
    .execute()
  const refused = await refusedAddresses(
    reader,
    people.map(({ email }) => email!),
  )
  return new Map(
    people.flatMap(({ id, email, since }): [number, AddressTrouble][] => {
      if (since) return [[id, { kind: 'returned', since }]]
      const mail = refused.get(email!)
      return mail ? [[id, { kind: mail.state === 'returned' ? 'returned' : 'refused', since: mail.at }]] : []
    }),
  )
}

/** Those of these people who have an address that takes mails, by id. */
export async function mailReaders(reader: Reader, personIds: number[]): Promise<Map<number, MailReader>> {
  const [people, troubled] = await Promise.all([
    reader
      .selectFrom('people_person')
      .select(['id', 'name', 'email', 'lang', 'example'])
      .where('id', 'in', among(personIds))
      .where('email', 'is not', null)
      .where('erased_on', 'is', null)
      .execute(),
    mailTroubles(reader, personIds),
  ])
  return new Map(people.filter(({ id }) => !troubled.has(id)).map((person) => [person.id, { ...person, email: person.email! }]))
}

/** The next people with a mandate in force, in the order of their ids: digests go through all of them, a few hundred at a time. */
export async function holdersAfter(reader: Reader, after: number, limit: number, today: Day): Promise<number[]> {
  const rows = await reader
    .selectFrom('people_mandate')
    .select('person_id')
    .distinct()
    .where('person_id', '>', after)
    .where('starts_on', '<=', today)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.person_id)
}

/** What these people chose; who chose nothing for a topic has its usual pace. */
export async function mailChoices(reader: Reader, personIds: number[]): Promise<Map<number, Map<string, MailPace>>> {
  const rows = await reader
    .selectFrom('people_mail_choice')
    .select(['person_id', 'topic', 'pace'])
    .where('person_id', 'in', among(personIds))
    .execute()
  const people = Map.groupBy(rows, (row) => row.person_id)
  return new Map([...people].map(([id, chosen]) => [id, new Map(chosen.map(({ topic, pace }) => [topic, pace]))]))
}

/** The deeds that wait for these people's digests of these paces. */
export const gatheredFor = (reader: Reader, personIds: number[], paces: GatheredPace[]) =>
  reader
    .selectFrom('people_mail_gathered')
    .select(['person_id', 'entry_id', 'topic'])
    .where('person_id', 'in', among(personIds))
    .where('pace', 'in', paces)
    .orderBy('entry_id')
    .execute()

/** Whose mail it is: the person with this address today. */
export const personOfAddress = (reader: Reader, email: string) =>
  reader.selectFrom('people_person').select(['id', 'email']).where('email', '=', email.toLowerCase()).executeTakeFirst()
