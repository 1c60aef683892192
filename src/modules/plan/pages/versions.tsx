/** The versions of a plan on one line in time, the latest first; above them the text that still changes. */
import { Edition, Editions } from '#design/editions.tsx'
import { Glyph } from '#design/icons.tsx'
import { Page } from '#design/page.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { Empty, Notice, Tag, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import { comparisonPath, planPath, versionFilePath, versionPath, versionsPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { Version } from '../queries/versions.ts'
import { adoptedBy, decisionDetail } from './decided.tsx'
import { FileLinks } from './files.tsx'
import { StateTag, title } from './told.tsx'
import { PlanHead } from './views.tsx'

export const SHORT = 12

export interface ListedVersion extends Version {
  /** How many of its items are actions. */
  actions: number
}

export interface VersionsPageProps {
  viewing: Viewing
  plan: Plan
  versions: ListedVersion[]
  /** The version that the plan shows now; null: its working text. */
  shown: Version | null
  /** Of a plan whose text still changes: whether it differs from the last version. */
  working: { differs: boolean } | null
  /** Of a next text that was adopted: the version that it became. */
  became: { slug: string; number: number } | null
}

/** What a plan is, or was, of another: a next text on its way, given up, or adopted. */
export function NextTextNotice({ viewing: { lang }, plan, became }: Pick<VersionsPageProps, 'viewing' | 'plan' | 'became'>) {
  if (!plan.revises) return null
  const say = versionWords(lang)
  const { slug } = plan.revises
  const of = (label: string, path: string) => (
    <p>
      {label} <a href={path}>{title(lang, plan.revises!)}</a>.
    </p>
  )
  if (became) return <Notice tone="deed">{of(say.becameVersionOf(became.number), versionPath(became.slug, became.number))}</Notice>
  if (plan.state === 'closed')
    return (
      <Notice tone="info">
        {of(say.givenUpOf, planPath(slug))}
        <p>{say.givenUpLead}</p>
      </Notice>
    )
  return (
    <Notice tone="waiting">
      {of(say.nextTextOf, planPath(slug))}
      <p>{say.nextTextLead}</p>
      {plan.state === 'draft' ? <p>{words(lang).draftNotice}</p> : null}
      <p>
        <a href={comparisonPath(slug, plan.slug)}>{say.compareWithAdopted}</a>
      </p>
    </Notice>
  )
}

function WorkingText({
  viewing: { lang, today },
  plan,
  working,
  last,
}: { last: Version | undefined } & Pick<VersionsPageProps, 'viewing' | 'plan' | 'working'>) {
  if (!working) return null
  const say = versionWords(lang)
  const link = (
    <a key="compare" href={comparisonPath(`${plan.slug}@${last?.number}`, plan.slug)}>
      {say.compareWith(last?.number ?? 0)}
    </a>
  )
  return (
    <Edition
      id="working-text"
      mark={<Glyph name="edit" />}
      tone="waiting"
      title={say.workingText}
      href={planPath(plan.slug)}
      tags={<StateTag lang={lang} plan={plan} today={today} />}
      what={say.workingLead}
      facts={last ? (working.differs ? say.changedSince(last.number) : say.sameAs(last.number)) : undefined}
      links={last && working.differs ? [link] : []}
    />
  )
}

function VersionEdition({
  viewing: { lang },
  plan,
  version,
  before,
  shown,
}: {
  viewing: Viewing
  plan: Plan
  version: ListedVersion
  before: Version | undefined
  shown: boolean
}) {
  const say = versionWords(lang)
  const { number, cause, decision, takenBack } = version
  const tone = takenBack ? 'future' : cause === 'adopted' ? 'decision' : 'ink'
  return (
    <Edition
      id={`v${number}`}
      mark={number}
      tone={tone}
      title={say.version(number)}
      href={versionPath(plan.slug, number)}
      tags={
        <>
          <Tag tone={takenBack ? 'info' : cause === 'adopted' ? 'decision' : 'info'}>{say.causes[cause]}</Tag>{' '}
          {takenBack ? <Tag tone="waiting">{say.takenBack}</Tag> : null} {shown ? <Tag tone="deed">{say.shownNow}</Tag> : null}
        </>
      }
      what={decision ? `${adoptedBy(lang, decision)} · ${decisionDetail(lang, decision)}` : undefined}
      facts={
        <>
          {say.frozenOn(formatDay(lang, version.madeOn))} · {say.sized(version.items, version.actions)} · {say.fingerprintOf}{' '}
          <Fingerprint hex={version.sha256} length={SHORT} />
        </>
      }
      links={[
        ...(takenBack ? [say.takenBackNote] : []),
        ...(before
          ? [
              <a key="compare" href={comparisonPath(`${plan.slug}@${before.number}`, `${plan.slug}@${number}`)}>
                {say.compareWith(before.number)}
              </a>,
            ]
          : []),
        ...(version.draftSlug
          ? [
              <a key="drafts" href={versionsPath(version.draftSlug)}>
                {say.draftsOf}
              </a>,
            ]
          : []),
        <>
          {say.files} <FileLinks lang={lang} path={(kind) => versionFilePath(plan.slug, number, kind)} />
        </>,
      ]}
    />
  )
}

export function VersionsPage({ viewing, plan, versions, shown, working, became }: VersionsPageProps) {
  const { lang } = viewing
  const say = versionWords(lang)
  return (
    <Page
      viewing={viewing}
      title={`${say.versions} · ${title(lang, plan)}`}
      description={say.listLead}
      example={plan.example}
      noindex={plan.state === 'draft' || plan.revises !== null}
    >
      {became ? (
        <Title kicker={title(lang, plan)} lead={say.listLead}>
          {say.versions}
        </Title>
      ) : (
        <PlanHead viewing={viewing} plan={plan} here={versionsPath(plan.slug)} heading={say.versions} lead={say.listLead} />
      )}
      <NextTextNotice viewing={viewing} plan={plan} became={became} />
      {versions.length === 0 ? (
        <Empty title={say.noVersion}>
          <p>{say.noVersionHint}</p>
          <p>{say.noVersionWhy}</p>
        </Empty>
      ) : (
        <Editions label={say.versions}>
          <WorkingText viewing={viewing} plan={plan} working={working} last={versions.find(({ takenBack }) => !takenBack) ?? versions[0]} />
          {versions.map((version, place) => (
            <VersionEdition
              key={version.id}
              viewing={viewing}
              plan={plan}
              version={version}
              before={versions[place + 1]}
              shown={version.id === shown?.id}
            />
          ))}
        </Editions>
      )}
    </Page>
  )
}
