/** The demonstration's general meeting, held through the modules' own commands, each deed at its hour: all of it made up, and marked so. */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { House } from '#kernel/house.ts'
import { sourceFile } from '#kernel/project.ts'
import { found } from '#kernel/refusal.ts'
import { typographic } from '#kernel/values/typography.ts'
import {
  addItem,
  addResolution,
  beginItem,
  conveneMeeting,
  giveProxy,
  ITEM_KINDS,
  meetings,
  openMeeting,
  planMeeting,
  signIn,
  votersOf,
} from '#modules/assembly/index.ts'
import { castBallots, closeVote, openVote } from '#modules/ballot/index.ts'
import { actorOf, findByName, networkOrganisation } from '#modules/people/index.ts'
import { does, personId } from './at.ts'

const french = z.string().transform((typed) => typographic('fr', typed))
const english = z.string().transform((typed) => typographic('en', typed))
const text = z.object({ fr: french, en: english })
const moment = z.iso.datetime({ local: true, precision: -1 })
const choice = z.enum(['for', 'against', 'abstention', 'blank'])

const shape = z.object({
  title: text,
  place: french,
  starts: moment,
  planned: moment,
  convened: moment,
  opened: moment,
  officers: z.object({ secretary: z.string(), president: z.string(), teller: z.string(), desk: z.string() }),
  items: z.array(
    z.object({
      kind: z.enum(ITEM_KINDS),
      title: text,
      text: text.optional(),
      presenter: z.string().optional(),
      minutes: z.int(),
      at: moment.optional(),
      resolution: z
        .object({
          title: text,
          text,
          /** Absent: it waits for its turn. */
          opened: moment.optional(),
          closed: moment.optional(),
          /** Decides on the budget that is proposed. */
          budget: z.literal(true).optional(),
        })
        .optional(),
    }),
  ),
  present: z.array(z.object({ name: z.string(), for: french, at: moment, votes: z.array(choice) })),
  proxies: z.array(z.object({ giver: french, holder: french, signed: french })),
  proxiesAt: moment,
})
type Told = z.infer<typeof shape>

interface Hall {
  house: House
  told: Told
  meetingId: number
  /** By the name of the organisation. */
  voters: Map<string, number>
}

/** The budget that is put to the vote, as its module offers it. */
async function proposedBudget({ reader, capabilities }: House) {
  const kind = 'budget_version'
  const { id } = await reader.selectFrom('budget_version').select('id').where('state', '=', 'proposed').executeTakeFirstOrThrow()
  return { kind, id, of: found(capabilities.find(({ subjects }) => subjects?.[kind])?.subjects?.[kind]) }
}

/** Planned with its agenda, then convened. Its resolutions in the order of the items that carry one. */
async function convenes(house: House, told: Told, bodyId: number): Promise<{ meetingId: number; items: number[]; resolutions: number[] }> {
  const { officers, title, starts, place } = told
  const items: number[] = []
  const resolutions: number[] = []
  const meetingId = await does(house, told.planned, officers.secretary, async (tx, actor) => {
    const id = await planMeeting(tx, actor, {
      bodyId,
      title,
      starts,
      timeZone: house.clock.timeZone,
      place,
      remoteUrl: null,
      example: true,
    })
    for (const { kind, title: said, text: more = null, presenter = null, minutes, resolution } of told.items) {
      const itemId = await addItem(tx, actor, { meetingId: id, kind, title: said, text: more, presenter, plannedMinutes: minutes })
      items.push(itemId)
      if (!resolution) continue
      const subject = resolution.budget ? await proposedBudget(house) : null
      const draft = { meetingId: id, itemId, title: resolution.title, text: resolution.text, decision: 'ordinary', subject }
      resolutions.push(await addResolution(tx, actor, draft))
    }
    return id
  })
  await does(house, told.convened, officers.secretary, (tx, actor) => conveneMeeting(tx, actor, { meetingId }))
  return { meetingId, items, resolutions }
}

/** Papers come in, people arrive, the session opens. */
async function gathers({ house, told, meetingId, voters }: Hall): Promise<void> {
  const { officers, present, proxies, proxiesAt } = told
  const known = (name: string): number => found(voters.get(name))
  await does(house, proxiesAt, officers.desk, async (tx, actor) => {
    for (const { giver, holder, signed } of proxies)
      await giveProxy(tx, actor, {
        meetingId,
        giverId: known(giver),
        holderId: known(holder),
        instructions: {},
        channel: 'paper',
        signedBy: signed,
      })
  })
  for (const { name, for: organisation, at } of present) {
    const arrival = {
      meetingId,
      voterId: known(organisation),
      personId: await personId(house, name),
      mode: 'room',
      channel: 'desk',
    } as const
    await does(house, at, officers.desk, (tx, actor) => signIn(tx, actor, arrival))
  }
  const [chairId, secretaryId, tellerId, deskId] = await Promise.all(
    [officers.president, officers.secretary, officers.teller, officers.desk].map((name) => personId(house, name)),
  )
  await does(house, told.opened, officers.president, (tx, actor) =>
    openMeeting(tx, actor, {
      meetingId,
      chairId: chairId!,
      secretaryId: secretaryId!,
      tellerIds: [tellerId!],
      deskIds: [deskId!],
    }),
  )
}

/** Everyone present casts for the own organisation and for whoever gave it a proxy. */
async function votes({ house, told, voters }: Hall, voteId: number, place: number, wallClock: string): Promise<void> {
  for (const { name, for: organisation, votes: chosen } of told.present) {
    const choice = chosen[place]
    if (!choice) continue
    const carried = told.proxies.filter(({ holder }) => holder === organisation).map(({ giver }) => giver)
    const choices = Object.fromEntries([organisation, ...carried].map((each) => [found(voters.get(each)), choice]))
    await does(house, wallClock, name, (tx, actor) =>
      castBallots(tx, actor, { voteId, choices, receipt: crypto.randomUUID(), channel: 'screen' }),
    )
  }
}

/** A meeting under way: one resolution adopted, one vote open. Once. */
export async function buildAssembly(house: House): Promise<void> {
  const told = shape.parse(parse(readFileSync(sourceFile('demo/assembly.yaml'), 'utf8')))
  const today = house.clock.today()
  const president = found(
    await actorOf(house.reader, found(await findByName(house.reader, told.officers.president, today)).id, null, today),
  )
  if ((await meetings(house.reader, president, today)).length > 0) return
  const { id: organisationId } = found(await networkOrganisation(house.reader))
  const body = await house.reader
    .selectFrom('people_body')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .where('code', '=', 'ag')
    .executeTakeFirstOrThrow()
  const { meetingId, items, resolutions } = await convenes(house, told, body.id)
  const roll = await votersOf(house.reader, meetingId)
  const hall: Hall = { house, told, meetingId, voters: new Map(roll.map(({ name, id }) => [name, id])) }
  await gathers(hall)
  let place = 0
  for (const [index, { at, resolution }] of told.items.entries()) {
    if (!at) continue
    await does(house, at, told.officers.president, (tx, actor) => beginItem(tx, actor, { meetingId, itemId: items[index]! }))
    if (!resolution?.opened) continue
    const resolutionId = resolutions[place]!
    const voteId = await does(house, resolution.opened, told.officers.president, (tx, actor) =>
      openVote(tx, actor, { meetingId, resolutionId, method: 'electronic' }),
    )
    await votes(hall, voteId, place, resolution.opened)
    if (resolution.closed) await does(house, resolution.closed, told.officers.president, (tx, actor) => closeVote(tx, actor, { voteId }))
    place += 1
  }
}
