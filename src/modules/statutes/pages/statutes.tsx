/** The statutes in force told to people, and all versions as editions. */
import { Edition, Editions } from '#design/editions.tsx'
import { Buttons } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Notice, Paragraph, Prose, Tag, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import { inLang, type Lang, langOf } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { readingWords } from '../messages/reading.ts'

import type { BodyNames } from '../messages/sentences.ts'
import { newStatutesPath, statutesComparisonPath, statutesFilePath, statutesTrialPath, statutesVersionPath } from '../paths.ts'
import type { Statutes } from '../queries.ts'
import { decisionText, ToldText } from './told-text.tsx'

const SHORT = 12

export interface StatutesRights {
  /** Whether this reader may write statutes, and record what brought them into force. */
  write: boolean
  record: boolean
}

export interface ReadingProps {
  viewing: Viewing
  names: BodyNames
  /** All that this reader may know, the latest first. */
  versions: Statutes[]
  inForce: Statutes | null
  rights: StatutesRights
}

const decided = (lang: Lang, { decision }: Statutes): string =>
  decision ? decisionText(lang, decision, decision.decidedOn && formatDay(lang, decision.decidedOn)) : ''

/** From when to when, as far as it is known. */
function inForceText(lang: Lang, { inForceFrom, inForceUntil }: Statutes): string | null {
  const say = readingWords(lang)
  if (inForceFrom === null) return null
  const from = formatDay(lang, inForceFrom)
  return inForceUntil ? say.forceBetween(from, formatDay(lang, inForceUntil)) : say.forceFrom(from)
}

/** Its state, and what else must be seen beside its title. */
export const StateTags = ({ lang, version, inForce }: { lang: Lang; version: Statutes; inForce: boolean }) => {
  const say = readingWords(lang)
  return (
    <>
      <Tag tone={version.state === 'adopted' ? 'decision' : 'waiting'}>{say.states[version.state]}</Tag>{' '}
      {inForce ? <Tag tone="deed">{say.inForce}</Tag> : null} {version.example ? <ExampleTag lang={lang} /> : null}
    </>
  )
}

function VersionEdition({ lang, version, before, inForce }: { lang: Lang; version: Statutes; before?: Statutes; inForce: boolean }) {
  const say = readingWords(lang)
  const { number, state, title, sha256 } = version
  const decision = decided(lang, version)
  const days = inForceText(lang, version)
  return (
    <Edition
      id={`v${number}`}
      mark={number}
      tone={state === 'adopted' ? 'decision' : 'waiting'}
      title={typographic(lang, title)}
      href={statutesVersionPath(number)}
      tags={<StateTags lang={lang} version={version} inForce={inForce} />}
      what={days ?? undefined}
      facts={
        <>
          {decision ? say.decidedBy(decision) : null}
          {decision && sha256 ? ' · ' : null}
          {sha256 ? (
            <>
              {say.fingerprint} <Fingerprint hex={sha256} length={SHORT} />
            </>
          ) : null}
        </>
      }
      links={[
        ...(before
          ? [
              <a key="compare" href={statutesComparisonPath(before.number, number)}>
                {say.comparisonLead(before.number, number)}
              </a>,
            ]
          : []),
        <a key="file" href={statutesFilePath(number)} data-turbo="false">
          {say.file}
        </a>,
      ]}
    />
  )
}

const Versions = ({ lang, versions, inForce }: { lang: Lang } & Pick<ReadingProps, 'versions' | 'inForce'>) => {
  const say = readingWords(lang)
  return versions.length === 0 ? null : (
    <>
      <Heading level={2} id="versions">
        {say.versions}
      </Heading>
      <Paragraph>{say.versionsLead}</Paragraph>
      <Editions label={say.versions}>
        {versions.map((version, place) => (
          <VersionEdition
            key={version.id}
            lang={lang}
            version={version}
            before={versions[place + 1]}
            inForce={version.id === inForce?.id}
          />
        ))}
      </Editions>
    </>
  )
}

/** What everyone may do from here, and what those who write may. */
const Deeds = ({ lang, versions, rights }: { lang: Lang } & Pick<ReadingProps, 'versions' | 'rights'>) => {
  const say = readingWords(lang)
  const [latest, before] = versions
  return (
    <Buttons>
      {rights.write ? (
        <ButtonLink href={newStatutesPath()} main glyph="edit">
          {latest ? say.next : say.begin}
        </ButtonLink>
      ) : null}
      <ButtonLink href={statutesTrialPath()}>{say.trial}</ButtonLink>
      {latest && before ? <ButtonLink href={statutesComparisonPath(before.number, latest.number)}>{say.compare}</ButtonLink> : null}
    </Buttons>
  )
}

/** What brought it into force, and the note of who wrote it. */
export const Facts = ({ lang, version }: { lang: Lang; version: Statutes }) => {
  const say = readingWords(lang)
  const decision = decided(lang, version)
  const note = inLang(version.note, lang)
  return (
    <>
      {decision ? <Paragraph>{say.decidedBy(decision)}.</Paragraph> : null}
      {note ? <Prose text={typographic(langOf(version.note, lang), note)} lang={langOf(version.note, lang)} /> : null}
    </>
  )
}

export function StatutesPage({ viewing, names, versions, inForce, rights }: ReadingProps) {
  const { lang } = viewing
  const say = readingWords(lang)
  return (
    <Page viewing={viewing} title={say.title} description={say.lead} example={inForce?.example}>
      <Title kicker={viewing.network.name} lead={say.lead}>
        {say.title} {inForce?.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      {inForce ? (
        <>
          <Notice tone="deed" title={say.inForceSince(formatDay(lang, inForce.inForceFrom!))}>
            <p>
              <a href={statutesVersionPath(inForce.number)}>{typographic(lang, inForce.title)}</a>
            </p>
            <Facts lang={lang} version={inForce} />
          </Notice>
          <Deeds lang={lang} versions={versions} rights={rights} />
          <ToldText lang={lang} text={inForce.text} names={names} />
        </>
      ) : (
        <>
          <Empty title={say.emptyTitle}>
            <p>{say.emptyLead}</p>
            <p>{versions.length > 0 ? say.emptyToday : say.emptyHow}</p>
          </Empty>
          <Deeds lang={lang} versions={versions} rights={rights} />
        </>
      )}
      <Versions lang={lang} versions={versions} inForce={inForce} />
    </Page>
  )
}
