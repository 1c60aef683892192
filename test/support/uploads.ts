/** Files on their way to a plan: who brings them, and what becomes of them, for tests of the commands. */
import { change, rehearse } from '#kernel/change.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { actorOf } from '#modules/people/index.ts'
import { bringIn, bringOnto } from '../../src/modules/plan/commands/bring-in.ts'
import { importPlan } from '../../src/modules/plan/commands/import.ts'
import { receiveUpload } from '../../src/modules/plan/commands/upload.ts'
import { type ReadPlan, readPlanFile } from '../../src/modules/plan/imports.ts'
import { understoodOf } from '../../src/modules/plan/rules/upload.ts'
import type { UploadChoices } from '../../src/modules/plan/tables/upload.ts'
import { testHouse } from './house.ts'

export const SHEET = `Pilier;Stratégie;Action;Responsable;Fin;Statut
Un;Se voir;Rencontre;Marie Inconnue;2027;à venir
;;Annuaire;;;en cours
Deux;Former;Catalogue;;;
`

interface Asked {
  id: number
  choices: UploadChoices
  text?: string
  revision?: number
  rehearsed?: string | null
  actor?: Actor
  from?: 'read' | 'writing'
}

export async function uploadsHouse() {
  const { house } = await testHouse({ demo: true })
  const { reader } = house
  const idOf = async (name: string) =>
    (await reader.selectFrom('people_person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const actorNamed = async (name: string): Promise<Actor> => (await actorOf(reader, await idOf(name), null, house.clock.today()))!
  const kevin = await actorNamed('Kévin Dorsalin')
  const rosalie = await actorNamed('Rosalie Quentrec')
  const malo = await actorNamed('Malo Trevenec')
  const gildas = await actorNamed('Gildas Pontarec')
  const edith = await actorNamed('Edith Farrowby')
  const NETWORK = kevin.mandates[0]!.organisationId

  const bytesOf = (text: string) => new TextEncoder().encode(text)
  const read = (text = SHEET): Promise<ReadPlan> => readPlanFile(bytesOf(text), 'essai.csv', 'fr')
  const receive = async (text = SHEET, actor = kevin) => {
    const reading = await read(text)
    return change(house, (tx) => receiveUpload(tx, actor, { name: 'essai.csv', content: bytesOf(text), reading, lang: 'fr' }))
  }
  const fresh = (choices: Partial<UploadChoices> = {}): UploadChoices => ({
    onto: null,
    title: 'Essai',
    slug: null,
    kind: 'annual',
    owner: NETWORK,
    ...choices,
  })
  const bring = async ({ id, choices, text = SHEET, revision = 1, rehearsed = null, actor = kevin, from = 'read' }: Asked) => {
    const understood = understoodOf(await read(text))
    return change(house, (tx) => bringIn(tx, actor, { id, revision, rehearsed, choices, understood, from }))
  }
  const rehearsal = async (planId: number, text = SHEET, actor = kevin) => {
    const understood = understoodOf(await read(text))
    return rehearse(house, (tx) => bringOnto(tx, actor, planId, understood))
  }
  const planAt = (slug: string) => reader.selectFrom('plan_plan').selectAll().where('slug', '=', slug).executeTakeFirst()
  const uploadRow = (id: number) => reader.selectFrom('plan_upload').selectAll().where('id', '=', id).executeTakeFirst()
  const counts = async () => {
    const [plans, items, entries] = await Promise.all(
      (['plan_plan', 'plan_item', 'journal_entry'] as const).map((table) => reader.selectFrom(table).select('id').execute()),
    )
    return [plans!.length, items!.length, entries!.length]
  }
  const refusedWith = (code: string, field?: string) => (error: unknown) =>
    error instanceof Refusal && error.objections.some((each) => each.code === code && (field === undefined || each.field === field))
  const forgetAll = () => house.db.deleteFrom('plan_upload').execute()
  /** A draft of this title, made from the sheet. */
  const planOf = async (title: string, text = SHEET) => {
    const { draft } = await read(text)
    const { planId, slug } = await change(house, (tx) =>
      importPlan(tx, kevin, { draft: { ...draft, title: { fr: title, en: null } }, slug: null, publish: false, life: 'draft' }),
    )
    return { planId, slug }
  }
  return {
    house,
    reader,
    kevin,
    rosalie,
    malo,
    gildas,
    edith,
    NETWORK,
    bytesOf,
    read,
    receive,
    fresh,
    bring,
    rehearsal,
    planAt,
    uploadRow,
    counts,
    refusedWith,
    forgetAll,
    planOf,
  }
}
