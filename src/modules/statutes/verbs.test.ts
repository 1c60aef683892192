/** `tally` as scripts meet it: one JSON object, exit codes, sentences on standard error, no database. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../../test/support/postgres.ts'
import { workedExamples } from './imports.ts'
import { bareVerbs } from './verbs.ts'

const folder = temporaryFolder()
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const tallyVerb = bareVerbs.find(({ name }) => name === 'tally')!

async function run(...args: string[]) {
  const [lines, progress]: [string[], string[]] = [[], []]
  // It needs no place: neither a database nor a folder of data.
  const code = await tallyVerb.run(null as never, args, { line: (text) => lines.push(text), progress: (text) => progress.push(text) })
  return { code, lines, progress, answer: () => JSON.parse(lines.join('\n')) }
}

/** The file of docs/command-line.md, and what the contract says comes out of it. */
const CONTRACT = `
date: "2015-09-17"
convening: 1
statutes:
  quorum: { base: present_or_represented, of: voters, fraction: 1/4, strict: false, article: "9", second: { fraction: 0/1 } }
  proxies: { allowed: true, per_holder_max: 3, same_college: false, same_region: false, blank_proxies: refused, article: "10" }
  majorities:
    ordinary: { threshold: simple, base: votes_cast, article: "12" }
    extraordinary: { threshold: 2/3, base: votes_cast, blanks_count: false, abstentions_count: false, each_college: false, article: "13" }
  chair: { casting_vote: false }
  remote: true
chair: a1
voters:
  - { id: a1, college: membres, region: BRE, weight: 1 }
  - { id: a2, college: regions, region: NOR, weight: 4 }
  - { id: a3, college: membres, region: BRE, weight: 1 }
  - { id: a4, college: membres, region: NOR, weight: 1 }
presences:
  - { id: a1, from: "14:00", to: "17:30" }
  - { id: a2, from: "14:10", mode: remote }
proxies:
  - { giver: a3, holder: a1, given: "2015-09-10" }
votes:
  - { id: r1, at: "15:10", majority: extraordinary, ballots: { a1: for, a2: against, a3: for } }
`

test('the contract: one object, exit 0', async () => {
  const { code, lines, progress, answer } = await run(fileOf('contract.yaml', CONTRACT), '--json')
  assert.deepEqual([code, lines.length, progress], [0, 1, []])
  const none = { abstention: 0, blank: 0, spoilt: 0 }
  assert.deepEqual(answer(), {
    ok: true,
    votes: [
      {
        id: 'r1',
        quorum: { required: '1', reached: '3', met: true, article: '9' },
        proxies: { used: [{ giver: 'a3', holder: 'a1' }], refused: [] },
        electorate: { voters: 3, votes: 6 },
        refusedBallots: [],
        counts: { for: 2, against: 4, ...none },
        byCollege: { membres: { for: 2, against: 0, ...none }, regions: { for: 0, against: 4, ...none } },
        majority: { threshold: '2/3', base: '6', required: '4', reached: '2', met: false, article: '13' },
        outcome: 'rejected',
      },
    ],
  })
})

test('without --json it prints for people', async () => {
  const { code, lines } = await run(fileOf('people.yaml', workedExamples()[0]!))
  assert.equal(code, 0)
  assert.match(lines.join('\n'), /r1.*adoptée/)
})

test('what makes no sense is one object with the path of each fault, exit 1', async () => {
  const wrong = fileOf('wrong.yaml', CONTRACT.replace('a3: for }', 'zz: for }'))
  const { code, lines, answer } = await run(wrong, '--json')
  assert.deepEqual([code, lines.length], [1, 1])
  assert.equal(answer().ok, false)
  assert.equal(answer().errors[0].path, 'votes[0].ballots.zz')
  const people = await run(wrong)
  assert.deepEqual([people.code, people.lines], [1, []])
  assert.match(people.progress.join('\n'), /votes\[0\]\.ballots\.zz/)
})

test('a file that is not there is refused, and its object printed all the same', async () => {
  const { code, answer, progress } = await run(join(folder, 'nowhere.yaml'), '--json')
  assert.deepEqual([code, answer().ok, progress.length], [1, false, 1])
})

test('wrong usage is exit 2, and says how it is used', async () => {
  for (const args of [[], ['--json'], ['--colour'], ['one.yaml', 'two.yaml']]) {
    const { code, lines, progress } = await run(...args)
    assert.deepEqual([code, lines], [2, []], args.join(' '))
    assert.match(progress.join(), /tally/)
  }
})
