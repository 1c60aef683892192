/** The pages of convening, as browsers ask for them: what is missing, a late notice, whom it reached, the roll and its file, the papers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gathering } from '../../../../test/support/meetings.ts'
import { takeNoticeStep } from '../jobs/notice.ts'
import { noticesOf } from '../queries.ts'

const text = async (answer: Response): Promise<string> => (await answer.text()).replaceAll(/[\u202f\u00a0]/g, ' ')

async function draft(startsAt: string) {
  const held = await gathering({ state: 'draft', startsAt })
  const president = await held.as(await held.personNamed('Solène Varenquier'))
  const at = (path: string) => `/meetings/${held.meetingId}${path}`
  const get = async (path: string, headers = president) => text(await held.request(at(path), { headers }))
  const post = (path: string, form: Record<string, string>, headers = president) => held.request(at(path), { headers, form })
  return { ...held, president, at, get, post }
}

test('before: the page counts the days, names what is missing, and greys the button with the same sentence', async () => {
  const { get, post, resolution } = await draft('2017-04-01T12:00:00Z')
  const empty = await get('/notice')
  assert.match(empty, /Il reste 3 jours pour convoquer/)
  assert.match(empty, /Le dernier jour est le 17 mars 2017 .*\(article 8\)/)
  assert.match(empty, /Il manque l’ordre du jour/)
  assert.match(empty, /<button[^>]* disabled[^>]*>Convoquer/)
  const refused = await post('/convocation', {})
  assert.equal(refused.status, 422)
  assert.match(await text(refused), /Il manque l’ordre du jour/)
  await resolution(1)
  const ready = await get('/notice')
  assert.match(ready, /Rien ne manque/)
  assert.match(ready, /Résolution 1/)
  assert.doesNotMatch(ready, /<button[^>]* disabled[^>]*>Convoquer/)
  assert.equal((await post('/convocation', {})).status, 303)
})

test('a late notice is refused until its risk is accepted; then the sentence stands on the page and in the meeting', async () => {
  const { get, post, resolution, now } = await draft('2017-03-20T12:00:00Z')
  await resolution(1)
  assert.match(await get('/notice'), /Le délai de convocation est passé/)
  const refused = await post('/convocation', { risk_reason: 'La salle a fermé.' })
  assert.equal(refused.status, 422)
  const again = await text(refused)
  assert.match(again, /L’article 8 demande une convocation 15 jours au moins avant la réunion du 20 mars 2017/)
  assert.match(again, /La salle a fermé\.<\/textarea>/, 'what was typed stays')
  assert.equal((await post('/convocation', { risk_accepted: 'on', risk_reason: 'La salle a fermé.' })).status, 303)
  const risk = (await now()).lateRisk!
  assert.match(risk, /elle est partie le 14 mars 2017\. Les décisions prises peuvent être contestées\. La salle a fermé\.$/)
  assert.match(await get('/notice'), /Convoqué hors délai/)
})

const held = await draft('2017-04-30T12:00:00Z')

test('before the convening the roll says that it is computed; afterwards as of which day it is fixed', async () => {
  const { get, post, resolution } = held
  const before = await get('/roll')
  assert.match(before, /si la réunion était convoquée aujourd’hui/)
  assert.match(before, /Cotisation de 2017 non réglée au 31 mars 2017/)
  assert.match(before, /enregistrez-la avant que la convocation parte/)
  await resolution(1)
  await post('/convocation', {})
  const after = await get('/roll')
  assert.match(after, /Liste arrêtée au 31 mars 2017 \(article 6\)/)
  assert.doesNotMatch(after, /enregistrez-la avant/)
})

test('the roll is filtered by college and by words; its file holds the same lines, marked as made up', async () => {
  const { get, request, president, at } = held
  const regions = await get('/roll?college=regions')
  assert.match(regions, /CHANTIER école Bretagne/)
  assert.doesNotMatch(regions, /Les Jardins du Lac<\/a>/)
  assert.match(await get('/roll?words=jardins lac'), /1 sur \d+ électeurs/)
  assert.match(await get('/roll?words=zzzz'), /Personne ne répond à ces filtres/)
  const file = await request(at('/roll.csv?college=regions'), { headers: president })
  assert.match(file.headers.get('content-type') ?? '', /^text\/csv/)
  const lines = (await file.text()).split('\r\n')
  assert.equal(lines[0], 'Exemple\u00a0: données inventées')
  assert.ok(lines.some((line) => /^CHANTIER école Bretagne;Associations régionales;Bretagne;5;vote$/.test(line)))
  assert.ok(!lines.some((line) => line.startsWith('Les Jardins du Lac')))
})

test('why an organisation does not vote is told to the permanents, not to the other members', async () => {
  const { as, get, personNamed } = held
  const aminata = await as(await personNamed('Aminata Solvène'))
  const theirs = await get('/roll', aminata)
  assert.match(theirs, /ne votent pas à cette réunion/)
  assert.doesNotMatch(theirs, /Cotisation de 2017/)
  const staff = await as(await personNamed('Kévin Dorsalin'))
  assert.match(await get('/roll', staff), /Cotisation de 2017/)
})

test('afterwards the page says who was reached and who was not; posted letters are no longer to be printed', async () => {
  const { get, post, house, meetingId } = held
  await takeNoticeStep(house, meetingId)
  const sent = await get('/notice')
  assert.match(sent, /Convoqué le 14 mars 2017, 14 h \d\d, par Solène Varenquier/)
  assert.match(sent, /dans la boîte d’envoi/)
  assert.match(sent, /personne ne parle pour cette organisation/)
  assert.equal((await post('/notice/letters', {})).status, 303)
  assert.match(await get('/notice'), /Chaque électeur est atteint/)
  assert.ok((await noticesOf(house.reader, meetingId)).every(({ state }) => state !== 'to_print'))
  assert.equal((await post('/notice/letters', {})).status, 422)
})

test('the notice is a tagged PDF of its own for everyone; letters have one copy for each who is not reached', async () => {
  const { request, at, president, house, meetingId } = held
  const notice = await request(at('/notice.pdf'), { headers: president })
  assert.equal(notice.headers.get('content-type'), 'application/pdf')
  const pages = (pdf: string): number => pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  const one = Buffer.from(await notice.arrayBuffer()).toString('latin1')
  assert.match(one, /\/MarkInfo/)
  assert.ok(pages(one) >= 2, 'the proxy form is its last page')
  assert.equal((await request(at('/notice/letters.pdf'), { headers: president })).status, 422)
  await house.db
    .updateTable('assembly_notice')
    .set({ sent_at: null })
    .where('meeting_id', '=', meetingId)
    .where('channel', '=', 'letter')
    .execute()
  const letters = await request(at('/notice/letters.pdf'), { headers: president })
  const all = Buffer.from(await letters.arrayBuffer()).toString('latin1')
  const count = (await noticesOf(house.reader, meetingId)).filter(({ channel }) => channel === 'letter').length
  assert.ok(pages(all) >= 2 * count)
})

test('those who convene are asked in time, those convened to come or to give a proxy', async () => {
  const { house, meetingId, actor, personNamed, gives, roll } = held
  const assembly = house.capabilities.find(({ name }) => name === 'assembly')!
  const expected = async (name: string) =>
    (await assembly.expected!(house.reader, await actor(name), house.clock.today())).filter(({ path }) =>
      path.startsWith(`/meetings/${meetingId}/`),
    )
  const expectant = async (name: string) =>
    (await assembly.expectant!(house.reader, [await personNamed(name)], house.clock.today())).length === 1
  const [item] = await expected('Aminata Solvène')
  assert.deepEqual([item?.path, item?.due, item?.example], [`/meetings/${meetingId}/proxies`, '2017-04-30', true])
  assert.match(item!.detail, /Les Jardins du Lac/)
  assert.ok(await expectant('Aminata Solvène'))
  const all = await roll()
  await gives(all.find(({ name }) => name === 'Les Jardins du Lac')!.id, all.find(({ name }) => name === 'Les Toits verts')!.id)
  assert.deepEqual(await expected('Aminata Solvène'), [])
  assert.deepEqual(await expected('Solène Varenquier'), [], 'convened already')
  const next = await draft('2017-04-05T12:00:00Z')
  const own = next.house.capabilities.find(({ name }) => name === 'assembly')!
  const [convene] = (await own.expected!(next.house.reader, await next.actor('Solène Varenquier'), next.house.clock.today())).filter(
    ({ path }) => path === `/meetings/${next.meetingId}/notice`,
  )
  assert.deepEqual([convene?.due, convene?.late], ['2017-03-21', false])
})

test('a second convening is prepared from the page of the first in one click (R05)', async () => {
  const first = await gathering({ state: 'closed', startsAt: '2017-03-10T13:00:00Z' })
  const { house, meetingId, request } = first
  const headers = await first.as(await first.personNamed('Solène Varenquier'))
  await first.resolution(1)
  await house.db
    .insertInto('assembly_quorum')
    .values({
      ...{ meeting_id: meetingId, at: house.clock.now(), cause: 'opening', met: false, required: '4', reached: 1 },
      ...{ present_voters: 1, present_votes: 1, represented_voters: 0, represented_votes: 0 },
    })
    .execute()
  assert.match(
    await text(await request(`/meetings/${meetingId}/notice`, { headers })),
    /15 jours après au moins \(article 9\) : le 25 mars 2017 au plus tôt/,
  )
  const early = await request(`/meetings/${meetingId}/second`, { headers, form: { day: '2017-03-20' } })
  assert.equal(early.status, 422)
  assert.match(await text(early), /L’article 9 demande 15 jours au moins entre les deux réunions/)
  const made = await request(`/meetings/${meetingId}/second`, { headers, form: { day: '2017-03-30' } })
  assert.equal(made.status, 303)
  const page = await text(await request(made.headers.get('location')!, { headers }))
  assert.match(page, /Seconde convocation/)
  assert.match(page, /30 mars 2017, 14 h 00|30 mars 2017, 15 h 00/)
})
