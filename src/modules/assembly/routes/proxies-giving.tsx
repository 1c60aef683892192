/** The addresses of giving a proxy: the giver is looked for by the desk, the holder by the giver, and the proxy given. */
import { Hono } from 'hono'
import { change } from '#kernel/change.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import { attempt, type FormError, typedForm, typedOne } from '#kernel/form.ts'
import { sayObjection } from '#kernel/house.ts'
import { found, notYours, refuse } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { giveProxy } from '../commands.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { ChoosingPage, type GivingView, instructionField, NamingPage } from '../pages/proxy-giving.tsx'
import { PaperPage } from '../pages/proxy-paper.tsx'
import { proxiesPath, proxyRestorationPath, proxyRevocationPath } from '../paths.ts'
import {
  holderOffered,
  holdersOffered,
  type ProxyTerms,
  proxiesOfVoters,
  proxyList,
  proxyTerms,
  proxyVoter,
  resolutionsOf,
  rulesOfMeeting,
  votersFor,
  votersLookedUp,
  votersNamed,
} from '../queries.ts'
import { mayHoldDesk, objectionToGiver, objectionToProxies } from '../rules.ts'
import { asSignedIn, meetingAt, requestOf } from './asked.ts'

type Status = 200 | 409 | 422 | 429
type Base = GivingView & { terms: ProxyTerms }

const LONGEST_SEARCH = 200
const MOST_FOUND = 20

/** The giver in the address, for whoever casts for it, or for the desk. */
async function givingAt(c: Ctx, actor: Actor): Promise<Base> {
  const { reader, clock } = c.var.house
  const at = await meetingAt(c, actor)
  const voter = found((await votersNamed(reader, at.id, [Number(c.req.param('voter'))]))[0])
  const mine = actor.personId === null ? [] : await votersFor(reader, at.id, actor.personId, clock.today())
  const own = mine.some(({ id }) => id === voter.id)
  if (!own && !mayHoldDesk(actor, at)) throw notYours()
  refuse(objectionToProxies(at.state))
  const terms = await proxyTerms(reader, at, await rulesOfMeeting(reader, at))
  if (!terms) refuse(objection('assembly.proxy_body_unknown', {}))
  const [of] = await proxiesOfVoters(reader, at, [voter], clock.now())
  return { viewing: await viewingOf(c), meeting: at, of: found(of), own, terms: found(terms) }
}

async function choosing(c: Ctx, base: Base): Promise<Response> {
  const { house, lang } = c.var
  const { terms, of, own, meeting } = base
  const typed = (c.req.query('q') ?? '').slice(0, LONGEST_SEARCH)
  const { offered, more } = await holdersOffered(house.reader, meeting.id, terms, of.voter, typed, house.clock.today())
  const said = (against: Parameters<typeof sayObjection>[2] | null) => (against ? sayObjection(house, lang, against) : null)
  return sendPage(
    c,
    <ChoosingPage
      {...base}
      typed={typed}
      offered={offered.map((each) => ({ ...each, refusal: said(each.objection) }))}
      more={more}
      blankAllowed={terms.limits.blank === 'chair'}
      objection={said(objectionToGiver(terms.limits, proxyVoter(of.voter), own))}
    />,
  )
}

/** What was typed; at first, what was asked of the former holder. */
const instructionsStored = ({ of: { standing } }: Base): Record<string, string> =>
  Object.fromEntries(Object.entries(standing?.instructions ?? {}).map(([id, choice]) => [instructionField(Number(id)), choice]))

async function naming(
  c: Ctx,
  base: Base,
  asked: string,
  again: { typed?: Record<string, string>; errors?: FormError[]; status?: Status } = {},
): Promise<Response> {
  const { house } = c.var
  const { terms, of, meeting, own } = base
  const holder =
    asked === 'blank'
      ? null
      : found(
          await holderOffered(house.reader, meeting.id, terms, of.voter, /^\d{1,9}$/.test(asked) ? Number(asked) : -1, house.clock.today()),
        )
  const resolutions = await resolutionsOf(house.reader, meeting.id)
  // Of a paper that the desk entered, and of what others gave, nobody else reads the instructions.
  const typed = again.typed ?? (own ? instructionsStored(base) : {})
  return sendPage(
    c,
    <NamingPage
      {...base}
      holder={holder}
      resolutions={resolutions.filter(({ withdrawnAt }) => withdrawnAt === null)}
      typed={typed}
      errors={again.errors ?? []}
    />,
    again.status ?? 200,
  )
}

