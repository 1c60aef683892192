/** The example people that the demonstration offers to sign in as. */
import type { Reader } from '#kernel/database.ts'
import type { Day } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { demoGroup, inForce } from '../rules.ts'
import { mandatesOf } from './people.ts'

/** The hand-made people come first; generated members add thousands behind them. */
const MOST = 40

/** Example people with an e-mail, each with the mandates of past and present and the group it shows. */
export async function examplePeople(reader: Reader, today: Day) {
  const persons = await reader
    .selectFrom('people_person')
    .select(['id', 'name'])
    .where('erased_on', 'is', null)
    .where('example', '=', true)
    .where('email', 'is not', null)
    .orderBy('id')
    .limit(MOST)
    .execute()
  const kinds = await reader
    .selectFrom('people_organisation as o')
    .innerJoin('people_mandate as m', 'm.organisation_id', 'o.id')
    .select(['o.id', 'o.kind'])
    .distinct()
    .where('m.person_id', 'in', persons.length > 0 ? persons.map((person) => person.id) : [-1])
    .execute()
  const kindOf = new Map(kinds.map((each) => [each.id, each.kind]))
  const all = await Promise.all(persons.map((person) => mandatesOf(reader, EVERYONE_SEEN, { personId: person.id }, today)))
  return persons.map((person, place) => {
    const mandates = all[place] ?? []
    const current = mandates.filter((mandate) => inForce(mandate, today))
    return { ...person, mandates, group: demoGroup(current.map((each) => ({ role: each.role, kind: kindOf.get(each.organisationId)! }))) }
  })
}

/** In the demonstration anyone may become any of them, so anyone may see their mandates: read as someone who is signed in. */
const EVERYONE_SEEN = { personId: -1, name: '', lang: 'fr' as Lang, example: true, mandates: [], acting: null }

/** One example person to sign in as; nobody else can be entered by this door. */
export const examplePerson = (reader: Reader, id: number) =>
  reader
    .selectFrom('people_person')
    .select(['id', 'name', 'email', 'lang'])
    .where('erased_on', 'is', null)
    .where('id', '=', id)
    .where('example', '=', true)
    .executeTakeFirst()
