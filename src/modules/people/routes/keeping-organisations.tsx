/** The addresses of adding and editing organisations. */
import { Hono } from 'hono'
import { z } from 'zod'
import { change } from '#kernel/change.ts'
import type { Day } from '#kernel/dates.ts'
import type { Ctx, Env } from '#kernel/env.ts'
import {
  attempt,
  choice,
  type FormError,
  field,
  optionalDay,
  optionalText,
  parseForm,
  requiredText,
  type Typed,
  typedForm,
  typedOne,
} from '#kernel/form.ts'
import { found, Refusal } from '#kernel/refusal.ts'
import { redirectWith, sendPage, viewingOf } from '#kernel/reply.ts'
import type { Actor } from '#kernel/values/actor.ts'
import { objection } from '#kernel/values/objection.ts'
import { addOrganisation, editOrganisation } from '../commands.ts'
import { organisationFormWords } from '../messages/keeping-organisations.ts'
import { kindName, regionName } from '../messages/names.ts'
import { ORGANISATION_FIELDS, type OrganisationField } from '../pages/organisation-edit.tsx'
import { EditOrganisationPage, NewOrganisationPage } from '../pages.tsx'
import { mandateUndoPath, networkPath, organisationPath } from '../paths.ts'
import { mandatesGoingOn, organisationColumns, regionalAssociations } from '../queries/keeping.ts'
import { networkOrganisation } from '../queries.ts'
import { fullSite, goesOnAfter, ORGANISATION_COLUMNS, proposedParent, shownColumns, shownOf } from '../rules/keeping.ts'
import type { Kind, MandateFacts } from '../tables.ts'
import { asKeeper, bothEdits, idOf, optionalRegion, requestOf, type Status, typedFields } from './keeping-forms.ts'

const ADDABLE = ['member', 'regional', 'partner'] as const
const LONGEST_NOTE = 4_000

const SCHEMA = z.object({
  kind: choice(ADDABLE),
  name: requiredText(200),
  region: optionalRegion(),
  parent: field((text) =>
    text === '' || text === 'region' || /^\d{1,15}$/.test(text) ? text : (objection('kernel.not_a_choice', { text }) as never),
  ),
  town: optionalText(120),
  site: optionalText(300),
  siret: optionalText(40),
  joined_on: optionalDay(),
  left_on: optionalDay(),
  note_fr: optionalText(LONGEST_NOTE),
  note_en: optionalText(LONGEST_NOTE),
})

/** What an organisation may stand below. */
async function above(c: Ctx) {
  const { reader } = c.var.house
  const [network, regional] = await Promise.all([networkOrganisation(reader), regionalAssociations(reader)])
  return { network: found(network), regional }
}
type Above = Awaited<ReturnType<typeof above>>

const isOffered = ({ network, regional }: Above, id: number) => id === network.id || regional.some((each) => each.id === id)

/** What the form says, as the command takes it. */
function inputOf(typed: Typed, around: Above) {
  const { parent, joined_on, left_on, note_fr, note_en, ...facts } = parseForm(SCHEMA, typed)
  const parentId = /^\d/.test(parent) ? Number(parent) : proposedParent(facts, around.regional, around.network.id)
  if (parentId !== null && !isOffered(around, parentId)) throw new Refusal(objection('kernel.not_a_choice', { text: parent }, 'parent'))
  return { ...facts, site: fullSite(facts.site), parentId, joinedOn: joined_on, leftOn: left_on, note: { fr: note_fr, en: note_en } }
}

type Columns = Record<(typeof ORGANISATION_COLUMNS)[number], string | number | null>

/** The fields as the form shows these columns. */
function fieldsOf(row: Columns, { network, regional }: Above): Record<OrganisationField, string> {
  const { parent_id, ...rest } = row
  const proposed = proposedParent({ kind: row.kind as Kind, region: row.region as string | null }, regional, network.id)
  const plain = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value === null ? '' : String(value)]))
  return { ...plain, parent: parent_id === proposed ? 'region' : String(parent_id ?? '') } as Record<OrganisationField, string>
}

interface Again {
  typed: Partial<Record<OrganisationField | 'mandates', string>>
  errors?: FormError[]
  goingOn?: MandateFacts[]
  shown?: string
  conflict?: ReturnType<typeof bothEdits>['conflict'] | null
  status?: Status
}

async function newPage(c: Ctx, { typed, errors = [], status = 200 }: Again): Promise<Response> {
  const form = { typed, errors, goingOn: [], ...(await above(c)) }
  return sendPage(c, <NewOrganisationPage viewing={await viewingOf(c)} form={form} />, status)
}

async function add(c: Ctx, actor: Actor): Promise<Response> {
  const typed = await typedForm(c)
  return attempt(
    c,
    async () => {
      const input = inputOf(typed, await above(c))
      const id = await change(c.var.house, (tx) => addOrganisation(tx, actor, input), requestOf(c))
      return redirectWith(c, organisationPath(id), { text: organisationFormWords(c.var.lang).added(input.name) })
    },
    (errors, refusal) => newPage(c, { typed: typedFields(ORGANISATION_FIELDS, typed), errors, status: refusal.status as Status }),
  )
}

