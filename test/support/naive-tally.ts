/** A second, naive count of an assembly, straight from the words of docs/command-line.md: the product's own is checked against it. */

export interface NaiveFile {
  date: string
  convening: 1 | 2
  statutes: {
    quorum?: NaiveQuorum
    proxies?: {
      allowed: boolean
      per_holder_max?: number
      per_holder_max_votes?: string
      same_college: boolean
      same_region: boolean
      blank_proxies: 'refused' | 'chair'
    }
    majorities: Record<string, NaiveMajority>
    chair: { casting_vote: boolean }
    remote: boolean
  }
  chair: string
  voters: { id: string; college: string; region: string; weight: number }[]
  presences: { id: string; from: string; to?: string; mode?: 'remote' }[]
  proxies: { giver: string; holder: string | null; given: string; revoked?: string }[]
  votes: { id: string; at: string; majority: string; ballots: Record<string, Choice> }[]
}
type Choice = 'for' | 'against' | 'abstention' | 'blank' | 'spoilt'
interface NaiveQuorum {
  base: 'present' | 'present_or_represented'
  of: 'voters' | 'votes'
  fraction: string
  strict: boolean
  second?: { fraction?: string; base?: 'present' | 'present_or_represented'; of?: 'voters' | 'votes'; strict?: boolean }
}
interface NaiveMajority {
  threshold: string
  base: 'votes_cast' | 'present' | 'present_or_represented' | 'roll'
  blanks_count: boolean
  abstentions_count: boolean
  each_college: boolean
  quorum?: NaiveQuorum
}

/** A moment as text that sorts: the day, then hours that may pass 24. */
const minutesOf = (time: string) => Number(time.slice(0, time.indexOf(':'))) * 60 + Number(time.slice(time.indexOf(':') + 1))
const instant = (day: string, minutes: number) => Date.parse(`${day}T00:00:00Z`) / 60_000 + minutes
const instantOf = (text: string) => instant(text.slice(0, 10), text.length > 10 ? minutesOf(text.slice(11)) : 0)
const pair = (text: string): [number, number] => {
  const [over = '', under = '1'] = text.split('/')
  return [Number(over), Number(under)]
}

export interface NaiveResult {
  quorum: { reached: number; met: boolean }
  used: string[]
  refused: string[]
  electorate: [number, number]
  refusedBallots: string[]
  counts: Record<Choice, number>
  met: boolean
  outcome: string
}

