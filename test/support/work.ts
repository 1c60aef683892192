/** A small network for tests of what surrounds the work on plans: a region, a committee, and plans made to order. */
import { change } from '#kernel/change.ts'
import type { Writer } from '#kernel/database.ts'
import { found } from '#kernel/refusal.ts'
import { type Actor, type Role, SHELL } from '#kernel/values/actor.ts'
import { actorOf, addBody, addOrganisation, addPerson, giveMandate, setUpNetwork } from '#modules/people/index.ts'
import { emptyDraft, type ItemDraft, importPlan, type PlanDraft } from '#modules/plan/index.ts'
import type { testHouse } from './house.ts'

type Tested = Awaited<ReturnType<typeof testHouse>>

export const item = (code: string, facts: Partial<ItemDraft> = {}): ItemDraft => ({
  code,
  line: null,
  title: { fr: `Titre ${code}`, en: null },
  children: [],
  ...facts,
})

/** The people: who holds what. `edith` sits in the network's committee for a member of the network, and holds nothing of the region. */
export async function smallNetwork({ house, as }: Tested) {
  const run = <Result>(work: (tx: Writer) => Promise<Result>) => change(house, work)
  const { organisationId: network } = await run((tx) =>
    setUpNetwork(tx, SHELL, { name: 'Réseau d’essai', timeZone: 'Europe/Paris', person: null }),
  )
  const region = await run((tx) => addOrganisation(tx, SHELL, { kind: 'regional', name: 'Bretagne', parentId: network }))
  const member = await run((tx) => addOrganisation(tx, SHELL, { kind: 'member', name: 'Les Toits', parentId: region }))
  const body = (code: string, organisationId: number) =>
    run((tx) => addBody(tx, SHELL, { organisationId, code, name: { fr: `Groupe ${code}`, en: null } }))
  const bodies = {
    mobilite: await body('mobilite', network),
    bureau: await body('bureau', network),
    antenne: await body('antenne', region),
  }
  const ids: Record<string, number> = {}
  const person = async (name: string, role: Role, organisationId: number, bodyId: number | null = null) => {
    ids[name] ??= await run((tx) => addPerson(tx, SHELL, { name }))
    await run((tx) => giveMandate(tx, SHELL, { personId: ids[name]!, role, organisationId, bodyId, startsOn: '2015-01-01' }))
  }
  await person('Paule', 'staff', network)
  await person('Yann', 'staff', network)
  await person('Dina', 'national_director', network)
  await person('Bernard', 'board_member', network)
  await person('Bran', 'staff', region)
  await person('Rita', 'representative', member)
  await person('Edith', 'representative', member, bodies.mobilite)
  await person('Bela', 'teller', network, bodies.bureau)
  const actor = async (name: string): Promise<Actor> => found(await actorOf(house.reader, ids[name]!, null, house.clock.today()))
  const signedIn = (name: string) => as(ids[name]!)

  let made = 0
  /** A plan of two levels; the ids of its items by code. */
  const plan = async (facts: Partial<PlanDraft> = {}) => {
    made += 1
    const draft = emptyDraft({
      slug: `essai-${made}`,
      title: { fr: `Essai ${made}`, en: null },
      levelNames: { fr: ['Pilier', 'Action'], en: ['Pillar', 'Action'] },
      state: 'published',
      items: [item('P', { children: [item('A'), item('B')] })],
      ...facts,
    })
    const { slug, planId } = await run((tx) => importPlan(tx, SHELL, { draft, slug: draft.slug, publish: false, life: 'restore' }))
    const rows = await house.reader.selectFrom('plan_item').select(['id', 'code']).where('plan_id', '=', planId).execute()
    return { slug, planId, items: Object.fromEntries(rows.map(({ id, code }) => [code, id])) as Record<string, number> }
  }
  return { run, network, region, member, bodies, ids, person, actor, signedIn, plan }
}

/** A form with files, as a browser sends it. */
export function filesForm(
  files: { name: string; bytes: Uint8Array<ArrayBuffer> | string }[],
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData()
  for (const { name, bytes } of files) form.append('files', new File([bytes], name))
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}
