/** Reads the file that replays one assembly (docs/command-line.md, tally): YAML 1.2 core or JSON, each fault with its path. */
import { type Document, parseDocument, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { Lang } from '#kernel/values/lang.ts'
import { type TallyWords, tallyWords } from '../messages/tally.ts'
import type { Counts, Size } from '../rules/outcome.ts'
import { type Assembly, electorateByCollege, electorateOf, roomOf, type Vote } from '../rules/tally.ts'
import type { Majority, Quorum } from '../rules/voting.ts'
import { midnight, type ShapeFault, shape, type Told } from './shape.ts'

export interface Fault {
  /** `votes[0].ballots.zz`; '' is the file as a whole. */
  path: string
  message: string
}
/** `decided`: by which of the file's majorities each vote was decided, by name. */
export type ReadAssembly = { assembly: Assembly; decided: string[] } | { faults: Fault[] }

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)), '')

function sentence(words: TallyWords, issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return words.notChoice(issue.values.join(', '))
  const said = words[issue.message as ShapeFault]
  return typeof said === 'string' ? said : words.wrongKind
}

type ToldMajority = Told['statutes']['majorities'][string]
type ToldQuorum = NonNullable<Told['statutes']['quorum']>

/** Only the fields that are given: the others stay as for the first convening. */
const quorumOf = (told: ToldQuorum): Quorum => {
  const second = told.second && Object.fromEntries(Object.entries(told.second).filter(([, value]) => value !== undefined && value !== null))
  return { base: told.base, of: told.of, fraction: told.fraction, strict: told.strict, article: told.article, second: second ?? null }
}

const majorityOf = (told: ToldMajority): Majority => ({
  threshold: told.threshold,
  base: told.base,
  blanksCount: told.blanks_count,
  abstentionsCount: told.abstentions_count,
  eachCollege: told.each_college,
  quorum: told.quorum ? quorumOf(told.quorum) : null,
  article: told.article,
})

/** Before everything: a proxy whose day nobody wrote down was given some time before. */
const LONG_AGO = Number.MIN_SAFE_INTEGER

function voteOf({ presences }: Told, told: Told['votes'][number], day: number, majorities: ReadonlyMap<string, Majority>): Vote | null {
  const majority = majorities.get(told.majority)
  if (!majority) return null
  // Where presences were kept, who is there is computed.
  const sizes = (given: Record<string, Size> | null | undefined) => (given && !presences ? new Map(Object.entries(given)) : null)
  const cast = told.counts
    ? {
        hand: {
          counts: new Map<string, Counts>(Object.entries(told.counts)),
          present: sizes(told.present),
          represented: sizes(told.represented),
          roll: sizes(told.roll),
        },
      }
    : { ballots: new Map(Object.entries(told.ballots ?? {})) }
  return { id: told.id, at: day + told.at, majority, cast }
}

function assemblyOf(told: Told): Assembly {
  const day = midnight(told.date)
  const majorities = new Map(Object.entries(told.statutes.majorities).map(([name, each]) => [name, majorityOf(each)]))
  const { quorum, proxies, chair, remote } = told.statutes
  return {
    convening: told.convening,
    rules: {
      quorum: quorum ? quorumOf(quorum) : null,
      proxies: proxies
        ? {
            allowed: proxies.allowed,
            perHolderMax: proxies.per_holder_max ?? null,
            perHolderMaxVotes: proxies.per_holder_max_votes ?? null,
            sameCollege: proxies.same_college,
            sameRegion: proxies.same_region,
            blank: proxies.blank_proxies,
            article: proxies.article,
          }
        : null,
      castingVote: chair?.casting_vote ?? false,
      remote,
    },
    chair: told.chair ?? null,
    voters: told.voters.map(({ id, college, region, weight }) => ({ id, college, region: region ?? null, weight })),
    presences: (told.presences ?? []).map(({ id, from, to, mode }) => ({
      id,
      from: day + from,
      to: to === null || to === undefined ? null : day + to,
      remote: mode === 'remote',
    })),
    proxies: told.proxies.map(({ giver, holder, given, revoked }) => ({
      giver,
      holder,
      given: given ?? LONG_AGO,
      revoked: revoked ?? null,
    })),
    votes: told.votes.flatMap((vote) => voteOf(told, vote, day, majorities) ?? []),
  }
}

