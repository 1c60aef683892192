/** The page of a body: who sits there by office, which seats and offices are vacant, whose term ends soon. */
import type { VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, Heading, Paragraph, Prose, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { ToldEntry } from '#kernel/history.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Role } from '#kernel/values/actor.ts'
import { inLang, langOf } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { roleName } from '../messages/names.ts'
import { directoryWords } from '../messages/pages.ts'
import { bodyEditPath, mandatePath, newMandatePath, organisationPath } from '../paths.ts'
import type { Ancestor } from '../rules.ts'
import type { BodyFacts, MandateFacts } from '../tables.ts'
import { seatsText } from './bodies.tsx'
import { DeedsOf } from './deeds.tsx'
import { Above, Hidden, MandatesByTime } from './parts.tsx'
import { holderName, knownTo, TermsOf } from './terms.tsx'

export interface BodyView {
  body: BodyFacts
  above: Ancestor[]
  mandates: MandateFacts[]
  /** Offices of which nobody answers; null: this body has none. */
  vacant: Role[] | null
  /** Those that end within six months. */
  ending: MandateFacts[]
  entries: ToldEntry[]
  may: { edit: boolean; give: boolean }
  panels: VNode[]
}

interface Shown {
  viewing: Viewing
  view: BodyView
}

const BodyFactCard = ({ viewing: { lang }, view: { body, vacant, may } }: Shown) => {
  const [say, tell] = [listWords(lang), directoryWords(lang)]
  const { planned, seats } = body
  const actions = (
    <>
      {may.edit ? <ButtonLink href={bodyEditPath(body.id)}>{say.editBody}</ButtonLink> : null}
      {may.give ? (
        <ButtonLink href={newMandatePath({ body: body.id, organisation: body.organisationId })}>{say.giveMandate}</ButtonLink>
      ) : null}
    </>
  )
  return (
    <FactCard label={tell.facts} actions={may.edit || may.give ? actions : undefined}>
      <Fact label={tell.belongsTo}>
        <a href={organisationPath(body.organisationId)}>{body.organisationName}</a>
      </Fact>
      <Fact label={say.seatsTaken}>{formatNumber(lang, seats)}</Fact>
      <Fact label={say.seatsPlanned}>{planned === null ? say.unplanned : formatNumber(lang, planned)}</Fact>
      {planned !== null && planned > seats ? (
        <Fact label={say.seatsVacant} missing>
          {formatNumber(lang, planned - seats)}
        </Fact>
      ) : null}
      {vacant ? (
        <Fact label={say.vacantOffices} missing={vacant.length > 0}>
          {vacant.length === 0 ? say.noVacantOffice : vacant.map((role) => roleName(lang, role)).join(', ')}
        </Fact>
      ) : null}
    </FactCard>
  )
}

const Ending = ({ viewing: { lang }, view: { ending } }: Shown) => {
  const say = listWords(lang)
  const known = knownTo(ending)
  return known.length === 0 ? null : (
    <>
      <Heading level={2} id="ending" count={known.length}>
        {say.endSoon}
      </Heading>
      <Rows label={say.endSoon}>
        {known.map((each) => (
          <Row
            key={each.id}
            glyph="calendar"
            href={mandatePath(each.id)}
            title={holderName(lang, each)}
            detail={roleName(lang, each.role)}
            aside={say.endsOn(formatDay(lang, each.endsOn!, 'short'))}
          />
        ))}
      </Rows>
    </>
  )
}

export function BodyPage({ viewing, view }: Shown) {
  const { lang, today } = viewing
  const { body, mandates } = view
  const say = directoryWords(lang)
  return (
    <Page viewing={viewing} title={inLang(body.name, lang)}>
      <Above lang={lang} above={view.above} />
      <Title kicker={`${say.belongsTo} ${body.organisationName}`} lead={seatsText(lang, body)}>
        {inLang(body.name, lang)}
      </Title>
      <Aside
        main={
          <>
            {inLang(body.note, lang) ? <Prose text={inLang(body.note, lang)} lang={langOf(body.note, lang)} /> : null}
            {mandates.length === 0 ? (
              <Empty title={say.nobody}>
                <Paragraph>{say.nobodyHow}</Paragraph>
              </Empty>
            ) : null}
            <Ending viewing={viewing} view={view} />
            <MandatesByTime lang={lang} today={today} mandates={mandates} about="body" label={say.sitting} />
            <Hidden lang={lang} mandates={mandates} />
          </>
        }
        aside={<BodyFactCard viewing={viewing} view={view} />}
      />
      <TermsOf lang={lang} today={today} mandates={mandates} about="body" />
      {view.panels}
      <DeedsOf lang={lang} entries={view.entries} />
    </Page>
  )
}
