/** Agreements and their instalments on a real database; and that no money of a grant is ever promised without its paper. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import { agreeing } from '../../../../../test/support/agreeing.ts'
import { budgeting, STAFF, TREASURER } from '../../../../../test/support/budgets.ts'
import {
  acknowledgeInstalment,
  addLines,
  editAgreement,
  endAgreement,
  payInstalment,
  planInstalment,
  planInstalments,
  removeInstalment,
  removePaper,
  unpayInstalment,
} from '../../commands.ts'
import { papersOf } from '../../queries/grants/papers.ts'
import { agreementById } from '../../queries/regions/agreements.ts'
import { regionsExpectant, toAcknowledge, toPay } from '../../queries/regions/expected-regions.ts'
import { statementOf } from '../../queries/regions/statement.ts'

const at = await budgeting()
const world = await agreeing(at)
const { reader } = at.house
const REGION = 'Malo Trevenec'
const read = async (id: number) => (await agreementById(reader, await at.actor(TREASURER), id))!
const refused =
  (code: string, status = 422) =>
  (error: { objections: { code: string }[]; status: number }) => {
    assert.deepEqual([error.objections[0]?.code, error.status], [code, status])
    return true
  }
const PAID = { paidOn: '2017-03-10', amountCents: 50_000 }

test('from the promise to the acknowledgement', async () => {
  const id = await world.agreement()
  await at.does(TREASURER, (tx, actor) => planInstalments(tx, actor, id, { parts: 2, firstOn: '2017-03-01', everyMonths: 6 }))
  const [first, second] = (await read(id)).instalments
  assert.deepEqual([first!.amountCents, second!.dueOn], [50_000, '2017-09-01'])
  await assert.rejects(
    at.does(TREASURER, (tx, actor) => planInstalment(tx, actor, id, { dueOn: '2017-12-01', amountCents: 1 })),
    refused('budget.instalment_beyond'),
  )
  assert.deepEqual(
    (await toPay(reader, await at.actor(STAFF), '2017-03-14')).filter(({ agreementId }) => agreementId === id).map(({ dueOn }) => dueOn),
    ['2017-03-01'],
  )
  await at.does(STAFF, (tx, actor) => payInstalment(tx, actor, first!.id, PAID))
  const waiting = await toAcknowledge(reader, await at.actor(REGION))
  assert.ok(waiting.some(({ agreementId, amountCents }) => agreementId === id && amountCents === 50_000))
  const expectant = await regionsExpectant(reader, [await at.personNamed(REGION), await at.personNamed('Joris Valdemay')], '2017-03-14')
  assert.ok(expectant.includes(await at.personNamed(REGION)))
  await at.does(REGION, (tx, actor) => acknowledgeInstalment(tx, actor, first!.id))
  const { kept, promisedCents } = await read(id)
  assert.deepEqual([kept, promisedCents], [{ plannedCents: 100_000, paidCents: 50_000, acknowledgedCents: 50_000 }, 100_000])
  await assert.rejects(
    at.does(TREASURER, (tx, actor) => unpayInstalment(tx, actor, first!.id)),
    refused('budget.instalment_acknowledged'),
  )
  await assert.rejects(
    at.does(REGION, (tx, actor) => acknowledgeInstalment(tx, actor, first!.id)),
    refused('budget.acknowledged_already'),
  )
})

test('who may: the payer pays, the recipient acknowledges, another region knows nothing of it', async () => {
  const id = await world.agreement()
  const instalment = await at.does(TREASURER, (tx, actor) => planInstalment(tx, actor, id, { dueOn: '2017-03-01', amountCents: 50_000 }))
  await assert.rejects(
    at.does(REGION, (tx, actor) => payInstalment(tx, actor, instalment, PAID)),
    refused('kernel.not_yours', 403),
  )
  await assert.rejects(
    at.does('Augustin Lavernel', (tx, actor) => payInstalment(tx, actor, instalment, PAID)),
    (error: Refusal) => [403, 404].includes(error.status),
  )
  await at.does(TREASURER, (tx, actor) => payInstalment(tx, actor, instalment, PAID))
  await assert.rejects(
    at.does(TREASURER, (tx, actor) => acknowledgeInstalment(tx, actor, instalment)),
    refused('kernel.not_yours', 403),
  )
  await assert.rejects(
    at.does('Aminata Solvène', (tx, actor) => acknowledgeInstalment(tx, actor, instalment)),
    refused('kernel.not_found', 404),
  )
  assert.equal(await agreementById(reader, await at.actor('Aminata Solvène'), id), null)
  assert.equal(await agreementById(reader, null, id), null)
  assert.equal(await statementOf(reader, await at.actor('Aminata Solvène'), world.bretagne), null)
  assert.ok((await statementOf(reader, await at.actor(REGION), world.bretagne))!.may.acknowledge)
})

test('an agreement that ended keeps what was paid, and nothing more happens on it', async () => {
  const id = await world.agreement()
  const [first, second] = await at.does(TREASURER, (tx, actor) =>
    planInstalments(tx, actor, id, { parts: 2, firstOn: '2017-03-01', everyMonths: 1 }),
  )
  await at.does(TREASURER, (tx, actor) => payInstalment(tx, actor, first!, PAID))
  await at.does(TREASURER, (tx, actor) => endAgreement(tx, actor, id, { endedOn: '2017-03-12' }))
  assert.equal((await read(id)).promisedCents, 50_000)
  await assert.rejects(
    at.does(TREASURER, (tx, actor) => payInstalment(tx, actor, second!, PAID)),
    refused('budget.agreement_ended'),
  )
  await assert.rejects(
    at.does(TREASURER, (tx, actor) => removeInstalment(tx, actor, second!)),
    refused('budget.agreement_ended'),
  )
  await assert.rejects(
    at.does(TREASURER, (tx, actor) => endAgreement(tx, actor, id, { endedOn: '2017-03-12' })),
    refused('budget.agreement_ended'),
  )
})

test('two who edit at once: the second is told; an amount below what is planned is refused', async () => {
  const id = await world.agreement()
  const facts = { title: 'Animation', transfer: 'own', grantId: null, amountCents: 90_000, signedOn: '2017-01-02', note: null } as const
  await at.does(TREASURER, (tx, actor) => editAgreement(tx, actor, id, { ...facts, revision: 1 }))
  await assert.rejects(
    at.does(STAFF, (tx, actor) => editAgreement(tx, actor, id, { ...facts, revision: 1 })),
    refused('budget.agreement_touched_since', 409),
  )
  await at.does(TREASURER, (tx, actor) => planInstalment(tx, actor, id, { dueOn: '2017-05-01', amountCents: 80_000 }))
  await assert.rejects(
    at.does(STAFF, (tx, actor) => editAgreement(tx, actor, id, { ...facts, amountCents: 79_999, revision: 2 })),
    refused('budget.agreement_below_planned'),
  )
})

test('two who pay one instalment at once pay it once', async () => {
  const id = await world.agreement()
  const instalment = await at.does(TREASURER, (tx, actor) => planInstalment(tx, actor, id, { dueOn: '2017-03-01', amountCents: 50_000 }))
  const outcomes = await Promise.allSettled(
    [TREASURER, STAFF].map((who) => at.does(who, (tx, actor) => payInstalment(tx, actor, instalment, PAID))),
  )
  assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
})

/** What stands promised against R20 and R21 in the whole database. */
const unlawful = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    with promised as (
      select transfer, grant_id from budget_agreement where ended_on is null union all select transfer, grant_id from budget_line where not removed
    )
    select count(*)::int as count from promised p
    where p.transfer in ('regrant', 'partner') and not exists (
      select from budget_document d where d.grant_id = p.grant_id and not d.removed
        and d.kind = case p.transfer when 'regrant' then 'regrant_authorisation' else 'partnership' end
    )`.execute(at.house.db)
  return rows[0]!.count
}

test('a paper that is taken out in the same instant as it is promised on: one of the two is refused', async () => {
  for (let round = 0; round < 5; round++) {
    const grantId = await world.grant('state')
    const paperId = await world.paper(grantId, 'regrant_authorisation')
    const outcomes = await Promise.allSettled([
      world.agreement({ transfer: 'regrant', grantId }),
      at.does(STAFF, (tx, actor) => removePaper(tx, actor, paperId)),
    ])
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal(await unlawful(), 0)
  }
})

test('whatever is done in whatever order, no money of a grant is promised without its paper', { timeout: 120_000 }, async () => {
  const grants = [await world.grant('state'), await world.grant('european'), await world.grant('state')]
  const move = fc.record({
    deed: fc.constantFrom('make', 'edit', 'line', 'paper', 'unpaper', 'end'),
    transfer: fc.constantFrom('regrant', 'partner', 'own'),
    grant: fc.integer({ min: -1, max: 2 }),
    which: fc.nat(),
  })
  type Move = { deed: string; transfer: 'regrant' | 'partner' | 'own'; grant: number; which: number }
  const made: number[] = []
  const moves: Record<string, (move: Move, grantId: number | null) => Promise<unknown>> = {
    make: async ({ transfer }, grantId) => made.push(await world.agreement({ transfer, grantId })),
    edit: async ({ transfer, which }, grantId) => {
      const agreement = made.length > 0 ? await read(made[which % made.length]!) : null
      if (agreement) await at.does(TREASURER, (tx, actor) => editAgreement(tx, actor, agreement.id, { ...agreement, transfer, grantId }))
    },
    line: ({ transfer }, grantId) =>
      at.does(TREASURER, (tx, actor) =>
        addLines(tx, actor, at.versionId, [
          { year: 2018, account: '657', label: 'Reversement', amount_cents: 100, recipient: 'regions', transfer, grant_id: grantId },
        ]),
      ),
    paper: async ({ which }, grantId) => grantId && world.paper(grantId, which % 2 === 0 ? 'regrant_authorisation' : 'partnership'),
    unpaper: async ({ which }, grantId) => {
      const papers = grantId ? await papersOf(reader, { grantId }) : []
      const paper = papers[which % Math.max(1, papers.length)]
      if (paper) await at.does(TREASURER, (tx, actor) => removePaper(tx, actor, paper.id))
    },
    end: async ({ which }) =>
      made.length > 0 && at.does(TREASURER, (tx, actor) => endAgreement(tx, actor, made[which % made.length]!, { endedOn: '2017-03-14' })),
  }
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 10 }), async (sequence) => {
      for (const each of sequence) {
        try {
          await moves[each.deed]!(each, grants[each.grant] ?? null)
          done++
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
        }
        assert.equal(await unlawful(), 0)
      }
    }),
    { numRuns: 30 },
  )
  const handed = await reader.selectFrom('budget_agreement').select('id').where('transfer', '!=', 'own').execute()
  assert.ok(done > 50 && handed.length > 0, 'the moves moved something')
})
