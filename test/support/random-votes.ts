/** Votes made at random: statutes, roll, who is there, proxies, ballots; as the statutes keep them, and as the naive count reads them. */
import fc from 'fast-check'
import type { BodyRules } from '#modules/statutes/index.ts'
import type { NaiveFile } from './naive-tally.ts'

/** How many may vote. */
export const VOTERS = 8

const part = fc.constantFrom('0', '1/4', '1/3', '1/2', '2/3')
const place = fc.nat(VOTERS - 1)
const quorum = fc.record({
  base: fc.constantFrom('present' as const, 'present_or_represented' as const),
  of: fc.constantFrom('voters' as const, 'votes' as const),
  fraction: part,
  strict: fc.boolean(),
})
export const scenario = fc.record({
  convening: fc.constantFrom(1 as const, 2 as const),
  quorum: fc.option(fc.tuple(quorum, fc.option(part))),
  own: fc.option(quorum),
  proxies: fc.option(
    fc.record({
      max: fc.option(fc.nat(2)),
      share: fc.option(part),
      sameCollege: fc.boolean(),
      sameRegion: fc.boolean(),
      blank: fc.constantFrom('refused' as const, 'chair' as const),
      allowed: fc.boolean(),
    }),
  ),
  casting: fc.boolean(),
  remote: fc.boolean(),
  rule: fc.record({
    threshold: fc.constantFrom('simple', 'absolute', '1/2', '2/3', '1/3'),
    base: fc.constantFrom('votes_cast' as const, 'present' as const, 'present_or_represented' as const, 'roll' as const),
    blanksCount: fc.boolean(),
    abstentionsCount: fc.boolean(),
    eachCollege: fc.boolean(),
  }),
  chair: place,
  voters: fc.array(fc.record({ college: fc.constantFrom('a', 'b'), region: fc.constantFrom('N', 'S'), weight: fc.nat(3) }), {
    minLength: VOTERS,
    maxLength: VOTERS,
  }),
  /** There, there from afar, gone, not yet come, never seen. */
  there: fc.array(fc.constantFrom('room', 'room', 'room', 'remote', 'gone', 'later', 'no'), {
    minLength: VOTERS,
    maxLength: VOTERS,
  }),
  given: fc.uniqueArray(
    fc.record({ giver: place, holder: fc.option(place), day: fc.integer({ min: 10, max: 13 }), revoked: fc.boolean() }),
    {
      selector: ({ giver }) => giver,
      maxLength: 6,
    },
  ),
  cast: fc.array(fc.constantFrom('for', 'for', 'against', 'against', 'abstention', 'blank', 'spoilt', null), {
    minLength: VOTERS,
    maxLength: VOTERS,
  }),
})
export type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never
/** Nobody gives a proxy to himself or herself: the database would not take it. */
export const proxiesOf = ({ given }: Scenario) => given.filter(({ giver, holder }) => giver !== holder)

/** The rules of the body as the statutes keep them. */
export const bodyOf = (made: Scenario): BodyRules => ({
  body: 'ag',
  voters: 'colleges',
  notice: null,
  second: null,
  quorum: made.quorum && { ...made.quorum[0], article: '9', second: made.quorum[1] === null ? null : { fraction: made.quorum[1] } },
  proxies: made.proxies && {
    allowed: made.proxies.allowed,
    perHolderMax: made.proxies.max,
    perHolderMaxVotes: made.proxies.share,
    sameCollege: made.proxies.sameCollege,
    sameRegion: made.proxies.sameRegion,
    blank: made.proxies.blank,
    article: '10',
  },
  casting: made.casting ? { article: '11' } : null,
  remote: { allowed: made.remote, article: '12' },
  decisions: [
    {
      ...made.rule,
      code: 'ordinary',
      name: { fr: 'Décision', en: null },
      quorum: made.own && { ...made.own, article: '9', second: null },
      noticeDays: null,
      article: '13',
    },
  ],
})

export const PRESENCES = {
  room: { from: '06:00', mode: undefined, to: undefined },
  remote: { from: '06:00', mode: 'remote', to: undefined },
  gone: { from: '06:00', mode: undefined, to: '07:00' },
  later: { from: '23:30', mode: undefined, to: undefined },
} as const

/** The same as the naive count reads it, straight from the scenario. */
export function fileOf(made: Scenario, day: string, at: string, id: (place: number) => string): NaiveFile {
  const { rule, quorum: q, own, proxies: p } = made
  return {
    date: day,
    convening: made.convening,
    statutes: {
      ...(q ? { quorum: { ...q[0], ...(q[1] === null ? {} : { second: { fraction: q[1] } }) } } : {}),
      ...(p
        ? {
            proxies: {
              allowed: p.allowed,
              same_college: p.sameCollege,
              same_region: p.sameRegion,
              blank_proxies: p.blank,
              ...(p.max === null ? {} : { per_holder_max: p.max }),
              ...(p.share === null ? {} : { per_holder_max_votes: p.share }),
            },
          }
        : {}),
      majorities: {
        ordinary: {
          threshold: rule.threshold,
          base: rule.base,
          blanks_count: rule.blanksCount,
          abstentions_count: rule.abstentionsCount,
          each_college: rule.eachCollege,
          ...(own ? { quorum: own } : {}),
        },
      },
      chair: { casting_vote: made.casting },
      remote: made.remote,
    },
    chair: id(made.chair),
    voters: made.voters.map((voter, place) => ({ id: id(place), ...voter })),
    presences: made.there.flatMap((how, place) => (how === 'no' ? [] : [{ id: id(place), ...PRESENCES[how] }])),
    proxies: proxiesOf(made).map(({ giver, holder, day: on, revoked }) => ({
      giver: id(giver),
      holder: holder === null ? null : id(holder),
      given: `2017-03-${on}`,
      ...(revoked ? { revoked: `2017-03-${on}T23:00` } : {}),
    })),
    votes: [
      {
        id: 'r',
        at,
        majority: 'ordinary',
        ballots: Object.fromEntries(made.cast.flatMap((choice, place) => (choice === null ? [] : [[id(place), choice]]))),
      },
    ],
  }
}
