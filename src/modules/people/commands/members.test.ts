/** Members brought in from a file: what a row makes, what stops it, that twice is once, and what is never half written. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { peopledHouse } from '../../../../test/support/people.ts'
import { readMembersFile } from '../imports/members.ts'
import { bringMembersIn } from './members.ts'

const { house, id, acting, entries, refused, today } = await peopledHouse()
const { reader } = house

const SIRET = '73282932000074'
const OTHER_SIRET = '40483304800022'

const read = (text: string) => readMembersFile(new TextEncoder().encode(text))
const bring = async (text: string, actor: Actor = SHELL, skipRefused = false) => {
  const file = await read(text)
  return change(house, (tx) => bringMembersIn(tx, actor, { read: file, skipRefused, rehearsed: null }))
}
const counts = ({ created, changed, unchanged, refused: no }: Awaited<ReturnType<typeof bring>>) => [created, changed, unchanged, no]
const named = (name: string) => reader.selectFrom('people_organisation').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
const everything = async () =>
  Promise.all(
    (['people_organisation', 'people_person', 'people_mandate', 'people_fee', 'people_figure', 'journal_entry'] as const).map((table) =>
      reader.selectFrom(table).selectAll().execute(),
    ),
  )

const FILE = `Structure;Nature;Région;Ville;SIRET;Adhésion;Cotisation payée pour l’année;Salariés 2016;Contact;Courriel;Fonction
Chantier du Vent;adhérent;Bretagne;Brest;732 829 320 00074;01/03/2010;2016;24;Ada Vent;Ada@Vent.example;
Les Toits;Partenaire;;Paris;;;;;;;
`

test('a row makes the organisation, its fee, its figure, its contact and the mandate', async () => {
  assert.deepEqual(counts(await bring(FILE)), [2, 0, 0, 0])
  const made = await named('Chantier du Vent')
  assert.deepEqual(
    [made.kind, made.region, made.town, made.siret, made.joined_on, made.parent_id],
    ['member', 'BRE', 'Brest', SIRET, '2010-03-01', id('bretagne')],
  )
  const fees = await reader.selectFrom('people_fee').select(['year', 'state', 'said_by']).where('organisation_id', '=', made.id).execute()
  assert.deepEqual(fees, [{ year: 2016, state: 'paid', said_by: null }])
  const figures = await reader
    .selectFrom('people_figure')
    .select(['year', 'kind', 'value'])
    .where('organisation_id', '=', made.id)
    .execute()
  assert.deepEqual(figures, [{ year: 2016, kind: 'employees', value: 24 }])
  const mandates = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['p.name', 'p.email', 'm.role', 'm.starts_on', 'm.ends_on'])
    .where('m.organisation_id', '=', made.id)
    .execute()
  assert.deepEqual(mandates, [
    { name: 'Ada Vent', email: 'ada@vent.example', role: 'representative', starts_on: '2010-03-01', ends_on: null },
  ])
  assert.equal((await named('Les Toits')).parent_id, id('network'))
})

test('few deeds tell it, and what names persons is not for everyone', async () => {
  const [contacts, members] = await entries(2)
  assert.deepEqual([members!.deed, members!.public, members!.payload], ['members.brought_in', true, { created: 2, changed: 0 }])
  assert.deepEqual(
    members!.subjects.map(({ kind, id: about }) => [kind, about === id('network')]),
    [
      ['organisation', true],
      ['organisation', false],
      ['organisation', false],
    ],
  )
  assert.deepEqual([contacts!.deed, contacts!.public, contacts!.payload], ['members.contacts_named', false, { persons: 1, mandates: 1 }])
  assert.doesNotMatch(JSON.stringify([members!.payload, contacts!.payload]), /vent/i)
})

test('the same file again leaves everything as it is, and tells nothing', async () => {
  const before = await everything()
  assert.deepEqual(counts(await bring(FILE)), [0, 0, 2, 0])
  assert.deepEqual(await everything(), before)
})

test('what a cell says otherwise is changed, an empty one leaves what is known, a name is mended by its SIRET', async () => {
  const outcome = await bring(
    `Nom;Région;SIRET;Ville;Téléphone;Courriel;Salariés 2016\nChantier du Grand Vent;;${SIRET};;01 02;ada@vent.example;25\n`,
  )
  assert.deepEqual(counts(outcome), [0, 1, 0, 0])
  assert.deepEqual(
    outcome.rows[0]!.changes.map(({ field, before, after }) => [field, before, after]),
    [
      ['name', 'Chantier du Vent', 'Chantier du Grand Vent'],
      ['employees', 24, 25],
      ['phone', null, '01 02'],
    ],
  )
  const after = await named('Chantier du Grand Vent')
  assert.deepEqual([after.town, after.region], ['Brest', 'BRE'])
})

test('case, accents and apostrophes do not make another organisation; one known without a region gets it', async () => {
  assert.deepEqual(counts(await bring('Nom;Région\nLES JARDINS DE L’ETANG;Bretagne\n')), [0, 1, 0, 0])
  const row = await reader
    .selectFrom('people_organisation')
    .select(['name', 'region'])
    .where('id', '=', id('jardins'))
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { name: 'LES JARDINS DE L’ETANG', region: 'BRE' })
  assert.deepEqual(counts(await bring('Nom;Région\nLes Jardins de l’Étang;Normandie\n')), [1, 0, 0, 0], 'elsewhere it is another one')
})

test('one wrong row stops the whole file, until the others are asked for', async () => {
  const text = `Nom;SIRET\nLa Bonne;${OTHER_SIRET}\nLa Mauvaise;40483304800021\nLa Double;${OTHER_SIRET}\n`
  const before = await everything()
  await refused(bring(text), 'people.file_has_errors')
  assert.deepEqual(await everything(), before)
  assert.deepEqual(counts(await bring(text, SHELL, true)), [1, 0, 0, 2])
  assert.equal((await named('La Bonne')).siret, OTHER_SIRET)
})

const first = async (text: string) => {
  const file = await read(text)
  const found = file.errors[0]
  if (found) return [found.line, found.column, found.code]
  const outcome = await change(house, (tx) => bringMembersIn(tx, SHELL, { read: file, skipRefused: true, rehearsed: null }))
  const [error] = outcome.errors
  return [error?.line, error?.column, error?.code]
}

const WRONG: [name: string, text: string, expected: unknown[]][] = [
  ['a SIRET of another member', `Nom;Région;SIRET\nLa Bonne;;\nLes Jardins de l’Étang;Normandie;${SIRET}\n`, [3, 'SIRET', 'siretTaken']],
  ['a region that is none', 'Nom;Région\nX;Bretagne du Sud\n', [2, 'Région', 'regionUnknown']],
  ['a role that is none', 'Nom;Contact;Fonction\nX;Y;grand chef\n', [2, 'Fonction', 'roleUnknown']],
  ['a day that is none', 'Nom;Adhésion\nX;31/02/2016\n', [2, 'Adhésion', 'dayUnknown']],
  ['left before joined', 'Nom;Adhésion;Départ\nX;2016;2015\n', [2, 'Départ', 'leftBeforeJoined']],
  ['left before it joined, as is known here', `Nom;SIRET;Départ\nX;${SIRET};2009\n`, [2, 'Départ', 'leftBeforeJoined']],
  ['two rows of one key', 'Nom;Région\nX;BRE\nY;BRE\nx;Bretagne\n', [4, 'Nom', 'twice']],
  ['a SIRET and a name that are one', `Nom;SIRET\nLa Bonne;\nAutre;${OTHER_SIRET}\n`, [2, 'Nom', 'twice']],
  ['an e-mail of another person', 'Nom;Contact;E-mail\nX;Zoé;rita@essai.example\n', [2, 'E-mail', 'emailTaken']],
  ['one e-mail for two', 'Nom;Contact;E-mail\nX1;Zoé;z@z.example\nX2;Zébulon;z@z.example\n', [3, 'E-mail', 'emailTwice']],
  ['a number below zero', 'Nom;Salariés\nX;-1\n', [2, 'Salariés', 'numberWrong']],
  ['a number that is not whole', 'Nom;Salariés\nX;1,5\n', [2, 'Salariés', 'numberWrong']],
  ['a year out of range', 'Nom;Cotisation payée pour l’année\nX;1066\n', [2, 'Cotisation payée pour l’année', 'yearOutOfRange']],
  ['the network itself', 'Nom;Nature\nX;Réseau\n', [2, 'Nature', 'kindNetwork']],
  ['another kind than is known', 'Nom;Nature\nLes Toits;Adhérent\n', [2, 'Nature', 'kindDiffers']],
  ['a parent that nobody knows', 'Nom;Rattachement\nX;Nulle part\n', [2, 'Rattachement', 'parentUnknown']],
  ['a parent that cannot be one', 'Nom;Nature;Rattachement\nMal rattachée;partenaire;Essai Bretagne\n', [2, 'Rattachement', 'parentWrong']],
  ['a name that is missing', 'Nom;Ville\n;Brest\n', [2, 'Nom', 'nameMissing']],
  ['a site that is a script', 'Nom;Site\nX;javascript:alert(1)\n', [2, 'Site', 'siteInvalid']],
]
for (const [name, text, expected] of WRONG) test(`refused: ${name}`, async () => assert.deepEqual(await first(text), expected))

test('a seat that one person holds is not given twice; a former holder leaves it', async () => {
  const seats = 'Nom;Région;Contact;Fonction\nSiège;Bretagne;'
  await bring(`${seats}Anne Une;présidente\n`)
  assert.deepEqual(await first(`${seats}Bob Deux;Président(e)\n`), [2, 'Fonction', 'seatTaken'])
  assert.deepEqual(counts(await bring(`${seats}Anne Une;\n`)), [0, 0, 1, 0], 'who speaks for it already is given nothing more')
})

test('a region and its members may come in one file, in any order', async () => {
  await bring(
    'Nom;Nature;Région;Rattachement\nAtelier du Bocage;;Normandie;Essai Normandie\nEssai Normandie;association régionale;Normandie;\nSans rien;;Normandie;\n',
  )
  const region = await named('Essai Normandie')
  assert.deepEqual([(await named('Atelier du Bocage')).parent_id, (await named('Sans rien')).parent_id], [region.id, region.id])
  assert.equal(region.parent_id, id('network'))
})

test('permanents bring in; a contact comes only where their mandate lets them name it', async () => {
  await refused(bring(FILE, await acting('rita')), 'kernel.not_yours', 403)
  const outcome = await bring('Nom;Contact\nPar une permanente;Claude Nouveau\n', await acting('paule'))
  assert.deepEqual(
    outcome.warnings.map(({ line, code }) => [line, code]),
    [[2, 'contactNotYours']],
  )
  const nobody = await reader.selectFrom('people_person').select('id').where('name', '=', 'Claude Nouveau').execute()
  assert.deepEqual(nobody, [])
})

test('an organisation that left keeps its contacts as they are', async () => {
  const outcome = await bring('Nom;Départ;Contact\nPartie;2012;Une Ancienne\n')
  assert.deepEqual([outcome.created, outcome.warnings[0]?.code], [1, 'contactOfFormer'])
})

test('what was agreed to is what is written: else it is shown anew', async () => {
  const file = await read('Nom;Ville\nConvenue;Brest\n')
  await refused(
    change(house, (tx) => bringMembersIn(tx, SHELL, { read: file, skipRefused: false, rehearsed: 'another' })),
    'people.changed_since_rehearsal',
    409,
  )
})

test('a mandate begins with the membership, or today where another one of the same person had ended', async () => {
  await bring('Nom;Adhésion;Contact;Courriel\nRetour;2010;Rose Retour;rose@retour.example\n')
  const { id: organisationId } = await named('Retour')
  await house.db.updateTable('people_mandate').set({ ends_on: '2015-12-31' }).where('organisation_id', '=', organisationId).execute()
  await bring('Nom;Adhésion;Contact;Courriel\nRetour;2010;Rose Retour;rose@retour.example\n')
  const mandates = await reader
    .selectFrom('people_mandate')
    .select('starts_on')
    .where('organisation_id', '=', organisationId)
    .orderBy('id')
    .execute()
  assert.deepEqual(
    mandates.map(({ starts_on }) => starts_on),
    ['2010-01-01', today],
  )
})
