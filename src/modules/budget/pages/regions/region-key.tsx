/** The key by which the regions share: tried in a form whose answer stands beside it, and saved as it is seen. */
import { Disclosure } from '#design/disclosure.tsx'
import { Buttons, Form, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Frame } from '#design/frame.tsx'
import { KeyTerms, TryForm, TrySides } from '#design/share-key.tsx'
import { Table } from '#design/table.tsx'
import { Pills } from '#design/tabs.tsx'
import { Heading, Lead, List, Muted, Notice, Paragraph } from '#design/text.tsx'
import { formatEuros, formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { termWords } from '../../messages/regions/region-terms.ts'
import { regionsWords } from '../../messages/regions/words.ts'
import { regionKeyPath } from '../../paths.ts'
import type { RegionFiguresRow, RegionKey } from '../../queries/regions/regions.ts'
import type { Sharing } from '../../queries/regions/sharing.ts'
import type { Standing } from '../../queries/standing.ts'
import { PRESETS, partsOfTerms, weightedTerms, weightedWhole } from '../../rules/regions/regions.ts'
import type { RegionFigure, RegionTerm } from '../../tables/regions.ts'
import { VersionPage } from '../frame.tsx'
import { Shares } from './shares.tsx'
import { bareAmount, heldKeyTold, typedTerms } from './told.tsx'

export const SHARES_FRAME = 'region-shares'
export const TERMS = ['fixed', 'equal', 'members', 'employees', 'staff', 'volunteers'] as const

export interface KeyView {
  /** What stands in the fields. */
  typed: Partial<Record<RegionTerm['by'] | 'year', string>>
  errors: { field?: string; text: string }[]
  /** The key that is tried; null: what is typed is none. */
  terms: RegionTerm[] | null
  figuresYear: number
  /** null: nothing can be counted. */
  sharing: Sharing | null
  stored: RegionKey | null
  /** The regions with the figures of the year, for the hints. */
  live: RegionFiguresRow[]
  years: number[]
  /** Whether the key that is seen can be saved by this reader. */
  may: { keep: boolean; edit: boolean }
  /** Somebody else saved another one since the form was opened. */
  conflict: boolean
}

interface Shown {
  viewing: Viewing
  at: Standing
  view: KeyView
}

const yearOf = ({ years, year }: Standing): number | null => (years.length > 1 ? year : null)
/** The page with this formula in its fields. */
const keyAddress = (at: Standing, lang: Lang, terms: readonly RegionTerm[], figuresYear: number): string => {
  const asked = new URLSearchParams({ ...typedTerms(lang, terms), figures: String(figuresYear) })
  if (yearOf(at) !== null) asked.set('year', String(yearOf(at)))
  return `${regionKeyPath(at.version.id)}?${asked}`
}

function Fields({ lang, at, view }: { lang: Lang; at: Standing; view: KeyView }) {
  const say = regionsWords(lang)
  const { typed, errors, live, figuresYear, years } = view
  const members = live.reduce((sum, { figures }) => sum + figures.members, 0)
  const told = (figure: Exclude<RegionFigure, 'members'>) =>
    say.toldBy(
      live.reduce((sum, each) => sum + each.told[figure], 0),
      members,
      figuresYear,
    )
  const error = (name: string) => errors.find(({ field }) => field === name)?.text
  const field = (name: RegionTerm['by'], label: string, unit: string, hint?: string) => ({
    name,
    label,
    unit,
    value: typed[name] ?? '',
    error: error(name),
    ...(hint ? { hint } : {}),
  })
  return (
    <TryForm action={regionKeyPath(at.version.id)} label={say.formula} frame={SHARES_FRAME}>
      {yearOf(at) === null ? null : <HiddenField name="year" value={String(yearOf(at))} />}
      <KeyTerms legend={say.firstLegend} terms={[field('fixed', say.fixedField, '€', say.fixedHint)]} />
      <KeyTerms
        legend={say.weights}
        hint={say.weightsHint}
        terms={[
          field('equal', say.equalField, '%'),
          field('members', say.membersField, '%', say.membersHint(members, figuresYear)),
          field('employees', say.employeesField, '%', told('employees')),
          field('staff', say.staffField, '%', told('staff')),
          field('volunteers', say.volunteersField, '%', told('volunteers')),
        ]}
      />
      <Select
        name="figures"
        label={say.figuresYear}
        value={String(figuresYear)}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Buttons>
        <SubmitButton tone="plain">{say.see}</SubmitButton>
      </Buttons>
    </TryForm>
  )
}

/** How much each term gives out in all. */
function Parts({ lang, sharing, terms }: { lang: Lang; sharing: Sharing; terms: readonly RegionTerm[] }) {
  const say = regionsWords(lang)
  const parts = partsOfTerms(sharing.totalCents, terms, sharing.formula.regionIds.length)
  return (
    <Table
      dense
      caption={say.parts}
      head={[{ label: say.term }, { label: say.weight, align: 'end' }, { label: say.distributed, align: 'end' }]}
      rows={parts.map(({ term, cents }) => [
        termWords(lang).short[term.by],
        term.by === 'fixed' ? termWords(lang).fixed(formatEuros(lang, term.amountCents)) : formatShare(lang, term.shareBp),
        bareAmount(lang, cents),
      ])}
      foot={[say.total, formatShare(lang, weightedWhole(weightedTerms(terms))), bareAmount(lang, sharing.totalCents)]}
    />
  )
}

/** Saves exactly what is seen. */
const Keep = ({ lang, at, view, terms }: { lang: Lang; at: Standing; view: KeyView; terms: readonly RegionTerm[] }) => {
  const say = regionsWords(lang)
  if (!view.may.keep)
    return view.may.edit ? (
      <Paragraph>
        <Muted>{say.notKept}</Muted>
      </Paragraph>
    ) : null
  return (
    <Form action={regionKeyPath(at.version.id, yearOf(at))} label={say.keep}>
      {Object.entries(typedTerms(lang, terms)).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <HiddenField name="figures" value={String(view.figuresYear)} />
      <HiddenField name="revision" value={String(view.stored?.revision ?? 0)} />
      <Paragraph>
        <strong>{say.keepTitle}</strong> <Muted>{say.keepHow(view.figuresYear)}</Muted>
      </Paragraph>
      <Buttons>
        <SubmitButton>{say.keep}</SubmitButton>
      </Buttons>
    </Form>
  )
}

/** What comes out of the formula: all that the frame beside the form holds. */
export function Outcome({ lang, at, view }: { lang: Lang; at: Standing; view: KeyView }) {
  const say = regionsWords(lang)
  const { terms, sharing, errors } = view
  return (
    <Frame id={SHARES_FRAME} top>
      <Heading level={2}>{say.preview}</Heading>
      {errors.length > 0 ? (
        <Notice tone="decision" title={say.wrong}>
          <List items={errors.map(({ text }) => text)} />
        </Notice>
      ) : null}
      {terms && sharing ? (
        <>
          {sharing.totalCents === 0 ? (
            <Notice tone="waiting">
              <p>{say.nothingToShare}</p>
            </Notice>
          ) : null}
          {errors.length === 0 ? <Keep lang={lang} at={at} view={view} terms={terms} /> : null}
          <Shares lang={lang} sharing={sharing} figures now={{ label: say.tried, figuresYear: view.figuresYear }} />
          <Parts lang={lang} sharing={sharing} terms={terms} />
          <Paragraph>
            <Muted>{say.rounding}</Muted>
          </Paragraph>
        </>
      ) : null}
    </Frame>
  )
}

export function RegionKeyPage({ viewing, at, view }: Shown) {
  const { lang } = viewing
  const say = regionsWords(lang)
  const theirs = heldKeyTold(lang, view.stored)
  return (
    <VersionPage viewing={viewing} at={at} tab="regions" title={say.keyTitle} lead={<Lead>{say.keyLead}</Lead>} wide withoutBalance>
      {view.conflict ? (
        <Notice tone="waiting" title={say.theirs}>
          <p>{[theirs.formula, theirs.year].filter(Boolean).join(', ')}</p>
        </Notice>
      ) : null}
      <Pills
        label={say.presets}
        items={Object.entries(PRESETS).map(([name, terms]) => ({
          href: keyAddress(at, lang, terms, view.figuresYear),
          label: say.presetNames[name]!,
          current: view.terms !== null && JSON.stringify(view.terms) === JSON.stringify(terms),
        }))}
      />
      <TrySides
        form={
          <>
            <Fields lang={lang} at={at} view={view} />
            <Disclosure summary={say.example}>
              <Paragraph>{say.exampleText}</Paragraph>
            </Disclosure>
          </>
        }
        outcome={<Outcome lang={lang} at={at} view={view} />}
      />
    </VersionPage>
  )
}
