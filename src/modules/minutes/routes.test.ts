/** The pages and papers of minutes and of the register: what stands in them, for whom. */
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sha256 } from '#kernel/fingerprint.ts'
import { gathering } from '../../../test/support/meetings.ts'
import { held } from '../../../test/support/minutes.ts'
import { expected } from './routes/panels.tsx'

const at = await gathering()
const { house, meetingId, request, as, personNamed, actor, gives, roll, leaves, resolution } = at
const { db } = house
const TODAY = '2017-03-14'
const MINUTES = `/meetings/${meetingId}/minutes`
const folder = mkdtempSync(join(tmpdir(), 'gouvernail-minutes-'))
after(() => rmSync(folder, { recursive: true }))

const voters = await roll()
await gives(voters[14]!.id, voters[0]!.id)
await gives(voters[15]!.id, voters[16]!.id)
await held(at, { choices: ['for', 'against', 'abstention'], resolutions: 1, closed: false })
await leaves(voters[5]!.id, new Date('2017-03-14T13:20:00Z'))
const rejected = await resolution(7)
await db
  .updateTable('assembly_resolution')
  .set({ withdrawn_at: new Date('2017-03-14T13:00:00Z') })
  .where('id', '=', rejected.id)
  .execute()
await db
  .updateTable('assembly_meeting')
  .set({
    state: 'closed',
    closed_at: new Date('2017-03-14T15:05:00Z'),
    late_risk: 'Douze jours au lieu de quinze : les décisions peuvent être annulées.',
  })
  .where('id', '=', meetingId)
  .execute()

const headers = async (name: string) => as(await personNamed(name))
const plain = (text: string): string =>
  text
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('’', "'")
    .replaceAll('&#39;', "'")
const pageOf = async (path: string, name: string | null) => {
  const response = await request(path, name === null ? {} : { headers: await headers(name) })
  return { status: response.status, html: plain(await response.text()) }
}
const post = async (path: string, name: string, form: Record<string, string>) => request(path, { form, headers: await headers(name) })
const hasText = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
async function pdfText(path: string, name: string | null): Promise<string> {
  const response = await request(path, name === null ? {} : { headers: await headers(name) })
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-type'), 'application/pdf')
  const bytes = Buffer.from(await response.arrayBuffer())
  assert.match(bytes.toString('latin1'), /\/MarkInfo/, 'tagged')
  if (!hasText) return ''
  const file = join(folder, `${sha256(bytes).slice(0, 8)}.pdf`)
  writeFileSync(file, bytes)
  return plain(execFileSync('pdftotext', ['-raw', file, '-']).toString()).replace(/\s+/g, ' ')
}
const includesAll = (text: string, parts: string[]) => {
  for (const part of parts) assert.ok(text.includes(part), `«${part}» is missing`)
}

test('a draft names what is missing, with the way to where it is said', async () => {
  const { status, html } = await pageOf(MINUTES, 'Gildas Pontarec')
  assert.equal(status, 200)
  includesAll(html, ['1 mention à compléter avant de signer', 'Il manque les incidents (ou « Aucun incident »)', `href="${MINUTES}/edit"`])
  includesAll(html, [
    'Convocation tardive',
    'Douze jours au lieu de quinze',
    'Article 12 : plus de voix pour que de voix contre',
    'Retirée avant le vote',
  ])
  assert.match(html, /<button[^>]*disabled[^>]*>Signer au secrétariat de séance/)
  assert.match(html, /noindex/)
})

test('a draft is nowhere for a member, whose meeting it was', async () => {
  assert.equal((await pageOf(MINUTES, 'Edith Farrowby')).status, 404)
  assert.equal((await request(MINUTES)).headers.get('location'), `/sign-in?back=${encodeURIComponent(MINUTES)}`)
})

test('the minutes tell who came and went, who was represented by whom, and which proxy was of no use', async () => {
  const { html } = await pageOf(MINUTES, 'Kévin Dorsalin')
  includesAll(html, [
    'Présents (12)',
    'Votant numéro 1',
    'Représentés (1)',
    'à chaque vote',
    'Pouvoirs non utilisés (1)',
    "le mandataire n'est pas là",
  ])
  assert.match(html, /14 h \d\d – 14 h \d\d/)
})

