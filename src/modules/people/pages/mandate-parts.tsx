/** What the forms of mandates share: looking somebody up by a few letters, and the mandate that they are about. */
import type { ComponentChildren } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { Buttons, ErrorSummary, Form, type FormError, HiddenField, SubmitButton, TextField } from '#design/form.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Muted, Paragraph } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import { mandateFormWords } from '../messages/keeping-persons.ts'
import { officeName, roleName } from '../messages/names.ts'
import { organisationPath, personPath } from '../paths.ts'
import type { PersonOffered } from '../queries/keeping.ts'
import type { MandateFacts } from '../tables.ts'

/** What tells people of one name apart: their offices of the day, else that they have none. */
export const personDetail = (lang: Lang, { mandates, email }: PersonOffered): string => {
  const offices = [...new Set(mandates.map((mandate) => officeName(lang, mandate)))]
  return [offices.join(' · ') || mandateFormWords(lang).noMandateToday, email].filter(Boolean).join(' · ')
}

export interface Looking {
  /** What was typed; '' at first. */
  typed: string
  persons: PersonOffered[]
  more: boolean
}

export interface LookUpProps {
  lang: Lang
  looking: Looking
  /** Where the letters are sent, with what is chosen already. */
  action: string
  kept: Record<string, string>
  /** Where a person leads. */
  href: (person: PersonOffered) => string
  /** What to do about somebody who is not there. */
  absent?: { href: string; label: string }
  /** What was refused: of the person, at the field where he or she is looked up. */
  errors: FormError[]
}

/** Errors of the person, moved to the field of this name, or to none: a step further nobody is looked up any more. */
export const personErrors = (errors: FormError[], field?: string): FormError[] =>
  errors.map((error) => (error.field === 'person' ? { ...(field ? { field } : {}), text: error.text } : error))

/** A step that works without scripts: letters, then the people whose names hold them. */
export const LookUp = ({ lang, looking, action, kept, href, absent, errors }: LookUpProps) => {
  const say = mandateFormWords(lang)
  const wrong = personErrors(errors, 'q')
  const { typed, persons, more } = looking
  return (
    <>
      <Form action={action} method="get" label={say.look}>
        <ErrorSummary lang={lang} errors={wrong} />
        {Object.entries(kept).map(([name, value]) => (
          <HiddenField key={name} name={name} value={value} />
        ))}
        <TextField
          name="q"
          label={say.search}
          hint={say.searchHint}
          type="search"
          value={typed}
          autocomplete="off"
          error={wrong.find(({ field }) => field === 'q')?.text}
        />
        <Buttons>
          <SubmitButton tone={persons.length > 0 ? 'plain' : 'deed'}>{say.look}</SubmitButton>
          {absent ? <ButtonLink href={absent.href}>{absent.label}</ButtonLink> : null}
        </Buttons>
      </Form>
      {typed !== '' && persons.length === 0 ? (
        <Empty title={say.nobody(typed)}>
          <Paragraph>{say.nobodyHow}</Paragraph>
        </Empty>
      ) : null}
      {persons.length > 0 ? (
        <>
          <Heading level={2} count={persons.length}>
            {say.found}
          </Heading>
          <Rows label={say.matches(persons.length)}>
            {persons.map((person) => (
              <Row
                key={person.id}
                glyph="person"
                href={href(person)}
                title={person.name}
                detail={personDetail(lang, person)}
                tags={person.example ? <ExampleTag lang={lang} /> : null}
              />
            ))}
          </Rows>
          {more ? (
            <Paragraph>
              <Muted>{say.more}</Muted>
            </Paragraph>
          ) : null}
        </>
      ) : null}
    </>
  )
}

/** What is settled already, each with a way to change it. */
export const Settled = ({ lang, facts }: { lang: Lang; facts: { label: string; value: ComponentChildren; change?: string }[] }) => (
  <FactCard>
    {facts.map(({ label, value, change }) => (
      <Fact key={label} label={label}>
        {value}
        {change ? <br /> : null}
        {change ? (
          <a href={change} aria-label={mandateFormWords(lang).changeNamed(label)}>
            {mandateFormWords(lang).change}
          </a>
        ) : null}
      </Fact>
    ))}
  </FactCard>
)

export function termOf(lang: Lang, { startsOn, endsOn }: { startsOn: Day; endsOn: Day | null }, today: Day): string {
  const say = mandateFormWords(lang)
  const from = formatDay(lang, startsOn)
  if (endsOn !== null) return say.between(from, formatDay(lang, endsOn))
  return startsOn > today ? say.from(from) : say.since(from)
}

/** The mandate that a form is about. */
export const Held = ({ lang, today, mandate }: { lang: Lang; today: Day; mandate: MandateFacts }) => {
  const say = mandateFormWords(lang)
  return (
    <FactCard label={say.held}>
      <Fact label={say.person}>
        {mandate.personId === null ? say.erased : <a href={personPath(mandate.personId)}>{mandate.personName}</a>}
      </Fact>
      <Fact label={say.role}>{roleName(lang, mandate.role)}</Fact>
      <Fact label={say.organisation}>
        <a href={organisationPath(mandate.organisationId)}>{mandate.organisationName}</a>
      </Fact>
      {mandate.bodyName ? <Fact label={say.body}>{inLang(mandate.bodyName, lang)}</Fact> : null}
      <Fact label={say.term}>{termOf(lang, mandate, today)}</Fact>
      {mandate.decidedBy ? <Fact label={say.decided}>{mandate.decidedBy}</Fact> : null}
    </FactCard>
  )
}
