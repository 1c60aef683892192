/** The proxies of a meeting: for a voter, who votes in its place and what it carries; for the desk, all of them. */
import { type BigChoice, BigChoices } from '#design/big-choices.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, ErrorSummary, Form, type FormError, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Empty, ExampleTag, Heading, Notice, Paragraph, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import { personName } from '#kernel/values/erased.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { said } from '#kernel/values/typography.ts'
import type { Viewing } from '#kernel/viewing.ts'
import type { Statutes } from '#modules/statutes/index.ts'
import { proxiesWords } from '../messages/proxies.ts'
import { giverProxyPath, proxiesPath, proxyFormPath, proxyRestorationPath, proxyRevocationPath } from '../paths.ts'
import type { Meeting, ProxyTerms, Resolution, VoterProxies } from '../queries.ts'
import { ProxyList, type ProxyListView } from './proxies-list.tsx'
import { Instructions, ProxyRulesTold, ProxyState } from './proxies-told.tsx'
import { MeetingTabs } from './tabs.tsx'

export interface ProxiesView {
  viewing: Viewing
  meeting: Meeting
  terms: ProxyTerms | null
  statutes: Statutes | null
  resolutions: Resolution[]
  /** The voters for whom this reader casts. */
  mine: VoterProxies[]
  /** For those at the desk and those who prepare the meeting. */
  list: ProxyListView | null
  /** Why proxies do not change, in words; null: they do. */
  over: string | null
  /** What was refused just now. */
  errors: FormError[]
}

type Part = Pick<ProxiesView, 'viewing' | 'meeting' | 'resolutions' | 'terms'> & { of: VoterProxies; isOpen: boolean }

const momentOf = (lang: Lang, meeting: Meeting, at: Date): string => formatMoment(lang, at, meeting.timeZone)

/** Oneself, or somebody else: the two ways, the one that holds first in sight. */
function Choice({ viewing: { lang }, meeting, terms, of: { voter, standing } }: Part) {
  const say = proxiesWords(lang)
  const comes: BigChoice = standing
    ? { title: say.myself, detail: say.takesBack, href: proxyRevocationPath(meeting.id, standing.id), sends: true }
    : { title: say.myself, detail: say.myselfDetail, current: true }
  const sends: BigChoice = standing
    ? {
        title: standing.holderName === null ? say.chairVotes : say.votesFor(standing.holderName),
        detail: say.givenAt(
          momentOf(lang, meeting, standing.givenAt),
          standing.byName === null ? null : personName(lang, standing.byName),
          standing.channel === 'paper',
        ),
        current: true,
      }
    : terms?.limits.allowed
      ? { title: say.give, detail: say.giveDetail, href: giverProxyPath(meeting.id, voter.id) }
      : { title: say.give, objection: terms ? say.notAllowed : say.unknownBody }
  return <BigChoices label={say.choices} now={say.now} choices={[comes, sends]} />
}

const Given = ({ viewing: { lang }, meeting, resolutions, isOpen, of: { voter, standing } }: Part) => {
  const say = proxiesWords(lang)
  return standing === null ? null : (
    <>
      <Paragraph>
        <ProxyState lang={lang} meeting={meeting} proxy={standing} />
      </Paragraph>
      <Heading level={3}>{say.instructions}</Heading>
      <Instructions lang={lang} proxy={standing} resolutions={resolutions} />
      {isOpen ? (
        <Buttons>
          <ButtonLink href={giverProxyPath(meeting.id, voter.id, standing.holderId ?? 'blank')} glyph="edit">
            {say.change}
          </ButtonLink>
          <ButtonLink href={proxyFormPath(meeting.id, voter.id)} glyph="document">
            {say.form}
          </ButtonLink>
        </Buttons>
      ) : null}
    </>
  )
}

