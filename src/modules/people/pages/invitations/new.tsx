/** Preparing invitations: whom, with what is missing to reach them; the mail; and a colleague who is added. */
import { Disclosure } from '#design/disclosure.tsx'
import { FilterBar } from '#design/filters.tsx'
import { Buttons, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Crumbs, Empty, ExampleTag, Figures, Heading, Muted, Notice, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatNumber } from '#kernel/money.ts'
import { ROLES } from '#kernel/values/actor.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { invitationsWords } from '../../messages/invitations.ts'
import { roleName } from '../../messages/names.ts'
import { invitationsPath, newInvitationsPath } from '../../paths.ts'
import type { Invitee } from '../../queries/invitees.ts'
import type { InviteesAsked } from '../../tables/invitations.ts'
import { ColleagueForm } from './colleague.tsx'
import { TextFields } from './texts.tsx'

type Named = { id: number; name: string }
type Typed = Record<string, string[]>

export interface NewInvitationsView {
  asked: InviteesAsked
  inNameOf: string
  people: Invitee[]
  /** What one may choose among; empty: there is nothing to choose. */
  regions: Named[]
  organisations: Named[]
  /** The usual subjects. */
  subjects: Record<Lang, string>
  /** The organisation that a colleague may be added to. */
  colleagueOf: Named | null
  today: string
}

const MOST_SHOWN = 100

const queryOf = ({ regionId, organisationId, role }: InviteesAsked): string => {
  const query = new URLSearchParams()
  if (regionId !== null) query.set('region', String(regionId))
  if (organisationId !== null) query.set('organisation', String(organisationId))
  if (role !== null) query.set('role', role)
  return query.size > 0 ? `${newInvitationsPath()}?${query}` : newInvitationsPath()
}

function Filters({ lang, view }: { lang: Lang; view: NewInvitationsView }) {
  const say = invitationsWords(lang)
  const { asked, regions, organisations } = view
  const chosen = (all: Named[], id: number | null) => all.find((each) => each.id === id)
  const [region, organisation] = [chosen(regions, asked.regionId), chosen(organisations, asked.organisationId)]
  const option = (each: Named) => ({ value: String(each.id), label: each.name })
  return (
    <FilterBar
      action={newInvitationsPath()}
      lang={lang}
      active={[
        ...(region ? [{ label: region.name, removeHref: queryOf({ ...asked, regionId: null }) }] : []),
        ...(organisation ? [{ label: organisation.name, removeHref: queryOf({ ...asked, organisationId: null }) }] : []),
        ...(asked.role ? [{ label: roleName(lang, asked.role), removeHref: queryOf({ ...asked, role: null }) }] : []),
      ]}
    >
      {regions.length > 0 ? (
        <Select
          name="region"
          label={say.region}
          value={String(asked.regionId ?? '')}
          options={[{ value: '', label: say.allRegions }, ...regions.map(option)]}
        />
      ) : null}
      {organisations.length > 0 ? (
        <Select
          name="organisation"
          label={say.organisation}
          value={String(asked.organisationId ?? '')}
          options={[{ value: '', label: say.allOrganisations }, ...organisations.map(option)]}
        />
      ) : null}
      <Select
        name="role"
        label={say.role}
        value={asked.role ?? ''}
        options={[{ value: '', label: say.allRoles }, ...ROLES.map((role) => ({ value: role, label: roleName(lang, role) }))]}
      />
    </FilterBar>
  )
}

const howText = (lang: Lang, person: Invitee) => {
  const say = invitationsWords(lang)
  if (person.signedIn) return <Muted>{say.alreadyIn}</Muted>
  if (person.invited) return <Muted>{say.alreadyInvited}</Muted>
  if (person.email === null) return <Tag tone="waiting">{say.letter}</Tag>
  return person.refused ? <Tag tone="decision">{say.wasRefused}</Tag> : say.mail
}

const PeopleTable = ({ lang, people }: { lang: Lang; people: Invitee[] }) => {
  const say = invitationsWords(lang)
  return (
    <>
      <Table
        caption={say.who}
        captionHidden
        long
        head={[
          { label: say.person, names: true },
          { label: say.organisations, told: true },
          { label: say.role, told: true },
          { label: say.how },
        ]}
        rows={people.slice(0, MOST_SHOWN).map((person) => [
          <>
            {person.name} {person.example ? <ExampleTag lang={lang} /> : null}
          </>,
          person.organisations.join(', '),
          person.roles.map((role) => roleName(lang, role)).join(', '),
          howText(lang, person),
        ])}
      />
      {people.length > MOST_SHOWN ? (
        <Paragraph>
          <Muted>{say.andMore(people.length - MOST_SHOWN)}</Muted>
        </Paragraph>
      ) : null}
    </>
  )
}