type Path = readonly PropertyKey[]
type Say = (path: Path, message: string) => void

/** What one part of the file says of another. */
function checkNames(told: Told, words: TallyWords, say: Say): void {
  const voters = new Set<string>()
  for (const [place, { id }] of told.voters.entries()) {
    if (voters.has(id)) say(['voters', place, 'id'], words.twice(id))
    voters.add(id)
  }
  for (const [place, { id, from, to }] of (told.presences ?? []).entries()) {
    if (!voters.has(id)) say(['presences', place, 'id'], words.unknownVoter(id))
    if (typeof to === 'number' && to < from) say(['presences', place, 'to'], words.endsBeforeStart)
  }
  const votes = new Set<string>()
  for (const [place, vote] of told.votes.entries()) {
    const at = ['votes', place]
    if (votes.has(vote.id)) say([...at, 'id'], words.twice(vote.id))
    votes.add(vote.id)
    if (!Object.hasOwn(told.statutes.majorities, vote.majority)) say([...at, 'majority'], words.unknownMajority(vote.majority))
    if (vote.ballots && vote.counts) say(at, words.ballotsOrCounts)
    for (const id of Object.keys(vote.ballots ?? {})) if (!voters.has(id)) say([...at, 'ballots', id], words.unknownVoter(id))
    checkColleges(told, vote, (path, message) => say([...at, ...path], message), words)
  }
}

/** Colleges are those of the voters, and where nobody is listed those whose presence is told. */
function checkColleges(told: Told, vote: Told['votes'][number], say: Say, words: TallyWords): void {
  const known = new Set(told.voters.map(({ college }) => college))
  for (const sizes of [vote.present, vote.represented, vote.roll])
    for (const college of Object.keys(sizes ?? {})) if (told.voters.length === 0) known.add(college)
  for (const field of ['counts', 'present', 'represented', 'roll'] as const) {
    for (const college of Object.keys(vote[field] ?? {})) if (!known.has(college)) say([field, college], words.unknownCollege(college))
  }
}

/** Nobody counts more votes than a college has in the room. */
function checkCounts(assembly: Assembly, words: TallyWords, say: Say): void {
  for (const [place, vote] of assembly.votes.entries()) {
    if (!('hand' in vote.cast)) continue
    const colleges = electorateByCollege(roomOf(assembly, vote, electorateOf(assembly, vote)))
    for (const [college, counts] of vote.cast.hand.counts) {
      const cast = Object.values(counts).reduce((sum, each) => sum + each, 0)
      const votes = colleges.get(college)?.votes ?? 0
      if (cast > votes) say(['votes', place, 'counts', college], words.moreThanElectorate(cast, votes))
    }
  }
}

/** Where the text breaks off being YAML, as far as the reader of YAML tells. */
const notYaml = (words: TallyWords, error: Error): ReadAssembly => {
  const [at] = (error instanceof YAMLParseError && error.linePos) || []
  return { faults: [{ path: '', message: at ? words.notYamlAt(at.line, at.col) : words.notYaml }] }
}

/** What the document says; a file that unfolds into a thousand copies of itself is an error. */
function toldBy(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** Reads an assembly from the text of a file. `lang`: of the sentences. */
export function readAssembly(text: string, lang: Lang): ReadAssembly {
  const words = tallyWords(lang)
  const faults: Fault[] = []
  const say: Say = (path, message) => faults.push({ path: pathText(path), message })
  const document = parseDocument(text, { version: '1.2', schema: 'core' })
  const [trouble] = document.errors
  if (trouble) return notYaml(words, trouble)
  const told = toldBy(document)
  if (told instanceof Error) return notYaml(words, told)
  const parsed = shape.safeParse(told)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) say(issue.path, sentence(words, issue))
    return { faults }
  }
  checkNames(parsed.data, words, say)
  if (faults.length > 0) return { faults }
  const assembly = assemblyOf(parsed.data)
  checkCounts(assembly, words, say)
  return faults.length > 0 ? { faults } : { assembly, decided: parsed.data.votes.map(({ majority }) => majority) }
}
