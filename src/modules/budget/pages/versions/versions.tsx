/** All versions and scenarios of a budget: what each comes to, what decided it, what may be done with it, and which to set side by side. */
import type { ComponentChildren } from 'preact'
import { Checkboxes } from '#design/checkboxes.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Edition, Editions } from '#design/editions.tsx'
import { Buttons, Form, SubmitButton } from '#design/form.tsx'
import { Glyph } from '#design/icons.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { Empty, ExampleTag, Heading, Lead, Paragraph, Tag } from '#design/text.tsx'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accountName } from '../../messages/accounts.ts'
import { signedShare, totalsTold } from '../../messages/versions/told.ts'
import { versionsWords, whenDecided } from '../../messages/versions/versions.ts'
import { frozenPath, versionComparisonPath, versionPath } from '../../paths.ts'
import type { Version } from '../../queries/budgets.ts'
import type { Standing } from '../../queries/standing.ts'
import { mayEditBudget } from '../../rules/rights.ts'
import { NOTHING, type Totals } from '../../rules/totals.ts'
import type { Assumption } from '../../tables/versions.ts'
import { VersionPage, VersionTag } from '../frame.tsx'
import { VersionDeeds } from './deeds.tsx'

const SHORT = 12

export interface VersionsView {
  viewing: Viewing
  at: Standing
  /** The latest first; scenarios and what was given up among them. */
  versions: Version[]
  totals: ReadonlyMap<number, ReadonlyMap<number, Totals>>
  /** Of the grants that assumptions name. */
  grants: ReadonlyMap<number, string>
}

/** « Version 2 »; of a scenario, its name. */
export const shortName = (lang: Lang, { scenario, name, number }: Pick<Version, 'scenario' | 'name' | 'number'>): string =>
  scenario && name ? name : versionsWords(lang).version(number)

const assumptionTold = (lang: Lang, each: Assumption, grants: ReadonlyMap<number, string>): string => {
  const say = versionsWords(lang).assumptions
  if (each.kind === 'note') return each.text
  if (each.kind === 'grant_refused') return say.refused(grants.get(each.grantId) ?? say.unknownGrant)
  return say.percent(`${each.account} ${accountName(lang, each.account)}`, signedShare(lang, each.percentBp))
}

/** Of several years, one line for each. */
function Standings({ lang, version, byYear }: { lang: Lang; version: Version; byYear: ReadonlyMap<number, Totals> | undefined }) {
  const { yearFrom, yearTo } = version.budget
  const say = versionsWords(lang)
  const years = Array.from({ length: yearTo - yearFrom + 1 }, (_, place) => yearFrom + place)
  const told = (year: number) => totalsTold(lang, byYear?.get(year) ?? NOTHING)
  return (
    <>
      {years.map((year, place) => (
        <span key={year}>
          {place > 0 ? <br /> : null}
          {years.length === 1 ? told(year) : say.inYear(year, told(year))}
        </span>
      ))}
    </>
  )
}

function decidedBy(lang: Lang, { decision }: Version): string | null {
  if (!decision) return null
  const { body, decidedOn, reference, source } = decision
  const what = versionsWords(lang).votedOn(decidedOn && whenDecided(lang, decidedOn), body && said(lang, body))
  return [what, reference, source].filter(Boolean).join(' · ')
}

function Origin({ lang, view, version }: { lang: Lang; view: VersionsView; version: Version }) {
  const say = versionsWords(lang)
  const from = view.versions.find(({ id }) => id === version.basedOnId)
  if (!from) return null
  const told = from.scenario && from.name ? say.basedOnScenario(from.name) : say.basedOn(from.number)
  return (
    <>
      {told} · <a href={versionComparisonPath(version.budget.id, [from.id, version.id])}>{say.compareWith(from.number)}</a>
    </>
  )
}

/** The fingerprint, and the bytes that it is of for who sees all of them. */
function Frozen({ lang, version }: { lang: Lang; version: Version }) {
  if (version.sha256 === null) return null
  const say = versionsWords(lang)
  return (
    <>
      {say.fingerprint} <Fingerprint hex={version.sha256} length={SHORT} />
      {version.sight === 'all' ? (
        <>
          {' '}
          · <a href={frozenPath(version.id)}>{say.frozenFile}</a>
        </>
      ) : null}
    </>
  )
}

const TONES = { draft: 'waiting', proposed: 'waiting', voted: 'decision', amended: 'ink' } as const

