/** The desk, the code in the room, the quorum and what is printed, asked through HTTP. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gathering } from '../../../../test/support/meetings.ts'
import { hereToken } from '../commands.ts'
import { quorumHistory, voterOf } from '../index.ts'

const g = await gathering()
const { house, meetingId, request } = g
const [staff, aminata, outsider] = await Promise.all(
  ['Kévin Dorsalin', 'Aminata Solvène', 'Clarisse Monthuel'].map(async (name) => g.as(await g.personNamed(name))),
)
const lac = (await g.roll()).find(({ name }) => name === 'Les Jardins du Lac')!
const verts = (await g.roll()).find(({ name }) => name === 'Les Toits verts')!
const solvene = await g.personNamed('Aminata Solvène')
const base = `/meetings/${meetingId}`
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
const page = async (path: string, headers = staff, form?: Record<string, string>) => {
  const response = await request(path, { headers, ...(form ? { form } : {}) })
  return { status: response.status, location: response.headers.get('location'), text: plain(await response.text()) }
}
const here = (mode: 'room' | 'remote', id = meetingId) => `/meetings/${id}/here/${hereToken(house.signingKey, meetingId, mode)}`

test('three letters find a voter by its name, its town or whoever represents it; a card finds its voter', async () => {
  for (const typed of ['jar', 'lac', 'port-l', 'Solv', 'LES JARD', lac.card, ` ${lac.card.toLowerCase()} `]) {
    const { status, text } = await page(`${base}/desk?q=${encodeURIComponent(typed)}`)
    assert.equal(status, 200, typed)
    assert.match(text, /Les Jardins du Lac<\/strong>/, typed)
    assert.doesNotMatch(text, /Les Toits verts<\/strong>/, typed)
  }
  assert.match((await page(`${base}/desk?q=ardins`)).text, /Aucun électeur ne correspond à « ardins »/)
  assert.match((await page(`${base}/desk?q=${encodeURIComponent("%_';--")}`)).text, /Aucun électeur/)
})

test('the desk signs in, shows the quorum and the arrival, and undoes it', async () => {
  await g.gives(verts.id, lac.id)
  const arrived = await page(`${base}/voters/${lac.id}/presence`, staff, { person: String(solvene), q: 'lac' })
  assert.deepEqual([arrived.status, arrived.location], [303, `${base}/desk`])
  const { text } = await page(`${base}/desk`)
  assert.match(text, /1 présent, 1 représenté sur \d+ : quorum de \d+ non atteint/)
  assert.match(text, /Les Jardins du Lac<\/strong>[\s\S]*Porte le pouvoir de Les Toits verts[\s\S]*Vote : Aminata Solvène[\s\S]*Annuler/)
  assert.match((await page(`${base}/desk?q=toits`)).text, /A donné pouvoir à Les Jardins du Lac/)
  const twice = await page(`${base}/voters/${lac.id}/presence`, staff, { person: String(solvene), q: 'lac' })
  assert.equal(twice.status, 409)
  assert.match(twice.text, /Les Jardins du Lac est déjà émargé depuis 1\d h \d\d\./)
  assert.match(twice.text, /value="lac"/, 'what was typed stays')
  assert.equal((await page(`${base}/voters/${lac.id}/departure`, staff, { slip: '1' })).status, 303)
  assert.equal((await voterOf(house.db, meetingId, lac.id))?.casterId, null)
})

test('somebody else than those with a mandate is refused, and the sentence names who could', async () => {
  const another = await page(`${base}/voters/${lac.id}/presence`, staff, { person: '0' })
  assert.equal(another.status, 422)
  assert.match(another.text, /Aujourd’hui, le mandat de voter pour Les Jardins du Lac est à Aminata Solvène/)
  assert.equal((await page(`${base}/voters/${lac.id}/presence`, staff, {})).status, 422)
  assert.equal((await page(`${base}/voters/${lac.id}/presence`, aminata, { person: String(solvene) })).status, 403)
  assert.equal((await page(`${base}/voters/999999/presence`, staff, { person: '1' })).status, 404)
})

test('the code in the room: looking signs nobody in, the button does, and it leads out again', async () => {
  const stranger = await request(here('room'))
  assert.equal(stranger.headers.get('location'), `/sign-in?back=${encodeURIComponent(here('room'))}`)
  const before = await page(here('room'), aminata)
  assert.match(before.text, /Vous êtes Aminata Solvène[\s\S]*Les Jardins du Lac[\s\S]*2 voix[\s\S]*Je suis là/)
  assert.equal((await voterOf(house.db, meetingId, lac.id))?.presence, null)
  assert.equal((await page(here('room'), aminata, { deed: 'arrival' })).status, 303)
  const there = await voterOf(house.db, meetingId, lac.id)
  assert.deepEqual([there?.presence?.channel, there?.presence?.mode, there?.casterId], ['phone', 'room', solvene])
  assert.match((await page(here('room'), aminata)).text, /Là depuis 1\d h \d\d[\s\S]*Je pars/)
  const twice = await page(here('room'), aminata, { deed: 'arrival' })
  assert.equal(twice.status, 409)
  assert.match(twice.text, /déjà émargé depuis/)
  assert.equal((await page(here('room'), aminata, { deed: 'departure' })).status, 303)
  assert.equal((await quorumHistory(house.db, meetingId)).at(-1)?.cause, 'departure')
})

test('a forged code, and the code of another meeting, lead nowhere; who has nobody to sign for reads a plain sentence', async () => {
  for (const path of [`${base}/here/aaaaaaaaaaaa`, `${base}/here/`, here('room', meetingId + 1), `${here('room')}a`]) {
    assert.equal((await page(path, aminata)).status, 404, path)
    assert.equal((await page(path, aminata, { deed: 'arrival' })).status, 404, path)
  }
  const nobody = await page(here('room'), outsider)
  assert.equal(nobody.status, 200)
  assert.match(nobody.text, /Personne n’a rien à émarger à votre nom/)
  assert.doesNotMatch(nobody.text, /Assemblée d’essai/, 'the meeting is not named to who may not know of it')
  assert.equal((await page(here('room'), outsider, { deed: 'arrival' })).status, 404)
  const afar = await page(here('remote'), aminata)
  assert.match(afar.text, /Les statuts ne prévoient pas la participation à distance/)
  assert.equal((await page(here('remote'), aminata, { deed: 'arrival' })).status, 422)
})

test('the quorum’s page says the article, and keeps what it was', async () => {
  const { status, text } = await page(`${base}/quorum`, aminata)
  assert.equal(status, 200)
  assert.match(text, /Article 9 : un quart des votants, présents ou représentés/)
  assert.match(text, /Arrivée[\s\S]*Départ|Départ[\s\S]*Arrivée/)
  assert.match(text, /<meta name="live"/)
})

test('sheet, cards and kit are tagged PDF for those at the desk and the officers, and nobody else', async () => {
  await g.resolution(1)
  for (const paper of ['sheet', 'cards', 'kit']) {
    const response = await request(`${base}/${paper}.pdf`, { headers: staff })
    assert.equal(response.headers.get('content-type'), 'application/pdf')
    const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1')
    assert.match(pdf, /^%PDF-/)
    assert.match(pdf, /\/StructTreeRoot/)
    assert.equal((await page(`${base}/${paper}.pdf`, aminata)).status, 403)
    assert.equal((await page(`${base}/${paper}.pdf`, outsider)).status, 404)
  }
})

test('in a body of seats each person signs for the own seat, at the desk and by the code', async () => {
  const board = await gathering({ body: 'ca' })
  const at = `/meetings/${board.meetingId}`
  const [seat] = (await board.roll()).filter(({ name }) => name === 'Solène Varenquier')
  const ask = async (path: string, name: string, form?: Record<string, string>) => {
    const headers = await board.as(await board.personNamed(name))
    const response = await board.request(path, { headers, ...(form ? { form } : {}) })
    return { status: response.status, text: plain(await response.text()) }
  }
  const found = await ask(`${at}/desk?q=var`, 'Kévin Dorsalin')
  assert.match(found.text, /Solène Varenquier<\/strong>/)
  assert.doesNotMatch(found.text, /Qui signe/, 'there is nobody to choose')
  assert.equal((await ask(`${at}/voters/${seat!.id}/presence`, 'Kévin Dorsalin', { person: String(solvene) })).status, 422)
  assert.equal((await ask(`${at}/voters/${seat!.id}/presence`, 'Kévin Dorsalin', { person: String(seat!.personId) })).status, 303)
  const own = `${at}/here/${hereToken(board.house.signingKey, board.meetingId, 'room')}`
  assert.match((await ask(own, 'Solène Varenquier')).text, /Vous êtes Solène Varenquier[\s\S]*1 voix[\s\S]*Je pars/)
  assert.equal((await ask(own, 'Solène Varenquier', { deed: 'departure' })).status, 303)
  assert.match((await ask(`${at}/desk`, 'Kévin Dorsalin')).text, /Sièges/)
  assert.match((await ask(`${at}/quorum`, 'Solène Varenquier')).text, /Article 16/)
  const { status } = await ask(`${at}/kit.pdf`, 'Kévin Dorsalin')
  assert.equal(status, 200)
})

test('where the statutes allow it one signs in from afar by a link of its own, and counts as present', async () => {
  const far = await gathering()
  const { db, signingKey } = far.house
  const { statutesId } = await far.now()
  const version = await db.selectFrom('statutes_version').select('rules').where('id', '=', statutesId!).executeTakeFirstOrThrow()
  const bodies = version.rules.bodies.map((each) => (each.body === 'ag' ? { ...each, remote: { allowed: true, article: '9' } } : each))
  await db
    .updateTable('statutes_version')
    .set({ rules: JSON.stringify({ ...version.rules, bodies }) })
    .where('id', '=', statutesId!)
    .execute()
  const ask = async (path: string, name: string, form?: Record<string, string>) => {
    const response = await far.request(path, { headers: await far.as(await far.personNamed(name)), ...(form ? { form } : {}) })
    return plain(await response.text())
  }
  const link = `/meetings/${far.meetingId}/here/${hereToken(signingKey, far.meetingId, 'remote')}`
  assert.ok((await ask(`/meetings/${far.meetingId}/desk/code`, 'Kévin Dorsalin')).includes(link))
  assert.match(await ask(link, 'Aminata Solvène'), /Vous émargez à distance/)
  await ask(link, 'Aminata Solvène', { deed: 'arrival' })
  const [there] = (await far.roll()).filter(({ presence }) => presence)
  assert.deepEqual([there?.name, there?.presence?.mode, there?.presence?.channel], ['Les Jardins du Lac', 'remote', 'link'])
  assert.match(await ask(`/meetings/${far.meetingId}/desk?q=lac`, 'Kévin Dorsalin'), /Là depuis 1\d h \d\d, à distance/)
  assert.match(await ask(`/meetings/${far.meetingId}/quorum`, 'Aminata Solvène'), /1 présent, 0 représenté/)
})
