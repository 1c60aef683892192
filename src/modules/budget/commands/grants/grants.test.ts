/** Funders and grants as they are kept: by whom, in which order of steps, with which parts; two who edit at once; what stays because money rests on it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { BALANCED, budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import { addFunder, addGrant, addLines, addPaper, editFunder, editGrant, removeFunder, removeGrant, removePaper } from '../../commands.ts'
import { fundersOf, grantById, grantsOf, papersOf } from '../../queries.ts'

const at = await budgeting({ lines: BALANCED })

const codes = (...expected: string[]) => {
  return (error: { objections: { code: string }[] }) => {
    assert.deepEqual(
      error.objections.map(({ code }) => code),
      expected,
    )
    return true
  }
}
const status = (expected: number) => (error: { status: number }) => error.status === expected

let count = 0
const funder = (who = TREASURER, kind: 'state' | 'european' | 'private' = 'state') =>
  at.does(who, (tx, actor) =>
    addFunder(tx, actor, {
      organisationId: at.networkId,
      name: `Financeur ${++count}`,
      kind,
      ...(kind === 'european' ? { europeanFund: 'FSE' } : {}),
    }),
  )
const YEAR = { title: 'CPO 2016', period_from: '2016-01-01', period_to: '2016-12-31' }
const grant = async (facts: object = {}, kind: 'state' | 'european' | 'private' = 'state') => {
  const funderId = await funder(TREASURER, kind)
  return at.does(TREASURER, (tx, actor) => addGrant(tx, actor, { funderId, ...YEAR, ...facts }))
}
const read = async (id: number) => (await grantById(at.house.reader, SHELL, id))!
const PDF = new Uint8Array(Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n'))
const paper = (grantId: number | null, kind: 'regrant_authorisation' | 'award' | 'commitment', name = 'piece.pdf') =>
  at.does(TREASURER, (tx, actor) =>
    addPaper(tx, actor, {
      organisationId: at.networkId,
      grantId,
      agreementId: null,
      kind,
      clause: kind === 'regrant_authorisation' ? 'article 6' : null,
      signedOn: '2016-02-01',
      name,
      bytes: PDF,
    }),
  )

test('the treasurer and the permanents keep funders; the board only reads them, and for others there are none', async () => {
  const id = await funder(STAFF)
  assert.ok((await fundersOf(at.house.reader, at.networkId)).some((each) => each.id === id))
  await assert.rejects(funder('Solène Varenquier'), status(403))
  await assert.rejects(funder('Aminata Solvène'), status(404))
})

test('two funders of one name are one, also when both are added in the same instant', async () => {
  const add = (actor: Actor) => (tx: Parameters<typeof addFunder>[0]) =>
    addFunder(tx, actor, { organisationId: at.networkId, name: 'Région Bretagne', kind: 'region' })
  const both = await Promise.allSettled([at.does(TREASURER, (tx, actor) => add(actor)(tx)), at.does(STAFF, (tx, actor) => add(actor)(tx))])
  const refused = both.filter((each) => each.status === 'rejected')
  assert.equal(refused.length, 1)
  assert.ok(codes('budget.funder_name_taken')(refused[0]!.reason))
})

test('a European fund says which fund it is, and only such a funder has one', async () => {
  const add = (kind: 'european' | 'state', europeanFund: string | null) =>
    at.does(TREASURER, (tx, actor) => addFunder(tx, actor, { organisationId: at.networkId, name: 'Autre', kind, europeanFund }))
  await assert.rejects(add('european', null), codes('budget.fund_missing'))
  await assert.rejects(add('state', 'FSE'), codes('budget.fund_of_other_kind'))
})

test('a grant goes through its steps, and each of them is told in the journal', async () => {
  const id = await grant({ asked_cents: 12_000_000, asked_on: '2015-10-01' })
  const { revision } = await read(id)
  await at.does(STAFF, (tx, actor) =>
    editGrant(tx, actor, id, { revision, facts: { awarded_cents: 10_000_000, awarded_on: '2016-02-01' } }),
  )
  const entries = await at.house.db
    .selectFrom('journal_entry as e')
    .innerJoin('journal_subject as s', 's.entry_id', 'e.id')
    .select(['e.deed', 'e.payload'])
    .where('s.kind', '=', 'grant')
    .where('s.id', '=', id)
    .orderBy('e.id')
    .execute()
  assert.deepEqual(
    entries.map(({ deed, payload }) => [deed, (payload as { step?: string }).step]),
    [
      ['grant.added', undefined],
      ['grant.step_recorded', 'asked'],
      ['grant.step_recorded', 'awarded'],
    ],
  )
})

test('a grant that is refused by its rule leaves nothing behind', async () => {
  const funderId = await funder()
  const rows = async () => (await grantsOf(at.house.reader, at.networkId)).length
  const stood = await rows()
  const add = (facts: object) => at.does(TREASURER, (tx, actor) => addGrant(tx, actor, { funderId, ...YEAR, ...facts }))
  await assert.rejects(add({ period_to: '2015-12-31' }), codes('budget.grant_ends_before_start'))
  await assert.rejects(add({ asked_cents: -5 }), codes('budget.grant_amount_out_of_range'))
  await assert.rejects(add({ asked_cents: 5, years: [{ year: 2016, amountCents: 4 }] }), codes('budget.grant_years_not_sum'))
  await assert.rejects(add({ itemIds: [] }), codes('budget.grant_no_items'))
  await assert.rejects(add({ itemIds: [at.items.find(({ level }) => level === 1)!.id] }), status(404))
  assert.equal(await rows(), stood)
})

test('years and actions are kept and changed with the grant', async () => {
  const [one, two] = at.actions
  const years = [
    { year: 2016, amountCents: 400 },
    { year: 2017, amountCents: 600 },
  ]
  const id = await grant({ period_to: '2017-12-31', asked_cents: 1000, years, itemIds: [one!.id, two!.id] })
  assert.deepEqual((await read(id)).years, years)
  assert.deepEqual((await read(id)).itemIds, [one!.id, two!.id])
  const fields = await at.does(TREASURER, (tx, actor) => editGrant(tx, actor, id, { revision: 1, facts: { all_items: true }, years: [] }))
  assert.deepEqual(fields, ['all_items', 'years', 'items'])
  const stands = await read(id)
  assert.deepEqual([stands.years, stands.itemIds, stands.revision], [[], [], 2])
})

test('of two who edit one grant, the second is told, and nothing of the first is lost', async () => {
  const id = await grant()
  await at.does(TREASURER, (tx, actor) => editGrant(tx, actor, id, { revision: 1, facts: { title: 'Le premier' } }))
  await assert.rejects(
    at.does(STAFF, (tx, actor) => editGrant(tx, actor, id, { revision: 1, facts: { title: 'Le second' } })),
    (error: { status: number; objections: { code: string }[] }) => error.status === 409 && codes('budget.grant_touched_since')(error),
  )
  assert.equal((await read(id)).title, 'Le premier')
})

test('of two who edit one funder, the second is told', async () => {
  const id = await funder()
  await at.does(TREASURER, (tx, actor) => editFunder(tx, actor, id, { revision: 1, facts: { note: 'une note' } }))
  await assert.rejects(
    at.does(STAFF, (tx, actor) => editFunder(tx, actor, id, { revision: 1, facts: { note: 'une autre' } })),
    status(409),
  )
})

test('a paper that lets money go on stays while a line rests on it; a second one frees the first', async () => {
  const id = await grant({ asked_cents: 500_000 })
  const first = await paper(id, 'regrant_authorisation', 'convention.pdf')
  await at.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, at.versionId, [
      { year: 2018, account: '657', label: 'Reversé', amount_cents: 100, recipient: 'regions', transfer: 'regrant', grant_id: id },
    ]),
  )
  const remove = () => at.does(TREASURER, (tx, actor) => removePaper(tx, actor, first))
  await assert.rejects(remove(), codes('budget.paper_in_use'))
  await assert.rejects(paper(id, 'regrant_authorisation', 'convention.pdf'), codes('budget.paper_twice'))
  await at.house.db.updateTable('budget_line').set({ removed: true }).where('grant_id', '=', id).execute()
  await remove()
  assert.deepEqual(await papersOf(at.house.reader, { grantId: id }), [])
})

test('a line that hands money on and the paper that lets it are never parted, also in the same instant', async () => {
  for (let turn = 0; turn < 6; turn++) {
    const id = await grant({ asked_cents: 500_000 })
    const paperId = await paper(id, 'regrant_authorisation', 'convention.pdf')
    const line = {
      year: 2018,
      account: '657',
      label: 'Reversé',
      amount_cents: 100,
      recipient: 'regions',
      transfer: 'regrant',
      grant_id: id,
    } as const
    const deeds = [
      () => at.does(TREASURER, (tx, actor) => removePaper(tx, actor, paperId)),
      () => at.does(STAFF, (tx, actor) => addLines(tx, actor, at.versionId, [line])),
    ]
    const done = await Promise.allSettled((turn % 2 === 0 ? deeds : deeds.toReversed()).map((deed) => deed()))
    const refused = done.filter((each) => each.status === 'rejected').map(({ reason }) => reason.objections?.[0]?.code)
    assert.equal(refused.length, 1)
    assert.ok(['budget.paper_in_use', 'budget.regrant_unauthorised'].includes(refused[0]), String(refused[0]))
  }
})

test('papers are what they say, and stand where they belong', async () => {
  const id = await grant()
  await assert.rejects(paper(id, 'award', 'lettre.docx'), codes('budget.paper_named_otherwise'))
  await assert.rejects(paper(id, 'commitment'), codes('budget.paper_elsewhere'))
  await paper(null, 'commitment')
  assert.equal((await papersOf(at.house.reader, { organisationId: at.networkId })).length, 1)
})

test('a grant with lines and a funder with grants stay; without, they go', async () => {
  const id = await grant()
  const { funder: under } = await read(id)
  const takeOut = (deed: typeof removeGrant | typeof removeFunder, of: number) => at.does(TREASURER, (tx, actor) => deed(tx, actor, of))
  await assert.rejects(takeOut(removeFunder, under.id), codes('budget.funder_has_grants'))
  await at.does(TREASURER, (tx, actor) =>
    addLines(tx, actor, at.versionId, [{ year: 2018, account: '741', label: 'État', amount_cents: 100, grant_id: id }]),
  )
  await assert.rejects(takeOut(removeGrant, id), codes('budget.grant_in_use'))
  await at.house.db.updateTable('budget_line').set({ removed: true }).where('grant_id', '=', id).execute()
  await takeOut(removeGrant, id)
  await takeOut(removeFunder, under.id)
  assert.equal(await grantById(at.house.reader, SHELL, id), null)
})
