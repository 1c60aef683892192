/** `import-members` as scripts meet it: one JSON object, exit codes, a dry run that writes nothing. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { peopledHouse } from '../../../../test/support/people.ts'
import { temporaryFolder } from '../../../../test/support/postgres.ts'
import { importMembersVerb } from './members.ts'

const { house } = await peopledHouse()
const folder = temporaryFolder()
const fileOf = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
async function run(...args: string[]) {
  const [lines, progress]: [string[], string[]] = [[], []]
  const code = await importMembersVerb.run(house, args, { line: (text) => lines.push(text), progress: (text) => progress.push(text) })
  return { code, lines, progress, answer: () => JSON.parse(lines.join('\n')) }
}
const members = async () => (await house.reader.selectFrom('people_organisation').select('id').execute()).length

const GOOD = fileOf('bonne.csv', 'Nom;Région;Inconnue\nUn;BRE;x\nDeux;Bretagne;\n')
const BAD = fileOf('mauvaise.csv', 'Nom;Région;Salariés\nTrois;BRE;3\nQuatre;Nulle part;-1\n')

test('a dry run tells everything and writes nothing', async () => {
  const before = await members()
  const { code, lines, answer } = await run(GOOD, '--dry-run', '--json')
  assert.deepEqual([code, lines.length], [0, 1])
  const { warnings, ...rest } = answer()
  assert.deepEqual(rest, { ok: true, dryRun: true, created: 2, changed: 0, unchanged: 0, refused: 0, errors: [] })
  assert.deepEqual([warnings.length, warnings[0].line, warnings[0].column], [1, 1, 'Inconnue'])
  assert.equal(await members(), before)
})

test('the same file twice: everything is unchanged', async () => {
  assert.equal((await run(GOOD, '--json')).answer().created, 2)
  const { created, changed, unchanged, ok } = (await run(GOOD, '--json')).answer()
  assert.deepEqual([ok, created, changed, unchanged], [true, 0, 0, 2])
})

test('a refused row stops the file, exit 1, and the object is printed all the same', async () => {
  const before = await members()
  const { code, answer } = await run(BAD, '--json')
  const { ok, created, refused, errors } = answer()
  assert.deepEqual([code, ok, created, refused], [1, false, 1, 1])
  assert.deepEqual(
    errors.map(({ line, column }: { line: number; column: string }) => [line, column]),
    [
      [3, 'Région'],
      [3, 'Salariés'],
    ],
  )
  assert.equal(await members(), before)
})

test('--skip-refused brings the good rows in and says which it left', async () => {
  const { code, answer } = await run(BAD, '--skip-refused', '--json')
  const { ok, created, refused, errors } = answer()
  assert.deepEqual([code, ok, created, refused, errors.length], [0, true, 1, 1, 2])
})

test('a file that is not there, or no list at all, is refused with a sentence', async () => {
  for (const path of [join(folder, 'nulle-part.csv'), fileOf('vide.csv', ''), fileOf('sans-nom.csv', 'Ville\nBrest\n')]) {
    const { code, answer } = await run(path, '--json')
    assert.deepEqual([code, answer().ok, answer().refused, answer().errors.length], [1, false, 0, 1])
  }
})

test('wrong usage: exit 2, and nothing on standard output', async () => {
  for (const args of [[], ['a', 'b'], [GOOD, '--perhaps']]) {
    const { code, lines, progress } = await run(...args)
    assert.deepEqual([code, lines], [2, []])
    assert.match(progress.join('\n'), /import-members/)
  }
})

test('without --json it speaks to people', async () => {
  const { lines } = await run(BAD)
  assert.match(lines.join('\n'), /À corriger \(ligne 3, Région\)/)
  assert.match(lines.join('\n'), /--skip-refused/)
})
