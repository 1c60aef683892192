/** Two texts compared: how much changed, the plan itself, then item by item. */
import { FateBar, FigureFilter } from '#design/fates.tsx'
import { Kept } from '#design/kept.tsx'
import { Page } from '#design/page.tsx'
import { FateSign, type RedlineView, VIEWS, WithinPage } from '#design/redline.tsx'
import { ColumnNames, OtherSides, Sides } from '#design/sides.tsx'
import { Tabs } from '#design/tabs.tsx'
import { Crumbs, Empty, ExampleTag, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { comparisonWords } from '../messages/comparison.ts'
import { successionWords } from '../messages/succession.ts'
import { words } from '../messages.ts'
import { comparisonPath, planPath, plansPath, successionPath, versionPath } from '../paths.ts'
import type { Side } from '../queries/comparison.ts'
import { type Comparison, changesIn, FATES, type Fate, type Row, rowsOfFate } from '../rules/comparison.ts'
import { ChoiceForm, type ComparisonForm } from './comparison/choice.tsx'
import { ComparisonRows, firstJump } from './comparison/rows.tsx'
import { frozenTitle, sideDetail, sideName } from './comparison/told.tsx'
import { title } from './told.tsx'

export interface Asked {
  view: RedlineView
  only: Fate | null
}

/** The costly part of a page: made once for all who may read both texts. */
export interface ComparedPart {
  counts: Comparison['counts']
  /** Whether anything of the plan itself differs. */
  facts: boolean
  /** Where the first change stands. */
  first: string | null
  factsHtml: string
  rowsHtml: string
}

/** What is shown of the rows when one fate filters them. */
const filteredRows = (rows: Row[], only: Fate | null): Row[] => (only === null ? rows : rowsOfFate(rows, only))

/** Where the first of the changes that are shown stands. */
export const firstOf = (rows: Row[], only: Fate | null): string | null =>
  firstJump(changesIn(rows).filter(({ fate }) => only === null || fate === only))

export const ComparedItems = ({ lang, rows, asked: { view, only } }: { lang: Lang; rows: Row[]; asked: Asked }) => (
  <ComparisonRows lang={lang} rows={filteredRows(rows, only)} view={view} only={only} />
)

/** The address of a comparison with what is asked of it. */
function pathOf(from: string, to: string, { view, only }: Asked): string {
  const rest = `${view === 'inline' ? '&view=inline' : ''}${only ? `&only=${only}` : ''}`
  return `${comparisonPath(from, to)}${rest}`
}

const sidePath = ({ plan, version }: Side): string => (version ? versionPath(plan.slug, version.number) : planPath(plan.slug))

const named = (lang: Lang, side: Side, label: string) => ({
  label,
  name: frozenTitle(lang, side.text) || side.plan.slug,
  href: sidePath(side),
  detail: sideDetail(lang, side),
  tags: side.text.example ? <ExampleTag lang={lang} /> : null,
})

interface Shown {
  viewing: Viewing
  from: Side
  to: Side
  asked: Asked
  compared: ComparedPart
}

function Summary({ viewing: { lang }, from, to, asked, compared: { counts, first } }: Shown) {
  const say = comparisonWords(lang)
  const changes = counts.changed + counts.moved + counts.added + counts.dropped
  const details: Partial<Record<Fate, string>> = {
    ...(counts.both > 0 ? { changed: say.alsoMoved(counts.both) } : {}),
    ...(counts.renumbered > 0 ? { kept: say.renumbered(counts.renumbered) } : {}),
  }
  const figures = FATES.map((fate) => ({
    ...{ name: fate, sign: <FateSign fate={fate} />, count: counts[fate], label: say.fates[fate](counts[fate]), detail: details[fate] },
    href: `${pathOf(from.key, to.key, { ...asked, only: fate })}#changes`,
  }))
  return (
    <>
      <Paragraph>
        {say.summary(changes, changes + counts.kept)} {first ? <WithinPage href={first}>{say.first} ↓</WithinPage> : null}
      </Paragraph>
      <FateBar parts={figures} lang={lang} />
      <FigureFilter
        figures={figures}
        chosen={asked.only}
        all={{ label: say.all, href: pathOf(from.key, to.key, { ...asked, only: null }) }}
        label={say.filters}
        lang={lang}
      />
      {to.plan.predecessor?.id === from.plan.id ? (
        <p>
          <a href={successionPath(to.plan.slug)}>{successionWords(lang).heading(title(lang, from.plan))}</a>
        </p>
      ) : null}
      {counts.proposals > 0 ? (
        <Notice tone="waiting">
          <p>{say.proposals(counts.proposals)}</p>
        </Notice>
      ) : null}
    </>
  )
}

/** Whether both texts say the same from end to end. */
const isSame = ({ counts, facts }: ComparedPart): boolean => !facts && counts.changed + counts.moved + counts.added + counts.dropped === 0

function Items({ viewing: { lang }, from, to, asked, compared: { counts, rowsHtml } }: Shown) {
  const say = comparisonWords(lang)
  const changes = counts.changed + counts.moved + counts.added + counts.dropped
  if (changes === 0 && asked.only === null)
    return (
      <Empty title={say.sameItems}>
        <p>{say.sameItemsHint}</p>
      </Empty>
    )
  return (
    <>
      {asked.only === 'moved' && counts.both > 0 ? (
        <Paragraph>
          <a href={`${pathOf(from.key, to.key, { ...asked, only: 'changed' })}#changes`}>{say.movedElsewhere(counts.both)}</a>
        </Paragraph>
      ) : null}
      {asked.view === 'side' && changes > 0 ? <ColumnNames before={sideName(lang, from)} after={sideName(lang, to)} /> : null}
      <Kept html={rowsHtml} />
    </>
  )
}

export function ComparisonPage({ form, ...shown }: Shown & { form: ComparisonForm }) {
  const { viewing, from, to, asked, compared } = shown
  const { lang } = viewing
  const say = comparisonWords(lang)
  const onePlan = from.plan.id === to.plan.id
  return (
    <Page viewing={viewing} title={say.pageTitle(sideName(lang, from), sideName(lang, to))} noindex>
      <Crumbs
        items={[
          { href: plansPath(), label: words(lang).plans },
          ...(onePlan ? [{ href: planPath(to.plan.slug), label: title(lang, to.plan) }] : []),
          { href: comparisonPath(), label: say.title },
        ]}
        lang={lang}
      />
      <Title kicker={say.kicker}>{say.heading}</Title>
      <Sides
        before={named(lang, from, say.before)}
        after={named(lang, to, say.after)}
        swap={{ href: pathOf(to.key, from.key, asked), label: say.swap }}
      />
      <OtherSides summary={say.others}>
        <ChoiceForm lang={lang} form={form} />
      </OtherSides>
      {isSame(compared) ? (
        <Empty title={say.identical}>
          <p>{say.identicalHint}</p>
        </Empty>
      ) : (
        <Differences {...shown} />
      )}
    </Page>
  )
}

function Differences(shown: Shown) {
  const { viewing, from, to, asked, compared } = shown
  const { lang } = viewing
  const say = comparisonWords(lang)
  return (
    <>
      <Summary {...shown} />
      <Tabs
        label={say.views}
        tabs={VIEWS.map((view) => ({
          href: pathOf(from.key, to.key, { ...asked, view }),
          label: view === 'side' ? say.sideView : say.inlineView,
        }))}
        here={pathOf(from.key, to.key, asked)}
      />
      {asked.only === null && compared.facts ? (
        <>
          <Heading level={2}>{say.plan}</Heading>
          <Kept html={compared.factsHtml} />
        </>
      ) : null}
      <Heading level={2} id="changes">
        {say.items}
      </Heading>
      <Items {...shown} />
    </>
  )
}
