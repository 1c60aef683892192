/** Frozen versions, on a real database: who makes one, what stays of it, and that a next text is adopted to the letter (R39). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { canonicalJson, sha256 } from '#kernel/fingerprint.ts'
import { journalEntries } from '#kernel/journal.ts'
import { SHELL } from '#kernel/values/actor.ts'
import { setUpNetwork } from '#modules/people/index.ts'
import { testHouse } from '../../../../test/support/house.ts'
import { acting, outcome, planWith, type Tree } from '../../../../test/support/plans.ts'
import { adoptedVersion, versionsOf, versionsOffered, versionText, workingText } from '../queries.ts'
import type { ItemFacts } from '../tables.ts'
import { editItem } from './items.ts'
import { adoptPlan, type PastDecision, publishPlan, withdrawPlan } from './life.ts'
import { beginRevision } from './revision.ts'
import { undoDeed } from './undo.ts'

const { house } = await testHouse()
const { reader } = house
const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
const { organisationId: network } = await run((tx) =>
  setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
)
const staff = acting(network, 'staff')
const diane = acting(network, 'president')
const DECISION: PastDecision = { bodyId: null, bodyText: 'Assemblée', decidedOn: '2015-09-17', reference: 'R4', source: null }
const TREE: Tree = { P: { A: {}, B: {} }, Q: { C: {}, D: {} } }

const publish = (slug: string) => run((tx) => publishPlan(tx, diane, slug))
const withdraw = (slug: string) => run((tx) => withdrawPlan(tx, diane, slug))
const adopt = (slug: string) => run((tx) => adoptPlan(tx, diane, { slug, decision: DECISION }))
const undo = (entryId: number) => run((tx) => undoDeed(tx, diane, entryId))
const itemsOf = (planId: number) => reader.selectFrom('plan_item').selectAll().where('plan_id', '=', planId).orderBy('id').execute()
const edit = async (itemId: number, facts: Partial<ItemFacts>) => {
  const { revision } = await reader.selectFrom('plan_item').select('revision').where('id', '=', itemId).executeTakeFirstOrThrow()
  return run((tx) => editItem(tx, staff, { itemId, revision, facts }))
}
const told = async (planId: number) =>
  (await versionsOf(reader, planId)).map(({ number, cause, takenBack }) => `${number} ${cause}${takenBack ? ' taken back' : ''}`)

test('publication and adoption each freeze the text as it stands; withdrawal and edits freeze nothing', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE })
  const [first] = await itemsOf(planId)
  await publish(slug)
  const { sha256: published } = await workingText(reader, planId)
  await edit(first!.id, { title_fr: 'Autre' })
  await withdraw(slug)
  await publish(slug)
  await adopt(slug)
  assert.deepEqual(await told(planId), ['3 adopted', '2 published', '1 published'])
  const [third, second, one] = await versionsOf(reader, planId)
  assert.equal(one!.sha256, published)
  assert.notEqual(second!.sha256, published)
  assert.equal(third!.sha256, second!.sha256)
  assert.deepEqual(third!.decision, { body: { fr: 'Assemblée', en: null }, decidedOn: '2015-09-17', reference: 'R4', source: null })
  assert.deepEqual([one!.decision, one!.items, one!.madeOn], [null, 6, house.clock.today()])
  const text = await versionText(reader, planId, 1)
  assert.equal(text!.frozen.items![0]!.title.fr, 'Titre P')
  assert.equal(await versionText(reader, planId, 4), null)
})

test('the stored text gives the stored fingerprint: here, read again from the file, and by PostgreSQL itself', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE, title: { fr: 'Éléments « à 20 % »\u202f!', en: '😀' } })
  await publish(slug)
  const { json, sha256: stored, itemIds } = (await versionText(reader, planId, 1))!
  assert.equal(sha256(json), stored)
  assert.equal(sha256(canonicalJson(JSON.parse(json))), stored)
  assert.equal((await workingText(reader, planId)).sha256, stored)
  const { rows } = await sql<{ hex: string }>`select encode(sha256(convert_to(text, 'UTF8')), 'hex') as hex
    from plan_version where plan_id = ${planId}`.execute(house.db)
  assert.equal(rows[0]!.hex, stored)
  assert.deepEqual(itemIds.toSorted(), (await itemsOf(planId)).map(({ id }) => id).toSorted())
  const forged = sql`update plan_version set text = replace(text, 'Titre A', 'Titre Z') where plan_id = ${planId}`
  await assert.rejects(forged.execute(house.db), /plan_version_check/, 'a text that is not the fingerprint’s is not stored')
})

test('what is said of an action, not of the text, changes no fingerprint', async () => {
  const { planId } = await planWith(house, { state: 'published', tree: TREE })
  const action = (await itemsOf(planId)).find(({ code }) => code === 'A')!
  const { sha256: before } = await workingText(reader, planId)
  const follow: Partial<ItemFacts> = {
    ...{ status: 'stopped', stopped_reason: 'Sans objet', progress: 10, owner_organisation_id: network, scope: 'regions' },
    ...{ regions: ['BRE'], starts_on: '2016-01-01', ends_on: '2017-01-01', expected_result: 'x', partners: ['y'] },
  }
  for (const [field, value] of Object.entries(follow)) {
    const both = field === 'status' ? { status: 'stopped' as const, stopped_reason: 'x' } : { [field]: value }
    await edit(action.id, both)
    assert.equal((await workingText(reader, planId)).sha256, before, field)
  }
  await house.db
    .updateTable('plan_item')
    .set({ example_fields: ['status'], provenance: 'source' })
    .where('id', '=', action.id)
    .execute()
  assert.equal((await workingText(reader, planId)).sha256, before)
  await edit(action.id, { text_en: 'Text' })
  assert.notEqual((await workingText(reader, planId)).sha256, before)
})

test('an undone publication or adoption leaves its version, marked; the next one has the next number', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE })
  await undo(await publish(slug))
  assert.deepEqual(await told(planId), ['1 published taken back'])
  await publish(slug)
  await undo(await adopt(slug))
  assert.deepEqual(await told(planId), ['3 adopted taken back', '2 published', '1 published taken back'])
  assert.equal(adoptedVersion(await versionsOf(reader, planId)), null)
  await adopt(slug)
  const versions = await versionsOf(reader, planId)
  assert.deepEqual(await told(planId), ['4 adopted', '3 adopted taken back', '2 published', '1 published taken back'])
  assert.equal(adoptedVersion(versions)?.number, 4)
})

test('an undone withdrawal makes no version: the text was never unpublished', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE })
  await publish(slug)
  await undo(await withdraw(slug))
  assert.deepEqual(await told(planId), ['1 published'])
})

test('the journal says which version was made, and of two who publish at once one makes one', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE })
  const both = await Promise.all([outcome(publish(slug)), outcome(publish(slug))])
  assert.deepEqual(both.toSorted(), ['422 plan.already_public', 'ok'])
  const [entry] = await journalEntries(reader, { scope: { kind: 'all' }, subject: { kind: 'plan', id: planId }, limit: 1 })
  assert.deepEqual([entry!.deed, entry!.payload], ['plan.published', { version: 1 }])
})

test('an assembly is offered the last version of every published text, and of nothing that its reader may not see', async () => {
  const { planId, slug } = await planWith(house, { state: 'draft', tree: TREE })
  const { slug: adopted } = await planWith(house, { state: 'adopted', tree: TREE })
  const { planId: nextId, slug: next } = await run((tx) => beginRevision(tx, staff, adopted))
  const offered = async (actor: typeof staff | null) =>
    (await versionsOffered(reader, actor))
      .filter(({ plan }) => [planId, nextId].includes(plan.id))
      .map(({ plan, number }) => `${plan.slug} ${number}`)
  assert.deepEqual(await offered(staff), [])
  await publish(slug)
  await withdraw(slug)
  await publish(slug)
  await publish(next)
  for (const actor of [staff, null]) assert.deepEqual(await offered(actor), [`${slug} 2`, `${next} 1`])
  await withdraw(next)
  assert.deepEqual(await offered(staff), [`${slug} 2`])
})

/** One thing that is done to the next text, told by numbers so that a failing case can be made smaller. */
const work = fc.record({
  what: fc.constantFrom('retitle', 'recode', 'swap', 'move', 'remove', 'add', 'reorder'),
  which: fc.nat(50),
  other: fc.nat(50),
})