test('chair and secretary are told what waits for them', async () => {
  const [chair, secretary, teller] = await Promise.all(['Solène Varenquier', 'Gildas Pontarec', 'Théodore Grisval'].map(actor))
  const titles = async (who: typeof chair) => (await expected(db, who!, TODAY)).map(({ title }) => plain(title))
  assert.deepEqual(await titles(secretary), ['Compléter le procès-verbal'])
  assert.deepEqual(await titles(chair), [])
  await post(`${MINUTES}/edit`, 'Gildas Pontarec', {
    revision: '0',
    incidents: 'Aucun incident.',
    opening: 'La présidente **accueille** les adhérents.',
  })
  assert.deepEqual(await titles(secretary), ['Signer le procès-verbal'])
  assert.deepEqual(await titles(chair), ['Signer le procès-verbal'])
  assert.deepEqual(await titles(teller), [])
  assert.match((await pageOf('/', 'Gildas Pontarec')).html, /Signer le procès-verbal/)
})

test('of two who write at once the second keeps what was typed, and saves it again', async () => {
  const late = await post(`${MINUTES}/edit`, 'Kévin Dorsalin', { revision: '0', incidents: 'Une coupure de courant.' })
  assert.equal(late.status, 409)
  const html = plain(await late.text())
  includesAll(html, ["Quelqu'un a écrit ici entre-temps", 'Une coupure de courant.', 'name="revision" value="2"'])
})

test('before the signatures an extract is provisional', async () => {
  const [{ number }] = (await db.selectFrom('minutes_decision').select('number').where('meeting_id', '=', meetingId).execute()) as [
    { number: number },
  ]
  const text = await pdfText(`/decisions/${number}.pdf`, null)
  if (hasText) includesAll(text, ['Extrait provisoire', `Décision n° ${number}`, 'Article 12'])
})

test('signed by both they are read by the meeting’s members, on paper with fingerprint and page numbers', async () => {
  for (const [name, role] of [
    ['Solène Varenquier', 'chair'],
    ['Gildas Pontarec', 'secretary'],
  ] as const)
    assert.equal((await post(`${MINUTES}/signature`, name, { as: role })).status, 303)
  const { status, html } = await pageOf(MINUTES, 'Edith Farrowby')
  assert.equal(status, 200)
  includesAll(html, ['Signé et figé', 'Signé le 14 mars 2017', 'Empreinte SHA-256'])
  assert.doesNotMatch(html, /Signer au|Écrire la note|Corriger par/)
  const json = await (await request(`${MINUTES}-1.json`, { headers: await headers('Edith Farrowby') })).text()
  const fingerprint = sha256(json)
  const text = await pdfText(`${MINUTES}-1.pdf`, 'Edith Farrowby')
  if (hasText) {
    includesAll(text, [
      fingerprint,
      `empreinte ${fingerprint.slice(0, 16)}`,
      'Solène Varenquier',
      'Présidence, CHANTIER école',
      'Signé le 14 mars 2017',
    ])
    includesAll(text, ['1 Réseau et siège', '12 Signataires', 'Voix par résolution', 'Douze jours au lieu de quinze'])
    assert.match(text, /1 \/ \d/)
  }
})

test('a signed document stays as it was signed, on pages and on paper', async () => {
  await db.updateTable('people_organisation').set({ name: 'Bocage renommé' }).where('id', '=', voters[0]!.organisationId).execute()
  await db.updateTable('assembly_resolution').set({ title_fr: 'Titre changé' }).where('meeting_id', '=', meetingId).execute()
  const { html } = await pageOf(MINUTES, 'Edith Farrowby')
  assert.doesNotMatch(html, /Bocage renommé|Titre changé/)
  assert.ok(html.includes(plain(voters[0]!.name)))
})

