/** What the address of a view asks for; what it asks for and nobody knows is left out. */
import type { Ctx } from '#kernel/env.ts'
import { REGIONS, regionName } from '#modules/people/index.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { ownerText, title } from '../pages/told.tsx'
import type { Asked, FilterChoices } from '../pages.tsx'
import { type Place, type Plan, type ViewChoices, viewChoices } from '../queries.ts'
import { type ActionFilter, DUES, GROUPS, type Group, SORTS, USUAL_COLUMNS, VIEW_COLUMNS, type ViewFilter } from '../rules.ts'
import { SCOPES, STATUSES } from '../tables.ts'

/** What a view of a plan shows besides the plan: whose names change, the page changes. */
export const NAMES = ['person', 'mandate', 'body', 'organisation', 'network']
const MISSING: readonly NonNullable<ActionFilter['missing']>[] = ['any', 'owner', 'date', 'expected_result']
const LONGEST_WORDS = 100
const MOST_PAGES = 1000

const whole = (text: string | undefined, most: number): number | null =>
  /^[1-9]\d{0,14}$/.test(text ?? '') && Number(text) <= most ? Number(text) : null

/** What the address says; a form that was sent says which address it was sent from. */
const addressOf = (c: Ctx): URLSearchParams => new URL(c.req.url).searchParams

/** The filters of a plan's own page, and those of its views. */
export function filterAsked(c: Ctx, address = addressOf(c)): ViewFilter {
  const asked: Record<string, string | undefined> = Object.fromEntries(address)
  return {
    status: STATUSES.find((each) => each === asked.status),
    region: REGIONS.find((each) => each === asked.region),
    owner: /^(none|(person|body|organisation):\d{1,15})$/.exec(asked.owner ?? '')?.[0],
    missing: MISSING.find((each) => each === asked.missing),
    due: DUES.find((each) => each === asked.due),
    part: whole(asked.part, Number.MAX_SAFE_INTEGER) ?? undefined,
    words: asked.words?.normalize('NFC').replaceAll('\u0000', '').trim().slice(0, LONGEST_WORDS) || undefined,
    scope: ([...SCOPES, 'none'] as const).find((each) => each === asked.scope),
  }
}

/** The whole view. `group`: how it is grouped where the address says nothing. */
export function viewAsked(c: Ctx, group: Group | null, address = addressOf(c)): Asked {
  const { sort, group: grouped, rows, order, page, year, edit, format }: Record<string, string | undefined> = Object.fromEntries(address)
  const columns = VIEW_COLUMNS.filter((each) => address.getAll('column').includes(each))
  return {
    filter: filterAsked(c, address),
    sort: SORTS.find((each) => each === sort) ?? 'plan',
    down: order === 'down',
    group: grouped === 'none' ? null : (GROUPS.find((each) => each === grouped) ?? group),
    all: rows === 'all',
    columns: columns.length > 0 ? columns : USUAL_COLUMNS,
    page: whole(page, MOST_PAGES) ?? 1,
    year: whole(year, 9999),
    edit: whole(edit, Number.MAX_SAFE_INTEGER),
    format: format === 'csv' ? 'csv' : null,
  }
}

/** What a plan's filters can be set to, kept until something of the plan or a name changes. */
export function keptChoices(c: Ctx, plan: Plan): Promise<ViewChoices> {
  const { house, actor, lang } = c.var
  const today = house.clock.today()
  const key = `plan choices ${plan.id} ${lang} ${today} ${actor ? 'signed' : 'stranger'}`
  return house.kept.part(key, [`plan:${plan.id}`, ...NAMES], () =>
    viewChoices(house.reader, actor, plan, today, (owner) => ownerText(lang, owner)),
  )
}

/** The same as the fields of a form offer them. `part`: what is asked for below the first level; `region`: asked for though no action names it. */
export function offered(
  c: Ctx,
  choices: ViewChoices,
  { part, region }: { part?: Place | null; region?: string | undefined } = {},
): FilterChoices {
  const { lang } = c.var
  const say = words(lang)
  return {
    statuses: choices.statuses.map((value) => ({ value, label: say.statuses[value] })),
    regions: REGIONS.filter((code) => code === region || choices.regions.includes(code)).map((value) => ({
      value,
      label: regionName(lang, value),
    })),
    owners: [...choices.owners].map(([value, owner]) => ({ value, label: ownerText(lang, owner) })),
    pillars: choices.pillars,
    parts: [...choices.pillars, ...(part ? [part] : [])].map((each) => ({
      value: String(each.id),
      label: `${each.code}. ${title(lang, each)}`,
    })),
    scopes: [...SCOPES.map((value) => ({ value, label: say.scopes[value] })), { value: 'none', label: viewWords(lang).scopeNone }],
  }
}
