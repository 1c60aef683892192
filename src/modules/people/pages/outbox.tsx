/** The outbox: which mails wait, left, were refused or came back; and one mail with what can be done about it. */
import { Fragment } from 'preact'
import { Row, Rows } from '#design/entries.tsx'
import { Aside, Fact, FactCard } from '#design/facts.tsx'
import { FilterBar } from '#design/filters.tsx'
import { Buttons, ErrorSummary, Form, type FormError, Select, SubmitButton, TextField } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Crumbs, Empty, Heading, Notice, Paragraph, Tag, Title, type Tone } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { OutboxMail } from '#kernel/mail/outbox.ts'
import { MAIL_STATES, type MailState } from '#kernel/tables.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { mailWords, troubleSentence } from '../messages/mail.ts'
import { mailPath, mailRetryPath, mailReturnPath, outboxPath, outboxRetryPath } from '../paths.ts'
import { troubleOf } from '../rules/mail.ts'
import { NetworkTabs } from './tabs.tsx'

const TONES: Record<MailState, Tone> = { waiting: 'waiting', sent: 'deed', refused: 'decision', returned: 'decision' }

const StateTag = ({ viewing, state }: { viewing: Viewing; state: MailState }) => (
  <Tag tone={TONES[state]}>{mailWords(viewing.lang).outbox.stateTag[state]}</Tag>
)

const moment = (viewing: Viewing, at: Date): string => formatMoment(viewing.lang, at, viewing.network.timeZone)

export interface OutboxAsked {
  state: MailState | null
  recipient: string
}

const addressOf = ({ state, recipient }: OutboxAsked, before?: number): string => {
  const query = new URLSearchParams({
    ...(state ? { state } : {}),
    ...(recipient ? { recipient } : {}),
    ...(before === undefined ? {} : { before: String(before) }),
  }).toString()
  return query ? `${outboxPath()}?${query}` : outboxPath()
}

