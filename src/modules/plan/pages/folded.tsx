/** A plan of thousands: its first levels with their figures, each branch opened by itself; and what passes its filters, a few hundred at most. */
import { Folded, FoldedPart } from '#design/folded.tsx'
import { ActionRows, Branch, Chapter } from '#design/outline.tsx'
import { Page } from '#design/page.tsx'
import { Empty, Muted, Paragraph, Tag } from '#design/text.tsx'
import type { Day } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { viewWords } from '../messages/views.ts'
import { words } from '../messages.ts'
import { itemPath, planPath, planTablePath } from '../paths.ts'
import type { Head } from '../queries/counts.ts'
import type { Plan } from '../queries/plans.ts'
import type { View, ViewedItem } from '../queries/views.ts'
import type { Nested, ViewFilter } from '../rules.ts'
import { Action } from './outline.tsx'
import { Bar, chapters } from './picture.tsx'
import { title } from './told.tsx'
import { usual, viewAddress } from './view-address.ts'

/** So many parts of an opened branch are shown at most. */
export const MOST_HEADS = 300
/** So many actions of a branch, or of what passes the filters. */
export const MOST_ACTIONS = 200

/** What an opened branch shows: its own parts with their figures, or its first actions. */
export interface Opened {
  id: number
  heads: Head[]
  actions: View | null
}

export interface FoldedPlan {
  lang: Lang
  plan: Plan
  today: Day
  opened: Opened | null
}

export const openPath = (plan: Plan, id: number): string => `${planPath(plan.slug)}?open=${id}`
const frameId = (id: number) => `open-${id}`

const tableOf = (plan: Plan, filter: ViewFilter) => viewAddress(planTablePath(plan.slug), { ...usual(null), filter })

/** The first of many actions, and the way to all of them. */
function Actions({
  folded: { lang, plan, today },
  shown,
  label,
  filter,
}: {
  folded: FoldedPlan
  shown: View
  label: string
  filter: ViewFilter
}) {
  const say = viewWords(lang)
  return (
    <>
      <ActionRows label={label}>
        {shown.items.map((item) => (
          <Action key={item.id} lang={lang} item={item} today={today} />
        ))}
      </ActionRows>
      {shown.items.length < shown.matched ? (
        <Paragraph>
          {say.firstOf(formatNumber(lang, shown.items.length), formatNumber(lang, shown.matched))}{' '}
          <a href={tableOf(plan, filter)}>{say.theOthers}</a>
        </Paragraph>
      ) : null}
    </>
  )
}

/** What stands in an opened branch. */
function Inside({ folded, of, depth }: { folded: FoldedPlan; of: Head; depth: 4 | 5 }) {
  const { lang, opened } = folded
  if (!opened) return null
  if (opened.actions) return <Actions folded={folded} shown={opened.actions} label={title(lang, of)} filter={{ part: of.id }} />
  return (
    <>
      {opened.heads.map((head) => (
        <FoldedBranch key={head.id} folded={{ ...folded, opened: null }} of={head} depth={depth} />
      ))}
      {opened.heads.length >= MOST_HEADS ? (
        <Paragraph>
          <a href={tableOf(folded.plan, { part: of.id })}>{viewWords(lang).theOthers}</a>
        </Paragraph>
      ) : null}
    </>
  )
}

/** What is in a branch, closed or opened. */
function FoldedInside({ folded, of, depth }: { folded: FoldedPlan; of: Head; depth: 3 | 4 | 5 }) {
  const { lang, plan, opened } = folded
  if (of.counts.actions === 0) return <Muted>{words(lang).noActionYet}</Muted>
  const count = words(lang).countActions(of.counts.actions)
  return (
    <Folded
      id={frameId(of.id)}
      summary={count}
      aside={<Bar lang={lang} counts={of.counts} />}
      see={viewWords(lang).openBranch(count)}
      href={openPath(plan, of.id)}
      open={opened?.id === of.id}
    >
      <Inside folded={folded} of={of} depth={depth === 3 ? 4 : 5} />
    </Folded>
  )
}

const FoldedBranch = ({ folded, of, depth }: { folded: FoldedPlan; of: Head; depth: 3 | 4 | 5 }) => (
  <Branch title={title(folded.lang, of)} href={itemPath(of.id)} count="" id={`i${of.id}`} level={depth}>
    <FoldedInside folded={folded} of={of} depth={depth} />
  </Branch>
)

/** The headings of a folded plan, each branch closed but the one that is opened. */
export const FoldedOutline = ({ folded, heads, items }: { folded: FoldedPlan; heads: Nested<Head>[]; items: number }) => (
  <>
    <Paragraph>
      <Muted>{viewWords(folded.lang).folded(formatNumber(folded.lang, items))}</Muted>
    </Paragraph>
    {chapters(heads).map(({ item, tone, numeral }) => (
      <Chapter
        key={item.id}
        id={`i${item.id}`}
        numeral={numeral}
        tone={tone}
        title={title(folded.lang, item)}
        href={itemPath(item.id)}
        count={words(folded.lang).countActions(item.counts.actions)}
        bar={item.counts.actions > 0 ? <Bar lang={folded.lang} counts={item.counts} /> : null}
        tags={item.cross_cutting ? <Tag>{words(folded.lang).crossCutting}</Tag> : null}
      >
        {item.children.length > 0 ? (
          item.children.map((head) => <FoldedBranch key={head.id} folded={folded} of={head} depth={3} />)
        ) : (
          <FoldedInside folded={folded} of={item} depth={3} />
        )}
      </Chapter>
    ))}
  </>
)

/** The answer to the frame of one branch. */
export const FoldedPartPage = ({ viewing, folded, of }: { viewing: Viewing; folded: FoldedPlan; of: Head }) => (
  <Page viewing={viewing} title={title(folded.lang, of)} noindex>
    <FoldedPart id={frameId(of.id)}>
      <Inside folded={folded} of={of} depth={4} />
    </FoldedPart>
  </Page>
)

/** What passes the filters of a folded plan, pillar by pillar: the first of them, and the way to all. */
export function FoldedMatches({
  folded,
  heads,
  shown,
  filter,
}: {
  folded: FoldedPlan
  heads: Nested<Head>[]
  shown: View
  filter: ViewFilter
}) {
  const { lang, plan, today } = folded
  const say = viewWords(lang)
  if (shown.items.length === 0) {
    return (
      <Empty title={words(lang).noMatch}>
        <p>{words(lang).noMatchHint}</p>
      </Empty>
    )
  }
  const byPillar: Map<number, ViewedItem[]> = Map.groupBy(shown.items, (item) => item.pillar)
  return (
    <>
      {shown.items.length < shown.matched ? (
        <Paragraph>
          {say.firstOf(formatNumber(lang, shown.items.length), formatNumber(lang, shown.matched))} {say.narrow}{' '}
          <a href={tableOf(plan, filter)}>{say.theOthers}</a>
        </Paragraph>
      ) : null}
      {chapters(heads).flatMap(({ item, tone, numeral }) => {
        const found = byPillar.get(item.id) ?? []
        if (found.length === 0) return []
        return (
          <Chapter
            key={item.id}
            numeral={numeral}
            tone={tone}
            title={title(lang, item)}
            href={itemPath(item.id)}
            count={words(lang).countActions(found.length)}
          >
            <ActionRows label={title(lang, item)}>
              {found.map((each) => (
                <Action key={each.id} lang={lang} item={each} today={today} />
              ))}
            </ActionRows>
          </Chapter>
        )
      })}
    </>
  )
}
