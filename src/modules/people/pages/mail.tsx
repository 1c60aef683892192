/** Which mails one wants: one's own page of choices, and the page behind the link at the foot of a mail. */
import { Buttons, ErrorSummary, Fieldset, Form, type FormError, HiddenField, Select, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { ButtonLink, Heading, List, Notice, Paragraph, Title } from '#design/text.tsx'
import { type Day, dayIn, formatDay } from '#kernel/dates.ts'
import type { Lang } from '#kernel/values/lang.ts'
import { MAIL_PACES, type MailPace, type MailTopic } from '#kernel/values/mail.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { addressTrouble, mailWords } from '../messages/mail.ts'
import { mePath, myMailPath, unsubscribePath } from '../paths.ts'
import type { AddressTrouble } from '../queries/mail.ts'
import { MeTabs } from './tabs.tsx'

/** A topic with what was chosen for it. */
export interface ChosenTopic {
  topic: MailTopic
  pace: MailPace
}

const Choices = ({ lang, chosen, errors = [] }: { lang: Lang; chosen: ChosenTopic[]; errors?: FormError[] }) => (
  <>
    {chosen.map(({ topic, pace }) => (
      <Select
        key={topic.name}
        name={topic.name}
        label={topic.label[lang]}
        hint={topic.hint[lang]}
        value={pace}
        error={errors.find(({ field }) => field === topic.name)?.text}
        options={MAIL_PACES.filter((each) => each !== 'at_once' || !topic.gatheredOnly).map((each) => ({
          value: each,
          label: mailWords(lang).paces[each],
        }))}
      />
    ))}
  </>
)

export interface MailChoicesProps {
  viewing: Viewing
  email: string | null
  trouble: AddressTrouble | null
  chosen: ChosenTopic[]
  /** The days of the next digests. */
  next: { daily: Day; weekly: Day }
  errors: FormError[]
}

const Address = ({ viewing, email, trouble }: Pick<MailChoicesProps, 'viewing' | 'email' | 'trouble'>) => {
  const { lang } = viewing
  const say = mailWords(lang).choices
  if (email === null)
    return (
      <Notice tone="waiting" title={say.noEmail}>
        <Paragraph>{say.noEmailHow}</Paragraph>
      </Notice>
    )
  if (!trouble) return <Paragraph>{say.goesTo(email)}</Paragraph>
  return (
    <Notice tone="decision" title={say.refused}>
      <Paragraph>{addressTrouble(lang, trouble.kind, dayIn(viewing.network.timeZone, trouble.since))}</Paragraph>
      <Paragraph>{say.refusedHow}</Paragraph>
    </Notice>
  )
}

export function MailChoicesPage({ viewing, email, trouble, chosen, next, errors }: MailChoicesProps) {
  const { lang } = viewing
  const say = mailWords(lang).choices
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <MeTabs lang={lang} here={myMailPath()} />
      <Title lead={say.lead}>{say.title}</Title>
      <ErrorSummary lang={lang} errors={errors} />
      <Address viewing={viewing} email={email} trouble={trouble} />
      <Form action={myMailPath()} label={say.title}>
        <Fieldset legend={say.deeds}>
          <Choices lang={lang} chosen={chosen} errors={errors} />
        </Fieldset>
        <Paragraph>{say.when(formatDay(lang, next.daily), formatDay(lang, next.weekly))}</Paragraph>
        <Buttons>
          <SubmitButton>{say.save}</SubmitButton>
        </Buttons>
      </Form>
      <Heading level={2}>{say.rules}</Heading>
      <List items={[say.always, say.own, say.noTracking]} />
    </Page>
  )
}

export interface UnsubscribeProps {
  viewing: Viewing
  token: string
  /** What the mail told of, as far as the house still knows it. */
  topics: MailTopic[]
  chosen: ChosenTopic[]
  errors: FormError[]
  /** Just done. */
  done: boolean
}

/** No name, no address: whoever has the mail sees the choices and nothing else. */
export function UnsubscribePage({ viewing, token, topics, chosen, errors, done }: UnsubscribeProps) {
  const { lang } = viewing
  const say = mailWords(lang).unsubscribe
  return (
    <Page viewing={viewing} title={done ? say.done : say.title} noindex>
      <Title lead={done ? say.doneLead : topics.length > 1 ? say.leadMany : say.lead}>{done ? say.done : say.title}</Title>
      <ErrorSummary lang={lang} errors={errors} />
      {done ? null : (
        <>
          <List items={topics.map(({ label }) => label[lang])} />
          <Form action={unsubscribePath(token)} label={say.title}>
            <Buttons>
              <SubmitButton>{say.button}</SubmitButton>
            </Buttons>
          </Form>
        </>
      )}
      <Heading level={2}>{say.others}</Heading>
      <Paragraph>{say.othersLead}</Paragraph>
      <Form action={unsubscribePath(token)} label={say.others}>
        <HiddenField name="choices" value="1" />
        <Choices lang={lang} chosen={chosen} errors={errors} />
        <Buttons>
          <SubmitButton tone="plain">{mailWords(lang).choices.save}</SubmitButton>
          <ButtonLink href={mePath()}>{say.me}</ButtonLink>
        </Buttons>
      </Form>
    </Page>
  )
}
