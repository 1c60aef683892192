/** How one comes in and where one is signed in: passkeys, open sessions, sessions that are over. */
import { Row, Rows } from '#design/entries.tsx'
import { Buttons, ErrorSummary, Form, type FormError, SubmitButton } from '#design/form.tsx'
import { Page } from '#design/page.tsx'
import { PasskeyAdding } from '#design/passkeys.tsx'
import { Empty, Heading, Paragraph, Tag, Title } from '#design/text.tsx'
import { formatMoment } from '#kernel/dates.ts'
import type { PasskeyFacts, SessionFacts } from '#kernel/session.ts'
import type { Viewing } from '#kernel/viewing.ts'
import { accessWords } from '../messages/access.ts'
import { accessPath, passkeyOptionsPath, passkeyPath, passkeysPath, sessionEndPath, sessionPath, sessionsEndPath } from '../paths.ts'
import { deviceName } from '../rules/access.ts'
import { MeTabs } from './tabs.tsx'

export interface AccessProps {
  viewing: Viewing
  /** Where passkeys can be added; null: not at the address of this house. */
  origin: string | null
  passkeys: PasskeyFacts[]
  open: SessionFacts[]
  ended: SessionFacts[]
  currentId: string
  /** Why a key was not added. */
  errors: FormError[]
}

const momentIn = (viewing: Viewing) => (moment: Date) => formatMoment(viewing.lang, moment, viewing.network.timeZone)

/** The parts of a line, with points between them. */
const inLine = (...parts: string[]): string => parts.join('\u00a0· ')

const Passkeys = ({ viewing, origin, passkeys }: Pick<AccessProps, 'viewing' | 'origin' | 'passkeys'>) => {
  const say = accessWords(viewing.lang)
  const when = momentIn(viewing)
  return (
    <>
      <Heading level={2} count={passkeys.length || undefined}>
        {say.keys}
      </Heading>
      <Paragraph>{say.keysLead}</Paragraph>
      {passkeys.length === 0 ? (
        <Empty title={say.noKeys}>
          <Paragraph>{say.noKeysHow}</Paragraph>
        </Empty>
      ) : (
        <Rows label={say.keys}>
          {passkeys.map((key) => (
            <Row
              key={key.id}
              glyph="key"
              href={passkeyPath(key.id)}
              title={key.name}
              tags={key.synced ? <Tag>{say.synced}</Tag> : null}
              detail={inLine(say.added(when(key.addedAt)), key.lastUsedAt ? say.used(when(key.lastUsedAt)) : say.unused)}
            />
          ))}
        </Rows>
      )}
      {origin === null ? (
        <Paragraph>{say.nowhere}</Paragraph>
      ) : (
        <PasskeyAdding origin={origin} options={passkeyOptionsPath()} action={passkeysPath()} words={say.adding} label={say.add}>
          <Paragraph>{say.without}</Paragraph>
        </PasskeyAdding>
      )}
    </>
  )
}

const OpenSession = ({ viewing, session, current }: { viewing: Viewing; session: SessionFacts; current: boolean }) => {
  const say = accessWords(viewing.lang)
  const when = momentIn(viewing)
  const device = deviceName(session.device) ?? say.unknownDevice
  return (
    <Row
      glyph={current ? 'done' : 'planned'}
      href={sessionPath(session.id)}
      title={device}
      tags={current ? <Tag tone="deed">{say.thisOne}</Tag> : null}
      detail={inLine(say.opened(when(session.createdAt)), say.lastVisit(when(session.lastUsedAt)), say.deeds(session.deeds))}
      aside={
        <Form action={sessionEndPath(session.id)} inline>
          <SubmitButton tone="plain">{say.end}</SubmitButton>
        </Form>
      }
    />
  )
}

/** Ends the others while there are any, or all of them. */
const Ending = ({ viewing, others }: { viewing: Viewing; others: boolean }) => {
  const say = accessWords(viewing.lang)
  return (
    <Form action={sessionsEndPath()} label={say.endAll}>
      <Buttons>
        {others ? (
          <SubmitButton tone="plain" name="which" value="others">
            {say.endOthers}
          </SubmitButton>
        ) : null}
        <SubmitButton tone="decision" name="which" value="all">
          {say.endAll}
        </SubmitButton>
      </Buttons>
    </Form>
  )
}

const EndedSessions = ({ viewing, ended }: Pick<AccessProps, 'viewing' | 'ended'>) => {
  const say = accessWords(viewing.lang)
  const when = momentIn(viewing)
  return ended.length === 0 ? null : (
    <>
      <Heading level={2}>{say.over}</Heading>
      <Paragraph>{say.overLead}</Paragraph>
      <Rows label={say.over}>
        {ended.map((session) => (
          <Row
            key={session.id}
            glyph="stopped"
            href={sessionPath(session.id)}
            title={deviceName(session.device) ?? say.unknownDevice}
            detail={inLine(say.opened(when(session.createdAt)), say.ended(when(session.endedAt!)), say.deeds(session.deeds))}
          />
        ))}
      </Rows>
    </>
  )
}

export function AccessPage({ viewing, origin, passkeys, open, ended, currentId, errors }: AccessProps) {
  const { lang } = viewing
  const say = accessWords(lang)
  return (
    <Page viewing={viewing} title={say.title} noindex>
      <Title lead={say.lead}>{say.title}</Title>
      <MeTabs lang={lang} here={accessPath()} />
      <ErrorSummary lang={lang} errors={errors} />
      <Passkeys viewing={viewing} origin={origin} passkeys={passkeys} />
      <Heading level={2} count={open.length}>
        {say.open}
      </Heading>
      <Paragraph>{say.openLead}</Paragraph>
      <Rows label={say.open}>
        {open.map((session) => (
          <OpenSession key={session.id} viewing={viewing} session={session} current={session.id === currentId} />
        ))}
      </Rows>
      <Ending viewing={viewing} others={open.length > 1} />
      <EndedSessions viewing={viewing} ended={ended} />
    </Page>
  )
}
