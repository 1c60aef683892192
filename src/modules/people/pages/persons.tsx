/** The persons of the network, for those who are signed in: their list, and one person's page. */
import type { VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { FilterBar } from '#design/filters.tsx'
import { TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Muted, Notice, Paragraph, Title } from '#design/text.tsx'
import { CopyAddress, Pager, Toolbar } from '#design/toolbar.tsx'
import type { ToldEntry } from '#kernel/history.ts'
import { formatNumber } from '#kernel/money.ts'
import { ROLES } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { officeName, regionName, roleName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { newMandatePath, newPersonPath, personEditPath, personPath, personsPath } from '../paths.ts'
import type { ListedPerson, PersonsListed } from '../queries/directory-people.ts'
import type { PersonsAsked } from '../rules/directory.ts'
import { officesHeld } from '../rules.ts'
import type { MandateFacts, PersonFacts } from '../tables.ts'
import { DeedsOf } from './deeds.tsx'
import { personsAddress } from './directory-address.ts'
import { CountedSelect, chips, DirectoryHead, regionChoices } from './directory-parts.tsx'
import { MandatesByTime } from './parts.tsx'
import { TermsOf } from './terms.tsx'

export interface PersonsView {
  asked: PersonsAsked
  listed: PersonsListed
  size: number
  keep: boolean
}

const roleLabel = (lang: Lang, role: PersonsAsked['role']) =>
  role === null ? null : role === 'none' ? listWords(lang).noRole : roleName(lang, role)

function Filters({ lang, asked }: { lang: Lang; asked: PersonsAsked }) {
  const say = listWords(lang)
  const without = (change: Partial<PersonsAsked>) => personsAddress({ ...asked, page: 1, ...change })
  const active = chips([
    { label: asked.words, removeHref: without({ words: '' }) },
    { label: roleLabel(lang, asked.role), removeHref: without({ role: null }) },
    { label: asked.region && regionName(lang, asked.region), removeHref: without({ region: null }) },
  ])
  const roles = [...ROLES.map((value) => ({ value, label: roleName(lang, value) })), { value: 'none', label: say.noRole }]
  return (
    <FilterBar action={personsPath()} active={active} lang={lang}>
      <TextField name="words" type="search" label={say.name} value={asked.words} maxlength={100} />
      <CountedSelect lang={lang} name="role" label={say.role} any={say.anyRole} value={asked.role ?? ''} choices={roles} />
      <CountedSelect
        lang={lang}
        name="region"
        label={say.region}
        any={say.anyRegion}
        value={asked.region ?? ''}
        choices={regionChoices(lang)}
      />
    </FilterBar>
  )
}

/** So many offices of one person are named in a row. */
const NAMED = 2

const PersonRow = ({ lang, row }: { lang: Lang; row: ListedPerson }) => {
  const say = listWords(lang)
  const offices = officesHeld(row.mandates)
  const more = offices.length - NAMED
  return (
    <Row
      glyph="person"
      href={personPath(row.id)}
      title={row.name}
      tags={row.example ? <ExampleTag lang={lang} /> : null}
      detail={
        offices.length === 0 ? (
          <Muted>{say.noRole}</Muted>
        ) : (
          [...offices.slice(0, NAMED).map((office) => officeName(lang, office)), ...(more > 0 ? [say.more(more)] : [])].join(' · ')
        )
      }
    />
  )
}

export function PersonsPage({ viewing, view }: { viewing: Viewing; view: PersonsView }): VNode {
  const { lang } = viewing
  const { asked, listed, size, keep } = view
  const say = listWords(lang)
  return (
    <Page viewing={viewing} title={say.persons} noindex>
      <DirectoryHead
        viewing={viewing}
        here={personsPath()}
        title={say.persons}
        lead={say.personsLead}
        actions={
          keep ? (
            <ButtonLink href={newPersonPath()} main>
              {say.addPerson}
            </ButtonLink>
          ) : undefined
        }
      />
      <Filters lang={lang} asked={asked} />
      <Toolbar figures={say.personsCount(listed.total, formatNumber(lang, listed.total))}>
        <CopyAddress label={say.copy} done={say.copied} />
      </Toolbar>
      {listed.nearly ? <Notice tone="info">{say.nearlyPerson(asked.words)}</Notice> : null}
      {listed.rows.length === 0 ? (
        <Empty title={say.noPersons}>
          <Paragraph>{say.noPersonsHow}</Paragraph>
        </Empty>
      ) : (
        <Rows label={say.persons}>
          {listed.rows.map((row) => (
            <PersonRow key={row.id} lang={lang} row={row} />
          ))}
        </Rows>
      )}
      <Pager lang={lang} page={asked.page} size={size} of={listed.total} href={(page) => personsAddress({ ...asked, page })} />
    </Page>
  )
}

export interface PersonView {
  person: PersonFacts
  mandates: MandateFacts[]
  /** That the address takes no mails, for those who see the address. */
  trouble: string | null
  entries: ToldEntry[]
  keep: boolean
  panels: VNode[]
}

const Card = ({ lang, view: { person, trouble, keep } }: { lang: Lang; view: PersonView }) => {
  const [say, tell] = [listWords(lang), directoryWords(lang)]
  const actions = (
    <>
      <ButtonLink href={personEditPath(person.id)}>{say.editPerson}</ButtonLink>
      <ButtonLink href={newMandatePath({ person: person.id })}>{say.giveMandate}</ButtonLink>
    </>
  )
  return (
    <FactCard label={tell.facts} actions={keep ? actions : undefined}>
      {person.email ? (
        <Fact label={tell.email}>
          <a href={`mailto:${person.email}`}>{person.email}</a> {trouble ? <Muted>{trouble}</Muted> : null}
        </Fact>
      ) : null}
      {person.phone ? (
        <Fact label={tell.phone}>
          <a href={`tel:${person.phone.replace(/[^+\d]/g, '')}`}>{person.phone}</a>
        </Fact>
      ) : null}
    </FactCard>
  )
}

export function PersonPage({ viewing, view }: { viewing: Viewing; view: PersonView }) {
  const { lang, today } = viewing
  const { person, mandates } = view
  const say = directoryWords(lang)
  const rows = <MandatesByTime lang={lang} today={today} mandates={mandates} about="person" label={say.mandates} />
  const card = person.email || person.phone || view.keep ? <Card lang={lang} view={view} /> : null
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
      {card ? <Aside main={rows} aside={card} /> : rows}
      <TermsOf lang={lang} today={today} mandates={mandates} about="person" />
      {view.panels}
      <DeedsOf lang={lang} entries={view.entries} />
    </Page>
  )
}
