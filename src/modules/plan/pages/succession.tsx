/** What became of each item of a plan's predecessor, and what of the plan comes from nothing. */
import { Row, Rows } from '#design/entries.tsx'
import { FateBar, FigureFilter } from '#design/fates.tsx'
import { Glyph, type GlyphName } from '#design/icons.tsx'
import { OutcomeList, type OutcomeProps, OutcomeRow } from '#design/outcomes.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, Heading, Notice, Paragraph, Tag } from '#design/text.tsx'
import type { ObjectFacts } from '#kernel/capability.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { successionWords } from '../messages/succession.ts'
import { words } from '../messages.ts'
import { comparisonPath, itemEditPath, itemPath, successionPath } from '../paths.ts'
import type { Item } from '../queries/items.ts'
import type { Plan } from '../queries/plans.ts'
import { OUTCOMES, type Outcome, type Succeeded, type Succession, withOutcome } from '../rules/succession.ts'
import { title } from './told.tsx'
import { PlanHead } from './views.tsx'

export interface ShownSuccession extends Succession<Item> {
  predecessor: Plan
  /** Items of other plans that take one over. */
  elsewhere: ReadonlyMap<number, ObjectFacts>
  only: Outcome | null
  /** Whether this reader may say what became of an item. */
  mayTell(item: Item): boolean
}

const GLYPHS: Record<Outcome, GlyphName> = {
  carried_over: 'arrow',
  carried_elsewhere: 'publish',
  done: 'done',
  stopped: 'stopped',
  proposed: 'search',
  silent: 'wanted',
}

const Linked = ({ lang, item }: { lang: Lang; item: Item }) => (
  <a href={itemPath(item.id)}>
    {item.code} {title(lang, item)}
  </a>
)

/** The outcome of one item in words. */
function outcomeTold(
  lang: Lang,
  { item, outcome, successor }: Succeeded<Item>,
  elsewhere: ShownSuccession['elsewhere'],
): OutcomeProps | null {
  if (outcome === null) return null
  const say = successionWords(lang)
  const how = { name: outcome, glyph: GLYPHS[outcome] }
  const also = successor && (
    <>
      {say.maybe} <Linked lang={lang} item={successor} /> <Tag tone="waiting">{say.proposal}</Tag>
    </>
  )
  if (outcome === 'carried_over' && successor)
    return {
      ...how,
      mark: (
        <>
          {say.marks.carried_over} <Linked lang={lang} item={successor} />
        </>
      ),
    }
  if (outcome === 'proposed' && successor)
    return {
      ...how,
      mark: (
        <>
          {say.marks.proposed} <Linked lang={lang} item={successor} /> <Tag tone="waiting">{say.proposal}</Tag>
        </>
      ),
    }
  if (outcome === 'carried_elsewhere') {
    const other = elsewhere.get(item.carried_over_to_id ?? 0)
    const named = other ? said(lang, other.title) : `${item.carried_over_to_text} (${words(lang).toLink})`
    const name = other?.path ? <a href={other.path}>{named}</a> : named
    return {
      ...how,
      mark: (
        <>
          {say.marks.carried_elsewhere} {name}
        </>
      ),
      ...(other ? { detail: say.otherPlan } : {}),
    }
  }
  if (outcome === 'stopped') return { ...how, mark: say.marks.stopped, detail: item.stopped_reason ?? say.noReason }
  if (outcome === 'done') return { ...how, mark: say.marks.done, ...(also ? { detail: also } : {}) }
  return { ...how, mark: say.marks[outcome], ...(item.status ? { detail: say.lastKnown(words(lang).statuses[item.status]) } : {}) }
}