function VersionEdition({ view, version }: { view: VersionsView; version: Version }) {
  const { viewing, grants } = view
  const { lang } = viewing
  const say = versionsWords(lang)
  const name = shortName(lang, version)
  const assumptions = version.assumptions.map((each) => assumptionTold(lang, each, grants))
  const lines: ComponentChildren[] = [
    assumptions.length > 0 ? assumptions.join(' · ') : null,
    // A note is written among those who keep the budget, and goes with every version that is drafted from it.
    version.sight === 'all' ? version.note : null,
    version.basedOnId === null ? null : <Origin lang={lang} view={view} version={version} />,
    version.sha256 === null ? null : <Frozen lang={lang} version={version} />,
  ]
  return (
    <Edition
      id={`v${version.number}`}
      mark={version.scenario ? <Glyph name="filter" /> : version.number}
      tone={version.givenUp || version.scenario ? 'future' : TONES[version.state]}
      title={name}
      href={versionPath(version.id)}
      tags={
        <>
          {version.scenario ? null : <VersionTag lang={lang} state={version.state} />} {version.givenUp ? <Tag>{say.givenUp}</Tag> : null}{' '}
          {version.example ? <ExampleTag lang={lang} /> : null}
        </>
      }
      what={<Standings lang={lang} version={version} byYear={view.totals.get(version.id)} />}
      facts={decidedBy(lang, version) ?? undefined}
      links={lines.filter((line) => line !== null && line !== '')}
      deeds={<VersionDeeds viewing={viewing} version={version} name={name} />}
    />
  )
}

const List = ({ view, versions, label }: { view: VersionsView; versions: Version[]; label: string }) => (
  <Editions label={label}>
    {versions.map((version) => (
      <VersionEdition key={version.id} view={view} version={version} />
    ))}
  </Editions>
)

/** In the order in which they are compared: the one in force, the other versions, scenarios. What was given up is not compared. */
export const referenceFirst = (versions: readonly Version[]): Version[] => {
  const rank = ({ state, scenario }: Version) => (state === 'voted' ? 0 : scenario ? 2 : 1)
  return versions.filter(({ givenUp }) => !givenUp).toSorted((one, other) => rank(one) - rank(other) || one.number - other.number)
}

/** Which of them to set side by side; the one in force and the latest are chosen already. */
export function ChooseCompared({
  lang,
  budgetId,
  versions,
  chosen,
}: {
  lang: Lang
  budgetId: number
  versions: Version[]
  chosen: number[]
}) {
  const say = versionsWords(lang).compare
  if (versions.length < 2) return <Paragraph>{say.alone}</Paragraph>
  return (
    <Form action={versionComparisonPath(budgetId)} method="get" label={say.title}>
      <Checkboxes
        name="of"
        legend={say.which}
        hint={say.lead}
        options={versions.map((version) => ({ value: String(version.id), label: shortName(lang, version) }))}
        values={chosen.map(String)}
      />
      <Buttons>
        <SubmitButton tone="plain">{say.choose}</SubmitButton>
      </Buttons>
    </Form>
  )
}

export function VersionsPage({ view }: { view: VersionsView }) {
  const { viewing, at, versions } = view
  const { lang } = viewing
  const say = versionsWords(lang)
  const kept = versions.filter(({ givenUp }) => !givenUp)
  const [scenarios, real] = [kept.filter(({ scenario }) => scenario), kept.filter(({ scenario }) => !scenario)]
  const abandoned = versions.filter(({ givenUp }) => givenUp)
  const writes = mayEditBudget(viewing.actor, at.version.budget.owner)
  const comparable = referenceFirst(kept)
  const first = [comparable[0], real[0], scenarios[0]].filter((each) => each !== undefined)
  return (
    <VersionPage viewing={viewing} at={at} tab="versions" title={say.title} withoutBalance>
      <Lead>{say.lead}</Lead>
      <Heading level={2}>{say.versions}</Heading>
      <List view={view} versions={real} label={say.versions} />
      {scenarios.length > 0 || writes ? <Heading level={2}>{say.scenarios}</Heading> : null}
      {scenarios.length > 0 ? <List view={view} versions={scenarios} label={say.scenarios} /> : null}
      {scenarios.length === 0 && writes ? (
        <Empty title={say.noScenario}>
          <p>{say.noScenarioHint}</p>
        </Empty>
      ) : null}
      {comparable.length > 1 || writes ? (
        <>
          <Heading level={2}>{say.compare.title}</Heading>
          <ChooseCompared
            lang={lang}
            budgetId={at.version.budget.id}
            versions={comparable}
            chosen={[...new Set(first.map(({ id }) => id))]}
          />
        </>
      ) : null}
      {abandoned.length > 0 ? (
        <Disclosure summary={say.abandoned}>
          <List view={view} versions={abandoned} label={say.abandoned} />
        </Disclosure>
      ) : null}
    </VersionPage>
  )
}
