/** The page of an organisation: what it is, who speaks for it, what stands below it, and what other modules know of it. */
import type { ComponentChildren, VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { ExampleTag, Heading, Prose, Title } from '#design/text.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { inLang, type Lang, langOf } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { feeName, figureName, kindName, regionName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { bodyPath, organisationPath } from '../paths.ts'
import type { Ancestor } from '../rules.ts'
import type { BodyFacts, FeeState, FigureKind, MandateFacts, OrganisationFacts } from '../tables.ts'
import { Above, Hidden, MandatesByTime, termText } from './parts.tsx'

export interface Years {
  fees: { year: number; state: FeeState; example: boolean }[]
  figures: { year: number; kind: FigureKind; value: number; example: boolean }[]
}

export interface OrganisationView {
  organisation: OrganisationFacts
  /** Its parent, the parent's parent. */
  above: Ancestor[]
  below: OrganisationFacts[]
  bodies: BodyFacts[]
  mandates: MandateFacts[]
  /** null: not for this reader. */
  years: Years | null
  panels: VNode[]
}

/** Only web addresses become links: an address that a person typed may be anything. */
const siteLink = (site: string): ComponentChildren =>
  /^https?:\/\//.test(site) ? <a href={site}>{site.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}</a> : site

const OrganisationFactCard = ({
  lang,
  today,
  organisation,
  above,
}: {
  lang: Lang
  today: Day
  organisation: OrganisationFacts
  above: Ancestor[]
}) => {
  const say = directoryWords(lang)
  const { joinedOn, leftOn, region, town, site } = organisation
  return (
    <FactCard label={say.facts}>
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
          <Row
            key={body.id}
            glyph="speech"
            href={bodyPath(body.id)}
            title={inLang(body.name, lang)}
            aside={body.seats > 0 ? say.seats(body.seats) : null}
          />
        ))}
      </Rows>
    </>
  )
}

const Below = ({
  lang,
  kind,
  organisations,
}: {
  lang: Lang
  kind: 'regional' | 'member' | 'partner'
  organisations: OrganisationFacts[]
}) => {
  const say = directoryWords(lang)
  const label = { regional: say.regional, member: say.members, partner: say.partners }[kind]
  const rows = organisations.filter((each) => each.kind === kind)
  return rows.length === 0 ? null : (
    <>
      <Heading level={2} id={kind} count={rows.length}>
        {label}
      </Heading>
      <Rows label={label}>
        {rows.map((each) => (
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
    </>
  )
}

const FIGURE_ORDER: readonly FigureKind[] = ['employees', 'staff', 'volunteers']

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const YearTable = ({ lang, years }: { lang: Lang; years: Years }) => {
  const say = directoryWords(lang)
  const all = [...new Set([...years.fees, ...years.figures].map((each) => each.year))].sort((one, other) => other - one)
  const kinds = FIGURE_ORDER.filter((kind) => years.figures.some((each) => each.kind === kind))
  if (all.length === 0) return null
  const example = [...years.fees, ...years.figures].some((each) => each.example)
  const rows = all.map((year) => {
    const fee = years.fees.find((each) => each.year === year)
    const values = kinds.map((kind) => years.figures.find((each) => each.year === year && each.kind === kind)?.value)
    return [
      String(year),
      fee ? feeName(lang, fee.state) : '–',
      ...values.map((value) => (value === undefined ? '–' : formatNumber(lang, value))),
    ]
  })
  return (
    <>
      <Heading level={2} id="years">
        {say.years} {example ? <ExampleTag lang={lang} /> : null}
      </Heading>
      <Table
        caption={say.years}
        captionHidden
        head={[
          { label: say.year },
          { label: say.fee },
          ...kinds.map((kind) => ({ label: capital(figureName(lang, kind)), align: 'end' as const })),
        ]}
        rows={rows}
      />
    </>
  )
}

export function OrganisationPage({ viewing, view }: { viewing: Viewing; view: OrganisationView }) {
  const { lang, today } = viewing
  const { organisation, mandates, above } = view
  const say = directoryWords(lang)
  const place = [organisation.town, organisation.region ? regionName(lang, organisation.region) : null].filter(Boolean).join(', ')
  return (
    <Page viewing={viewing} title={organisation.name} example={organisation.example}>
      <Above lang={lang} above={above} />
      <Title kicker={kindName(lang, organisation.kind)} lead={place || undefined}>
        {organisation.name} {organisation.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <Aside
        main={
          <>
            {inLang(organisation.note, lang) ? (
              <Prose text={inLang(organisation.note, lang)} lang={langOf(organisation.note, lang)} />
            ) : null}
            <MandatesByTime lang={lang} today={today} mandates={mandates} about="organisation" label={say.people} />
            <Hidden lang={lang} mandates={mandates} />
            <Bodies lang={lang} bodies={view.bodies} />
            {(['regional', 'member', 'partner'] as const).map((kind) => (
              <Below key={kind} lang={lang} kind={kind} organisations={view.below} />
            ))}
            {view.years ? <YearTable lang={lang} years={view.years} /> : null}
          </>
        }
        aside={<OrganisationFactCard lang={lang} today={today} organisation={organisation} above={above} />}
      />
      {view.panels}
    </Page>
  )
}
