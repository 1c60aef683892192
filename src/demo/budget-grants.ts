/** The example grants of the demonstration's budget, with their papers and what came of them: each deed on its day. */
import type { House } from '#kernel/house.ts'
import { found } from '#kernel/refusal.ts'
import { addFunder, addGrant, addPaper, planPayment, receivePayment } from '#modules/budget/index.ts'
import { does } from './at.ts'
import type { ToldBudget } from './budget-told.ts'

const cents = (euros: number) => euros * 100
const paper = (name: string, clause: string | undefined) =>
  new TextEncoder().encode(
    `EXEMPLE inventé pour la démonstration.\n\n# ${name.replace(/\.md$/, '')}\n\n${clause ?? 'Aucun financeur réel ne l’a signé.'}\n`,
  )

/** Returns the grants by their names in the file. `items`: the actions by their codes. */
export async function buildGrants(
  house: House,
  told: ToldBudget,
  organisationId: number,
  items: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const grants = await does(house, told.papers, told.by, async (tx, actor) => {
    const funders = new Map<string, number>()
    for (const { id, name, kind, fund } of told.funders)
      funders.set(id, await addFunder(tx, actor, { organisationId, name, kind, europeanFund: fund ?? null, example: true }))
    const made = new Map<string, number>()
    for (const { id, funder, title, period, rateCap, conditions, items: codes, asked, proposed, awarded, years } of told.grants) {
      const grant = await addGrant(tx, actor, {
        funderId: found(funders.get(funder)),
        title,
        period_from: period[0],
        period_to: period[1],
        rate_cap_bp: rateCap ?? null,
        conditions: conditions ?? null,
        asked_cents: cents(asked.euros),
        asked_on: asked.on,
        proposed_cents: proposed ? cents(proposed.euros) : null,
        proposed_on: proposed?.on ?? null,
        awarded_cents: awarded ? cents(awarded.euros) : null,
        awarded_on: awarded?.on ?? null,
        years: Object.entries(years).map(([year, euros]) => ({ year: Number(year), amountCents: cents(euros) })),
        ...(codes ? { itemIds: codes.map((code) => found(items.get(code))) } : {}),
        example: true,
      })
      made.set(id, grant)
    }
    return made
  })
  const received = await does(house, told.papers, told.by, async (tx, actor) => {
    const planned: { paymentId: number; on: string; euros: number }[] = []
    for (const { id, papers, payments } of told.grants) {
      const grantId = found(grants.get(id))
      const place = { organisationId, grantId, agreementId: null, example: true }
      for (const { kind, signed, name, clause } of papers)
        await addPaper(tx, actor, { ...place, kind, clause: clause ?? null, signedOn: signed, name, bytes: paper(name, clause) })
      for (const { kind, on, euros, received: came } of payments) {
        const paymentId = await planPayment(tx, actor, grantId, { kind, expectedOn: on, amountCents: cents(euros), example: true })
        if (came) planned.push({ paymentId, on: came, euros })
      }
    }
    return planned
  })
  for (const { paymentId, on, euros } of received)
    await does(house, `${on}T11:00`, told.by, (tx, actor) =>
      receivePayment(tx, actor, paymentId, { receivedOn: on, receivedCents: cents(euros) }),
    )
  return grants
}
