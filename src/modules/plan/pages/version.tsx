/** One frozen version, readable from top to bottom, with what made it and how anybody can check it. */
import type { VNode } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Kept } from '#design/kept.tsx'
import { Page } from '#design/page.tsx'
import { Clause, CommandLine, type ContentsEntry, Fingerprint, LastClause, LastClauses, Reading } from '#design/reading.tsx'
import { Crumbs, ExampleTag, Heading, Notice, Paragraph, Prose, Tag, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang, type Localized, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { versionWords } from '../messages/versions.ts'
import { words } from '../messages.ts'
import { comparisonPath, itemPath, planPath, versionFilePath, versionPath, versionsPath } from '../paths.ts'
import type { Plan } from '../queries/plans.ts'
import type { Version, VersionText } from '../queries/versions.ts'
import type { FrozenItem, FrozenText } from '../rules/frozen.ts'
import { linkedText, sizeOf } from '../rules.ts'
import { DecidedStamp } from './decided.tsx'
import { FileLinks } from './files.tsx'
import { periodText, title } from './told.tsx'

const localized = (text: FrozenText): Localized => ({ fr: text.fr ?? null, en: text.en ?? null })
/** The language of a text, where it is not the page's. */
const foreign = (text: FrozenText, lang: Lang): Lang | undefined => {
  const own = langOf(localized(text), lang)
  return own === lang ? undefined : own
}
/** A code as an anchor: as it is, so that `…/versions/2#A1.2.1` can be said aloud. */
const anchorOf = (code: string): string => code.replace(/\s+/g, '_')

interface Told {
  lang: Lang
  lastLevel: number
  codes: ReadonlySet<string>
  /** From top to bottom: taken one by one as the text is told. */
  ids: Iterator<number>
}

const ClauseText = ({ told: { lang, codes }, text }: { told: Told; text: FrozenText | undefined }) => {
  if (!text) return null
  const linked = linkedText(inLang(localized(text), lang), (code) => (codes.has(code) ? `#${encodeURIComponent(anchorOf(code))}` : null))
  return <Prose text={said(langOf(localized(text), lang), { fr: linked, en: linked })} lang={foreign(text, lang)} />
}

function clauseOf(told: Told, item: FrozenItem, level: number, place: number) {
  const { lang, lastLevel } = told
  const id = told.ids.next().value
  const common = {
    id: anchorOf(item.code),
    code: item.code,
    title: said(lang, localized(item.title)),
    href: itemPath(id as number),
    lang: foreign(item.title, lang),
    tags: item.crossCutting ? <Tag>{words(lang).crossCutting}</Tag> : null,
  }
  const text = <ClauseText told={told} text={item.text} />
  if (level === lastLevel)
    return (
      <LastClause key={id} {...common}>
        {text}
      </LastClause>
    )
  const below = (item.children ?? []).map((child, index) => clauseOf(told, child, level + 1, index))
  return (
    <Clause key={id} {...common} level={Math.min(level, 3) as 1 | 2 | 3} tone={level === 1 ? toneOf(item, place) : undefined}>
      {text}
      {below.length > 0 && level + 1 === lastLevel ? <LastClauses>{below}</LastClauses> : below}
    </Clause>
  )
}

/** The colours of the pillars, as on the plan's page; what is cross-cutting has its own. */
const toneOf = (item: FrozenItem, place: number) => (item.crossCutting ? 4 : (((place % 3) + 1) as 1 | 2 | 3))

/** A text of fewer clauses needs no contents beside it. */
const LONG = 12

const contentsOf = (lang: Lang, items: FrozenItem[], levels: number): ContentsEntry[] =>
  items.map(({ code, title: named, children = [] }) => ({
    id: anchorOf(code),
    code,
    title: said(lang, localized(named)),
    children: levels > 1 ? contentsOf(lang, children, levels - 1) : [],
  }))

const codesOf = (items: FrozenItem[]): string[] => items.flatMap(({ code, children = [] }) => [code, ...codesOf(children)])

/** The whole text of a version. It never changes, so it is rendered once. */
export function VersionBody({ lang, version: { frozen, itemIds } }: { lang: Lang; version: VersionText }) {
  const items = frozen.items ?? []
  const lastLevel = frozen.levelNames.fr.length
  const told = { lang, lastLevel, codes: new Set(codesOf(items)), ids: itemIds.values() }
  const contents = itemIds.length > LONG ? contentsOf(lang, items, Math.min(2, lastLevel - 1)) : []
  return (
    <Reading label={versionWords(lang).contents} contents={contents}>
      {items.map((item, place) => clauseOf(told, item, 1, place))}
    </Reading>
  )
}

export interface VersionPageProps {
  viewing: Viewing
  plan: Plan
  version: VersionText
  /** The version that the plan shows now; null: its working text. */
  shown: Version | null
  others: Version[]
  bodyHtml: string
  /** What other modules show here: the decision on it. */
  panels: VNode[]
  /** Where this house is reached: for the command. */
  baseUrl: string
}

/** What kind of text this is, and whether the plan still shows it. */
function Standing({ viewing: { lang }, plan, version, shown }: Pick<VersionPageProps, 'viewing' | 'plan' | 'version' | 'shown'>) {
  const say = versionWords(lang)
  const key = `${plan.slug}@${version.number}`
  const current = shown?.id === version.id
  return (
    <>
      {version.decision && version.cause === 'adopted' ? <DecidedStamp lang={lang} decision={version.decision} /> : null}
      {version.cause === 'published' ? <Paragraph>{say.publishedNotice(formatDay(lang, version.madeOn))}</Paragraph> : null}
      {version.takenBack ? (
        <Notice tone="waiting" title={`${say.version(version.number)} ${say.takenBack}`}>
          {say.takenBackNote}
        </Notice>
      ) : null}
      {current ? null : (
        <Notice tone="info">
          <p>
            {say.showsNow}{' '}
            <a href={shown ? versionPath(plan.slug, shown.number) : planPath(plan.slug)}>
              {shown ? say.theVersion(shown.number) : say.itsWorkingText}
            </a>
            . <a href={comparisonPath(key, shown ? `${plan.slug}@${shown.number}` : plan.slug)}>{say.seeChanges}</a>
          </p>
        </Notice>
      )}
    </>
  )
}

/** How anybody can check, without trusting this software, that the text is the one that was decided. */
function Check({ lang, plan, version, baseUrl }: { lang: Lang } & Pick<VersionPageProps, 'plan' | 'version' | 'baseUrl'>) {
  const say = versionWords(lang)
  return (
    <>
      <Heading level={2} id="fingerprint">
        {say.fingerprint}
      </Heading>
      <Paragraph>
        <Fingerprint hex={version.sha256} />
      </Paragraph>
      <Paragraph>{say.fingerprintLead}</Paragraph>
      <CommandLine
        text={`curl -s ${baseUrl}${versionFilePath(plan.slug, version.number, 'json')} | sha256sum`}
        copy={say.copy}
        copied={say.copied}
      />
    </>
  )
}

export function VersionPage({ viewing, plan, version, shown, others, bodyHtml, panels, baseUrl }: VersionPageProps) {
  const { lang } = viewing
  const say = versionWords(lang)
  const { frozen, number } = version
  const size = sizeOf(frozen)
  const period = { ...plan, periodFrom: frozen.period?.from ?? null, periodTo: frozen.period?.to ?? null }
  const named = said(lang, localized(frozen.title))
  return (
    <Page
      viewing={viewing}
      title={`${named}, ${say.version(number).toLowerCase()}`}
      description={frozen.lead ? said(lang, localized(frozen.lead)) : undefined}
      example={frozen.example ?? false}
      noindex={plan.state === 'draft' || plan.revises !== null}
    >
      <Crumbs
        items={[
          { href: planPath(plan.slug), label: title(lang, plan) },
          { href: versionsPath(plan.slug), label: say.versions },
        ]}
        lang={lang}
      />
      <Title
        kicker={
          <>
            {say.version(number)} · {say.frozenOn(formatDay(lang, version.madeOn))} · {periodText(lang, period)} ·{' '}
            {say.sized(size.items, size.actions)} {frozen.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={frozen.lead ? said(lang, localized(frozen.lead)) : undefined}
      >
        {named}
      </Title>
      <Standing viewing={viewing} plan={plan} version={version} shown={shown} />
      {panels}
      <Paragraph>
        {say.files} <FileLinks lang={lang} path={(kind) => versionFilePath(plan.slug, number, kind)} />
      </Paragraph>
      <Kept html={bodyHtml} />
      <Check lang={lang} plan={plan} version={version} baseUrl={baseUrl} />
      {others.length > 0 ? <Heading level={2}>{say.otherVersions}</Heading> : null}
      {others.length > 0 ? (
        <Rows label={say.otherVersions}>
          {others.map((other) => (
            <Row
              key={other.id}
              href={versionPath(plan.slug, other.number)}
              title={say.version(other.number)}
              detail={`${say.causes[other.cause]} · ${say.frozenOn(formatDay(lang, other.madeOn))}${other.takenBack ? ` · ${say.takenBack}` : ''}`}
            />
          ))}
        </Rows>
      ) : null}
    </Page>
  )
}
