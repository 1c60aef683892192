/** One decision: its words, how it came out and why, what it changed; and the line that stands on the page of what was decided on. */
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Page } from '#design/page.tsx'
import { Fingerprint } from '#design/reading.tsx'
import { DecidedText, Part, ResultLine } from '#design/record.tsx'
import { ButtonLink, Crumbs, ExampleTag, Figures, Muted, Notice, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatDay, formatMoment } from '#kernel/dates.ts'
import { formatNumber } from '#kernel/money.ts'
import type { Lang, Localized } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { meetingPath } from '#modules/assembly/index.ts'
import { votePath } from '#modules/ballot/index.ts'
import { ownText, recordWords, registerWords } from '../messages.ts'
import { decisionPath, decisionsPath, extractPath, minutesPath } from '../paths.ts'
import type { Decision } from '../queries.ts'
import { OUTCOME_TONES } from './register.tsx'

export interface DecisionView {
  viewing: Viewing
  decision: Decision
  /** What was decided on, as far as this reader may know it. */
  subject: { kind: Localized; title: Localized | null; path: string | null } | null
  /** Whether this reader may open the meeting with its votes, and its signed minutes. */
  may: { meeting: boolean; minutes: boolean }
}

function Changed({ view: { viewing, decision, subject } }: { view: DecisionView }) {
  const { lang } = viewing
  const say = registerWords(lang)
  return (
    <Part id="changed" title={decision.outcome === 'adopted' ? say.changed : say.wouldHave}>
      {subject ? (
        <Rows>
          <Row
            glyph="versions"
            {...(subject.path ? { href: subject.path } : {})}
            title={subject.title ? said(lang, subject.title) : said(lang, subject.kind)}
            detail={subject.title ? said(lang, subject.kind) : say.hidden}
          />
        </Rows>
      ) : (
        <Paragraph>
          <Muted>{say.nothingElse}</Muted>
        </Paragraph>
      )}
    </Part>
  )
}

const CHOICES = ['for', 'against', 'abstention'] as const

function Result({ lang, decision }: { lang: Lang; decision: Decision }) {
  const [say, words] = [registerWords(lang), recordWords(lang)]
  const { result, outcome } = decision
  const { blank, spoilt } = result.counts
  const others = (['blank', 'spoilt'] as const).filter((choice) => result.counts[choice] > 0)
  return (
    <Part id="result" title={say.result}>
      <ResultLine
        what={`${words.methods[result.method]}${words.round(result.round)}`}
        outcome={{ text: say.outcomes[outcome], tone: OUTCOME_TONES[outcome] }}
        sentence={`${result.sentence[lang] ?? ''}.`}
      />
      <Figures
        items={[...CHOICES, ...(blank + spoilt > 0 ? others : [])]
          .slice(0, 5)
          .map((choice) => ({ value: formatNumber(lang, result.counts[choice]), label: say.choices[choice] }))}
      />
      <Paragraph>
        <Muted>{say.electorate(result.electorate.voters, result.electorate.votes)}</Muted>
      </Paragraph>
    </Part>
  )
}

function Facts({ view: { viewing, decision, may } }: { view: DecisionView }) {
  const { lang } = viewing
  const say = registerWords(lang)
  const { result, meetingId, meetingTitle } = decision
  const meeting = said(lang, meetingTitle)
  return (
    <FactCard
      label={say.decision(decision.number)}
      actions={
        <>
          <ButtonLink href={extractPath(decision.number)} glyph="document" main>
            {say.pdf}
          </ButtonLink>
          {may.meeting ? <ButtonLink href={votePath(decision.voteId)}>{say.vote}</ButtonLink> : null}
          {may.minutes ? <ButtonLink href={minutesPath(meetingId)}>{say.minutes}</ButtonLink> : null}
        </>
      }
    >
      <Fact label={say.body}>{said(lang, result.body)}</Fact>
      <Fact label={say.day}>{formatDay(lang, decision.decidedOn)}</Fact>
      <Fact label={say.meeting}>{may.meeting ? <a href={meetingPath(meetingId)}>{meeting}</a> : meeting}</Fact>
      <Fact label={say.resolution}>{decision.resolutionNumber}</Fact>
      <Fact label={say.kind}>{said(lang, result.kind)}</Fact>
      {decision.subject?.sha256 ? (
        <Fact label={say.sha}>
          <Fingerprint hex={decision.subject.sha256} />
        </Fact>
      ) : null}
    </FactCard>
  )
}

export function DecisionPage({ view }: { view: DecisionView }) {
  const { viewing, decision } = view
  const { lang } = viewing
  const say = registerWords(lang)
  const { number, title, text, annulled, result } = decision
  const [heading, words] = [ownText(lang, title), ownText(lang, text)]
  const other = (own: Lang) => (own === lang ? undefined : own)
  return (
    <Page
      viewing={viewing}
      title={`${say.decision(number)} · ${heading.text}`}
      description={result.sentence[lang] ?? ''}
      example={decision.example}
    >
      <Crumbs items={[{ href: decisionsPath(), label: say.title }]} lang={lang} />
      <Title kicker={say.decision(number)}>
        <span lang={other(heading.lang)}>{heading.text}</span> {decision.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      {annulled ? (
        <Notice tone="waiting" title={say.annulledTitle}>
          <p>{say.annulled}</p>
        </Notice>
      ) : null}
      <Aside
        main={
          <>
            <DecidedText text={words.text} lang={other(words.lang)} />
            <Result lang={lang} decision={decision} />
            <Changed view={view} />
          </>
        }
        aside={<Facts view={view} />}
      />
    </Page>
  )
}

/** On the page of a meeting, or of what was decided on; `reasons`: with the sentence of each result, where the page does not tell it. */
export const DecisionsPanel = ({
  viewing,
  decisions,
  title,
  reasons = false,
}: {
  viewing: Viewing
  decisions: readonly Decision[]
  title: string
  reasons?: boolean
}) => {
  const { lang, network } = viewing
  const say = registerWords(lang)
  return (
    <Part id="decisions" title={title}>
      <Rows label={title}>
        {decisions.map((decision) => (
          <Row
            key={decision.id}
            glyph="decision"
            href={decisionPath(decision.number)}
            title={say.numbered(decision.number, said(lang, decision.title))}
            tags={decision.example ? <ExampleTag lang={lang} /> : null}
            detail={
              reasons ? `${formatMoment(lang, decision.decidedAt, network.timeZone)} · ${decision.result.sentence[lang] ?? ''}.` : undefined
            }
            aside={<Tag tone={OUTCOME_TONES[decision.outcome]}>{say.outcomes[decision.outcome]}</Tag>}
          />
        ))}
      </Rows>
    </Part>
  )
}
