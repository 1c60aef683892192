/** The plan on paper: what the Typst template `documents/plan.typ` reads. */

import { type Day, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { words } from './messages.ts'
import type { Item } from './queries/items.ts'
import type { Plan } from './queries/plans.ts'
import { countsOf, missingOf, type Nested } from './rules.ts'

export const PLAN_TEMPLATE = 'src/modules/plan/documents/plan.typ'

export interface PlanDocument {
  lang: Lang
  plan: Plan
  tree: Nested<Item>[]
  items: Item[]
  today: Day
  network: string
  /** Facts that the pages write too: the period, the decision, an owner's name as this reader may know it. */
  period: string
  decision: string
  ownerText(item: Item): string
}

const ready = (lang: Lang, text: Item['title']) => writable(said(lang, text))

function partData(document: PlanDocument, item: Nested<Item>): object {
  const { lang, plan } = document
  const actions = item.children.filter((child) => child.level === plan.lastLevel)
  return {
    heading: `${item.cross_cutting ? '' : `${writable(item.code)}  `}${ready(lang, item.title)}`,
    text: ready(lang, item.text),
    actions: actions.map((action) => actionData(document, action)),
    parts: item.children.filter((child) => child.level !== plan.lastLevel).map((child) => partData(document, child)),
  }
}

function actionData({ lang, ownerText }: PlanDocument, action: Item): object {
  const say = words(lang)
  const missing = missingOf(action)
  return {
    code: writable(action.code),
    title: ready(lang, action.title),
    status: say.statuses[action.status ?? 'planned'],
    owner: writable(action.owner ? ownerText(action) : missing.includes('owner') ? say.missing.owner : ''),
    due: action.ends_on ? formatDay(lang, action.ends_on, 'short') : missing.includes('date') ? say.missing.date : '',
  }
}

/** What the template reads. Every text is one that its fonts can write. */
export function planData(document: PlanDocument): object {
  const { lang, plan, tree, items, today, network, period, decision } = document
  const say = words(lang)
  const counts = countsOf(
    items.filter((item) => item.level === plan.lastLevel),
    today,
  )
  const number = (value: number) => formatNumber(lang, value)
  const made = items.some((item) => item.example_fields.length > 0)
  const draft = plan.state === 'draft' || plan.state === 'published'
  return {
    lang,
    title: ready(lang, plan.title),
    kicker: writable(`${say.kinds[plan.kind]} · ${period}`),
    lead: ready(lang, plan.lead),
    decision: draft ? '' : writable(decision),
    state: draft ? say.states[plan.state] : '',
    figures: `${say.countActions(counts.actions)} · ${number(counts.byStatus.done)} ${say.doneFigure(counts.byStatus.done)} · ${number(counts.byStatus.in_progress)} ${say.goingFigure} · ${number(counts.incomplete)} ${say.incompleteFigure(counts.incomplete)}`,
    head: [say.status, writable((plan.levelNames[lang] ?? plan.levelNames.fr).at(-1) ?? ''), say.owner, say.due],
    parts: tree.map((item) => partData(document, item)),
    nothing: say.leftOpen,
    notes: plan.notes.map((note) => writable(said(lang, note))),
    notesTitle: say.notes,
    footer: writable(`${network} · ${said(lang, plan.title)} · ${formatDay(lang, today)}`),
    example: plan.example || made ? say.exampleAcross : null,
  }
}
