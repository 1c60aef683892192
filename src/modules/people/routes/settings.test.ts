/** The network's settings and its legal pages as they are read and edited, by request. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'
import { PNG } from '../../../../test/support/pictures.ts'

const { house, request, as, asRole } = await testHouse({ demo: true })
const secretary = await asRole('secretary')
const text = async (path: string, headers: Record<string, string> = {}) => (await request(path, { headers })).text()
const plain = (html: string) => html.replaceAll(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'")

const row = () => house.reader.selectFrom('people_network').selectAll().executeTakeFirstOrThrow()
/** What the form sends when nothing is touched. */
async function untouched(): Promise<Record<string, string>> {
  const { revision, contact_email } = await row()
  return {
    name: 'CHANTIER école',
    town: '',
    site: 'https://www.chantierecole.org',
    contact_email: contact_email ?? '',
    time_zone: 'Europe/Paris',
    accent: 'green',
    accent_code: '',
    english: 'on',
    lang: 'fr',
    revision: String(revision),
  }
}
/** A box that is not ticked is not sent. */
async function save(changes: Record<string, string>, headers = secretary) {
  const { english, ...form } = { ...(await untouched()), ...changes }
  return request('/network', { form: { ...form, ...(english ? { english } : {}) }, headers })
}

/** The same form with a file, as browsers send it. */
async function saveWithLogo(bytes: Uint8Array, changes: Record<string, string> = {}) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...(await untouched()), ...changes })) body.append(name, value)
  body.append('logo', new File([Buffer.from(bytes)], 'logo.png', { type: 'image/png' }))
  return request('/network', { method: 'POST', body, headers: { ...secretary, origin: 'http://localhost:3000' } })
}

test('the colour is a stylesheet of its own, which every page asks for', async () => {
  assert.doesNotMatch(await text('/'), /accent\.css/)
  assert.equal((await save({ accent: 'blue' })).status, 303)
  const path = /\/accent\.css\?v=[0-9a-f]{6}/.exec(await text('/'))?.[0]
  assert.equal(path, '/accent.css?v=1f4e8c')
  const answer = await request(path!)
  assert.equal(answer.headers.get('content-type'), 'text/css; charset=utf-8')
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/)
  assert.match(await answer.text(), /--accent:#1f4e8c/)
  await save({ accent: 'other', accent_code: '8a2be2' })
  assert.match(await text('/plans'), /accent\.css\?v=8a2be2/, 'pages that were kept for strangers follow')
})

