/** Scenarios: a copy of a version to which other assumptions are applied, edited freely afterwards and never proposed. */
import { sql } from 'kysely'
import { record } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { linesOf } from '../../queries/lines.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { assumed, objectionsToScenario } from '../../rules/versions/scenarios.ts'
import type { Assumption } from '../../tables/versions.ts'
import { respread } from '../spread/respread.ts'
import { copyVersion } from './copy.ts'
import { heldVersion } from './versions.ts'

export interface ScenarioInput {
  name: string
  note?: string | null
  assumptions: Assumption[]
}

/** A copy of any version, in force or not, with other assumptions; without any it is a copy to try things in. Returns its id. */
export async function makeScenario(tx: Writer, actor: Actor, fromVersionId: number, input: ScenarioInput): Promise<number> {
  const from = await heldVersion(tx, fromVersionId, actor, mayEditBudget)
  refuse(objectionsToScenario(input.name, input.assumptions, await linesOf(tx, fromVersionId)))
  const name = input.name.trim()
  const { id, number } = await copyVersion(tx, from, {
    scenario: true,
    name,
    note: input.note ?? null,
    assumptions: input.assumptions,
  })
  await assume(tx, id, input.assumptions)
  await record(tx, actor, 'budget.scenario_made', {
    organisationId: from.budget.owner.organisationId,
    public: false,
    subjects: [
      { kind: 'budget_version', id },
      { kind: 'budget', id: from.budget.id },
      { kind: 'budget_version', id: from.id },
      ...input.assumptions.flatMap((each) => (each.kind === 'grant_refused' ? [{ kind: 'grant', id: each.grantId }] : [])),
    ],
    payload: { number, name, from: from.number },
  })
  return id
}

/** Writes what the assumptions make of the copy's lines, and cuts what is spread anew. */
async function assume(tx: Writer, versionId: number, assumptions: readonly Assumption[]): Promise<void> {
  const lines = assumed(await linesOf(tx, versionId), assumptions)
  if (lines.length === 0) return
  const facts = lines.map((line) => ({
    id: line.id,
    amount: line.amount_cents,
    quantity: line.quantity_thousandths,
    unit: line.unit_cents,
  }))
  await sql`update budget_line as l
    set amount_cents = now.amount, quantity_thousandths = now.quantity, unit_cents = now.unit, revision = l.revision + 1
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as now(id bigint, amount bigint, quantity bigint, unit bigint)
    where l.id = now.id and l.version_id = ${versionId}`.execute(tx)
  await respread(tx, versionId, null)
}
