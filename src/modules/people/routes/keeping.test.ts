/** The forms of keeping people through HTTP: what is refused at which field, two edits at once, leaving, and the steps without scripts. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testHouse } from '../../../../test/support/house.ts'

const { house, request, as, logged } = await testHouse({ demo: true })
const { reader } = house

const idOf = async (table: 'people_person' | 'people_organisation', name: string): Promise<number> =>
  (await reader.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const person = (name: string) => idOf('people_person', name)
const organisation = (name: string) => idOf('people_organisation', name)
const headersOf = async (name: string) => as(await person(name))

const staff = await headersOf('Kévin Dorsalin')
const director = await headersOf('Malo Trevenec')
const lake = await organisation('Les Jardins du Lac')
const breton = await organisation('CHANTIER école Bretagne')

type Form = Record<string, string | string[]>
async function sent(path: string, form: Form, headers = staff) {
  const response = await request(path, { form, headers })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
const shown = async (path: string, headers = staff) => (await request(path, { headers })).text()
/** What stands in the field of this name. */
const typedIn = (html: string, name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"')
/** The sentence beside the field of this name. */
const errorOf = (html: string, name: string) =>
  new RegExp(`id="field-${name}-error">.*?</svg>(.*?)</p>`, 's').exec(html)?.[1]?.replace(/<[^>]*>/g, '')

const MEMBER = { kind: 'member', name: 'Le Potager neuf', region: 'BRE', parent: 'region' }

test('each thing that is wrong has one sentence, at its field, and nothing is written', async () => {
  const counts = async () => {
    const tables = ['people_organisation', 'people_person', 'people_body', 'people_mandate', 'people_fee', 'journal_entry'] as const
    return Promise.all(
      tables.map(
        async (table) =>
          (
            await reader
              .selectFrom(table)
              .select((eb) => eb.fn.countAll<number>().as('n'))
              .execute()
          )[0]?.n,
      ),
    )
  }
  const before = await counts()
  const given = {
    organisation: String(lake),
    person: String(await person('Kévin Dorsalin')),
    role: 'representative',
    starts_on: '2017-03-14',
  }
  const cases: [string, Form, string, RegExp, Record<string, string>?][] = [
    ['/organisations/new', { ...MEMBER, name: '' }, 'name', /^À remplir/],
    ['/organisations/new', { ...MEMBER, kind: 'network' }, 'kind', /ne fait pas partie des choix/],
    ['/organisations/new', { ...MEMBER, siret: '732 829 320 00075' }, 'siret', /n’est pas un SIRET/],
    ['/organisations/new', { ...MEMBER, siret: '000 000 001 00016' }, 'siret', /déjà celui de Les Jardins du Lac/],
    ['/organisations/new', { ...MEMBER, region: 'XXX' }, 'region', /n’est pas le code d’une région/],
    ['/organisations/new', { ...MEMBER, joined_on: '2016-02-01', left_on: '2016-01-31' }, 'left_on', /précède l’adhésion/],
    ['/organisations/new', { ...MEMBER, joined_on: '31/02/2016' }, 'joined_on', /n’est pas une date/],
    ['/organisations/new', { ...MEMBER, site: 'javascript:alert(1)' }, 'site', /n’est pas une adresse du web/],
    ['/organisations/new', { ...MEMBER, parent: String(lake) }, 'parent', /ne fait pas partie des choix/],
    [`/organisations/${breton}/edit`, { ...MEMBER, kind: 'regional', name: 'B', parent: String(breton) }, 'parent', /tournerait en rond/],
    [`/organisations/${lake}/years`, { year: '20166' }, 'year', /n’est pas une année possible/],
    [`/organisations/${lake}/years`, { year: '2016', employees: 'trente' }, 'employees', /n’est pas un nombre entier/],
    [
      '/persons/new',
      { name: 'Kévin Bis', email: 'kevin.dorsalin@reseau.example', lang: 'fr', looked: '8' },
      'email',
      /déjà celle d’une autre/,
    ],
    ['/persons/new', { name: 'X', email: 'pas une adresse', lang: 'fr' }, 'email', /n’est pas une adresse électronique/],
    [
      '/persons/new',
      { name: 'X', lang: 'fr', organisation: 'Nulle part', role: 'staff' },
      'organisation',
      /Aucune organisation ne s’appelle/,
    ],
    ['/persons/new', { name: 'X', lang: 'fr', organisation: 'CHANTIER école', role: 'president' }, 'role', /donnée par le secrétariat/],
    ['/bodies/new', { name_fr: 'Conseil', code: 'ca' }, 'code', /déjà celui d’une autre instance/],
    ['/bodies/new', { name_fr: 'Groupe', code: 'Un Groupe' }, 'code', /ne convient pas/],
    ['/bodies/new', { name_fr: 'Groupe', code: 'groupe', seats: '0' }, 'seats', /^Entre 1 et 1000/],
    ['/mandates/new', { ...given, role: 'roi' }, 'role', /n’est pas une fonction/, director],
    ['/mandates/new', { ...given, role: 'president' }, 'role', /donnée par le secrétariat/, director],
    ['/mandates/new', { ...given, ends_on: '2017-03-13' }, 'ends_on', /précède le premier/, director],
    ['/mandates/new', { ...given, starts_on: '' }, 'starts_on', /^À remplir/, director],
  ]
  for (const [path, form, field, sentence, headers] of cases) {
    const answer = await sent(path, form, headers)
    assert.equal(answer.status, 422, `${path} ${field}: ${logged.at(-1) ?? ''}`)
    assert.match(errorOf(answer.html, field) ?? '', sentence, `${path} ${field}`)
    assert.match(answer.html, new RegExp(`<a href="#field-${field}">[^<]+\\s: `), `${path}: the summary names ${field}`)
  }
  const nobody = await sent('/mandates/new', { ...given, person: '999999' }, director)
  assert.equal(nobody.status, 422)
  assert.match(nobody.html, /Cette personne n’est pas dans l’annuaire/)
  assert.deepEqual(await counts(), before)
})

test('a member stands below the association of its region without anybody choosing it', async () => {
  const added = await sent('/organisations/new', { ...MEMBER, siret: '732 829 320 00074', site: 'www.potager.example' })
  assert.equal(added.status, 303)
  const row = await reader
    .selectFrom('people_organisation')
    .select(['id', 'parent_id', 'siret', 'site'])
    .where('name', '=', MEMBER.name)
    .executeTakeFirstOrThrow()
  assert.equal(added.location, `/organisations/${row.id}`)
  assert.deepEqual([row.parent_id, row.siret, row.site], [breton, '73282932000074', 'https://www.potager.example'])
})

test('of two who edit at once, the second sees both, loses nothing, and may go on', async () => {
  const path = `/organisations/${await organisation('Atelier du Port')}/edit`
  const form = await shown(path)
  const state = typedIn(form, 'shown')!
  const base = { kind: 'member', name: 'Atelier du Port', region: 'BRE', parent: 'region', joined_on: '2004-03-01', shown: state }
  assert.equal((await sent(path, { ...base, town: 'Kermorvel', site: 'www.atelier.example' })).status, 303)
  const second = await sent(path, { ...base, town: 'Kermor-Vihan', note_fr: 'Au port depuis 2004.' })
  assert.equal(second.status, 409)
  assert.equal(typedIn(second.html, 'town'), 'Kermor-Vihan')
  assert.equal(typedIn(second.html, 'site'), 'https://www.atelier.example', 'what I had not touched is theirs')
  assert.match(second.html, /Au port depuis 2004\./)
  assert.match(second.html, /Repris de l’autre version\s: Site web/)
  const again = { ...base, town: 'Kermor-Vihan', note_fr: 'Au port depuis 2004.', site: 'https://www.atelier.example' }
  assert.equal((await sent(path, { ...again, shown: typedIn(second.html, 'shown')! })).status, 303)
  const row = await reader
    .selectFrom('people_organisation')
    .select(['town', 'site', 'note_fr'])
    .where('name', '=', 'Atelier du Port')
    .executeTakeFirst()
  assert.deepEqual(row, { town: 'Kermor-Vihan', site: 'https://www.atelier.example', note_fr: 'Au port depuis 2004.' })
})

test('an organisation that leaves first says which mandates would go on, then ends them with it, and that is undone', async () => {
  const id = await organisation('Les Toits verts')
  const path = `/organisations/${id}/edit`
  const page = await shown(path)
  const facts = { kind: 'member', name: 'Les Toits verts', region: 'IDF', parent: 'region', shown: typedIn(page, 'shown')! }
  const typed = { ...facts, town: typedIn(page, 'town')!, joined_on: typedIn(page, 'joined_on')!, left_on: '2017-04-30' }
  const asked = await sent(path, typed)
  assert.equal(asked.status, 422)
  assert.match(asked.html, /2 mandats dépassent ce départ/)
  assert.match(asked.html, /Edith Farrowby/)
  assert.match(asked.html, /name="mandates" value="end" checked/)
  assert.equal((await sent(path, { ...typed, mandates: 'end' })).status, 303)
  const ends = async () =>
    await reader.selectFrom('people_mandate').select(['id', 'ends_on']).where('organisation_id', '=', id).orderBy('id').execute()
  assert.deepEqual(
    (await ends()).map(({ ends_on }) => ends_on),
    ['2017-04-30', '2017-04-30'],
  )
  const [first] = await ends()
  assert.equal((await sent(`/mandates/${first!.id}/undo`, {})).location, `/organisations/${id}`)
  assert.deepEqual(
    (await ends()).map(({ ends_on }) => ends_on),
    [null, null],
  )
})

test('who may be the same person is shown before another is added, with a first mandate in the same form', async () => {
  const form = { name: 'Edith Farowby', lang: 'en', organisation: 'chantier ecole', role: 'staff', starts_on: '2017-04-01' }
  const asked = await sent('/persons/new', form)
  assert.equal(asked.status, 422)
  assert.match(asked.html, /Edith Farrowby.*Les Toits verts/s)
  assert.equal(typedIn(asked.html, 'name'), 'Edith Farowby')
  const added = await sent('/persons/new', { ...form, looked: typedIn(asked.html, 'looked')! })
  assert.equal(added.status, 303, logged.at(-1))
  const mandate = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['m.role', 'm.starts_on'])
    .where('p.name', '=', form.name)
    .execute()
  assert.deepEqual(mandate, [{ role: 'staff', starts_on: '2017-04-01' }])
})

