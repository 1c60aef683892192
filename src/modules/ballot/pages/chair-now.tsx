/** What is happening, for the chair: the item, its resolution, the vote and its state, the result to read out; and what comes next. */
import { Form, HiddenField, Radios, SubmitButton } from '#design/form.tsx'
import { LargeDeeds, NowPart, NowSheet, Press, Turnout } from '#design/room.tsx'
import { ButtonLink, Heading, Kicker, Muted, Paragraph, Prose } from '#design/text.tsx'
import { Gauge } from '#design/vote-bars.tsx'
import { inLang, type Lang, langOf } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import { currentItemPath, itemEndPath } from '#modules/assembly/index.ts'
import { roomWords } from '../messages/room.ts'
import { chairPath, countPath, voteClosingPath, votePath, voteResumptionPath, voteSuspensionPath, votesPath } from '../paths.ts'
import type { Room, Vote } from '../queries.ts'
import type { Stage } from '../rules.ts'
import { METHODS } from '../tables.ts'
import type { ChairView } from './chair.tsx'
import { ChairAnnulment } from './chair-annulment.tsx'
import { OutcomeSentence, pauseLine, ResultBars, resolutionTitle, timeIn, turnoutOf } from './room-parts.tsx'

const METHOD_ORDER = [...METHODS].reverse()

const HEADINGS: Partial<Record<Stage, (lang: Lang) => string>> = {
  before: (lang) => roomWords(lang).notOpenYet,
  closed: (lang) => roomWords(lang).screenClosed,
  cancelled: (lang) => roomWords(lang).screenCancelled,
}

/** `Point 3 sur 7 · depuis 14 h 05 · 20 min prévues`. */
function ItemHead({ view: { viewing, meeting, room } }: { view: ChairView }) {
  const { lang } = viewing
  const say = roomWords(lang)
  const { item, agenda, next } = room
  if (!item)
    return (
      <>
        <Heading level={2}>{HEADINGS[room.stage]?.(lang) ?? pauseLine(lang, room)}</Heading>
        {room.stage === 'closed' || room.stage === 'cancelled' ? null : (
          <Paragraph>{next ? say.pauseNext(said(lang, next.title)) : say.agendaDone}</Paragraph>
        )}
      </>
    )
  const facts = [
    say.itemOf(agenda.indexOf(item) + 1, agenda.length),
    item.begunAt && say.since(timeIn(lang, meeting, item.begunAt)),
    item.plannedMinutes && say.planned(String(item.plannedMinutes)),
    item.presenter && say.presenter(item.presenter),
  ]
  return (
    <>
      <Kicker>{facts.filter(Boolean).join(' · ')}</Kicker>
      <Heading level={2}>{said(lang, item.title)}</Heading>
    </>
  )
}

function OpenVote({ view, proposed }: { view: ChairView; proposed: NonNullable<Room['resolution']> }) {
  const { viewing, meeting, room, rights } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const { resolution, rule } = proposed
  // A decision with a quorum of its own is measured when its vote is opened.
  const objection = room.quorum && !room.quorum.met && !rule?.quorum ? say.noQuorumNow : undefined
  return (
    <NowPart title={say.resolutionNamed(resolution.number, said(lang, resolution.title))}>
      {rule ? (
        <Paragraph>
          <Muted>{say.ruled(inLang(rule.name, lang), rule.article)}</Muted>
        </Paragraph>
      ) : null}
      <Prose text={said(lang, resolution.text)} lang={langOf(resolution.text, lang)} />
      {rights.lead ? (
        <Form action={votesPath(meeting.id)}>
          <HiddenField name="resolution" value={String(resolution.id)} />
          <Radios
            name="method"
            label={say.method}
            value="electronic"
            options={METHOD_ORDER.map((method) => ({ value: method, label: say.methods[method], hint: say.methodHints[method] }))}
          />
          <LargeDeeds>
            <SubmitButton objection={objection}>{say.openVote}</SubmitButton>
          </LargeDeeds>
        </Form>
      ) : null}
    </NowPart>
  )
}

