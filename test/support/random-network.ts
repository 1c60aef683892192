/** Networks made at random, as the house may keep them: for what files tell of their members. */
import fc from 'fast-check'
import { ROLES } from '#kernel/values/actor.ts'
import { nameKey } from '#kernel/values/name-key.ts'
import type { KnownMandate, KnownNetwork, KnownOrganisation, KnownPerson } from '../../src/modules/people/rules/members-known.ts'
import { memberKey } from '../../src/modules/people/rules/members-known.ts'
import { isSiret } from '../../src/modules/people/rules.ts'
import { REGIONS } from '../../src/modules/people/tables.ts'

const TODAY = '2017-03-14'
/** What a form takes: no control characters, something to see; what looks like a failed formula is read as one. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((made) => made.replace(/[\p{Cc}\p{Cs}\ufffe\uffff\ufeff]/gu, '').trim())
  .filter((made) => made !== '' && !/^(#|Err:)/i.test(made))
const odd = fc.constantFrom(
  '=1+1',
  "'=x",
  '+33 6 12',
  '-',
  '@ici',
  'a;b',
  'un "mot"',
  'Les  deux  espaces',
  'L’Été',
  '00042',
  '2016',
  '1,5',
  'oui',
  'Nom',
)
const words = fc.oneof(text, odd)
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null })
const day = fc
  .date({ min: new Date('1880-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const year = fc.integer({ min: 1995, max: 2018 })
const siret = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 })
  .map((digits) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) => `${digits.join('')}${key}`).find(isSiret)!)

const organisation = fc.record({
  kind: fc.constantFrom('regional' as const, 'member' as const, 'member' as const, 'partner' as const),
  name: words,
  region: maybe(fc.constantFrom(...REGIONS)),
  town: maybe(words),
  site: maybe(fc.webUrl({ validSchemes: ['https'] }).filter((url) => url.length < 200)),
  siret: maybe(siret),
  days: maybe(fc.tuple(day, maybe(day))),
  parent: fc.nat(20),
  example: fc.boolean(),
  fees: fc.array(fc.tuple(year, fc.constantFrom('called' as const, 'paid' as const, 'exempt' as const)), { maxLength: 3 }),
  employees: fc.array(fc.tuple(year, fc.nat(5_000)), { maxLength: 3 }),
})
const person = fc.record({ name: words, email: fc.boolean(), phone: maybe(words) })
const mandate = fc.record({
  person: fc.nat(30),
  organisation: fc.nat(30),
  role: fc.constantFrom(...ROLES),
  starts: day,
  ends: maybe(day),
  seated: fc.boolean(),
})

type Of<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never
interface Made {
  organisations: Of<typeof organisation>[]
  persons: Of<typeof person>[]
  mandates: Of<typeof mandate>[]
}

const NETWORK: KnownOrganisation = {
  id: 1,
  kind: 'network',
  name: 'Réseau d’essai',
  parentId: null,
  region: null,
  town: null,
  site: null,
  siret: null,
  joinedOn: null,
  leftOn: null,
  example: false,
  fees: new Map(),
  employees: new Map(),
}

function networkOf({ organisations, persons, mandates }: Made): KnownNetwork {
  const seen = new Set<string>()
  // Two without a SIRET, of one kind, one name and one region, could not be told apart by anybody.
  const unlike = organisations.filter(({ siret: number, name, region, kind }) => {
    const key = number ?? `${memberKey(name, region)} ${kind}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  const regional = unlike.flatMap(({ kind }, place) => (kind === 'regional' ? [place + 2] : []))
  const known = unlike.map(({ days, parent, fees, employees, ...facts }, place): KnownOrganisation => {
    const [joinedOn, leftOn] = days ?? [null, null]
    const above = facts.kind === 'member' ? [1, ...regional] : [1]
    return {
      ...facts,
      id: place + 2,
      joinedOn,
      leftOn: leftOn !== null && joinedOn !== null && leftOn < joinedOn ? null : leftOn,
      parentId: parent === 0 ? null : above[parent % above.length]!,
      fees: new Map(fees),
      employees: new Map(employees),
    }
  })
  const names = new Set<string>()
  const people = persons.flatMap(({ name, email, phone }, place): KnownPerson[] => {
    // Of two of one name, only an address tells.
    if (names.has(nameKey(name)) && !email) return []
    names.add(nameKey(name))
    return [{ id: place + 1, name, email: email ? `p${place}@essai.example` : null, phone }]
  })
  const held = mandates.flatMap((each, place): KnownMandate[] => {
    const holder = people[each.person % Math.max(1, people.length)]
    const owner = known[each.organisation % Math.max(1, known.length)]
    if (!holder || !owner) return []
    const endsOn = each.ends !== null && each.ends >= each.starts ? each.ends : null
    return [
      {
        id: place + 1,
        personId: holder.id,
        role: each.role,
        organisationId: owner.id,
        bodyId: each.seated ? 1 : null,
        startsOn: each.starts,
        endsOn,
      },
    ]
  })
  return { networkId: 1, today: TODAY, organisations: [NETWORK, ...known], persons: people, mandates: held }
}

/** Any network that the house may keep. */
export const networks: fc.Arbitrary<KnownNetwork> = fc
  .record({
    organisations: fc.array(organisation, { maxLength: 12 }),
    persons: fc.array(person, { maxLength: 8 }),
    mandates: fc.array(mandate, { maxLength: 12 }),
  })
  .map(networkOf)
