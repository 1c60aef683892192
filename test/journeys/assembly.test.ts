/**
 * Gildas Pontarec, secretary of the network, prepares a general meeting that decides on the next plan, and convenes it sixteen days ahead. Edith
 * Farrowby cannot come and gives her proxy to Les Jardins du Lac. On the day Rosalie signs people in at the desk by three letters; Aminata signs
 * herself in on her telephone, by the code in the room. Solène Varenquier opens the session and the vote; Aminata votes for herself and for Edith,
 * and changes her mind before the closing. While a stranger reads the plan's page, the vote is closed: the plan is adopted on that page in the
 * same instant. The session is closed, the minutes write themselves, are completed, signed by both and frozen; the decision stands in the register.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { change } from '#kernel/change.ts'
import { clockWith } from '#kernel/clock.ts'
import { found } from '#kernel/refusal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { signIn, votersOf } from '#modules/assembly/index.ts'
import { actorOf } from '#modules/people/index.ts'
import { emptyDraft, importPlan } from '#modules/plan/index.ts'
import { checkPage } from '../support/browser.ts'
import { opened, servedHouse, shows, watches } from '../support/served.ts'

const { house, enteredAs, visitor } = await servedHouse()
const { reader } = house
const PLAN = '/plans/cap-2025'
const DAY_MS = 86_400_000
const PHONE = 360

await change(house, (tx) =>
  importPlan(tx, SHELL, {
    draft: emptyDraft({
      slug: 'cap-2025',
      title: { fr: 'Cap 2025 (exemple)', en: null },
      levelNames: { fr: ['Pilier', 'Action'], en: ['Pillar', 'Action'] },
      period: { from: '2021-01-01', to: '2025-12-31' },
      items: [
        {
          code: '1',
          line: null,
          title: { fr: 'Accueillir', en: null },
          children: [{ code: '1.1', line: null, title: { fr: 'Ouvrir un lieu par région', en: null }, children: [] }],
        },
      ],
    }),
    slug: 'cap-2025',
    publish: true,
    life: 'draft',
  }),
)

const idOf = async (name: string): Promise<number> =>
  (await reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })

const secretary = await enteredAs('Gildas Pontarec', '/meetings')
const chair = await enteredAs('Solène Varenquier', '/meetings')
const desk = await enteredAs('Rosalie Quentrec', '/meetings')
const voter = await enteredAs('Aminata Solvène', '/', { width: PHONE })
let meeting = ''

test('the secretary prepares the meeting: day, place, agenda, a resolution about the plan', async () => {
  await checkPage(secretary, 'assembly-meetings')
  await link(secretary, 'Préparer une réunion').first().click()
  await secretary.getByLabel('Jour').fill('2017-03-30')
  await secretary.getByLabel('Heure').fill('14:00')
  await secretary.getByLabel('Lieu').fill('Maison des associations, salle 2')
  await checkPage(secretary, 'assembly-new')
  await button(secretary, 'Préparer la réunion').click()
  await shows(secretary, 'La réunion est préparée')
  meeting = `/meetings/${/meetings\/(\d+)/.exec(secretary.url())![1]}`
  await secretary.goto(`${meeting}/agenda`)
  await button(secretary, 'Mettre ces points à l’ordre du jour').click()
  await shows(secretary, 'Cinq points sont ajoutés')
  await checkPage(secretary, 'assembly-agenda')
  await link(secretary, 'Ajouter une résolution').first().click()
  await secretary
    .getByLabel('Sur quoi porte-t-elle')
    .selectOption({ label: (await secretary.getByRole('option', { name: /Cap 2025/ }).textContent()) ?? '' })
  await secretary.getByLabel('À quel point').selectOption({ label: 'Un nouveau point, du même titre' })
  await secretary.getByLabel('Décision ordinaire').check()
  await checkPage(secretary, 'assembly-resolution')
  await button(secretary, 'Ajouter').click()
  await shows(secretary, 'La résolution est ajoutée')
  await secretary.goto(meeting)
  await shows(secretary, /Cap 2025/)
  await checkPage(secretary, 'assembly-meeting-draft')
})

test('convened in time: whoever votes is told, the roll is fixed', async () => {
  await secretary.goto(`${meeting}/notice`)
  await checkPage(secretary, 'assembly-notice')
  await button(secretary, /^Convoquer \d+ électeurs/).click()
  await shows(secretary, 'La convocation part')
  await checkPage(secretary, 'assembly-notice-sent')
  assert.equal(await opened(secretary, `${meeting}/roll`), 200)
  await checkPage(secretary, 'assembly-roll')
})

test('who cannot come gives a proxy', async () => {
  const edith = await enteredAs('Edith Farrowby', `${meeting}/proxies`, { width: PHONE, javascript: false })
  await link(edith, /Je donne pouvoir/).click()
  await edith.getByLabel('Nom, ville ou représentant').fill('jardins du lac')
  await button(edith, 'Chercher').click()
  await edith
    .getByRole('link', { name: /Les Jardins du Lac/ })
    .first()
    .click()
  await checkPage(edith, 'assembly-proxy')
  await button(edith, 'Donner pouvoir').click()
  await shows(edith, 'Les Jardins du Lac vote pour Les Toits verts.')
  await checkPage(edith, 'assembly-proxy-given')
})

test('on the day: three letters at the desk, a code on a telephone', async () => {
  const id = Number(meeting.split('/').at(-1))
  Object.assign(house.clock, clockWith(house.clock.now().getTime() - Date.now() + 16 * DAY_MS, house.clock.timeZone))
  await desk.goto(`${meeting}/desk`)
  await desk.getByLabel('Nom, ville, représentant ou carte de vote').fill('gar')
  await desk.getByLabel('Nom, ville, représentant ou carte de vote').press('Enter')
  await button(desk, /Arrivé : Garrigue en partage/).click()
  await shows(desk, 'Émargé : Garrigue en partage')
  await checkPage(desk, 'assembly-desk')
  await desk.goto(`${meeting}/desk/code`)
  await checkPage(desk, 'assembly-code')
  const address = /\/meetings\/\d+\/here\/[\w-]+/.exec(await desk.locator('main').innerHTML())![0]
  await voter.goto(address)
  await shows(voter, 'Vous êtes Aminata Solvène')
  await checkPage(voter, 'assembly-here')
  await button(voter, 'Je suis là').click()
  await shows(voter, 'C’est noté : vous êtes là')
  // The others come in one after the other, as at any desk.
  const rosalie = found(await actorOf(reader, await idOf('Rosalie Quentrec'), null, house.clock.today()))
  const others = (await votersOf(reader, id)).filter(
    ({ excluded, presence, name }) => excluded === null && !presence && name !== 'Les Toits verts',
  )
  for (const { id: voterId } of others.slice(0, 8))
    await change(house, (tx) => signIn(tx, rosalie, { meetingId: id, voterId, personId: null, mode: 'room', channel: 'desk' }))
})

test('the session opens, the chair opens the vote, and a telephone votes for two', async () => {
  await chair.goto(`${meeting}/opening`)
  await checkPage(chair, 'assembly-opening')
  await button(chair, 'Ouvrir la séance').click()
  await shows(chair, 'La séance est ouverte')
  await chair.goto(`${meeting}/chair`)
  await button(chair, /Commencer le point .*Cap 2025/)
    .first()
    .click()
  await shows(chair, 'Comment vote-t-on')
  await checkPage(chair, 'assembly-chair')
  await button(chair, 'Ouvrir le vote').click()
  await shows(chair, /0 sur \d+/)
  await voter.goto(`${meeting}/room`)
  await checkPage(voter, 'assembly-room')
  await link(voter, 'Voter').click()
  await shows(voter, 'Vous votez pour')
  await voter.getByLabel('Contre', { exact: true }).first().check()
  await button(voter, 'La même chose pour tous').click()
  await shows(voter, /Reçu à/)
  await voter.getByLabel('Pour', { exact: true }).first().check()
  await button(voter, 'La même chose pour tous').click()
  await shows(voter, /Reçu à .* remplace le précédent/)
  await checkPage(voter, 'assembly-vote')
  const screen = await enteredAs('Gildas Pontarec', `${meeting}/screen`, { width: 1920 })
  await shows(screen, 'Vote ouvert')
  await checkPage(screen, 'assembly-screen-open', { phone: false })
})

test('the vote is closed, and the plan is adopted on an open page in the same instant', async () => {
  const stranger = await visitor()
  await watches(stranger, PLAN)
  assert.equal(await stranger.getByText(/^Adopté/).count(), 0)
  await button(chair, 'Clore le vote').click()
  await shows(chair, /^Adoptée/)
  await stranger
    .getByText(/^Adopté/)
    .first()
    .waitFor()
  await checkPage(stranger, 'assembly-plan-adopted')
  await shows(voter, /compté/)
  await checkPage(voter, 'assembly-vote-counted')
})

test('the minutes are completed, signed by both and frozen; the decision stands in the register', async () => {
  await chair.getByText('Lever la séance').first().click()
  await button(chair, 'Lever la séance maintenant').click()
  await shows(chair, 'La séance est levée')
  await secretary.goto(`${meeting}/minutes`)
  await checkPage(secretary, 'assembly-minutes')
  await link(secretary, /Écrire ouverture, incidents et clôture/)
    .first()
    .click()
  await secretary.getByRole('textbox', { name: 'Incidents' }).fill('Aucun incident.')
  await button(secretary, 'Enregistrer').click()
  await shows(secretary, 'C’est écrit.')
  const toWrite = link(secretary, /Écrire la note/)
  for (let left = await toWrite.count(); left > 0; left--) {
    await toWrite.first().click()
    await secretary.getByRole('textbox', { name: 'Résumé des débats' }).fill('Présenté, sans question.')
    await button(secretary, 'Enregistrer').click()
    await shows(secretary, 'C’est écrit.')
    await toWrite.nth(left - 1).waitFor({ state: 'detached' })
  }
  await shows(secretary, 'Les douze mentions y sont.')
  await button(secretary, 'Signer au secrétariat de séance').click()
  await shows(secretary, 'L’autre signature figera le document')
  await chair.goto(`${meeting}/minutes`)
  await button(chair, 'Signer à la présidence de séance').click()
  await shows(chair, /signé et figé, empreinte [0-9a-f]{8}/)
  await checkPage(chair, 'assembly-minutes-signed')
  for (const path of [`${meeting}/minutes-1.pdf`, `${meeting}/sheet.pdf`]) assert.equal((await chair.request.get(path)).status(), 200, path)

  const stranger = await visitor()
  await stranger.goto('/decisions')
  await checkPage(stranger, 'assembly-register')
  await link(stranger, /Cap 2025/).click()
  await shows(stranger, 'Ce qu’elle a changé')
  await checkPage(stranger, 'assembly-decision')
  assert.equal((await stranger.request.get(`${new URL(stranger.url()).pathname}.pdf`)).status(), 200)
  await stranger.goto(`${PLAN}/versions/1`)
  await shows(stranger, 'Décidé par')
  await checkPage(stranger, 'assembly-version-decided', { phone: false })
})
