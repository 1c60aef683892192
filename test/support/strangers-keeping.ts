/** Keeping organisations, persons, bodies and mandates, tried by everyone. */
import { type Attempt, get, post, type Tested, type World } from './attempts.ts'

const STAFF = 'Kévin Dorsalin'
const SECRETARY = 'Gildas Pontarec'
const DIRECTOR = 'Malo Trevenec'

const toSignIn = (back: string) => `303 /sign-in?back=${encodeURIComponent(back)}`
/** A page of those who keep people: a stranger is led to the sign-in, others see that it is not theirs. */
const page = (path: string, by = STAFF): Attempt => get(path, by, toSignIn(path), 403, 403, 200)
const deed = (path: Attempt['path'], form: NonNullable<Attempt['form']>, answer: string | number, by = STAFF): Attempt =>
  post(path, form, by, 403, 403, 403, answer)

const MEMBER = { kind: 'member', parent: 'region', region: 'BRE' }

function organisationsAndYears(tested: Tested, { organisation }: World): Attempt[] {
  const [member, own] = [`/organisations/${organisation('Les Jardins du Lac')}`, `/organisations/${organisation('Les Toits verts')}`]
  const network = `/organisations/${organisation('CHANTIER école')}/edit`
  const fees = '/fees?year=2019'
  const lastOfFees = async () => {
    const { reader } = tested.house
    const last = await reader.selectFrom('people_fee_before').select('entry_id').orderBy('entry_id', 'desc').limit(1).executeTakeFirst()
    return `/fees/deeds/${last?.entry_id ?? 1}/undo`
  }
  return [
    page('/organisations/new'),
    deed('/organisations/new', MEMBER, 422),
    page(`${member}/edit`),
    deed(
      `${member}/edit`,
      { ...MEMBER, name: 'Les Jardins du Lac', town: 'Port-Levant', siret: '00000000100016', joined_on: '1998-05-12' },
      `303 ${member}`,
    ),
    get(network, STAFF, toSignIn(network), 403, 403, '303 /network'),
    get('/organisations/999999/edit', STAFF, toSignIn('/organisations/999999/edit'), 403, 403, 404),
    // Figures are for the permanents, the board, and whoever speaks for the organisation.
    get(`${member}/years`, STAFF, toSignIn(`${member}/years`), 404, 404, 200),
    post(`${member}/years`, { year: '2016', fee: 'paid', employees: '31' }, STAFF, 403, 404, 404, `303 ${member}/years`),
    get(`${own}/years?year=2016`, STAFF, toSignIn(`${own}/years?year=2016`), 200, 404, 200),
    post(`${own}/years`, { year: '2016', fee: 'exempt' }, STAFF, 403, 403, 404, `303 ${own}/years`),
    page(fees),
    page('/fees?state=paid&region=BRE&words=lac&tick=all'),
    get('/fees', SECRETARY, toSignIn('/fees'), 403, 403, 200),
    deed('/fees', { year: '2019', state: 'called', organisation: String(organisation('Les Jardins du Lac')) }, `303 ${fees}`),
    deed('/fees', { year: '2019', state: 'paid', organisation: '1' }, 403, SECRETARY),
    deed(lastOfFees, {}, `303 ${fees}`),
  ]
}

function personsAndBodies(_tested: Tested, { person, body }: World): Attempt[] {
  const record = `/persons/${person('Aminata Solvène')}`
  const committee = `/bodies/${body('Groupe Mobilité et insertion')}`
  const facts = { name: 'Aminata Solvène', email: 'aminata.solvene@reseau.example', lang: 'fr' }
  return [
    page('/persons/new'),
    deed('/persons/new', { name: '', lang: 'fr' }, 422),
    page(`${record}/edit`),
    deed(`${record}/edit`, facts, `303 ${record}`),
    get('/persons/999999/edit', STAFF, toSignIn('/persons/999999/edit'), 404, 404, 404),
    page('/bodies/new'),
    deed('/bodies/new', { name_fr: 'Sans code' }, 422),
    page(`${committee}/edit`),
    deed(`${committee}/edit`, { name_fr: 'Groupe Mobilité et insertion', name_en: 'Mobility group', code: 'mobilite' }, `303 ${committee}`),
  ]
}

function mandates({ house }: Tested, { person, organisation }: World): Attempt[] {
  const member = organisation('Les Jardins du Lac')
  const [asked, home] = [`/mandates/new?organisation=${member}`, `303 /organisations/${member}`]
  const mandateOf = (name: string, deedOn: string) => async () => {
    const held = await house.reader
      .selectFrom('people_mandate')
      .select('id')
      .where('person_id', '=', person(name))
      .where('organisation_id', '=', member)
      .orderBy('id')
      .executeTakeFirst()
    return `/mandates/${held?.id ?? 0}/${deedOn}`
  }
  const given = { organisation: String(member), person: String(person(STAFF)), role: 'representative', starts_on: '2017-03-14' }
  const next = { person: String(person(SECRETARY)), starts_on: '2017-06-01' }
  const held = (deedOn: string) => mandateOf('Aminata Solvène', deedOn)
  return [
    // Whoever speaks for an organisation names others for it, and for no other.
    get('/mandates/new', STAFF, toSignIn('/mandates/new'), 200, 403, 200),
    page(asked, DIRECTOR),
    deed('/mandates/new', given, home, DIRECTOR),
    deed(mandateOf(STAFF, 'undo'), {}, home, DIRECTOR),
    deed(held('ending'), { ends_on: '2018-03-14' }, home, DIRECTOR),
    deed(held('undo'), {}, home, DIRECTOR),
    deed(held('replacement'), next, home, DIRECTOR),
    deed(mandateOf(SECRETARY, 'undo'), {}, home, DIRECTOR),
    post('/mandates/999999/undo', {}, DIRECTOR, 403, 404, 404, 404),
    get('/mandates/999999/ending', DIRECTOR, toSignIn('/mandates/999999/ending'), 404, 404, 404),
    get('/mandates/999999/replacement', DIRECTOR, toSignIn('/mandates/999999/replacement'), 404, 404, 404),
  ]
}

export const keepingAttempts = (tested: Tested, world: World): Attempt[] => [
  ...organisationsAndYears(tested, world),
  ...personsAndBodies(tested, world),
  ...mandates(tested, world),
]
