/** The verb `import-members` of the command line (its contract is docs/command-line.md). */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { Verb } from '#kernel/capability.ts'
import { change, rehearse } from '#kernel/change.ts'
import { type House, sayObjection } from '#kernel/house.ts'
import { Refusal } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { bringMembersIn } from '../commands/members.ts'
import { nothingRead } from '../imports/members.ts'
import { readMembersApart } from '../imports/members-apart.ts'
import { membersWords } from '../messages/members.ts'
import { findingText } from '../messages/members-findings.ts'
import { knownNetwork } from '../queries/members.ts'
import type { MemberFinding, MembersRead } from '../rules/members.ts'
import { type MembersOutcome, membersOutcome } from '../rules/members-outcome.ts'

/** The house knows no language on the command line: French. */
const LANG: Lang = 'fr'
const words = membersWords(LANG).shell

interface Asked {
  file: string
  dryRun: boolean
  skipRefused: boolean
  json: boolean
}

interface Place {
  line: number | null
  column: string | null
  message: string
}

/** What the contract prints. */
interface Answer {
  ok: boolean
  dryRun: boolean
  created: number
  changed: number
  unchanged: number
  refused: number
  warnings: Place[]
  errors: Place[]
}

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  'skip-refused': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** The arguments, or the sentence that says what is wrong with them. */
function asked(args: string[]): Asked | string | 'help' {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true })
    if (values.help) return 'help'
    if (positionals.length !== 1 || positionals[0] === '') return words.usageFile
    return { file: positionals[0]!, dryRun: values['dry-run'], skipRefused: values['skip-refused'], json: values.json }
  } catch {
    return words.usageOption
  }
}

const placed = (found: MemberFinding): Place => ({ line: found.line, column: found.column, message: findingText(LANG, found) })

const answerOf = (ok: boolean, { dryRun }: Asked, outcome: MembersOutcome): Answer => ({
  ok,
  dryRun,
  created: outcome.created,
  changed: outcome.changed,
  unchanged: outcome.unchanged,
  refused: outcome.refused,
  warnings: outcome.warnings.map(placed),
  errors: outcome.errors.map(placed),
})

/** What would have come of it: nothing is written. */
const outcomeOf = async (house: House, read: MembersRead): Promise<MembersOutcome> =>
  membersOutcome(read, await knownNetwork(house.reader, house.clock.today()), SHELL)

async function bringIn(house: House, order: Asked, read: MembersRead): Promise<Answer> {
  const run = order.dryRun ? rehearse : change
  try {
    const input = { read, skipRefused: order.skipRefused, rehearsed: null }
    return answerOf(true, order, await run(house, (tx) => bringMembersIn(tx, SHELL, input)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const answer = answerOf(false, order, await outcomeOf(house, read))
    // What the rows say themselves stands in the list already.
    const others = error.objections.filter(({ code }) => code !== 'people.file_has_errors' && code !== 'people.file_failed')
    const said = others.map((each): Place => ({ line: null, column: null, message: sayObjection(house, LANG, each) }))
    return { ...answer, errors: [...said, ...answer.errors] }
  }
}

const where = ({ line, column }: Place): string => {
  const place = [line === null ? null : words.atLine(line), column].filter(Boolean).join(', ')
  return place === '' ? '' : ` (${place})`
}

/** The same answer for a person. */
function summary(answer: Answer): string[] {
  const found = [
    ...answer.warnings.map((each) => words.warningAt(where(each), each.message)),
    ...answer.errors.map((each) => words.errorAt(where(each), each.message)),
  ]
  if (answer.ok) return [...found, words.counts(answer), answer.dryRun ? words.rehearsed : words.done]
  return [...found, ...(answer.refused > 0 ? [words.wouldBe(answer), words.skip] : []), words.refused]
}

export const importMembersVerb: Verb = {
  name: 'import-members',
  usage: 'import-members FILE [--dry-run] [--skip-refused] [--json]',
  help: { fr: membersWords('fr').shell.help, en: membersWords('en').shell.help },
  async run(house, args, out) {
    const order = asked(args)
    if (order === 'help') {
      out.line(words.usage)
      out.line(words.help)
      return 0
    }
    if (typeof order === 'string') {
      out.progress(order)
      out.progress(words.usage)
      return 2
    }
    out.progress(words.reading(basename(order.file)))
    const bytes = await readFile(order.file).catch(() => null)
    const read = bytes === null ? nothingRead('fileUnreadable') : await readMembersApart(bytes)
    const answer = await bringIn(house, order, read)
    if (order.json) out.line(JSON.stringify(answer))
    else for (const line of summary(answer)) out.line(line)
    return answer.ok ? 0 : 1
  },
}
