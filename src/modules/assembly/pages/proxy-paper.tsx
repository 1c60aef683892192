/** A proxy that came on paper: the desk looks for its giver. */
import { Row, Rows } from '#design/entries.tsx'
import { Frame } from '#design/frame.tsx'
import { Page } from '#design/page.tsx'
import { FoundDeeds, RESULTS_FRAME, SearchForm } from '#design/search.tsx'
import { ExampleTag, Paragraph } from '#design/text.tsx'
import type { Viewing } from '#kernel/viewing.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { giverProxyPath, paperProxiesPath } from '../paths.ts'
import type { Meeting, MeetingVoter } from '../queries.ts'
import { GivingHead } from './proxy-giving.tsx'

export interface PaperView {
  viewing: Viewing
  meeting: Meeting
  typed: string
  found: { voter: MeetingVoter; detail: string; objection: string | null }[]
  more: boolean
}

/** The desk looks for the giver. */
export function PaperPage({ viewing, meeting, typed, found, more }: PaperView) {
  const { lang } = viewing
  const say = proxiesWords(lang)
  return (
    <Page viewing={viewing} title={say.enterPaper} noindex example={meeting.example}>
      <GivingHead view={{ viewing, meeting }}>{say.enterPaper}</GivingHead>
      <Paragraph>{say.paperLead}</Paragraph>
      <SearchForm action={paperProxiesPath(meeting.id)} value={typed} label={say.giver} button={say.searchButton} />
      <Frame id={RESULTS_FRAME} top>
        <FoundDeeds label={typed.trim() === '' ? say.paperStart : say.found(found.length)}>
          {typed.trim() !== '' && found.length === 0 ? <Paragraph>{say.foundNone}</Paragraph> : null}
          {found.length === 0 ? null : (
            <Rows label={say.offered}>
              {found.map(({ voter, detail, objection }) => (
                <Row
                  key={voter.id}
                  glyph={objection === null ? 'organisation' : 'stopped'}
                  href={objection === null ? giverProxyPath(meeting.id, voter.id) : undefined}
                  title={voter.name}
                  tags={voter.example ? <ExampleTag lang={lang} /> : undefined}
                  detail={objection ?? detail}
                  aside={voter.excluded === null ? say.votes(voter.weight) : undefined}
                />
              ))}
              {more ? <Row key="more" glyph="search" title={say.more} /> : null}
            </Rows>
          )}
        </FoundDeeds>
      </Frame>
    </Page>
  )
}
