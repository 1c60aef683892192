/** The form of a body's rules: notice, quorum, proxies, the chair's vote, remote presence, kinds of decisions; and back. */
import type { BodyRules, DecisionRule, StoredProxies, StoredQuorum } from '../../tables.ts'
import { codeFor, type Fields, type Read, type Reading, reading, rowNumbers } from '../forms.ts'
import { MAJORITY_BASES } from '../voting.ts'
import { asFields } from './parts.ts'

const BASES = ['present_or_represented', 'present'] as const
const UNITS = ['voters', 'votes'] as const

/** Fields that the form carries unseen: what the second convening changes beside the fraction. */
export const QUORUM_SECOND_KEPT = ['quorum_second_base', 'quorum_second_of', 'quorum_second_strict'] as const

/** `silent`: no quorum, or the body's own where this is a kind of decision. */
function quorumFields(quorum: StoredQuorum | null, row?: number): Fields {
  if (!quorum) return asFields({ quorum: 'silent', quorum_second: 'same' }, row)
  const { second } = quorum
  return asFields(
    {
      quorum: 'rule',
      quorum_base: quorum.base,
      quorum_of: quorum.of,
      quorum_fraction: quorum.fraction,
      quorum_strict: quorum.strict ? 'above' : 'least',
      quorum_article: quorum.article,
      quorum_second: second === null ? 'same' : second.fraction === '0' ? 'none' : 'other',
      quorum_second_fraction: second?.fraction === '0' ? null : second?.fraction,
      quorum_second_article: second?.article,
      quorum_second_base: second?.base,
      quorum_second_of: second?.of,
      quorum_second_strict: second?.strict === undefined ? null : String(second.strict),
    },
    row,
  )
}

function readSecond(read: Reading, row?: number): StoredQuorum['second'] {
  const choice = read.oneOf('quorum_second', ['same', 'none', 'other'], row)
  if (choice === 'same') return null
  const [base, of, strict] = QUORUM_SECOND_KEPT.map((name) => read.text(name, row))
  const article = read.article('quorum_second_article', row)
  const kept = {
    ...(base === 'present' || base === 'present_or_represented' ? { base } : {}),
    ...(of === 'voters' || of === 'votes' ? { of } : {}),
    ...(strict === 'true' || strict === 'false' ? { strict: strict === 'true' } : {}),
    ...(article === null ? {} : { article }),
  } satisfies StoredQuorum['second']
  if (choice === 'none') return { ...kept, fraction: '0' }
  return Object.keys(kept).length > 0 && read.text('quorum_second_fraction', row) === ''
    ? kept
    : { ...kept, fraction: read.fraction('quorum_second_fraction', row) }
}

function readQuorum(read: Reading, row?: number): StoredQuorum | null {
  if (read.oneOf('quorum', ['silent', 'rule'], row) === 'silent') return null
  return {
    base: read.oneOf('quorum_base', BASES, row),
    of: read.oneOf('quorum_of', UNITS, row),
    fraction: read.fraction('quorum_fraction', row),
    strict: read.oneOf('quorum_strict', ['least', 'above'], row) === 'above',
    article: read.article('quorum_article', row),
    second: readSecond(read, row),
  }
}

const proxiesFields = (proxies: StoredProxies | null): Fields =>
  asFields({
    proxies: proxies === null ? 'silent' : proxies.allowed ? 'allowed' : 'refused',
    per_holder_max: proxies?.perHolderMax,
    per_holder_max_votes: proxies?.perHolderMaxVotes,
    same_college: proxies?.sameCollege,
    same_region: proxies?.sameRegion,
    blank: proxies?.blank ?? 'refused',
    proxies_article: proxies?.article,
  })

/** Where none are allowed, the caps that were typed are kept: who allows them again finds them. */
function readProxies(read: Reading): StoredProxies | null {
  const says = read.oneOf('proxies', ['silent', 'refused', 'allowed'])
  if (says === 'silent') return null
  return {
    allowed: says === 'allowed',
    perHolderMax: read.count('per_holder_max', 0),
    perHolderMaxVotes: read.text('per_holder_max_votes') === '' ? null : read.fraction('per_holder_max_votes'),
    sameCollege: read.ticked('same_college'),
    sameRegion: read.ticked('same_region'),
    blank: read.oneOf('blank', ['refused', 'chair']),
    article: read.article('proxies_article'),
  }
}

