/** The demonstration's network, organisations, bodies and people, built from `network.yaml` through the module's own commands. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { sourceFile } from '#kernel/project.ts'
import { ROLES, SHELL } from '#kernel/values/actor.ts'
import { LANGS } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import {
  addBody,
  addOrganisation,
  addPerson,
  FEE_STATES,
  giveMandate,
  REGIONS,
  recordFee,
  recordFigure,
  setUpNetwork,
} from '#modules/people/index.ts'

/** Straight apostrophes are for keyboards: what is shown is set in type. */
const french = z.string().transform((typed) => typographic('fr', typed))
const english = z.string().transform((typed) => typographic('en', typed))
const text = z.object({ fr: french, en: english })
const day = z.iso.date()
const pair = z.tuple([z.int(), z.int()])
const fee = z.enum(FEE_STATES)

const shape = z.object({
  network: z.object({ name: french, site: z.string(), note: text }),
  regions: z.array(z.object({ region: z.enum(REGIONS), name: french, assumed: z.boolean().default(false) })),
  bodies: z.array(text.extend({ code: z.string(), note: text.optional() })),
  partners: z.array(z.object({ name: french, note: text })),
  members: z.array(
    z.object({
      name: french,
      region: z.enum(REGIONS),
      town: french,
      joined: day,
      employees: pair,
      staff: pair,
      fees: z.tuple([fee, fee, fee]),
      siret: z.string().optional(),
    }),
  ),
  people: z.array(
    z.object({
      name: french,
      email: z.email(),
      lang: z.enum(LANGS).default('fr'),
      mandates: z.array(
        z.object({
          role: z.enum(ROLES),
          of: french.optional(),
          body: z.string().optional(),
          from: day,
          to: day.optional(),
          decided: french.optional(),
        }),
      ),
    }),
  ),
})
type Told = z.infer<typeof shape>

const FIRST_YEAR = 2015
const YEARS = 3
const ASSUMED = {
  fr: "L'existence de cette association régionale est une supposition de notre part : les sources publiques disent trois associations outre-mer, sans les nommer.",
  en: 'That this regional association exists is our assumption: public sources speak of three overseas associations without naming them.',
}

/** What was built, by name and by code, for the parts of the demonstration that come after. */
export interface BuiltPeople {
  networkId: number
  organisations: Map<string, number>
  bodies: Map<string, number>
  people: Map<string, number>
}

/** Builds it all in one change: half a network is of no use. */
export async function buildPeople(house: House): Promise<BuiltPeople> {
  const told = shape.parse(parse(readFileSync(sourceFile('demo/network.yaml'), 'utf8')))
  return change(house, async (tx) => {
    const { organisationId: networkId } = await setUpNetwork(tx, SHELL, { ...told.network, timeZone: 'Europe/Paris', person: null })
    const built: BuiltPeople = { networkId, organisations: new Map([[told.network.name, networkId]]), bodies: new Map(), people: new Map() }
    await buildOrganisations(tx, told, built)
    for (const { code, fr, en, note } of told.bodies) {
      built.bodies.set(code, await addBody(tx, SHELL, { organisationId: networkId, code, name: { fr, en }, note }))
    }
    await buildPersons(tx, told, built)
    return built
  })
}

async function buildOrganisations(tx: Writer, told: Told, built: BuiltPeople): Promise<void> {
  const { networkId, organisations } = built
  const regional = new Map<string, number>()
  for (const { region, name, assumed } of told.regions) {
    const full = `${told.network.name} ${name}`
    const id = await addOrganisation(tx, SHELL, {
      kind: 'regional',
      name: full,
      parentId: networkId,
      region,
      ...(assumed ? { note: ASSUMED } : {}),
    })
    for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year++) await recordFee(tx, SHELL, id, { year, state: 'exempt', example: true })
    regional.set(region, id)
    organisations.set(full, id)
  }
  for (const { name, note } of told.partners) {
    organisations.set(name, await addOrganisation(tx, SHELL, { kind: 'partner', name, note, parentId: networkId }))
  }
  for (const member of told.members) {
    const { name, region, town, siret, joined: joinedOn } = member
    const id = await addOrganisation(tx, SHELL, {
      kind: 'member',
      name,
      region,
      town,
      siret,
      joinedOn,
      parentId: regional.get(region) ?? networkId,
      example: true,
    })
    organisations.set(name, id)
    await buildYears(tx, id, member)
  }
}

/** Only the years of its membership. */
async function buildYears(tx: Writer, id: number, member: Told['members'][number]): Promise<void> {
  const joined = Number(member.joined.slice(0, 4))
  const byYear = <Value>(values: readonly Value[]) =>
    values.map((value, place) => ({ year: FIRST_YEAR + place, value })).filter(({ year }) => year >= joined)
  for (const { year, value } of byYear(member.fees)) await recordFee(tx, SHELL, id, { year, state: value, example: true })
  for (const kind of ['employees', 'staff'] as const) {
    for (const { year, value } of byYear(member[kind])) await recordFigure(tx, SHELL, id, { year, kind, value, example: true })
  }
}

/** The named thing, which the file itself must name elsewhere. */
const known = (things: Map<string, number>, name: string): number => {
  const id = things.get(name)
  if (id === undefined) throw new Error(`network.yaml names ${name}, and does not tell it.`)
  return id
}

async function buildPersons(tx: Writer, told: Told, built: BuiltPeople): Promise<void> {
  for (const { name, email, lang, mandates } of told.people) {
    const personId = await addPerson(tx, SHELL, { name, email, lang, example: true })
    built.people.set(name, personId)
    for (const { role, of, body, from, to, decided } of mandates) {
      await giveMandate(tx, SHELL, {
        personId,
        role,
        organisationId: of ? known(built.organisations, of) : built.networkId,
        bodyId: body ? known(built.bodies, body) : null,
        startsOn: from,
        endsOn: to ?? null,
        decidedBy: decided ?? null,
        example: true,
      })
    }
  }
}
