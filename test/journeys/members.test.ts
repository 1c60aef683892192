/**
 * Inès Talbourdin, who directs the network, brings its list in from a sheet: one SIRET has a wrong key, and she is told its line before anything is
 * written. She mends the file and brings it in; the same file again changes nothing. Her browser at home runs no scripts, and does as much. Then she
 * ends a mandate as of yesterday: whoever held it loses the right with the next click. At last every page of the directory is met by a stranger
 * and by her.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { addDays } from '#kernel/dates.ts'
import { checkPage } from '../support/browser.ts'
import { servedHouse, shows } from '../support/served.ts'

const { house, enteredAs, visitor } = await servedHouse()
const { reader } = house
const DIRECTOR = 'Inès Talbourdin'

const SHEET = `Nom;Nature;Région;Ville;SIRET;Contact;Courriel;Fonction
La Barque bleue;adhérent;Bretagne;Port-Levant;73282932000074;Odile Kermadec;odile@barque.example;Représentation
Le Grand Large;adhérent;Normandie;Port-Galet;;;;`
const file = (text: string) => ({ name: 'adherents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

async function sends(page: Page, text: string): Promise<void> {
  await page.goto('/members/imports')
  await page.locator('input[type=file]').setInputFiles(file(text))
  await page.getByRole('button', { name: 'Lire le fichier' }).click()
  await page.waitForURL(/\/members\/imports\/\d+$/)
}
const members = async () =>
  (await reader.selectFrom('people_organisation').select('name').where('name', 'in', ['La Barque bleue', 'Le Grand Large']).execute())
    .length

const ines = await enteredAs(DIRECTOR, '/members/imports')

test('a wrong SIRET is told with its line, and nothing is written', async () => {
  await checkPage(ines, 'members-start')
  await sends(ines, SHEET.replace('73282932000074', '73282932000075'))
  await shows(ines, /73282932000075/)
  await checkPage(ines, 'members-refused')
  assert.equal(await members(), 0)
})

test('mended, the list is shown, brought in, and the same again changes nothing', async () => {
  await sends(ines, SHEET)
  await shows(ines, 'La Barque bleue')
  await checkPage(ines, 'members-preview')
  assert.equal(await members(), 0, 'a preview writes nothing')
  await ines.locator('button[name=do][value=import]').click()
  await ines.locator('button[name=do][value=import]').waitFor({ state: 'detached' })
  await checkPage(ines, 'members-brought-in')
  assert.equal(await members(), 2)
  await sends(ines, SHEET)
  assert.equal(await ines.locator('button[name=do][value=import]').count(), 0)
})

test('without scripts it is the same', async () => {
  const plain = await enteredAs(DIRECTOR, '/members/imports', { javascript: false })
  await sends(plain, SHEET.replace('Port-Galet', 'Port-Nacre'))
  await shows(plain, 'Port-Nacre')
  await plain.locator('button[name=do][value=import]').click()
  const { town } = await reader
    .selectFrom('people_organisation')
    .select('town')
    .where('name', '=', 'Le Grand Large')
    .executeTakeFirstOrThrow()
  assert.equal(town, 'Port-Nacre')
})

test('a mandate that ended yesterday gives no right with the next click', async () => {
  // She speaks for Les Toits verts, and holds a seat in its name: the right goes with the last of both.
  const mandates = await reader
    .selectFrom('people_mandate as m')
    .innerJoin('people_person as p', 'p.id', 'm.person_id')
    .select(['m.id', 'm.organisation_id'])
    .where('p.name', '=', 'Edith Farrowby')
    .where('m.role', '=', 'representative')
    .where('m.ends_on', 'is', null)
    .orderBy('m.id')
    .execute()
  const own = `/invitations/new?organisation=${mandates[0]!.organisation_id}`
  const holder = await enteredAs('Edith Farrowby', own)
  await checkPage(holder, 'members-colleague')
  for (const { id } of mandates) {
    await ines.goto(`/mandates/${id}/ending`)
    await ines.getByLabel('Dernier jour').fill(addDays(house.clock.today(), -1))
    await ines.getByRole('button', { name: /Fixer|Mettre fin|Enregistrer|Terminer/ }).click()
    await ines.waitForURL((url) => !url.pathname.endsWith('/ending'))
  }
  const answer = await holder.goto(own)
  assert.ok([403, 404].includes(answer!.status()), String(answer!.status()))
})

test('every page of the directory is valid, reachable and fits a phone, for a stranger and for who sees the most', async () => {
  const { id: organisation } = await reader
    .selectFrom('people_organisation')
    .select('id')
    .where('name', '=', 'Les Jardins du Lac')
    .executeTakeFirstOrThrow()
  const { id: mandate, person_id: person } = await reader
    .selectFrom('people_mandate')
    .select(['id', 'person_id'])
    .where('role', '=', 'president')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { id: body } = await reader.selectFrom('people_body').select('id').where('code', '=', 'ca').executeTakeFirstOrThrow()
  const open = [
    '/organisations',
    '/organisations?words=introuvable-ici',
    '/organisations/map',
    '/organisations/1',
    `/organisations/${organisation}`,
    '/bodies',
    `/bodies/${body}`,
  ]
  const stranger = await visitor()
  for (const path of open) {
    await stranger.goto(path)
    await checkPage(stranger, `directory-${path.replace(/\W+/g, '-')}`)
  }
  for (const path of [...open, '/organisations/map?measure=fees', '/persons', `/persons/${person}`, '/mandates', `/mandates/${mandate}`]) {
    await ines.goto(path)
    await checkPage(ines, `directory-signed-in-${path.replace(/\W+/g, '-')}`)
  }
})
