/** The plan on paper: what the Typst template `documents/plan.typ` reads. */
import { printedSign } from '#design/sunburst-print.ts'
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { writable } from '#kernel/typst.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { toldPicture } from './documents/picture.ts'
import { actionsIn, type DocumentItem, placesOf, toldAction, toldPart, toldProse, toldText } from './documents/told.ts'
import { fileWords, type WhichText, whichText } from './messages/files.ts'
import { words } from './messages.ts'
import type { Nested } from './rules.ts'
import { type LevelNames, type PlanKind, STATUSES } from './tables.ts'

export { type DocumentItem, itemsOfPlan, itemsOfText } from './documents/told.ts'

export const PLAN_TEMPLATE = 'src/modules/plan/documents/plan.typ'

export interface PlanDocument {
  lang: Lang
  title: Localized
  lead: Localized
  kind: PlanKind
  levelNames: LevelNames
  /** As the pages write it. */
  period: string
  notes: Localized[]
  /** The plan, or facts of it, are made up. */
  example: boolean
  text: WhichText
  items: Nested<DocumentItem>[]
  network: string
  today: Day
}

/** A plan with one part alone is its own table of contents; beyond so many lines only its first level is listed. */
const MOST_CONTENTS = 60
/** As many as the first page holds below the picture. */
const COVER_CONTENTS = 18
/** As many lines as one page holds for sure. */
const WHOLE_CONTENTS = 35

function contentsOf(lang: Lang, items: Nested<DocumentItem>[]): object | null {
  const chapters = items.filter(({ action }) => !action)
  if (chapters.length < 2) return null
  const both = chapters.reduce((sum, { children }) => sum + 1 + children.filter(({ action }) => !action).length, 0)
  const depth = both > MOST_CONTENTS ? 1 : 2
  const lines = depth === 1 ? chapters.length : both
  return { title: fileWords(lang).contents, depth, short: lines <= COVER_CONTENTS, long: lines > WHOLE_CONTENTS }
}

function figuresOf(lang: Lang, items: Nested<DocumentItem>[]): { value: string; label: string }[] {
  const say = words(lang)
  const actions = actionsIn(items)
  const count = (counts: (action: NonNullable<DocumentItem['followed']>) => boolean) =>
    actions.filter(({ followed }) => followed && counts(followed)).length
  const figure = (value: number, label: string) => ({ value: formatNumber(lang, value), label })
  if (actions.length === 0) return []
  const all = figure(actions.length, say.actionsFigure(actions.length))
  if (!actions[0]!.followed) return [all]
  const [done, going, incomplete] = [
    count(({ status }) => status === 'done'),
    count(({ status }) => status === 'in_progress'),
    count(({ missing }) => missing.length > 0),
  ]
  return [all, figure(done, say.doneFigure(done)), figure(going, say.goingFigure), figure(incomplete, say.incompleteFigure(incomplete))]
}

/** Which text this is: a stamp for a decision or for a working text, the rest as facts below it. */
function standing(lang: Lang, text: WhichText): { decision: string; working: string; facts: { key: string; value: string }[] } {
  const say = fileWords(lang)
  const lines = whichText(lang, text)
  const adopted = text.version ? text.version.cause === 'adopted' && !text.version.takenBack : false
  const working = text.state === 'draft' || text.state === 'published' ? say.states[text.state](formatDay(lang, text.today)) : ''
  const decision = working === '' && (adopted || text.state !== null) ? text.decision : ''
  const stamped = [working && say.state, decision && say.decision]
  return {
    decision: writable(decision),
    working: working || (text.version && !adopted ? `${say.version} ${text.version.number} · ${say.runningDraft}` : ''),
    facts: lines
      .filter(([key]) => !stamped.includes(key))
      .map(([key, value]) => ({ key: `${key}${lang === 'fr' ? '\u00a0' : ''}:`, value: writable(value) })),
  }
}

/** What stands at the foot: whose text, and which one. */
function footerOf({ lang, network, text, today }: PlanDocument): string {
  const say = fileWords(lang)
  const { version, state } = text
  if (!version) return `${network} · ${say.runningDraft} · ${formatDay(lang, today)}`
  const which = `${say.runningVersion(version.number)}, ${formatDay(lang, version.madeOn)}`
  return state ? `${network} · ${which} · ${formatDay(lang, today)}` : `${network} · ${which} · ${version.sha256.slice(0, 16)}`
}

/** What the template reads. Every text is one that its fonts can write. */
export function planData(document: PlanDocument): object {
  const { lang, title, lead, kind, levelNames, period, notes, example, text, items } = document
  const say = words(lang)
  const places = placesOf(items)
  const told = writable(said(lang, title))
  return {
    lang,
    title: told,
    heading: toldText(lang, title),
    kicker: writable([say.kinds[kind], period].filter(Boolean).join(' · ')),
    lead: lead.fr || lead.en ? toldProse(lang, lead, places) : null,
    ...standing(lang, text),
    figures: figuresOf(lang, items),
    picture: toldPicture(lang, said(lang, title), items),
    contents: contentsOf(lang, items),
    signs: Object.fromEntries(STATUSES.map((status) => [status, printedSign(status)])),
    followed: text.state !== null,
    head: [say.status, writable((levelNames[lang] ?? levelNames.fr).at(-1) ?? ''), say.owner, say.due],
    loose: items.filter(({ action }) => action).map((action) => toldAction(lang, action, places)),
    parts: items.filter(({ action }) => !action).map((item) => toldPart(lang, item, places)),
    nothing: say.leftOpen,
    notes: notes.map((note) => toldProse(lang, note, places)),
    notesTitle: say.notes,
    running: told,
    footer: writable(footerOf(document)),
    example: example ? say.exampleAcross : null,
  }
}