test('a mandate is given in steps that need no script, each keeping what is chosen', async () => {
  const first = await request(`/mandates/new?for=${encodeURIComponent('les jardins du lac')}`, { headers: director })
  assert.deepEqual([first.status, first.headers.get('location')], [303, `/mandates/new?organisation=${lake}`])
  const unknown = await request('/mandates/new?for=Nulle+part', { headers: director })
  assert.equal(unknown.status, 422)
  const found = await shown(`/mandates/new?organisation=${lake}&q=theo`, director)
  const teller = await person('Théodore Grisval')
  assert.match(found, new RegExp(`href="/mandates/new\\?organisation=${lake}&amp;person=${teller}"`))
  const last = await shown(`/mandates/new?organisation=${lake}&person=${teller}`, director)
  assert.match(last, /value="representative" checked/)
  assert.equal(typedIn(last, 'starts_on'), '2017-03-14')
  // Edith speaks for one organisation: hers is chosen for her.
  assert.match(await shown('/mandates/new', await headersOf('Edith Farrowby')), /2 sur 3/)
})

test('fees are marked with ticks, all at once, and given back', async () => {
  const page = await shown('/fees?year=2018')
  assert.match(page, /Appeler les (\d+) cotisations/)
  const called = await sent('/fees?year=2018', { year: '2018', all: 'uncalled', state: 'called' })
  assert.equal(called.location, '/fees?year=2018')
  const states = async () =>
    (await reader.selectFrom('people_fee').select('state').where('year', '=', 2018).execute()).map(({ state }) => state)
  const all = await states()
  assert.ok(all.length > 30 && all.every((state) => state === 'called'))
  const ticks = [String(lake), String(await organisation('Atelier du Port'))]
  assert.equal(
    (await sent('/fees?year=2018&region=BRE', { year: '2018', organisation: ticks, state: 'paid' })).location,
    '/fees?year=2018&region=BRE',
  )
  assert.equal((await states()).filter((state) => state === 'paid').length, 2)
  const after = await shown('/fees?year=2018')
  const undo = /action="(\/fees\/deeds\/\d+\/undo)"/.exec(after)![1]!
  assert.equal((await sent(undo, {})).status, 303)
  assert.deepEqual(await states(), all)
  const none = await sent('/fees?year=2018', { year: '2018', state: 'paid' })
  assert.match(none.html, /Cochez au moins un adhérent/)
  assert.equal([...(await shown('/fees?year=2018&region=BRE&tick=all')).matchAll(/name="organisation"[^>]* checked/g)].length > 2, true)
})

test('a year’s form says anew only what was changed in it', async () => {
  const path = `/organisations/${lake}/years`
  const page = await shown(`${path}?year=2016`)
  const typed = { year: '2016', fee: 'paid', employees: '31', staff: '7', volunteers: '', shown: typedIn(page, 'shown')! }
  assert.equal((await sent(path, { ...typed, staff: '8' })).status, 303)
  // Another one, whose form still shows seven, adds what he or she knows.
  assert.equal((await sent(path, { ...typed, volunteers: '12' })).status, 303)
  const rows = await reader
    .selectFrom('people_figure')
    .select(['kind', 'value'])
    .where('organisation_id', '=', lake)
    .where('year', '=', 2016)
    .orderBy('kind')
    .execute()
  assert.deepEqual(
    rows.map(({ kind, value }) => [kind, value]),
    [
      ['employees', 31],
      ['staff', 8],
      ['volunteers', 12],
    ],
  )
  assert.match(await shown(path), /Kévin Dorsalin, le 14 mars 2017/)
})