/** Ten voters at most: everything is searched again and again, and nothing is remembered. */
export function naiveTally(file: NaiveFile): NaiveResult[] {
  return file.votes.map((vote) => {
    const majority = file.statutes.majorities[vote.majority]!
    const T = instant(file.date, minutesOf(vote.at))
    const roll = file.voters.filter((voter) => voter.weight > 0)
    const voter = (id: string | null) => roll.find((each) => each.id === id)
    const isPresent = (id: string) =>
      file.presences.some(
        (each) =>
          each.id === id &&
          instant(file.date, minutesOf(each.from)) <= T &&
          (each.to === undefined || T < instant(file.date, minutesOf(each.to))) &&
          (each.mode !== 'remote' || file.statutes.remote),
      )
    const rules = file.statutes.proxies ?? { allowed: true, same_college: false, same_region: false, blank_proxies: 'refused' as const }
    const holderOf = (place: number) => file.proxies[place]!.holder ?? (rules.blank_proxies === 'chair' ? file.chair : null)
    const early = (place: number): string | null => {
      const proxy = file.proxies[place]!
      const holder = holderOf(place)
      if (majority.base === 'present') return 'present_only'
      if (!rules.allowed) return 'not_allowed'
      if (!voter(proxy.giver)) return 'unknown_voter'
      if (holder !== null && !voter(holder)) return 'unknown_voter'
      if (holder === proxy.giver) return 'self'
      if (proxy.revoked !== undefined && instantOf(proxy.revoked) <= T) return 'revoked'
      if (instantOf(proxy.given) > T) return 'not_yet_given'
      return null
    }
    const isLater = (one: number, other: number) => {
      const difference = instantOf(file.proxies[one]!.given) - instantOf(file.proxies[other]!.given)
      return difference > 0 || (difference === 0 && one > other)
    }
    const places = file.proxies.map((_, place) => place)
    const reason = (place: number): string | null => {
      const first = early(place)
      if (first) return first
      const { giver } = file.proxies[place]!
      if (places.some((other) => file.proxies[other]!.giver === giver && isLater(other, place) && early(other) === null))
        return 'superseded'
      if (isPresent(giver)) return 'giver_present'
      const holder = holderOf(place)
      if (holder === null) return 'blank'
      if (!isPresent(holder)) return 'holder_absent'
      if (rules.same_college && voter(giver)!.college !== voter(holder)!.college) return 'other_college'
      if (rules.same_region && voter(giver)!.region !== voter(holder)!.region) return 'other_region'
      return null
    }
    const used: number[] = []
    const overCap: number[] = []
    const wholeRoll = roll.reduce((sum, each) => sum + each.weight, 0)
    for (const place of places.filter((each) => reason(each) === null).sort((one, other) => (isLater(one, other) ? 1 : -1))) {
      const mine = used.filter((other) => holderOf(other) === holderOf(place))
      const weightOf = (other: number) => voter(file.proxies[other]!.giver)!.weight
      const votes = voter(holderOf(place))!.weight + weightOf(place) + mine.reduce((sum, other) => sum + weightOf(other), 0)
      const max = 'per_holder_max' in rules ? rules.per_holder_max : undefined
      const share = 'per_holder_max_votes' in rules ? rules.per_holder_max_votes : undefined
      const tooMany = max !== undefined && mine.length + 1 > max
      const tooHeavy = share !== undefined && votes * pair(share)[1] > pair(share)[0] * wholeRoll
      if (tooMany || tooHeavy) overCap.push(place)
      else used.push(place)
    }
    const present = roll.filter((each) => isPresent(each.id))
    const represented = roll.filter((each) => used.some((place) => file.proxies[place]!.giver === each.id))
    const electorate = roll.filter((each) => present.includes(each) || represented.includes(each))
    const weigh = (voters: typeof roll) => voters.reduce((sum, each) => sum + each.weight, 0)

    const general = majority.quorum ?? file.statutes.quorum
    const quorum = general && file.convening === 2 ? { ...general, ...general.second } : general
    const inRoom = quorum?.base === 'present' ? present : electorate
    const reached = quorum?.of === 'votes' ? weigh(inRoom) : inRoom.length
    const whole = quorum?.of === 'votes' ? wholeRoll : roll.length
    const [over, under] = pair(quorum?.fraction ?? '0')
    const quorumMet = !quorum || (quorum.strict ? reached * under > over * whole : reached * under >= over * whole)

    const judge = (college: string | null) => {
      const of = (voters: typeof roll) => voters.filter((each) => college === null || each.college === college)
      const sum = (choice: Choice) => weigh(of(electorate).filter((each) => vote.ballots[each.id] === choice))
      const cast =
        sum('for') + sum('against') + (majority.blanks_count ? sum('blank') : 0) + (majority.abstentions_count ? sum('abstention') : 0)
      const base = majority.base === 'votes_cast' ? cast : majority.base === 'roll' ? weigh(of(roll)) : weigh(of(electorate))
      const [part, parts] = pair(majority.threshold)
      const holds =
        base > 0 &&
        (majority.threshold === 'simple'
          ? sum('for') > sum('against')
          : majority.threshold === 'absolute'
            ? sum('for') * 2 > base
            : sum('for') * parts >= part * base)
      const plain = majority.base === 'votes_cast' && !majority.blanks_count && !majority.abstentions_count
      const level = sum('for') === sum('against') && sum('for') !== 0
      return { holds, equal: level && (majority.threshold === 'simple' || (majority.threshold === 'absolute' && plain)), sum }
    }
    const overall = judge(null)
    const names = [...new Set(electorate.map((each) => each.college))]
    const colleges = majority.each_college ? names.map(judge) : []
    const all = [overall, ...colleges]
    const chairs = present.some((each) => each.id === file.chair) ? vote.ballots[file.chair] : undefined
    const casting =
      file.statutes.chair.casting_vote && chairs === 'for'
        ? 'adopted'
        : file.statutes.chair.casting_vote && chairs === 'against'
          ? 'rejected'
          : 'tie'
    const outcome = !quorumMet
      ? 'no_quorum'
      : all.some((each) => !each.holds && !each.equal)
        ? 'rejected'
        : all.every((each) => each.holds)
          ? 'adopted'
          : overall.holds
            ? 'rejected'
            : casting
    const tell = (place: number) => `${file.proxies[place]!.giver}>${file.proxies[place]!.holder}`
    return {
      quorum: { reached, met: quorumMet },
      used: places.filter((place) => used.includes(place)).map((place) => `${file.proxies[place]!.giver}>${holderOf(place)}`),
      refused: places
        .filter((place) => !used.includes(place))
        .map((place) => `${tell(place)}:${overCap.includes(place) ? 'over_cap' : reason(place)}`),
      electorate: [electorate.length, weigh(electorate)],
      refusedBallots: Object.keys(vote.ballots).filter((id) => !electorate.some((each) => each.id === id)),
      counts: {
        for: overall.sum('for'),
        against: overall.sum('against'),
        abstention: overall.sum('abstention'),
        blank: overall.sum('blank'),
        spoilt: overall.sum('spoilt'),
      },
      met: overall.holds,
      outcome,
    }
  })
}