function Items({ lang, rows, shown, label }: { lang: Lang; rows: Succeeded<Item>[]; shown: ShownSuccession; label?: string }) {
  const say = successionWords(lang)
  return (
    <OutcomeList label={label}>
      {rows.map((row) => (
        <OutcomeRow
          key={row.item.id}
          code={row.item.code}
          href={itemPath(row.item.id)}
          title={title(lang, row.item)}
          outcome={outcomeTold(lang, row, shown.elsewhere)}
          action={
            row.outcome !== 'carried_over' && shown.mayTell(row.item)
              ? { href: itemEditPath(row.item.id), text: say.tell, label: say.tellOf(`${row.item.code} ${title(lang, row.item)}`) }
              : undefined
          }
          below={row.children.length > 0 ? <Items lang={lang} rows={row.children} shown={shown} /> : null}
        />
      ))}
    </OutcomeList>
  )
}

function Summary({ lang, plan, shown: { counts, only } }: { lang: Lang; plan: Plan; shown: ShownSuccession }) {
  const say = successionWords(lang)
  const path = successionPath(plan.slug)
  const figures = OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => ({
    ...{ name: outcome, sign: <Glyph name={GLYPHS[outcome]} />, count: counts[outcome], label: say.outcomes[outcome](counts[outcome]) },
    href: `${path}?only=${outcome}#items`,
  }))
  return (
    <>
      <FateBar parts={figures} lang={lang} />
      <FigureFilter figures={figures} chosen={only} all={{ label: say.all, href: path }} label={say.filters} lang={lang} />
      {counts.proposed > 0 ? (
        <Notice tone="waiting">
          <p>{say.proposalHint(counts.proposed)}</p>
        </Notice>
      ) : null}
    </>
  )
}

const Newcomers = ({ lang, plan, newcomers }: { lang: Lang; plan: Plan; newcomers: ShownSuccession['newcomers'] }) => {
  const say = successionWords(lang)
  return (
    <>
      <Heading level={2}>{say.newcomers(title(lang, plan))}</Heading>
      <Paragraph>{newcomers.length > 0 ? say.newcomersLead : say.newcomersNone}</Paragraph>
      {newcomers.length > 0 ? (
        <Rows label={say.newcomers(title(lang, plan))}>
          {newcomers.map(({ item, size }) => (
            <Row
              key={item.id}
              href={itemPath(item.id)}
              title={`${item.code} ${title(lang, item)}`}
              detail={size > 1 ? say.withInside(size - 1) : undefined}
            />
          ))}
        </Rows>
      ) : null}
    </>
  )
}

function Known({ lang, plan, shown }: { lang: Lang; plan: Plan; shown: ShownSuccession }) {
  const say = successionWords(lang)
  const { predecessor, only, tree } = shown
  const heading = say.items(title(lang, predecessor))
  return (
    <>
      <Summary lang={lang} plan={plan} shown={shown} />
      <p>
        <ButtonLink href={comparisonPath(predecessor.slug, plan.slug)}>{say.compare}</ButtonLink>
      </p>
      <Heading level={2} id="items">
        {heading}
      </Heading>
      {tree.length > 0 ? (
        <Items lang={lang} rows={only ? withOutcome(tree, only) : tree} shown={shown} label={heading} />
      ) : (
        <Paragraph>{say.empty}</Paragraph>
      )}
      {only === null ? <Newcomers lang={lang} plan={plan} newcomers={shown.newcomers} /> : null}
    </>
  )
}

export function SuccessionPage({ viewing, plan, succession }: { viewing: Viewing; plan: Plan; succession: ShownSuccession | null }) {
  const { lang } = viewing
  const say = successionWords(lang)
  const predecessor = succession && title(lang, succession.predecessor)
  const heading = predecessor === null ? say.plainHeading : say.heading(predecessor)
  return (
    <Page viewing={viewing} title={`${heading} · ${title(lang, plan)}`} noindex={plan.state === 'draft' || succession?.only != null}>
      <PlanHead
        viewing={viewing}
        plan={plan}
        here={successionPath(plan.slug)}
        heading={heading}
        lead={predecessor === null ? undefined : say.lead(predecessor, title(lang, plan))}
      />
      {succession ? (
        <Known lang={lang} plan={plan} shown={succession} />
      ) : (
        <Empty title={say.none}>
          <p>{plan.predecessorText ? say.notHere(plan.predecessorText) : say.noneHint}</p>
        </Empty>
      )}
    </Page>
  )
}
