/** One version of the statutes by itself: whether it applies, what it says, its bytes, and what is to be done on it. */
import type { VNode } from 'preact'
import { Fact, FactCard } from '#design/facts.tsx'
import { Buttons } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { ButtonLink, Crumbs, Heading, Notice, Title } from '#design/text.tsx'
import { formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { typographic } from '#kernel/values/typography.ts'
import { readingWords } from '../messages/reading.ts'
import { bodyName } from '../messages/sentences.ts'
import {
  statutesAdoptionPath,
  statutesComparisonPath,
  statutesEditPath,
  statutesFilePath,
  statutesPath,
  statutesProposalPath,
  statutesWithdrawalPath,
} from '../paths.ts'
import type { Statutes } from '../queries.ts'
import { Facts, type ReadingProps, StateTags } from './statutes.tsx'
import { ToldText } from './told-text.tsx'

/** Whether this version applies today, and if not, what it is. */
function Standing({ lang, version, inForce, today }: { lang: Lang; version: Statutes; inForce: Statutes | null; today: string }) {
  const say = readingWords(lang)
  if (version.id === inForce?.id) return <Notice tone="deed">{say.inForceSince(formatDay(lang, version.inForceFrom!))}.</Notice>
  const text =
    version.state !== 'adopted'
      ? say.notInForce[version.state]
      : version.inForceFrom! > today
        ? say.coming(formatDay(lang, version.inForceFrom!))
        : say.past(formatDay(lang, version.inForceUntil ?? today))
  return (
    <Notice tone="waiting">
      <p>{text}</p>
      {inForce ? (
        <p>
          <a href={statutesPath()}>{say.seeInForce}</a>
        </p>
      ) : null}
    </Notice>
  )
}

const PARTS = ['facts', 'articles', 'roll', 'colleges', 'renewal'] as const

function Work({ lang, version, names, rights }: { lang: Lang; version: Statutes } & Pick<ReadingProps, 'names' | 'rights'>) {
  const say = readingWords(lang)
  const { number, state, text } = version
  const edit = state === 'draft' && rights.write
  const adopt = state === 'proposed' && rights.record
  const withdraw = state === 'proposed' && rights.write
  if (!edit && !adopt && !withdraw) return null
  return (
    <section aria-labelledby="work">
      <Heading level={2} id="work">
        {say.editing}
      </Heading>
      <Buttons>
        {edit
          ? PARTS.map((part) => (
              <ButtonLink key={part} href={statutesEditPath(number, part)}>
                {say.edit[part]}
              </ButtonLink>
            ))
          : null}
        {edit
          ? text.bodies.map(({ body }) => (
              <ButtonLink key={body} href={statutesEditPath(number, `body-${body}`)}>
                {say.editBody(bodyName(lang, body, names))}
              </ButtonLink>
            ))
          : null}
        {edit ? (
          <ButtonLink href={statutesProposalPath(number)} main>
            {say.propose}
          </ButtonLink>
        ) : null}
        {withdraw ? <ButtonLink href={statutesWithdrawalPath(number)}>{say.withdraw}</ButtonLink> : null}
        {adopt ? (
          <ButtonLink href={statutesAdoptionPath(number)} main>
            {say.adopt}
          </ButtonLink>
        ) : null}
      </Buttons>
    </section>
  )
}

export interface VersionProps extends ReadingProps {
  version: Statutes
  /** What other modules show here: the decision on it. */
  panels: VNode[]
}

export function StatutesVersionPage({ version, panels, ...props }: VersionProps) {
  const { viewing, names, versions, inForce, rights } = props
  const { lang, today } = viewing
  const say = readingWords(lang)
  const before = versions[versions.findIndex(({ id }) => id === version.id) + 1]
  return (
    <Page
      viewing={viewing}
      title={`${typographic(lang, version.title)} · ${say.title}`}
      example={version.example}
      noindex={version.state === 'draft'}
    >
      <Crumbs items={[{ href: statutesPath(), label: say.title }]} lang={lang} />
      <Title kicker={say.version(version.number)}>
        {typographic(lang, version.title)} <StateTags lang={lang} version={version} inForce={version.id === inForce?.id} />
      </Title>
      <Standing lang={lang} version={version} inForce={inForce} today={today} />
      <Facts lang={lang} version={version} />
      {panels}
      <Work lang={lang} version={version} names={names} rights={rights} />
      <ToldText lang={lang} text={version.text} names={names} />
      <FactCard
        label={say.fingerprint}
        actions={
          <>
            <ButtonLink href={statutesFilePath(version.number)} download>
              {say.file}
            </ButtonLink>
            {before ? <ButtonLink href={statutesComparisonPath(before.number, version.number)}>{say.compare}</ButtonLink> : null}
          </>
        }
      >
        {version.sha256 ? (
          <Fact label={say.fingerprint}>
            <Fingerprint hex={version.sha256} />
          </Fact>
        ) : null}
        <Fact label={say.file}>{say.fileHint}</Fact>
      </FactCard>
    </Page>
  )
}
