/**
 * A network begins with an empty house. Lucie opens the set-up link that the first start printed, names the network and herself, and is in; the
 * link serves once. She invites Paule from the command line; Paule comes in by her link, and the next day at another computer by a code that was
 * mailed to her: after three wrong tries that code is over, and a new one lets her in. Paule ends all her sessions, and the other browser is out.
 * Paule speaks both for the network's staff and for her own association: she says for which she acts, and the journal repeats it.
 */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { outbox } from '#kernel/mail.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { addOrganisation, addPerson, giveMandate } from '#modules/people/index.ts'
import { checkPage } from '../support/browser.ts'
import { temporaryFolder } from '../support/postgres.ts'
import { opened, pathOf, servedHouse, shows } from '../support/served.ts'

const { house, visitor, welcome } = await servedHouse({ demo: false })
const PAULE = 'paule.ardennet@reseau.example'

/** A verb of the command line, and the lines that it prints. */
async function shell(name: string, ...words: string[]): Promise<string[]> {
  const verb = house.capabilities.flatMap(({ verbs }) => verbs ?? []).find((each) => each.name === name)
  const lines: string[] = []
  assert.equal(
    await verb?.run(house, words, { line: (text) => lines.push(text), progress: (text) => lines.push(text) }),
    0,
    lines.join('\n'),
  )
  return lines
}

const codeSent = async (): Promise<string> => {
  const [mail] = await outbox(house.reader, 1)
  assert.equal(mail?.recipient, PAULE)
  return /^\s+(\d{6})$/m.exec(mail.text)![1]!
}

const lucie = await visitor()
const paule = await visitor()
const elsewhere = await visitor()

test('an empty house says what it waits for', async () => {
  await lucie.goto('/')
  await shows(lucie, 'Cette installation attend son réseau')
  await checkPage(lucie, 'sign-in-not-set-up')
  for (const path of ['/plans', '/journal', '/sign-in']) assert.equal(await opened(lucie, path), 200, path)
  assert.equal(await opened(lucie, '/demo'), 404)
})

test('the set-up link names the network and its first person, once', async () => {
  const link = welcome.at(-1)!
  const english = await visitor({ lang: 'en' })
  await english.goto(link)
  await checkPage(english, 'sign-in-set-up-english', { phone: false })
  await lucie.goto(link)
  await checkPage(lucie, 'sign-in-set-up')
  await lucie.getByLabel('Nom du réseau').fill('Réseau des ateliers')
  await lucie.getByLabel('Fuseau horaire').fill('Paris')
  await lucie.getByLabel('Votre nom').fill('Lucie Marendon')
  await lucie.getByLabel('Adresse électronique').fill('lucie.marendon@reseau.example')
  await lucie.getByRole('button', { name: 'Installer le réseau' }).click()
  await lucie.getByRole('alert').getByText('n’est pas un fuseau horaire').waitFor()
  assert.equal(await lucie.getByLabel('Votre nom').inputValue(), 'Lucie Marendon')
  await checkPage(lucie, 'sign-in-set-up-refused', { phone: false })
  await lucie.getByLabel('Fuseau horaire').fill('Europe/Paris')
  await lucie.getByRole('button', { name: 'Installer le réseau' }).click()
  await shows(lucie, 'Réseau des ateliers est installé. Bienvenue.')
  await shows(lucie, 'Lucie Marendon')
  await checkPage(lucie, 'sign-in-installed')
  assert.equal(await opened(paule, link), 404)
  await shows(paule, 'Ce lien n’est plus valable')
  await checkPage(paule, 'sign-in-link-over')
})

test('an invitation from the command line lets the second person in, once', async () => {
  const { id: networkId } = await house.reader.selectFrom('people_organisation').select('id').executeTakeFirstOrThrow()
  await change(house, async (tx) => {
    const member = await addOrganisation(tx, SHELL, { kind: 'member', name: 'Les Jardins d’Ardenne', parentId: networkId })
    const personId = await addPerson(tx, SHELL, { name: 'Paule Ardennet', email: PAULE })
    for (const [role, organisationId] of [
      ['staff', networkId],
      ['representative', member],
    ] as const)
      await giveMandate(tx, SHELL, { personId, role, organisationId, bodyId: null, startsOn: '2016-01-01', endsOn: null, decidedBy: null })
  })
  const link = (await shell('invite', PAULE)).at(-1)!
  await paule.goto(link)
  await checkPage(paule, 'sign-in-invitation')
  await paule.getByRole('button', { name: 'Entrer en tant que Paule Ardennet' }).click()
  await shows(paule, 'Bonjour Paule Ardennet.')
  assert.equal(await opened(elsewhere, link), 404)
})