async function done(planId: number, { what, which, other }: { what: string; which: number; other: number }, step: number): Promise<void> {
  const standing = (await itemsOf(planId)).filter(({ removed }) => !removed)
  const [one, two] = [standing[which % standing.length], standing[other % standing.length]]
  if (!one || !two) return
  const set = (id: number, columns: object) => house.db.updateTable('plan_item').set(columns).where('id', '=', id).execute()
  const pillars = standing.filter(({ level }) => level === 1)
  const pillar = pillars[other % pillars.length]
  if (what === 'retitle') await set(one.id, { title_fr: `Titre ${step}`, text_en: `#${two.code}` })
  if (what === 'recode') await set(one.id, { code: `N${step}` })
  if (what === 'swap' && one !== two) {
    await set(one.id, { code: `tmp${step}` })
    await set(two.id, { code: one.code })
    await set(one.id, { code: two.code })
  }
  if (what === 'move' && one.level === 2 && pillar) await set(one.id, { parent_id: pillar.id, position: 90 + step })
  if (what === 'reorder') await set(one.id, { position: other })
  if (what === 'remove') for (const each of standing) if (each === one || each.parent_id === one.id) await set(each.id, { removed: true })
  if (what === 'add')
    await house.db
      .insertInto('plan_item')
      .values({
        ...{
          plan_id: planId,
          parent_id: pillar?.id ?? null,
          position: 50 + step,
          level: pillar ? 2 : 1,
          code: `A${step}`,
          title_fr: 'Nouvelle',
        },
        ...{ partners: [], regions: [], example_fields: [], cross_cutting: false },
      })
      .execute()
}