test('a decision is public with its totals; the way to the vote and to the minutes is for those of the meeting', async () => {
  const { number } = await db.selectFrom('minutes_decision').select('number').where('meeting_id', '=', meetingId).executeTakeFirstOrThrow()
  const path = `/decisions/${number}`
  const [open, member] = [await pageOf(path, null), await pageOf(path, 'Edith Farrowby')]
  includesAll(open.html, [`Décision n° ${number}`, 'Résolution 1', 'Article 12', 'Extrait (PDF)', 'exemple'])
  assert.doesNotMatch(open.html, /\/votes\/|\/minutes"|Votant numéro/)
  includesAll(member.html, ['/votes/', `href="${MINUTES}"`])
  const text = await pdfText(`${path}.pdf`, null)
  if (hasText)
    includesAll(text, ['Extrait conforme au procès-verbal signé (document 1)', 'Solène Varenquier', 'Signataires du procès-verbal'])
})

test('the register is searched, narrowed down and taken away', async () => {
  const { html } = await pageOf('/decisions?words=resolution&outcome=adopted&year=2017', null)
  assert.match(html, /· Résolution 1</)
  assert.match((await pageOf('/decisions?words=introuvable', null)).html, /Aucune décision ne répond/)
  assert.match((await pageOf('/decisions?outcome=rejected', null)).html, /Aucune décision ne répond/)
  assert.equal((await pageOf('/decisions?page=999999999999999999&year=x&body=-1&about=%27', null)).status, 200)
  const csv = plain(await (await request('/decisions.csv')).text())
  const lines = csv.trim().split(/\r?\n/)
  assert.match(lines[0]!, /numéro;date;instance/)
  assert.ok(lines.some((line) => line.includes('Résolution 1') && line.includes('Adoptée')))
  assert.match((await pageOf('/search?q=resolution', null)).html, /\/decisions\/\d+/)
})

test('a decision on a version of the statutes leads to it, and stands on its page', async () => {
  const version = await db.selectFrom('statutes_version').select(['id', 'number', 'sha256']).orderBy('id').executeTakeFirstOrThrow()
  const { id } = await db.selectFrom('minutes_decision').select('id').where('meeting_id', '=', meetingId).executeTakeFirstOrThrow()
  await db
    .updateTable('minutes_decision')
    .set({ subject_kind: 'statutes_version', subject_id: version.id, subject_sha256: version.sha256 })
    .where('id', '=', id)
    .execute()
  const { number } = await db.selectFrom('minutes_decision').select('number').where('id', '=', id).executeTakeFirstOrThrow()
  const { html } = await pageOf(`/decisions/${number}`, null)
  includesAll(html, [`href="/statutes/${version.number}"`, "Ce qu'elle a changé", version.sha256!.slice(0, 4)])
  assert.match((await pageOf('/decisions?about=statutes_version', null)).html, /· Résolution 1</)
})

test('a correction is a second document, with its reason; the first stays to be read', async () => {
  const answer = await post(`${MINUTES}/correction`, 'Gildas Pontarec', { reason: 'Un nom était faux.' })
  assert.equal(answer.headers.get('location'), MINUTES)
  const draft = await pageOf(MINUTES, 'Gildas Pontarec')
  includesAll(draft.html, ['Document 2, qui corrige le document 1', 'Un nom était faux.', 'Bocage renommé'])
  const first = await pageOf(`${MINUTES}?document=1`, 'Gildas Pontarec')
  includesAll(first.html, ['Ce document est remplacé par le document 2', 'Signé et figé'])
  const member = await pageOf(MINUTES, 'Edith Farrowby')
  includesAll(member.html, ['Signé et figé'])
  assert.doesNotMatch(member.html, /Un nom était faux/)
  assert.equal((await pageOf(`${MINUTES}?document=2`, 'Edith Farrowby')).status, 404)
})

test('the meeting’s page shows its minutes and its decisions', async () => {
  const { html } = await pageOf(`/meetings/${meetingId}`, 'Edith Farrowby')
  includesAll(html, ['Procès-verbal', `href="${MINUTES}"`, 'Décisions'])
})

test('the whole is told in English too', async () => {
  const response = await request(`${MINUTES}?document=1`, {
    headers: {
      ...(await headers('Gildas Pontarec')),
      'accept-language': 'en',
      cookie: `${(await headers('Gildas Pontarec')).cookie}; lang=en`,
    },
  })
  const html = await response.text()
  includesAll(html, ['Network and seat', 'Signatories', 'Article 12: more votes for than against', 'Signed and frozen'])
})
