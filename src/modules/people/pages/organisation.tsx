/** The page of an organisation: what it is, who speaks for it, what stands below it, its years, and what other modules know of it. */
import type { ComponentChildren, VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, ExampleTag, Heading, Paragraph, Prose, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang, langOf } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { kindName, regionName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { bodyPath, newMandatePath, organisationEditPath, organisationMapPath, organisationPath } from '../paths.ts'
import type { NamedBelow } from '../queries/below.ts'
import type { Ancestor } from '../rules.ts'
import type { BodyFacts, Kind, MandateFacts, OrganisationFacts } from '../tables.ts'
import { seatsText } from './bodies.tsx'
import { DeedsOf } from './deeds.tsx'
import { mandatesAddress, organisationsAddress } from './directory-address.ts'
import { OrganisationYears, type Years } from './organisation-years.tsx'
import { Above, Hidden, MandatesByTime, termText } from './parts.tsx'

export interface Below {
  kind: Kind
  count: number
  /** Those named here, by name. */
  first: NamedBelow[]
}

export interface OrganisationView {
  organisation: OrganisationFacts
  /** null: not for this reader, or not known. */
  siret: string | null
  /** Its parent, the parent's parent. */
  above: Ancestor[]
  below: Below[]
  /** Of the whole network; null on the page of any other organisation. */
  members: number | null
  bodies: BodyFacts[]
  mandates: MandateFacts[]
  /** null: not for this reader. */
  years: Years | null
  entries: ToldEntry[]
  may: { edit: boolean; years: boolean; give: boolean }
  panels: VNode[]
}

interface Shown {
  viewing: Viewing
  view: OrganisationView
}

/** Only web addresses become links: an address that a person typed may be anything. */
const siteLink = (site: string): ComponentChildren =>
  /^https?:\/\//.test(site) ? <a href={site}>{site.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</a> : site

/** `73282932000074` as people read it: 732 829 320 00074. */
const siretText = (siret: string): string => siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u202f$2\u202f$3\u202f$4')

const Deeds = ({ lang, view: { organisation, may } }: { lang: Lang; view: OrganisationView }) => {
  const say = listWords(lang)
  return (
    <>
      {may.edit ? <ButtonLink href={organisationEditPath(organisation.id)}>{say.edit}</ButtonLink> : null}
      {may.give ? <ButtonLink href={newMandatePath({ organisation: organisation.id })}>{say.giveMandate}</ButtonLink> : null}
    </>
  )
}

const OrganisationFactCard = ({ viewing: { lang, today }, view }: Shown) => {
  const say = directoryWords(lang)
  const { organisation, above, siret, may } = view
  const { joinedOn, leftOn, region, town, site } = organisation
  return (
    <FactCard label={say.facts} actions={may.edit || may.give ? <Deeds lang={lang} view={view} /> : undefined}>
      <Fact label={say.kind}>{kindName(lang, organisation.kind)}</Fact>
      {above[0] ? (
        <Fact label={say.partOf}>
          <a href={organisationPath(above[0].id)}>{above[0].name}</a>
        </Fact>
      ) : null}
      {region ? <Fact label={say.region}>{regionName(lang, region)}</Fact> : null}
      {town ? <Fact label={say.town}>{town}</Fact> : null}
      {site ? <Fact label={say.site}>{siteLink(site)}</Fact> : null}
      {joinedOn ? <Fact label={say.member}>{termText(lang, { startsOn: joinedOn, endsOn: leftOn }, today)}</Fact> : null}
      {!joinedOn && leftOn ? <Fact label={say.member}>{say.until(formatDay(lang, leftOn))}</Fact> : null}
      {siret ? <Fact label={listWords(lang).siret}>{siretText(siret)}</Fact> : null}
    </FactCard>
  )
}

const Bodies = ({ lang, bodies }: { lang: Lang; bodies: BodyFacts[] }) => {
  const say = directoryWords(lang)
  return bodies.length === 0 ? null : (
    <>
      <Heading level={2} id="bodies" count={bodies.length}>
        {say.bodies}
      </Heading>
      <Rows label={say.bodies}>
        {bodies.map((body) => (
          <Row key={body.id} glyph="speech" href={bodyPath(body.id)} title={inLang(body.name, lang)} detail={seatsText(lang, body)} />
        ))}
      </Rows>
    </>
  )
}

/** The first of a kind, and the way to all of them where there are more. */
const BelowOfKind = ({ lang, below, all }: { lang: Lang; below: Below; all: string }) => {
  const tell = directoryWords(lang)
  const label = { network: tell.below(below.count), regional: tell.regional, member: tell.members, partner: tell.partners }[below.kind]
  return (
    <>
      <Heading level={2} id={below.kind} count={formatNumber(lang, below.count)}>
        {label}
      </Heading>
      <Rows label={label}>
        {below.first.map((each) => (
          <Row
            key={each.id}
            glyph="organisation"
            href={organisationPath(each.id)}
            title={each.name}
            detail={each.town}
            tags={each.example ? <ExampleTag lang={lang} /> : null}
          />
        ))}
      </Rows>
      {below.count > below.first.length ? (
        <Paragraph>
          <a href={all}>{listWords(lang).seeAll(formatNumber(lang, below.count))}</a>
        </Paragraph>
      ) : null}
    </>
  )
}

/** How many members the whole network has: in its list and on its map. */
const AllMembers = ({ lang, count, year }: { lang: Lang; count: number; year: number }) => {
  const say = listWords(lang)
  return (
    <>
      <Heading level={2} id="members" count={formatNumber(lang, count)}>
        {say.membersBelow}
      </Heading>
      <Paragraph>
        <a href={organisationsAddress({ kind: 'member' }, year)}>{say.seeAll(formatNumber(lang, count))}</a> ·{' '}
        <a href={organisationMapPath()}>{say.onMap}</a>
      </Paragraph>
    </>
  )
}

function Standing({ viewing, view }: Shown) {
  const { lang, today } = viewing
  const { organisation, below, members } = view
  const year = Number(today.slice(0, 4))
  return (
    <>
      {members === null ? null : <AllMembers lang={lang} count={members} year={year} />}
      {(['regional', 'member', 'partner'] as const).flatMap((kind) =>
        below
          .filter((each) => each.kind === kind && !(kind === 'member' && members !== null))
          .map((each) => (
            <BelowOfKind key={kind} lang={lang} below={each} all={organisationsAddress({ kind, below: organisation.id }, year)} />
          )),
      )}
    </>
  )
}

export function OrganisationPage({ viewing, view }: Shown) {
  const { lang, today } = viewing
  const { organisation, mandates } = view
  const say = directoryWords(lang)
  const place = [organisation.town, organisation.region ? regionName(lang, organisation.region) : null].filter(Boolean).join(', ')
  return (
    <Page viewing={viewing} title={organisation.name} example={organisation.example}>
      <Above lang={lang} above={view.above} />
      <Title kicker={kindName(lang, organisation.kind)} lead={place || undefined}>
        {organisation.name} {organisation.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Aside
        main={
          <>
            {inLang(organisation.note, lang) ? (
              <Prose text={inLang(organisation.note, lang)} lang={langOf(organisation.note, lang)} />
            ) : null}
            <MandatesByTime
              lang={lang}
              today={today}
              mandates={mandates}
              about="organisation"
              label={say.people}
              allFormer={mandatesAddress({ organisation: organisation.id, state: 'ended' })}
            />
            <Hidden lang={lang} mandates={mandates} />
            <Bodies lang={lang} bodies={view.bodies} />
            <Standing viewing={viewing} view={view} />
            {view.years ? (
              <OrganisationYears viewing={viewing} years={view.years} organisationId={organisation.id} edit={view.may.years} />
            ) : null}
          </>
        }
        aside={<OrganisationFactCard viewing={viewing} view={view} />}
      />
      {view.panels}
      <DeedsOf lang={lang} entries={view.entries} />
    </Page>
  )
}
