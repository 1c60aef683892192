/** The verb that counts the votes of one assembly again; it needs no database. */
import { readFile, stat } from 'node:fs/promises'
import type { BareVerb } from '#kernel/capability.ts'
import { readAssembly } from './imports.ts'
import { tallyWords } from './messages.ts'
import { fractionText, resultJson, tally } from './rules.ts'

const fr = tallyWords('fr')
const en = tallyWords('en')
/** The shell has no language of its own: it says both. */
const both = (french: string, english: string): string => `${french} / ${english}`
const MOST_BYTES = 64 * 1_048_576

type Out = Parameters<BareVerb['run']>[2]

async function textOf(file: string, out: Out): Promise<string | null> {
  try {
    if ((await stat(file)).size > MOST_BYTES) {
      out.progress(both(fr.tooLarge, en.tooLarge))
      return null
    }
    return await readFile(file, 'utf8')
  } catch {
    out.progress(both(fr.unreadable(file), en.unreadable(file)))
    return null
  }
}

function tell(text: string, json: boolean, out: Out): 0 | 1 {
  const read = readAssembly(text, 'fr')
  if ('faults' in read) {
    if (json) out.line(JSON.stringify({ ok: false, errors: read.faults }))
    else for (const { path, message } of read.faults) out.progress(path ? `${path} : ${message}` : message)
    return 1
  }
  const results = tally(read.assembly)
  if (json) out.line(JSON.stringify({ ok: true, votes: results.map(resultJson) }))
  else
    for (const result of results) {
      const { quorum, counts, majority, outcome } = result
      out.line(fr.line(result.id, fr.outcomes[outcome]))
      out.line(
        `  ${fr.detail(counts.for, counts.against, majority.required)} ; ${fr.quorum(quorum.reached, fractionText(quorum.required))}`,
      )
    }
  return 0
}

const tallyVerb: BareVerb = {
  name: 'tally',
  usage: 'tally FILE [--json]',
  help: { fr: fr.help, en: en.help },
  async run(_place, args, out) {
    const json = args.includes('--json')
    const [file, ...more] = args.filter((each) => each !== '--json')
    if (!file || file.startsWith('--') || more.length > 0) {
      out.progress(both(fr.usage, en.usage))
      return 2
    }
    const text = await textOf(file, out)
    if (text !== null) return tell(text, json, out)
    if (json) out.line(JSON.stringify({ ok: false, errors: [{ path: '', message: fr.unreadable(file) }] }))
    return 1
  },
}

export const bareVerbs: BareVerb[] = [tallyVerb]
