/** The demonstration's own page: its people to sign in as. */
import { Fragment } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, Form, HiddenField, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, ExampleTag, Heading, Paragraph, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { roleName } from '../messages/names.ts'
import { demoWords } from '../messages.ts'
import { demoSessionPath } from '../paths.ts'
import { DEMO_GROUPS, type DemoGroup, officesHeld } from '../rules.ts'
import type { MandateFacts, Office } from '../tables.ts'

export interface DemoPerson {
  id: number
  name: string
  group: DemoGroup
  mandates: MandateFacts[]
}

const officesOf = (lang: Lang, person: DemoPerson, today: string): string => {
  const say = demoWords(lang)
  const told = person.mandates.filter((mandate) => mandate.startsOn <= today)
  const over = (mandate: MandateFacts) => mandate.endsOn !== null && mandate.endsOn < today
  const [former, current] = [officesHeld(told.filter(over)), officesHeld(told.filter((mandate) => !over(mandate)))]
  const named = (office: Office) => {
    const bodies = office.bodies.map((body) => inLang(body, lang)).join(', ')
    return `${roleName(lang, office.role)}, ${office.organisationName}${bodies ? ` (${bodies})` : ''}`
  }
  return [...current.map(named), ...former.map((office) => `${named(office)}, ${say.ended(formatDay(lang, office.endsOn!))}`)].join(' · ')
}

const PersonRow = ({ lang, person, back, today }: { lang: Lang; person: DemoPerson; back: string | null; today: string }) => (
  <Row
    glyph="person"
    title={person.name}
    detail={officesOf(lang, person, today)}
    tags={<ExampleTag lang={lang} />}
    aside={
      <Form action={demoSessionPath()} inline label={demoWords(lang).enterAs(person.name)}>
        <HiddenField name="person" value={String(person.id)} />
        {back ? <HiddenField name="back" value={back} /> : null}
        <SubmitButton tone="plain">{demoWords(lang).enterAs(person.name)}</SubmitButton>
      </Form>
    }
  />
)

export function DemoPage({ viewing, people, back }: { viewing: Viewing; people: DemoPerson[]; back: string | null }) {
  const { lang, today } = viewing
  const say = demoWords(lang)
  return (
    <Page viewing={viewing} title={say.title} example noindex>
      <Title lead={say.lead}>{say.title}</Title>
      {DEMO_GROUPS.map((group) => {
        const members = people.filter((person) => person.group === group)
        return members.length === 0 ? null : (
          <Fragment key={group}>
            <Heading level={2} id={`group-${group}`}>
              {say.groups[group]}
            </Heading>
            <Rows label={say.groups[group]}>
              {members.map((person) => (
                <PersonRow key={person.id} lang={lang} person={person} back={back} today={today} />
              ))}
            </Rows>
          </Fragment>
        )
      })}
      <Paragraph>{say.stranger}</Paragraph>
      <Buttons>
        <ButtonLink href={back ?? '/'}>{say.leave}</ButtonLink>
      </Buttons>
    </Page>
  )
}