/** Only what was chosen: an empty choice leaves the holder free. */
const instructionsOf = (typed: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(
    Object.keys(typed).flatMap((name) => {
      const id = /^resolution-(\d{1,9})$/.exec(name)?.[1]
      const choice = typedOne(typed, name)
      return id && choice ? [[id, choice]] : []
    }),
  )

async function give(c: Ctx, actor: Actor): Promise<Response> {
  const base = await givingAt(c, actor)
  const { house, lang } = c.var
  const { meeting, of, own } = base
  const typed = await typedForm(c)
  const holder = typedOne(typed, 'holder')
  if (!/^(\d{1,9}|blank)$/.test(holder)) refuse(objection('assembly.proxy_holder_missing', {}, 'holder'))
  const holderId = holder === 'blank' ? null : Number(holder)
  const say = proxiesWords(lang)
  return attempt(
    c,
    async () => {
      const input = {
        meetingId: meeting.id,
        giverId: of.voter.id,
        holderId,
        instructions: instructionsOf(typed),
        channel: own ? ('online' as const) : ('paper' as const),
        signedBy: own ? null : typedOne(typed, 'signed_by').slice(0, 200),
      }
      const { id, replacedId } = await change(house, (tx) => giveProxy(tx, actor, input), requestOf(c))
      const named = holderId === null ? null : (await votersNamed(house.reader, meeting.id, [holderId]))[0]
      return redirectWith(c, proxiesPath(meeting.id), {
        text: named ? say.given(of.voter.name, named.name) : say.givenBlank(of.voter.name),
        undoPath: replacedId === null ? proxyRevocationPath(meeting.id, id) : proxyRestorationPath(meeting.id, replacedId),
      })
    },
    (errors, { status }) =>
      naming(c, base, holder, {
        typed: Object.fromEntries(Object.keys(typed).map((name) => [name, typedOne(typed, name)])),
        errors,
        status: status as Status,
      }),
  )
}

/** The desk looks for the giver of a paper. */
async function paper(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const at = await meetingAt(c, actor)
  if (!mayHoldDesk(actor, at)) throw notYours()
  refuse(objectionToProxies(at.state))
  const typed = (c.req.query('q') ?? '').slice(0, LONGEST_SEARCH)
  const voters = typed.trim() === '' ? [] : await votersLookedUp(house.reader, at.id, typed, house.clock.today(), MOST_FOUND)
  const [terms, standing] = await Promise.all([
    proxyTerms(house.reader, at, await rulesOfMeeting(house.reader, at)),
    voters.length === 0 ? [] : proxyList(house.reader, at, house.clock.now()),
  ])
  const say = proxiesWords(lang)
  const gave = new Map(
    standing.map(({ giverId, holderName }) => [giverId, holderName === null ? say.hasGivenBlank : say.hasGiven(holderName)]),
  )
  return sendPage(
    c,
    <PaperPage
      viewing={await viewingOf(c)}
      meeting={at}
      typed={typed}
      found={voters.slice(0, MOST_FOUND).map((voter) => {
        const against = terms ? objectionToGiver(terms.limits, proxyVoter(voter), false) : objection('assembly.proxy_body_unknown', {})
        const detail = [voter.town, gave.get(voter.id)].filter(Boolean).join(' · ')
        return { voter, detail, objection: against && sayObjection(house, lang, against) }
      })}
      more={voters.length > MOST_FOUND}
    />,
  )
}

const GIVER = '/meetings/:id{[0-9]{1,9}}/voters/:voter{[0-9]{1,9}}/proxy'

export function givingRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/meetings/:id{[0-9]{1,9}}/proxies/paper', asSignedIn(paper))
  app.get(
    GIVER,
    asSignedIn(async (c, actor) => {
      const base = await givingAt(c, actor)
      const asked = c.req.query('holder')
      return asked === undefined ? choosing(c, base) : naming(c, base, asked)
    }),
  )
  app.post(GIVER, asSignedIn(give))
  return app
}
