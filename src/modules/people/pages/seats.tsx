/** The pages of a body and of a person: who sits there, which mandates he or she holds. */
import type { VNode } from 'preact'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Empty, ExampleTag, Paragraph, Prose, Title } from '#design/text.tsx'
import { inLang, langOf } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { directoryWords } from '../messages/pages.ts'
import type { Ancestor } from '../rules.ts'
import type { BodyFacts, MandateFacts, PersonFacts } from '../tables.ts'
import { Above, Hidden, MandatesByTime } from './parts.tsx'

export function BodyPage({
  viewing,
  view,
}: {
  viewing: Viewing
  view: { body: BodyFacts; above: Ancestor[]; mandates: MandateFacts[]; panels: VNode[] }
}) {
  const { lang, today } = viewing
  const { body, mandates } = view
  const say = directoryWords(lang)
  return (
    <Page viewing={viewing} title={inLang(body.name, lang)}>
      <Above lang={lang} above={view.above} />
      <Title kicker={`${say.belongsTo} ${body.organisationName}`} lead={body.seats > 0 ? say.seats(body.seats) : undefined}>
        {inLang(body.name, lang)}
      </Title>
      {inLang(body.note, lang) ? <Prose text={inLang(body.note, lang)} lang={langOf(body.note, lang)} /> : null}
      {mandates.length === 0 ? (
        <Empty title={say.nobody}>
          <Paragraph>{say.nobodyHow}</Paragraph>
        </Empty>
      ) : null}
      <MandatesByTime lang={lang} today={today} mandates={mandates} about="body" label={say.sitting} />
      <Hidden lang={lang} mandates={mandates} />
      {view.panels}
    </Page>
  )
}

export function PersonPage({
  viewing,
  view,
}: {
  viewing: Viewing
  view: { person: PersonFacts; mandates: MandateFacts[]; panels: VNode[] }
}) {
  const { lang, today } = viewing
  const { person, mandates } = view
  const say = directoryWords(lang)
  const rows = <MandatesByTime lang={lang} today={today} mandates={mandates} about="person" label={say.mandates} />
  const contact =
    person.email || person.phone ? (
      <FactCard label={say.facts}>
        {person.email ? (
          <Fact label={say.email}>
            <a href={`mailto:${person.email}`}>{person.email}</a>
          </Fact>
        ) : null}
        {person.phone ? <Fact label={say.phone}>{person.phone}</Fact> : null}
      </FactCard>
    ) : null
  return (
    <Page viewing={viewing} title={person.name} example={person.example} noindex>
      <Title kicker={say.person}>
        {person.name} {person.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      {mandates.length === 0 ? (
        <Empty title={say.none}>
          <Paragraph>{say.noneHow}</Paragraph>
        </Empty>
      ) : null}
      {contact ? <Aside main={rows} aside={contact} /> : rows}
      {view.panels}
    </Page>
  )
}