test('a pale colour is refused with its contrast and one that would do; what was typed stays', async () => {
  const answer = await save({ accent: 'other', accent_code: '#ffcc00', town: 'Brest' })
  assert.equal(answer.status, 422)
  const page = plain(await answer.text())
  assert.match(page, /#ffcc00 est trop pâle : contraste 1,4, il faut 4,5\. Dans la même teinte, #[0-9a-f]{6} se lit\./)
  assert.match(page, /value="Brest"/)
  assert.match(plain(await (await save({ accent: 'other', accent_code: '' })).text()), /n'est pas le code d'une couleur/)
})

test('a logo is told by its content, shown in its shape, and a script is refused with what else was typed', async () => {
  const refused = await saveWithLogo(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), { town: 'Brest' })
  assert.equal(refused.status, 422)
  const page = plain(await refused.text())
  assert.match(page, /Ce fichier n'est ni une image PNG, ni une image JPEG/)
  assert.match(page, /value="Brest"/)
  assert.equal((await saveWithLogo(PNG)).status, 303)
  const shown = /<img src="(\/logo\?v=\w+)" alt width="24" height="8"/.exec(await text('/'))
  assert.ok(shown, 'the header knows its size')
  const logo = await request(shown[1]!)
  assert.deepEqual([logo.headers.get('content-type'), Buffer.from(await logo.arrayBuffer()).equals(PNG)], ['image/png', true])
  await save({ logo_removed: 'on' })
  assert.doesNotMatch(await text('/'), /<img src="\/logo/)
})

test('of two who save at once, the second sees both and loses nothing', async () => {
  const stale = await untouched()
  await save({ town: 'Quimper' }, await asRole('president'))
  const answer = await request('/network', { form: { ...stale, town: 'Lorient' }, headers: secretary })
  assert.equal(answer.status, 409)
  const page = await answer.text()
  assert.match(page, /Quimper/)
  assert.match(page, /value="Lorient"/)
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1]
  assert.equal(Number(revision), (await row()).revision, 'saving again replaces knowingly')
})

test('a network with French alone has no other language', async () => {
  assert.match(await text('/?lang=en'), /<html lang="en">/)
  await save({ english: '' })
  const asking: Record<string, string>[] = [{}, { 'accept-language': 'en' }, { cookie: 'lang=en' }]
  for (const headers of asking) {
    const page = await text('/?lang=en', headers)
    assert.match(page, /<html lang="fr">/)
    assert.doesNotMatch(page, /hreflang/)
  }
  assert.deepEqual((await request('/?lang=en')).headers.getSetCookie(), [], 'nor is the wish remembered')
  await save({ english: 'on', lang: 'en' })
  assert.match(await text('/', { 'accept-language': 'br' }), /<html lang="en">/, 'for whoever asks for neither')
  assert.match(await text('/', { 'accept-language': 'fr' }), /<html lang="fr">/)
  await save({ lang: 'fr' })
})

test('another time zone moves midnight at once, here and in a process that only hears of it', async () => {
  await save({ time_zone: 'Pacific/Noumea' })
  assert.equal(house.clock.timeZone, 'Pacific/Noumea')
  await save({ time_zone: 'Europe/Paris' })
  house.clock.timeZone = 'Pacific/Noumea'
  house.kept.drop([{ kind: 'network', id: 1 }])
  await request('/')
  assert.equal(house.clock.timeZone, 'Europe/Paris')
})

test('the legal pages say what is typed, what is missing, and that examples are examples', async () => {
  assert.match(plain(await text('/legal')), /Ces textes sont inventés pour la démonstration/)
  const { texts_revision: revision } = await row()
  const form = {
    revision: String(revision),
    conformity: 'none',
    address: '1 rue du Port\n29200 Brest',
    legal_fr: '**Crédits** <script>x</script>',
  }
  assert.equal((await request('/network/texts', { form, headers: secretary })).status, 303)
  const page = await text('/legal')
  assert.match(page, /1 rue du Port/)
  assert.match(page, /à renseigner/)
  assert.match(page, /<strong>Crédits<\/strong> &lt;script&gt;/)
  assert.doesNotMatch(page, /inventés/)
  assert.match(plain(await text('/accessibility')), /Accessibilité : non conforme/)
})

test('a statement that contradicts itself is refused beside its field, and an audit is told', async () => {
  const send = async (more: Record<string, string>) =>
    request('/network/texts', { form: { revision: String((await row()).texts_revision), ...more }, headers: secretary })
  const refused = await send({ conformity: 'full' })
  assert.equal(refused.status, 422)
  assert.match(plain(await refused.text()), /suppose un audit/)
  const audit = { conformity: 'partial', audited_on: '2017-01-10', audited_by: 'Cabinet d’exemple', audit_rate: '82' }
  assert.equal((await send(audit)).status, 303)
  const page = plain(await text('/accessibility'))
  assert.match(page, /L'audit du 10 janvier 2017, par Cabinet d'exemple, trouve 82 % des critères/)
  assert.match(page, /Défenseur des droits/)
  assert.match(plain(await text('/')), /Accessibilité : partiellement conforme/)
})

test('the privacy page tells the lengths that the clocks follow', async () => {
  assert.match(plain(await text('/privacy')), /tant qu'un mandat court, puis 3 ans/)
  const answer = await request('/network/retention', { form: { leavers: '2', mails: '30' }, headers: secretary })
  assert.equal(answer.status, 303)
  const page = plain(await text('/privacy'))
  assert.match(page, /tant qu'un mandat court, puis 2 ans/)
  assert.match(page, /30 jours/)
  const refused = await request('/network/retention', { form: { accounts: '3' }, headers: secretary })
  assert.match(plain(await refused.text()), /La loi demande au moins 10 ans/)
})

test('one takes everything away that every module keeps', async () => {
  const { id } = await house.reader.selectFrom('people_person').select('id').where('name', '=', 'Edith Farrowby').executeTakeFirstOrThrow()
  const headers = await as(id)
  const answer = await request('/me/data.json', { headers })
  assert.match(answer.headers.get('content-disposition') ?? '', /^attachment/)
  const told = (await answer.json()) as { example: boolean; person: { email: string }; parts: Record<string, { rows: object[] }> }
  assert.deepEqual([told.example, told.person.email], [true, 'edith.farrowby@reseau.example'])
  const people = ['mandates', 'invitations', 'mail_choices', 'figures', 'member_uploads']
  const meetings = ['proxies', 'voters', 'offices', 'speeches', 'notices', 'ballots', 'minutes_signed']
  const expected = [...people, ...meetings, 'actions', 'documents', 'uploads']
  assert.deepEqual(Object.keys(told.parts), [...expected, 'sessions', 'passkeys', 'mails', 'deeds'])
  assert.equal(told.parts.mandates?.rows.length, 2)
  assert.equal(told.parts.sessions?.rows.length, 1)
  assert.doesNotMatch(JSON.stringify(told), /token|hash/)
})
