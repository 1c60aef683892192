/** Signing in and the pages of people through HTTP, each with a stranger's attempt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outbox } from '#kernel/mail.ts'
import { testHouse } from '../../../test/support/house.ts'
import { setUpLink, verbs } from './verbs.ts'

const { house, request, as, logged } = await testHouse({ demo: true })

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/Max-Age=0/.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
const location = (response: Response) => response.headers.get('location')

const idOf = async (name: string): Promise<number> =>
  (await house.reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const organisationId = async (name: string): Promise<number> =>
  (await house.reader.selectFrom('people_organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id

/** Asks for a code; the cookie that the second page needs, and the code from the outbox. */
async function askCode(email: string, back?: string) {
  const asked = await request('/sign-in', { form: { email, ...(back ? { back } : {}) } })
  assert.equal(asked.status, 303, logged.at(-1))
  const [mail] = await outbox(house.reader, 1)
  return { cookie: cookiesOf(asked), code: /^\s+(\d{6})$/m.exec(mail?.text ?? '')?.[1] ?? '', mail }
}

test('a code sent by mail signs in, and leads back where one came from', async () => {
  const { cookie, code, mail } = await askCode('ines.talbourdin@reseau.example', '/plans?x=1')
  assert.match(mail!.subject, /^\[exemple\] \d{6}/)
  const entered = await request('/sign-in/code', { form: { code: `${code.slice(0, 3)} ${code.slice(3)}` }, headers: { cookie } })
  assert.equal(entered.status, 303)
  assert.equal(location(entered), '/plans?x=1')
  const [session] = entered.headers.getSetCookie().filter((each) => each.startsWith('gouvernail='))
  assert.match(session!, /HttpOnly; SameSite=Lax/)
  const me = await request('/me', { headers: { cookie: cookiesOf(entered) } })
  assert.equal(me.status, 200)
  assert.match(await me.text(), /Inès Talbourdin/)
  const again = await request('/sign-in/code', { form: { code }, headers: { cookie } })
  assert.equal(again.status, 422, 'a code is used once')
})

test('three wrong tries end a code, and a wrong one keeps the page with its sentence', async () => {
  const { cookie, code } = await askCode('kevin.dorsalin@reseau.example')
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await request('/sign-in/code', { form: { code: wrong }, headers: { cookie } })
    assert.equal(answer.status, 422)
    assert.match(await answer.text(), /n’est pas le bon/)
  }
  assert.equal((await request('/sign-in/code', { form: { code }, headers: { cookie } })).status, 422)
})

test('an unknown address is answered like a known one', async () => {
  const before = (await outbox(house.reader, 100)).length
  const known = await request('/sign-in', { form: { email: 'nadia.feriquel@reseau.example' } })
  const unknown = await request('/sign-in', { form: { email: 'personne@ailleurs.example' } })
  assert.deepEqual([unknown.status, location(unknown)], [known.status, location(known)])
  assert.equal((await outbox(house.reader, 100)).length, before + 1)
  const page = async (answer: Response) => (await request('/sign-in/code', { headers: { cookie: cookiesOf(answer) } })).text()
  const bare = (html: string) => html.replaceAll(/[\w.]+@[\w.]+/g, '@')
  assert.equal(bare(await page(unknown)), bare(await page(known)))
  assert.equal((await request('/sign-in/code', { form: { code: '123456' }, headers: { cookie: cookiesOf(unknown) } })).status, 422)
})

test('codes are limited by e-mail', async () => {
  const answers = []
  for (let asked = 0; asked < 6; asked += 1)
    answers.push((await request('/sign-in', { form: { email: 'limite@ailleurs.example' } })).status)
  assert.deepEqual(answers, [303, 303, 303, 303, 303, 429])
})

test('what is no address is said, and stays as typed', async () => {
  const answer = await request('/sign-in', { form: { email: 'pas une adresse', back: '//evil.example' } })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /value="pas une adresse"/)
  assert.doesNotMatch(html, /evil/)
})

