/**
 * Kévin is tired of codes. On his computer he adds a passkey, gives it a name, and a mail tells him so. He signs out and comes in again with one
 * touch, to the page where he wanted to be. What he did that day stands under the session from which he did it, for him alone. His telephone is
 * signed in too: he signs out on all other devices, and it is out at once. An answer that was caught on its way opens nothing a second time, nor
 * does one from another site. He removes the key: it is no longer known, and the code by mail still works. Who has no scripts misses nothing.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { outbox } from '#kernel/mail.ts'
import { authenticator } from '../support/authenticator.ts'
import { checkPage } from '../support/browser.ts'
import { opened, pathOf, servedHouse, shows } from '../support/served.ts'

const KEVIN = 'Kévin Dorsalin'
const { house, address, visitor, enteredAs, itemAt } = await servedHouse()

/** An authenticator built into this browser, which knows its person's finger. */
async function withFinger(page: Page): Promise<{ devtools: CDPSession; id: string }> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId: id } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { devtools, id }
}

const addButton = (page: Page) => page.getByRole('button', { name: 'Ajouter une clé d’accès sur cet appareil' })
const keys = (page: Page) => page.getByRole('list', { name: 'Clés d’accès' }).getByRole('listitem')
const enterButton = (page: Page) => page.getByRole('button', { name: 'Entrer avec une clé d’accès' })

const kevin = await enteredAs(KEVIN, '/me/access')
const { devtools, id: finger } = await withFinger(kevin)
/** Whether the finger is on the sensor. */
const touching = (enabled: boolean) => devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: finger, enabled })

test('a passkey is added in one touch, and a mail says so', async () => {
  await shows(kevin, 'Aucune clé d’accès')
  await checkPage(kevin, 'passkey-none')
  await addButton(kevin).click()
  await shows(kevin, /^La clé «.*Chrome · Linux.* est ajoutée/)
  assert.equal(await keys(kevin).count(), 1)
  await addButton(kevin).waitFor()
  const [mail] = await outbox(house.reader, 1)
  assert.match(mail!.subject, /^\[exemple\] Une clé d’accès a été ajoutée/)
  assert.match(mail!.text, /Si ce n’est pas vous/)
  assert.ok(mail!.text.includes(`${address}/me/access`))
})

test('the same device is not asked for a second one', async () => {
  await addButton(kevin).click()
  await shows(kevin, 'Cet appareil a déjà une de vos clés : elle est dans la liste.'.replace(' :', '\u00a0:'))
  assert.equal(await keys(kevin).count(), 1)
})

test('a key has the name that one gives it', async () => {
  await keys(kevin).getByRole('link', { name: 'Chrome · Linux' }).click()
  await kevin.getByLabel('Nom de la clé').fill('')
  await kevin.getByRole('button', { name: 'Enregistrer le nom' }).click()
  await kevin.getByRole('alert').getByText('À remplir').waitFor()
  await checkPage(kevin, 'passkey-name')
  await kevin.getByLabel('Nom de la clé').fill('Ordinateur du bureau')
  await kevin.getByRole('button', { name: 'Enregistrer le nom' }).click()
  await shows(kevin, /^La clé s’appelle maintenant/)
  await keys(kevin).getByRole('link', { name: 'Ordinateur du bureau' }).waitFor()
})

/** What the browser sent to come in. */
let caught = ''

test('one touch signs in, and leads where one wanted to go', async () => {
  await kevin.goto('/me')
  await kevin.getByRole('button', { name: 'Se déconnecter' }).click()
  await shows(kevin, 'La connexion est terminée.')
  // The finger is taken away, so that the field's own offer waits while the page is looked at.
  await touching(false)
  await kevin.goto('/sign-in?back=%2Fme%2Faccess')
  await enterButton(kevin).waitFor()
  await checkPage(kevin, 'passkey-sign-in')
  const sending = kevin.waitForRequest((request) => new URL(request.url()).pathname === '/sign-in/passkey')
  await touching(true)
  await enterButton(kevin).click()
  caught = new URLSearchParams((await sending).postData() ?? '').get('answer') ?? ''
  await shows(kevin, `Bonjour ${KEVIN}.`)
  assert.equal(pathOf(kevin), '/me/access')
  await shows(kevin, /dernier usage le/)
})

test('the field for the address offers the key by itself', async () => {
  await kevin.goto('/me')
  await kevin.getByRole('button', { name: 'Se déconnecter' }).click()
  await shows(kevin, 'La connexion est terminée.')
  await kevin.goto('/sign-in?back=%2Fme')
  await shows(kevin, `Bonjour ${KEVIN}.`)
  assert.equal(pathOf(kevin), '/me')
})

