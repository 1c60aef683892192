/** The voter's page and what receives ballots: by a form, by a script, by nobody else; and nothing that tells how somebody voted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { votingHouse } from '../../../../test/support/casting.ts'
import { closeVote, suspendVote } from '../commands.ts'
import { ballotsPath, votePath } from '../paths.ts'

const held = await votingHouse()
const { house, request, as, vote, cast, chair, jardins, toits, garrigue, adele, bruno, adeleActs, brunoActs } = held
const [asAdele, asBruno, asChair] = [await as(adele), await as(bruno), await as(chair.personId!)]

const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
const page = async (id: number, headers: Record<string, string>) => (await request(votePath(id), { headers })).text()
const read = async (id: number, headers: Record<string, string>) => plain(await page(id, headers))
const checked = (html: string) =>
  [...html.matchAll(/<input type="radio"[^>]*?>/g)]
    .map(([tag]) => tag)
    .filter((tag) => / checked/.test(tag))
    .map((tag) => [/name="([^"]+)"/.exec(tag)?.[1], /value="([^"]+)"/.exec(tag)?.[1]])
const send = (id: number, form: Record<string, string | string[]>, headers: Record<string, string>) =>
  request(ballotsPath(id), { form, headers })
const byScript = async (id: number, form: Record<string, string>, headers: Record<string, string>) => {
  const response = await send(id, form, { ...headers, accept: 'application/json' })
  return { status: response.status, said: (await response.json()) as { sentence?: string; code?: string; signIn?: string } }
}

test('the page says for whom one votes, what is decided, by which majority and article; the instruction is filled in', async () => {
  const id = await vote({ prepare: (resolutionId) => held.gives(garrigue.id, jardins.id, { [resolutionId]: 'abstention' }) })
  const html = await page(id, asAdele)
  const text = plain(html)
  for (const said of [
    'vote ouvert',
    `Vous votez pour ${jardins.name}`,
    'Vous portez aussi 1 pouvoir',
    garrigue.name,
    'Consigne reçue : abstention',
    'Article 12 : plus de voix pour que de voix contre. Blancs et abstentions ne comptent pas.',
    'Envoyer mes 2 votes',
  ])
    assert.ok(text.includes(said), `${said} is missing in ${text}`)
  assert.deepEqual(checked(html), [[`choice-${garrigue.id}`, 'abstention']])
})

test('without a script the form casts for all at once, says what was received, and lets it be changed', async () => {
  const id = await vote()
  const form = { receipt: 'form', [`choice-${jardins.id}`]: 'for', [`choice-${garrigue.id}`]: 'against' }
  const answer = await send(id, form, asAdele)
  assert.equal(answer.status, 303)
  const html = await page(id, asAdele)
  assert.deepEqual(checked(html), [
    [`choice-${jardins.id}`, 'for'],
    [`choice-${garrigue.id}`, 'against'],
  ])
  assert.match(plain(html), /Reçu à \d{1,2} h \d{2}\. Modifiable jusqu’à la clôture\. Changer mes votes/)
  await send(id, { ...form, [`choice-${jardins.id}`]: 'blank' }, asAdele)
  assert.deepEqual(checked(await page(id, asAdele))[0], [`choice-${jardins.id}`, 'blank'])
})

test('« la même chose pour tous » casts the first choice for those whose giver asked for nothing, and follows instructions', async () => {
  await house.db.updateTable('assembly_proxy').set({ revoked_at: house.clock.now() }).execute()
  const id = await vote({ prepare: () => held.gives(garrigue.id, jardins.id) })
  await send(id, { receipt: 'same', [`choice-${jardins.id}`]: 'against', free: [String(garrigue.id)], same: String(jardins.id) }, asAdele)
  assert.deepEqual(
    (await held.stands(id)).map(({ choice }) => choice),
    ['against', 'against'],
  )
})

test('a refused form keeps what was chosen beside the sentence', async () => {
  const id = await vote()
  const refused = await send(id, { [`choice-${jardins.id}`]: 'against', [`choice-${toits.id}`]: 'for' }, asAdele)
  assert.equal(refused.status, 422)
  const html = await refused.text()
  assert.match(plain(html), /Une autre personne vote pour cet électeur/)
  assert.deepEqual(checked(html)[0], [`choice-${jardins.id}`, 'against'])
  const empty = await send(id, {}, asAdele)
  assert.match(plain(await empty.text()), /Choisissez d’abord votre vote/)
})

test('a script gets the sentence alone: received, already received, closed, and where to sign in', async () => {
  const id = await vote()
  const ballot = { receipt: 'tap', [`choice-${jardins.id}`]: 'for' }
  assert.match((await byScript(id, ballot, asAdele)).said.sentence!, /^Reçu à/)
  assert.match((await byScript(id, ballot, asAdele)).said.sentence!, /^Déjà reçu à .* rien n’est compté deux fois\.$/)
  await change(house, (tx) => suspendVote(tx, chair, { voteId: id }))
  const held = await byScript(id, { ...ballot, receipt: 'later' }, asAdele)
  assert.deepEqual([held.status, held.said.code], [422, 'ballot.suspended'])
  await change(house, (tx) => closeVote(tx, chair, { voteId: id }))
  const late = await byScript(id, { ...ballot, receipt: 'late' }, asAdele)
  assert.deepEqual([late.status, late.said.code], [422, 'ballot.closed_since'])
  assert.match(late.said.sentence!, /ce bulletin n’a pas été compté/)
  assert.deepEqual(await byScript(id, ballot, {}), {
    status: 403,
    said: { signIn: `/sign-in?back=${encodeURIComponent(votePath(id))}` },
  })
})

test('before the closing no page of anybody else, no list and no journal tells how somebody voted, nor how many for what', async () => {
  const id = await vote()
  const before = { bruno: await read(id, asBruno), chair: await read(id, asChair) }
  await cast(adeleActs, id, { [jardins.id]: 'against' })
  assert.equal(await read(id, asBruno), before.bruno, 'the page of another voter is the same, word for word')
  const chairReads = await read(id, asChair)
  assert.match(chairReads, /Votes reçus : 1 sur \d+ votants/)
  const withoutFigures = (text: string) => text.replaceAll(/\d+/g, '0')
  assert.equal(withoutFigures(chairReads), withoutFigures(before.chair), 'whoever does not vote learns how many, and nothing else')
  const journal = plain(await (await request('/journal', { headers: asChair })).text())
  assert.doesNotMatch(journal, /a voté (pour|contre)|: contre/)
})

test('after the closing each one reads what was counted; the giver reads how the holder cast, and that it was not the instruction', async () => {
  await house.db.updateTable('assembly_proxy').set({ revoked_at: house.clock.now() }).execute()
  const id = await vote({ prepare: (resolutionId) => held.gives(garrigue.id, jardins.id, { [resolutionId]: 'for' }) })
  const giver = await as(await held.representative(garrigue.organisationId!, 'Gina Essai'))
  await cast(adeleActs, id, { [jardins.id]: 'for', [garrigue.id]: 'against' })
  await cast(brunoActs, id, { [toits.id]: 'blank' })
  const open = await read(id, giver)
  assert.match(open, /Vous verrez ici, après la clôture/)
  assert.doesNotMatch(open, /A voté|n’a pas été suivie/)
  await change(house, (tx) => closeVote(tx, chair, { voteId: id }))
  const told = await read(id, giver)
  assert.ok(
    told.includes(`${garrigue.name} : Contre Porté par ${jardins.name} Votre consigne était « pour » : elle n’a pas été suivie.`),
    told,
  )
  assert.match(await read(id, asAdele), /Vos 2 votes sont comptés\./)
  assert.match(await read(id, asBruno), /Votre vote est compté\./)
})

test('a voter’s page is small enough for a telephone far from the mast', async () => {
  const id = await vote()
  const { length } = await (await request(votePath(id), { headers: asAdele })).arrayBuffer().then((bytes) => new Uint8Array(bytes))
  assert.ok(length < 30 * 1024, `${length} bytes, and that is before it is compressed`)
})
