/** Statutes are read by anyone, drafts by who writes them; two compare sentence by sentence; a past meeting is counted again and forgotten. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sha256 } from '#kernel/fingerprint.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { fingerprint } from '../../../../test/support/attempts.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { smallNetwork } from '../../../../test/support/network.ts'
import { adoptStatutes, draftStatutes, proposeStatutes, SILENT } from '../commands.ts'
import { workedExamples } from '../imports.ts'
import { statutesVersion } from '../queries.ts'
import type { StatutesText } from '../tables.ts'

const tested = await testHouse()
const { house, request } = tested
let network = 0
let secretary: Record<string, string>
let run: Awaited<ReturnType<typeof smallNetwork>>['run']

const plain = (text: string): string =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .replaceAll('’', "'")
async function read(path: string, headers: Record<string, string> = {}) {
  const response = await request(path, { headers })
  return { status: response.status, html: plain(await response.text()) }
}
const first = (): StatutesText => ({
  ...SILENT,
  articles: [
    { number: '9', title: { fr: 'Quorum', en: null }, text: { fr: 'Le quart des membres est requis.', en: null } },
    { number: '13', title: { fr: 'Majorité', en: null }, text: { fr: 'Aux deux tiers.', en: null } },
  ],
  colleges: [{ code: 'membres', name: { fr: 'Adhérents', en: null }, kinds: ['member'], weight: { by: 'head' }, article: '9' }],
  bodies: [
    {
      body: 'ag',
      voters: 'colleges',
      notice: null,
      second: null,
      quorum: { base: 'present_or_represented', of: 'voters', fraction: '1/4', strict: false, article: '9', second: null },
      proxies: null,
      casting: null,
      remote: null,
      decisions: [
        {
          code: 'extraordinary',
          name: { fr: 'Décision extraordinaire', en: null },
          threshold: '2/3',
          base: 'votes_cast',
          blanksCount: false,
          abstentionsCount: false,
          eachCollege: false,
          quorum: null,
          noticeDays: null,
          article: '13',
        },
      ],
    },
  ],
})

before(async () => {
  const made = await smallNetwork(tested)
  network = made.network
  run = made.run
  secretary = await made.person('Sam', 'secretary')
})

test('while nobody has recorded statutes, the page says what they will do and who begins', async () => {
  const empty = await read('/statutes')
  assert.equal(empty.status, 200)
  assert.match(empty.html, /n'ont pas encore été enregistrés/)
  assert.doesNotMatch(empty.html, /Saisir les statuts/)
  assert.match((await read('/statutes', secretary)).html, /Saisir les statuts/)
  assert.match((await read('/statutes/comparison')).html, /Il faut deux versions/)
})

test('a draft is nowhere for others; in force, it is told with its articles and its silences, and its bytes are those of the fingerprint', async () => {
  const draft = (text: StatutesText, title: string) => run((tx) => draftStatutes(tx, SHELL, { organisationId: network, title, text }))
  const id = await draft(first(), 'Statuts de 2016')
  for (const path of ['/statutes/1', '/statutes/1.json']) assert.equal((await read(path)).status, 404, path)
  assert.doesNotMatch((await read('/statutes')).html, /2016/)
  const mine = await read('/statutes/1', secretary)
  assert.match(mine.html, /À faire sur cette version .*Les articles.*Proposer cette version/)
  await run((tx) => proposeStatutes(tx, SHELL, id))
  assert.match((await read('/statutes/1')).html, /ne s'appliquent pas encore/)
  const decision = { body: { fr: 'Assemblée générale', en: null }, decidedOn: '2016-10-13', reference: null, source: null }
  await run((tx) => adoptStatutes(tx, SHELL, id, { inForceFrom: '2016-10-13', decision }))
  const { html } = await read('/statutes')
  assert.match(html, /En vigueur depuis le 13 octobre 2016/)
  assert.match(
    html,
    /L'assemblée délibère valablement si un quart des votants sont présents ou représentés\. Article 9 · Quorum Le quart des membres est requis\./,
  )
  assert.match(html, /Les statuts ne le disent pas .*délai raisonnable/)
  assert.match(html, /Adhérents Adhérents une voix Article 9 · Quorum Le quart/)
  assert.doesNotMatch(html, /Préparer une nouvelle version/)
  const bytes = await (await request('/statutes/1.json')).text()
  assert.equal(sha256(bytes), (await statutesVersion(house.reader, null, network, 1))?.sha256)
})

test('two versions compare sentence by sentence, and a draft with nothing for others', async () => {
  const text = first()
  text.bodies[0]!.quorum!.fraction = '1/3'
  text.bodies[0]!.notice = { days: 15, article: '9' }
  await run((tx) => draftStatutes(tx, SHELL, { organisationId: network, title: 'Projet', text }))
  assert.equal((await read('/statutes/comparison?from=1&to=2')).status, 404)
  const { status, html } = await read('/statutes/comparison?from=1&to=2', secretary)
  assert.equal(status, 200)
  assert.match(html, /Modifié L'assemblée délibère valablement si un \[retiré : quart \] \[ajouté : tiers \] des votants/)
  assert.match(html, /Article cité : aucun, puis 9\./)
  assert.match(html, /règles ne changent pas/)
  assert.match((await read('/statutes/comparison?from=1&to=1', secretary)).html, /deux fois la même version/)
  assert.equal((await read('/statutes/comparison?from=1&to=99', secretary)).status, 404)
})

const tried = async (form: Record<string, string>, headers: Record<string, string> = {}) => {
  const response = await request('/statutes/trial', { form, headers })
  return { status: response.status, html: plain(await response.text()) }
}

test('a meeting is counted again with its reason, beside another version’s, and nothing is written', async () => {
  const example = await (await request('/statutes/trial?example=1')).text()
  assert.match(example, /threshold: 2\/3/)
  const earlier = await fingerprint(house)
  const { status, html } = await tried({ text: workedExamples()[0]! })
  assert.equal(status, 200)
  assert.match(
    html,
    /deux tiers des suffrages exprimés, 377 voix requises sur 565, 441 obtenues \(53 blancs et 6 nuls, non comptés\) : adoptée\./,
  )
  // Two against one, by two thirds of the version instead of the file's nine tenths.
  const file = workedExamples()[0]!.replace('threshold: 2/3', 'threshold: 9/10')
  const other = await tried({ text: file, version: '1:ag' })
  assert.match(other.html, /Un résultat changerait/)
  assert.match(other.html, /Vote r1 : rejetée selon le fichier, adoptée selon cette version\./)
  const unknown = await tried({ text: file.replaceAll('extraordinary', 'solemn'), version: '1:ag' })
  assert.match(unknown.html, /ne connaît pas la sorte de décision solemn/)
  assert.equal(await fingerprint(house), earlier)
})

test('proxies that were not used say why', async () => {
  const { html } = await tried({ text: workedExamples()[2]! })
  assert.match(html, /c, porté par a : le mandant est là : il vote lui-même/)
  assert.match(html, /e, sans nom : en blanc/)
  assert.match(html, /f, porté par a : le mandataire porte déjà tout/)
})

test('a file that makes no sense is shown with its faults and kept in the form', async () => {
  const wrong = workedExamples()[1]!.replace('{ a: for, b: against }', '{ zz: for }')
  const { status, html } = await tried({ text: wrong })
  assert.equal(status, 422)
  assert.match(html, /votes\[1\]\.ballots\.zz zz n'est pas parmi les votants/)
  assert.match(html, /zz: for/)
  assert.match((await tried({ text: ' ' })).html, /Collez un texte ou choisissez un fichier/)
  assert.equal((await tried({ text: workedExamples()[0]!, version: '2:ag' })).status, 404)
  assert.equal((await tried({ text: workedExamples()[0]!, version: '1:nobody' })).status, 404)
})

test('what is too large is refused: bytes, and voters times votes', async () => {
  assert.equal((await tried({ text: 'x'.repeat(1_200_000) })).status, 422)
  const voters = Array.from({ length: 1_200 }, (_, place) => `  - { id: v${place}, college: m, weight: 1 }`)
  const votes = Array.from({ length: 900 }, (_, place) => `  - { id: r${place}, at: "15:00", majority: m }`)
  const text = [
    'date: "2017-03-14"',
    'statutes: { majorities: { m: { threshold: simple } } }',
    'voters:',
    ...voters,
    'votes:',
    ...votes,
  ].join('\n')
  const { status, html } = await tried({ text })
  assert.equal(status, 422)
  assert.match(html, /trop grande pour cette page/)
})

test('a file is read as it is sent', async () => {
  const body = new FormData()
  body.set('text', '')
  body.set('version', '')
  body.set('file', new File([workedExamples()[6]!], 'assemblee.yaml'))
  const response = await request('/statutes/trial', { method: 'POST', body, headers: { origin: 'http://localhost:3000' } })
  assert.match(plain(await response.text()), /5 voix requises sur 9, 4 obtenues/)
})