test('whatever was done to a next text, its adoption makes it the plan’s to the letter, and no item loses its id, its facts or its code', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(work, { maxLength: 10 }), fc.array(work, { maxLength: 6 }), async (first, second) => {
      const { planId, slug } = await planWith(house, { state: 'adopted', tree: TREE })
      let steps = 0
      for (const works of [first, second]) {
        const before = await itemsOf(planId)
        for (const { id } of before)
          await house.db
            .updateTable('plan_item')
            .set({ progress: id % 100 })
            .where('id', '=', id)
            .execute()
        const { planId: nextId, slug: next } = await run((tx) => beginRevision(tx, staff, slug))
        for (const each of works) await done(nextId, each, ++steps)
        const added = (await itemsOf(nextId)).filter((row) => row.origin_id === null && !row.removed)
        const wanted = await workingText(reader, nextId)
        await adopt(next)
        const text = await workingText(reader, planId)
        assert.equal(text.json, wanted.json)
        const after = await itemsOf(planId)
        assert.deepEqual(
          after.map(({ id }) => id),
          [...before, ...added].map(({ id }) => id).toSorted((one, other) => one - other),
        )
        for (const { id } of before)
          assert.equal(after.find((row) => row.id === id)!.progress, id % 100, 'the follow-up is the adopted item’s')
        const codes = after.filter(({ removed }) => !removed).map(({ code }) => code)
        assert.equal(new Set(codes).size, codes.length)
        assert.equal(codes.length, text.itemIds.length, 'what is not removed is in the text')
        assert.ok((await itemsOf(nextId)).every(({ removed }) => removed))
        const [latest] = await versionsOf(reader, planId)
        assert.equal(latest!.sha256, wanted.sha256)
      }
    }),
    { numRuns: 12 },
  )
})
