/** What changed in a plan since some moment, item by item; and the mark on its page that leads there. */
import { DayGroup, Entries, Entry } from '#design/entries.tsx'
import { RowDeed } from '#design/files.tsx'
import { glyphNamed } from '#design/icons.tsx'
import { Marked } from '#design/marked.tsx'
import { Page } from '#design/page.tsx'
import { effortOfPage, RedlineTexts } from '#design/redline.tsx'
import { Pills } from '#design/tabs.tsx'
import { Empty, Muted, Paragraph } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said, typographic } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { changesWords } from '../messages/changes.ts'
import { itemPath, planChangesPath } from '../paths.ts'
import type { ChangedItem } from '../queries/changes.ts'
import type { Plan } from '../queries/plans.ts'
import type { TextChange } from '../rules/changes.ts'
import { PlanHead } from './views.tsx'

/** What is new for a signed-in reader since the last visit. */
export interface ChangesData {
  count: number
  since: Day
}

const ReadAll = ({ lang, plan }: { lang: Lang; plan: Pick<Plan, 'slug'> }) => (
  <RowDeed action={planChangesPath(plan.slug)} label={changesWords(lang).readAll}>
    {changesWords(lang).readAll}
  </RowDeed>
)

/** On a plan's page: how much is new, and the way there; nothing when nothing is. */
export function ChangesMark({ lang, plan, changes }: { lang: Lang; plan: Pick<Plan, 'slug'>; changes: ChangesData | null }) {
  if (changes === null || changes.count === 0) return null
  const say = changesWords(lang)
  return (
    <Marked glyph="edit" deed={<ReadAll lang={lang} plan={plan} />}>
      <a href={planChangesPath(plan.slug)}>{say.mark(changes.count, formatDay(lang, changes.since))}</a>
    </Marked>
  )
}

export interface ShownChange extends ToldEntry {
  texts: TextChange[]
}

export interface ChangesPart {
  /** Null: of the plan itself. */
  item: ChangedItem | null
  changes: ShownChange[]
}

/** Since when the page tells. */
export type Since = { kind: 'visit' | 'entry'; day: Day } | { kind: 'days'; days: number } | { kind: 'first' }

export interface ChangesPageProps {
  viewing: Viewing
  plan: Plan
  since: Since
  parts: ChangesPart[]
  count: number
  /** There were more than are shown. */
  cut: boolean
  /** There is something new that can be marked as read. */
  mayRead: boolean
}

export const DAYS_OFFERED = [7, 30, 90] as const

function sinceText(lang: Lang, since: Since): string {
  const say = changesWords(lang)
  if (since.kind === 'first') return say.myVisit
  if (since.kind === 'days') return say.sinceDays(since.days)
  return since.kind === 'visit' ? say.sinceVisit(formatDay(lang, since.day)) : say.sinceEntry(formatDay(lang, since.day))
}

function Spans({ viewing: { lang, actor }, plan, since }: { viewing: Viewing; plan: Plan; since: Since }) {
  const say = changesWords(lang)
  const here = planChangesPath(plan.slug)
  const names = { 7: say.week, 30: say.month, 90: say.quarter }
  const visit = { href: here, label: say.myVisit, current: since.kind === 'visit' || since.kind === 'first' }
  return (
    <Pills
      label={say.sinceWhen}
      items={[
        ...(actor ? [visit] : []),
        ...DAYS_OFFERED.map((days) => ({
          href: `${here}?days=${days}`,
          label: names[days],
          current: since.kind === 'days' && since.days === days,
        })),
      ]}
    />
  )
}

function Change({ lang, change, effort }: { lang: Lang; change: ShownChange; effort: ReturnType<typeof effortOfPage> }) {
  const say = changesWords(lang)
  const marks = { added: say.added, dropped: say.dropped, before: say.before, after: say.after, nothing: say.empty }
  return (
    <Entry
      id={`change-${change.id}`}
      when={formatDay(lang, change.day, 'short')}
      datetime={change.day}
      glyph={glyphNamed(change.glyph)}
      who={change.whoPath ? <a href={change.whoPath}>{change.who}</a> : change.who}
      sentence={change.sentence}
      example={change.example}
      lang={lang}
      below={
        change.texts.length > 0 ? (
          <RedlineTexts
            view="inline"
            say={marks}
            effort={effort}
            texts={change.texts.map((text) => ({
              lang: text.lang ?? lang,
              label: say.fields[text.field],
              strong: text.field.startsWith('title'),
              // '' rather than none: a text that is new is marked as such.
              before: typographic(text.lang ?? lang, text.from ?? ''),
              after: typographic(text.lang ?? lang, text.to ?? ''),
            }))}
          />
        ) : undefined
      }
    />
  )
}

function Part({ lang, part, effort }: { lang: Lang; part: ChangesPart; effort: ReturnType<typeof effortOfPage> }) {
  const say = changesWords(lang)
  const { item } = part
  const name = item ? `${item.code} ${said(lang, item.title)}` : say.thePlan
  return (
    <DayGroup
      label={
        item ? (
          <>
            <a href={itemPath(item.id)}>{name}</a> {item.removed ? <Muted>({say.removedItem})</Muted> : null}
          </>
        ) : (
          name
        )
      }
    >
      <Entries label={name}>
        {part.changes.map((change) => (
          <Change key={change.id} lang={lang} change={change} effort={effort} />
        ))}
      </Entries>
    </DayGroup>
  )
}

export function ChangesPage({ viewing, plan, since, parts, count, cut, mayRead }: ChangesPageProps) {
  const { lang } = viewing
  const say = changesWords(lang)
  const effort = effortOfPage()
  return (
    <Page viewing={viewing} title={`${say.title}, ${said(lang, plan.title)}`} description={say.lead} noindex>
      <PlanHead viewing={viewing} plan={plan} here={planChangesPath(plan.slug)} heading={say.title} lead={say.lead} />
      <Spans viewing={viewing} plan={plan} since={since} />
      {parts.length === 0 ? (
        <Empty title={say.nothing}>
          <p>{since.kind === 'first' ? say.firstVisit : say.nothingHint}</p>
        </Empty>
      ) : (
        <Marked deed={mayRead ? <ReadAll lang={lang} plan={plan} /> : undefined}>
          <strong>{sinceText(lang, since)}</strong>
          {say.of(say.count(count))}
        </Marked>
      )}
      {cut ? <Paragraph>{say.more(count)}</Paragraph> : null}
      {parts.map((part) => (
        <Part key={part.item?.id ?? 0} lang={lang} part={part} effort={effort} />
      ))}
    </Page>
  )
}
