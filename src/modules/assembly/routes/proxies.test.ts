/** The pages of proxies through HTTP: given, replaced, undone, from paper, printed; each reads only what is his or hers. */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { gathering } from '../../../../test/support/meetings.ts'
import { standingProxies } from '../queries.ts'

const { house, request, as, meetingId: id, personNamed, roll, resolution, comes } = await gathering()
const { db } = house
const ids = new Map<string, number>()
const of = (name: string): number => ids.get(name)!
let motion: number

before(async () => {
  for (const { name, id: voterId } of await roll()) ids.set(name, voterId)
  motion = (await resolution(7, 'extraordinary')).id
})

const GARDENS = 'Les Jardins du Lac'
const ROOFS = 'Les Toits verts'
const headersOf = async (name: string) => as(await personNamed(name))
const read = async (name: string, path: string) => {
  const response = await request(path, { headers: await headersOf(name) })
  return { status: response.status, text: (await response.text()).replaceAll(/[\u00a0\u202f]/g, ' ') }
}
const send = async (name: string, path: string, form: Record<string, string> = {}) =>
  request(path, { form, headers: await headersOf(name) })
const page = `/meetings/${id}/proxies`
const giving = (giver: string) => `/meetings/${id}/voters/${of(giver)}/proxy`
const standing = async () => (await standingProxies(db, id)).map(({ giverName, holderName }) => [giverName, holderName])

test('a voter is asked who votes in its place, looks for a holder, gives instructions, and sees what was given', async () => {
  assert.match(
    (await read('Aminata Solvène', page)).text,
    /Qui vote pour Les Jardins du Lac \?.*Je viens, je vote moi-même.*Je donne pouvoir/s,
  )
  const found = await read('Aminata Solvène', `${giving(GARDENS)}?q=toits`)
  assert.match(found.text, /1 électeur trouvé.*peut encore porter 3 pouvoirs/s)
  assert.match(
    (await read('Aminata Solvène', `${giving(GARDENS)}?holder=${of(ROOFS)}`)).text,
    /Les Toits verts votera pour Les Jardins du Lac/,
  )
  const given = await send('Aminata Solvène', giving(GARDENS), { holder: String(of(ROOFS)), [`resolution-${motion}`]: 'against' })
  assert.deepEqual([given.status, given.headers.get('location')], [303, page])
  const { text } = await read('Aminata Solvène', page)
  assert.match(text, /Les Toits verts vote à ma place.*Donné le 14 mars 2017.*Résolution 7, Résolution 7 : contre/s)
})

test('the holder reads whose vote it carries and how; the desk reads who gave to whom, and not how', async () => {
  const holder = await read('Edith Farrowby', page)
  assert.match(holder.text, /Vous portez 1 pouvoir.*Les Jardins du Lac.*Résolution 7 : contre/s)
  const desk = await read('Kévin Dorsalin', page)
  assert.match(desk.text, /Tous les pouvoirs.*Les Jardins du Lac.*Les Toits verts.*Mandataire attendu/s)
  assert.doesNotMatch(desk.text, /contre/)
  const naming = await read('Kévin Dorsalin', `${giving(GARDENS)}?holder=${of(ROOFS)}`)
  assert.doesNotMatch(naming.text, /selected[^>]*>Contre|value="against" selected/)
  const other = await read('Mireille Castaban', page)
  assert.doesNotMatch(other.text, /Les Toits verts|Tous les pouvoirs/)
})

test('another one replaces it, with the way back; coming oneself takes it back, with the way back', async () => {
  const [before] = await standingProxies(db, id)
  const replaced = await send('Aminata Solvène', giving(GARDENS), { holder: String(of('Restanques')) })
  const flash = replaced.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('flash='))!
    .slice(6)
  const { undoPath } = JSON.parse(Buffer.from(flash.split('.')[0]!, 'base64url').toString()) as { undoPath: string }
  assert.equal(undoPath, `${page}/${before!.id}/restoration`)
  assert.deepEqual(await standing(), [[GARDENS, 'Restanques']])
  assert.equal((await send('Aminata Solvène', undoPath)).status, 303)
  assert.deepEqual(await standing(), [[GARDENS, ROOFS]])
  const [again] = await standingProxies(db, id)
  assert.equal((await send('Aminata Solvène', `${page}/${again!.id}/revocation`)).status, 303)
  assert.deepEqual(await standing(), [])
  const twice = await send('Aminata Solvène', `${page}/${again!.id}/revocation`)
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /déjà retiré ou remplacé/)
  assert.match((await read('Aminata Solvène', page)).text, /Je viens, je vote moi-même.*Ce qui a été donné avant.*Donner à nouveau/s)
})

