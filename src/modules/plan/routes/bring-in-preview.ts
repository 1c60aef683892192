/** What a preview shows besides the file itself: owners that nobody bears here, the meanings of columns, where the plan may go, what would change. */
import { rehearse } from '#kernel/change.ts'
import type { Ctx } from '#kernel/env.ts'
import { errorsOf, type FormError, type Typed, typedOne } from '#kernel/form.ts'
import { Refusal } from '#kernel/refusal.ts'
import { inLang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { networkOrganisation } from '#modules/people/index.ts'
import { bringOnto } from '../commands/bring-in.ts'
import { linksOf, meaningOf, namesIn } from '../commands/import-names.ts'
import { meaningNamed, storedChoices, storedMapping } from '../imports/stored.ts'
import type { Mapping, ReadPlan } from '../imports.ts'
import { words } from '../messages.ts'
import { columnField, KEPT_IN_TEXT, type PreviewProps, type Target, type Unlinked } from '../pages.tsx'
import { bearersOf, takenSlugs } from '../queries/standing.ts'
import { type Plan, planById, plans, type Upload } from '../queries.ts'
import { writesFor } from '../rules/build.ts'
import { freeSlug, placed, slugFrom } from '../rules/imports.ts'
import { understoodOf } from '../rules/upload.ts'
import { mayWrite } from '../rules.ts'
import type { UploadChoices } from '../tables/upload.ts'

/** The names of a file that mean nobody alone here, the most frequent first. */
export async function unlinkedOf(c: Ctx, read: ReadPlan, planId: number | null): Promise<Unlinked[]> {
  const { house, actor } = c.var
  const items = placed(read.draft.items).map(({ item }) => item)
  const bearers = await bearersOf(house.reader, namesIn({ ...read.draft, owner: null, decision: null }, items), house.clock.today())
  const plan = planId === null ? null : await planById(house.reader, actor, planId)
  const networkId = (await networkOrganisation(house.reader))?.id ?? null
  const meaning = meaningOf(bearers, plan?.responsibleId ?? writesFor(actor)[0]?.id ?? 0, networkId)
  const counts = new Map<string, number>()
  for (const item of items) for (const fact of linksOf(item, meaning).unlinked) counts.set(item[fact]!, (counts.get(item[fact]!) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((one, other) => other.count - one.count)
}

/** The meaning of each column as it was read. */
const readMeanings = (read: ReadPlan, mapping: Mapping): string[] =>
  read.columns.map(({ heading, meaning }) => (mapping[heading] === 'ignore' ? 'ignore' : (meaning ?? KEPT_IN_TEXT)))

/** The mapping with what the form says otherwise than the reading shown; null where it says the same. */
export function mendedMapping(read: ReadPlan, mapping: Mapping, typed: Typed): Mapping | null {
  const shown = readMeanings(read, mapping)
  const mended: Mapping = { ...mapping }
  let changed = false
  for (const [index, { heading }] of read.columns.entries()) {
    const given = typed[columnField(index)]?.[0]
    if (given === undefined || given === shown[index]) continue
    const meaning = meaningNamed(given)
    if (meaning === null) continue
    mended[heading] = meaning
    changed = true
  }
  return changed ? mended : null
}

/** What a person who has chosen nothing yet is offered. */
async function firstChoices(c: Ctx, read: ReadPlan): Promise<UploadChoices> {
  const { house, actor } = c.var
  const title = inLang(read.draft.title, read.lang)
  const slug = read.draft.slug ?? slugFrom(title)
  const own = writesFor(actor)
  const named = own.find(({ name }) => name === read.draft.owner)
  const acting = own.find(({ id }) => id === actor?.acting?.organisationId)
  return {
    onto: null,
    title,
    slug: freeSlug(slug, await takenSlugs(house.reader, slug)),
    kind: read.draft.kind,
    owner: (named ?? acting ?? own[0])?.id ?? null,
  }
}

async function rehearsed(c: Ctx, read: ReadPlan, plan: Plan): Promise<{ rehearsal: Target['rehearsal']; errors: FormError[] }> {
  const { house, actor, lang } = c.var
  try {
    const { imported, changes, fingerprint } = await rehearse(house, (tx) => bringOnto(tx, actor!, plan.id, understoodOf(read)))
    const { created, changed, unchanged, missing } = imported
    return { rehearsal: { plan: said(lang, plan.title), created, changed, unchanged, missing, changes, fingerprint }, errors: [] }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { rehearsal: null, errors: errorsOf(c, error) }
  }
}

/** What was typed, else what was chosen before, else what is offered. */
function typedTarget(typed: Typed | null, choices: UploadChoices | null, first: UploadChoices): Target['typed'] {
  const chosen = {
    onto: String(choices?.onto ?? ''),
    title: choices?.title ?? first.title ?? '',
    slug: choices?.slug ?? first.slug ?? '',
    kind: choices?.kind ?? first.kind ?? '',
    owner: String(choices?.owner ?? first.owner ?? ''),
  }
  if (!typed) return chosen
  return Object.fromEntries(
    Object.entries(chosen).map(([name, value]) => [name, name in typed ? typedOne(typed, name) : value]),
  ) as Target['typed']
}

/** All that a preview shows. `typed`: what a refused form held. */
export async function previewOf(c: Ctx, upload: Upload, read: ReadPlan, typed: Typed | null): Promise<Omit<PreviewProps, 'viewing'>> {
  const { house, actor, lang } = c.var
  const writable = (await plans(house.reader, actor)).filter((plan) => mayWrite(actor, plan) && ['draft', 'published'].includes(plan.state))
  const target = typedTarget(typed, storedChoices(upload.choices), await firstChoices(c, read))
  const plan = writable.find(({ id }) => String(id) === target.onto)
  const { rehearsal, errors } =
    plan && read.errors.length === 0 ? await rehearsed(c, read, plan) : { rehearsal: null, errors: [] as FormError[] }
  const meanings = readMeanings(read, storedMapping(upload.mapping))
  const part = c.req.query('part') ?? ''
  return {
    upload,
    read,
    unlinked: await unlinkedOf(c, read, plan?.id ?? null),
    part: /^\d{1,6}$/.test(part) ? Number(part) : null,
    chosen: meanings.map((meaning, index) => (typed ? (typed[columnField(index)]?.[0] ?? meaning) : meaning)),
    target: {
      plans: writable.map(({ id, title, state }) => ({ value: String(id), label: `${said(lang, title)} · ${words(lang).states[state]}` })),
      organisations: writesFor(actor).map(({ id, name }) => ({ value: String(id), label: name })),
      typed: plan ? target : { ...target, onto: '' },
      rehearsal,
    },
    errors,
  }
}
