/** The votes worked by hand in docs/worked-votes.md come out as the page says. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { projectRoot } from '#kernel/project.ts'
import { readAssembly } from './imports.ts'
import { resultJson, tally } from './rules.ts'

const page = readFileSync(join(projectRoot, 'docs/worked-votes.md'), 'utf8')
const EXAMPLE = /^## (.+)$[\s\S]*?```yaml\n([\s\S]*?)```\n```json\n([\s\S]*?)```/gm
const examples = [...page.matchAll(EXAMPLE)].map(([, title, file, expected]) => ({ title: title!, file: file!, expected: expected! }))

test('there are eight of them', () => assert.equal(examples.length, 8))

for (const { title, file, expected } of examples) {
  test(title, () => {
    const read = readAssembly(file, 'en')
    if ('faults' in read) assert.fail(JSON.stringify(read.faults))
    // What the page does not speak of is not compared.
    assert.partialDeepStrictEqual(tally(read.assembly).map(resultJson), JSON.parse(expected))
  })
}
