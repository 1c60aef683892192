/** The facts of an item: the card beside its text, with the buttons of those who may edit. */

import { Fact, FactCard } from '#design/facts.tsx'
import { Form, SubmitButton } from '#design/form.tsx'
import { Frame } from '#design/frame.tsx'
import { ProgressBar, StatusMark } from '#design/status.tsx'
import { ButtonLink, ExampleTag } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { bodyPath, organisationPath, regionName } from '#modules/people/index.ts'
import { words } from '../messages.ts'
import { itemEditPath, itemPath, undoPath } from '../paths.ts'
import type { Item, Owner, Place, PlacedItem } from '../queries/items.ts'
import { isLate, missingOf } from '../rules.ts'
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

export const Facts = ({ viewing, placed, editing }: { viewing: Viewing; placed: PlacedItem; editing: Editing }) => {
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
