/** The house: how it finds, among the doors, who tells a deed, words an objection, names a thing and shows a panel. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h } from 'preact'
import { addOrganisation, addPerson, setUpNetwork } from '#modules/people/index.ts'
import { importPlan } from '#modules/plan/index.ts'
import { testHouse } from '../../test/support/house.ts'
import type { Capability } from './capability.ts'
import { change } from './change.ts'
import { deedOf, type House, namesOf, panelsOf, sayObjection } from './house.ts'
import { keepSetting, setting } from './setting.ts'
import { SHELL } from './values/actor.ts'
import { objection } from './values/objection.ts'

const { house } = await testHouse()
const withDoors = (...doors: Omit<Capability, 'name'>[]): House => ({
  ...house,
  capabilities: [...house.capabilities, ...doors.map((door, place) => ({ name: `trial${place}`, ...door }))],
})

test('every deed of every door is told in both languages, with a sign', () => {
  for (const capability of house.capabilities)
    for (const name of Object.keys(capability.deeds ?? {})) {
      const { sentence, glyph, tone } = deedOf(house, name)
      assert.deepEqual(
        [typeof sentence.fr, typeof sentence.en, glyph !== '', tone !== undefined],
        ['function', 'function', true, true],
        name,
      )
    }
  assert.throws(() => deedOf(house, 'nobody.knows'), /No door declares the deed nobody\.knows/)
})

test('an objection is worded by its module, in the reader’s language', () => {
  assert.equal(sayObjection(house, 'fr', objection('kernel.required', {})), 'À remplir.')
  assert.equal(sayObjection(house, 'en', objection('kernel.too_long', { max: 5 })), 'Too long: 5 characters at most.')
  const late = objection('plan.decided_after_today' as never, { on: '2018-03-01' } as never)
  assert.match(sayObjection(house, 'fr', late), /1er mars 2018/)
  for (const code of ['plan.nothing_said', 'nobody.knows', 'kernel.nothing'])
    assert.throws(
      () => sayObjection(house, 'fr', objection(code as never, {} as never)),
      new RegExp(`No sentence for the objection ${code}`),
    )
})

test('things of several kinds are named at once, as far as this reader may see them', async () => {
  const ids = await change(house, async (tx) => {
    const { organisationId: network } = await setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null })
    const bretagne = await addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: network })
    const { planId } = await importPlan(tx, SHELL, {
      ...{ slug: 'cap', publish: false, life: 'draft' },
      draft: {
        ...{
          slug: 'cap',
          title: { fr: 'Cap', en: null },
          kind: 'strategic',
          levelNames: { fr: ['Pilier', 'Action'], en: [] },
          period: { from: null, to: null },
        },
        ...{ owner: null, predecessor: null, notes: [], milestones: [], decision: null, state: 'draft', example: false, items: [] },
      },
    })
    return { bretagne, planId, zoe: await addPerson(tx, SHELL, { name: 'Zoé' }), network }
  })
  const all = [
    { kind: 'organisation', id: ids.bretagne },
    { kind: 'plan', id: ids.planId },
    { kind: 'organisation', id: ids.bretagne },
    { kind: 'person', id: ids.zoe },
    { kind: 'person', id: 999_999 },
  ]
  assert.deepEqual([...(await namesOf(house, null, all)).keys()], [`organisation:${ids.bretagne}`])
  const staff = {
    ...SHELL,
    personId: 1,
    mandates: [{ id: 1, role: 'staff' as const, organisationId: ids.network, organisationName: '', bodyId: null, bodyName: null }],
  }
  assert.deepEqual([...(await namesOf(house, staff, all)).keys()].toSorted(), [
    `organisation:${ids.bretagne}`,
    `person:${ids.zoe}`,
    `plan:${ids.planId}`,
  ])
  assert.equal((await namesOf(house, null, [])).size, 0)
  await assert.rejects(namesOf(house, null, [{ kind: 'boat', id: 1 }]), /No door names objects of the kind boat/)
})

test('the panels of several doors stand on a thing’s page in their order, and those with nothing to show do not', async () => {
  const trial = withDoors(
    { panels: { boat: async (_house, _viewing, id) => h('section', null, `first ${id}`) } },
    { panels: { boat: async () => null, plan: async () => h('p', null, 'of a plan') } },
    { panels: { boat: async () => h('section', null, 'second') } },
  )
  const shown = await panelsOf(trial, {} as never, { kind: 'boat', id: 7 })
  assert.deepEqual(
    shown.map((each) => (each.props as { children: string }).children),
    ['first 7', 'second'],
  )
  assert.deepEqual(await panelsOf(house, {} as never, { kind: 'boat', id: 7 }), [])
})

test('a setting is what was kept last, and null before', async () => {
  assert.equal(await setting(house.reader, 'trial'), null)
  for (const value of [{ a: [1, 'é'] }, true, 'text', 0]) {
    await keepSetting(house.db, 'trial', value)
    assert.deepEqual(await setting(house.reader, 'trial'), value)
  }
})