/** What the chair does with an open vote. Hands and roll calls are closed once the tellers have entered their count. */
function VoteDeeds({ view, vote }: { view: ChairView; vote: Vote }) {
  const { viewing, room, rights } = view
  const say = roomWords(viewing.lang)
  const counts = vote.method !== 'electronic'
  const see = <ButtonLink href={votePath(vote.id)}>{say.seeVote}</ButtonLink>
  const count = (
    <ButtonLink href={countPath(vote.id)} main={counts && !room.counted}>
      {say.countVote}
    </ButtonLink>
  )
  return (
    <LargeDeeds>
      {rights.lead ? (
        <>
          <Press action={voteClosingPath(vote.id)} tone={counts && !room.counted ? 'plain' : 'main'} glyph="decision">
            {say.close}
          </Press>
          {vote.state === 'suspended' ? (
            <Press action={voteResumptionPath(vote.id)}>{say.resume}</Press>
          ) : (
            <Press action={voteSuspensionPath(vote.id)}>{say.suspend}</Press>
          )}
        </>
      ) : null}
      {rights.count ? count : see}
    </LargeDeeds>
  )
}

/** How many have voted; never how. */
function Running({ view, vote }: { view: ChairView; vote: Vote }) {
  const { viewing, room } = view
  const { lang } = viewing
  const say = roomWords(lang)
  const turnout = turnoutOf(lang, room)
  const state = vote.state === 'suspended' ? say.voteSuspended : say.voteOpen
  return (
    <NowPart title={say.resolutionNamed(vote.resolution.number, resolutionTitle(lang, vote))}>
      <Kicker>{[state, say.methods[vote.method]].join(' · ')}</Kicker>
      {turnout && vote.method === 'electronic' ? (
        <>
          <Turnout figure={turnout.figure} of={`${turnout.of} ${say.votedLabel}`} detail={turnout.votes} />
          <Gauge tone="deed" share={turnout.share} />
        </>
      ) : null}
      {turnout && vote.method !== 'electronic' ? (
        <Paragraph>
          {turnout.entitled}. {room.counted ? say.countEntered : say.countAwaited}
        </Paragraph>
      ) : null}
      <VoteDeeds view={view} vote={vote} />
    </NowPart>
  )
}

const Result = ({ view, vote }: { view: ChairView; vote: Vote }) => {
  const { lang } = view.viewing
  return (
    <NowPart title={roomWords(lang).resolutionNamed(vote.resolution.number, resolutionTitle(lang, vote))}>
      <OutcomeSentence lang={lang} vote={vote} sentences={view.sentences} />
      <ResultBars lang={lang} vote={vote} />
    </NowPart>
  )
}

/** On to the next item, or a pause. The main button only where nothing of this item is left to vote. */
function Onward({ view }: { view: ChairView }) {
  const { viewing, meeting, room, staying } = view
  const say = roomWords(viewing.lang)
  const { next, item } = room
  const waits = item !== null && room.resolution !== null
  const back = chairPath(meeting.id)
  return (
    <NowPart>
      <LargeDeeds>
        {next ? (
          <Press
            action={currentItemPath(meeting.id)}
            fields={{ item: String(next.id), back }}
            tone={waits || staying ? 'plain' : 'main'}
            glyph="arrow"
            objection={staying}
          >
            {say.nextItem}
          </Press>
        ) : null}
        {item && !staying ? (
          <Press action={itemEndPath(meeting.id)} fields={{ back }} tone="quiet">
            {say.takeBreak}
          </Press>
        ) : null}
      </LargeDeeds>
      {next && item ? (
        <Paragraph>
          <Muted>{say.nextItemNamed(said(viewing.lang, next.title))}</Muted>
        </Paragraph>
      ) : null}
    </NowPart>
  )
}

export function ChairNow({ view }: { view: ChairView }) {
  const { viewing, meeting, room, rights } = view
  const say = roomWords(viewing.lang)
  const { vote, resolution, last, item } = room
  return (
    <NowSheet label={say.now} tone={vote ? 'voting' : undefined}>
      <ItemHead view={view} />
      {vote ? <Running view={view} vote={vote} /> : null}
      {!vote && last ? <Result view={view} vote={last} /> : null}
      {!vote && resolution ? <OpenVote view={view} proposed={resolution} /> : null}
      {!vote && item && !resolution ? (
        <Paragraph>
          <Muted>{last ? say.allDecided : say.noResolution}</Muted>
        </Paragraph>
      ) : null}
      {view.annulling ? <ChairAnnulment lang={viewing.lang} annulling={view.annulling} /> : null}
      {rights.lead && meeting.state === 'open' ? <Onward view={view} /> : null}
    </NowSheet>
  )
}
