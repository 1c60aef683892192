/** Giving a proxy: the holder is looked for, then named, with instructions where the giver has some. */
import { BigChoices } from '#design/big-choices.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { Buttons, CancelLink, ErrorSummary, Form, type FormError, HiddenField, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Frame } from '#design/frame.tsx'
import { Page } from '#design/page.tsx'
import { FoundDeeds, RESULTS_FRAME, SearchForm } from '#design/search.tsx'
import { Crumbs, ExampleTag, Notice, Paragraph, Title } from '#design/text.tsx'
import { inLang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { giverProxyPath, proxiesPath } from '../paths.ts'
import type { HolderOffered, Meeting, Resolution, VoterProxies } from '../queries.ts'
import { instructionOptions } from './proxies-told.tsx'

export interface GivingView {
  viewing: Viewing
  meeting: Meeting
  /** The giver, with what it gave and carries. */
  of: VoterProxies
  /** It is the giver who asks; else the desk, with a paper. */
  own: boolean
}

/** Where one is, and what the page asks. */
export const GivingHead = ({ view, children }: { view: Pick<GivingView, 'viewing' | 'meeting'>; children: string }) => {
  const { lang } = view.viewing
  const { meeting } = view
  return (
    <>
      <Crumbs lang={lang} items={[{ href: proxiesPath(meeting.id), label: proxiesWords(lang).title }]} />
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
      >
        {children}
      </Title>
    </>
  )
}

/** Whoever gives its own vote away is not there to carry those of others. */
const Warned = ({ viewing: { lang }, of: { voter, received, standing }, own }: GivingView) => {
  const say = proxiesWords(lang)
  const names = new Intl.ListFormat(lang, { type: 'conjunction' }).format(received.map(({ giverName }) => giverName))
  return (
    <>
      {received.length > 0 ? (
        <Notice tone="waiting">
          {own ? say.givesAlready(names, received.length) : say.paperGivesAlready(voter.name, names, received.length)}
        </Notice>
      ) : null}
      {standing ? <Notice tone="info">{say.replaces(standing.holderName ?? say.blank)}</Notice> : null}
    </>
  )
}

export interface ChoosingView extends GivingView {
  typed: string
  offered: (HolderOffered & { refusal: string | null })[]
  more: boolean
  blankAllowed: boolean
  /** Why no proxy can be given at all. */
  objection: string | null
}

const Offered = ({ view }: { view: ChoosingView }) => {
  const { meeting, of, offered, typed, viewing } = view
  const { lang } = viewing
  const say = proxiesWords(lang)
  return (
    <FoundDeeds label={typed.trim() === '' ? say.near : say.found(offered.length)}>
      {offered.length === 0 ? (
        <Paragraph>{say.foundNone}</Paragraph>
      ) : (
        <Rows label={say.offered}>
          {offered.map(({ voter, people, places, carried, refusal }) => (
            <Row
              key={voter.id}
              glyph={refusal === null ? 'mandate' : 'stopped'}
              href={refusal === null ? giverProxyPath(meeting.id, of.voter.id, voter.id) : undefined}
              title={voter.name}
              tags={voter.example ? <ExampleTag lang={lang} /> : undefined}
              detail={refusal ?? [voter.town, people.join(', ') || null].filter(Boolean).join(' · ')}
              aside={refusal === null ? (places === null ? say.carries(carried) : say.places(places)) : undefined}
            />
          ))}
          {view.more ? <Row key="more" glyph="search" title={say.more} /> : null}
        </Rows>
      )}
    </FoundDeeds>
  )
}

export function ChoosingPage(view: ChoosingView) {
  const { viewing, meeting, of, own, typed, objection } = view
  const { lang } = viewing
  const say = proxiesWords(lang)
  const title = own ? say.chooseMine : say.chooseTitle(of.voter.name)
  return (
    <Page viewing={viewing} title={title} noindex example={meeting.example}>
      <GivingHead view={view}>{title}</GivingHead>
      {objection === null ? (
        <>
          <Warned {...view} />
          <Paragraph>{say.chooseLead}</Paragraph>
          <SearchForm action={giverProxyPath(meeting.id, of.voter.id)} value={typed} label={say.search} button={say.searchButton} />
          <Frame id={RESULTS_FRAME} top>
            <Offered view={view} />
          </Frame>
          {view.blankAllowed ? (
            <BigChoices
              label={say.withoutName}
              now={say.now}
              choices={[{ title: say.withoutName, detail: say.withoutNameDetail, href: giverProxyPath(meeting.id, of.voter.id, 'blank') }]}
            />
          ) : null}
        </>
      ) : (
        <Notice tone="decision">{objection}</Notice>
      )}
    </Page>
  )
}

export interface NamingView extends GivingView {
  /** null: blank. */
  holder: HolderOffered | null
  resolutions: Resolution[]
  /** What was typed: `resolution-<id>`, `signed_by`. */
  typed: Record<string, string>
  errors: FormError[]
}

export const instructionField = (resolutionId: number): string => `resolution-${resolutionId}`

const Asked = ({ view }: { view: NamingView }) => {
  const { resolutions, typed, viewing } = view
  const { lang } = viewing
  const say = proxiesWords(lang)
  const options = instructionOptions(lang)
  return resolutions.length === 0 ? null : (
    <Disclosure summary={say.tellHow} open={resolutions.some(({ id }) => typed[instructionField(id)])}>
      <Paragraph>{say.tellHowHint}</Paragraph>
      {resolutions.map(({ id, number, title }) => (
        <Select
          key={id}
          name={instructionField(id)}
          label={say.resolution(number, inLang(title, lang))}
          options={options}
          value={typed[instructionField(id)]}
        />
      ))}
    </Disclosure>
  )
}

const Between = ({ view: { viewing, of, holder } }: { view: NamingView }) => {
  const { lang } = viewing
  const say = proxiesWords(lang)
  return (
    <FactCard>
      <Fact label={say.giver}>
        {of.voter.name} · {say.votes(of.voter.weight)}
      </Fact>
      <Fact label={say.holder}>
        {holder ? [holder.voter.name, holder.voter.town, holder.people.join(', ')].filter(Boolean).join(' · ') : say.withoutNameDetail}
      </Fact>
    </FactCard>
  )
}

export function NamingPage(view: NamingView) {
  const { viewing, meeting, of, own, holder, typed, errors } = view
  const { lang } = viewing
  const say = proxiesWords(lang)
  const title = holder ? say.confirmTitle(holder.voter.name, of.voter.name) : say.confirmBlank(of.voter.name)
  return (
    <Page viewing={viewing} title={title} noindex example={meeting.example}>
      <GivingHead view={view}>{title}</GivingHead>
      <Warned {...view} />
      <ErrorSummary lang={lang} errors={errors} />
      <Aside
        aside={<Between view={view} />}
        main={
          <Form action={giverProxyPath(meeting.id, of.voter.id)}>
            <HiddenField name="holder" value={holder ? String(holder.voter.id) : 'blank'} />
            {own ? null : (
              <TextField
                name="signed_by"
                label={say.signedBy}
                hint={say.signedByHint}
                value={typed.signed_by}
                error={errors.find(({ field }) => field === 'signed_by')?.text}
                maxlength={200}
                autocomplete="off"
                required
              />
            )}
            <Asked view={view} />
            <Buttons>
              <SubmitButton>{own ? say.confirm : say.confirmPaper}</SubmitButton>
              <CancelLink href={giverProxyPath(meeting.id, of.voter.id)}>{say.another}</CancelLink>
            </Buttons>
          </Form>
        }
      />
    </Page>
  )
}
