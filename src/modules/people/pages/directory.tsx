/** The list of organisations as an address book: filters with their counts, rows under their letter, a page at a time. */
import type { VNode } from 'preact'
import { FilterBar } from '#design/filters.tsx'
import { HiddenField, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Register, RegisterPart, RegisterRow } from '#design/register.tsx'
import { ButtonLink, Empty, ExampleTag, Notice, Paragraph, Tag, type Tone } from '#design/text.tsx'
import { CopyAddress, Pager, Toolbar } from '#design/toolbar.tsx'
import { formatDay } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { listWords } from '../messages/directory.ts'
import { kindName, regionName } from '../messages/names.ts'
import { feesPath, memberImportsPath, newOrganisationPath, organisationPath, organisationsPath } from '../paths.ts'
import type { ListedOrganisation, OrganisationsListed } from '../queries/directory.ts'
import { FEE_CHOICES, type FeeChoice, ORGANISATION_SORTS, type OrganisationsAsked, REGION_CHOICES, STANDINGS } from '../rules/directory.ts'
import { KINDS } from '../tables.ts'
import { memberFileAddress, organisationsAddress, usualOrganisations } from './directory-address.ts'
import { CountedSelect, chips, DirectoryHead } from './directory-parts.tsx'

export interface DirectoryView {
  asked: OrganisationsAsked
  listed: OrganisationsListed
  /** Rows of one page. */
  size: number
  /** Whether this reader may read the fees of all members; whether he or she keeps the directory. */
  may: { fees: boolean; keep: boolean }
}

interface Shown {
  viewing: Viewing
  view: DirectoryView
}

const thisYear = ({ today }: Viewing): number => Number(today.slice(0, 4))

const regionLabel = (lang: Lang, code: string): string => (code === 'none' ? listWords(lang).noRegion : regionName(lang, code))

function Filters({ viewing, view: { asked, listed, may } }: Shown) {
  const { lang } = viewing
  const say = listWords(lang)
  const { counts } = listed
  const year = thisYear(viewing)
  const without = (change: Partial<OrganisationsAsked>) => organisationsAddress({ ...asked, page: 1, ...change }, year)
  const active = chips([
    { label: asked.words, removeHref: without({ words: '' }) },
    { label: listed.belowName && say.belowChip(listed.belowName), removeHref: without({ below: null }) },
    { label: asked.region && regionLabel(lang, asked.region), removeHref: without({ region: null }) },
    { label: asked.kind && kindName(lang, asked.kind), removeHref: without({ kind: null }) },
    { label: asked.state === 'now' ? null : say.chip(say.state, say.states[asked.state]), removeHref: without({ state: 'now' }) },
    { label: asked.fee && `${say.fee(asked.year)} ${say.fees[asked.fee]}`, removeHref: without({ fee: null }) },
  ])
  return (
    <FilterBar action={organisationsPath()} active={active} lang={lang}>
      <TextField name="words" type="search" label={say.words} value={asked.words} maxlength={100} />
      <CountedSelect
        lang={lang}
        name="region"
        label={say.region}
        any={say.anyRegion}
        value={asked.region ?? ''}
        choices={REGION_CHOICES.map((value) => ({ value, label: regionLabel(lang, value), count: counts.region.get(value) ?? 0 }))}
      />
      <CountedSelect
        lang={lang}
        name="kind"
        label={say.kind}
        any={say.anyKind}
        value={asked.kind ?? ''}
        choices={KINDS.map((value) => ({ value, label: kindName(lang, value), count: counts.kind.get(value) ?? 0 }))}
      />
      <CountedSelect
        lang={lang}
        name="state"
        label={say.state}
        any={null}
        value={asked.state}
        choices={[...STANDINGS, 'all' as const].map((value) => ({ value, label: say.states[value], count: counts.state.get(value) ?? 0 }))}
      />
      {may.fees ? (
        <CountedSelect
          lang={lang}
          name="fee"
          label={say.fee(asked.year)}
          any={say.anyFee}
          value={asked.fee ?? ''}
          choices={FEE_CHOICES.map((value) => ({ value, label: say.fees[value], count: counts.fee.get(value) ?? 0 }))}
        />
      ) : null}
      <CountedSelect
        lang={lang}
        name="sort"
        label={say.sort}
        any={null}
        value={asked.sort}
        choices={ORGANISATION_SORTS.map((value) => ({ value, label: say.sorts[value] }))}
      />
      {asked.year === year ? null : <HiddenField name="year" value={String(asked.year)} />}
      {asked.below === null ? null : <HiddenField name="below" value={String(asked.below)} />}
    </FilterBar>
  )
}

/** The letter that a name stands under: without its accent; figures and signs together. */
const letterOf = (name: string | null): string => {
  const letter = (name ?? '').trim().normalize('NFD').charAt(0).toUpperCase()
  return /[A-Z]/.test(letter) ? letter : '#'
}