/** Those who count on this voter. */
const Received = ({ viewing: { lang }, meeting, resolutions, of: { received } }: Part) => {
  const say = proxiesWords(lang)
  return received.length === 0 ? null : (
    <>
      <Heading level={3}>{say.received(received.length)}</Heading>
      <Paragraph>{say.receivedLead}</Paragraph>
      <Rows label={say.received(received.length)}>
        {received.map((proxy) => (
          <Row
            key={proxy.id}
            glyph="mandate"
            title={personName(lang, proxy.giverName)}
            tags={proxy.example ? <ExampleTag lang={lang} /> : undefined}
            detail={<ProxyState lang={lang} meeting={meeting} proxy={proxy} />}
            aside={say.votes(proxy.giverWeight)}
          />
        ))}
      </Rows>
      {received.map((proxy) =>
        Object.keys(proxy.instructions).length === 0 ? null : (
          <Disclosure key={proxy.id} summary={`${say.instructions} · ${proxy.giverName}`} open>
            <Instructions lang={lang} proxy={proxy} resolutions={resolutions} />
          </Disclosure>
        ),
      )}
    </>
  )
}

const Former = ({ viewing: { lang }, meeting, isOpen, of: { former } }: Part) => {
  const say = proxiesWords(lang)
  return former.length === 0 ? null : (
    <Disclosure summary={say.former}>
      <Rows label={say.former}>
        {former.map(({ id, holderName, givenAt, revokedAt }) => (
          <Row
            key={id}
            title={holderName === null ? say.toNobody : say.toHolder(holderName)}
            detail={say.formerAt(momentOf(lang, meeting, givenAt), momentOf(lang, meeting, revokedAt!))}
            aside={
              isOpen ? (
                <Form action={proxyRestorationPath(meeting.id, id)} inline>
                  <SubmitButton tone="plain">{say.again}</SubmitButton>
                </Form>
              ) : undefined
            }
          />
        ))}
      </Rows>
    </Disclosure>
  )
}

function Mine(part: Part) {
  const { viewing, meeting, isOpen, of } = part
  const { lang } = viewing
  const say = proxiesWords(lang)
  const { voter, standing } = of
  const holder = standing && (standing.holderName ?? say.blank)
  return (
    <section aria-labelledby={`voter-${voter.id}`}>
      <Heading level={2} id={`voter-${voter.id}`}>
        {say.who(voter.name)} {voter.example ? <ExampleTag lang={lang} /> : null}
      </Heading>
      {voter.presence ? (
        <Notice tone="deed">{holder === null ? say.signedIn : say.signedInWith(holder)}</Notice>
      ) : isOpen ? (
        <Choice {...part} />
      ) : (
        <Paragraph>{holder === null ? say.overNone : say.hasGiven(holder)}</Paragraph>
      )}
      {voter.presence ? null : <Given {...part} />}
      {isOpen && standing === null && voter.presence === null ? (
        <Buttons>
          <ButtonLink href={proxyFormPath(meeting.id, voter.id)} glyph="document">
            {say.form}
          </ButtonLink>
        </Buttons>
      ) : null}
      <Received {...part} />
      <Former {...part} />
    </section>
  )
}

export function ProxiesPage(view: ProxiesView) {
  const { viewing, meeting, terms, statutes, mine, list, over } = view
  const isOpen = over === null
  const { lang } = viewing
  const say = proxiesWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex example={meeting.example}>
      <Title
        kicker={
          <>
            {said(lang, meeting.title)} {meeting.example ? <ExampleTag lang={lang} /> : null}
          </>
        }
        lead={say.lead}
      >
        {say.title}
      </Title>
      <MeetingTabs viewing={viewing} meeting={meeting} here={proxiesPath(meeting.id)} />
      <ErrorSummary lang={lang} errors={view.errors} />
      {over === null ? null : <Notice tone="info">{over}</Notice>}
      {mine.map((of) => (
        <Mine key={of.voter.id} {...view} of={of} isOpen={isOpen} />
      ))}
      {mine.length === 0 && list === null ? (
        <Empty title={say.nobody}>
          <Paragraph>{say.nobodyDetail}</Paragraph>
        </Empty>
      ) : null}
      {list ? <ProxyList viewing={viewing} meeting={meeting} list={list} isOpen={isOpen} /> : null}
      <Heading level={2}>{say.rulesTitle}</Heading>
      <ProxyRulesTold lang={lang} terms={terms} statutes={statutes} />
    </Page>
  )
}
