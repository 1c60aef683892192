/** Planning a meeting through HTTP: who sees what, the forms with what was typed, documents given out sealed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { proposeStatutes, statutesPath } from '#modules/statutes/index.ts'
import { gathering } from '../../../../test/support/meetings.ts'
import { PDF } from '../../../../test/support/office-files.ts'
import { filesForm } from '../../../../test/support/work.ts'
import { agendaOf, documentsOf, resolutionsOf } from '../queries.ts'

const { house, request, as, personNamed, bodyId, meetingId: other } = await gathering({ state: 'draft', startsAt: '2017-05-20T07:30:00Z' })
const signed = async (name: string) => as(await personNamed(name))
const [secretary, staff, member] = [await signed('Gildas Pontarec'), await signed('Kévin Dorsalin'), await signed('Edith Farrowby')]

const NEW = { body: String(bodyId), day: '20/04/2017', time: '9h30', time_zone: 'Europe/Paris', place: 'Salle des fêtes, Nantes' }
const plain = (html: string) => html.replace(/[\u00a0\u202f]/g, ' ')
const read = async (path: string, headers?: Record<string, string>) => {
  const answer = await request(path, headers ? { headers } : {})
  return { status: answer.status, location: answer.headers.get('location'), html: plain(await answer.text()) }
}
const send = async (path: string, form: Record<string, string>, headers = secretary) => {
  const answer = await request(path, { form, headers })
  return { status: answer.status, location: answer.headers.get('location'), html: plain(await answer.text()) }
}
const planned = async (form: Partial<typeof NEW> = {}): Promise<number> => {
  const { location } = await send('/meetings/new', { ...NEW, ...form })
  return Number(/^\/meetings\/(\d+)\/agenda$/.exec(location ?? '')?.[1])
}
const convene = (id: number) =>
  house.db.updateTable('assembly_meeting').set({ state: 'convened', convened_at: house.clock.now() }).where('id', '=', id).execute()

test('a meeting gets its title from its body and day, and stands in the list of those who prepare it alone', async () => {
  const id = await planned()
  assert.ok(id > 0)
  const list = await read('/meetings', secretary)
  assert.match(list.html, new RegExp(`href="/meetings/${id}"[^>]*>Assemblée générale du 20 avril 2017<`))
  assert.match(list.html, /Préparer une réunion/)
  assert.match(list.html, /href="\/meetings"[^>]*aria-current="page"[^>]*>Réunions|aria-current="page"[^>]*href="\/meetings"/)
  assert.doesNotMatch((await read('/meetings', member)).html, /20 avril 2017/)
  assert.equal((await read(`/meetings/${id}`, member)).status, 404)
  assert.equal((await read('/meetings')).location, '/sign-in?back=%2Fmeetings')
  assert.doesNotMatch((await read('/')).html, /href="\/meetings"/, 'a stranger is shown no menu entry')
  const asStaff = await read('/meetings', staff)
  assert.doesNotMatch(asStaff.html, /Préparer une réunion/)
  const forStaff = await read('/meetings/new', staff)
  assert.match(forStaff.html, /Aucune instance à convoquer/)
})

test('what was typed stays, with each sentence beside its field', async () => {
  const wrong = await send('/meetings/new', { ...NEW, day: 'demain', time: 'matin', place: 'Là-bas' })
  assert.equal(wrong.status, 422)
  for (const text of ['« demain » n’est pas', '« matin » n’est pas une heure', 'value="Là-bas"', 'value="matin"', 'id="field-day-error"'])
    assert.ok(wrong.html.includes(text), text)
  const past = await send('/meetings/new', { ...NEW, day: '2017-03-13' })
  assert.match(past.html, /pour un jour à venir, ou pour aujourd’hui, 14 mars 2017/)
  const foreign = await send('/meetings/new', { ...NEW, body: '999999' })
  assert.match(foreign.html, /id="field-body-error"/)
})

test('a remote link that the statutes do not provide for is told: it counts for nothing (R13)', async () => {
  const id = await planned()
  await send(`/meetings/${id}/edit`, { ...NEW, title_fr: 'AG', remote_url: 'https://visio.example/ag', revision: '1' })
  const page = await read(`/meetings/${id}`, secretary)
  assert.match(page.html, /href="https:\/\/visio\.example\/ag"/)
  assert.match(page.html, /cela ne compte ni pour le quorum ni pour les votes/)
  assert.match(page.html, /si un quart des votants sont présents ou représentés\. Article 9/)
})

test('two who edit at once: the second sees both texts, and what he or she wrote is kept', async () => {
  const id = await planned()
  const mine = { ...NEW, title_fr: 'Assemblée générale du 20 avril 2017', revision: '1' }
  assert.equal((await send(`/meetings/${id}/edit`, { ...mine, place: 'Rennes' })).status, 303)
  const second = await send(`/meetings/${id}/edit`, { ...mine, place: 'Brest' })
  assert.equal(second.status, 409)
  for (const text of ['Deux modifications en même temps', 'Rennes', 'value="Brest"', 'name="revision" value="2"'])
    assert.ok(second.html.includes(text), text)
  const page = await read(`/meetings/${id}/agenda`, staff)
  assert.equal(page.status, 200)
  assert.equal((await read(`/meetings/${id}/edit`, staff)).status, 403, 'permanents prepare the agenda, and do not convene')
})

test('a usual agenda in one click, with its times; an item is edited, moved and removed', async () => {
  const id = await planned()
  const agenda = `/meetings/${id}/agenda`
  assert.match((await read(agenda, staff)).html, /Approbation du procès-verbal précédent/)
  await send(`${agenda}/usual`, {}, staff)
  const shown = await read(`/meetings/${id}`, secretary)
  for (const [time, title] of [
    ['9 h 30', 'Approbation du procès-verbal précédent'],
    ['9 h 40', 'Rapport moral'],
    ['11 h 00', 'Questions diverses'],
  ])
    assert.match(shown.html, new RegExp(`>${time}</time>[\\s\\S]{0,200}${title}`))
  assert.match(shown.html, /Durée prévue : 1 h 45 · Fin prévue vers 11 h 15/)
  const [first, second] = await agendaOf(house.reader, id)
  const form = await read(`${agenda}/${second!.id}`, staff)
  assert.match(form.html, /value="Rapport moral"/)
  assert.match((await send(`${agenda}/${second!.id}`, { kind: 'report', title_fr: 'Rapport', minutes: 'dix' }, staff)).html, /value="dix"/)
  await send(`${agenda}/${second!.id}`, { kind: 'report', title_fr: 'Rapport', minutes: '' }, staff)
  await send(`${agenda}/${second!.id}/move`, { to: 'up' }, staff)
  await send(`${agenda}/${first!.id}/removal`, {}, staff)
  assert.deepEqual((await agendaOf(house.reader, id)).map(({ title, plannedMinutes }) => [title.fr, plannedMinutes]).slice(0, 2), [
    ['Rapport', null],
    ['Rapport d’activité', 30],
  ])
  assert.equal((await read(`${agenda}/999999`, staff)).status, 404)
  assert.equal((await read(`/meetings/${other}/agenda/${second!.id}`, staff)).status, 404, 'an item of another meeting')
})

test('a resolution about proposed statutes takes their title and fingerprint, and needs its own majority (R10)', async () => {
  const version = await house.db
    .selectFrom('statutes_version')
    .select(['id', 'number'])
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow()
  await change(house, (tx) => proposeStatutes(tx, SHELL, version.id))
  const id = await planned()
  const form = await read(`/meetings/${id}/resolutions/new`, secretary)
  const chosen = `statutes_version:${version.id}`
  assert.ok(form.html.includes(`value="${chosen}"`))
  assert.match(form.html, /Deux tiers des suffrages exprimés[^<]*Article 13/)
  const ordinary = await send(`/meetings/${id}/resolutions`, { subject: chosen, decision: 'ordinary', item: '' })
  assert.equal(ordinary.status, 422)
  assert.match(ordinary.html, /Les statuts ne changent pas par une décision ordinaire\. Choisissez « Modification des statuts »/)
  const added = await send(`/meetings/${id}/resolutions`, { subject: chosen, decision: 'extraordinary', item: '' })
  assert.equal(added.location, `/meetings/${id}/agenda#resolution-1`)
  const [resolution] = await resolutionsOf(house.reader, id)
  assert.match(resolution!.title.fr ?? '', /^Statuts du réseau, projet 2017/)
  assert.match(resolution!.text.fr ?? '', /^L’assemblée adopte «/)
  assert.match(resolution!.subject?.sha256 ?? '', /^[0-9a-f]{64}$/)
  const page = await read(`/meetings/${id}`, secretary)
  assert.ok(page.html.includes(`href="${statutesPath()}/${version.number}"`))
  assert.ok(page.html.includes(resolution!.subject!.sha256!.slice(0, 4)))
  const again = await send(`/meetings/${id}/resolutions`, { subject: chosen, decision: 'extraordinary', item: '' })
  assert.match(again.html, /La résolution 1 porte déjà sur ce texte/)
})

test('once convened: what was announced stands, a member reads it, a revocation may still be proposed (R11)', async () => {
  const id = await planned()
  await send(`/meetings/${id}/resolutions`, { title_fr: 'Comptes', text_fr: 'L’assemblée approuve.', decision: 'ordinary', item: '' })
  await convene(id)
  const board = await signed('Solène Varenquier')
  assert.match((await read(`/meetings/${id}`, board)).html, /Comptes/)
  const [resolution] = await resolutionsOf(house.reader, id)
  const path = `/meetings/${id}/resolutions/${resolution!.id}`
  assert.equal((await read(path, staff)).location, `/meetings/${id}#resolution-1`)
  assert.match((await send(path, { title_fr: 'Autre', text_fr: 'x', decision: 'ordinary' })).html, /ce qui y est annoncé ne change plus/)
  const more = { title_fr: 'Encore', text_fr: 'L’assemblée décide.', decision: 'ordinary', item: '' }
  assert.match((await send(`/meetings/${id}/resolutions`, more)).html, /rien de nouveau n’entre à l’ordre du jour/)
  assert.equal((await send(`/meetings/${id}/resolutions`, { ...more, revocation: 'on' })).status, 303)
  assert.match((await read(`/meetings/${id}`, board)).html, /hors ordre du jour : révocation d’un dirigeant/)
  await send(`${path}/removal`, {})
  assert.match((await read(`/meetings/${id}`, board)).html, /class="resolution is-withdrawn"/)
  const fixed = await read(`/meetings/${id}/edit`, secretary)
  assert.doesNotMatch(fixed.html, /name="day"/)
  assert.equal((await send(`/meetings/${id}/edit`, { place: 'Vannes', remote_url: '', revision: '1' })).status, 303)
  assert.equal((await send(`/meetings/${id}/edit`, { place: 'Vannes', remote_url: 'visio', revision: '2' })).status, 422)
})

test('cancelled with a reason, it stays to be read and nothing of it changes any more', async () => {
  const id = await planned()
  assert.equal((await send(`/meetings/${id}/cancellation`, { reason: ' ' })).status, 422)
  assert.equal((await send(`/meetings/${id}/cancellation`, { reason: 'Grève des transports' })).status, 303)
  const page = await read(`/meetings/${id}`, secretary)
  assert.match(page.html, /Cette réunion est annulée[\s\S]*Grève des transports/)
  assert.doesNotMatch(page.html, /Ce qui reste à faire/)
  assert.match((await read(`/meetings/${id}/edit`, secretary)).html, /disabled[\s\S]*La réunion est annulée/)
  assert.match(
    (await send(`/meetings/${id}/agenda`, { kind: 'report', title_fr: 'X' }, staff)).html,
    /La réunion est annulée : elle ne change plus/,
  )
})

test('a document is given out whole, sealed, under its name, and only to those who may know the meeting', async () => {
  const id = await planned()
  const body = filesForm([{ name: 'Comptes 2016 é.pdf', bytes: new Uint8Array(PDF) }])
  const sent = await request(`/meetings/${id}/documents`, { method: 'POST', body, headers: { origin: 'http://localhost:3000', ...staff } })
  assert.equal(sent.headers.get('location'), `/meetings/${id}/agenda#documents`)
  const [document] = await documentsOf(house.reader, id)
  const path = `/meetings/${id}/documents/${document!.id}`
  const answer = await request(path, { headers: secretary })
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), PDF)
  assert.match(answer.headers.get('content-disposition')!, /^attachment; filename="Comptes 2016 e\.pdf"/)
  assert.equal(answer.headers.get('content-type'), 'application/pdf')
  assert.match(answer.headers.get('content-security-policy')!, /sandbox/)
  assert.equal((await request(path, { headers: { ...secretary, 'if-none-match': answer.headers.get('etag')! } })).status, 304)
  assert.equal((await read(path, member)).status, 404)
  assert.equal((await read(`/meetings/${other}/documents/${document!.id}`, secretary)).status, 404, 'a document of another meeting')
  const page = filesForm([{ name: 'x.html', bytes: '<html></html>' }])
  const refused = await request(`/meetings/${id}/documents`, {
    method: 'POST',
    body: page,
    headers: { origin: 'http://localhost:3000', ...staff },
  })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /est une page web/)
  await send(`${path}/removal`, {}, staff)
  assert.deepEqual(await documentsOf(house.reader, id), [])
})

test('a meeting is found by its title and its body by those who may know it, and by nobody else', async () => {
  const id = await planned()
  await send(`/meetings/${id}/edit`, { ...NEW, title_fr: 'Assemblée des tournesols', revision: '1' })
  assert.match((await read('/search?q=tournesols', secretary)).html, new RegExp(`href="/meetings/${id}"`))
  assert.doesNotMatch((await read('/search?q=tournesols', member)).html, /Assemblée des tournesols/)
  assert.doesNotMatch((await read('/search?q=tournesols')).html, /Assemblée des tournesols/)
})
