/** Casting on bad days: each time the sentence that people read, and nothing is counted that should not be. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { change } from '#kernel/change.ts'
import { sentenceOf, votingHouse } from '../../../../test/support/casting.ts'
import { annulVote, closeVote, resumeVote, suspendVote } from './votes.ts'

const held = await votingHouse()
const { house, vote, cast, stands, chair, jardins, toits, garrigue, adele, adeleActs, brunoActs } = held
const { db } = house
const told = (work: Promise<unknown>) => sentenceOf(house, work)
const notHere = 'Cet électeur n’était ni présent ni représenté à l’ouverture du vote : il pourra voter à la résolution suivante.'

test('a ballot that a slow phone sends after the closing is told as not counted, with the hour', async () => {
  const id = await vote()
  await cast(brunoActs, id, { [toits.id]: 'for' })
  await change(house, (tx) => closeVote(tx, chair, { voteId: id }))
  assert.match(
    await told(cast(adeleActs, id, { [jardins.id]: 'for' })),
    /^Le vote a été clos à \d{1,2} h \d{2} : ce bulletin n’a pas été compté\.$/,
  )
  assert.equal((await stands(id)).length, 1)
})

test('one that came before the closing and is sent again after it is told the same, and stays', async () => {
  const id = await vote()
  await cast(adeleActs, id, { [jardins.id]: 'for' }, 'acknowledged late')
  await change(house, (tx) => closeVote(tx, chair, { voteId: id }))
  const again = await cast(adeleActs, id, { [jardins.id]: 'for' }, 'acknowledged late')
  assert.equal(again.outcome, 'already')
  assert.match(await told(cast(adeleActs, id, { [jardins.id]: 'against' }, 'changed too late')), /clos à/)
  assert.deepEqual(
    (await stands(id)).map(({ choice }) => choice),
    ['for'],
  )
})

test('nothing comes in while the vote is suspended; what is there stays, and more comes in once it is resumed', async () => {
  const id = await vote()
  await cast(brunoActs, id, { [toits.id]: 'for' })
  await change(house, (tx) => suspendVote(tx, chair, { voteId: id }))
  assert.equal(
    await told(cast(adeleActs, id, { [jardins.id]: 'for' }, 'kept')),
    'Le vote est suspendu : gardez votre choix, il pourra être envoyé à la reprise.',
  )
  await change(house, (tx) => resumeVote(tx, chair, { voteId: id }))
  assert.equal((await cast(adeleActs, id, { [jardins.id]: 'for' }, 'kept')).outcome, 'received')
  assert.equal((await stands(id)).length, 2)
})

test('an annulled vote takes none', async () => {
  const id = await vote()
  await change(house, (tx) => annulVote(tx, chair, { voteId: id, reason: 'Texte mal lu' }))
  assert.equal(await told(cast(adeleActs, id, { [jardins.id]: 'for' })), 'Ce vote a été annulé : ce bulletin n’a pas été compté.')
})

test('whoever arrives after the opening votes at the next one', async () => {
  const id = await vote()
  const late = await held.representative(garrigue.organisationId!, 'Chloé Essai')
  await held.comes(garrigue.id, late)
  assert.equal(await told(cast(await held.actor('Chloé Essai'), id, { [garrigue.id]: 'for' })), notHere)
  const next = await vote()
  assert.equal((await cast(await held.actor('Chloé Essai'), next, { [garrigue.id]: 'for' })).outcome, 'received')
  await held.leaves(garrigue.id)
})

test('a giver who arrives after all leaves the vote that is open to the holder', async () => {
  await db.updateTable('assembly_voter').set({ caster_id: null }).where('id', '=', garrigue.id).execute()
  const id = await vote({ prepare: () => held.gives(garrigue.id, jardins.id) })
  await held.comes(garrigue.id, await held.personNamed('Chloé Essai'))
  const elsewhere = 'Une autre personne vote pour cet électeur dans cette réunion : l’émargement peut le changer.'
  assert.equal(await told(cast(await held.actor('Chloé Essai'), id, { [garrigue.id]: 'for' })), elsewhere)
  assert.equal((await cast(adeleActs, id, { [garrigue.id]: 'against' })).outcome, 'received')
  await held.leaves(garrigue.id)
})

test('a holder who leaves during the vote casts no more, neither the own vote nor those carried', async () => {
  const id = await vote()
  await held.leaves(jardins.id)
  assert.equal(
    await told(cast(adeleActs, id, { [jardins.id]: 'for', [garrigue.id]: 'for' })),
    `${jardins.name} est noté parti : repassez par l’émargement, puis votez.`,
  )
  await held.comes(jardins.id, adele)
  assert.equal((await cast(adeleActs, id, { [jardins.id]: 'for', [garrigue.id]: 'for' })).outcome, 'received')
})

test('in a vote by show of hands only those who are far away cast on a screen', async () => {
  const mode = (now: 'room' | 'remote') =>
    db.updateTable('assembly_presence').set({ mode: now }).where('voter_id', '=', jardins.id).where('to_at', 'is', null).execute()
  const id = await vote({ method: 'hands' })
  assert.equal(
    await told(cast(adeleActs, id, { [jardins.id]: 'for' })),
    'Ce vote se fait dans la salle : les scrutateurs comptent les mains levées et les papiers.',
  )
  await mode('remote')
  assert.equal((await cast(adeleActs, id, { [jardins.id]: 'for' })).outcome, 'received')
  await mode('room')
})

test('nothing chosen is nothing sent', async () => {
  const id = await vote()
  assert.equal(await told(cast(adeleActs, id, {})), 'Choisissez d’abord votre vote : pour, contre, abstention ou vote blanc.')
})

test('who is nobody in the meeting learns not even that there is a vote', async () => {
  const id = await vote()
  const stranger = await held.actor('Clarisse Monthuel')
  assert.equal(await told(cast(stranger, id, { [jardins.id]: 'for' })), await told(cast(stranger, 999_999, { [jardins.id]: 'for' })))
})

test('a mandate that ended yesterday casts no more', async () => {
  const id = await vote()
  await db.updateTable('people_mandate').set({ ends_on: '2017-03-13' }).where('person_id', '=', adele).execute()
  assert.equal(
    await told(cast(await held.actor('Adèle Essai'), id, { [jardins.id]: 'for' })),
    `Votre mandat pour ${jardins.name} a pris fin : vous ne votez plus pour cet électeur. L’accueil de la séance peut noter qui vote à votre place.`,
  )
  assert.deepEqual(await stands(id), [])
})
