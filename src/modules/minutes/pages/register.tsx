/** The register of decisions: numbered, narrowed down by words, year, body, result and what it was about. */
import { FilterBar } from '#design/filters.tsx'
import { Select, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Register, RegisterPart, RegisterRow } from '#design/register.tsx'
import { ButtonLink, Empty, ExampleTag, Paragraph, Tag, Title, type Tone } from '#design/text.tsx'
import { Pager, Toolbar } from '#design/toolbar.tsx'
import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang, type Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { registerWords } from '../messages.ts'
import { decisionPath, decisionsFilePath, decisionsPath } from '../paths.ts'
import type { Decision, DecisionFilters, DecisionsAsked, DecisionsListed } from '../queries.ts'
import { OUTCOMES, type Outcome } from '../tables.ts'

export const OUTCOME_TONES: Record<Outcome, Tone> = { adopted: 'decision', rejected: 'info', tie: 'waiting', no_quorum: 'waiting' }

export interface RegisterView {
  viewing: Viewing
  asked: DecisionsAsked
  listed: DecisionsListed
  filters: DecisionFilters
  /** What kinds of things may be decided on, by their kinds. */
  kinds: ReadonlyMap<string, Localized>
  size: number
}

/** Only what was asked for stands in the address. */
export function askedText({ typed, year, bodyId, outcome, subjectKind, page }: DecisionsAsked): string {
  const parts: [string, string | number | null][] = [
    ['words', typed || null],
    ['year', year],
    ['body', bodyId],
    ['outcome', outcome],
    ['about', subjectKind],
    ['page', page > 1 ? page : null],
  ]
  const told = parts.flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]]))
  return told.length === 0 ? '' : `?${new URLSearchParams(told)}`
}

const kindName = (lang: Lang, kinds: RegisterView['kinds'], kind: string | null): string =>
  kind === null || kind === 'text' ? registerWords(lang).plainSubject : inLang(kinds.get(kind) ?? { fr: kind, en: kind }, lang)

function Filters({ view: { viewing, asked, filters, kinds } }: { view: RegisterView }) {
  const { lang } = viewing
  const say = registerWords(lang)
  const without = (change: Partial<DecisionsAsked>) => decisionsPath(askedText({ ...asked, page: 1, ...change }))
  const body = filters.bodies.find(({ id }) => id === asked.bodyId)
  const active = [
    { label: asked.typed, removeHref: without({ typed: '' }) },
    { label: asked.year, removeHref: without({ year: null }) },
    { label: body ? inLang(body.name, lang) : null, removeHref: without({ bodyId: null }) },
    { label: asked.outcome && say.outcomes[asked.outcome], removeHref: without({ outcome: null }) },
    { label: asked.subjectKind && kindName(lang, kinds, asked.subjectKind), removeHref: without({ subjectKind: null }) },
  ].flatMap(({ label, removeHref }) => (label ? [{ label, removeHref }] : []))
  const any = (label: string) => ({ value: '', label })
  return (
    <FilterBar action={decisionsPath()} active={active} lang={lang}>
      <TextField name="words" label={say.words} type="search" value={asked.typed} />
      <Select
        name="year"
        label={say.year}
        value={asked.year ?? ''}
        options={[any(say.anyYear), ...filters.years.map((value) => ({ value, label: value }))]}
      />
      <Select
        name="body"
        label={say.body}
        value={asked.bodyId === null ? '' : String(asked.bodyId)}
        options={[any(say.anyBody), ...filters.bodies.map(({ id, name }) => ({ value: String(id), label: inLang(name, lang) }))]}
      />
      <Select
        name="outcome"
        label={say.outcome}
        value={asked.outcome ?? ''}
        options={[any(say.anyOutcome), ...OUTCOMES.map((value) => ({ value, label: say.outcomes[value] }))]}
      />
      <Select
        name="about"
        label={say.subject}
        value={asked.subjectKind ?? ''}
        options={[any(say.anySubject), ...filters.kinds.map((kind) => ({ value: kind ?? 'text', label: kindName(lang, kinds, kind) }))]}
      />
    </FilterBar>
  )
}

const DecisionRow = ({ lang, decision }: { lang: Lang; decision: Decision }) => {
  const say = registerWords(lang)
  return (
    <RegisterRow
      href={decisionPath(decision.number)}
      title={say.numbered(decision.number, said(lang, decision.title))}
      tags={decision.example ? <ExampleTag lang={lang} /> : null}
      place={said(lang, decision.result.body)}
      when={formatDay(lang, decision.decidedOn, 'short')}
      state={
        <Tag tone={decision.annulled ? 'waiting' : OUTCOME_TONES[decision.outcome]}>
          {decision.annulled ? say.annulledTitle : say.outcomes[decision.outcome]}
        </Tag>
      }
    />
  )
}

function List({ view: { viewing, listed } }: { view: RegisterView }) {
  const { lang } = viewing
  const years = Map.groupBy(listed.decisions, ({ decidedOn }) => decidedOn.slice(0, 4))
  return (
    <Register>
      {[...years].map(([year, decisions]) => (
        <RegisterPart key={year} mark={year} label={year}>
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} lang={lang} decision={decision} />
          ))}
        </RegisterPart>
      ))}
    </Register>
  )
}

export function RegisterPage({ view }: { view: RegisterView }) {
  const { viewing, asked, listed, filters, size } = view
  const { lang } = viewing
  const say = registerWords(lang)
  return (
    <Page viewing={viewing} title={say.title} description={say.lead}>
      <Title kicker={viewing.network.name} lead={say.lead}>
        {say.title}
      </Title>
      {filters.total === 0 ? (
        <Empty title={say.emptyTitle}>
          <p>{say.empty}</p>
        </Empty>
      ) : (
        <>
          <Filters view={view} />
          <Toolbar figures={say.count(listed.total)}>
            <ButtonLink href={decisionsFilePath(askedText({ ...asked, page: 1 }))} download glyph="table">
              {say.csv}
            </ButtonLink>
          </Toolbar>
          {listed.decisions.length === 0 ? (
            <Empty title={say.noneFound}>
              <Paragraph>
                <a href={decisionsPath()}>{say.all}</a>
              </Paragraph>
            </Empty>
          ) : (
            <List view={view} />
          )}
          <Pager
            lang={lang}
            page={asked.page}
            size={size}
            of={listed.total}
            href={(page) => decisionsPath(askedText({ ...asked, page }))}
          />
        </>
      )}
    </Page>
  )
}
