/** `import-plan` as scripts meet it: one JSON object, exit codes, a dry run that writes nothing. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { testHouse } from '../../../test/support/house.ts'
import { temporaryFolder } from '../../../test/support/postgres.ts'
import { importPlanVerb } from './verbs.ts'

const demo = await testHouse({ demo: true })

const folder = temporaryFolder()
const fileOf = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

async function run(...args: string[]) {
  const [lines, progress]: [string[], string[]] = [[], []]
  const code = await importPlanVerb.run(demo.house, args, { line: (text) => lines.push(text), progress: (text) => progress.push(text) })
  return { code, lines, progress, answer: () => JSON.parse(lines.join('\n')) }
}
const plansNow = async () => (await demo.house.reader.selectFrom('plan_plan').select('slug').execute()).length

const ROWS = Array.from({ length: 10 }, (_, index) => `;;Action ${index};Commission Formation;2027-01-01;à venir`)
const SHEET = [
  'Pilier;Stratégie;Action;Qui est responsable;Fin;Statut',
  'Faire;Se voir;;;;',
  ...ROWS.slice(0, 9),
  ';;Dernière;Marie Inconnue;31/02/2016;en cours',
]
  .join('\n')
  .replace('Qui est responsable', 'Pilote')

test('the contract: one object, warnings with line and heading, exit 0', async () => {
  const { code, lines, answer } = await run(fileOf('Cap 2030.csv', SHEET), '--json')
  assert.deepEqual([code, lines.length], [0, 1])
  const { warnings, ...rest } = answer()
  assert.deepEqual(rest, {
    ok: true,
    dryRun: false,
    plan: { slug: 'cap-2030', title: 'Cap 2030', levels: ['Pilier', 'Stratégie', 'Action'] },
    items: { total: 12, byLevel: [1, 1, 10] },
    created: 12,
    changed: 0,
    unchanged: 0,
    missing: [],
    errors: [],
  })
  assert.deepEqual(
    warnings.map(({ line, column }: { line: number; column: string }) => [line, column]),
    [
      [12, 'Fin'],
      [12, 'Pilote'],
    ],
  )
  assert.equal(warnings[0].message.replaceAll('\u202f', ' ').replace('’', "'"), "« 31/02/2016 » n'est pas une date")
})

test('a dry run answers the same and writes nothing', async () => {
  const count = await plansNow()
  const { code, answer } = await run(fileOf('a.csv', SHEET), '--dry-run', '--json', '--title', 'Un plan', '--slug', 'un-plan')
  const { ok, dryRun, plan, created } = answer()
  assert.deepEqual([code, ok, dryRun, plan.slug, plan.title, created, await plansNow()], [0, true, true, 'un-plan', 'Un plan', 12, count])
})

test('a refused file prints its errors and exits with 1', async () => {
  for (const [name, content] of [
    ['b.csv', 'Titre;Parent\nA;B\n'],
    ['c.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4])],
    ['d.csv', ''],
  ] as const) {
    const { code, answer } = await run(fileOf(name, content), '--json')
    const { ok, errors, created } = answer()
    assert.deepEqual([code, ok, errors.length, created], [1, false, 1, 0], name)
  }
  const adopted = await run(fileOf('e.csv', SHEET), '--slug', 'reussir-2020', '--json')
  assert.deepEqual([adopted.code, adopted.answer().ok, adopted.answer().errors.length], [1, false, 1])
  const absent = await run(join(folder, 'absent.csv'), '--json')
  assert.deepEqual([absent.code, absent.answer().errors.length], [1, 1])
})

test('every kind of file answers with the same object', async () => {
  const fixture = (name: string) => fileURLToPath(new URL(`./imports/fixtures/${name}`, import.meta.url))
  const markdown = fileOf(
    'cap.txt',
    '# Cap\n\n## Axe 1 : Faire\n\n| Action | Responsable |\n|---|---|\n| Écrire | Marie Inconnue |\n\n## Axe 2 : Dire\n',
  )
  const files: [string, string, number[], number][] = [
    ['xlsx', fixture('sheet-wide.xlsx'), [2, 3, 5], 8],
    ['ods', fixture('sheet-wide.ods'), [2, 3, 5], 8],
    ['docx', fixture('text.docx'), [2, 3, 4], 5],
    ['markdown', markdown, [2, 1], 1],
  ]
  for (const [kind, file, byLevel, warnings] of files) {
    const { code, answer, lines } = await run(file, '--slug', `un-${kind}`, '--json')
    const { ok, plan, items, errors, ...rest } = answer()
    assert.deepEqual([code, lines.length, ok, plan.slug, errors], [0, 1, true, `un-${kind}`, []], kind)
    assert.deepEqual([items.byLevel, rest.created], [byLevel, byLevel.reduce((sum, count) => sum + count)], kind)
    assert.equal(rest.warnings.length, warnings, `${kind}: ${JSON.stringify(rest.warnings)}`)
    assert.deepEqual(Object.keys(answer()), [
      'ok',
      'dryRun',
      'plan',
      'items',
      'created',
      'changed',
      'unchanged',
      'missing',
      'warnings',
      'errors',
    ])
  }
  const { lines } = await run(fixture('text.docx'), '--slug', 'un-docx', '--dry-run')
  assert.ok(
    lines.some((text) => text.includes('paragraphe ou tableau 14')),
    'in Word no line is counted',
  )
})

test('wrong usage says how and exits with 2; help exits with 0', async () => {
  for (const args of [[], ['a.csv', 'b.csv'], ['--colour', 'a.csv'], ['a.csv', '--slug', 'Pas Bon'], ['a.csv', '--slug']]) {
    const { code, lines, progress } = await run(...args)
    assert.deepEqual([code, lines, progress.at(-1)?.startsWith('Usage')], [2, [], true], args.join(' '))
  }
  assert.equal((await run('--help')).code, 0)
})

test('for a person: a summary in French, and the plan is readable when published', async () => {
  const { code, lines } = await run(fileOf('Plan public.csv', SHEET), '--publish')
  assert.equal(code, 0)
  assert.match(lines.at(-1)!, /Plan public.*\/plans\/plan-public/)
  assert.equal((await demo.request('/plans/plan-public')).status, 200)
  assert.equal((await demo.request('/plans/cap-2030')).status, 404)
})

test("the project's own JSON restores a new plan's life from the shell", async () => {
  const text = await (await demo.request('/plans/plan-annuel.json')).text()
  const { code, answer } = await run(fileOf('sauve.json', text), '--slug', 'plan-annuel-rendu', '--json')
  assert.deepEqual([code, answer().warnings], [0, []])
  const again = await (await demo.request('/plans/plan-annuel-rendu.json')).text()
  assert.equal(again.replace('plan-annuel-rendu', 'plan-annuel'), text)
})
