/** The membership fees of a year: who stands where, and many of them noted at once. */
import { Row, Rows } from '#design/entries.tsx'
import { FilterBar } from '#design/filters.tsx'
import { Buttons, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import { Pills } from '#design/tabs.tsx'
import { ButtonLink, Empty, ExampleTag, Figures, Muted, Paragraph, Tag, Title } from '#design/text.tsx'
import { Tick } from '#design/ticks.tsx'
import { Toolbar } from '#design/toolbar.tsx'
import { formatNumber } from '#kernel/money.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { feesWords } from '../messages/keeping-fees.ts'
import { regionName } from '../messages/names.ts'
import { feesPath, feesUndoPath, organisationPath, organisationsPath } from '../paths.ts'
import type { MemberFee } from '../queries/keeping-fees.ts'
import { FEE_STATES, type FeeState, REGIONS } from '../tables.ts'
import { DirectoryTabs } from './tabs.tsx'
import { saidText } from './years.tsx'

export type FeeAsked = FeeState | 'none' | ''

export interface FeesView {
  viewing: Viewing
  year: number
  years: number[]
  asked: { state: FeeAsked; region: string; words: string; all: boolean }
  /** All of the year, by which the totals are reckoned. */
  fees: MemberFee[]
  /** What the filters leave. */
  shown: MemberFee[]
  /** null: whoever reads it may not note anything. */
  ticked: ReadonlySet<number> | null
  errors: FormError[]
  last: { id: number; count: number; state: FeeState | null; when: string } | null
  dayOf: (at: Date) => string
  /** The same page with other filters. */
  href: (asked: Partial<FeesView['asked']> & { year?: number }) => string
}

const countOf = (fees: MemberFee[], state: FeeAsked) => fees.filter((fee) => (fee.state ?? 'none') === state).length
const STATES = [...FEE_STATES, 'none'] as const
const TONES = { called: 'waiting', paid: 'deed', exempt: 'info', none: 'info' } as const

const Totals = ({ view }: { view: FeesView }) => {
  const { lang } = view.viewing
  const say = feesWords(lang)
  return (
    <Figures
      items={STATES.map((state) => ({
        value: formatNumber(lang, countOf(view.fees, state)),
        label: say.figures[state],
        href: view.href({ state }),
        tone: TONES[state],
      }))}
    />
  )
}

const Filters = ({ view }: { view: FeesView }) => {
  const { asked, viewing, year, href } = view
  const { lang } = viewing
  const say = feesWords(lang)
  const active = [
    asked.state ? { label: say.states[asked.state], removeHref: href({ state: '' }) } : [],
    asked.region ? { label: regionName(lang, asked.region), removeHref: href({ region: '' }) } : [],
    asked.words ? { label: asked.words, removeHref: href({ words: '' }) } : [],
  ].flat()
  return (
    <FilterBar action={feesPath()} lang={lang} active={active}>
      <HiddenField name="year" value={String(year)} />
      <Select
        name="state"
        label={say.state}
        value={asked.state}
        options={[{ value: '', label: say.any }, ...STATES.map((state) => ({ value: state, label: say.states[state] }))]}
      />
      <Select
        name="region"
        label={say.region}
        value={asked.region}
        options={[{ value: '', label: say.anyRegion }, ...REGIONS.map((code) => ({ value: code, label: regionName(lang, code) }))]}
      />
      <TextField name="words" label={say.words} type="search" value={asked.words} />
    </FilterBar>
  )
}

const FeeTable = ({ view }: { view: FeesView }) => {
  const { viewing, shown, ticked, dayOf } = view
  const { lang } = viewing
  const say = feesWords(lang)
  const name = (fee: MemberFee) => (
    <>
      <a href={organisationPath(fee.id)}>{fee.name}</a> {fee.example ? <ExampleTag lang={lang} /> : null}
      {fee.member ? null : (
        <>
          {' '}
          <Muted>{say.former}</Muted>
        </>
      )}
    </>
  )
  const rows = shown.map((fee) => [
    ...(ticked ? [<Tick name="organisation" value={String(fee.id)} label={say.tick(fee.name)} checked={ticked.has(fee.id)} />] : []),
    name(fee),
    [fee.town, fee.region ? regionName(lang, fee.region) : null].filter(Boolean).join(', '),
    fee.state === null ? <Muted>{say.states.none}</Muted> : <Tag tone={TONES[fee.state]}>{say.states[fee.state]}</Tag>,
    fee.state === null ? '' : saidText(lang, fee.saidAt && dayOf(fee.saidAt), fee.saidBy),
  ])
  const head = [
    ...(ticked ? [{ label: say.ticking }] : []),
    { label: say.member, names: true },
    { label: say.region },
    { label: say.state, told: true },
    { label: say.said, told: true },
  ]
  return <Table caption={say.table} captionHidden long head={head} rows={rows} />
}

const Marks = ({ view }: { view: FeesView }) => {
  const say = feesWords(view.viewing.lang)
  return (
    <Buttons>
      <strong>{say.mark}</strong>
      {(['paid', 'called', 'exempt', 'none'] as const).map((state) => (
        <SubmitButton key={state} tone={state === 'paid' ? 'deed' : 'plain'} name="state" value={state}>
          {say.marks[state]}
        </SubmitButton>
      ))}
    </Buttons>
  )
}

/** Ticking is the browser's; ticking all lines that are shown is a link, so that it needs no script. */
const Ticking = ({ view }: { view: FeesView }) => {
  const { viewing, shown, asked, year, href, errors } = view
  const { lang } = viewing
  const say = feesWords(lang)
  return (
    <>
      <Toolbar figures={say.shown(shown.length, view.fees.length)}>
        {view.ticked ? (
          <ButtonLink href={href({ all: !asked.all })}>{asked.all ? say.tickNone : say.tickAll(shown.length)}</ButtonLink>
        ) : null}
      </Toolbar>
      {view.ticked ? (
        <Form action={href({})} label={say.table} wide>
          <ErrorSummary lang={lang} errors={errors} />
          <HiddenField name="year" value={String(year)} />
          <Marks view={view} />
          <FeeTable view={view} />
        </Form>
      ) : (
        <FeeTable view={view} />
      )}
    </>
  )
}

/** The campaign begins: one click, and one to undo it. */
const CallAll = ({ view }: { view: FeesView }) => {
  const { viewing, year, fees, last } = view
  const { lang } = viewing
  const say = feesWords(lang)
  const waiting = fees.filter((fee) => fee.member && fee.state === null).length
  return (
    <Rows>
      <Row
        glyph="euro"
        title={waiting === 0 ? say.allCalled : say.figures.none}
        detail={waiting === 0 ? null : formatNumber(lang, waiting)}
        aside={
          waiting === 0 ? null : (
            <Form action={feesPath(year)} inline label={say.callAll(waiting)}>
              <HiddenField name="year" value={String(year)} />
              <HiddenField name="all" value="uncalled" />
              <SubmitButton tone="plain" name="state" value="called">
                {say.callAll(waiting)}
              </SubmitButton>
            </Form>
          )
        }
      />
      {last ? (
        <Row
          glyph="undo"
          title={say.lastDone(last.count, say.states[last.state ?? 'none'], last.when)}
          aside={
            <Form action={feesUndoPath(last.id)} inline label={say.undo}>
              <SubmitButton tone="plain">{say.undo}</SubmitButton>
            </Form>
          }
        />
      ) : null}
    </Rows>
  )
}

export function FeesPage({ view }: { view: FeesView }) {
  const { viewing, year, years, shown, href } = view
  const { lang } = viewing
  const say = feesWords(lang)
  return (
    <Page viewing={viewing} title={say.title(year)} wide noindex>
      <DirectoryTabs viewing={viewing} here={organisationsPath()} />
      <Title lead={view.ticked ? say.lead : say.readOnly}>{say.title(year)}</Title>
      <Pills
        label={say.years}
        items={years.map((each) => ({ href: href({ year: each, state: '', all: false }), label: String(each), current: each === year }))}
      />
      <Totals view={view} />
      {view.ticked ? <CallAll view={view} /> : null}
      <Filters view={view} />
      {shown.length === 0 ? (
        <Empty title={say.none}>
          <Paragraph>{say.noneHow}</Paragraph>
        </Empty>
      ) : (
        <Ticking view={view} />
      )}
    </Page>
  )
}