function markOf(lang: Lang, sort: OrganisationsAsked['sort'], row: ListedOrganisation): { mark: string; label: string } {
  const say = listWords(lang)
  if (sort === 'joined')
    return row.joined_on ? { mark: row.joined_on.slice(0, 4), label: row.joined_on.slice(0, 4) } : { mark: '–', label: say.undated }
  if (sort === 'town' && !row.town) return { mark: '–', label: say.noTown }
  const letter = letterOf(sort === 'town' ? row.town : row.name)
  return { mark: letter, label: letter }
}

const FEE_TONES: Record<FeeChoice, Tone> = { paid: 'deed', called: 'waiting', exempt: 'info', none: 'info' }

const OrganisationRow = ({ lang, row, fees }: { lang: Lang; row: ListedOrganisation; fees: boolean }) => {
  const say = listWords(lang)
  const when = {
    now: row.joined_on && say.since(row.joined_on.slice(0, 4)),
    coming: row.joined_on && say.comesOn(formatDay(lang, row.joined_on, 'short')),
    left: row.left_on && say.leftOn(formatDay(lang, row.left_on, 'short')),
  }[row.standing]
  const place = [row.town, row.region ? regionName(lang, row.region) : null].filter(Boolean).join(', ')
  return (
    <RegisterRow
      href={organisationPath(row.id)}
      title={row.name}
      tags={row.example ? <ExampleTag lang={lang} /> : null}
      detail={row.kind === 'member' ? null : kindName(lang, row.kind)}
      place={place}
      when={when}
      {...(fees ? { state: row.fee ? <Tag tone={FEE_TONES[row.fee]}>{say.fees[row.fee]}</Tag> : null } : {})}
    />
  )
}

function Rows({ viewing: { lang }, view: { asked, listed, may } }: Shown) {
  const parts = Map.groupBy(listed.rows, (row) => markOf(lang, asked.sort, row).mark)
  return (
    <Register>
      {[...parts].map(([mark, rows]) => (
        <RegisterPart key={mark} mark={mark} label={markOf(lang, asked.sort, rows[0]!).label}>
          {rows.map((row) => (
            <OrganisationRow key={row.id} lang={lang} row={row} fees={may.fees} />
          ))}
        </RegisterPart>
      ))}
    </Register>
  )
}

/** Nothing to show: what would help, or how a directory begins. */
function Nothing({ viewing, view: { asked, listed, may } }: Shown) {
  const { lang } = viewing
  const say = listWords(lang)
  const year = thisYear(viewing)
  const others = listed.counts.state.get('all') ?? 0
  const bare = organisationsAddress(asked, year) === organisationsPath()
  return (
    <Empty title={bare ? say.empty : say.none}>
      <Paragraph>{bare ? say.emptyHow : say.noneHow}</Paragraph>
      {others > 0 && asked.state !== 'all' ? (
        <Paragraph>
          <a href={organisationsAddress({ ...asked, state: 'all', page: 1 }, year)}>
            {say.elsewhere(say.organisations(others, formatNumber(lang, others)))}
          </a>
        </Paragraph>
      ) : null}
      {bare ? null : (
        <Paragraph>
          <a href={organisationsAddress(usualOrganisations(year), year)}>{say.everything}</a>
        </Paragraph>
      )}
      {bare && may.keep ? <ButtonLink href={memberImportsPath()}>{say.import}</ButtonLink> : null}
    </Empty>
  )
}

const FILES = ['xlsx', 'ods', 'csv'] as const

const Keeping = ({ lang }: { lang: Lang }) => {
  const say = listWords(lang)
  return (
    <>
      <ButtonLink href={newOrganisationPath()} main>
        {say.add}
      </ButtonLink>
      <ButtonLink href={memberImportsPath()} glyph="import">
        {say.import}
      </ButtonLink>
      <ButtonLink href={feesPath()} glyph="euro">
        {say.feesOf}
      </ButtonLink>
    </>
  )
}

export function OrganisationsPage({ viewing, view }: Shown): VNode {
  const { lang } = viewing
  const { asked, listed, size, may } = view
  const say = listWords(lang)
  const { total } = listed.counts
  return (
    <Page viewing={viewing} title={say.title} description={say.lead}>
      <DirectoryHead
        viewing={viewing}
        here={organisationsPath()}
        title={say.title}
        lead={say.lead}
        actions={may.keep ? <Keeping lang={lang} /> : undefined}
      />
      <Filters viewing={viewing} view={view} />
      <Toolbar figures={say.organisations(total, formatNumber(lang, total))}>
        {FILES.map((kind) => (
          <a key={kind} href={memberFileAddress(kind, asked)} data-turbo="false" aria-label={`${say.files} (${kind.toUpperCase()})`}>
            {kind.toUpperCase()}
          </a>
        ))}
        <CopyAddress label={say.copy} done={say.copied} />
      </Toolbar>
      {listed.nearly ? <Notice tone="info">{say.nearly(asked.words)}</Notice> : null}
      {listed.rows.length === 0 ? <Nothing viewing={viewing} view={view} /> : <Rows viewing={viewing} view={view} />}
      <Pager
        lang={lang}
        page={asked.page}
        size={size}
        of={total}
        href={(page) => organisationsAddress({ ...asked, page }, thisYear(viewing))}
      />
    </Page>
  )
}
