/** An item's page: its place in the tree, its facts, what it holds, and its thread. */

import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Form, SubmitButton } from '#design/form.tsx'
import { Frame } from '#design/frame.tsx'
import { ActionRows } from '#design/outline.tsx'
import { Page } from '#design/page.tsx'
import { ProgressBar, StatusMark } from '#design/status.tsx'
import { ButtonLink, Crumbs, ExampleTag, Heading, Notice, Paragraph, Prose, Tag, Title } from '#design/text.tsx'
import { Thread } from '#design/thread.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { type Lang, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bodyPath, organisationPath, regionName } from '#modules/people/index.ts'
import { words } from '../messages.ts'
import { itemEditPath, itemPath, planPath, undoPath } from '../paths.ts'
import type { Item, Owner, Place, PlacedItem } from '../queries/items.ts'
import type { Milestone } from '../queries/plans.ts'
import { isLate, missingOf } from '../rules.ts'
import { expectedKnot, knotsOf } from './knots.ts'
import { Action } from './outline.tsx'
import { DecisionStamp } from './plan.tsx'
import { ownerPath, ownerText, title } from './told.tsx'

/** The facts' frame: the form of `/items/:id/edit` replaces it in place. */
export const FACTS_FRAME = 'facts'

const linkedOwner = (lang: Lang, owner: Owner) => {
  const path = ownerPath(owner)
  return path ? <a href={path}>{ownerText(lang, owner)}</a> : ownerText(lang, owner)
}

function ScopeFact({ lang, item }: { lang: Lang; item: Item }) {
  const say = words(lang)
  if (item.scope === null) return null
  const regions = item.regions.length > 0 ? item.regions.map((code) => regionName(lang, code)).join(', ') : say.allRegions
  return <Fact label={say.scope}>{item.scope === 'national' ? say.scopes.national : say.withRegions(regions)}</Fact>
}

function CarriedFacts({ lang, placed: { carriedTo, carriedOverTo, carriedOverFrom } }: { lang: Lang; placed: PlacedItem }) {
  const say = words(lang)
  const place = (to: Place) => (
    <a key={to.id} href={itemPath(to.id)}>
      {to.code} {said(lang, to.title)}
    </a>
  )
  return (
    <>
      {carriedTo ? (
        <Fact label={say.carriedTo}>
          {carriedTo.kind === 'text' ? (
            carriedTo.name
          ) : (
            <a href={carriedTo.kind === 'body' ? bodyPath(carriedTo.id) : organisationPath(carriedTo.id)}>{said(lang, carriedTo.name)}</a>
          )}
        </Fact>
      ) : null}
      {carriedOverTo ? <Fact label={say.carriedOverTo}>{place(carriedOverTo)}</Fact> : null}
      {carriedOverFrom.length > 0 ? <Fact label={say.carriedOverFrom}>{carriedOverFrom.map(place)}</Fact> : null}
    </>
  )
}

/** The facts of an action; what is missing is said in red lead, where it will stand. */
function ActionFacts({ viewing: { lang, today }, placed }: { viewing: Viewing; placed: PlacedItem }) {
  const say = words(lang)
  const { item } = placed
  const missing = missingOf(item)
  return (
    <>
      <Fact label={say.status}>
        <StatusMark status={item.status ?? 'planned'} label={say.statuses[item.status ?? 'planned']} />
        {item.progress !== null && item.status !== 'done' ? <ProgressBar percent={item.progress} label={say.progress} lang={lang} /> : null}
      </Fact>
      {item.owner || missing.includes('owner') ? (
        <Fact label={say.owner} missing={!item.owner}>
          {item.owner ? linkedOwner(lang, item.owner) : say.toSay.owner}
        </Fact>
      ) : null}
      <ScopeFact lang={lang} item={item} />
      {item.starts_on ? <Fact label={say.start}>{formatDay(lang, item.starts_on)}</Fact> : null}
      {item.ends_on || missing.includes('date') ? (
        <Fact label={say.due} missing={!item.ends_on || isLate(item, today)}>
          {item.ends_on ? `${formatDay(lang, item.ends_on)}${isLate(item, today) ? `, ${say.late}` : ''}` : say.toSay.date}
        </Fact>
      ) : null}
      {item.partners.length > 0 ? <Fact label={say.partners}>{item.partners.join(', ')}</Fact> : null}
      {item.expected_result || missing.includes('expected_result') ? (
        <Fact label={say.expectedResult} missing={!item.expected_result}>
          {item.expected_result || say.toSay.expected_result}
        </Fact>
      ) : null}
      <CarriedFacts lang={lang} placed={placed} />
    </>
  )
}