test('a mailed code is over after three wrong tries, a new one signs in and leads back', async () => {
  await elsewhere.goto('/journal')
  await elsewhere.getByRole('banner').getByRole('link', { name: 'Se connecter' }).click()
  await elsewhere.getByLabel('Adresse électronique').waitFor()
  await checkPage(elsewhere, 'sign-in')
  const ask = async () => {
    await elsewhere.getByLabel('Adresse électronique').fill(PAULE)
    await elsewhere.getByRole('button', { name: 'Recevoir un code' }).click()
    await elsewhere.getByLabel('Code à six chiffres').waitFor()
    return codeSent()
  }
  const enter = async (code: string) => {
    await elsewhere.getByLabel('Code à six chiffres').fill(code)
    const answering = elsewhere.waitForResponse((response) => response.request().method() === 'POST')
    await elsewhere.getByRole('button', { name: 'Entrer', exact: true }).click()
    return (await answering).status()
  }
  const first = await ask()
  const wrong = String((Number(first) + 1) % 1_000_000).padStart(6, '0')
  for (let tries = 0; tries < 3; tries += 1) {
    assert.equal(await enter(wrong), 422)
    await elsewhere.getByRole('alert').getByText('Ce code n’est pas le bon').waitFor()
  }
  await checkPage(elsewhere, 'sign-in-wrong-code')
  assert.equal(await enter(first), 422, 'the right one, too late')
  await elsewhere.getByRole('link', { name: 'Utiliser une autre adresse' }).click()
  assert.equal(await enter(await ask()), 303)
  await shows(elsewhere, 'Bonjour Paule Ardennet.')
  assert.equal(pathOf(elsewhere), '/journal')
})

test('signing out everywhere ends the other browser’s session too', async () => {
  await paule.goto('/me/access')
  const sessions = paule.getByRole('list', { name: 'Connexions ouvertes' }).getByRole('listitem')
  assert.equal(await sessions.count(), 2)
  await sessions.filter({ hasText: 'celle-ci' }).waitFor()
  await checkPage(paule, 'sign-in-access')
  await paule.getByRole('button', { name: 'Se déconnecter partout' }).click()
  await shows(paule, 'Toutes vos connexions sont terminées, celle-ci comprise.')
  for (const page of [paule, elsewhere]) {
    await page.goto('/me')
    assert.equal(pathOf(page), '/sign-in?back=%2Fme')
  }
})

test('who holds two mandates says for which one he or she acts, and the journal repeats it', async () => {
  const file = join(temporaryFolder(), 'accueil.csv')
  writeFileSync(file, 'Axe;Action\nAccueillir;Ouvrir une permanence\n')
  await shell('import-plan', file, '--slug=accueil', '--title=Accueillir', '--publish')
  await paule.goto((await shell('invite', PAULE)).at(-1)!)
  await paule.getByRole('button', { name: /^Entrer en tant que/ }).click()
  await shows(paule, 'Bonjour Paule Ardennet.')
  await paule.goto('/me')
  await checkPage(paule, 'sign-in-me')
  await paule.getByLabel(/Les Jardins d’Ardenne/).check()
  await paule.getByRole('button', { name: 'Agir pour ce mandat' }).click()
  await shows(paule, /^Vous agissez maintenant pour.*Les Jardins d’Ardenne/)
  await paule.getByRole('banner').getByRole('link', { name: 'pour Les Jardins d’Ardenne' }).waitFor()

  await paule.goto('/plans/accueil')
  await paule.locator('.actions').getByRole('link', { name: 'Ouvrir une permanence' }).click()
  await paule.getByRole('link', { name: 'Modifier', exact: true }).click()
  await paule.getByLabel('Avancement').fill('20')
  await paule.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(paule, 'Enregistré.')
  await paule.goto('/journal')
  const [latest] = await paule.locator('.entries li').allTextContents()
  assert.match(latest!, /Ouvrir une permanence.*l’avancement.*Paule Ardennet.*Les Jardins d’Ardenne/)
  await elsewhere.goto('/journal')
  const [told] = await elsewhere.locator('.entries li').allTextContents()
  assert.match(told!, /Les Jardins d’Ardenne/)
  assert.doesNotMatch(told!, /Paule/, 'a stranger reads the office alone')
})

test('in English the doors are the same', async () => {
  const english = await visitor({ lang: 'en' })
  for (const path of ['/sign-in', '/invitations/over']) {
    await english.goto(path)
    await checkPage(english, `sign-in-english${path.replaceAll('/', '-')}`, { phone: false })
  }
  await paule.goto('/me?lang=en')
  await checkPage(paule, 'sign-in-me-english', { phone: false })
})
