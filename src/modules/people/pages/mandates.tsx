/** The mandates of the network, for those who are signed in. */
import type { VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { FilterBar } from '#design/filters.tsx'
import { HiddenField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Paragraph } from '#design/text.tsx'
import { CopyAddress, Pager, Toolbar } from '#design/toolbar.tsx'
import { type Day, formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import { ROLES } from '#kernel/values/actor.ts'
import { inLang, type Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { regionName, roleName } from '../messages/names.ts'
import { mandatePath, mandatesPath, newMandatePath } from '../paths.ts'
import type { MandatesListed } from '../queries/directory-people.ts'
import { ENDS_WITHIN, MANDATE_STATES, type MandatesAsked } from '../rules/directory.ts'
import { inForce } from '../rules.ts'
import type { MandateFacts } from '../tables.ts'
import { mandatesAddress } from './directory-address.ts'
import { CountedSelect, chips, DirectoryHead, regionChoices } from './directory-parts.tsx'
import { termText } from './parts.tsx'
import { holderName } from './terms.tsx'

export interface MandatesView {
  asked: MandatesAsked
  listed: MandatesListed
  size: number
  keep: boolean
}

function Filters({ lang, view: { asked, listed } }: { lang: Lang; view: MandatesView }) {
  const say = listWords(lang)
  const without = (change: Partial<MandatesAsked>) => mandatesAddress({ ...asked, page: 1, ...change })
  const active = chips([
    { label: listed.organisationName, removeHref: without({ organisation: null }) },
    { label: asked.state === 'now' ? null : say.mandateStates[asked.state], removeHref: without({ state: 'now' }) },
    { label: asked.role && roleName(lang, asked.role), removeHref: without({ role: null }) },
    { label: asked.region && regionName(lang, asked.region), removeHref: without({ region: null }) },
    { label: asked.within && `${say.within} ${say.months(asked.within)}`, removeHref: without({ within: null }) },
  ])
  return (
    <FilterBar action={mandatesPath()} active={active} lang={lang}>
      <CountedSelect
        lang={lang}
        name="state"
        label={say.mandateState}
        any={null}
        value={asked.state}
        choices={MANDATE_STATES.map((value) => ({ value, label: say.mandateStates[value] }))}
      />
      <CountedSelect
        lang={lang}
        name="within"
        label={say.within}
        any={say.anyTime}
        value={asked.within === null ? '' : String(asked.within)}
        choices={ENDS_WITHIN.map((months) => ({ value: String(months), label: say.months(months) }))}
      />
      <CountedSelect
        lang={lang}
        name="role"
        label={say.role}
        any={say.anyRole}
        value={asked.role ?? ''}
        choices={ROLES.map((value) => ({ value, label: roleName(lang, value) }))}
      />
      <CountedSelect
        lang={lang}
        name="region"
        label={say.region}
        any={say.anyRegion}
        value={asked.region ?? ''}
        choices={regionChoices(lang)}
      />
      {asked.organisation === null ? null : <HiddenField name="organisation" value={String(asked.organisation)} />}
    </FilterBar>
  )
}

const MandateRow = ({ lang, row, today }: { lang: Lang; row: MandateFacts; today: Day }) => (
  <Row
    glyph="mandate"
    href={mandatePath(row.id)}
    title={holderName(lang, row)}
    tags={row.example ? <ExampleTag lang={lang} /> : null}
    detail={[roleName(lang, row.role), row.bodyName && inLang(row.bodyName, lang), row.organisationName].filter(Boolean).join(' · ')}
    aside={
      row.endsOn !== null && inForce(row, today)
        ? listWords(lang).endsOn(formatDay(lang, row.endsOn, 'short'))
        : termText(lang, row, today, 'short')
    }
  />
)

export function MandatesPage({ viewing, view }: { viewing: Viewing; view: MandatesView }): VNode {
  const { lang, today } = viewing
  const { asked, listed, size, keep } = view
  const say = listWords(lang)
  return (
    <Page viewing={viewing} title={say.mandates} noindex>
      <DirectoryHead
        viewing={viewing}
        here={mandatesPath()}
        title={say.mandates}
        lead={say.mandatesLead}
        actions={
          keep ? (
            <ButtonLink href={newMandatePath(asked.organisation === null ? {} : { organisation: asked.organisation })} main>
              {say.giveMandate}
            </ButtonLink>
          ) : undefined
        }
      />
      <Filters lang={lang} view={view} />
      <Toolbar figures={say.mandatesCount(listed.total, formatNumber(lang, listed.total))}>
        <CopyAddress label={say.copy} done={say.copied} />
      </Toolbar>
      {listed.rows.length === 0 ? (
        <Empty title={say.noMandates}>
          <Paragraph>{say.noMandatesHow}</Paragraph>
        </Empty>
      ) : (
        <Rows label={say.mandates}>
          {listed.rows.map((row) => (
            <MandateRow key={row.id} lang={lang} row={row} today={today} />
          ))}
        </Rows>
      )}
      <Pager lang={lang} page={asked.page} size={size} of={listed.total} href={(page) => mandatesAddress({ ...asked, page })} />
    </Page>
  )
}