test('from paper: the desk finds the giver, names the holder, and is asked for the name on the paper', async () => {
  assert.match((await read('Kévin Dorsalin', `${page}/paper?q=jar`)).text, /Les Jardins du Lac/)
  const asked = { holder: String(of(ROOFS)), [`resolution-${motion}`]: 'for' }
  const unsigned = await send('Kévin Dorsalin', giving('Restanques'), { ...asked, signed_by: '' })
  assert.equal(unsigned.status, 422)
  assert.match(await unsigned.text(), /Écrivez le nom de la personne qui a signé.*<option value="for" selected/s)
  assert.equal((await send('Kévin Dorsalin', giving('Restanques'), { ...asked, signed_by: 'Paul Essai' })).status, 303)
  assert.match((await read('Kévin Dorsalin', page)).text, /Restanques.*sur papier, signé Paul Essai/s)
  assert.match((await read('Kévin Dorsalin', `${page}/paper?q=restan`)).text, /a donné pouvoir à Les Toits verts/)
})

test('a holder who is full is greyed with the article, and refused all the same; whoever carries others is told', async () => {
  for (const giver of ['Bocage et compagnie', 'Rives de Loire'])
    await send('Kévin Dorsalin', giving(giver), { holder: String(of(ROOFS)), signed_by: 'Une Présidente' })
  const shown = (await read('Aminata Solvène', `${giving(GARDENS)}?q=toits`)).text
  assert.match(shown, /Les Toits verts porte déjà 3 pouvoirs, pour 3 au plus \(article 10 des statuts\)/)
  assert.doesNotMatch(shown, new RegExp(`holder=${of(ROOFS)}`))
  const refused = await send('Aminata Solvène', giving(GARDENS), { holder: String(of(ROOFS)) })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /porte déjà 3/)
  assert.match(
    (await read('Edith Farrowby', giving(ROOFS))).text,
    /Vous portez 3 pouvoirs : .* Si vous ne venez pas, ils ne seront pas comptés/,
  )
})

test('each proxy says whether it counts now; whoever is signed in gives none', async () => {
  await comes(of(ROOFS), await personNamed('Edith Farrowby'))
  const { text } = await read('Kévin Dorsalin', page)
  assert.equal(text.match(/Compté</g)?.length ?? 0, 3, 'each of the three')
  assert.match((await read('Kévin Dorsalin', `${page}?show=over`)).text, /Aucun pouvoir de cette sorte/)
  assert.match((await read('Edith Farrowby', page)).text, /Vous êtes émargé : vous votez vous-même/)
  assert.match((await read('Edith Farrowby', giving(ROOFS))).text, /Vous êtes émargé : votre pouvoir ne servirait pas/)
})

test('the form on paper is filled in for whoever asks; of others’ it is not', async () => {
  const pdf = async (name: string, query = '') => request(`/meetings/${id}/proxy-form.pdf${query}`, { headers: await headersOf(name) })
  const mine = await pdf('Aminata Solvène')
  assert.deepEqual([mine.status, mine.headers.get('content-type')], [200, 'application/pdf'])
  const bytes = Buffer.from(await mine.arrayBuffer()).toString('latin1')
  assert.match(bytes, /^%PDF-/)
  assert.match(bytes, /\/MarkInfo|\/StructTreeRoot/)
  assert.equal((await pdf('Aminata Solvène', `?voter=${of(ROOFS)}`)).status, 403)
  assert.equal((await pdf('Kévin Dorsalin', `?voter=${of(ROOFS)}`)).status, 200)
  assert.equal((await pdf('Kévin Dorsalin', '?voter=x')).status, 404)
})
