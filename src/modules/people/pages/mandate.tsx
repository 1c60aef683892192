/** One mandate: for whom, from when to when, by which decision, what it follows and what happened to it. */
import type { VNode } from 'preact'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Crumbs, ExampleTag, Title } from '#design/text.tsx'
import { type Day, daysBetween, formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { officeName, roleName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { bodyPath, mandateEndingPath, mandatePath, mandateReplacementPath, organisationPath, personPath } from '../paths.ts'
import type { MandateTold } from '../queries/mandates.ts'
import { inForce } from '../rules.ts'
import type { MandateFacts } from '../tables.ts'
import { DeedsOf } from './deeds.tsx'
import { termText } from './parts.tsx'
import { holderName } from './terms.tsx'

export interface MandateView {
  mandate: MandateTold
  entries: ToldEntry[]
  /** Whether this reader may end it or give it to another. */
  may: { end: boolean; replace: boolean }
}

const Other = ({ lang, mandate }: { lang: Lang; mandate: MandateFacts }) => (
  <a href={mandatePath(mandate.id)}>
    {holderName(lang, mandate)}, {formatDay(lang, mandate.startsOn, 'short')}
  </a>
)

function MandateCard({ lang, today, view: { mandate, may } }: { lang: Lang; today: Day; view: MandateView }) {
  const say = listWords(lang)
  const state = mandate.startsOn > today ? say.toCome : inForce(mandate, today) ? say.inForce : say.over
  const left = state === say.inForce && mandate.endsOn !== null ? daysBetween(today, mandate.endsOn) + 1 : null
  const actions = (
    <>
      {may.end ? <ButtonLink href={mandateEndingPath(mandate.id)}>{say.endIt}</ButtonLink> : null}
      {may.replace ? <ButtonLink href={mandateReplacementPath(mandate.id)}>{say.replace}</ButtonLink> : null}
    </>
  )
  return (
    <FactCard label={directoryWords(lang).facts} actions={may.end || may.replace ? actions : undefined}>
      <Fact label={say.stateNow}>{[state, left === null ? null : say.daysLeft(left)].filter(Boolean).join(', ')}</Fact>
      <Fact label={say.heldBy}>
        {mandate.personId === null ? say.erased : <a href={personPath(mandate.personId)}>{mandate.personName}</a>}
      </Fact>
      <Fact label={say.forWhom}>
        <a href={organisationPath(mandate.organisationId)}>{mandate.organisationName}</a>
      </Fact>
      {mandate.bodyId !== null && mandate.bodyName ? (
        <Fact label={say.inBody}>
          <a href={bodyPath(mandate.bodyId)}>{inLang(mandate.bodyName, lang)}</a>
        </Fact>
      ) : null}
      <Fact label={say.firstDay}>{formatDay(lang, mandate.startsOn)}</Fact>
      <Fact label={say.lastDay}>{mandate.endsOn === null ? say.open : formatDay(lang, mandate.endsOn)}</Fact>
      {mandate.decidedBy ? <Fact label={say.decidedBy}>{mandate.decidedBy}</Fact> : null}
      {mandate.endedBy ? <Fact label={say.endedBy}>{mandate.endedBy}</Fact> : null}
      {mandate.replaces ? (
        <Fact label={say.replaces}>
          <Other lang={lang} mandate={mandate.replaces} />
        </Fact>
      ) : null}
      {mandate.replacedBy ? (
        <Fact label={say.replacedBy}>
          <Other lang={lang} mandate={mandate.replacedBy} />
        </Fact>
      ) : null}
    </FactCard>
  )
}

/** The days that the mandate itself says: they stand on its thread beside the deeds. */
const daysOf = (lang: Lang, { startsOn, endsOn }: MandateTold, today: Day) => {
  const say = listWords(lang)
  return [{ day: startsOn, title: say.begins }, ...(endsOn === null ? [] : [{ day: endsOn, title: say.ends }])].map(({ day, title }) => ({
    day,
    knot: {
      id: `d${day}`,
      when: formatDay(lang, day, 'short'),
      datetime: day,
      glyph: 'calendar' as const,
      tone: day > today ? ('future' as const) : ('deed' as const),
      title,
    },
  }))
}

export function MandatePage({ viewing, view }: { viewing: Viewing; view: MandateView }): VNode {
  const { lang, today } = viewing
  const { mandate } = view
  const title = `${holderName(lang, mandate)}, ${roleName(lang, mandate.role)}`
  return (
    <Page viewing={viewing} title={title} example={mandate.example} noindex>
      <Crumbs lang={lang} items={[{ href: organisationPath(mandate.organisationId), label: mandate.organisationName }]} />
      <Title kicker={listWords(lang).mandate} lead={`${officeName(lang, mandate)}, ${termText(lang, mandate, today)}`}>
        {holderName(lang, mandate)} {mandate.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Aside
        main={<DeedsOf lang={lang} entries={view.entries} more={daysOf(lang, mandate, today)} />}
        aside={<MandateCard lang={lang} today={today} view={view} />}
      />
    </Page>
  )
}
