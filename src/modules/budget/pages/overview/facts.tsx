/** The facts of a version, and the files that it goes out as. */
import { Row, Rows } from '#design/entries.tsx'
import { Fact, FactCard } from '#design/facts.tsx'
import { FileRow } from '#design/files.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { Heading, Muted } from '#design/text.tsx'
import { formatShare } from '#kernel/money.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { organisationPath } from '#modules/people/index.ts'
import { planPath } from '#modules/plan/index.ts'
import { nameWords } from '../../messages/names.ts'
import { overviewWords } from '../../messages/overview/overview.ts'
import { frozenPath, presentationPath, versionFilePath, versionsPath } from '../../paths.ts'
import type { Budget, Version } from '../../queries/budgets.ts'
import { mayReadDraftBudget } from '../../rules/rights.ts'

export const yearsText = ({ yearFrom, yearTo }: Pick<Budget, 'yearFrom' | 'yearTo'>): string =>
  yearFrom === yearTo ? String(yearFrom) : `${yearFrom}-${yearTo}`

const wholeOf = ({ sight }: Version): boolean => sight === 'all' || sight === 'lines'

export function OverviewFacts({ viewing, version, plan }: { viewing: Viewing; version: Version; plan: Budget['plan'] }) {
  const { lang, actor } = viewing
  const say = overviewWords(lang)
  const { budget } = version
  return (
    <FactCard label={say.facts}>
      <Fact label={say.organisation}>
        <a href={organisationPath(budget.owner.organisationId)}>{budget.owner.name}</a>
      </Fact>
      {plan ? (
        <Fact label={say.plan}>
          <a href={planPath(plan.slug)}>{said(lang, plan.title)}</a>
        </Fact>
      ) : null}
      <Fact label={budget.yearFrom === budget.yearTo ? say.year : say.years}>{yearsText(budget)}</Fact>
      {budget.targetShareBp === null ? null : (
        <Fact label={say.target}>
          {formatShare(lang, budget.targetShareBp)}
          {budget.targetSource ? (
            <>
              {' '}
              <Muted>{budget.targetSource}</Muted>
            </>
          ) : null}
        </Fact>
      )}
      <Fact label={say.versionFact}>
        {version.scenario && version.name ? nameWords(lang).scenario(version.name) : nameWords(lang).version(version.number)},{' '}
        {nameWords(lang).states[version.state]} · <a href={versionsPath(budget.id)}>{say.basedOn}</a>
      </Fact>
      {mayReadDraftBudget(actor, budget.owner) ? <Fact label={say.shown}>{nameWords(lang).shown[budget.shown]}</Fact> : null}
      {version.sha256 ? (
        <Fact label={say.fingerprint}>
          <Fingerprint hex={version.sha256} length={16} />…
        </Fact>
      ) : null}
    </FactCard>
  )
}

const FORMATS = ['xlsx', 'ods', 'csv', 'json'] as const

/** Lines go out to whoever sees lines, the presentation to whoever sees chapters. */
export function OverviewFiles({ lang, version, year }: { lang: Lang; version: Version; year: number | null }) {
  const say = overviewWords(lang)
  if (version.sight === 'totals') return null
  const lines = wholeOf(version)
  return (
    <>
      <Heading level={3}>{say.files}</Heading>
      <Rows label={say.files}>
        <FileRow href={presentationPath(version.id)} name={say.presentation} detail={null} />
        {(lines ? FORMATS : []).map((format) => (
          <FileRow key={format} href={versionFilePath(version.id, format, year)} name={say.fileNames[format]} detail={null} />
        ))}
        {lines && version.sha256 ? <Row href={frozenPath(version.id)} title={say.frozenText} glyph="document" /> : null}
      </Rows>
    </>
  )
}