test('an answer that was caught opens nothing again, nor does one from another site', async () => {
  const thief = await visitor()
  await thief.goto('/sign-in')
  const send = (answer: string) =>
    thief.request.post('/sign-in/passkey', { form: { answer }, headers: { origin: address }, maxRedirects: 0 })
  const again = await send(caught)
  assert.equal(again.status(), 422)
  assert.match(await again.text(), /La demande a plus de cinq minutes, ou elle a déjà servi/)
  const question = await (await thief.request.post('/sign-in/passkey/options', { headers: { origin: address } })).json()
  const elsewhere = await send(authenticator('https://evil.example').sign(question))
  assert.equal(elsewhere.status(), 422)
  assert.equal(await opened(thief, '/me'), 200)
  assert.equal(pathOf(thief), '/sign-in?back=%2Fme')
})

test('what was done from a session stands there, for its person alone', async () => {
  await kevin.goto(`${await itemAt('reussir-2020#A1.2.1')}/edit`)
  await kevin.getByLabel('Avancement').fill('35')
  await kevin.getByRole('button', { name: 'Enregistrer' }).click()
  await shows(kevin, 'Enregistré.')
  await kevin.goto('/me/access')
  const mine = kevin.getByRole('list', { name: 'Connexions ouvertes' }).getByRole('listitem').filter({ hasText: 'celle-ci' })
  await mine.getByText('1 geste').waitFor()
  await checkPage(kevin, 'passkey-access')
  await mine.getByRole('link').first().click()
  await kevin
    .locator('.entries')
    .getByText(/avancement/)
    .waitFor()
  await checkPage(kevin, 'passkey-session')
  const solene = await enteredAs('Solène Varenquier', '/me')
  assert.equal(await opened(solene, pathOf(kevin)), 404)
})

test('signing out on the other devices ends them at once', async () => {
  const telephone = await enteredAs(KEVIN, '/me', { width: 360 })
  await kevin.goto('/me/access')
  await kevin.getByRole('button', { name: 'Se déconnecter des autres appareils' }).click()
  await shows(kevin, /1 autre connexion est terminée|2 autres connexions sont terminées/)
  await telephone.goto('/me')
  assert.equal(pathOf(telephone), '/sign-in?back=%2Fme')
  await kevin.getByRole('list', { name: 'Connexions finies' }).getByRole('link').first().click()
  await shows(kevin, 'Rien n’a été fait depuis cette connexion')
  await checkPage(kevin, 'passkey-session-over')
})

test('a key that was removed is no longer known, and the code by mail still works', async () => {
  await kevin.goto('/me/access')
  await keys(kevin).getByRole('link').first().click()
  await kevin.getByRole('button', { name: 'Retirer la clé' }).click()
  await shows(kevin, /^La clé «.*Ordinateur du bureau.* est retirée/)
  await shows(kevin, 'Aucune clé d’accès')
  await kevin.getByRole('button', { name: 'Se déconnecter partout' }).click()
  await shows(kevin, /^Toutes vos connexions sont terminées/)
  await touching(false)
  await kevin.goto('/sign-in')
  await touching(true)
  await enterButton(kevin).click()
  await kevin
    .getByRole('alert')
    .getByText(/n’est plus connue ici/)
    .waitFor()
  await checkPage(kevin, 'passkey-unknown', { phone: false })
  await kevin.getByLabel('Adresse électronique').fill('kevin.dorsalin@reseau.example')
  await kevin.getByRole('button', { name: 'Recevoir un code' }).click()
  const code = kevin.getByLabel('Code à six chiffres')
  await code.waitFor()
  const [mail] = await outbox(house.reader, 1)
  await code.fill(/^\s+(\d{6})$/m.exec(mail!.text)![1]!)
  await kevin.getByRole('button', { name: 'Entrer', exact: true }).click()
  await shows(kevin, `Bonjour ${KEVIN}.`)
})

test('without scripts, or at an address that passkeys do not know, the code remains', async () => {
  const plain = await visitor({ javascript: false })
  await plain.goto('/sign-in')
  assert.equal(await enterButton(plain).count(), 0)
  await plain.getByRole('button', { name: 'Recevoir un code' }).waitFor()
  await checkPage(plain, 'passkey-no-script')
  const elsewhere = await visitor()
  await elsewhere.goto(`${address.replace('localhost', '127.0.0.1')}/sign-in`)
  await elsewhere.waitForFunction(() => customElements.get('passkey-entering') !== undefined)
  assert.equal(await enterButton(elsewhere).count(), 0)
})

test('in English it reads the same', async () => {
  for (const path of ['/me', '/me/access']) {
    await kevin.goto(`${path}?lang=en`)
    await checkPage(kevin, `passkey-english${path.replaceAll('/', '-')}`, { phone: false })
  }
})