const THRESHOLDS = ['simple', 'absolute'] as const

const decisionFields = (decision: DecisionRule, row: number): Fields => ({
  ...asFields(
    {
      code: decision.code,
      name_fr: decision.name.fr,
      name_en: decision.name.en,
      threshold: THRESHOLDS.find((each) => each === decision.threshold) ?? 'fraction',
      threshold_fraction: THRESHOLDS.some((each) => each === decision.threshold) ? null : decision.threshold,
      base: decision.base,
      blanks: decision.blanksCount,
      abstentions: decision.abstentionsCount,
      each_college: decision.eachCollege,
      decision_days: decision.noticeDays,
      decision_article: decision.article,
    },
    row,
  ),
  ...quorumFields(decision.quorum, row),
})

function readDecision(read: Reading, row: number, taken: Set<string>): DecisionRule {
  const name = read.name('name', row)
  const code = read.text('code', row) || codeFor(name.fr ?? '', taken)
  taken.add(code)
  const threshold = read.oneOf('threshold', [...THRESHOLDS, 'fraction'], row)
  return {
    code,
    name,
    threshold: threshold === 'fraction' ? read.fraction('threshold_fraction', row) : threshold,
    base: read.oneOf('base', MAJORITY_BASES, row),
    blanksCount: read.ticked('blanks', row),
    abstentionsCount: read.ticked('abstentions', row),
    eachCollege: read.ticked('each_college', row),
    quorum: readQuorum(read, row),
    noticeDays: read.days('decision_days', row),
    article: read.article('decision_article', row),
  }
}

/** A rule about days: not told where the field is empty. */
const daysFields = (name: string, rule: { days: number; article: string | null } | null): Fields =>
  asFields({ [`${name}_days`]: rule?.days, [`${name}_article`]: rule?.article })

function readDays(read: Reading, name: string) {
  const days = read.days(`${name}_days`)
  return days === null ? null : { days, article: read.article(`${name}_article`) }
}

/** A new kind of decision as the form first shows it. */
export const NEW_DECISION = { threshold: 'simple', base: 'votes_cast', quorum: 'silent', quorum_second: 'same' }

/** null: the statutes do not speak of this body yet. */
export function bodyFields(body: BodyRules | null): Fields {
  const decisions = body?.decisions ?? []
  return Object.assign(
    { rows: [String(decisions.length)] },
    asFields({
      voters: body?.voters ?? 'seats',
      casting: body?.casting ? 'chair' : 'silent',
      casting_article: body?.casting?.article,
      remote: body?.remote ? (body.remote.allowed ? 'allowed' : 'refused') : 'silent',
      remote_article: body?.remote?.article,
    }),
    daysFields('notice', body?.notice ?? null),
    daysFields('second', body?.second ?? null),
    quorumFields(body?.quorum ?? null),
    proxiesFields(body?.proxies ?? null),
    ...decisions.map(decisionFields),
  ) as Fields
}

export function readBody(fields: Fields, code: string): Read<BodyRules> {
  const read = reading(fields)
  const taken = new Set<string>()
  const remote = read.oneOf('remote', ['silent', 'allowed', 'refused'])
  const value: BodyRules = {
    body: code,
    voters: read.oneOf('voters', ['seats', 'colleges']),
    notice: readDays(read, 'notice'),
    second: readDays(read, 'second'),
    quorum: readQuorum(read),
    proxies: readProxies(read),
    casting: read.oneOf('casting', ['silent', 'chair']) === 'chair' ? { article: read.article('casting_article') } : null,
    remote: remote === 'silent' ? null : { allowed: remote === 'allowed', article: read.article('remote_article') },
    decisions: rowNumbers(fields).map((row) => readDecision(read, row, taken)),
  }
  return { value, wrong: read.wrong }
}
