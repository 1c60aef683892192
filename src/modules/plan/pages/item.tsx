/** An item's page: its place in the tree, its facts, what it holds, what surrounds the work on it, and its thread. */

import type { VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Aside } from '#design/facts.tsx'
import { ActionRows } from '#design/outline.tsx'
import { Page } from '#design/page.tsx'
import { Crumbs, Heading, Notice, Paragraph, Prose, Tag, Title } from '#design/text.tsx'
import { Thread } from '#design/thread.tsx'
import type { ToldEntry } from '#kernel/history.ts'
import { type Lang, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { words } from '../messages.ts'
import { itemPath, planPath } from '../paths.ts'
import type { Place, PlacedItem } from '../queries/items.ts'
import type { Milestone } from '../queries/plans.ts'
import type { OtherTexts } from '../queries/references.ts'
import type { Serving } from '../queries/serving.ts'
import { linkedText } from '../rules.ts'
import { DocumentsPart, type ItemDocuments } from './documents.tsx'
import { type Editing, Facts } from './item-facts.tsx'
import { expectedKnot, knotsOf } from './knots.ts'
import { Action } from './outline.tsx'
import { DecisionStamp } from './plan.tsx'
import { CitedByPart, OtherTextsPart, RemovedNotice, ServedByPart, ServesPart, type ServingForm } from './serving.tsx'
import { sharedItem } from './shared.tsx'
import { title } from './told.tsx'

export { type Editing, FACTS_FRAME } from './item-facts.tsx'

function Inside({ viewing: { lang, today }, placed: { item, plan, children } }: { viewing: Viewing; placed: PlacedItem }) {
  const say = words(lang)
  if (item.level === plan.lastLevel) return null
  if (children.length === 0) return <Paragraph>{item.provenance === null ? say.noActionYet : say.leftOpen}</Paragraph>
  const actions = children[0]!.level === plan.lastLevel
  return (
    <>
      <Heading level={2}>{say.inside}</Heading>
      {actions ? (
        <ActionRows label={say.inside}>
          {children.map((child) => (
            <Action key={child.id} lang={lang} item={child} today={today} />
          ))}
        </ActionRows>
      ) : (
        <Rows label={say.inside}>
          {children.map((child) => (
            <Row key={child.id} href={itemPath(child.id)} title={title(lang, child)} detail={child.code} />
          ))}
        </Rows>
      )}
    </>
  )
}

const Neighbours = ({ lang, before, after }: { lang: Lang; before: Place | null; after: Place | null }) =>
  before || after ? (
    <nav aria-label={words(lang).neighbours}>
      <Rows>
        {before ? <Row href={itemPath(before.id)} title={said(lang, before.title)} detail={words(lang).previous} /> : null}
        {after ? <Row href={itemPath(after.id)} title={said(lang, after.title)} detail={words(lang).next} /> : null}
      </Rows>
    </nav>
  ) : null

export interface ItemPageProps {
  viewing: Viewing
  placed: PlacedItem
  milestones: Milestone[]
  entries: ToldEntry[]
  editing: Editing
  around: Around
  /** What other modules show of it: its money. */
  panels: VNode[]
}

/** What surrounds the work on an item. */
export interface Around {
  /** Where the codes in its text lead. */
  links: ReadonlyMap<string, number>
  citedBy: Place[]
  otherTexts: OtherTexts
  documents: ItemDocuments
  serving: Serving
  /** Null: this reader does not say what the action serves. */
  servingForm: ServingForm | null
}

/** The item's text, in which the codes of other items are links. */
function ItemText({ lang, placed: { item }, links }: { lang: Lang; placed: PlacedItem; links: Around['links'] }) {
  const text = said(lang, item.text)
  const pathOf = (code: string) => (links.has(code) ? itemPath(links.get(code)!) : null)
  return text ? <Prose text={linkedText(text, pathOf)} lang={langOf(item.text, lang)} /> : null
}

export function ItemPage({ viewing, placed, milestones, entries, editing, around, panels }: ItemPageProps) {
  const { lang } = viewing
  const say = words(lang)
  const { item, plan, ancestors } = placed
  const crumbs = [
    { href: planPath(plan.slug), label: title(lang, plan) },
    ...ancestors.map((place) => ({ href: itemPath(place.id), label: `${place.code} ${said(lang, place.title)}` })),
  ]
  const thread = item.level === plan.lastLevel ? say.thread : say.threadOfItem
  return (
    <Page
      viewing={viewing}
      title={title(lang, item)}
      description={said(lang, item.text) || title(lang, plan)}
      noindex={plan.state === 'draft' || item.removed}
      example={plan.example || undefined}
      {...sharedItem(lang, placed)}
    >
      <Crumbs items={crumbs} lang={lang} />
      <Title kicker={plan.state === 'draft' || plan.state === 'published' ? <Tag tone="waiting">{say.states[plan.state]}</Tag> : undefined}>
        {title(lang, item)}
      </Title>
      <Aside
        main={
          <>
            <DecisionStamp lang={lang} plan={plan} />
            {item.removed && !(item.origin_id !== null && plan.state === 'adopted') ? <RemovedNotice lang={lang} /> : null}
            <OtherTextsPart lang={lang} texts={around.otherTexts} />
            <ItemText lang={lang} placed={placed} links={around.links} />
            {item.status === 'stopped' ? (
              <Notice tone="decision" title={say.stoppedReason}>
                <p>{item.stopped_reason ?? ''}</p>
              </Notice>
            ) : null}
          </>
        }
        below={
          <>
            {item.removed ? null : <Inside viewing={viewing} placed={placed} />}
            <ServesPart lang={lang} item={item} serving={around.serving} form={around.servingForm} />
            <ServedByPart lang={lang} serving={around.serving} />
            <CitedByPart lang={lang} places={around.citedBy} />
            {panels}
            <DocumentsPart viewing={viewing} itemId={item.id} shown={around.documents} />
            <Heading level={2}>{thread}</Heading>
            <Thread knots={[...knotsOf(lang, milestones, entries), ...expectedKnot(lang, item)]} lang={lang} label={thread} />
          </>
        }
        aside={<Facts viewing={viewing} placed={placed} editing={editing} />}
      />
      <Neighbours lang={lang} before={placed.before} after={placed.after} />
    </Page>
  )
}
