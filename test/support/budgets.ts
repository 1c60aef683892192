/** A forecast budget of the demonstration network, as far as a test needs it: 2018 and 2019, on the strategic plan, with the lines that it is given. */
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import { type Actor, SHELL } from '#kernel/values/actor.ts'
import { addLines, createBudget, type LineDraft } from '#modules/budget/index.ts'
import { actorOf, networkOrganisation } from '#modules/people/index.ts'
import { planBySlug, planItems } from '#modules/plan/index.ts'
import { testHouse } from './house.ts'

export const TREASURER = 'Nadia Feriquel'
export const STAFF = 'Kévin Dorsalin'

/** In balance: 10 000 EUR of charges, 3 200 of them for the regions; 500 EUR in kind on both sides. */
export const BALANCED: LineDraft[] = [
  { year: 2018, account: '641', label: 'Salaires', amount_cents: 600_000 },
  { year: 2018, account: '625', label: 'Déplacements', amount_cents: 80_000 },
  { year: 2018, account: '657', label: 'Part des régions', amount_cents: 320_000, recipient: 'regions', transfer: 'own' },
  { year: 2018, account: '741', label: 'État', amount_cents: 700_000 },
  { year: 2018, account: '756', label: 'Cotisations', amount_cents: 300_000 },
  { year: 2018, account: '864', label: 'Bénévoles', amount_cents: 50_000 },
  { year: 2018, account: '870', label: 'Bénévolat', amount_cents: 50_000 },
]

export async function budgeting({ lines = BALANCED, background = false }: { lines?: LineDraft[]; background?: boolean } = {}) {
  return budgetingIn(await testHouse({ demo: true, background }), lines)
}

/** The same in a demonstration house that stands already. */
export async function budgetingIn(tested: Awaited<ReturnType<typeof testHouse>>, lines: LineDraft[] = BALANCED) {
  const { house } = tested
  const { db, clock } = house
  const personNamed = async (name: string): Promise<number> =>
    (await db.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const actor = async (name: string): Promise<Actor> => found(await actorOf(db, await personNamed(name), null, clock.today()))
  const { id: networkId } = found(await networkOrganisation(db))
  const plan = found(await planBySlug(db, SHELL, 'reussir-2020'))
  const items = await planItems(db, SHELL, [plan.id], clock.today())
  /** The actions of the plan, in their order. */
  const actions = items.filter(({ level }) => level === plan.lastLevel)
  const { budgetId, versionId, lineIds } = await change(house, async (tx) => {
    const made = await createBudget(tx, SHELL, {
      organisationId: networkId,
      planId: plan.id,
      title: { fr: 'Budget d’essai', en: 'Trial budget' },
      yearFrom: 2018,
      yearTo: 2019,
      targetShareBp: 3200,
    })
    return { ...made, lineIds: await addLines(tx, SHELL, made.versionId, lines) }
  })
  /** A deed of this person, in a transaction of its own. */
  const does = async <Result>(name: string, deed: (tx: Writer, actor: Actor) => Promise<Result>): Promise<Result> => {
    const who = await actor(name)
    return change(house, (tx) => deed(tx, who))
  }
  const asNamed = async (name: string) => tested.as(await personNamed(name))
  return { ...tested, networkId, plan, items, actions, budgetId, versionId, lineIds, actor, does, asNamed, personNamed }
}