test('forged and ended sessions are strangers, never errors', async () => {
  const headers = await as(await idOf('Nadia Feriquel'))
  assert.equal((await request('/me', { headers })).status, 200)
  const forged = { cookie: `${headers.cookie!.slice(0, -4)}AAAA` }
  for (const cookie of [forged.cookie, 'gouvernail=', 'gouvernail=x.y', `gouvernail=${'a'.repeat(5_000)}`, 'gouvernail=%00.%00']) {
    const answer = await request('/me', { headers: { cookie } })
    assert.deepEqual([answer.status, location(answer)], [303, '/sign-in?back=%2Fme'], cookie)
  }
  await house.db
    .updateTable('session_session')
    .set({ expires_at: new Date(0) })
    .execute()
  assert.equal((await request('/me', { headers })).status, 303)
})

test('signing out ends the session, and so does ending all of them from another device', async () => {
  const id = await idOf('Nadia Feriquel')
  const [one, other] = [await as(id), await as(id)]
  assert.equal((await request('/sign-out', { form: {}, headers: one })).status, 303)
  assert.equal((await request('/me', { headers: one })).status, 303)
  assert.equal((await request('/me/sessions/end', { form: {}, headers: other })).status, 303)
  assert.equal((await request('/me', { headers: other })).status, 303)
})

test('one ends one’s own sessions, not those of another', async () => {
  const [nadia, gildas] = [await idOf('Nadia Feriquel'), await idOf('Gildas Pontarec')]
  const [mine, theirs] = [await as(nadia), await as(gildas)]
  const [session] = await house.sessions.list(gildas)
  assert.equal((await request(`/me/sessions/${session!.id}/end`, { form: {}, headers: mine })).status, 404)
  assert.equal((await request('/me', { headers: theirs })).status, 200)
  assert.equal((await request(`/me/sessions/${session!.id}/end`, { form: {}, headers: theirs })).status, 303)
  assert.equal((await request('/me', { headers: theirs })).status, 303)
})

test('one acts for one of one’s own mandates of the day', async () => {
  const mireille = await idOf('Mireille Castaban')
  const headers = await as(mireille)
  const mandates = await house.reader.selectFrom('people_mandate').select(['id', 'role', 'person_id']).orderBy('id').execute()
  const own = mandates.find((mandate) => mandate.person_id === mireille && mandate.role === 'representative')!
  const foreign = mandates.find((mandate) => mandate.person_id !== mireille)!
  assert.equal((await request('/me/acting', { form: { mandate: String(own.id) }, headers })).status, 303)
  assert.match(await (await request('/me', { headers })).text(), /pour Garrigue en partage/)
  assert.equal((await request('/me/acting', { form: { mandate: String(foreign.id) }, headers })).status, 422)
  assert.equal((await request('/me/acting', { form: { mandate: String(own.id) } })).status, 303, 'a stranger is led to the sign-in')
})

test('the language is the person’s own and the page follows', async () => {
  const headers = await as(await idOf('Rosalie Quentrec'))
  const saved = await request('/me/language', { form: { lang: 'en' }, headers })
  assert.equal(location(saved), '/me?lang=en')
  assert.match(await (await request('/me?lang=en', { headers })).text(), /My mandates/)
})

test('the demonstration offers its people, and enters as nobody else', async () => {
  const page = await (await request('/demo')).text()
  for (const name of ['Solène Varenquier', 'Clarisse Monthuel', 'Malo Trevenec']) assert.match(page, new RegExp(name))
  const entered = await request('/demo/session', { form: { person: String(await idOf('Solène Varenquier')), back: '/me' } })
  assert.deepEqual([entered.status, location(entered)], [303, '/me'])
  assert.match(await (await request('/me', { headers: { cookie: cookiesOf(entered) } })).text(), /Solène Varenquier/)
  for (const person of ['999999', '0', 'x', '']) assert.equal((await request('/demo/session', { form: { person } })).status, 404)
  const away = await request('/demo/session', { form: { person: String(await idOf('Solène Varenquier')), back: 'https://evil.example' } })
  assert.equal(location(away), '/')
})