export interface Editing {
  /** Which of the two buttons this reader gets: all facts, the news of one's own action, or none. */
  may: 'all' | 'news' | 'none'
  /** One's own last deed on this item, while nobody touched it since. */
  undoEntryId: number | null
}

const Facts = ({ viewing, placed, editing }: { viewing: Viewing; placed: PlacedItem; editing: Editing }) => {
  const { lang } = viewing
  const say = words(lang)
  const { item, plan } = placed
  const action = item.level === plan.lastLevel
  return (
    <Frame id={FACTS_FRAME} top>
      <FactCard
        label={title(lang, item)}
        actions={
          editing.may === 'none' ? null : (
            <>
              <ButtonLink href={itemEditPath(item.id)} main frame={FACTS_FRAME}>
                {editing.may === 'news' ? say.giveNews : say.edit}
              </ButtonLink>
              {editing.undoEntryId ? (
                <Form action={undoPath(editing.undoEntryId)} inline>
                  <SubmitButton tone="plain">{say.undoLast}</SubmitButton>
                </Form>
              ) : null}
            </>
          )
        }
      >
        {action ? <ActionFacts viewing={viewing} placed={placed} /> : null}
        <Fact label={say.code}>
          {item.code} · {plan.levelNames[lang][item.level - 1] ?? plan.levelNames.fr[item.level - 1]}
        </Fact>
        {item.provenance ? <Fact label={say.provenance}>{say.provenances[item.provenance]}</Fact> : null}
        {item.example_fields.length > 0 ? (
          <Fact label={say.exampleFacts}>
            <ExampleTag lang={lang} />{' '}
            {[...new Set(item.example_fields.map((field) => say.fields[field as keyof typeof say.fields] ?? field))].join(', ')}
          </Fact>
        ) : null}
      </FactCard>
    </Frame>
  )
}

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
}

export function ItemPage({ viewing, placed, milestones, entries, editing }: ItemPageProps) {
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
      noindex={plan.state === 'draft'}
    >
      <Crumbs items={crumbs} lang={lang} />
      <Title kicker={plan.state === 'draft' || plan.state === 'published' ? <Tag tone="waiting">{say.states[plan.state]}</Tag> : undefined}>
        {title(lang, item)}
      </Title>
      <Aside
        main={
          <>
            <DecisionStamp lang={lang} plan={plan} />
            {said(lang, item.text) ? <Prose text={said(lang, item.text)} lang={langOf(item.text, lang)} /> : null}
            {item.status === 'stopped' ? (
              <Notice tone="decision" title={say.stoppedReason}>
                <p>{item.stopped_reason ?? ''}</p>
              </Notice>
            ) : null}
          </>
        }
        below={
          <>
            <Inside viewing={viewing} placed={placed} />
            <Heading level={2}>{thread}</Heading>
            <Thread knots={[...knotsOf(lang, plan, milestones, entries), ...expectedKnot(lang, item)]} lang={lang} label={thread} />
          </>
        }
        aside={<Facts viewing={viewing} placed={placed} editing={editing} />}
      />
      <Neighbours lang={lang} before={placed.before} after={placed.after} />
    </Page>
  )
}
