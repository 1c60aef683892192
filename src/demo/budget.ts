/** The demonstration's forecast budget, built through the module's own commands: its total and the regions' 32 % are public facts, all else is an example. */
import type { Writer } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import {
  addKey,
  addLines,
  createBudget,
  makeAgreement,
  makeScenario,
  payInstalment,
  planInstalment,
  proposeVersion,
  setRegionKey,
  spreadLine,
  spreadLines,
} from '#modules/budget/index.ts'
import { findByName, networkOrganisation } from '#modules/people/index.ts'
import { planBySlug, planItems } from '#modules/plan/index.ts'
import { does } from './at.ts'
import { buildGrants } from './budget-grants.ts'
import { type ToldBudget, toldBudget } from './budget-told.ts'

const cents = (euros: number) => euros * 100
type ToldLine = ToldBudget['lines'][number]
type Ids = ReadonlyMap<string, number>

const lineOf = (told: ToldBudget, grants: Ids, line: ToldLine) => ({
  year: told.year,
  account: line.account,
  label: line.label,
  amount_cents: cents(line.euros),
  quantity_thousandths: line.quantity ?? null,
  unit_cents: line.unit === undefined ? null : cents(line.unit),
  note: line.note ?? null,
  cash_month: line.month ?? null,
  grant_id: line.grant ? found(grants.get(line.grant)) : null,
  recipient: line.recipient ?? null,
  transfer: line.transfer ?? null,
  example: true,
})

/** How a line is spread, as the file tells it: percent, euros or the key. */
function spreadingOf(line: ToldLine, items: Ids, keyId: number) {
  const parts = (by: Record<string, number>) =>
    Object.entries(by).map(([code, value]) => ({ itemId: found(items.get(code)), shareBp: value * 100, amountCents: cents(value) }))
  if (line.key) return { kind: 'key', keyId } as const
  if (line.shares) return { kind: 'shares', parts: parts(line.shares) } as const
  return line.amounts ? ({ kind: 'amounts', parts: parts(line.amounts) } as const) : null
}

/** Lines are written, spread, and the regions' key is set: a budget ready to be proposed. */
async function writes(tx: Writer, actor: Actor, told: ToldBudget, versionId: number, grants: Ids, items: Ids): Promise<void> {
  const lines = await addLines(
    tx,
    actor,
    versionId,
    told.lines.map((line) => lineOf(told, grants, line)),
  )
  const weights = Object.entries(told.key.weights).map(([code, weight]) => ({ itemId: found(items.get(code)), weight }))
  const { name, criterion } = told.key
  const keyId = await addKey(tx, actor, versionId, { kind: 'weights', name, criterion, rateBp: null, basis: null, weights })
  const spreadings = told.lines.map((line, place) => ({ id: lines[place]!, revision: 1, spread: spreadingOf(line, items, keyId) }))
  for (const alike of Map.groupBy(spreadings, ({ spread }) => JSON.stringify(spread)).values()) {
    const [{ id, revision, spread }] = alike as [(typeof alike)[number]]
    if (!spread) continue
    if (alike.length > 1) await spreadLines(tx, actor, versionId, { lines: alike, spread })
    else await spreadLine(tx, actor, id, { revision, spread })
  }
  const { fixed, shares, figures } = told.regionKey
  await setRegionKey(tx, actor, versionId, {
    terms: [
      { by: 'fixed', amountCents: cents(fixed) },
      { by: 'equal', shareBp: shares.equal },
      { by: 'members', shareBp: shares.members },
    ],
    figuresYear: figures,
    revision: null,
  })
}

async function agrees(house: House, told: ToldBudget, budgetId: number, grants: Ids): Promise<void> {
  for (const agreement of told.agreements) {
    const { id: recipientId } = found(await findByName(house.reader, agreement.with, house.clock.today()))
    const { title, transfer, euros, signed, due, paid } = agreement
    const instalments = await does(house, told.agreementsAt, told.by, async (tx, actor) => {
      const grantId = agreement.grant ? found(grants.get(agreement.grant)) : null
      const facts = { title, transfer, grantId, amountCents: cents(euros), signedOn: signed ?? null, note: null }
      const id = await makeAgreement(tx, actor, { budgetId, recipientId, ...facts, example: true })
      const each = cents(euros) / due.length
      const planned: number[] = []
      for (const dueOn of due) planned.push(await planInstalment(tx, actor, id, { dueOn, amountCents: each }))
      return planned
    })
    if (paid)
      await does(house, `${paid}T10:00`, told.by, (tx, actor) =>
        payInstalment(tx, actor, instalments[0]!, { paidOn: paid, amountCents: cents(euros) / due.length }),
      )
  }
}

/** A version proposed to the general meeting, and a scenario beside it. Once. Returns the version that is put to the vote. */
export async function buildBudget(house: House): Promise<void> {
  const told = toldBudget()
  const { id: organisationId } = found(await networkOrganisation(house.reader))
  const stands = await house.reader
    .selectFrom('budget_budget')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (stands) return
  const plan = found(await planBySlug(house.reader, SHELL, told.plan))
  const all = await planItems(house.reader, SHELL, [plan.id], house.clock.today())
  const items = new Map(all.map(({ code, id }) => [code, id]))
  const { budgetId, versionId } = await does(house, told.begun, told.by, (tx, actor) =>
    createBudget(tx, actor, {
      organisationId,
      planId: plan.id,
      title: told.title,
      yearFrom: told.year,
      yearTo: told.year,
      targetShareBp: told.target.share,
      targetSource: told.target.source,
      openingCashCents: cents(told.openingCash),
      example: true,
    }),
  )
  const grants = await buildGrants(house, told, organisationId, items)
  await does(house, told.spread, told.by, (tx, actor) => writes(tx, actor, told, versionId, grants, items))
  await does(house, told.proposed, told.by, (tx, actor) => proposeVersion(tx, actor, versionId))
  const { at, name, refused, percent } = told.scenario
  await does(house, at, told.by, (tx, actor) =>
    makeScenario(tx, actor, versionId, {
      name,
      assumptions: [
        { kind: 'grant_refused', grantId: found(grants.get(refused)) },
        { kind: 'percent', account: percent.account, percentBp: percent.basisPoints },
      ],
    }),
  )
  await agrees(house, told, budgetId, grants)
}