function PrepareForm({ lang, view, typed, errors }: { lang: Lang; view: NewInvitationsView; typed: Typed; errors: FormError[] }) {
  const say = invitationsWords(lang)
  const meant = view.people.filter((person) => !person.signedIn && !person.invited)
  const { regionId, organisationId, role } = view.asked
  return (
    <>
      <Heading level={2} id="mail">
        {say.theMail}
      </Heading>
      <Paragraph>{say.theMailLead}</Paragraph>
      <Form action={invitationsPath()} label={say.theMail}>
        {regionId === null ? null : <HiddenField name="region" value={String(regionId)} />}
        {organisationId === null ? null : <HiddenField name="organisation" value={String(organisationId)} />}
        {role === null ? null : <HiddenField name="role" value={role} />}
        <TextFields
          lang={lang}
          typed={typed}
          errors={errors}
          subjects={view.subjects}
          english={meant.filter((person) => person.lang === 'en' && person.email !== null).length}
        />
        <Buttons>
          <SubmitButton>{say.doPrepare(meant.length)}</SubmitButton>
        </Buttons>
        <Paragraph>
          <Muted>{say.preparedNext}</Muted>
        </Paragraph>
      </Form>
    </>
  )
}

function Chosen({ lang, view, typed, errors }: { lang: Lang; view: NewInvitationsView; typed: Typed; errors: FormError[] }) {
  const say = invitationsWords(lang)
  const { people } = view
  const meant = people.filter((person) => !person.signedIn && !person.invited)
  const letters = meant.filter((person) => person.email === null).length
  const refused = meant.filter((person) => person.refused).length
  const figure = (value: number, label: string) => ({ value: formatNumber(lang, value), label })
  return (
    <>
      <Figures
        items={[
          figure(meant.length - letters, say.byMail),
          { ...figure(letters, `${say.byLetter}, ${say.byLetterHow}`), ...(letters > 0 ? { tone: 'waiting' as const } : {}) },
          figure(people.length - meant.length, `${say.leftOut} : ${say.leftOutHow}`),
        ]}
      />
      {refused > 0 ? (
        <Notice tone="decision" title={say.toCheck}>
          <Paragraph>{say.refusedBefore(refused)}</Paragraph>
        </Notice>
      ) : null}
      {meant.length === 0 ? (
        <Empty title={say.nobody}>
          <Paragraph>{say.nobodyHow}</Paragraph>
        </Empty>
      ) : (
        <>
          <Disclosure summary={say.list} open={people.length <= 12}>
            <PeopleTable lang={lang} people={[...meant, ...people.filter((person) => !meant.includes(person))]} />
          </Disclosure>
          <PrepareForm lang={lang} view={view} typed={typed} errors={errors} />
        </>
      )}
    </>
  )
}

export interface NewInvitationsProps {
  viewing: Viewing
  view: NewInvitationsView & { lang: Lang }
  typed: Typed
  errors: FormError[]
}

export function NewInvitationsPage({ viewing, view, typed, errors }: NewInvitationsProps) {
  const { lang } = viewing
  const say = invitationsWords(lang)
  const { colleagueOf } = view
  const title = colleagueOf ? say.addColleague : say.prepare
  return (
    <Page viewing={viewing} title={title} noindex>
      <Crumbs lang={lang} items={[{ href: invitationsPath(), label: say.invitations }]} />
      <Title kicker={colleagueOf?.name} lead={colleagueOf ? say.colleagueLead : say.whoLead}>
        {title}
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      {colleagueOf ? (
        <>
          <ColleagueForm lang={lang} organisation={colleagueOf} today={view.today} typed={typed} errors={errors} />
          <Heading level={2} id="others">
            {say.others}
          </Heading>
          <Paragraph>{say.othersLead}</Paragraph>
        </>
      ) : (
        <>
          <Heading level={2} id="who">
            {say.who} · {view.inNameOf}
          </Heading>
          <Filters lang={lang} view={view} />
        </>
      )}
      <Chosen lang={lang} view={view} typed={typed} errors={errors} />
    </Page>
  )
}
