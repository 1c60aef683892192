/** The lists of the directory and their pages through HTTP: what they find, and what they keep to themselves. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { editOrganisation, recordFee } from '../commands.ts'
import { actorOf } from '../queries.ts'

const { house, request, as, asRole } = await testHouse({ demo: true })
const { reader } = house
const text = async (path: string, headers: Record<string, string> = {}): Promise<string> => {
  const answer = await request(path, { headers })
  assert.equal(answer.status, 200, path)
  return answer.text()
}
const personId = async (name: string) =>
  (await reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const organisationId = async (name: string) =>
  (await reader.selectFrom('people_organisation').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const mandateId = async (name: string, role: string) =>
  (
    await reader
      .selectFrom('people_mandate')
      .select('id')
      .where('person_id', '=', await personId(name))
      .where('role', '=', role as never)
      .orderBy('id')
      .executeTakeFirstOrThrow()
  ).id
const staff = await asRole('staff')
const stranger = {}
/** The page without its frame, which repeats the address that was asked for. */
const main = (html: string) => /<main[\s\S]*<\/main>/.exec(html)![0]
/** The figure above the list. */
const countOf = (html: string) => /class="toolbar-figures">([^<]+)</.exec(html)?.[1]?.replaceAll('\u00a0', ' ')
const named = (html: string) => [...html.matchAll(/class="row-main"><a href="[^"]+">([^<]+)</g)].map((match) => match[1])

test('the list is open to anyone, by name, with a figure beside each answer of a filter', async () => {
  const html = await text('/organisations')
  assert.equal(countOf(html), '59 organisations')
  assert.match(html, /<option value="BRE">Bretagne \(4\)<\/option>/)
  assert.match(html, /Atelier des Trois Ponts/)
  assert.doesNotMatch(html, /value="left"/, 'nobody left: that answer is not offered')
  assert.equal(countOf(await text('/organisations?region=BRE')), '4 organisations')
  assert.equal(countOf(await text('/organisations?region=BRE&kind=member')), '3 organisations')
})

test('names and towns are found without accents, from their beginning, and with one slip of the pen', async () => {
  assert.deepEqual(named(await text('/organisations?words=etang-doux')), ['Lagon propre'])
  assert.deepEqual(named(await text('/organisations?words=RESILIEN')), ['Kaz Résilience'])
  const slipped = await text('/organisations?words=resiliance')
  assert.deepEqual(named(slipped), ['Kaz Résilience'])
  assert.match(slipped, /Aucune organisation ne s’appelle/)
  const nothing = await text('/organisations?words=introuvable')
  assert.match(nothing, /Aucune organisation ne répond/)
  assert.match(nothing, /href="\/organisations"/)
  assert.equal(named(await text(`/organisations?words=${encodeURIComponent("%' or 1=1 --")}`)).length, 0)
})

test('who has left is told apart, and is found when one looks for it', async () => {
  const id = await organisationId('Lagon propre')
  const row = await reader.selectFrom('people_organisation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const facts = { name: row.name, region: row.region, town: row.town, joinedOn: row.joined_on }
  await change(house, (tx) => editOrganisation(tx, SHELL, id, { ...facts, leftOn: '2017-03-13' }))
  const gone = await text('/organisations?words=lagon')
  assert.deepEqual(named(gone), [])
  assert.match(gone, /state=all/, 'the empty list leads to it')
  assert.match(await text('/organisations?words=lagon&state=left'), /partie le 13 mars 2017/)
  await change(house, (tx) => editOrganisation(tx, SHELL, id, { ...facts, leftOn: '2017-03-14' }))
  assert.deepEqual(named(await text('/organisations?words=lagon')), ['Lagon propre'], 'the last day counts')
  await change(house, (tx) => editOrganisation(tx, SHELL, id, { ...facts, leftOn: null }))
})

test('the fees of the year are seen, filtered and counted by permanents and board alone', async () => {
  const paid = await reader
    .selectFrom('people_fee')
    .select('organisation_id')
    .where('year', '=', 2017)
    .where('state', '=', 'paid')
    .execute()
  const [own, board] = [await text('/organisations?fee=paid', staff), await text('/organisations?fee=paid', await asRole('treasurer'))]
  for (const html of [own, board]) assert.equal(countOf(html), `${paid.length} organisations`)
  assert.match(own, /Cotisation 2017/)
  const member = await as(await personId('Edith Farrowby'))
  for (const headers of [stranger, member]) {
    const [plain, asked] = [await text('/organisations', headers), await text('/organisations?fee=paid&year=2016', headers)]
    assert.equal(countOf(asked), countOf(plain))
    assert.equal(main(asked), main(plain))
    assert.doesNotMatch(main(asked), /Cotisation|payée|appelée|fee=/)
    assert.deepEqual(named(asked), named(plain))
  }
})

test('the map counts members for anyone, and colours figures for those who may read them', async () => {
  const open = await text('/organisations/map?measure=fees')
  assert.match(open, /href="\/organisations\?region=BRE&amp;kind=member"/)
  assert.match(open, /Bretagne[\s\u00a0]: 3 adhérents/)
  assert.doesNotMatch(open, /Cotisations|Salariés|sur 3/)
  assert.equal(main(open), main(await text('/organisations/map')))
  const told = await text('/organisations/map?measure=employees', staff)
  const { sum } = await reader
    .selectFrom('people_figure as f')
    .innerJoin('people_organisation as o', 'o.id', 'f.organisation_id')
    .select((eb) => eb.fn.sum<string>('f.value').as('sum'))
    .where('o.region', '=', 'BRE')
    .where('f.kind', '=', 'employees')
    .where('f.year', '=', 2016)
    .executeTakeFirstOrThrow()
  assert.match(told, new RegExp(`Bretagne[\\s\u00a0]: Salariés en parcours 2016 ${sum}, 3 adhérents`))
  assert.match(told, /<td class="end">2 sur 4<\/td>/)
})

test('an organisation shows its years with who said them, and its deeds, to those who may know', async () => {
  const id = await organisationId('Les Jardins du Lac')
  const { id: mandate } = await reader.selectFrom('people_mandate').select('id').where('role', '=', 'staff').executeTakeFirstOrThrow()
  const kevin = (await actorOf(reader, await personId('Kévin Dorsalin'), mandate, house.clock.today()))!
  await change(house, (tx) => recordFee(tx, kevin, id, { year: 2014, state: 'exempt', example: true }))
  const told = await text(`/organisations/${id}`, staff)
  assert.match(told, /year-strip[\s\S]*2014[\s\S]*dispensée/)
  assert.match(told, /Kévin Dorsalin/)
  assert.match(told, /a noté la cotisation 2014/)
  assert.match(told, /000\u202f000\u202f001\u202f00016/)
  assert.match(told, new RegExp(`/organisations/${id}/edit`))
  const open = await text(`/organisations/${id}`)
  assert.doesNotMatch(open, /cotisation|00016|\/edit|mandates\/new/i)
  assert.match(open, /a ajouté l’organisation/)
})

test('a page above hundreds of members names a few and leads to the list of all', async () => {
  const region = await organisationId('CHANTIER école Bretagne')
  const rows = Array.from({ length: 40 }, (_, place) => ({
    ...{
      kind: 'member' as const,
      region: 'BRE',
      town: null,
      site: null,
      siret: null,
      joined_on: null,
      left_on: null,
      note_fr: null,
      note_en: null,
    },
    name: `Essai ${String(place).padStart(3, '0')}`,
    parent_id: region,
    example: true,
  }))
  await house.db.insertInto('people_organisation').values(rows).execute()
  const html = await text(`/organisations/${region}`)
  assert.equal([...html.matchAll(/Essai \d{3}/g)].length, 7, 'after Atelier du Port')
  assert.match(html, new RegExp(`href="/organisations\\?kind=member&amp;below=${region}">Les voir tous \\(43\\)`))
  assert.equal(countOf(await text(`/organisations?kind=member&below=${region}`)), '43 organisations')
  const second = await text('/organisations?kind=member&page=2')
  assert.match(second, /51 à 80 sur 80/)
  const network = await text(`/organisations/${await organisationId('CHANTIER école')}`)
  assert.match(network, /Les voir tous \(80\)/)
  assert.doesNotMatch(network, /Essai \d/)
  await house.db.deleteFrom('people_organisation').where('name', 'like', 'Essai %').execute()
})

test('a body tells its vacant seats and offices, and whose term ends soon as far as names may be known', async () => {
  const { id } = await reader.selectFrom('people_body').select('id').where('code', '=', 'ca').executeTakeFirstOrThrow()
  await house.db.updateTable('people_body').set({ seats: 9 }).where('id', '=', id).execute()
  const html = await text(`/bodies/${id}`)
  assert.match(html, /6 sièges pourvus sur 9 · 3 sièges vacants/)
  assert.match(html, /Fonctions vacantes<\/dt><dd>aucune/)
  assert.match(html, /Fins de mandat dans les six mois[\s\S]*Gildas Pontarec[\s\S]*finit le 8 avr. 2017/)
  assert.match(await text('/bodies'), /6 sièges pourvus sur 9/)
  const treasurer = await mandateId('Nadia Feriquel', 'treasurer')
  await house.db.updateTable('people_mandate').set({ ends_on: '2017-03-13' }).where('id', '=', treasurer).execute()
  house.kept.clear()
  assert.match(await text(`/bodies/${id}`), /Fonctions vacantes<\/dt><dd class="missing">Trésorerie/)
  await house.db.updateTable('people_mandate').set({ ends_on: '2019-06-15' }).where('id', '=', treasurer).execute()
})

test('persons are listed for whoever is signed in, by name, office and region', async () => {
  assert.equal(countOf(await text('/persons', staff)), '16 personnes')
  assert.deepEqual(named(await text('/persons?words=solene', staff)), ['Solène Varenquier'])
  assert.deepEqual(named(await text('/persons?words=varenqier', staff)), ['Solène Varenquier'])
  assert.deepEqual(named(await text('/persons?role=representative&region=BRE', staff)), ['Aminata Solvène'])
  assert.deepEqual(named(await text('/persons?role=none', staff)), ['Clarisse Monthuel'])
  const contact = /aminata\.solvene@reseau\.example/
  assert.doesNotMatch(await text('/persons', staff), contact, 'addresses stand on the page of the person alone')
})

test('mandates are listed by when they end, and one tells what it follows', async () => {
  const ending = await text('/mandates?within=1', staff)
  assert.deepEqual([...new Set(named(ending))], ['Gildas Pontarec'])
  assert.deepEqual(named(await text('/mandates?state=ended', staff)), ['Clarisse Monthuel'])
  const [one, other] = [await mandateId('Gildas Pontarec', 'secretary'), await mandateId('Nadia Feriquel', 'treasurer')]
  await house.db.updateTable('people_mandate').set({ replaces_id: one, decided_by: 'Bureau du 3 mars' }).where('id', '=', other).execute()
  house.kept.clear()
  const html = await text(`/mandates/${other}`)
  assert.match(html, new RegExp(`Succède à</dt><dd><a href="/mandates/${one}">Gildas Pontarec`))
  assert.match(html, /Bureau du 3 mars/)
  assert.match(html, /Ligne de commande/i)
  assert.match(await text(`/mandates/${one}`), /Remplacé par<\/dt><dd><a href="[^"]+">Nadia Feriquel/)
})

test('who is erased is in no list and has no page; the mandates held stay, under no name', async () => {
  const id = await personId('Théodore Grisval')
  const mandate = await mandateId('Théodore Grisval', 'teller')
  await house.db
    .updateTable('people_person')
    .set({ name: '', email: null, phone: null, erased_on: '2017-03-14' })
    .where('id', '=', id)
    .execute()
  house.kept.clear()
  assert.equal(countOf(await text('/persons', staff)), '15 personnes')
  assert.equal((await request(`/persons/${id}`, { headers: staff })).status, 404)
  assert.match(await text(`/mandates/${mandate}`, staff), /personne effacée/)
  assert.match(await text('/mandates?role=teller', staff), /personne effacée/)
  const { id: body } = await reader.selectFrom('people_body').select('id').where('code', '=', 'ag').executeTakeFirstOrThrow()
  const html = await text(`/bodies/${body}`, staff)
  assert.match(html, /personne effacée/)
  assert.doesNotMatch(html, new RegExp(`/persons/${id}"`))
  assert.doesNotMatch(await text('/search?q=grisval', staff), /Grisval<\/a>|\/persons\//)
})

test('the search names to a stranger exactly those whom the mandates of the day name', async () => {
  const persons = await reader.selectFrom('people_person').select(['id', 'name']).where('erased_on', 'is', null).execute()
  for (const { id, name } of persons) {
    const found = (await text(`/search?q=${encodeURIComponent(name)}`)).includes(`/persons/${id}"`)
    assert.equal(found, (await request(`/persons/${id}`)).status === 200, name)
  }
})

test('whoever keeps the directory finds the way to it, others do not', async () => {
  const [own, open] = [await text('/organisations', staff), await text('/organisations', await as(await personId('Edith Farrowby')))]
  for (const path of ['/organisations/new', '/members/imports', '/fees']) {
    assert.ok(own.includes(`href="${path}"`), path)
    assert.ok(!open.includes(`href="${path}"`), path)
  }
  const file = 'href="/members.xlsx?region=BRE&amp;state=now"'
  assert.ok((await text('/organisations?region=BRE')).includes(file), 'anyone takes the open columns of what the filters leave')
})
