/**
 * Adèle votes on her telephone while the hall's network comes and goes. She taps « Pour » and reads when it was received. The network is gone as she
 * changes her mind: her ballot is kept, even over a reload, and sent when the network is back. Another one is kept until the chair has closed:
 * she reads that it came too late, and that the one before is counted.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { closeVote, openVote } from '#modules/ballot/index.ts'
import { checkPage } from '../support/browser.ts'
import { gatheringIn } from '../support/meetings.ts'
import { servedHouse, shows } from '../support/served.ts'

const served = await servedHouse()
const { house, visitor } = served
const held = await gatheringIn(served)

test('a ballot is kept by the telephone, received once, and told as late after the closing', async () => {
  const [own, ...others] = (await held.roll()).filter(({ organisationId }) => organisationId !== null)
  const adele = await held.representative(own!.organisationId!, 'Adèle Essai')
  await held.comes(own!.id, adele)
  for (const { id } of others) await held.comes(id)
  const { id: resolutionId } = await held.resolution(1)
  const chair = await held.actor('Solène Varenquier')
  const voteId = await change(house, (tx) => openVote(tx, chair, { meetingId: held.meetingId, resolutionId, method: 'electronic' }))
  const stands = async () =>
    (await house.db.selectFrom('ballot_cast').select('choice').where('vote_id', '=', voteId).execute()).map(({ choice }) => choice)

  const [name, ...value] = (await held.as(adele)).cookie!.split('=')
  const telephone = async () => {
    const opened = await visitor({ width: 360 })
    await opened.context().addCookies([{ name: name!, value: value.join('='), url: served.address }])
    return opened
  }
  const page = await telephone()
  await page.goto(`/votes/${voteId}`)
  await shows(page, `Vous votez pour`)
  await checkPage(page, 'vote open')
  await page.getByRole('radio', { name: 'Pour' }).check()
  await page.getByRole('button', { name: 'Envoyer mon vote' }).dblclick()
  await shows(page, /Reçu à .* Modifiable jusqu’à la clôture/)
  assert.deepEqual(await stands(), ['for'])

  await page.route('**/ballots', (route) => route.abort())
  await page.getByRole('radio', { name: 'Contre' }).check()
  await page.getByRole('button', { name: 'Changer mon vote' }).click()
  await shows(page, 'Gardé ici, pas encore envoyé')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await shows(page, 'Gardé ici, pas encore envoyé')
  assert.ok(await page.getByRole('radio', { name: 'Contre' }).isChecked())
  assert.deepEqual(await stands(), ['for'])
  await page.unroute('**/ballots')
  await shows(page, /Reçu à .* ce vote remplace le précédent/)
  assert.deepEqual(await stands(), ['against'])

  await page.route('**/ballots', (route) => route.abort())
  await page.getByRole('radio', { name: 'Abstention' }).check()
  await page.getByRole('button', { name: 'Changer mon vote' }).click()
  await shows(page, 'Gardé ici, pas encore envoyé')
  await change(house, (tx) => closeVote(tx, chair, { voteId }))
  await page.unroute('**/ballots')
  await shows(page, /Le vote a été clos à .* ce bulletin n’a pas été compté/)
  await shows(page, 'Votre vote est compté.')
  // On a page of its own: this one's browser complains of the network that was gone.
  const after = await telephone()
  await after.goto(`/votes/${voteId}`)
  await checkPage(after, 'vote closed')
  assert.deepEqual(await stands(), ['against'])
})
