/** The minutes as the document that they are, with what they must say in the margin, and the signatures at their foot. */
import type { ComponentChildren } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, ErrorSummary } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { RecordSection, RecordSheet, RecordTitle } from '#design/record.tsx'
import { ButtonLink, Crumbs, ExampleTag, Heading, Notice, Paragraph, Tag, Title } from '#design/text.tsx'
import { said, typographic } from '#kernel/values/typography.ts'
import { meetingPath } from '#modules/assembly/index.ts'
import { lackTold, recordWords, type ToldSection, toldMinutes, workWords } from '../messages.ts'
import { correctionPath, minutesEditPath, minutesJsonPath, minutesNotePath, minutesPath, minutesPdfPath } from '../paths.ts'
import { BlockView } from './blocks.tsx'
import { mendPath } from './mending.ts'
import type { MinutesView } from './minutes-view.ts'
import { Frozen, SignaturesOf } from './signatures.tsx'

const idOf = (number: number): string => `item-${number}`

function Head({ view }: { view: MinutesView }) {
  const { viewing, minutes, document, missing, signatures, may } = view
  const { lang } = viewing
  const say = workWords(lang)
  const { id } = minutes.meeting
  const signed = document?.state === 'signed'
  const waits = signatures.some((each) => each.may && each.objection === null)
  const items = new Set(missing.map(({ item }) => item)).size
  return (
    <>
      {signed ? null : <Paragraph>{items > 0 ? say.incomplete(items) : say.complete}</Paragraph>}
      <Buttons>
        {waits ? (
          <ButtonLink href={`#${idOf(12)}`} main>
            {say.toSign}
          </ButtonLink>
        ) : null}
        <ButtonLink href={minutesPdfPath(id, document?.number ?? 1)} glyph="document">
          {say.pdf}
        </ButtonLink>
        {signed ? (
          <ButtonLink href={minutesJsonPath(id, document.number)} download>
            {say.json}
          </ButtonLink>
        ) : null}
        {may.write && !signed ? (
          <ButtonLink href={minutesEditPath(id)} glyph="edit">
            {say.editTexts}
          </ButtonLink>
        ) : null}
        {may.write && signed && document.id === minutes.documents[0]?.id ? (
          <ButtonLink href={correctionPath(id)}>{say.correct}</ButtonLink>
        ) : null}
      </Buttons>
    </>
  )
}

function Section({ view, section, children }: { view: MinutesView; section: ToldSection; children?: ComponentChildren }) {
  const { viewing, minutes, content, missing, may, document } = view
  const { lang } = viewing
  const say = workWords(lang)
  const { meeting } = minutes
  const mending = {
    meetingId: meeting.id,
    organisationId: meeting.organisationId,
    bodyId: meeting.bodyId,
    officers: meeting.officers,
    agenda: content.agenda,
  }
  const lacks = missing
    .filter(({ item }) => item === section.item)
    .map((each) => {
      const told = lackTold(lang, each)
      return { text: say.missingHere(told), href: mendPath(each, mending), label: say.mendTold(told), action: say.mend }
    })
  const writes = may.write && document?.state !== 'signed'
  return (
    <RecordSection id={idOf(section.number)} number={section.number} title={section.title} missing={lacks}>
      {section.blocks.map((block, place) => (
        <BlockView
          key={place}
          lang={lang}
          block={block}
          {...(writes
            ? {
                pointAction: ({ id, note, position }) => {
                  const text = note ? say.changeNote : say.editNote
                  return (
                    <a href={minutesNotePath(meeting.id, id)} aria-label={`${text} ${say.noteOf(position)}`}>
                      {text}
                    </a>
                  )
                },
              }
            : {})}
        />
      ))}
      {children}
    </RecordSection>
  )
}

/** Which document this is, and which ones there are. */
function Editions({ view: { viewing, minutes, document } }: { view: MinutesView }) {
  const { lang } = viewing
  const [say, words] = [workWords(lang), recordWords(lang)]
  const { documents, meeting } = minutes
  if (documents.length < 2) return null
  return (
    <section aria-labelledby="documents">
      <Heading level={2} id="documents">
        {say.documents}
      </Heading>
      <Rows label={say.documents}>
        {documents.map(({ id, number, state, correction }) => (
          <Row
            key={id}
            glyph="document"
            href={`${minutesPath(meeting.id)}?document=${number}`}
            title={say.documentOf(number)}
            detail={correction ? `${words.correction} : ${typographic(lang, correction)}` : undefined}
            tags={<Tag tone={state === 'signed' ? 'decision' : 'waiting'}>{state === 'signed' ? words.signedBoth : words.draft}</Tag>}
            aside={id === document?.id ? say.current : undefined}
          />
        ))}
      </Rows>
    </section>
  )
}

export function MinutesPage({ view }: { view: MinutesView }) {
  const { viewing, minutes, document, content, missing, errors } = view
  const { lang } = viewing
  const [say, words] = [recordWords(lang), workWords(lang)]
  const { meeting, documents } = minutes
  const signed = document?.state === 'signed'
  const lacking = new Set(missing.map(({ item }) => item))
  const sections = toldMinutes(lang, content)
  const title = said(lang, content.title)
  const [latest] = documents
  return (
    <Page viewing={viewing} title={`${say.title} · ${title}`} noindex example={content.example}>
      <Crumbs items={[{ href: meetingPath(meeting.id), label: title }]} lang={lang} />
      <Title kicker={said(lang, content.body)} lead={signed ? undefined : words.lead}>
        {say.title} <Tag tone={signed ? 'decision' : 'waiting'}>{signed ? say.signedBoth : say.draft}</Tag>{' '}
        {content.example ? <ExampleTag lang={lang} /> : null}
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      {document && latest && latest.number > document.number ? (
        <Notice tone="waiting">
          <p>
            {words.older(latest.number)} <a href={minutesPath(meeting.id)}>{words.toLatest}</a>
          </p>
        </Notice>
      ) : null}
      <RecordSheet
        label={words.parts}
        head={<Head view={view} />}
        parts={sections.map(({ item, number, title: name }) => ({
          id: idOf(number),
          number,
          title: name,
          told: signed ? null : { said: !lacking.has(item), label: lacking.has(item) ? words.missingPart : words.said },
        }))}
      >
        <RecordTitle
          above={content.organisation.name}
          title={`${say.title} · ${title}`}
          below={content.corrects === null ? undefined : say.corrects(content.number, content.corrects)}
        />
        {content.correction ? (
          <Notice tone="waiting" title={say.correction}>
            <p>{typographic(lang, content.correction)}</p>
          </Notice>
        ) : null}
        {sections.map((section) => (
          <Section key={section.item} view={view} section={section}>
            {section.item === 'signatories' ? <SignaturesOf view={view} /> : null}
            {section.item === 'signatories' && document ? <Frozen lang={lang} document={document} /> : null}
          </Section>
        ))}
      </RecordSheet>
      <Editions view={view} />
    </Page>
  )
}