test('forms of another site are refused', async () => {
  const form = { person: String(await idOf('Solène Varenquier')) }
  assert.equal((await request('/demo/session', { form, headers: { origin: 'https://evil.example' } })).status, 403)
})

test('the outbox is read in the demonstration', async () => {
  await askCode('malo.trevenec@reseau.example')
  assert.match(await (await request('/outbox')).text(), /malo\.trevenec@reseau\.example/)
})

test('an invitation is used once, by its button and not by its link', async () => {
  const lines: string[] = []
  const invite = verbs.find((verb) => verb.name === 'invite')!
  const out = { line: (text: string) => void lines.push(text), progress: () => {} }
  assert.equal(await invite.run(house, ['Joris.Valdemay@reseau.example'], out), 0)
  const path = new URL(lines.at(-1)!).pathname
  for (let looks = 0; looks < 2; looks += 1) assert.match(await (await request(path)).text(), /Joris Valdemay/)
  const entered = await request(path, { form: {} })
  assert.equal(entered.status, 303)
  assert.match(await (await request('/me', { headers: { cookie: cookiesOf(entered) } })).text(), /Joris Valdemay/)
  assert.equal((await request(path, { form: {} })).status, 404)
  assert.equal((await request('/invitations/forged')).status, 404)
  assert.equal(await invite.run(house, ['personne@ailleurs.example'], out), 1)
  assert.equal(await invite.run(house, [], out), 2)
  assert.deepEqual(await setUpLink(house), [], 'there is a network already')
})

test('an organisation is open to anyone, its people and figures are not', async () => {
  const jardins = await organisationId('Les Jardins du Lac')
  const stranger = await (await request(`/organisations/${jardins}`)).text()
  assert.match(stranger, /Port-Levant/)
  assert.doesNotMatch(stranger, /Aminata/)
  assert.doesNotMatch(stranger, /Cotisation/)
  const own = await (await request(`/organisations/${jardins}`, { headers: await as(await idOf('Aminata Solvène')) })).text()
  assert.match(own, /Aminata Solvène/)
  assert.match(own, /Cotisation/)
  const other = await (await request(`/organisations/${jardins}`, { headers: await as(await idOf('Edith Farrowby')) })).text()
  assert.match(other, /Aminata Solvène/)
  assert.doesNotMatch(other, /Cotisation/)
})

test('a stranger reads who sits on the board, and does not find anyone else', async () => {
  const network = await (await request(`/organisations/${await organisationId('CHANTIER école')}`)).text()
  assert.match(network, /Solène Varenquier/)
  assert.doesNotMatch(network, /Kévin Dorsalin/)
  assert.doesNotMatch(network, /Clarisse Monthuel/, 'her mandate ended yesterday')
  const board = await house.reader.selectFrom('people_body').select('id').where('code', '=', 'ca').executeTakeFirstOrThrow()
  assert.match(await (await request(`/bodies/${board.id}`)).text(), /Nadia Feriquel/)
  assert.equal((await request(`/persons/${await idOf('Solène Varenquier')}`)).status, 200)
  for (const hidden of ['Kévin Dorsalin', 'Clarisse Monthuel', 'Aminata Solvène'])
    assert.equal((await request(`/persons/${await idOf(hidden)}`)).status, 404)
  const staff = await as(await idOf('Kévin Dorsalin'))
  assert.match(
    await (await request(`/persons/${await idOf('Aminata Solvène')}`, { headers: staff })).text(),
    /aminata\.solvene@reseau\.example/,
  )
  const member = await as(await idOf('Edith Farrowby'))
  assert.doesNotMatch(await (await request(`/persons/${await idOf('Aminata Solvène')}`, { headers: member })).text(), /aminata\.solvene@/)
})

test('what does not exist is a page that says so', async () => {
  for (const path of ['/organisations/999999', '/organisations/x', '/bodies/0', '/persons/99999999999999999999', '/logo']) {
    assert.equal((await request(path)).status, 404, path)
  }
})
