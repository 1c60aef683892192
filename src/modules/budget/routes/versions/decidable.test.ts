/** What is said before a vote: at what a first budget balances, what an amendment changes, which year would not balance, who loses funding. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addResolution } from '#modules/assembly/index.ts'
import { BALANCED, budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { gatheringIn } from '../../../../../test/support/meetings.ts'
import { outcome } from '../../../../../test/support/plans.ts'
import { addFunder } from '../../commands/grants/funders.ts'
import { addGrant, editGrant } from '../../commands/grants/grants.ts'
import { editLine } from '../../commands/sheet/lines.ts'
import { spreadLine } from '../../commands/spread/spread.ts'
import { recordDecision } from '../../commands/versions/decision.ts'
import { draftVersion, proposeVersion, withdrawVersion } from '../../commands/versions/versions.ts'
import { linesOf } from '../../queries.ts'
import { budgetVersion } from './decidable.ts'

const trial = await budgeting({ lines: [...BALANCED, ...BALANCED.map((line) => ({ ...line, year: 2019 }))] })
const { house, does, versionId, actions, lineIds, networkId } = trial
const { reader } = house
const propose = (id: number) => does(TREASURER, (tx, actor) => proposeVersion(tx, actor, id))
const told = async (id: number, lang: 'fr' | 'en' = 'fr') =>
  (await budgetVersion.consequence!(reader, id, lang))!.replace(/[\u202f\u00a0]/g, ' ')
const [salaries, , , state] = lineIds as [number, number, number, number]
const item = actions[0]!

const grantId = await does(STAFF, async (tx, actor) => {
  const funderId = await addFunder(tx, actor, { organisationId: networkId, name: 'DREETS', kind: 'state' })
  const id = await addGrant(tx, actor, { funderId, title: 'Emploi', period_from: '2018-01-01', period_to: '2018-12-31' })
  await editLine(tx, actor, state, { revision: 1, facts: { grant_id: id } })
  const parts = [{ itemId: item.id, shareBp: 10_000 }]
  await spreadLine(tx, actor, salaries, { revision: 1, spread: { kind: 'shares', parts } })
  const paid = [{ itemId: item.id, amountCents: 600_000 }]
  await spreadLine(tx, actor, state, { revision: 2, spread: { kind: 'amounts', parts: paid } })
  return id
})

test('only proposed versions are offered, to those who see them, and decided on by their frozen text', async () => {
  const offered = async (name: string) => (await budgetVersion.offered(reader, await trial.actor(name))).map(({ id }) => id)
  assert.equal((await offered(TREASURER)).includes(versionId), false)
  await assert.rejects(budgetVersion.text(reader, versionId), /not_found/)
  const sha256 = await propose(versionId)
  assert.ok((await offered(TREASURER)).includes(versionId))
  assert.ok((await offered('Aminata Solvène')).includes(versionId), 'who holds a mandate in the network reads what is proposed to it')
  const { title, path, ...text } = await budgetVersion.text(reader, versionId)
  assert.deepEqual([title.fr, path, text.sha256], ['Budget d’essai, version 1', `/budget-versions/${versionId}`, sha256])
})

test('of a first budget: at what it balances, and the regions’ part against its target', async () => {
  assert.equal(
    await told(versionId),
    'Le budget 2018-2019 s’équilibre à 20 000 €, dont 32 % (6 400 €) pour les régions et acteurs. La cible votée est de 32 %. ' +
      'Année par année : 10 000 € en 2018, 10 000 € en 2019.',
  )
  assert.match(await told(versionId, 'en'), /^The budget 2018-2019 balances at €20,000, of which 32%/)
})

test('of an amendment: what moves by chapter, the year that money will be missing in, and the action that loses its funding', async () => {
  await does('Gildas Pontarec', (tx, actor) =>
    recordDecision(tx, actor, versionId, { bodyId: null, bodyText: 'AG', decidedOn: '2017-03-01', reference: null, source: null }),
  )
  const next = await does(TREASURER, (tx, actor) => draftVersion(tx, actor, versionId))
  const line = async (label: string) => (await linesOf(reader, next, 2018)).find((each) => each.label === label)!
  const change = async (label: string, amount_cents: number) => {
    const { id, revision } = await line(label)
    await does(STAFF, (tx, actor) => editLine(tx, actor, id, { revision, facts: { amount_cents } }))
  }
  await change('Déplacements', 60_000)
  await change('État', 580_000)
  await change('Cotisations', 400_000)
  assert.equal(
    await told(next),
    'Elle prend la place de la version 1, en vigueur. Le total des charges passe de 20 000 € à 19 800 € (−200 €). ' +
      'Ce qui change : 62 Autres services extérieurs −200 €, 74 Subventions d’exploitation −1 200 €, 75 Autres produits de gestion courante +1 000 €. ' +
      `La part des régions et acteurs passe de 32 % à 32,32 %. Perdent leur financement : ${item.code} (il manque 200 €).`,
  )
  await propose(next)
  const { revision } = await house.db.selectFrom('budget_grant').select('revision').where('id', '=', grantId).executeTakeFirstOrThrow()
  await does(STAFF, (tx, actor) => editGrant(tx, actor, grantId, { revision, facts: { awarded_cents: 456_000, awarded_on: '2017-03-10' } }))
  assert.match(
    await told(next),
    /Si elle est adoptée, 2018 présente un déséquilibre de 1 240 €, car 1 240 € de subventions comptées ont été refusées ou notifiées pour moins\./,
  )
})

test('on an agenda it is kept with its fingerprint; a version that is not proposed is not taken', async () => {
  const held = await gatheringIn(trial, { state: 'draft', startsAt: '2017-05-20T12:00:00Z' })
  const [proposed] = await budgetVersion
    .offered(reader, await trial.actor('Gildas Pontarec'))
    .then((all) => all.filter(({ title }) => /essai/.test(title.fr!)))
  const draft = (id: number) => ({
    meetingId: held.meetingId,
    itemId: null,
    title: { fr: 'Adopter le budget', en: null },
    text: { fr: 'L’assemblée adopte le budget.', en: null },
    decision: 'ordinary',
    subject: { kind: 'budget_version', id, of: budgetVersion },
  })
  const put = (id: number) => does('Gildas Pontarec', (tx, actor) => addResolution(tx, actor, draft(id)))
  assert.equal(await outcome(put(versionId)), '422 assembly.subject_not_offered@subject', 'the version in force')
  const resolution = await put(proposed!.id)
  const row = await house.db
    .selectFrom('assembly_resolution')
    .select('subject_sha256')
    .where('id', '=', resolution)
    .executeTakeFirstOrThrow()
  assert.equal(row.subject_sha256, (await budgetVersion.text(reader, proposed!.id)).sha256)
  await does(TREASURER, (tx, actor) => withdrawVersion(tx, actor, proposed!.id))
  await assert.rejects(budgetVersion.text(reader, proposed!.id), /not_found/, 'a withdrawn version has no text to decide on')
})