type Known = NonNullable<Awaited<ReturnType<typeof organisationColumns>>>

async function editPage(c: Ctx, known: Known, again: Partial<Again> = {}): Promise<Response> {
  const around = await above(c)
  const { typed = fieldsOf(known, around), errors = [], goingOn = [], conflict = null, status = 200 } = again
  const shown = again.shown ?? shownOf(ORGANISATION_COLUMNS, known)
  const form = { typed, errors, goingOn, conflict, shown, ...around }
  return sendPage(c, <EditOrganisationPage viewing={await viewingOf(c)} form={form} known={known} />, status)
}

/** Mandates that would go on, when it leaves on a day that is new. */
async function goingOnAfter(c: Ctx, actor: Actor, known: Known, leftOn: Day | null): Promise<MandateFacts[]> {
  if (leftOn === null || leftOn === known.left_on) return []
  return (await mandatesGoingOn(c.var.house.reader, actor, known.id, leftOn)).filter((mandate) => goesOnAfter(mandate, leftOn))
}

/** What is told of a field where two edits stand side by side. */
const toldIn = (c: Ctx, around: Above) => (name: OrganisationField, value: string) => {
  const { lang } = c.var
  if (name === 'kind') return kindName(lang, value as Kind)
  if (name === 'region') return value === '' ? '' : regionName(lang, value)
  if (name !== 'parent') return value
  const chosen = [around.network, ...around.regional].find(({ id }) => String(id) === value)
  return chosen?.name ?? organisationFormWords(lang).byRegion
}

async function conflictOf(c: Ctx, now: Known, typed: Typed): Promise<Pick<Again, 'typed' | 'conflict'>> {
  const around = await above(c)
  const say = organisationFormWords(c.var.lang)
  const { joined: joined_on, left: left_on, note: note_fr, noteEn: note_en, ...rest } = say
  const base = shownColumns(ORGANISATION_COLUMNS, typedOne(typed, 'shown'))
  const edits = {
    base: base && fieldsOf(base, around),
    theirs: fieldsOf(now, around),
    mine: typedFields(ORGANISATION_FIELDS, typed),
  }
  return bothEdits(ORGANISATION_FIELDS, edits, { ...rest, joined_on, left_on, note_fr, note_en }, toldIn(c, around))
}

async function edit(c: Ctx, actor: Actor): Promise<Response> {
  const { house, lang } = c.var
  const known = found(await organisationColumns(house.reader, idOf(c)))
  if (known.kind === 'network') return c.redirect(networkPath(), 303)
  const say = organisationFormWords(lang)
  const typed = await typedForm(c)
  const [shown, mandates] = [typedOne(typed, 'shown'), typedOne(typed, 'mandates')]
  let goingOn: MandateFacts[] = []
  return attempt(
    c,
    async () => {
      const input = inputOf(typed, await above(c))
      goingOn = await goingOnAfter(c, actor, known, input.leftOn)
      if (goingOn.length > 0 && mandates === '')
        throw new Refusal(objection('people.mandates_go_on', { count: goingOn.length }, 'mandates'))
      const endMandates = goingOn.length > 0 && mandates === 'end'
      const fields = await change(house, (tx) => editOrganisation(tx, actor, known.id, { ...input, shown, endMandates }), requestOf(c))
      if (fields.length === 0) return redirectWith(c, organisationPath(known.id), { text: say.unchanged })
      const ended = fields.includes('mandates') ? goingOn[0] : undefined
      if (!ended) return redirectWith(c, organisationPath(known.id), { text: say.saved })
      return redirectWith(c, organisationPath(known.id), { text: say.savedEnding(goingOn.length), undoPath: mandateUndoPath(ended.id) })
    },
    async (errors, refusal) => {
      const status = refusal.status as Status
      const now = found(await organisationColumns(house.reader, known.id))
      if (status === 409) return editPage(c, now, { ...(await conflictOf(c, now, typed)), errors, goingOn, status })
      return editPage(c, now, { typed: { ...typedFields(ORGANISATION_FIELDS, typed), mandates }, shown, errors, goingOn, status })
    },
  )
}

export function organisationKeeping(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(
    '/organisations/new',
    asKeeper((c) => newPage(c, { typed: { kind: 'member', parent: 'region' } })),
  )
  app.post('/organisations/new', asKeeper(add))
  app.get(
    '/organisations/:id/edit',
    asKeeper(async (c) => {
      const known = found(await organisationColumns(c.var.house.reader, idOf(c)))
      return known.kind === 'network' ? c.redirect(networkPath(), 303) : editPage(c, known)
    }),
  )
  app.post('/organisations/:id/edit', asKeeper(edit))
  return app
}