/** What each row says below the subject. */
function detailOf(viewing: Viewing, mail: OutboxMail): string {
  const say = mailWords(viewing.lang).outbox
  return [
    say.to(mail.recipient),
    moment(viewing, mail.sent_at ?? mail.queued_at),
    mail.attempts > 0 && mail.state !== 'sent' ? say.attempts(mail.attempts) : '',
    mail.next_try && mail.attempts > 0 ? say.nextTry(moment(viewing, mail.next_try)) : '',
    mail.trouble && mail.state !== 'sent' ? troubleSentence(viewing.lang, troubleOf(mail.trouble)) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

const MailRow = ({ viewing, mail }: { viewing: Viewing; mail: OutboxMail }) => (
  <Row
    id={`mail-${mail.id}`}
    glyph="mail"
    href={mailPath(mail.id)}
    title={<span lang={mail.lang}>{mail.subject}</span>}
    tags={<StateTag viewing={viewing} state={mail.state} />}
    detail={detailOf(viewing, mail)}
  />
)

/** The text as it was sent: its paragraphs, and the lines of each. */
const Text = ({ mail }: { mail: OutboxMail }) => (
  <div lang={mail.lang}>
    {mail.text
      .trim()
      .split('\n')
      .map((line, place) => (
        <Fragment key={place}>
          {place === 0 ? null : <br />}
          {line}
        </Fragment>
      ))}
  </div>
)

export interface OutboxProps {
  viewing: Viewing
  mails: OutboxMail[]
  asked: OutboxAsked
  counts: Record<MailState, number>
  /** The id to go on from. */
  next: number | null
  /** May try again and mark what came back. */
  keeper: boolean
  server: boolean
  errors: FormError[]
}

const Filters = ({ viewing, asked, counts }: Pick<OutboxProps, 'viewing' | 'asked' | 'counts'>) => {
  const say = mailWords(viewing.lang).outbox
  const active = [
    ...(asked.state ? [{ label: say.states[asked.state], removeHref: addressOf({ ...asked, state: null }) }] : []),
    ...(asked.recipient ? [{ label: asked.recipient, removeHref: addressOf({ ...asked, recipient: '' }) }] : []),
  ]
  return (
    <FilterBar action={outboxPath()} lang={viewing.lang} active={active}>
      <TextField name="recipient" label={say.recipient} value={asked.recipient} type="search" maxlength={254} />
      <Select
        name="state"
        label={say.show}
        value={asked.state ?? ''}
        options={[
          { value: '', label: say.all },
          ...MAIL_STATES.map((state) => ({ value: state, label: `${say.states[state]} (${counts[state]})` })),
        ]}
      />
    </FilterBar>
  )
}

const Nothing = ({ viewing, asked }: Pick<OutboxProps, 'viewing' | 'asked'>) => {
  const say = mailWords(viewing.lang).outbox
  const filtered = asked.state !== null || asked.recipient !== ''
  return (
    <Empty title={filtered ? say.emptyFound : say.empty}>
      <Paragraph>{filtered ? say.emptyFoundHow : say.emptyHow}</Paragraph>
    </Empty>
  )
}

export function OutboxPage({ viewing, mails, asked, counts, next, keeper, server, errors }: OutboxProps) {
  const { lang } = viewing
  const say = mailWords(lang).outbox
  const demo = viewing.demoDay !== null
  return (
    <Page viewing={viewing} title={say.title} example={demo} noindex>
      {keeper ? <NetworkTabs lang={lang} here={outboxPath()} /> : null}
      <Title lead={server ? say.lead : demo ? say.leadDemo : say.leadNoServer}>{say.title}</Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Filters viewing={viewing} asked={asked} counts={counts} />
      {keeper && counts.refused > 0 ? (
        <Form action={outboxRetryPath()} label={say.retryAll(counts.refused)}>
          <Buttons>
            <SubmitButton tone="plain">{say.retryAll(counts.refused)}</SubmitButton>
          </Buttons>
        </Form>
      ) : null}
      {mails.length === 0 ? (
        <Nothing viewing={viewing} asked={asked} />
      ) : (
        <Rows label={say.title}>
          {mails.map((mail) => (
            <MailRow key={mail.id} viewing={viewing} mail={mail} />
          ))}
        </Rows>
      )}
      {next === null ? null : (
        <Buttons>
          <ButtonLink href={addressOf(asked, next)}>{say.older}</ButtonLink>
        </Buttons>
      )}
    </Page>
  )
}

export interface OutboxMailProps {
  viewing: Viewing
  mail: OutboxMail
  keeper: boolean
  errors: FormError[]
}

const Facts = ({ viewing, mail }: Pick<OutboxMailProps, 'viewing' | 'mail'>) => {
  const say = mailWords(viewing.lang).outbox
  return (
    <FactCard label={say.facts}>
      <Fact label={say.state}>
        <StateTag viewing={viewing} state={mail.state} />
      </Fact>
      <Fact label={say.recipientFact}>{mail.recipient}</Fact>
      <Fact label={say.kind}>{say.kinds[mail.list ?? 'none']}</Fact>
      <Fact label={say.queued}>{moment(viewing, mail.queued_at)}</Fact>
      {mail.sent_at ? <Fact label={say.sent}>{moment(viewing, mail.sent_at)}</Fact> : null}
      {mail.attempts > 0 ? <Fact label={say.tries}>{String(mail.attempts)}</Fact> : null}
      {mail.next_try && mail.attempts > 0 ? <Fact label={say.next}>{moment(viewing, mail.next_try)}</Fact> : null}
    </FactCard>
  )
}

const Trouble = ({ viewing, mail }: Pick<OutboxMailProps, 'viewing' | 'mail'>) => {
  const say = mailWords(viewing.lang).outbox
  if (!mail.trouble || mail.state === 'sent') return null
  const kind = troubleOf(mail.trouble)
  return (
    <Notice tone={mail.state === 'refused' ? 'decision' : 'waiting'} title={troubleSentence(viewing.lang, kind)}>
      {kind === 'expired' ? null : (
        <Paragraph>
          {say.answer} : <code>{mail.trouble}</code>
        </Paragraph>
      )}
    </Notice>
  )
}

const Deeds = ({ viewing, mail }: Pick<OutboxMailProps, 'viewing' | 'mail'>) => {
  const say = mailWords(viewing.lang).outbox
  if (mail.state === 'refused' && !mail.cleared_at)
    return (
      <Form action={mailRetryPath(mail.id)} label={say.retry}>
        <Buttons>
          <SubmitButton>{say.retry}</SubmitButton>
        </Buttons>
      </Form>
    )
  if (mail.state !== 'sent' && mail.state !== 'returned') return null
  return (
    <Form action={mailReturnPath(mail.id)} label={say.returned}>
      {mail.state === 'sent' ? <Paragraph>{say.returnedHint}</Paragraph> : null}
      <Buttons>
        <SubmitButton tone="plain" name="returned" value={mail.state === 'sent' ? 'yes' : 'no'}>
          {mail.state === 'sent' ? say.returned : say.notReturned}
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

export function OutboxMailPage({ viewing, mail, keeper, errors }: OutboxMailProps) {
  const { lang } = viewing
  const say = mailWords(lang).outbox
  return (
    <Page viewing={viewing} title={say.one} example={viewing.demoDay !== null} noindex>
      <Crumbs lang={lang} items={[{ href: outboxPath(), label: say.title }]} />
      <Title kicker={say.one}>
        <span lang={mail.lang}>{mail.subject}</span>
      </Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Aside
        main={
          <>
            <Trouble viewing={viewing} mail={mail} />
            <Heading level={2}>{say.text}</Heading>
            {mail.text ? <Text mail={mail} /> : <Paragraph>{mail.cleared_at ? say.cleared : say.secret}</Paragraph>}
            {keeper ? <Deeds viewing={viewing} mail={mail} /> : null}
          </>
        }
        aside={<Facts viewing={viewing} mail={mail} />}
      />
    </Page>
  )
}
